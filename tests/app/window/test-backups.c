/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <libdex.h>

#include "cw-backup-keeper.h"
#include "cw-backup.h"
#include "cw-backups-dialog.h"
#include "cw-window.h"
#include "window-fixture.h"

#define WAIT_SECONDS 10

typedef struct
{
  char *folder;
  char *path;
  GFile *file;
  CwWindow *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwProject) project = NULL;

  fixture->folder = cw_fixture_make_folder ();
  project = cw_fixture_create_project (fixture->folder);
  cw_fixture_add_source (project, "Interview P-07", "One.\nTwo.");
  fixture->path = g_strdup (cw_project_get_path (project));
  fixture->file = g_file_new_for_path (fixture->path);
  g_assert_true (cw_project_close (project, NULL));
  fixture->window = g_object_ref (cw_window_new (NULL));
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  cw_fixture_settle ();
  g_assert_finalize_object (fixture->window);
  g_clear_object (&fixture->file);
  cw_fixture_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static guint
count_backups (Fixture *fixture)
{
  g_autoptr (GPtrArray) backups = cw_backup_list (fixture->path, NULL);

  g_assert_nonnull (backups);
  return backups->len;
}

static void
wait_for_backups (Fixture *fixture, guint n)
{
  gint64 end = g_get_monotonic_time () + WAIT_SECONDS * G_USEC_PER_SEC;

  while (count_backups (fixture) < n)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      cw_fixture_settle ();
      g_usleep (10000);
    }
}

static void
pass_time (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * 1000;

  while (g_get_monotonic_time () < end)
    {
      cw_fixture_settle ();
      g_usleep (10000);
    }
}

static CwProject *
open_project (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  CwProject *project = cw_project_open (fixture->path, FALSE, &error);

  g_assert_no_error (error);
  return project;
}

/* Soon after opening, again after a change, and never for nothing. */
static void
test_keeper (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwProject) project = open_project (fixture);
  CwBackupKeeper *keeper = cw_backup_keeper_new (GTK_WIDGET (fixture->window));

  cw_backup_keeper_set_delays (keeper, 0, 0);
  cw_backup_keeper_set_project (keeper, project);
  wait_for_backups (fixture, 1);
  pass_time (300);
  g_assert_cmpuint (count_backups (fixture), ==, 1);
  cw_fixture_add_source (project, "Interview P-12", "Three.");
  wait_for_backups (fixture, 2);
  pass_time (300);
  cw_backup_keeper_set_project (keeper, NULL);
  g_assert_true (cw_project_close (project, NULL));
  g_assert_finalize_object (keeper);
}

static void
test_keeper_of_a_reader (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwProject) writer = open_project (fixture);
  g_autoptr (CwProject) reader = open_project (fixture);
  CwBackupKeeper *keeper = cw_backup_keeper_new (GTK_WIDGET (fixture->window));

  g_assert_true (cw_project_is_read_only (reader));
  cw_backup_keeper_set_delays (keeper, 0, 0);
  cw_backup_keeper_set_project (keeper, reader);
  pass_time (300);
  g_assert_cmpuint (count_backups (fixture), ==, 0);
  g_assert_finalize_object (keeper);
  cw_project_close (reader, NULL);
  cw_project_close (writer, NULL);
}

static void
make_backup (Fixture *fixture, gint64 time)
{
  g_autoptr (GError) error = NULL;

  cw_backup_make (fixture->path, time, NULL, NULL, &error);
  g_assert_no_error (error);
}

static guint
count_sources (Fixture *fixture)
{
  CwProject *project = cw_window_get_project (fixture->window);

  return project == NULL ? 0
                         : g_list_model_get_n_items (cw_project_get_all (project, CW_KIND_SOURCE));
}

static void
restore_newest (Fixture *fixture)
{
  g_autoptr (GPtrArray) backups = cw_backup_list (fixture->path, NULL);
  const CwBackup *newest = g_ptr_array_index (backups, 0);

  g_assert_true (cw_fixture_activate (GTK_WIDGET (fixture->window),
                                      "win.restore-backup",
                                      g_variant_new ("(ss)", fixture->path, newest->path)));
}

static void
test_restore (Fixture *fixture, gconstpointer data)
{
  gint64 end;

  make_backup (fixture, 1795474501);
  cw_window_open_file (fixture->window, fixture->file);
  cw_fixture_add_source (cw_window_get_project (fixture->window), "Interview P-12", "Three.");
  g_assert_cmpuint (count_sources (fixture), ==, 2);
  restore_newest (fixture);
  end = g_get_monotonic_time () + WAIT_SECONDS * G_USEC_PER_SEC;
  while (count_sources (fixture) != 1)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      cw_fixture_settle ();
    }
  g_assert_false (cw_project_is_read_only (cw_window_get_project (fixture->window)));
  g_assert_true (cw_window_close_project (fixture->window));
}

static AdwDialog *
get_dialog (Fixture *fixture)
{
  cw_fixture_settle ();
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window));
}

static void
damage (const char *path)
{
  FILE *file = g_fopen (path, "r+");

  g_assert_nonnull (file);
  g_assert_cmpint (fseek (file, 4096, SEEK_SET), ==, 0);
  for (guint i = 0; i < 16384; i++)
    g_assert_cmpint (fputc (0xA5, file), ==, 0xA5);
  g_assert_cmpint (fclose (file), ==, 0);
}

/* A damaged project is met with a sentence and a way to its backups. */
static void
test_damaged_project (Fixture *fixture, gconstpointer data)
{
  AdwDialog *dialog;

  make_backup (fixture, 1795474501);
  damage (fixture->path);
  cw_window_open_file (fixture->window, fixture->file);
  g_assert_null (cw_window_get_project (fixture->window));
  dialog = get_dialog (fixture);
  g_assert_true (ADW_IS_ALERT_DIALOG (dialog));
  g_assert_true (adw_alert_dialog_has_response (ADW_ALERT_DIALOG (dialog), "backups"));
  g_signal_emit_by_name (dialog, "response::backups", "backups");
  adw_dialog_force_close (dialog);
  dialog = get_dialog (fixture);
  g_assert_true (CW_IS_BACKUPS_DIALOG (dialog));
  adw_dialog_force_close (dialog);
  pass_time (500);
}

static void
test_damaged_project_without_backups (Fixture *fixture, gconstpointer data)
{
  AdwDialog *dialog;

  damage (fixture->path);
  cw_window_open_file (fixture->window, fixture->file);
  dialog = get_dialog (fixture);
  g_assert_true (ADW_IS_ALERT_DIALOG (dialog));
  g_assert_false (adw_alert_dialog_has_response (ADW_ALERT_DIALOG (dialog), "backups"));
  adw_dialog_force_close (dialog);
  pass_time (500);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/backups/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  dex_init ();
  ADD ("keeper", test_keeper);
  ADD ("keeper-of-a-reader", test_keeper_of_a_reader);
  ADD ("restore", test_restore);
  ADD ("damaged-project", test_damaged_project);
  ADD ("damaged-project-without-backups", test_damaged_project_without_backups);
  return g_test_run ();
}
