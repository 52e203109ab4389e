/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Where the objects are that have no list of their own, and what is at hand when a memo is begun. */

#include "config.h"

#include "cw-window-places.h"

#include <glib/gi18n.h>

#include "cw-matrix-page.h"
#include "cw-reader-desk.h"
#include "cw-sources.h"
#include "cw-window-panes.h"

static GtkWidget *
get_pane (GtkWidget *window, CwSlot slot)
{
  return cw_workspace_get_content (cw_window_get_workspace (CW_WINDOW (window)), slot);
}

/* The way back leads to what was shown before. */
static CwMatrixPage *
go_to_matrix (GtkWidget *window)
{
  CwPlace place;

  cw_panes_read_place (cw_window_get_workspace (CW_WINDOW (window)), &place);
  place.matrix = TRUE;
  cw_window_go_to (CW_WINDOW (window), &place);
  return CW_MATRIX_PAGE (get_pane (window, CW_SLOT_MATRIX));
}

void
cw_window_show_summary (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cw_matrix_page_show_summary (go_to_matrix (widget), g_variant_get_int64 (parameter));
}

void
cw_window_show_display (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cw_matrix_page_show_display (go_to_matrix (widget), g_variant_get_int64 (parameter));
}

static gboolean
speaks_in (CwProject *project, gint64 source, gint64 participant)
{
  g_auto (GStrv) speakers = cw_project_list_speakers (project, source, NULL);

  for (guint i = 0; speakers != NULL && speakers[i] != NULL; i++)
    if (cw_project_find_participant (project, source, speakers[i]) == participant)
      return TRUE;
  return FALSE;
}

static gint64
find_source_of (CwProject *project, gint64 participant)
{
  GListModel *sources = cw_project_get_children (project, CW_KIND_SOURCE, 0);

  for (guint i = 0; i < g_list_model_get_n_items (sources); i++)
    {
      g_autoptr (CwRecord) source = g_list_model_get_item (sources, i);

      if (speaks_in (project, cw_record_get_id (source), participant))
        return cw_record_get_id (source);
    }
  return 0;
}

/* A participant is met where they speak first. */
void
cw_window_show_participant (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwWindow *self = CW_WINDOW (widget);
  CwPlace place = { .source = find_source_of (cw_window_get_project (self),
                                              g_variant_get_int64 (parameter)) };

  if (place.source != 0)
    cw_window_go_to (self, &place);
  else
    cw_window_toast (self, _ ("This participant speaks in no source yet."));
}

/* --- a memo about what is at hand --- */

static gboolean
has_focus (GtkWidget *window, GtkWidget *pane)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));

  return pane != NULL && focus != NULL && (focus == pane || gtk_widget_is_ancestor (focus, pane));
}

/* What is selected, else the excerpt one is at, else the source. */
static const char *
choose_in_reader (GtkWidget *reader)
{
  CwReaderPage *page = CW_READER_PAGE (reader);
  gint64 source;
  guint start, end;

  if (cw_reader_page_get_selection (page, &source, &start, &end)
      || cw_reader_page_get_current_excerpt (page) != 0)
    return "coding.memo";
  return "coding.source-memo";
}

static gboolean
create_in_list (GtkWidget *window)
{
  static const struct
  {
    CwSlot slot;
    const char *action;
  } lists[] = {
    { CW_SLOT_CODEBOOK, "codebook.memo" },
    { CW_SLOT_CASES, "case.new-memo" },
    { CW_SLOT_SOURCES, "source.new-memo" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (has_focus (window, get_pane (window, lists[i].slot)))
      return gtk_widget_activate_action (get_pane (window, lists[i].slot), lists[i].action, NULL);
  return FALSE;
}

void
cw_window_create_memo_here (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwWorkspace *workspace = cw_window_get_workspace (CW_WINDOW (widget));
  GtkWidget *desk = get_pane (widget, CW_SLOT_READER);
  GtkWidget *reader
      = desk == NULL ? NULL : GTK_WIDGET (cw_reader_desk_get_active (CW_READER_DESK (desk)));
  GtkWidget *matrix = get_pane (widget, CW_SLOT_MATRIX);

  if (create_in_list (widget))
    return;
  if (matrix != NULL && cw_workspace_is_shown (workspace, CW_SLOT_MATRIX))
    gtk_widget_activate_action (matrix, "matrix.new-memo", NULL);
  else if (reader != NULL && cw_reader_page_get_source (CW_READER_PAGE (reader)) != 0)
    gtk_widget_activate_action (reader, choose_in_reader (reader), NULL);
  else
    cw_panes_new_memo (workspace, CW_KIND_NONE, 0);
}
