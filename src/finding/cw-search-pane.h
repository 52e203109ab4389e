/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <adwaita.h>

#include "cw-hunt.h"

G_BEGIN_DECLS

#define CW_TYPE_SEARCH_PANE (cw_search_pane_get_type ())
G_DECLARE_FINAL_TYPE (CwSearchPane, cw_search_pane, CW, SEARCH_PANE, AdwBin)

GtkWidget *cw_search_pane_new (void);
void cw_search_pane_focus_entry (CwSearchPane *self);
void cw_search_pane_search (CwSearchPane *self, CwHuntKind kind, const char *words);
GListModel *cw_search_pane_get_found (CwSearchPane *self);
gboolean cw_search_pane_is_searching (CwSearchPane *self);
void cw_search_pane_code_all_with (CwSearchPane *self, gint64 code);

G_END_DECLS
