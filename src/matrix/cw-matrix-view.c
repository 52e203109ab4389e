/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwMatrixView: the matrix that a definition describes, or why there is none. It counts anew once after each batch of
 * changes and emits "updated" when the grid shows the result. While it is not to be seen it only remembers that
 * something has changed. */

#include "config.h"

#include "cw-matrix-view.h"

#include "cw-matrix-effect.h"
#include "cw-matrix-notes.h"
#include "cw-matrix-scope.h"

#include <glib/gi18n.h>

/* Before the next frame is drawn, so that a change and its numbers appear together. */
#define UPDATE_PRIORITY (G_PRIORITY_HIGH_IDLE + 15)

struct _CwMatrixView
{
  AdwBin parent_instance;

  CwProject *project;
  GSignalGroup *feed;
  CwMatrixDefinition *definition;
  CwMatrixNotes *notes;
  CwTabulation *tabulation; /* what the grid shows; good until the project changes */
  guint update;
  gboolean outdated;

  CwMatrixGrid *grid;
  GtkStack *stack;
  AdwStatusPage *status;
  GtkLabel *scope;
};

G_DEFINE_FINAL_TYPE (CwMatrixView, cw_matrix_view, ADW_TYPE_BIN)

enum
{
  SIGNAL_UPDATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
show_status (CwMatrixView *self, const char *title, const char *description)
{
  g_autofree char *escaped = g_markup_escape_text (description, -1);

  adw_status_page_set_title (self->status, title);
  adw_status_page_set_description (self->status, escaped);
  gtk_stack_set_visible_child_name (self->stack, "status");
}

static void
show_what_is_there (CwMatrixView *self, const CwMatrix *matrix)
{
  const char *title, *description;

  if (cw_matrix_scope_find_gap (matrix, self->definition->rows, &title, &description))
    show_status (self, title, description);
  else
    gtk_stack_set_visible_child_name (self->stack, "matrix");
}

static void
show_scope (CwMatrixView *self)
{
  CwMatrix *matrix = cw_matrix_grid_get_matrix (self->grid);
  g_autofree char *sentence
      = matrix == NULL ? NULL : cw_matrix_scope_dup_sentence (matrix, self->definition->measure);

  gtk_label_set_label (self->scope, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->scope), sentence != NULL);
}

static void
show_notes (CwMatrixView *self)
{
  CwMatrix *matrix = cw_matrix_grid_get_matrix (self->grid);
  g_autoptr (CwMatrixSummaries) summaries = NULL;

  if (matrix == NULL || self->notes == NULL)
    return;
  summaries = cw_matrix_notes_collect (self->notes, matrix);
  cw_matrix_grid_set_summaries (self->grid, summaries);
}

static void
count (CwMatrixView *self)
{
  g_autoptr (CwMatrix) matrix = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->tabulation);
  self->tabulation = cw_matrix_definition_tabulate (self->definition, self->project, &error);
  if (self->tabulation == NULL)
    {
      show_status (self, _ ("This Matrix Cannot Be Shown"), error->message);
      cw_matrix_grid_set_matrix (self->grid, NULL);
      return;
    }
  matrix = cw_tabulation_compute (self->tabulation);
  cw_matrix_grid_set_matrix (self->grid, matrix);
  show_what_is_there (self, matrix);
}

static void
show_nothing (CwMatrixView *self)
{
  g_clear_object (&self->tabulation);
  cw_matrix_grid_set_matrix (self->grid, NULL);
  show_status (self, _ ("No Project"), _ ("Open a project to compare its cases."));
}

static gboolean
on_update_due (gpointer data)
{
  CwMatrixView *self = data;

  self->update = 0;
  cw_matrix_view_bring_up_to_date (self);
  return G_SOURCE_REMOVE;
}

static void
queue_update (CwMatrixView *self)
{
  self->outdated = TRUE;
  if (self->update == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->update = g_idle_add_full (UPDATE_PRIORITY, on_update_due, self, NULL);
}

static void
on_project_changed (CwMatrixView *self, CwChangeSet *changes)
{
  CwMatrixEffect effect = cw_matrix_effect_of (changes);

  if ((effect & (CW_MATRIX_EFFECT_NUMBERS | CW_MATRIX_EFFECT_NOTES)) == 0)
    return;
  cw_matrix_notes_doubt (self->notes);
  queue_update (self);
}

static void
cw_matrix_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (cw_matrix_view_parent_class)->map (widget);
  cw_matrix_view_bring_up_to_date (CW_MATRIX_VIEW (widget));
}

static gboolean
cw_matrix_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CW_MATRIX_VIEW (widget)->grid));
}

static void
cw_matrix_view_dispose (GObject *object)
{
  CwMatrixView *self = CW_MATRIX_VIEW (object);

  g_clear_handle_id (&self->update, g_source_remove);
  g_clear_object (&self->feed);
  g_clear_object (&self->notes);
  g_clear_object (&self->tabulation);
  g_clear_object (&self->project);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_MATRIX_VIEW);
  G_OBJECT_CLASS (cw_matrix_view_parent_class)->dispose (object);
}

static void
cw_matrix_view_finalize (GObject *object)
{
  cw_matrix_definition_free (CW_MATRIX_VIEW (object)->definition);
  G_OBJECT_CLASS (cw_matrix_view_parent_class)->finalize (object);
}

static void
cw_matrix_view_class_init (CwMatrixViewClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = cw_matrix_view_dispose;
  object_class->finalize = cw_matrix_view_finalize;
  widget_class->map = cw_matrix_view_map;
  widget_class->grab_focus = cw_matrix_view_grab_focus;
  signals[SIGNAL_UPDATED] = g_signal_new (
      "updated", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (CW_TYPE_MATRIX_GRID);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/cw-matrix-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CwMatrixView, grid);
  gtk_widget_class_bind_template_child (widget_class, CwMatrixView, stack);
  gtk_widget_class_bind_template_child (widget_class, CwMatrixView, status);
  gtk_widget_class_bind_template_child (widget_class, CwMatrixView, scope);
}

static void
cw_matrix_view_init (CwMatrixView *self)
{
  self->definition = cw_matrix_definition_new ("case", "code", CW_MEASURE_EXCERPTS);
  self->outdated = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->feed = g_signal_group_new (CW_TYPE_PROJECT);
  g_signal_group_connect_object (
      self->feed, "changed", G_CALLBACK (on_project_changed), self, G_CONNECT_SWAPPED);
}

static void
take_notes (CwMatrixView *self)
{
  g_clear_object (&self->notes);
  if (self->project == NULL)
    return;
  self->notes = cw_matrix_notes_new (self->project);
  g_signal_connect_object (
      self->notes, "changed", G_CALLBACK (show_notes), self, G_CONNECT_SWAPPED);
}

/**
 * cw_matrix_view_set_project:
 * @project: (nullable): whose cases to compare
 */
void
cw_matrix_view_set_project (CwMatrixView *self, CwProject *project)
{
  g_return_if_fail (CW_IS_MATRIX_VIEW (self));

  if (!g_set_object (&self->project, project))
    return;
  g_signal_group_set_target (self->feed, project);
  take_notes (self);
  show_nothing (self);
  queue_update (self);
}

/**
 * cw_matrix_view_set_definition:
 * @definition: what to show
 *
 * Another measure shows at once; other rows or columns before the next frame.
 */
void
cw_matrix_view_set_definition (CwMatrixView *self, const CwMatrixDefinition *definition)
{
  CwMatrixDefinition *old = self->definition;

  g_return_if_fail (CW_IS_MATRIX_VIEW (self) && definition != NULL);

  self->definition = cw_matrix_definition_copy (definition);
  cw_matrix_grid_set_measure (self->grid, definition->measure);
  cw_matrix_grid_set_show_summaries (self->grid, definition->summaries);
  if (!g_str_equal (old->rows, definition->rows) || !g_str_equal (old->columns, definition->columns)
      || old->own != definition->own)
    queue_update (self);
  cw_matrix_definition_free (old);
  show_scope (self);
}

/**
 * cw_matrix_view_bring_up_to_date:
 *
 * Counts now what would be counted before the next frame.
 */
void
cw_matrix_view_bring_up_to_date (CwMatrixView *self)
{
  g_return_if_fail (CW_IS_MATRIX_VIEW (self));

  g_clear_handle_id (&self->update, g_source_remove);
  if (!self->outdated)
    return;
  self->outdated = FALSE;
  if (self->project == NULL)
    show_nothing (self);
  else
    count (self);
  show_scope (self);
  show_notes (self);
  g_signal_emit (self, signals[SIGNAL_UPDATED], 0);
}

CwMatrixGrid *
cw_matrix_view_get_grid (CwMatrixView *self)
{
  g_return_val_if_fail (CW_IS_MATRIX_VIEW (self), NULL);
  return self->grid;
}

/**
 * cw_matrix_view_list_evidence:
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the excerpts of the cursor's cell, or NULL as long as the
 *   matrix is not up to date
 */
GArray *
cw_matrix_view_list_evidence (CwMatrixView *self)
{
  g_return_val_if_fail (CW_IS_MATRIX_VIEW (self), NULL);

  if (self->tabulation == NULL || self->outdated)
    return NULL;
  return cw_tabulation_list_evidence (self->tabulation,
                                      cw_matrix_grid_get_cursor_row (self->grid),
                                      cw_matrix_grid_get_cursor_column (self->grid));
}
