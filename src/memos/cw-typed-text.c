/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwTypedText: keeps a text view or an entry and one field of an object the same. What is typed goes to the project
 * after two seconds at most, when the focus leaves and when the widget goes off the screen; what changes in the
 * project comes into the widget as one replacement, so that the caret stays where it is. */

#include "config.h"

#include "cw-typed-text.h"

#include "cw-text-splice.h"

#define COMMIT_DELAY_MS 2000

struct _CwTypedText
{
  GObject parent_instance;

  GtkWidget *widget;
  CwKind kind;
  guint field;
  CwProject *project;
  gint64 id;
  GSignalGroup *record_signals;
  guint timer;
  gboolean pending; /* something typed is not in the project */
  gboolean loading; /* the change of the text is ours */
};

G_DEFINE_FINAL_TYPE (CwTypedText, cw_typed_text, G_TYPE_OBJECT)

static CwRecord *
get_record (CwTypedText *self)
{
  return self->project == NULL || self->id == 0
             ? NULL
             : cw_project_get_record (self->project, self->kind, self->id);
}

/* --- the widget's text ------------------------------------------------------------------------------------------ */

static char *
dup_text (CwTypedText *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  if (GTK_IS_EDITABLE (self->widget))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->widget)));
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->widget));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static void
splice_editable (GtkEditable *editable, const CwTextSplice *splice)
{
  int position = (int) splice->start;

  gtk_editable_delete_text (editable, position, position + (int) splice->removed);
  gtk_editable_insert_text (editable, splice->inserted, (int) splice->inserted_size, &position);
}

static void
splice_buffer (GtkTextBuffer *buffer, const CwTextSplice *splice)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, (int) splice->start);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, (int) (splice->start + splice->removed));
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, splice->inserted, (int) splice->inserted_size);
}

static void
show_text (CwTypedText *self, const char *text)
{
  g_autofree char *shown = dup_text (self);
  CwTextSplice splice;

  if (!cw_text_splice_find (shown, text, &splice))
    return;
  self->loading = TRUE;
  if (GTK_IS_EDITABLE (self->widget))
    splice_editable (GTK_EDITABLE (self->widget), &splice);
  else
    splice_buffer (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->widget)), &splice);
  self->loading = FALSE;
}

/* --- both ways ------------------------------------------------------------------------------------------------- */

static void
commit (CwTypedText *self)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_handle_id (&self->timer, g_source_remove);
  if (!self->pending)
    return;
  if (get_record (self) == NULL)
    {
      self->pending = FALSE;
      return;
    }
  text = dup_text (self);
  if (cw_project_set_field (self->project, self->kind, self->id, self->field, text, &error))
    self->pending = FALSE;
  else
    gtk_widget_activate_action (self->widget, "win.toast", "s", error->message);
}

static gboolean
on_time_passed (gpointer user_data)
{
  CwTypedText *self = user_data;

  self->timer = 0;
  commit (self);
  return G_SOURCE_REMOVE;
}

/* The clock is not set back by the next key, so that nobody types for long without a commit. */
static void
on_text_edited (CwTypedText *self)
{
  if (self->loading || get_record (self) == NULL)
    return;
  self->pending = TRUE;
  if (self->timer == 0)
    self->timer = g_timeout_add (COMMIT_DELAY_MS, on_time_passed, self);
}

/* What was typed and is not yet in the project is never overwritten: it is committed over the other change. */
static void
on_record_changed (CwTypedText *self)
{
  CwRecord *record = get_record (self);

  if (!self->pending && record != NULL)
    show_text (self, cw_record_get_text (record, self->field));
}

static void
cw_typed_text_dispose (GObject *object)
{
  CwTypedText *self = CW_TYPED_TEXT (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->record_signals);
  g_clear_object (&self->project);
  g_clear_object (&self->widget);
  G_OBJECT_CLASS (cw_typed_text_parent_class)->dispose (object);
}

static void
cw_typed_text_class_init (CwTypedTextClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cw_typed_text_dispose;
}

static void
cw_typed_text_init (CwTypedText *self)
{
  self->record_signals = g_signal_group_new (CW_TYPE_RECORD);
  g_signal_group_connect_swapped (
      self->record_signals, "changed", G_CALLBACK (on_record_changed), self);
}

static void
watch_widget (CwTypedText *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GObject *text = GTK_IS_EDITABLE (self->widget)
                      ? G_OBJECT (self->widget)
                      : G_OBJECT (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->widget)));

  g_signal_connect_object (text, "changed", G_CALLBACK (on_text_edited), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (commit), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->widget, "unmap", G_CALLBACK (commit), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->widget, focus);
}

/**
 * cw_typed_text_new:
 * @widget: a text view with its buffer, or an editable; its own undo should be off, the project has one
 * @field: a text field of @kind
 *
 * Returns: (transfer full): the tie between them, to nothing as yet
 */
CwTypedText *
cw_typed_text_new (GtkWidget *widget, CwKind kind, guint field)
{
  CwTypedText *self;

  g_return_val_if_fail (GTK_IS_TEXT_VIEW (widget) || GTK_IS_EDITABLE (widget), NULL);

  self = g_object_new (CW_TYPE_TYPED_TEXT, NULL);
  self->widget = g_object_ref (widget);
  self->kind = kind;
  self->field = field;
  watch_widget (self);
  return self;
}

/**
 * cw_typed_text_bind:
 * @project: (nullable): the project
 * @id: the object, 0 for none
 *
 * Commits what was typed for the object before, and shows the field of this one.
 */
void
cw_typed_text_bind (CwTypedText *self, CwProject *project, gint64 id)
{
  CwRecord *record;

  g_return_if_fail (CW_IS_TYPED_TEXT (self));

  commit (self);
  self->pending = FALSE;
  g_set_object (&self->project, project);
  self->id = id;
  record = get_record (self);
  g_signal_group_set_target (self->record_signals, record);
  show_text (self, record == NULL ? "" : cw_record_get_text (record, self->field));
}

/**
 * cw_typed_text_flush:
 *
 * Commits now what was typed.
 */
void
cw_typed_text_flush (CwTypedText *self)
{
  g_return_if_fail (CW_IS_TYPED_TEXT (self));
  commit (self);
}

gboolean
cw_typed_text_is_pending (CwTypedText *self)
{
  g_return_val_if_fail (CW_IS_TYPED_TEXT (self), FALSE);
  return self->pending;
}
