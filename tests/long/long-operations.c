/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* long-operations FROM TO STEPS [SEED [SCALE [BETWEEN]]]: makes the project TO, puts all that is in FROM into it as its first
 * operation, and does so many random ones more, by all verbs, with undo and redo between them. A hundred times it says
 * how fast they are, what memory and what room on the drive they take; ten times it looks for damage and opens the file
 * anew. In the end the history, replayed from an empty project, has to give what the project is, and all of it taken
 * back has to give what it was at first. Only what was carried out is counted as a step. What has failed
 * fails again with the same seed, and with BETWEEN, the steps between two looks, right after the step that did it. */

#include "config.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "cw-dump.h"
#include "cw-field.h"
#include "cw-past.h"
#include "cw-project-private.h"
#include "cw-search-index.h"
#include "cw-test-session.h"
#include "cw-transaction.h"

#define MADE_AT "2029-12-01T00:00:00Z"
#define FILLED_AT "2029-12-02T00:00:00Z"

#define N_LINES 100
#define N_CHECKS 10

/* The search index is built a little after so many steps, as a window does when nobody types. */
#define STEPS_BETWEEN_SLICES 64
#define SLICE_MS 8

typedef struct
{
  const char *verb;
  guint n_done;
  guint n_refused;
  gint64 time[2]; /* µs, of those done in the first half of the run and in the second */
  guint n[2];
  gint64 longest;
} Tally;

typedef struct
{
  CwProject *project;
  CwTestSession *session;
  GHashTable *tallies; /* verb → Tally */
  char *beginning;     /* the dump */
  guint n_steps;
  guint between_checks;
  guint n_done;
  guint n_tried;
  gint64 began;
  gint64 working; /* µs in the steps themselves */
  gint64 worked_before_line;
} Run;

G_GNUC_NORETURN G_GNUC_PRINTF (1, 2) static void fail (const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_print ("FAILED: ");
  vprintf (format, arguments);
  va_end (arguments);
  g_print ("\n");
  exit (1);
}

/* --- what it costs --------------------------------------------------------------------------------------------------- */

static double
read_memory (void)
{
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    return 0;
  line = strstr (status, "VmRSS:");
  return line == NULL ? 0 : g_ascii_strtoll (line + 6, NULL, 10) / 1024.0;
}

static double
read_size (const char *path)
{
  GStatBuf information;

  return g_stat (path, &information) == 0 ? information.st_size / 1048576.0 : 0;
}

static void
print_progress (Run *run, guint per_line)
{
  gint64 worked = run->working - run->worked_before_line;
  CwHistorySize history;

  if (!cw_project_measure_history (run->project, &history, NULL))
    fail ("The history cannot be measured");
  run->worked_before_line = run->working;
  g_print ("%9u steps, %9u tried, %6.0f/s, memory %4.0f MiB, file %5.0f MiB, history %5.0f MiB, "
           "%5.0f s\n",
           run->n_done,
           run->n_tried,
           per_line * 1e6 / MAX (worked, 1),
           read_memory (),
           read_size (cw_project_get_path (run->project)),
           history.bytes / 1048576.0,
           (g_get_monotonic_time () - run->began) / 1e6);
  fflush (stdout);
}

static int
compare_tallies (gconstpointer a, gconstpointer b)
{
  const Tally *first = *(const Tally *const *) a;
  const Tally *second = *(const Tally *const *) b;
  gint64 difference = second->time[0] + second->time[1] - first->time[0] - first->time[1];

  return (difference > 0) - (difference < 0);
}

static void
print_tallies (Run *run)
{
  g_autoptr (GPtrArray) tallies = g_hash_table_get_values_as_ptr_array (run->tallies);

  g_ptr_array_sort (tallies, compare_tallies);
  g_print ("%-26s %8s %8s %10s %10s %10s\n",
           "verb",
           "done",
           "refused",
           "µs 1st half",
           "µs 2nd half",
           "longest µs");
  for (guint i = 0; i < tallies->len; i++)
    {
      const Tally *tally = g_ptr_array_index (tallies, i);

      g_print ("%-26s %8u %8u %10.0f %10.0f %10" G_GINT64_FORMAT "\n",
               tally->verb,
               tally->n_done,
               tally->n_refused,
               (double) tally->time[0] / MAX (tally->n[0], 1),
               (double) tally->time[1] / MAX (tally->n[1], 1),
               tally->longest);
    }
}

/* --- whether all is well --------------------------------------------------------------------------------------------- */

static void
check (Run *run)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = cw_project_check (run->project, &error);

  if (findings == NULL)
    fail ("The project could not be checked: %s", error->message);
  if (findings->len > 0)
    fail ("After step %u (%s): %s",
          run->n_tried,
          cw_test_session_get_words (run->session),
          (const char *) g_ptr_array_index (findings, 0));
}

static CwProject *
open_project (const char *path)
{
  g_autoptr (GError) error = NULL;
  CwProject *project = cw_project_open (path, FALSE, &error);

  if (project == NULL || cw_project_is_read_only (project))
    fail ("“%s” cannot be opened: %s", path, error != NULL ? error->message : "for reading only");
  return project;
}

static void
reopen (Run *run)
{
  g_autofree char *path = g_strdup (cw_project_get_path (run->project));
  g_autoptr (GError) error = NULL;

  if (!cw_project_close (run->project, &error))
    fail ("The project cannot be closed: %s", error->message);
  g_object_unref (run->project);
  run->project = open_project (path);
}

static void
replay (Run *run)
{
  gint64 began = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  g_autofree char *replayed = cw_project_replay_history (run->project, &error);
  g_autofree char *dump = cw_project_dump (run->project, NULL);

  if (replayed == NULL)
    fail ("The history cannot be replayed: %s", error->message);
  if (g_strcmp0 (replayed, dump) != 0)
    fail ("The replayed history differs from the project");
  g_print ("The history replayed from an empty project gives the same %.1f MiB of dump (%.1f s)\n",
           strlen (dump) / 1048576.0,
           (g_get_monotonic_time () - began) / 1e6);
}

/* After all of it was taken back in a copy. */
static void
compare_with_beginning (Run *run)
{
  gint64 began = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  CwProject *past = cw_project_open_as_of (cw_project_get_path (run->project), FILLED_AT, &error);
  g_autofree char *dump = past == NULL ? NULL : cw_project_dump (past, NULL);

  if (dump == NULL)
    fail ("The project cannot be shown as it was at first: %s", error->message);
  if (!g_str_equal (dump, run->beginning))
    fail ("The project with all steps taken back differs from what it was at first");
  cw_project_close (past, NULL);
  g_object_unref (past);
  g_print ("All steps taken back give what it was at first (%.1f s)\n",
           (g_get_monotonic_time () - began) / 1e6);
}

/* --- the first operation ------------------------------------------------------------------------------------------------- */

static void
copy_row (CwStatement *row, CwDatabase *to, const char *table)
{
  int n = sqlite3_column_count (row);
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (CwStatement) insert = NULL;
  g_autoptr (GError) error = NULL;

  g_string_printf (sql, "INSERT INTO %s VALUES (?", table);
  for (int i = 1; i < n; i++)
    g_string_append (sql, ", ?");
  g_string_append_c (sql, ')');
  insert = cw_database_prepare (to, sql->str, &error);
  for (int i = 0; insert != NULL && i < n; i++)
    sqlite3_bind_value (insert, i + 1, sqlite3_column_value (row, i));
  if (insert == NULL || cw_statement_step (insert, &error) != CW_STEP_DONE)
    fail ("A row of “%s” cannot be copied: %s", table, error->message);
}

static void
copy_table (CwDatabase *from, CwDatabase *to, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s ORDER BY id", table);
  g_autoptr (CwStatement) rows = cw_database_prepare (from, sql, NULL);

  while (rows != NULL && cw_statement_step (rows, NULL) == CW_STEP_ROW)
    copy_row (rows, to, table);
}

/* As one step of the history; the row of the project itself is there already. */
static void
fill (CwProject *project, CwProject *from)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwTransaction) transaction = NULL;
  CwDatabase *database = cw_project_get_database (project);

  cw_project_set_reproducible (project, 1, FILLED_AT);
  transaction = cw_transaction_begin (project, &error);
  if (transaction == NULL || !cw_database_exec (database, "PRAGMA defer_foreign_keys = ON", &error))
    fail ("The project cannot be filled: %s", error->message);
  for (CwKind kind = CW_KIND_PROJECT + 1; kind < CW_N_KINDS; kind++)
    copy_table (cw_project_get_database (from), database, cw_kind_get_table (kind));
  if (!cw_transaction_commit (transaction, &error, "Took over all of another project"))
    fail ("The project cannot be filled: %s", error->message);
}

static CwProject *
make_project (const char *from_path, const char *path)
{
  g_autoptr (GError) error = NULL;
  CwProject *from = cw_project_open (from_path, TRUE, &error);
  CwProject *project = NULL;

  if (from != NULL)
    project = cw_project_create_reproducible (path, "Long", 1, MADE_AT, &error);
  if (project == NULL)
    fail ("%s", error->message);
  fill (project, from);
  cw_project_close (from, NULL);
  g_object_unref (from);
  return project;
}

/* --- the work --------------------------------------------------------------------------------------------------------- */

static Tally *
get_tally (Run *run, const char *verb)
{
  Tally *tally = g_hash_table_lookup (run->tallies, verb);

  if (tally == NULL)
    {
      tally = g_new0 (Tally, 1);
      tally->verb = verb;
      g_hash_table_insert (run->tallies, (gpointer) verb, tally);
    }
  return tally;
}

static void
count (Run *run, gboolean done, gint64 time)
{
  Tally *tally = get_tally (run, cw_test_session_get_verb (run->session));
  guint half = run->n_done < run->n_steps / 2 ? 0 : 1;

  run->working += time;
  if (!done)
    {
      tally->n_refused++;
      return;
    }
  run->n_done++;
  tally->n_done++;
  tally->n[half]++;
  tally->time[half] += time;
  tally->longest = MAX (tally->longest, time);
}

static void
build_search_index (Run *run)
{
  g_autoptr (GError) error = NULL;

  if (!cw_project_build_search_index (run->project, SLICE_MS, NULL, &error))
    fail ("The search index cannot be built: %s", error->message);
}

static void
step (Run *run)
{
  gint64 began = g_get_monotonic_time ();
  gboolean done = cw_test_session_step (run->session, run->project, run->n_tried++);

  count (run, done, g_get_monotonic_time () - began);
  if (run->n_tried % STEPS_BETWEEN_SLICES == 0)
    build_search_index (run);
}

static void
work (Run *run)
{
  guint per_line = MAX (run->n_steps / N_LINES, 1);
  guint next_line = per_line, next_check = run->between_checks;

  while (run->n_done < run->n_steps)
    {
      step (run);
      if (run->n_done == next_line)
        {
          print_progress (run, per_line);
          next_line += per_line;
        }
      if (run->n_done == next_check)
        {
          check (run);
          reopen (run);
          next_check += run->between_checks;
        }
    }
}

static void
finish (Run *run)
{
  check (run);
  print_tallies (run);
  replay (run);
  compare_with_beginning (run);
  cw_project_close (run->project, NULL);
  g_object_unref (run->project);
  g_free (run->beginning);
  g_print ("%u operations were done, %u more were refused with a sentence; nothing was lost\n",
           run->n_done,
           run->n_tried - run->n_done);
}

int
main (int argc, char **argv)
{
  g_autoptr (GHashTable) tallies = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autoptr (CwTestSession) session = NULL;
  Run run = { .tallies = tallies, .began = g_get_monotonic_time () };

  if (argc < 4)
    {
      g_printerr ("usage: long-operations FROM TO STEPS [SEED [SCALE [BETWEEN]]]\n");
      return 2;
    }
  session = cw_test_session_new (argc > 4 ? atoi (argv[4]) : 1, argc > 5 ? atoi (argv[5]) : 4);
  run.session = session;
  run.n_steps = atoi (argv[3]);
  run.between_checks = argc > 6 ? atoi (argv[6]) : (int) MAX (run.n_steps / N_CHECKS, 1);
  run.project = make_project (argv[1], argv[2]);
  run.beginning = cw_project_dump (run.project, NULL);
  work (&run);
  finish (&run);
  return 0;
}
