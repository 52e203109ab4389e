/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The only file that knows all features: it makes the panes of the workspace and passes on what the window is asked for. */

#include "config.h"

#include "cw-window-panes.h"

#include "cw-cases-pane.h"
#include "cw-codebook-page.h"
#include "cw-codebook-sidebar.h"
#include "cw-matrix-page.h"
#include "cw-memo-page.h"
#include "cw-memo-panel.h"
#include "cw-printing.h"
#include "cw-reader-desk.h"
#include "cw-search-pane.h"
#include "cw-sources-pane.h"

/* --- what is there: NULL for what has not been wanted yet -------------------------------------------------- */

static CwReaderPage *
find_reader (CwWorkspace *workspace)
{
  GtkWidget *desk = cw_workspace_get_content (workspace, CW_SLOT_READER);

  return desk == NULL ? NULL : cw_reader_desk_get_active (CW_READER_DESK (desk));
}

static CwMatrixPage *
find_matrix (CwWorkspace *workspace)
{
  GtkWidget *page = cw_workspace_get_content (workspace, CW_SLOT_MATRIX);

  return page == NULL ? NULL : CW_MATRIX_PAGE (page);
}

static CwMemoPanel *
find_memos (CwWorkspace *workspace)
{
  GtkWidget *panel = cw_workspace_get_content (workspace, CW_SLOT_MEMOS);

  return panel == NULL ? NULL : CW_MEMO_PANEL (panel);
}

static CwCodebookSidebar *
find_codebook (CwWorkspace *workspace)
{
  GtkWidget *sidebar = cw_workspace_get_content (workspace, CW_SLOT_CODEBOOK);

  return sidebar == NULL ? NULL : CW_CODEBOOK_SIDEBAR (sidebar);
}

static CwMemoPage *
find_memo_page (CwWorkspace *workspace)
{
  GtkWidget *page = cw_workspace_get_content (workspace, CW_SLOT_MEMO_PAGE);

  return page == NULL ? NULL : CW_MEMO_PAGE (page);
}

static CwCodebookPage *
find_codes (CwWorkspace *workspace)
{
  GtkWidget *page = cw_workspace_get_content (workspace, CW_SLOT_CODES);

  return page == NULL ? NULL : CW_CODEBOOK_PAGE (page);
}

/* --- making what is wanted ----------------------------------------------------------------------------------- */

/* The memos about what is being read come first. */
static void
on_place_changed (CwWorkspace *workspace)
{
  CwReaderPage *reader = find_reader (workspace);
  CwMemoPanel *memos = find_memos (workspace);
  gint64 excerpt = reader == NULL ? 0 : cw_reader_page_get_current_excerpt (reader);

  if (memos == NULL || reader == NULL)
    return;
  if (excerpt != 0)
    cw_memo_panel_set_context (memos, CW_KIND_EXCERPT, excerpt);
  else
    cw_memo_panel_set_context (memos, CW_KIND_SOURCE, cw_reader_page_get_source (reader));
}

static GtkWidget *
create_pane (CwSlot slot)
{
  switch (slot)
    {
    case CW_SLOT_SOURCES:
      return g_object_new (CW_TYPE_SOURCES_PANE, NULL);
    case CW_SLOT_CASES:
      return g_object_new (CW_TYPE_CASES_PANE, NULL);
    case CW_SLOT_SEARCH:
      return cw_search_pane_new ();
    case CW_SLOT_READER:
      return cw_reader_desk_new ();
    case CW_SLOT_CODES:
      return cw_codebook_page_new ();
    case CW_SLOT_MEMO_PAGE:
      return cw_memo_page_new ();
    case CW_SLOT_MATRIX:
      return cw_matrix_page_new ();
    case CW_SLOT_CODEBOOK:
      return cw_codebook_sidebar_new ();
    case CW_SLOT_MEMOS:
      return cw_memo_panel_new ();
    }
  g_return_val_if_reached (NULL);
}

GtkWidget *
cw_panes_ensure (CwWorkspace *workspace, CwSlot slot)
{
  GtkWidget *pane = cw_workspace_get_content (workspace, slot);

  if (pane != NULL)
    return pane;
  pane = create_pane (slot);
  cw_workspace_set_content (workspace, slot, pane);
  g_object_bind_property (workspace, "project", pane, "project", G_BINDING_SYNC_CREATE);
  if (slot == CW_SLOT_READER)
    g_signal_connect_object (
        pane, "place-changed", G_CALLBACK (on_place_changed), workspace, G_CONNECT_SWAPPED);
  if (slot == CW_SLOT_MEMOS)
    on_place_changed (workspace);
  return pane;
}

/* The text that is meant, which is made if there is none yet. */
CwReaderPage *
cw_panes_ensure_reader (CwWorkspace *workspace)
{
  return cw_reader_desk_get_active (CW_READER_DESK (cw_panes_ensure (workspace, CW_SLOT_READER)));
}

static gboolean
is_missing (CwWorkspace *workspace, CwSlot slot)
{
  return cw_workspace_is_shown (workspace, slot)
         && cw_workspace_get_content (workspace, slot) == NULL;
}

/* One pane a turn, so that keys and clicks come between. */
static gboolean
fill_one (gpointer data)
{
  CwWorkspace *workspace = data;

  if (cw_workspace_get_project (workspace) == NULL)
    return G_SOURCE_REMOVE;
  for (CwSlot slot = 0; slot < CW_N_SLOTS; slot++)
    if (is_missing (workspace, slot))
      {
        cw_panes_ensure (workspace, slot);
        return G_SOURCE_CONTINUE;
      }
  return G_SOURCE_REMOVE;
}

static void
queue_fill (CwWorkspace *workspace, int priority)
{
  g_idle_add_full (priority, fill_one, g_object_ref (workspace), g_object_unref);
}

/* What comes into sight is there in the frame that shows it. */
static void
on_arranged (CwWorkspace *workspace)
{
  if (!cw_panes_are_complete (workspace))
    queue_fill (workspace, G_PRIORITY_HIGH_IDLE);
}

/* The text can be read now: the panes beside it follow. */
static gboolean
on_first_frame (GtkWidget *workspace, GdkFrameClock *clock, gpointer data)
{
  queue_fill (CW_WORKSPACE (workspace), G_PRIORITY_DEFAULT_IDLE);
  return G_SOURCE_REMOVE;
}

/* The pages beside the text and the matrix, which the trail knows by their names. */
static const struct
{
  const char *view;
  CwSlot slot;
} pages[] = {
  { "codebook", CW_SLOT_CODES },
  { "memos", CW_SLOT_MEMO_PAGE },
};

/* CW_SLOT_READER where the view is no such page. */
static CwSlot
find_page_slot (const char *view)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_strcmp0 (pages[i].view, view) == 0)
      return pages[i].slot;
  return CW_SLOT_READER;
}

static const char *
find_page_name (CwWorkspace *workspace)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (cw_workspace_is_shown (workspace, pages[i].slot))
      return pages[i].view;
  return NULL;
}

/* The keys go to what has come into sight. */
static void
on_view_changed (CwWorkspace *workspace)
{
  if (cw_workspace_get_project (workspace) == NULL)
    return;
  if (cw_workspace_is_shown (workspace, CW_SLOT_MATRIX))
    cw_matrix_page_focus_cell (CW_MATRIX_PAGE (cw_panes_ensure (workspace, CW_SLOT_MATRIX)));
  else if (find_page_slot (cw_workspace_get_view (workspace)) != CW_SLOT_READER)
    gtk_widget_grab_focus (
        cw_panes_ensure (workspace, find_page_slot (cw_workspace_get_view (workspace))));
  else
    gtk_widget_grab_focus (cw_panes_ensure (workspace, CW_SLOT_READER));
}

/* For a new workspace: what is not in sight is made when it is wanted. */
void
cw_panes_attach (CwWorkspace *workspace)
{
  g_signal_connect (workspace, "notify::view", G_CALLBACK (on_view_changed), NULL);
  g_signal_connect (workspace, "arranged", G_CALLBACK (on_arranged), NULL);
}

gboolean
cw_panes_are_complete (CwWorkspace *workspace)
{
  for (CwSlot slot = 0; slot < CW_N_SLOTS; slot++)
    if (is_missing (workspace, slot))
      return FALSE;
  return TRUE;
}

/* --- for the window ------------------------------------------------------------------------------------------ */

/* A project opens at its first source, so that there is something to read. The list of sources and the text are in the
 * first frame, what else is shown comes in the next ones. */
void
cw_panes_open_first (CwWorkspace *workspace)
{
  CwProject *project = cw_workspace_get_project (workspace);
  GListModel *sources = cw_project_get_children (project, CW_KIND_SOURCE, 0);
  g_autoptr (CwRecord) first = g_list_model_get_item (sources, 0);
  CwReaderPage *reader = cw_panes_ensure_reader (workspace);

  if (is_missing (workspace, CW_SLOT_SOURCES))
    cw_panes_ensure (workspace, CW_SLOT_SOURCES);
  if (first != NULL)
    cw_reader_page_show_source (reader, cw_record_get_id (first));
  gtk_widget_grab_focus (GTK_WIDGET (reader));
  gtk_widget_add_tick_callback (GTK_WIDGET (workspace), on_first_frame, NULL, NULL);
}

/* Typed text reaches the project at once: before undo, before closing. */
void
cw_panes_flush (CwWorkspace *workspace)
{
  if (find_reader (workspace) != NULL)
    cw_reader_desk_flush (CW_READER_DESK (cw_workspace_get_content (workspace, CW_SLOT_READER)));
  if (find_matrix (workspace) != NULL)
    cw_matrix_page_commit (find_matrix (workspace));
  if (find_codebook (workspace) != NULL)
    cw_codebook_sidebar_flush (find_codebook (workspace));
  if (find_codes (workspace) != NULL)
    cw_codebook_page_flush (find_codes (workspace));
  if (find_memos (workspace) != NULL)
    cw_memo_panel_flush (find_memos (workspace));
  if (find_memo_page (workspace) != NULL)
    cw_memo_page_flush (find_memo_page (workspace));
}

void
cw_panes_read_place (CwWorkspace *workspace, CwPlace *place)
{
  CwReaderPage *reader = find_reader (workspace);

  *place = (CwPlace) { .matrix = cw_workspace_is_shown (workspace, CW_SLOT_MATRIX),
                       .page = find_page_name (workspace) };
  if (reader == NULL)
    return;
  place->source = cw_reader_page_get_source (reader);
  place->excerpt = cw_reader_page_get_current_excerpt (reader);
}

void
cw_panes_show_place (CwWorkspace *workspace, const CwPlace *place)
{
  CwReaderPage *reader = cw_panes_ensure_reader (workspace);

  cw_workspace_show (workspace, place->matrix ? CW_SLOT_MATRIX : find_page_slot (place->page));
  if (place->excerpt == 0 || !cw_reader_page_show_excerpt (reader, place->excerpt))
    cw_reader_page_show_source (reader, place->source);
  if (place->matrix)
    cw_matrix_page_focus_cell (CW_MATRIX_PAGE (cw_panes_ensure (workspace, CW_SLOT_MATRIX)));
}

/* A part of a source that needs not be an excerpt. */
void
cw_panes_show_passage (CwWorkspace *workspace, guint start, guint end, gboolean focus)
{
  CwReaderPage *reader = cw_panes_ensure_reader (workspace);

  cw_reader_page_show_passage (reader, start, end);
  if (focus)
    gtk_widget_grab_focus (GTK_WIDGET (reader));
}

void
cw_panes_search (CwWorkspace *workspace)
{
  cw_workspace_show (workspace, CW_SLOT_SEARCH);
  cw_search_pane_focus_entry (CW_SEARCH_PANE (cw_panes_ensure (workspace, CW_SLOT_SEARCH)));
}

/* A command of the window, or of the text. */
void
cw_panes_activate (CwWindow *window, const char *action, const char *target)
{
  GtkWidget *widget = GTK_WIDGET (window);

  if (!g_str_has_prefix (action, "win.") && !g_str_has_prefix (action, "window."))
    widget = cw_reader_page_get_target (cw_panes_ensure_reader (cw_window_get_workspace (window)));
  if (target != NULL)
    gtk_widget_activate_action (widget, action, "s", target);
  else
    gtk_widget_activate_action (widget, action, NULL);
}

gboolean
cw_panes_get_selection (CwWorkspace *workspace, gint64 *source, guint *start, guint *end)
{
  CwReaderPage *reader = find_reader (workspace);

  return reader != NULL && cw_reader_page_get_selection (reader, source, start, end);
}

void
cw_panes_apply_code (CwWorkspace *workspace, gint64 code)
{
  if (find_reader (workspace) != NULL)
    cw_reader_page_apply_code (find_reader (workspace), code);
}

/* In the list that is at hand. */
void
cw_panes_show_code (CwWorkspace *workspace, gint64 code)
{
  if (cw_workspace_is_shown (workspace, CW_SLOT_CODES) && find_codes (workspace) != NULL)
    {
      cw_codebook_page_show_code (find_codes (workspace), code);
      return;
    }
  cw_workspace_show (workspace, CW_SLOT_CODEBOOK);
  cw_codebook_sidebar_show_code (
      CW_CODEBOOK_SIDEBAR (cw_panes_ensure (workspace, CW_SLOT_CODEBOOK)), code);
}

/* On the page, for care. */
void
cw_panes_open_code (CwWorkspace *workspace, gint64 code)
{
  cw_workspace_show (workspace, CW_SLOT_CODES);
  cw_codebook_page_show_code (CW_CODEBOOK_PAGE (cw_panes_ensure (workspace, CW_SLOT_CODES)), code);
}

void
cw_panes_new_memo (CwWorkspace *workspace, CwKind kind, gint64 id)
{
  cw_workspace_show (workspace, CW_SLOT_MEMOS);
  cw_memo_panel_new_memo (CW_MEMO_PANEL (cw_panes_ensure (workspace, CW_SLOT_MEMOS)), kind, id);
}

void
cw_panes_show_memo (CwWorkspace *workspace, gint64 memo)
{
  if (cw_workspace_is_shown (workspace, CW_SLOT_MEMO_PAGE) && find_memo_page (workspace) != NULL)
    {
      cw_memo_page_show_memo (find_memo_page (workspace), memo);
      return;
    }
  cw_workspace_show (workspace, CW_SLOT_MEMOS);
  cw_memo_panel_show_memo (CW_MEMO_PANEL (cw_panes_ensure (workspace, CW_SLOT_MEMOS)), memo);
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
  definition = cw_matrix_page_dup_definition (
      CW_MATRIX_PAGE (cw_panes_ensure (workspace, CW_SLOT_MATRIX)));
  cw_print_matrix (GTK_WINDOW (root), project, definition);
}
