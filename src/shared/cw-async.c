/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The one way to do something in several steps without stopping the window: a flow is a fiber on the main thread, hard
 * work is done in a thread, and what fails is said. Nothing is disowned anywhere else. */

#include "config.h"

#include "cw-async.h"

#include "cw-error.h"

/* Layout, regular expressions and image loaders go deeper than a fiber's usual stack. */
#define STACK_SIZE (1024 * 1024)

typedef struct
{
  CwAsyncWork work;
  gpointer data;
  GDestroyNotify destroy_data;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  if (job->destroy_data != NULL)
    job->destroy_data (job->data);
  g_free (job);
}

static void
run_job (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;

  if (job->work (job->data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_job_done (GObject *source, GAsyncResult *result, gpointer data)
{
  DexPromise *promise = data;
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    dex_promise_resolve_boolean (promise, TRUE);
  else
    dex_promise_reject (promise, error);
  dex_unref (promise);
}

/**
 * cw_async_run_in_thread:
 * @data: kept until the work is done, however long that takes
 * @cancellable: (nullable): asked by the work itself
 *
 * A thread with a stack of full size does the work: readers of files and the like go deep.
 *
 * Returns: (transfer full): a future of TRUE, or of the work's error
 */
DexFuture *
cw_async_run_in_thread (CwAsyncWork work,
                        gpointer data,
                        GDestroyNotify destroy_data,
                        GCancellable *cancellable)
{
  DexPromise *promise = dex_promise_new ();
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, on_job_done, dex_ref (promise));
  Job *job = g_new0 (Job, 1);

  *job = (Job) { work, data, destroy_data };
  g_task_set_task_data (task, job, free_job);
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, run_job);
  return DEX_FUTURE (promise);
}

static gboolean
is_worth_saying (const GError *error)
{
  return !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
         && !g_error_matches (error, CW_ERROR, CW_ERROR_CANCELLED)
         && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED);
}

static DexFuture *
say_error (DexFuture *future, gpointer data)
{
  g_autoptr (GError) error = NULL;

  dex_future_get_value (future, &error);
  if (error != NULL && is_worth_saying (error))
    gtk_widget_activate_action (GTK_WIDGET (data), "win.toast", "s", error->message);
  return dex_future_new_true ();
}

/**
 * cw_async_spawn:
 * @owner: a widget in the window that the flow belongs to; it is kept until the flow ends
 * @flow: a fiber for the main thread
 *
 * An error that the flow returns is shown as a toast, unless it is that somebody stopped it.
 */
void
cw_async_spawn (GtkWidget *owner, DexFiberFunc flow, gpointer data, GDestroyNotify destroy_data)
{
  DexFuture *future;

  g_return_if_fail (GTK_IS_WIDGET (owner));

  future = dex_scheduler_spawn (NULL, STACK_SIZE, flow, data, destroy_data);
  future = dex_future_catch (future, say_error, g_object_ref (owner), g_object_unref);
  dex_future_disown (future);
}
