/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <adwaita.h>

#include "cw-project.h"

G_BEGIN_DECLS

#define CW_TYPE_MEMO_PANEL (cw_memo_panel_get_type ())
G_DECLARE_FINAL_TYPE (CwMemoPanel, cw_memo_panel, CW, MEMO_PANEL, AdwBin)

GtkWidget *cw_memo_panel_new (void);
void cw_memo_panel_set_project (CwMemoPanel *self, CwProject *project);
CwProject *cw_memo_panel_get_project (CwMemoPanel *self);
void cw_memo_panel_set_context (CwMemoPanel *self, CwKind kind, gint64 id);
void cw_memo_panel_new_memo (CwMemoPanel *self, CwKind kind, gint64 id);
void cw_memo_panel_show_memo (CwMemoPanel *self, gint64 id);
gint64 cw_memo_panel_get_memo (CwMemoPanel *self);
void cw_memo_panel_flush (CwMemoPanel *self);

G_END_DECLS
