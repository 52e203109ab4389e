/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Which rows have been written, and a table by their ids. */

#include "config.h"

#include "cw-row-log.h"

#include "cw-id-table.h"
#include "cw-project-private.h"
#include "cw-test-project.h"

static char *
print (const GArray *runs)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < runs->len; i++)
    {
      const CwRowRun *run = &g_array_index (runs, CwRowRun, i);

      g_string_append_printf (text, "%d:%" G_GINT64_FORMAT "+%u ", run->kind, run->first, run->n);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Rows that follow each other are one run, and the same row twice is one; a mark begins another. */
static void
test_runs (void)
{
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (CwRowRun));
  g_autofree char *text = NULL;
  g_autofree char *expected = NULL;

  cw_row_log_append (runs, 0, CW_KIND_CODE, 5);
  cw_row_log_append (runs, 0, CW_KIND_CODE, 6);
  cw_row_log_append (runs, 0, CW_KIND_CODE, 6);
  cw_row_log_append (runs, 0, CW_KIND_CODE, 7);
  cw_row_log_append (runs, 0, CW_KIND_CODE, 5);
  cw_row_log_append (runs, 0, CW_KIND_CASE, 6);
  cw_row_log_append (runs, runs->len, CW_KIND_CASE, 7);
  text = print (runs);
  expected = g_strdup_printf (
      "%d:5+3 %d:5+1 %d:6+1 %d:7+1 ", CW_KIND_CODE, CW_KIND_CODE, CW_KIND_CASE, CW_KIND_CASE);
  g_assert_cmpstr (text, ==, expected);
}

static void
assert_log (CwRowLog *log, guint mark, guint n_runs)
{
  g_autoptr (GArray) runs = cw_row_log_copy (log, mark);

  g_assert_cmpuint (runs->len, ==, n_runs);
}

static void
test_of_a_database (void)
{
  CwProject *project = cw_test_project_new ();
  CwDatabase *database = cw_project_get_database (project);
  CwRowLog *log = cw_row_log_new ();
  guint mark;

  cw_row_log_start (log, database);
  g_assert_true (cw_database_exec (database, "UPDATE project SET title = 'a'", NULL));
  mark = cw_row_log_mark (log);
  g_assert_true (cw_database_exec (database,
                                   "UPDATE project SET title = 'b';"
                                   "UPDATE history SET label = 'not of a base table';"
                                   "CREATE TEMP TABLE project (id INTEGER PRIMARY KEY);"
                                   "INSERT INTO temp.project VALUES (9);"
                                   "DROP TABLE temp.project",
                                   NULL));
  assert_log (log, 0, 2);
  assert_log (log, mark, 1);
  cw_row_log_cut (log, mark);
  assert_log (log, 0, 1);
  cw_row_log_stop (log, database);
  g_assert_true (cw_database_exec (database, "UPDATE project SET title = 'c'", NULL));
  assert_log (log, 0, 1);
  cw_row_log_start (log, database);
  assert_log (log, 0, 0);
  cw_row_log_stop (log, database);
  cw_row_log_free (log);
  cw_test_project_remove (project);
}

/* Against a hash table, with ids near and far. */
static void
test_id_table (void)
{
  static const guint32 ids[] = { 0, 1, 2, 4095, 4096, 70000, G_MAXUINT32 - 1, G_MAXUINT32, 3 };
  CwIdTable *table = cw_id_table_new (sizeof (guint32));

  g_assert_null (cw_id_table_find (table, 7));
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    *(guint32 *) cw_id_table_claim (table, ids[i]) = i + 1;
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_assert_cmpuint (*(guint32 *) cw_id_table_find (table, ids[i]), ==, i + 1);
  g_assert_cmpuint (*(guint32 *) cw_id_table_find (table, 4), ==, 0);
  g_assert_null (cw_id_table_find (table, 1u << 30));
  g_assert_cmpuint (*(guint32 *) cw_id_table_claim (table, 2), ==, 3);
  cw_id_table_clear (table);
  g_assert_null (cw_id_table_find (table, 2));
  g_assert_cmpuint (*(guint32 *) cw_id_table_claim (table, 2), ==, 0);
  cw_id_table_free (table);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/row-log/runs", test_runs);
  g_test_add_func ("/row-log/of-a-database", test_of_a_database);
  g_test_add_func ("/id-table/values", test_id_table);
  return g_test_run ();
}
