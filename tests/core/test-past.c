/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The project as of a date, going back to one, replaying the history, and making it smaller. */

#include "config.h"

#include "cw-past.h"

#include <glib/gstdio.h>
#include <string.h>

#include "cw-dump.h"
#include "cw-history.h"
#include "cw-project-private.h"
#include "cw-test-project.h"
#include "cw-transaction.h"

/* --- times ---------------------------------------------------------------------------------------------------------- */

static const struct
{
  const char *text;
  const char *time; /* NULL where it is none */
} times[] = {
  { "2026-11-20", "2026-11-20T23:59:59Z" },
  { "2026-11-20T12:00:00Z", "2026-11-20T12:00:00Z" },
  { "2026-11-20T12:00:00", "2026-11-20T12:00:00Z" },
  { "2026-11-20T14:00:00+02:00", "2026-11-20T12:00:00Z" },
  { "2026-11-31", NULL },
  { "2026-11", NULL },
  { "yesterday", NULL },
  { "", NULL },
};

static void
test_times (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *time = cw_past_parse_time (times[i].text, &error);

      g_assert_cmpstr (time, ==, times[i].time);
      g_assert_true ((time == NULL) == g_error_matches (error, CW_ERROR, CW_ERROR_INVALID));
    }
}

/* --- a project that was worked on for four days --------------------------------------------------------------------- */

#define N_DAYS 4

typedef struct
{
  CwProject *project;
  char *dumps[N_DAYS + 1]; /* at the end of the day; the first one is empty */
} Days;

static void
set_day (CwProject *project, guint day)
{
  g_autofree char *now = g_strdup_printf ("2021-03-%02uT12:00:00Z", day + 1);

  cw_project_set_reproducible (project, day + 1, now);
}

static void
work (CwProject *project, guint day)
{
  switch (day)
    {
    case 1:
      cw_test_say (project, "{'verb': 'add-source', 'title': 'S', 'text': 'Nobody asked us.'}");
      cw_test_say (project, "{'verb': 'create-code', 'name': 'a'}");
      cw_test_say (project, "{'verb': 'set-project', 'title': 'First'}");
      break;
    case 2:
      cw_test_say (project, "{'verb': 'create-code', 'name': 'b', 'parent': 'a'}");
      cw_test_say (project,
                   "{'verb': 'apply-code', 'source': 'S', 'start': 0, 'end': 6, 'code': 'a'}");
      cw_test_say (project,
                   "{'verb': 'apply-code', 'source': 'S', 'start': 0, 'end': 6, 'code': 'b'}");
      break;
    case 3:
      cw_test_say (project, "{'verb': 'merge-codes', 'code': 'b', 'into': 'a'}");
      cw_test_say (project, "{'verb': 'set-project', 'title': 'Second'}");
      break;
    default:
      cw_test_say (project, "{'verb': 'delete-source', 'source': 'S'}");
      break;
    }
}

static void
set_up (Days *days, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("caseweave-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "test.caseweave", NULL);
  g_autoptr (GError) error = NULL;

  days->project = cw_project_create_reproducible (path, "Test", 1, "2021-03-01T12:00:00Z", &error);
  g_assert_no_error (error);
  days->dumps[0] = cw_test_dump (days->project);
  for (guint day = 1; day <= N_DAYS; day++)
    {
      set_day (days->project, day);
      work (days->project, day);
      days->dumps[day] = cw_test_dump (days->project);
    }
}

static void
tear_down (Days *days, gconstpointer data)
{
  for (guint day = 0; day <= N_DAYS; day++)
    g_free (days->dumps[day]);
  cw_test_project_remove (days->project);
}

static CwProject *
open_as_of (Days *days, const char *time)
{
  g_autoptr (GError) error = NULL;
  CwProject *past = cw_project_open_as_of (cw_project_get_path (days->project), time, &error);

  g_assert_no_error (error);
  return past;
}

static void
close_past (CwProject *past)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (cw_project_close (past, &error));
  g_assert_no_error (error);
  g_assert_finalize_object (past);
}

static void
assert_as_of (Days *days, const char *time, guint day)
{
  CwProject *past = open_as_of (days, time);
  g_autofree char *dump = cw_test_dump (past);

  g_assert_cmpstr (dump, ==, days->dumps[day]);
  close_past (past);
}

/* --- as of ------------------------------------------------------------------------------------------------------------ */

static void
test_as_of (Days *days, gconstpointer data)
{
  static const struct
  {
    const char *time;
    guint day;
  } rows[] = {
    { "2021-03-01", 0 },           { "2021-03-02", 1 }, { "2021-03-03T11:59:59Z", 1 },
    { "2021-03-03T12:00:00Z", 2 }, { "2021-03-03", 2 }, { "2021-03-04", 3 },
    { "2021-03-05", 4 },           { "2030-01-01", 4 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%s", rows[i].time);
      assert_as_of (days, rows[i].time, rows[i].day);
    }
}

/* It is a whole project, with records and an index, and nobody can change it. */
static void
test_past_project (Days *days, gconstpointer data)
{
  CwProject *past = open_as_of (days, "2021-03-03");
  g_autoptr (GError) error = NULL;
  GListModel *codes = cw_project_get_all (past, CW_KIND_CODE);

  cw_test_assert_sound (past);
  g_assert_true (cw_project_is_read_only (past));
  g_assert_nonnull (strstr (cw_project_get_notice (past), "2021-03-03"));
  g_assert_cmpstr (cw_project_get_title (past), ==, "First");
  g_assert_cmpuint (g_list_model_get_n_items (codes), ==, 2);
  g_assert_null (cw_project_get_undo_label (past));
  g_assert_false (cw_test_try (past, "{\"verb\": \"create-code\", \"name\": \"x\"}", &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_READ_ONLY);
  close_past (past);
}

static void
test_too_early (Days *days, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (cw_project_open_as_of (cw_project_get_path (days->project), "2021-02-28", &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "was made on 2021-03-01"));
  g_clear_error (&error);
  g_assert_null (cw_project_open_as_of (cw_project_get_path (days->project), "soon", &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (cw_project_open_as_of ("/nowhere.caseweave", "2021-03-02", &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);
}

/* What was taken back since is in no project of the past: it is not what the analyst did. */
static void
test_undone (Days *days, gconstpointer data)
{
  g_assert_true (cw_project_undo (days->project, NULL, NULL));
  g_assert_true (cw_project_undo (days->project, NULL, NULL));
  assert_as_of (days, "2021-03-03", 2);
  g_assert_true (cw_project_redo (days->project, NULL, NULL));
  assert_as_of (days, "2021-03-04", 3);
}

/* A clock that was behind for one operation does not let a later one through. */
static void
test_wrong_clock (Days *days, gconstpointer data)
{
  cw_database_exec (cw_project_get_database (days->project),
                    "UPDATE history SET at = '2001-01-01T00:00:00Z' "
                    "WHERE id = (SELECT max (id) FROM history)",
                    NULL);
  assert_as_of (days, "2021-03-03", 2);
}

/* An earlier version's file has fewer tables; it is shown with those of today, and stays as it is. */
static void
test_version_1 (void)
{
  g_autofree char *path
      = g_test_build_filename (G_TEST_DIST, "data", "schema", "version-1.caseweave", NULL);
  g_autoptr (GError) error = NULL;
  CwProject *past = cw_project_open_as_of (path, "2022-04-01", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (cw_project_get_title (past), ==, "Version 1");
  cw_project_close (past, NULL);
  g_assert_finalize_object (past);
}

/* What a newer version wrote is not guessed at. */
static void
test_newer (void)
{
  g_autofree char *source
      = g_test_build_filename (G_TEST_DIST, "data", "schema", "version-1.caseweave", NULL);
  g_autofree char *folder = g_dir_make_tmp ("caseweave-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "newer.caseweave", NULL);
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (source, &data, &size, NULL));
  data[63] = 99; /* the last byte of user_version */
  g_assert_true (g_file_set_contents (path, data, size, NULL));
  g_assert_null (cw_project_open_as_of (path, "2022-04-01", &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_NEWER_VERSION);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* A table that has more than this version knows cannot be copied whole, so it is not copied at all. */
static void
test_foreign_column (Days *days, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  cw_database_exec (
      cw_project_get_database (days->project), "ALTER TABLE code ADD COLUMN extra INTEGER", NULL);
  g_assert_null (cw_project_open_as_of (cw_project_get_path (days->project), "2021-03-05", &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_FAILED);
}

static void
test_damaged_step (Days *days, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  cw_database_exec (cw_project_get_database (days->project),
                    "UPDATE history SET changeset = x'17' WHERE id = "
                    "(SELECT max (id) FROM history)",
                    NULL);
  g_assert_null (cw_project_open_as_of (cw_project_get_path (days->project), "2021-03-03", &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_CORRUPT);
}

/* --- back ---------------------------------------------------------------------------------------------------------------- */

static void
test_revert (Days *days, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *dump = NULL;
  guint n;

  set_day (days->project, 10);
  g_assert_true (cw_project_revert (days->project, "2021-03-03", &n, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpstr (cw_project_get_undo_label (days->project),
                   ==,
                   "Went back to how it was on 2021-03-03T23:59:59Z: 3 operations taken back");
  dump = cw_test_dump (days->project);
  g_assert_cmpstr (dump, ==, days->dumps[2]);
  cw_test_assert_sound (days->project);
  cw_test_undo_and_redo (days->project, days->dumps[N_DAYS]);
  assert_as_of (days, "2021-03-04", 3);
  assert_as_of (days, "2021-03-11", 2);

  /* Back to before that, and over it. */
  set_day (days->project, 11);
  g_assert_true (cw_project_revert (days->project, "2021-03-05", &n, &error));
  g_assert_cmpuint (n, ==, 1);
  g_free (dump);
  dump = cw_test_dump (days->project);
  g_assert_cmpstr (dump, ==, days->dumps[N_DAYS]);
}

/* A script can do it on its own, and not as a part of something else. */
static void
test_revert_verb (Days *days, gconstpointer data)
{
  g_autoptr (CwTransaction) transaction = NULL;
  g_autofree char *dump = NULL;

  cw_test_say (days->project, "{'verb': 'revert', 'to': '2021-03-02', 'reason': 'a wrong turn'}");
  dump = cw_test_dump (days->project);
  g_assert_cmpstr (dump, ==, days->dumps[1]);
  transaction = cw_transaction_begin (days->project, NULL);
  cw_test_refuses (
      days->project, CW_ERROR_INVALID, "on its own", "{'verb': 'revert', 'to': '2021-03-02'}");
}

static void
test_revert_nothing (Days *days, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (cw_project_revert (days->project, "2021-03-05", NULL, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (cw_project_revert (days->project, "never", NULL, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
}

/* --- replaying ------------------------------------------------------------------------------------------------------------ */

static void
assert_replay (CwProject *project)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *replayed = cw_project_replay_history (project, &error);
  g_autofree char *dump = cw_test_dump (project);

  g_assert_no_error (error);
  g_assert_cmpstr (replayed, ==, dump);
}

static void
test_replay (Days *days, gconstpointer data)
{
  assert_replay (days->project);
  g_assert_true (cw_project_undo (days->project, NULL, NULL));
  assert_replay (days->project);
  g_assert_true (cw_project_revert (days->project, "2021-03-02", NULL, NULL));
  assert_replay (days->project);
  days->project = cw_test_project_reopen (days->project);
  assert_replay (days->project);

  /* What was written behind the history's back comes out. */
  cw_database_exec (cw_project_get_database (days->project),
                    "INSERT INTO memo (guid, title, written_on, created_at, changed_at) "
                    "VALUES ('', 'x', '', '', '')",
                    NULL);
  {
    g_autofree char *replayed = cw_project_replay_history (days->project, NULL);
    g_autofree char *dump = cw_test_dump (days->project);

    g_assert_cmpstr (replayed, !=, dump);
  }
}

/* --- smaller ------------------------------------------------------------------------------------------------------------------ */

static void
test_prune_by_time (Days *days, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  CwHistorySize before, after;
  guint n;

  g_assert_true (cw_project_measure_history (days->project, &before, &error));
  g_assert_cmpuint (before.n_steps, ==, 9);
  g_assert_true (cw_project_prune_history (days->project, "2021-03-03T12:00:00Z", 0, &n, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 3);
  g_assert_true (cw_project_measure_history (days->project, &after, &error));
  g_assert_cmpuint (after.n_steps, ==, 6);
  g_assert_cmpint (after.bytes, <, before.bytes);
  entries = cw_history_list (days->project, &error);
  g_assert_cmpuint (entries->len, ==, 10);
  g_assert_cmpstr (
      ((CwHistoryEntry *) g_ptr_array_index (entries, 1))->label, ==, "Added the source “S”");

  assert_as_of (days, "2021-03-03", 2);
  assert_as_of (days, "2021-03-02", 1);
  g_assert_null (
      cw_project_open_as_of (cw_project_get_path (days->project), "2021-03-02T11:00:00Z", &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "until 2021-03-02T12:00:00Z"));
  g_clear_error (&error);
  g_assert_null (cw_project_replay_history (days->project, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);
  g_clear_error (&error);

  for (guint i = 0; i < 6; i++)
    g_assert_true (cw_project_undo (days->project, NULL, NULL));
  g_assert_null (cw_project_get_undo_label (days->project));
  {
    g_autofree char *dump = cw_test_dump (days->project);

    g_assert_cmpstr (dump, ==, days->dumps[1]);
  }
  g_assert_false (cw_project_prune_history (days->project, "long ago", 0, NULL, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
}

static void
test_prune_by_size (Days *days, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  CwHistorySize size;
  guint n;

  g_assert_true (cw_project_measure_history (days->project, &size, &error));
  g_assert_true (cw_project_prune_history (days->project, NULL, size.bytes, &n, &error));
  g_assert_cmpuint (n, ==, 0);
  g_assert_true (cw_project_prune_history (days->project, NULL, size.bytes - 1, &n, &error));
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (cw_project_prune_history (days->project, NULL, 1, &n, &error));
  g_assert_cmpuint (n, ==, 8);
  g_assert_true (cw_project_measure_history (days->project, &size, &error));
  g_assert_cmpuint (size.n_steps, ==, 0);
  g_assert_cmpint (size.bytes, ==, 0);
  g_assert_null (cw_project_get_undo_label (days->project));
  g_assert_no_error (error);
}

#define ADD(path, test) g_test_add (path, Days, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/past/times", test_times);
  ADD ("/past/as-of", test_as_of);
  ADD ("/past/project", test_past_project);
  ADD ("/past/too-early", test_too_early);
  ADD ("/past/undone", test_undone);
  ADD ("/past/wrong-clock", test_wrong_clock);
  g_test_add_func ("/past/version-1", test_version_1);
  g_test_add_func ("/past/newer", test_newer);
  ADD ("/past/foreign-column", test_foreign_column);
  ADD ("/past/damaged-step", test_damaged_step);
  ADD ("/past/revert", test_revert);
  ADD ("/past/revert-verb", test_revert_verb);
  ADD ("/past/revert-nothing", test_revert_nothing);
  ADD ("/past/replay", test_replay);
  ADD ("/past/prune-by-time", test_prune_by_time);
  ADD ("/past/prune-by-size", test_prune_by_size);
  return g_test_run ();
}
