/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The only file that knows all features: it fills the workspace's slots and passes on what the window is asked for. */

#include "config.h"

#include "cw-window-panes.h"

#include "cw-cases-pane.h"
#include "cw-codebook-sidebar.h"
#include "cw-matrix-page.h"
#include "cw-memo-panel.h"
#include "cw-printing.h"
#include "cw-reader-page.h"
#include "cw-sources-pane.h"

static CwReaderPage *
get_reader (CwWorkspace *workspace)
{
  GtkWidget *page = cw_workspace_get_content (workspace, CW_SLOT_READER);

  return page == NULL ? NULL : CW_READER_PAGE (page);
}

static CwMatrixPage *
get_matrix (CwWorkspace *workspace)
{
  GtkWidget *page = cw_workspace_get_content (workspace, CW_SLOT_MATRIX);

  return page == NULL ? NULL : CW_MATRIX_PAGE (page);
}

static CwMemoPanel *
get_memos (CwWorkspace *workspace)
{
  GtkWidget *panel = cw_workspace_get_content (workspace, CW_SLOT_MEMOS);

  return panel == NULL ? NULL : CW_MEMO_PANEL (panel);
}

static CwCodebookSidebar *
get_codebook (CwWorkspace *workspace)
{
  GtkWidget *sidebar = cw_workspace_get_content (workspace, CW_SLOT_CODEBOOK);

  return sidebar == NULL ? NULL : CW_CODEBOOK_SIDEBAR (sidebar);
}

/* The memos about what is being read come first. */
static void
on_place_changed (CwReaderPage *reader, GParamSpec *pspec, CwWorkspace *workspace)
{
  CwMemoPanel *memos = get_memos (workspace);
  gint64 excerpt = cw_reader_page_get_current_excerpt (reader);

  if (memos == NULL)
    return;
  if (excerpt != 0)
    cw_memo_panel_set_context (memos, CW_KIND_EXCERPT, excerpt);
  else
    cw_memo_panel_set_context (memos, CW_KIND_SOURCE, cw_reader_page_get_source (reader));
}

/* The keys go to what has come into sight. */
static void
on_view_changed (CwWorkspace *workspace)
{
  if (cw_workspace_is_shown (workspace, CW_SLOT_MATRIX))
    cw_matrix_page_focus_cell (get_matrix (workspace));
  else
    gtk_widget_grab_focus (GTK_WIDGET (get_reader (workspace)));
}

static void
put (CwWorkspace *workspace, CwSlot slot, GtkWidget *widget)
{
  cw_workspace_set_content (workspace, slot, widget);
  g_object_bind_property (workspace, "project", widget, "project", G_BINDING_SYNC_CREATE);
}

/* Creates the features' widgets, once, when the first project is there: a window without a project starts faster. */
void
cw_panes_fill (CwWorkspace *workspace)
{
  GtkWidget *reader;

  if (get_reader (workspace) != NULL)
    return;
  reader = cw_reader_page_new ();
  put (workspace, CW_SLOT_READER, reader);
  put (workspace, CW_SLOT_MATRIX, cw_matrix_page_new ());
  put (workspace, CW_SLOT_CODEBOOK, cw_codebook_sidebar_new ());
  put (workspace, CW_SLOT_MEMOS, cw_memo_panel_new ());
  put (workspace, CW_SLOT_SOURCES, g_object_new (CW_TYPE_SOURCES_PANE, NULL));
  put (workspace, CW_SLOT_CASES, g_object_new (CW_TYPE_CASES_PANE, NULL));
  g_signal_connect (workspace, "notify::view", G_CALLBACK (on_view_changed), NULL);
  g_signal_connect_object (
      reader, "notify::source", G_CALLBACK (on_place_changed), workspace, G_CONNECT_DEFAULT);
  g_signal_connect_object (reader,
                           "notify::current-excerpt",
                           G_CALLBACK (on_place_changed),
                           workspace,
                           G_CONNECT_DEFAULT);
}

/* A project opens at its first source, so that there is something to read. */
void
cw_panes_open_first (CwWorkspace *workspace)
{
  CwProject *project = cw_workspace_get_project (workspace);
  GListModel *sources = cw_project_get_children (project, CW_KIND_SOURCE, 0);
  g_autoptr (CwRecord) first = g_list_model_get_item (sources, 0);

  if (first != NULL)
    cw_reader_page_show_source (get_reader (workspace), cw_record_get_id (first));
  gtk_widget_grab_focus (GTK_WIDGET (get_reader (workspace)));
}

/* Typed text reaches the project at once: before undo, before closing. */
void
cw_panes_flush (CwWorkspace *workspace)
{
  CwReaderPage *reader = get_reader (workspace);

  if (reader == NULL)
    return;
  cw_reader_page_flush (reader);
  cw_matrix_page_commit (get_matrix (workspace));
  cw_codebook_sidebar_flush (get_codebook (workspace));
  cw_memo_panel_flush (get_memos (workspace));
}

void
cw_panes_read_place (CwWorkspace *workspace, CwPlace *place)
{
  CwReaderPage *reader = get_reader (workspace);

  *place = (CwPlace) { .matrix = cw_workspace_is_shown (workspace, CW_SLOT_MATRIX) };
  if (reader == NULL)
    return;
  place->source = cw_reader_page_get_source (reader);
  place->excerpt = cw_reader_page_get_current_excerpt (reader);
}

void
cw_panes_show_place (CwWorkspace *workspace, const CwPlace *place)
{
  CwReaderPage *reader = get_reader (workspace);

  cw_workspace_show (workspace, place->matrix ? CW_SLOT_MATRIX : CW_SLOT_READER);
  if (reader == NULL)
    return;
  if (place->excerpt == 0 || !cw_reader_page_show_excerpt (reader, place->excerpt))
    cw_reader_page_show_source (reader, place->source);
  if (place->matrix)
    cw_matrix_page_focus_cell (get_matrix (workspace));
}

gboolean
cw_panes_get_selection (CwWorkspace *workspace, gint64 *source, guint *start, guint *end)
{
  CwReaderPage *reader = get_reader (workspace);

  return reader != NULL && cw_reader_page_get_selection (reader, source, start, end);
}

void
cw_panes_apply_code (CwWorkspace *workspace, gint64 code)
{
  if (get_reader (workspace) != NULL)
    cw_reader_page_apply_code (get_reader (workspace), code);
}

void
cw_panes_show_code (CwWorkspace *workspace, gint64 code)
{
  cw_workspace_show (workspace, CW_SLOT_CODEBOOK);
  if (get_codebook (workspace) != NULL)
    cw_codebook_sidebar_show_code (get_codebook (workspace), code);
}

void
cw_panes_new_memo (CwWorkspace *workspace, CwKind kind, gint64 id)
{
  cw_workspace_show (workspace, CW_SLOT_MEMOS);
  if (get_memos (workspace) != NULL)
    cw_memo_panel_new_memo (get_memos (workspace), kind, id);
}

void
cw_panes_show_memo (CwWorkspace *workspace, gint64 memo)
{
  cw_workspace_show (workspace, CW_SLOT_MEMOS);
  if (get_memos (workspace) != NULL)
    cw_memo_panel_show_memo (get_memos (workspace), memo);
}

/* What: "excerpts-by-code" or "matrix". */
void
cw_panes_print (CwWorkspace *workspace, const char *what)
{
  CwProject *project = cw_workspace_get_project (workspace);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (workspace));
  g_autofree char *definition = NULL;

  if (project == NULL)
    return;
  if (!g_str_equal (what, "matrix"))
    {
      cw_print_excerpts (GTK_WINDOW (root), project);
      return;
    }
  definition = cw_matrix_page_dup_definition (get_matrix (workspace));
  cw_print_matrix (GTK_WINDOW (root), project, definition);
}
