/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The only file that knows all features: it fills the workspace's slots and passes on what the window is asked for. */

#include "config.h"

#include "cw-window-panes.h"

#include "cw-cases-pane.h"
#include "cw-sources-pane.h"

static void
fill_slot (CwWorkspace *workspace, CwSlot slot, GType type)
{
  GtkWidget *content = g_object_new (type, NULL);

  g_object_bind_property (workspace, "project", content, "project", G_BINDING_SYNC_CREATE);
  cw_workspace_set_content (workspace, slot, content);
}

/* Creates the features' widgets, once, when the first project is there: a window without a project starts faster. */
void
cw_panes_fill (CwWorkspace *workspace)
{
  if (cw_workspace_get_content (workspace, CW_SLOT_SOURCES) != NULL)
    return;
  fill_slot (workspace, CW_SLOT_SOURCES, CW_TYPE_SOURCES_PANE);
  fill_slot (workspace, CW_SLOT_CASES, CW_TYPE_CASES_PANE);
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
