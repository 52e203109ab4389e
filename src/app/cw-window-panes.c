/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The only file that knows all features: it fills the workspace's slots and passes on what the window is asked for. */

#include "config.h"

#include "cw-window-panes.h"

/* Creates the features' widgets, once, when the first project is there: a window without a project starts faster. */
void
cw_panes_fill (CwWorkspace *workspace)
{
}

void
cw_panes_read_place (CwWorkspace *workspace, CwPlace *place)
{
  *place = (CwPlace) { .matrix = cw_workspace_is_shown (workspace, CW_SLOT_MATRIX) };
}

void
cw_panes_show_place (CwWorkspace *workspace, const CwPlace *place)
{
  cw_workspace_show (workspace, place->matrix ? CW_SLOT_MATRIX : CW_SLOT_READER);
}

gboolean
cw_panes_get_selection (CwWorkspace *workspace, gint64 *source, guint *start, guint *end)
{
  return FALSE;
}

void
cw_panes_apply_code (CwWorkspace *workspace, gint64 code)
{
}

void
cw_panes_show_code (CwWorkspace *workspace, gint64 code)
{
  cw_workspace_show (workspace, CW_SLOT_CODEBOOK);
}

void
cw_panes_new_memo (CwWorkspace *workspace, CwKind kind, gint64 id)
{
  cw_workspace_show (workspace, CW_SLOT_MEMOS);
}

void
cw_panes_show_memo (CwWorkspace *workspace, gint64 memo)
{
  cw_workspace_show (workspace, CW_SLOT_MEMOS);
}

void
cw_panes_print (CwWorkspace *workspace, const char *what)
{
}
