/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwTextCorrector: what is typed in a CwCodedView becomes corrections of the source (method.md D11, W15).  The view
 * shows the words first, then the source gets them as one operation for each thing that was done: all that lies
 * between the first and the last letter that changed.  Typing on without a rest is one step of undo.  Where the view
 * shows something else than the source then has, "out-of-step" asks for the text to be shown anew. */

#include "config.h"

#include "cw-text-corrector.h"

#include "cw-coded-view-private.h"
#include "cw-correction.h"
#include "cw-source-content.h"

#define REST (1500 * 1000) /* microseconds without typing that end a step of undo */

struct _CwTextCorrector
{
  GObject parent_instance;

  CwCodedView *view; /* owns the page that owns this */
  CwProject *project;
  gint64 source;
  GSignalGroup *edits;
  gboolean in_action;
  gboolean pending;
  gboolean writing;
  guint length;    /* of the buffer before what is pending */
  guint first;     /* of what is pending, in the buffer */
  guint behind;    /* how much of the buffer's end is untouched */
  guint run;       /* the step of undo */
  guint run_start; /* where it has written last, in the buffer */
  guint run_end;
  gint64 last_time;
};

G_DEFINE_FINAL_TYPE (CwTextCorrector, cw_text_corrector, G_TYPE_OBJECT)

enum
{
  CORRECTED,
  OUT_OF_STEP,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GtkTextBuffer *
get_buffer (CwTextCorrector *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
}

/* --- the step of undo --- */

/* A rest, another place, and a new paragraph each begin a step. */
static void
choose_run (CwTextCorrector *self, guint start, guint end, const char *words)
{
  gint64 now = g_get_monotonic_time ();
  gboolean elsewhere = end < self->run_start || start > self->run_end;

  if (now - self->last_time > REST || elsewhere || strchr (words, '\n') != NULL)
    self->run++;
  self->last_time = now;
  self->run_start = start;
  self->run_end = start + g_utf8_strlen (words, -1);
}

/* --- writing --- */

static void
show_result (CwTextCorrector *self, guint start, guint end)
{
  CwText *text = cw_project_get_text (self->project, self->source, NULL);
  g_autoptr (GPtrArray) paragraphs = NULL;
  GtkTextIter from, to;

  gtk_text_buffer_get_iter_at_offset (get_buffer (self), &from, start);
  gtk_text_buffer_get_iter_at_offset (get_buffer (self), &to, end);
  if (text != NULL)
    paragraphs = cw_source_content_make_paragraphs (text);
  if (paragraphs != NULL
      && cw_coded_view_follow_text (
          self->view, paragraphs, gtk_text_iter_get_line (&from), gtk_text_iter_get_line (&to)))
    g_signal_emit (self, signals[CORRECTED], 0);
  else
    g_signal_emit (self, signals[OUT_OF_STEP], 0);
}

static void
correct (CwTextCorrector *self, guint old_end, guint new_end, const char *words)
{
  const CwTextMap *map = cw_coded_view_get_map (self->view);
  guint start = cw_text_map_to_source (map, self->first);
  guint end = cw_text_map_to_source (map, old_end);
  g_autofree char *key = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done;

  choose_run (self, self->first, old_end, words);
  key = g_strdup_printf ("correct %" G_GINT64_FORMAT " %u", self->source, self->run);
  self->writing = TRUE;
  done = cw_project_correct_text (self->project, self->source, start, end, words, key, &error);
  self->writing = FALSE;
  if (done)
    show_result (self, self->first, new_end);
  else
    g_signal_emit (self, signals[FAILED], 0, error->message);
}

static void
write_pending (CwTextCorrector *self)
{
  GtkTextBuffer *buffer = get_buffer (self);
  guint new_end = gtk_text_buffer_get_char_count (buffer) - self->behind;
  GtkTextIter from, to;
  g_autofree char *words = NULL;

  if (!self->pending)
    return;
  self->pending = FALSE;
  gtk_text_buffer_get_iter_at_offset (buffer, &from, self->first);
  gtk_text_buffer_get_iter_at_offset (buffer, &to, new_end);
  words = gtk_text_iter_get_slice (&from, &to);
  correct (self, self->length - self->behind, new_end, words);
}

/* --- what happens in the buffer --- */

/* The text between @start and @end is about to be something else. */
static void
note_edit (CwTextCorrector *self, guint start, guint end)
{
  guint length = gtk_text_buffer_get_char_count (get_buffer (self));

  if (!self->pending)
    {
      self->pending = TRUE;
      self->length = length;
      self->first = start;
      self->behind = length - end;
      return;
    }
  self->first = MIN (self->first, start);
  self->behind = MIN (self->behind, length - end);
}

static void
on_text_inserted (CwTextCorrector *self, const GtkTextIter *place, const char *text, int length)
{
  guint offset = gtk_text_iter_get_offset (place);

  note_edit (self, offset, offset);
}

static void
on_range_deleted (CwTextCorrector *self, const GtkTextIter *start, const GtkTextIter *end)
{
  note_edit (self, gtk_text_iter_get_offset (start), gtk_text_iter_get_offset (end));
}

static void
on_action_begun (CwTextCorrector *self)
{
  self->in_action = TRUE;
}

static void
on_action_ended (CwTextCorrector *self)
{
  self->in_action = FALSE;
  write_pending (self);
}

static void
on_buffer_changed (CwTextCorrector *self)
{
  if (!self->in_action)
    write_pending (self);
}

/* GtkSourceView would move whole lines about, and codings with them: that is no correction. */
static void
on_lines_moved (GtkTextView *view)
{
  if (gtk_text_view_get_editable (view))
    g_signal_stop_emission_by_name (view, "move-lines");
}

/* The view shows another buffer: nothing of the old one counts. */
static void
on_buffer_set (CwTextCorrector *self)
{
  self->pending = FALSE;
  self->in_action = FALSE;
  if (cw_text_corrector_is_active (self))
    g_signal_group_set_target (self->edits, get_buffer (self));
}

/* --- the object --- */

static void
cw_text_corrector_dispose (GObject *object)
{
  CwTextCorrector *self = CW_TEXT_CORRECTOR (object);

  g_clear_object (&self->edits);
  g_clear_object (&self->project);
  G_OBJECT_CLASS (cw_text_corrector_parent_class)->dispose (object);
}

static void
cw_text_corrector_class_init (CwTextCorrectorClass *klass)
{
  const GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_text_corrector_dispose;
  signals[CORRECTED]
      = g_signal_new ("corrected", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[OUT_OF_STEP]
      = g_signal_new ("out-of-step", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new (
      "failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
cw_text_corrector_init (CwTextCorrector *self)
{
  static const struct
  {
    const char *signal;
    GCallback callback;
  } handlers[] = {
    { "insert-text", G_CALLBACK (on_text_inserted) },
    { "delete-range", G_CALLBACK (on_range_deleted) },
    { "begin-user-action", G_CALLBACK (on_action_begun) },
    { "end-user-action", G_CALLBACK (on_action_ended) },
    { "changed", G_CALLBACK (on_buffer_changed) },
  };

  self->edits = g_signal_group_new (GTK_TYPE_TEXT_BUFFER);
  for (guint i = 0; i < G_N_ELEMENTS (handlers); i++)
    g_signal_group_connect_swapped (self->edits, handlers[i].signal, handlers[i].callback, self);
}

/* The view has to outlive the corrector. */
CwTextCorrector *
cw_text_corrector_new (CwCodedView *view)
{
  CwTextCorrector *self = g_object_new (CW_TYPE_TEXT_CORRECTOR, NULL);

  self->view = view;
  g_signal_connect_object (
      view, "notify::buffer", G_CALLBACK (on_buffer_set), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "move-lines", G_CALLBACK (on_lines_moved), self, 0);
  return self;
}

/* From now on the text of @source, which the view shows, can be written in. */
void
cw_text_corrector_start (CwTextCorrector *self, CwProject *project, gint64 source)
{
  g_return_if_fail (CW_IS_TEXT_CORRECTOR (self) && CW_IS_PROJECT (project) && source != 0);

  g_set_object (&self->project, project);
  self->source = source;
  self->run++;
  g_signal_group_set_target (self->edits, get_buffer (self));
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->view), TRUE);
}

void
cw_text_corrector_stop (CwTextCorrector *self)
{
  g_return_if_fail (CW_IS_TEXT_CORRECTOR (self));

  if (!cw_text_corrector_is_active (self))
    return;
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->view), FALSE);
  g_signal_group_set_target (self->edits, NULL);
  g_clear_object (&self->project);
  self->source = 0;
}

gboolean
cw_text_corrector_is_active (CwTextCorrector *self)
{
  g_return_val_if_fail (CW_IS_TEXT_CORRECTOR (self), FALSE);
  return self->source != 0;
}

/* A change of the project is what was typed here, which the view shows already. */
gboolean
cw_text_corrector_is_writing (CwTextCorrector *self)
{
  g_return_val_if_fail (CW_IS_TEXT_CORRECTOR (self), FALSE);
  return self->writing;
}
