/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwSummaryEditor: what the researcher writes about a row and a construct. Typing is written to the project two seconds
 * after the last key, and whenever the editor loses the focus, is hidden or turns to another cell. Words that cannot be
 * written, because their row or code was deleted meanwhile, wait here until the cell comes back. */

#include "config.h"

#include "cw-summary-editor.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* In seconds (architecture.md: committed after at most two). */
#define AUTOSAVE_DELAY 2

struct _CwSummaryEditor
{
  GtkBox parent_instance;

  CwProject *project;
  CwCellKey cell; /* owns its row_value; code 0 without a cell */
  gboolean modified;
  gboolean showing;
  guint autosave;
  GHashTable *waiting; /* name of a cell → text */

  GtkTextView *text;
  GtkTextBuffer *buffer;
  GtkLabel *placeholder;
  AdwToggleGroup *status;
  AdwBanner *stale;
};

G_DEFINE_FINAL_TYPE (CwSummaryEditor, cw_summary_editor, GTK_TYPE_BOX)

static char *
dup_text (CwSummaryEditor *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
}

static char *
name_cell (const CwCellKey *cell)
{
  return g_strdup_printf ("%d:%" G_GINT64_FORMAT ":%s:%" G_GINT64_FORMAT,
                          cell->row_kind,
                          cell->row_id,
                          cell->row_value != NULL ? cell->row_value : "",
                          cell->code);
}

static gboolean
has_cell (CwSummaryEditor *self)
{
  return self->project != NULL && self->cell.code != 0;
}

static CwRecord *
find_record (CwSummaryEditor *self)
{
  gint64 id = cw_summary_editor_get_summary (self);

  return id == 0 ? NULL : cw_project_get_record (self->project, CW_KIND_SUMMARY, id);
}

static void
tell (CwSummaryEditor *self, const GError *error)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
}

static void
stop_autosave (CwSummaryEditor *self)
{
  g_clear_handle_id (&self->autosave, g_source_remove);
}

static void
show_state (CwSummaryEditor *self)
{
  CwRecord *record = find_record (self);
  gboolean stale
      = record != NULL && cw_project_summary_is_stale (self->project, cw_record_get_id (record));

  self->showing = TRUE;
  adw_toggle_group_set_active_name (
      self->status, record == NULL ? "draft" : cw_record_get_text (record, CW_SUMMARY_STATUS));
  self->showing = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->status),
                            record != NULL && !cw_project_is_read_only (self->project));
  adw_banner_set_revealed (self->stale, stale);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "summary.confirm", has_cell (self));
}

static void
show_text (CwSummaryEditor *self, const char *text)
{
  g_autofree char *old = dup_text (self);

  if (g_str_equal (old, text))
    return;
  self->showing = TRUE;
  gtk_text_buffer_begin_irreversible_action (self->buffer);
  gtk_text_buffer_set_text (self->buffer, text, -1);
  gtk_text_buffer_end_irreversible_action (self->buffer);
  self->showing = FALSE;
}

static void
forget_cell (CwSummaryEditor *self)
{
  g_free ((char *) self->cell.row_value);
  self->cell = (CwCellKey) { 0 };
  self->modified = FALSE;
}

static void
take_waiting_text (CwSummaryEditor *self)
{
  g_autofree char *name = name_cell (&self->cell);
  g_autofree char *key = NULL;
  g_autofree char *text = NULL;

  if (!g_hash_table_steal_extended (self->waiting, name, (gpointer *) &key, (gpointer *) &text))
    return;
  show_text (self, text);
  self->modified = TRUE;
}

static gboolean
write_text (CwSummaryEditor *self)
{
  g_autofree char *text = dup_text (self);
  g_autoptr (GError) error = NULL;

  if (*text == '\0' && cw_summary_editor_get_summary (self) == 0)
    return TRUE;
  if (cw_project_write_summary (self->project, &self->cell, text, &error) != 0)
    return TRUE;
  g_hash_table_insert (self->waiting, name_cell (&self->cell), g_steal_pointer (&text));
  tell (self, error);
  return FALSE;
}

static gboolean
on_autosave_due (gpointer data)
{
  CwSummaryEditor *self = data;

  self->autosave = 0;
  cw_summary_editor_commit (self);
  return G_SOURCE_REMOVE;
}

static void
on_text_changed (CwSummaryEditor *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->placeholder),
                          gtk_text_buffer_get_char_count (self->buffer) == 0);
  if (self->showing)
    return;
  self->modified = TRUE;
  stop_autosave (self);
  self->autosave = g_timeout_add_seconds (AUTOSAVE_DELAY, on_autosave_due, self);
}

static void
on_focus_left (CwSummaryEditor *self)
{
  cw_summary_editor_commit (self);
}

static void
on_status_chosen (CwSummaryEditor *self)
{
  const char *status = adw_toggle_group_get_active_name (self->status);
  g_autoptr (GError) error = NULL;
  CwRecord *record;

  if (self->showing || !has_cell (self) || !cw_summary_editor_commit (self))
    return;
  record = find_record (self);
  if (record == NULL || g_strcmp0 (status, cw_record_get_text (record, CW_SUMMARY_STATUS)) == 0)
    return;
  if (!cw_project_set_field (self->project,
                             CW_KIND_SUMMARY,
                             cw_record_get_id (record),
                             CW_SUMMARY_STATUS,
                             status,
                             &error))
    tell (self, error);
}

/* Writing says as well that the evidence has been looked at, so what has just been written needs no confirming. */
static void
on_confirm_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CwSummaryEditor *self = CW_SUMMARY_EDITOR (widget);
  g_autoptr (GError) error = NULL;
  gint64 summary;

  if (!has_cell (self) || !cw_summary_editor_commit (self))
    return;
  summary = cw_summary_editor_get_summary (self);
  if (summary == 0 || !cw_project_summary_is_stale (self->project, summary))
    return;
  if (!cw_project_confirm_summary (self->project, summary, &error))
    tell (self, error);
  show_state (self);
}

static gboolean
cw_summary_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CW_SUMMARY_EDITOR (widget)->text));
}

static void
cw_summary_editor_unmap (GtkWidget *widget)
{
  cw_summary_editor_commit (CW_SUMMARY_EDITOR (widget));
  GTK_WIDGET_CLASS (cw_summary_editor_parent_class)->unmap (widget);
}

static void
cw_summary_editor_dispose (GObject *object)
{
  CwSummaryEditor *self = CW_SUMMARY_EDITOR (object);

  if (self->buffer != NULL)
    cw_summary_editor_set_cell (self, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_SUMMARY_EDITOR);
  G_OBJECT_CLASS (cw_summary_editor_parent_class)->dispose (object);
}

static void
cw_summary_editor_finalize (GObject *object)
{
  g_hash_table_unref (CW_SUMMARY_EDITOR (object)->waiting);
  G_OBJECT_CLASS (cw_summary_editor_parent_class)->finalize (object);
}

static void
cw_summary_editor_class_init (CwSummaryEditorClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = cw_summary_editor_dispose;
  object_class->finalize = cw_summary_editor_finalize;
  widget_class->grab_focus = cw_summary_editor_grab_focus;
  widget_class->unmap = cw_summary_editor_unmap;
  gtk_widget_class_install_action (widget_class, "summary.confirm", NULL, on_confirm_activated);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_BASE "/ui/cw-summary-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, CwSummaryEditor, text);
  gtk_widget_class_bind_template_child (widget_class, CwSummaryEditor, buffer);
  gtk_widget_class_bind_template_child (widget_class, CwSummaryEditor, placeholder);
  gtk_widget_class_bind_template_child (widget_class, CwSummaryEditor, status);
  gtk_widget_class_bind_template_child (widget_class, CwSummaryEditor, stale);
  gtk_widget_class_bind_template_callback (widget_class, on_text_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_focus_left);
  gtk_widget_class_bind_template_callback (widget_class, on_status_chosen);
}

static void
cw_summary_editor_init (CwSummaryEditor *self)
{
  self->waiting = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cw_summary_editor_set_cell:
 * @project: (nullable): the project
 * @cell: (nullable): the cell to write about
 *
 * What was typed about the cell before is written first.
 */
void
cw_summary_editor_set_cell (CwSummaryEditor *self, CwProject *project, const CwCellKey *cell)
{
  g_autofree char *old = NULL;
  g_autofree char *new = NULL;

  g_return_if_fail (CW_IS_SUMMARY_EDITOR (self));
  g_return_if_fail (cell == NULL || project != NULL);

  old = name_cell (&self->cell);
  new = cell == NULL ? NULL : name_cell (cell);
  if (project == self->project && g_strcmp0 (old, new) == 0)
    return;
  cw_summary_editor_commit (self);
  forget_cell (self);
  if (g_set_object (&self->project, project))
    g_hash_table_remove_all (self->waiting);
  if (cell != NULL)
    {
      self->cell = *cell;
      self->cell.row_value = g_strdup (cell->row_value);
    }
  cw_summary_editor_refresh (self);
}

/**
 * cw_summary_editor_get_summary:
 *
 * Returns: the id of the cell's summary, or 0
 */
gint64
cw_summary_editor_get_summary (CwSummaryEditor *self)
{
  g_return_val_if_fail (CW_IS_SUMMARY_EDITOR (self), 0);
  return has_cell (self) ? cw_project_find_summary (self->project, &self->cell) : 0;
}

/**
 * cw_summary_editor_refresh:
 *
 * Shows the cell as the project has it now, except for words that have been typed and not yet written.
 */
void
cw_summary_editor_refresh (CwSummaryEditor *self)
{
  CwRecord *record;

  g_return_if_fail (CW_IS_SUMMARY_EDITOR (self));

  record = find_record (self);
  if (!self->modified)
    {
      show_text (self, record == NULL ? "" : cw_record_get_text (record, CW_SUMMARY_TEXT));
      take_waiting_text (self);
    }
  gtk_text_view_set_editable (self->text,
                              has_cell (self) && !cw_project_is_read_only (self->project));
  show_state (self);
}

/**
 * cw_summary_editor_commit:
 *
 * Writes what has been typed.
 *
 * Returns: whether nothing is left to be written
 */
gboolean
cw_summary_editor_commit (CwSummaryEditor *self)
{
  g_return_val_if_fail (CW_IS_SUMMARY_EDITOR (self), FALSE);

  stop_autosave (self);
  if (!self->modified || !has_cell (self))
    return TRUE;
  self->modified = FALSE;
  return write_text (self);
}

GtkTextBuffer *
cw_summary_editor_get_buffer (CwSummaryEditor *self)
{
  g_return_val_if_fail (CW_IS_SUMMARY_EDITOR (self), NULL);
  return self->buffer;
}
