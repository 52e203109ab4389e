/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwHealthCheck: SQLite's quick_check reads every page, which for a large project takes seconds. It begins when the
 * main loop of whoever opened the project has nothing better to do, and runs in a thread on a connection of its own;
 * the answer comes back through the main loop. Without a main loop it never begins: a command checks when it is told
 * to. */

#include "config.h"

#include "cw-health-check.h"

#include "cw-database-copy.h"

/* How many steps of SQLite's machine may pass before it looks whether to stop. */
#define STEPS_PER_LOOK 10000

struct _CwHealthCheck
{
  char *path;
  CwHealthFunc func;
  gpointer data;
  GMainContext *context; /* of the opener */
  GCancellable *cancellable;
  GSource *source; /* (nullable): what is waiting in the main loop, the start or the answer */
  GThread *thread; /* (nullable) */
  GMutex lock;     /* of source, and of what the thread leaves behind */
  GError *error;
};

static int
on_steps_made (void *cancellable)
{
  return g_cancellable_is_cancelled (cancellable);
}

/**
 * cw_health_check_run:
 * @cancellable: (nullable): stops the check, which then fails with CW_ERROR_CANCELLED
 *
 * Reads the whole file and fails with CW_ERROR_CORRUPT where it is damaged. May be called from any thread, also while
 * the project is open and written.
 */
gboolean
cw_health_check_run (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (CwDatabase) database = NULL;
  gboolean good;

  g_return_val_if_fail (path != NULL, FALSE);

  database = cw_database_open (path, CW_DATABASE_READ_BESIDE, error);
  if (database == NULL)
    return FALSE;
  if (cancellable != NULL)
    sqlite3_progress_handler (
        cw_database_get_handle (database), STEPS_PER_LOOK, on_steps_made, cancellable);
  good = cw_database_quick_check (database, error);
  cw_database_close (database, NULL);
  return good;
}

/* --- in the main loop and in the thread ------------------------------------------------------------------- */

static gboolean
on_answered (gpointer data)
{
  CwHealthCheck *self = data;

  /* Only damage is an answer: a file that could not be opened beside its writer, or a check that was stopped, says
   * nothing about the file. */
  if (self->error == NULL || g_error_matches (self->error, CW_ERROR, CW_ERROR_CORRUPT))
    self->func (self->data, self->error);
  return G_SOURCE_REMOVE;
}

static void
attach (CwHealthCheck *self, GSourceFunc callback)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  g_clear_pointer (&self->source, g_source_unref);
  self->source = g_idle_source_new ();
  g_source_set_priority (self->source, G_PRIORITY_LOW);
  g_source_set_callback (self->source, callback, self, NULL);
  g_source_attach (self->source, self->context);
}

static gpointer
work (gpointer data)
{
  CwHealthCheck *self = data;

  cw_health_check_run (self->path, self->cancellable, &self->error);
  attach (self, on_answered);
  return NULL;
}

static gboolean
on_idle (gpointer data)
{
  CwHealthCheck *self = data;

  self->thread = g_thread_new ("health-check", work, self);
  return G_SOURCE_REMOVE;
}

/**
 * cw_health_check_new:
 * @func: told how it went, in the main context that is the thread's default now, unless the check is freed before
 *
 * Returns: (transfer full): a check that begins when that context is idle
 */
CwHealthCheck *
cw_health_check_new (const char *path, CwHealthFunc func, gpointer data)
{
  CwHealthCheck *self;

  g_return_val_if_fail (path != NULL && func != NULL, NULL);

  self = g_new0 (CwHealthCheck, 1);
  self->path = g_strdup (path);
  self->func = func;
  self->data = data;
  self->context = g_main_context_ref_thread_default ();
  self->cancellable = g_cancellable_new ();
  g_mutex_init (&self->lock);
  attach (self, on_idle);
  return self;
}

/**
 * cw_health_check_free:
 * @self: (transfer full): a check, which is stopped and waited for
 */
void
cw_health_check_free (CwHealthCheck *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->thread, g_thread_join);
  if (self->source != NULL)
    g_source_destroy (self->source);
  g_clear_pointer (&self->source, g_source_unref);
  g_mutex_clear (&self->lock);
  g_clear_error (&self->error);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_free (self->path);
  g_free (self);
}
