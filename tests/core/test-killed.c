/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* A busy session that is killed at random moments: all verbs, undo and redo, the search index built between them, and
 * backups made all the time. What was confirmed is there, of what was not confirmed one operation at most, nothing is
 * damaged, and every backup is whole. A second project, which nobody kills, says what has to be there.
 *
 * CASEWEAVE_KILLS says how often; ./dev long kills does it two hundred times. */

#include "config.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cw-backup.h"
#include "cw-database-copy.h"
#include "cw-history.h"
#include "cw-project-private.h"
#include "cw-search-index.h"
#include "cw-test-project.h"
#include "cw-test-session.h"
#include "cw-test-verbs.h"

#define N_KILLS 16
#define SEED 17
#define FIRST_BACKUP 1893456000
#define BETWEEN_BACKUPS_US 5000

/* --- who is killed --------------------------------------------------------------------------------------------------- */

static gpointer
make_backups (gpointer data)
{
  const char *path = data;

  for (gint64 now = FIRST_BACKUP;; now++)
    {
      g_autoptr (GError) error = NULL;

      if (!cw_backup_make (path, now, NULL, NULL, &error) || !cw_backup_rotate (path, now, &error))
        g_error ("%s", error->message);
      g_usleep (BETWEEN_BACKUPS_US);
    }
  return NULL;
}

/* A line for each step that has returned. */
static void
confirm (guint step)
{
  char line[32];
  int length = g_snprintf (line, sizeof line, "%u\n", step);

  if (write (STDOUT_FILENO, line, length) != length)
    exit (1);
}

static void
work (const char *path, guint step)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwTestSession) session = cw_test_session_new (SEED, 1);
  CwProject *project = cw_project_open (path, FALSE, &error);

  g_assert_no_error (error);
  cw_test_session_keep_to_recorded (session);
  g_assert_false (cw_project_is_read_only (project));
  g_thread_unref (g_thread_new ("backups", make_backups, (gpointer) path));
  for (;; step++)
    {
      cw_test_session_step (session, project, step);
      confirm (step);
      if (step % 16 == 0)
        g_assert_true (cw_project_build_search_index (project, 4, NULL, NULL));
    }
}

/* --- who kills --------------------------------------------------------------------------------------------------------- */

typedef struct
{
  char *path;
  CwProject *reference; /* nobody kills it */
  CwTestSession *session;
  GRand *rand;
  guint step; /* how many are in the reference */
  guint n_unconfirmed;
  guint n_backups;
} World;

/* Before it has opened the project, in the middle of its work, or anywhere between. */
static void
wait_a_little (World *world, int out)
{
  char first;

  if (g_rand_int_range (world->rand, 0, 5) > 0)
    g_assert_cmpint (read (out, &first, 1), ==, 1);
  g_usleep (g_rand_int_range (world->rand, 0, 150 * 1000));
}

/* How many lines it has written; each was written at once, and of the first somebody may have taken a figure. */
static guint
count_lines (int out)
{
  char buffer[4096];
  guint n_lines = 0;
  gssize n;

  while ((n = read (out, buffer, sizeof buffer)) > 0)
    for (gssize i = 0; i < n; i++)
      n_lines += buffer[i] == '\n' ? 1 : 0;
  return n_lines;
}

static guint
run_and_kill (World *world)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *step = g_strdup_printf ("%u", world->step);
  char *arguments[] = { program, (char *) "--work", world->path, step, NULL };
  g_autoptr (GError) error = NULL;
  guint n_confirmed;
  GPid pid;
  int out;

  g_spawn_async_with_pipes (
      NULL, arguments, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, NULL, &out, NULL, &error);
  g_assert_no_error (error);
  wait_a_little (world, out);
  g_assert_cmpint (kill (pid, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (pid, NULL, 0), ==, pid);
  n_confirmed = world->step + count_lines (out);
  close (out);
  return n_confirmed;
}

/* All that a project is, and all that it remembers. */
static char *
describe (CwProject *project)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = cw_history_list (project, &error);
  g_autofree char *dump = cw_test_dump (project);
  GString *text = g_string_new (dump);

  g_assert_no_error (error);
  for (guint i = 0; i < entries->len; i++)
    {
      CwHistoryEntry *entry = g_ptr_array_index (entries, i);

      g_string_append_printf (text,
                              "%" G_GINT64_FORMAT " %s %s %s %s %s\n",
                              entry->id,
                              entry->at,
                              entry->session,
                              entry->state,
                              entry->label,
                              entry->reason);
    }
  return g_string_free (text, FALSE);
}

static char *
describe_file (World *world)
{
  g_autoptr (GError) error = NULL;
  CwProject *project = cw_project_open (world->path, FALSE, &error);
  char *text;

  g_assert_no_error (error);
  g_assert_false (cw_project_is_read_only (project));
  cw_test_assert_sound (project);
  text = describe (project);
  g_assert_true (cw_project_close (project, &error));
  g_assert_finalize_object (project);
  return text;
}

static void
go_on (World *world, guint step)
{
  for (; world->step < step; world->step++)
    cw_test_session_step (world->session, world->reference, world->step);
}

/* The same steps, undisturbed; one that was done and not confirmed is done here too. */
static void
assert_nothing_lost (World *world, guint n_confirmed)
{
  g_autofree char *found = describe_file (world);
  g_autofree char *expected = NULL;

  go_on (world, n_confirmed);
  expected = describe (world->reference);
  if (!g_str_equal (found, expected))
    {
      world->n_unconfirmed++;
      go_on (world, n_confirmed + 1);
      g_free (expected);
      expected = describe (world->reference);
    }
  g_assert_cmpstr (found, ==, expected);
  /* Whoever opens a project begins a new stretch of typing. */
  world->reference = cw_test_project_reopen (world->reference);
}

/* What a killed backup has left is not called as a backup is. */
static void
assert_backups (World *world)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) backups = cw_backup_list (world->path, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < backups->len; i++)
    {
      CwBackup *backup = g_ptr_array_index (backups, i);
      CwProject *project = cw_project_open (backup->path, TRUE, &error);

      g_assert_no_error (error);
      cw_test_assert_sound (project);
      cw_project_close (project, NULL);
      g_assert_finalize_object (project);
      g_assert_cmpint (g_unlink (backup->path), ==, 0);
    }
  world->n_backups += backups->len;
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

static void
set_up (World *world)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("caseweave-XXXXXX", &error);

  g_assert_no_error (error);
  world->path = g_build_filename (folder, "killed.caseweave", NULL);
  world->reference = cw_test_verbs_project_to_review ();
  g_assert_true (
      cw_database_copy (cw_project_get_database (world->reference), world->path, NULL, &error));
  world->reference = cw_test_project_reopen (world->reference);
  world->session = cw_test_session_new (SEED, 1);
  cw_test_session_keep_to_recorded (world->session);
  world->rand = g_rand_new_with_seed (SEED);
}

static void
tear_down (World *world)
{
  g_autofree char *folder = g_path_get_dirname (world->path);
  g_autofree char *backups = cw_backup_dup_folder (world->path);

  remove_folder (backups);
  remove_folder (folder);
  cw_test_session_free (world->session);
  cw_test_project_remove (world->reference);
  g_rand_free (world->rand);
  g_free (world->path);
}

static void
test_killed (void)
{
  const char *wanted = g_getenv ("CASEWEAVE_KILLS");
  guint n_kills = wanted != NULL ? (guint) atoi (wanted) : N_KILLS;
  World world = { 0 };

  set_up (&world);
  for (guint i = 1; i <= n_kills; i++)
    {
      guint n_confirmed = run_and_kill (&world);

      g_test_message ("kill %u after %u confirmed steps", i, n_confirmed);
      assert_nothing_lost (&world, n_confirmed);
      assert_backups (&world);
    }
  g_test_message ("%u kills in %u steps: all confirmed ones are there, and %u that were not; %u "
                  "backups are whole",
                  n_kills,
                  world.step,
                  world.n_unconfirmed,
                  world.n_backups);
  g_assert_cmpuint (world.step, >, n_kills);
  g_assert_cmpuint (world.n_backups, >, 0);
  tear_down (&world);
}

int
main (int argc, char **argv)
{
  if (argc == 4 && g_str_equal (argv[1], "--work"))
    work (argv[2], (guint) atoi (argv[3]));
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/killed/busy-session", test_killed);
  return g_test_run ();
}
