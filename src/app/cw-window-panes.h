/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-reader-desk.h"
#include "cw-window.h"
#include "cw-workspace.h"

G_BEGIN_DECLS

void cw_panes_attach (CwWorkspace *workspace);
GtkWidget *cw_panes_ensure (CwWorkspace *workspace, CwSlot slot);
gboolean cw_panes_are_complete (CwWorkspace *workspace);
void cw_panes_open_first (CwWorkspace *workspace);
void cw_panes_flush (CwWorkspace *workspace);
void cw_panes_read_place (CwWorkspace *workspace, CwPlace *place);
void cw_panes_show_place (CwWorkspace *workspace, const CwPlace *place);
void cw_panes_show_passage (CwWorkspace *workspace, guint start, guint end, gboolean focus);
void cw_panes_search (CwWorkspace *workspace);
CwReaderPage *cw_panes_ensure_reader (CwWorkspace *workspace);
void cw_panes_activate (CwWindow *window, const char *action, const char *target);
gboolean cw_panes_get_selection (CwWorkspace *workspace, gint64 *source, guint *start, guint *end);
void cw_panes_apply_code (CwWorkspace *workspace, gint64 code);
void cw_panes_show_code (CwWorkspace *workspace, gint64 code);
void cw_panes_open_code (CwWorkspace *workspace, gint64 code);
void cw_panes_new_memo (CwWorkspace *workspace, CwKind kind, gint64 id);
void cw_panes_show_memo (CwWorkspace *workspace, gint64 memo);
void cw_panes_print (CwWorkspace *workspace, const char *what);

G_END_DECLS
