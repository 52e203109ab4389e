/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* A source gets the text of another file (method.md W15): the file is read in a thread, the text replaced in one
 * operation, and what has not found its words again waits in the review queue, which opens. */

#include "config.h"

#include "cw-replace-text.h"

#include <glib/gi18n.h>

#include "cw-async.h"
#include "cw-reader.h"
#include "cw-replacement.h"

typedef struct
{
  GFile *file;
  CwDraftSource *draft;
} Reading;

typedef struct
{
  CwWindow *window;
  CwProject *project;
  gint64 source;
  GFile *file;
} Flow;

static void
clear_reading (gpointer data)
{
  Reading *self = data;

  g_clear_object (&self->file);
  g_clear_pointer (&self->draft, cw_draft_source_free);
}

static void
release_reading (gpointer data)
{
  g_atomic_rc_box_release_full (data, clear_reading);
}

static gboolean
read_file (gpointer data, GCancellable *cancellable, GError **error)
{
  Reading *self = data;

  self->draft = cw_reader_read_file (self->file, cancellable, error);
  return self->draft != NULL;
}

static void
free_flow (gpointer data)
{
  Flow *self = data;

  g_clear_object (&self->window);
  g_clear_object (&self->project);
  g_clear_object (&self->file);
  g_free (self);
}

static void
say_result (Flow *self, const CwReplacement *result)
{
  guint n_placed = result->n_states[CW_REALIGN_EXACT] + result->n_states[CW_REALIGN_MOVED];
  g_autofree char *placed = g_strdup_printf (
      ngettext ("%u passage is on its words", "%u passages are on their words", n_placed),
      n_placed);
  g_autofree char *waiting = g_strdup_printf (
      ngettext ("%u waits for you", "%u wait for you", result->n_review), result->n_review);
  /* Translators: “12 passages are on their words, 3 wait for you.” */
  g_autofree char *both = g_strdup_printf (_ ("%s, %s."), placed, waiting);
  g_autofree char *one = g_strdup_printf (_ ("%s."), placed);

  cw_window_toast (self->window, result->n_review > 0 ? both : one);
  if (result->n_review > 0)
    gtk_widget_activate_action (GTK_WIDGET (self->window), "win.review-evidence", NULL);
}

static gboolean
replace (Flow *self, CwDraftSource *draft, GError **error)
{
  CwReplacement result;

  if (cw_window_get_project (self->window) != self->project)
    return TRUE;
  if (!cw_project_replace_text (self->project, self->source, draft, &result, error))
    return FALSE;
  say_result (self, &result);
  return TRUE;
}

static DexFuture *
read_and_replace (gpointer data)
{
  Flow *self = data;
  Reading *reading = g_atomic_rc_box_new0 (Reading);
  g_autoptr (GError) error = NULL;

  reading->file = g_object_ref (self->file);
  if (dex_await (cw_async_run_in_thread (
                     read_file, g_atomic_rc_box_acquire (reading), release_reading, NULL),
                 &error))
    replace (self, reading->draft, &error);
  release_reading (reading);
  if (error != NULL)
    cw_window_show_error (self->window, _ ("The Text Was Not Replaced"), error);
  return dex_future_new_true ();
}

/**
 * cw_replace_text_start:
 * @source: of the window's project
 * @file: what it is to say from now on
 */
void
cw_replace_text_start (CwWindow *window, gint64 source, GFile *file)
{
  Flow *self;

  g_return_if_fail (CW_IS_WINDOW (window) && cw_window_get_project (window) != NULL);

  self = g_new0 (Flow, 1);
  self->window = g_object_ref (window);
  self->project = g_object_ref (cw_window_get_project (window));
  self->source = source;
  self->file = g_object_ref (file);
  cw_async_spawn (GTK_WIDGET (window), read_and_replace, self, free_flow);
}
