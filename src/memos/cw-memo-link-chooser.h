/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <gtk/gtk.h>

#include "cw-memo-target.h"

G_BEGIN_DECLS

#define CW_TYPE_MEMO_LINK_CHOOSER (cw_memo_link_chooser_get_type ())
G_DECLARE_FINAL_TYPE (CwMemoLinkChooser, cw_memo_link_chooser, CW, MEMO_LINK_CHOOSER, GtkPopover)

void cw_memo_link_chooser_fill (CwMemoLinkChooser *self,
                                CwProject *project,
                                CwKind context_kind,
                                gint64 context_id,
                                gint64 memo);

G_END_DECLS
