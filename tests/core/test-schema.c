/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The file's format: what every later version has to be able to rely on. */

#include "config.h"

#include "cw-schema.h"

#include <glib/gstdio.h>
#include <string.h>

#include "cw-field.h"
#include "cw-project-private.h"
#include "cw-search.h"
#include "cw-test-project.h"

static const char *const unrecorded[] = { "history",    "original", "search_todo",   "tombstone",
                                          "purge_todo", "identity", "pseudonym_hit", NULL };

/* Made from the paragraphs, and its parts are FTS5's own affair. */
#define IS_INDEX(table) g_str_has_prefix (table, "paragraph_words")

static gboolean
is_recorded (const char *table)
{
  return cw_kind_from_table (table) != CW_KIND_NONE;
}

static char **
read_texts (CwDatabase *database, const char *sql, const char *argument)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();
  g_autoptr (CwStatement) rows = cw_database_query (database, &error, sql, "s", argument);

  g_assert_no_error (error);
  while (cw_statement_step (rows, &error) == CW_STEP_ROW)
    g_strv_builder_add (texts, cw_statement_get_text (rows, 0));
  g_assert_no_error (error);
  return g_strv_builder_end (texts);
}

static char **
list_tables (CwDatabase *database)
{
  return read_texts (database,
                     "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> ?1 "
                     "AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name",
                     "");
}

static gint64
count (CwDatabase *database, const char *sql, const char *argument)
{
  g_autoptr (GError) error = NULL;
  gint64 n;

  cw_database_read_integer (database, &n, &error, sql, "s", argument);
  g_assert_no_error (error);
  return n;
}

/* Trap: a session records nothing of a table without a primary key, and nothing of one that it does not know. */
static void
test_tables (void)
{
  CwProject *project = cw_test_project_new ();
  CwDatabase *database = cw_project_get_database (project);
  g_auto (GStrv) tables = list_tables (database);
  guint n_recorded = 0;

  for (guint i = 0; tables[i] != NULL; i++)
    {
      g_test_message ("%s", tables[i]);
      if (IS_INDEX (tables[i]))
        continue;
      g_assert_cmpint (
          count (database, "SELECT count (*) FROM pragma_table_info (?1) WHERE pk > 0", tables[i]),
          ==,
          1);
      g_assert_true (is_recorded (tables[i]) != g_strv_contains (unrecorded, tables[i]));
      n_recorded += is_recorded (tables[i]) ? 1 : 0;
    }
  g_assert_cmpuint (n_recorded, ==, CW_N_KINDS - 1);
  cw_test_project_remove (project);
}

/* R1: an id that was given once is not given again; a rowid alone would be. */
static void
test_ids_are_never_reused (void)
{
  CwProject *project = cw_test_project_new ();
  CwDatabase *database = cw_project_get_database (project);
  g_auto (GStrv) tables = list_tables (database);

  for (guint i = 0; tables[i] != NULL; i++)
    if (!g_str_equal (tables[i], "project") && !g_str_equal (tables[i], "original")
        && !g_str_equal (tables[i], "search_todo") && !IS_INDEX (tables[i]))
      g_assert_cmpint (count (database,
                              "SELECT count (*) FROM sqlite_schema WHERE name = ?1 "
                              "AND sql LIKE '%id INTEGER PRIMARY KEY AUTOINCREMENT%'",
                              tables[i]),
                       ==,
                       1);
  cw_test_project_remove (project);
}

/* Traps: changes are applied row by row, so a UNIQUE column cannot be swapped back, and a trigger fires twice. */
static void
test_nothing_in_the_way_of_undo (void)
{
  CwProject *project = cw_test_project_new ();
  CwDatabase *database = cw_project_get_database (project);
  g_auto (GStrv) tables = list_tables (database);

  g_assert_cmpint (
      count (database, "SELECT count (*) FROM sqlite_schema WHERE type = ?1", "trigger"), ==, 0);
  for (guint i = 0; tables[i] != NULL; i++)
    g_assert_cmpint (
        count (database,
               "SELECT count (*) FROM pragma_index_list (?1) WHERE \"unique\" AND origin <> 'pk'",
               tables[i]),
        ==,
        0);
  cw_test_project_remove (project);
}

/* A change names columns by number, so the tables of fields have to be in the order of the columns. */
static void
test_columns (void)
{
  CwProject *project = cw_test_project_new ();

  for (CwKind kind = CW_KIND_PROJECT; kind < CW_N_KINDS; kind++)
    {
      guint n_fields;
      const CwField *fields = cw_kind_get_fields (kind, &n_fields);
      g_auto (GStrv) columns = read_texts (cw_project_get_database (project),
                                           "SELECT name FROM pragma_table_info (?1) ORDER BY cid",
                                           cw_kind_get_table (kind));

      g_assert_cmpstr (columns[0], ==, "id");
      if (!cw_kind_has_records (kind))
        continue;
      g_assert_cmpuint (g_strv_length (columns), ==, n_fields + 1);
      for (guint i = 0; i < n_fields; i++)
        g_assert_cmpstr (columns[i + 1], ==, fields[i].column);
    }
  cw_test_project_remove (project);
}

static void
test_marks (void)
{
  CwProject *project = cw_test_project_new ();
  CwDatabase *database = cw_project_get_database (project);
  g_autofree char *path = g_strdup (cw_project_get_path (project));
  g_autoptr (GError) error = NULL;
  CwSchemaState state;

  g_assert_cmpint (count (database, "PRAGMA user_version", ""), ==, CW_SCHEMA_VERSION);
  g_assert_cmpint (count (database, "PRAGMA application_id", ""), ==, CW_APPLICATION_ID);
  g_assert_true (cw_schema_read_state (database, &state, &error));
  g_assert_cmpint (state, ==, CW_SCHEMA_CURRENT);
  g_assert_true (cw_schema_check_file (path, &error));
  g_assert_false (cw_schema_file_is_newer (path));
  g_assert_true (cw_schema_migrate (database, &error));
  g_assert_no_error (error);
  cw_test_project_remove (project);
}

/* A copy of a file that was made by an earlier version, in a folder of its own. */
static char *
copy_fixture (const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *source = g_test_build_filename (G_TEST_DIST, "data", "schema", name, NULL);
  g_autofree char *folder = g_dir_make_tmp ("caseweave-XXXXXX", &error);
  char *path = g_build_filename (folder, name, NULL);
  g_autofree char *data = NULL;
  gsize size;

  g_file_get_contents (source, &data, &size, &error);
  g_assert_no_error (error);
  g_file_set_contents (path, data, size, &error);
  g_assert_no_error (error);
  return path;
}

/* The kinds of version 1 are the first ones; what is in the fixture is written in tests/data/schema/README.md. */
static void
test_version_1 (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = copy_fixture ("version-1.caseweave");
  CwProject *project = cw_project_open (path, FALSE, &error);
  CwDatabase *database;

  g_assert_no_error (error);
  g_assert_null (cw_project_get_notice (project));
  database = cw_project_get_database (project);
  cw_test_assert_sound (project);
  g_assert_cmpstr (cw_project_get_title (project), ==, "Version 1");
  for (CwKind kind = CW_KIND_PROJECT; kind <= CW_KIND_DISPLAY; kind++)
    {
      g_autofree char *sql
          = g_strdup_printf ("SELECT count (*) FROM %s WHERE ?1 = ''", cw_kind_get_table (kind));

      g_test_message ("%s", cw_kind_get_table (kind));
      g_assert_cmpint (count (database, sql, ""), >, 0);
    }
  cw_test_say (project, "{'verb': 'create-code', 'name': 'made by the present version'}");
  while (cw_project_get_undo_label (project) != NULL)
    g_assert_true (cw_project_undo (project, NULL, &error));
  cw_test_assert_sound (project);
  while (cw_project_get_redo_label (project) != NULL)
    g_assert_true (cw_project_redo (project, NULL, &error));
  cw_test_assert_sound (project);
  cw_test_project_remove (project);
}

/* Reading alone changes nothing, not even the version: what came later is added in memory. */
static void
test_version_1_for_reading (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = copy_fixture ("version-1.caseweave");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *dump = NULL;
  gsize size_before, size_after;
  CwProject *project;

  g_assert_true (g_file_get_contents (path, &before, &size_before, NULL));
  project = cw_project_open (path, TRUE, &error);
  g_assert_no_error (error);
  cw_test_assert_sound (project);
  dump = cw_test_dump (project);
  g_assert_nonnull (strstr (dump, "Version 1"));
  g_assert_true (g_file_get_contents (path, &after, &size_after, NULL));
  g_assert_cmpmem (before, size_before, after, size_after);
  cw_test_project_remove (project);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/schema/tables", test_tables);
  g_test_add_func ("/schema/ids-are-never-reused", test_ids_are_never_reused);
  g_test_add_func ("/schema/nothing-in-the-way-of-undo", test_nothing_in_the_way_of_undo);
  g_test_add_func ("/schema/columns", test_columns);
  g_test_add_func ("/schema/marks", test_marks);
  g_test_add_func ("/schema/version-1", test_version_1);
  g_test_add_func ("/schema/version-1-for-reading", test_version_1_for_reading);
  return g_test_run ();
}
