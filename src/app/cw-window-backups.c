/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The window's commands about backups: showing them, also those of a project that cannot be opened, and putting one in
 * the project's place. */

#include "config.h"

#include "cw-window-backups.h"

#include <glib/gi18n.h>

#include "cw-async.h"
#include "cw-backup.h"
#include "cw-backups-dialog.h"
#include "cw-error.h"

typedef struct
{
  char *project;
  char *backup;
  char *aside; /* where the file is that was there */
} Restoring;

typedef struct
{
  CwWindow *window;
  Restoring *restoring; /* shared with the thread */
} Flow;

static void
clear_restoring (gpointer data)
{
  Restoring *restoring = data;

  g_free (restoring->project);
  g_free (restoring->backup);
  g_free (restoring->aside);
}

static void
release_restoring (gpointer data)
{
  g_atomic_rc_box_release_full (data, clear_restoring);
}

static void
free_flow (gpointer data)
{
  Flow *flow = data;

  g_clear_object (&flow->window);
  release_restoring (flow->restoring);
  g_free (flow);
}

static gboolean
restore (gpointer data, GCancellable *cancellable, GError **error)
{
  Restoring *restoring = data;

  return cw_backup_restore (restoring->project,
                            restoring->backup,
                            g_get_real_time () / G_USEC_PER_SEC,
                            &restoring->aside,
                            error);
}

static void
say_restored (CwWindow *window, const char *aside)
{
  g_autofree char *name = aside == NULL ? NULL : g_path_get_basename (aside);
  g_autofree char *sentence = NULL;

  if (name == NULL)
    sentence = g_strdup (_ ("The backup is restored."));
  else
    sentence = g_strdup_printf (_ ("The backup is restored. What was there is now “%s”."), name);
  cw_window_toast (window, sentence);
}

static DexFuture *
restore_and_open (gpointer data)
{
  Flow *flow = data;
  Restoring *restoring = flow->restoring;
  g_autoptr (GFile) file = g_file_new_for_path (restoring->project);
  g_autoptr (GError) error = NULL;
  gboolean restored;

  restored = dex_await (cw_async_run_in_thread (
                            restore, g_atomic_rc_box_acquire (restoring), release_restoring, NULL),
                        &error);
  if (!restored)
    cw_window_show_error (flow->window, _ ("The Backup Could Not Be Restored"), error);
  /* The project was closed for this; whichever file is there now is opened again. */
  cw_window_open_file (flow->window, file);
  if (restored)
    say_restored (flow->window, restoring->aside);
  return dex_future_new_true ();
}

/* The action win.restore-backup: the paths of the project and of the backup. */
void
cw_window_restore_backup (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwWindow *window = CW_WINDOW (widget);
  CwProject *project = cw_window_get_project (window);
  Flow *flow;

  if (project != NULL && !cw_window_close_project (window))
    return;
  flow = g_new0 (Flow, 1);
  flow->window = g_object_ref (window);
  flow->restoring = g_atomic_rc_box_new0 (Restoring);
  g_variant_get (parameter, "(ss)", &flow->restoring->project, &flow->restoring->backup);
  cw_async_spawn (widget, restore_and_open, flow, free_flow);
}

/* The action win.show-backups. */
void
cw_window_show_backups (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwProject *project = cw_window_get_project (CW_WINDOW (widget));

  adw_dialog_present (cw_backups_dialog_new (cw_project_get_path (project)), widget);
}

/* --- a project that cannot be opened --------------------------------------------------------------------- */

typedef struct
{
  CwWindow *window;
  char *path;
} Offer;

static void
free_offer (gpointer data, GClosure *closure)
{
  Offer *offer = data;

  g_object_unref (offer->window);
  g_free (offer->path);
  g_free (offer);
}

static void
on_answered (AdwAlertDialog *dialog, const char *response, Offer *offer)
{
  if (g_str_equal (response, "backups"))
    adw_dialog_present (cw_backups_dialog_new (offer->path), GTK_WIDGET (offer->window));
}

static gboolean
has_backups (const char *path)
{
  g_autoptr (GPtrArray) backups = cw_backup_list (path, NULL);

  return backups != NULL && backups->len > 0;
}

/* Returns: whether there are backups of the project at @path, and the sentence was shown with a way to them */
gboolean
cw_window_offer_backups (CwWindow *window,
                         const char *path,
                         const char *heading,
                         const char *sentence)
{
  AdwDialog *dialog;
  AdwAlertDialog *alert;
  Offer *offer;

  if (!has_backups (path))
    return FALSE;
  dialog = adw_alert_dialog_new (heading, sentence);
  alert = ADW_ALERT_DIALOG (dialog);
  adw_alert_dialog_add_responses (alert, "close", _ ("_Close"), "backups", _ ("_Backups"), NULL);
  adw_alert_dialog_set_response_appearance (alert, "backups", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (alert, "backups");
  offer = g_new0 (Offer, 1);
  offer->window = g_object_ref (window);
  offer->path = g_strdup (path);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_answered), offer, free_offer, 0);
  adw_dialog_present (dialog, GTK_WIDGET (window));
  return TRUE;
}

/* A large file is looked through after it was opened. */
void
cw_window_say_damaged (CwWindow *window)
{
  const char *heading = _ ("The Project Is Damaged");
  const char *sentence
      = _ ("Part of the file cannot be read any more. Close the project and restore a backup.");
  g_autoptr (GError) error = NULL;

  if (cw_window_offer_backups (
          window, cw_project_get_path (cw_window_get_project (window)), heading, sentence))
    return;
  error = g_error_new_literal (CW_ERROR, CW_ERROR_CORRUPT, sentence);
  cw_window_show_error (window, heading, error);
}
