/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwAutosave: keeps what is typed into a field and what the project holds in line. It emits "save" two seconds after
 * the last key, when the field is left and when it is asked to; what comes back from the project never moves the
 * caret of somebody who is typing. */

#include "config.h"

#include "cw-autosave.h"

#define DELAY 2 /* seconds */

struct _CwAutosave
{
  GObject parent_instance;

  GtkWidget *field; /* GtkEditable or GtkTextView, borrowed: it owns what calls us */
  char *known;      /* what the project said last */
  guint timer;
  gboolean dirty;
  gboolean saving;
  gboolean showing;
};

enum
{
  SAVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwAutosave, cw_autosave, G_TYPE_OBJECT)

static GtkTextBuffer *
get_buffer (CwAutosave *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->field));
}

static char *
dup_typed (CwAutosave *self)
{
  GtkTextIter start, end;

  if (GTK_IS_EDITABLE (self->field))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->field)));
  gtk_text_buffer_get_bounds (get_buffer (self), &start, &end);
  return gtk_text_buffer_get_text (get_buffer (self), &start, &end, FALSE);
}

static void
write_editable (GtkEditable *field, const char *text)
{
  int caret = gtk_editable_get_position (field);

  gtk_editable_set_text (field, text);
  gtk_editable_set_position (field, MIN (caret, (int) g_utf8_strlen (text, -1)));
}

static void
write_buffer (GtkTextBuffer *buffer, const char *text)
{
  GtkTextIter iter;
  int caret;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  caret = gtk_text_iter_get_offset (&iter);
  gtk_text_buffer_set_text (buffer, text, -1);
  gtk_text_buffer_get_iter_at_offset (buffer, &iter, caret);
  gtk_text_buffer_place_cursor (buffer, &iter);
}

static void
write_field (CwAutosave *self, const char *text)
{
  g_autofree char *typed = dup_typed (self);

  if (g_str_equal (typed, text))
    return;
  self->showing = TRUE;
  if (GTK_IS_EDITABLE (self->field))
    write_editable (GTK_EDITABLE (self->field), text);
  else
    write_buffer (get_buffer (self), text);
  self->showing = FALSE;
}

static void
on_delay_passed (gpointer data)
{
  CwAutosave *self = data;

  self->timer = 0;
  cw_autosave_flush (self);
}

static void
on_typed (CwAutosave *self)
{
  if (self->showing)
    return;
  self->dirty = TRUE;
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add_seconds_once (DELAY, on_delay_passed, self);
}

static void
cw_autosave_dispose (GObject *object)
{
  CwAutosave *self = CW_AUTOSAVE (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  G_OBJECT_CLASS (cw_autosave_parent_class)->dispose (object);
}

static void
cw_autosave_finalize (GObject *object)
{
  CwAutosave *self = CW_AUTOSAVE (object);

  g_clear_weak_pointer (&self->field);
  g_free (self->known);
  G_OBJECT_CLASS (cw_autosave_parent_class)->finalize (object);
}

static void
cw_autosave_class_init (CwAutosaveClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cw_autosave_dispose;
  object_class->finalize = cw_autosave_finalize;
  signals[SAVE] = g_signal_new ("save",
                                CW_TYPE_AUTOSAVE,
                                G_SIGNAL_RUN_LAST,
                                0,
                                NULL,
                                NULL,
                                NULL,
                                G_TYPE_NONE,
                                1,
                                G_TYPE_STRING);
}

static void
cw_autosave_init (CwAutosave *self)
{
  self->known = g_strdup ("");
}

/* @field is a GtkEditable or a GtkTextView. */
CwAutosave *
cw_autosave_new (GtkWidget *field)
{
  CwAutosave *self = g_object_new (CW_TYPE_AUTOSAVE, NULL);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_set_weak_pointer (&self->field, field);
  g_signal_connect_object (GTK_IS_EDITABLE (field) ? G_OBJECT (field)
                                                   : G_OBJECT (get_buffer (self)),
                           "changed",
                           G_CALLBACK (on_typed),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (cw_autosave_flush), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (field, focus);
  return self;
}

/* The project holds @text now. What is typed and not saved yet stays. */
void
cw_autosave_show (CwAutosave *self, const char *text)
{
  g_return_if_fail (CW_IS_AUTOSAVE (self) && text != NULL);

  if (!g_set_str (&self->known, text) || self->saving || self->dirty || self->field == NULL)
    return;
  write_field (self, text);
}

/* Saves at once what is typed, if anything is. */
void
cw_autosave_flush (CwAutosave *self)
{
  g_autofree char *typed = NULL;

  g_return_if_fail (CW_IS_AUTOSAVE (self));

  g_clear_handle_id (&self->timer, g_source_remove);
  if (!self->dirty || self->field == NULL)
    return;
  typed = dup_typed (self);
  self->dirty = FALSE;
  self->saving = TRUE;
  if (!g_str_equal (typed, self->known))
    g_signal_emit (self, signals[SAVE], 0, typed);
  self->saving = FALSE;
}

/* The field is about another object now: what was typed for the one before has to be flushed first. */
void
cw_autosave_replace (CwAutosave *self, const char *text)
{
  g_return_if_fail (CW_IS_AUTOSAVE (self) && text != NULL);

  g_clear_handle_id (&self->timer, g_source_remove);
  self->dirty = FALSE;
  g_set_str (&self->known, text);
  if (self->field != NULL)
    write_field (self, text);
}

GtkWidget *
cw_autosave_get_field (CwAutosave *self)
{
  g_return_val_if_fail (CW_IS_AUTOSAVE (self), NULL);
  return self->field;
}
