/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <adwaita.h>

#include "cw-project.h"

G_BEGIN_DECLS

#define CW_TYPE_MEMO_LINKS (cw_memo_links_get_type ())
G_DECLARE_FINAL_TYPE (CwMemoLinks, cw_memo_links, CW, MEMO_LINKS, AdwBin)

void cw_memo_links_show (CwMemoLinks *self, CwProject *project, gint64 memo);
void cw_memo_links_set_context (CwMemoLinks *self, CwKind kind, gint64 id);
void cw_memo_links_open_chooser (CwMemoLinks *self);

G_END_DECLS
