/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwBackupKeeper: a backup soon after a project was opened, and another some minutes after it has changed. Where
 * nothing changes no timer runs. The copying is done in a thread and never stops the window. */

#include "config.h"

#include "cw-backup-keeper.h"

#include <glib/gi18n.h>

#include "cw-async.h"
#include "cw-backup.h"

/* The first seconds belong to the researcher who waits for the text. */
#define FIRST_SECONDS 5
#define NEXT_SECONDS 600

struct _CwBackupKeeper
{
  GObject parent_instance;

  GtkWidget *owner; /* the window, which owns the keeper */
  CwProject *project;
  GSignalGroup *project_signals;
  GCancellable *cancellable; /* while a backup is being made */
  guint timer;
  guint first_seconds;
  guint next_seconds;
  gboolean told; /* that no backup can be made of this project */
};

G_DEFINE_FINAL_TYPE (CwBackupKeeper, cw_backup_keeper, G_TYPE_OBJECT)

typedef struct
{
  CwBackupKeeper *keeper;
  GCancellable *cancellable;
  char *path;
} Flow;

static void
free_flow (gpointer data)
{
  Flow *flow = data;

  g_clear_object (&flow->keeper);
  g_clear_object (&flow->cancellable);
  g_free (flow->path);
  g_free (flow);
}

static gboolean
make_backup (gpointer data, GCancellable *cancellable, GError **error)
{
  const char *path = data;
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  return cw_backup_make (path, now, cancellable, NULL, error)
         && cw_backup_rotate (path, now, error);
}

/* Once a project: a full disk would otherwise be told every ten minutes. */
static DexFuture *
note_failure (CwBackupKeeper *self, GError *error)
{
  g_autoptr (GError) owned = error;

  if (self->told || g_error_matches (error, CW_ERROR, CW_ERROR_CANCELLED))
    return dex_future_new_true ();
  self->told = TRUE;
  return dex_future_new_reject (
      CW_ERROR, error->code, _ ("No backup could be made. %s"), error->message);
}

static DexFuture *
back_up (gpointer data)
{
  Flow *flow = data;
  GError *error = NULL;
  gboolean made;

  made = dex_await (
      cw_async_run_in_thread (make_backup, g_strdup (flow->path), g_free, flow->cancellable),
      &error);
  if (flow->keeper->cancellable == flow->cancellable)
    g_clear_object (&flow->keeper->cancellable);
  if (made)
    return dex_future_new_true ();
  return note_failure (flow->keeper, error);
}

static void
on_time_come (gpointer data)
{
  CwBackupKeeper *self = data;
  Flow *flow;

  self->timer = 0;
  if (self->cancellable != NULL)
    return;
  self->cancellable = g_cancellable_new ();
  flow = g_new0 (Flow, 1);
  flow->keeper = g_object_ref (self);
  flow->cancellable = g_object_ref (self->cancellable);
  flow->path = g_strdup (cw_project_get_path (self->project));
  cw_async_spawn (self->owner, back_up, flow, free_flow);
}

static void
start_timer (CwBackupKeeper *self, guint seconds)
{
  if (self->timer == 0)
    self->timer = g_timeout_add_seconds_once (seconds, on_time_come, self);
}

static void
on_project_changed (CwBackupKeeper *self)
{
  start_timer (self, self->next_seconds);
}

static void
stop (CwBackupKeeper *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
cw_backup_keeper_dispose (GObject *object)
{
  CwBackupKeeper *self = CW_BACKUP_KEEPER (object);

  stop (self);
  g_clear_object (&self->project_signals);
  g_clear_object (&self->project);
  G_OBJECT_CLASS (cw_backup_keeper_parent_class)->dispose (object);
}

static void
cw_backup_keeper_class_init (CwBackupKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cw_backup_keeper_dispose;
}

static void
cw_backup_keeper_init (CwBackupKeeper *self)
{
  self->first_seconds = FIRST_SECONDS;
  self->next_seconds = NEXT_SECONDS;
  self->project_signals = g_signal_group_new (CW_TYPE_PROJECT);
  g_signal_group_connect_swapped (
      self->project_signals, "changed", G_CALLBACK (on_project_changed), self);
}

/* @owner: where failures are said; it outlives the keeper */
CwBackupKeeper *
cw_backup_keeper_new (GtkWidget *owner)
{
  CwBackupKeeper *self = g_object_new (CW_TYPE_BACKUP_KEEPER, NULL);

  self->owner = owner;
  return self;
}

/* Seconds until the first backup of a project, and between a change and the next. */
void
cw_backup_keeper_set_delays (CwBackupKeeper *self, guint first, guint next)
{
  g_return_if_fail (CW_IS_BACKUP_KEEPER (self));

  self->first_seconds = first;
  self->next_seconds = next;
}

/* Whoever has a project for reading only makes no backups of it: another program writes it, or nobody does. */
void
cw_backup_keeper_set_project (CwBackupKeeper *self, CwProject *project)
{
  g_return_if_fail (CW_IS_BACKUP_KEEPER (self));

  if (project != NULL && cw_project_is_read_only (project))
    project = NULL;
  if (!g_set_object (&self->project, project))
    return;
  stop (self);
  self->told = FALSE;
  g_signal_group_set_target (self->project_signals, project);
  if (project != NULL)
    start_timer (self, self->first_seconds);
}
