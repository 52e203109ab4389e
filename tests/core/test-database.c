/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The connection: its errors, its cached statements, and what it leaves behind. */

#include "config.h"

#include "cw-database.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *folder;
  char *path;
  CwDatabase *database;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("caseweave-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "a b?c#%.db", NULL);
  self->database = cw_database_open (self->path, CW_DATABASE_CREATE, &error);
  g_assert_no_error (error);
  cw_database_exec (self->database,
                    "CREATE TABLE t (id INTEGER PRIMARY KEY, x TEXT NOT NULL CHECK (x <> 'no'));"
                    "INSERT INTO t VALUES (1, 'one'), (2, 'two'), (3, 'three')",
                    &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  cw_database_close (self->database, &error);
  g_assert_no_error (error);
  g_assert_finalize_object (self->database);
  g_assert_cmpint (g_unlink (self->path), ==, 0);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0); /* nothing else is left */
  g_free (self->path);
  g_free (self->folder);
}

static void
test_close (Fixture *self, gconstpointer data)
{
  g_autofree char *wal = g_strconcat (self->path, "-wal", NULL);
  g_autofree char *shm = g_strconcat (self->path, "-shm", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_test (wal, G_FILE_TEST_EXISTS));
  g_assert_true (cw_database_close (self->database, &error));
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (shm, G_FILE_TEST_EXISTS));
  g_assert_true (cw_database_close (self->database, &error));
  g_assert_no_error (error);
}

static void
test_pragmas (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *sql;
    gint64 value;
  } pragmas[] = { { "PRAGMA foreign_keys", 1 },
                  { "PRAGMA synchronous", 2 },
                  { "PRAGMA secure_delete", 1 },
                  { "PRAGMA trusted_schema", 0 } };
  g_autoptr (CwStatement) mode = cw_database_prepare (self->database, "PRAGMA journal_mode", NULL);
  gint64 value;

  for (guint i = 0; i < G_N_ELEMENTS (pragmas); i++)
    {
      g_assert_true (cw_database_read_integer (self->database, &value, NULL, pragmas[i].sql, ""));
      g_assert_cmpint (value, ==, pragmas[i].value);
    }
  g_assert_cmpint (cw_statement_step (mode, NULL), ==, CW_STEP_ROW);
  g_assert_cmpstr (cw_statement_get_text (mode, 0), ==, "wal");
}

static void
test_errors (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) constraint = NULL;
  g_autoptr (GError) syntax = NULL;
  gint64 value = 7;

  g_assert_false (
      cw_database_run (self->database, &constraint, "INSERT INTO t (x) VALUES (?1)", "s", "no"));
  g_assert_error (constraint, CW_ERROR, CW_ERROR_CONSTRAINT);
  g_assert_null (cw_database_prepare (self->database, "SELECT nonsense", &syntax));
  g_assert_error (syntax, CW_ERROR, CW_ERROR_FAILED);
  g_assert_nonnull (strstr (syntax->message, "nonsense"));
  /* A refused statement is as good as new. */
  g_assert_true (
      cw_database_run (self->database, NULL, "INSERT INTO t (x) VALUES (?1)", "s", "four"));
  g_assert_cmpint (cw_database_get_last_id (self->database), ==, 4);
  g_assert_true (cw_database_read_integer (
      self->database, &value, NULL, "SELECT id FROM t WHERE id = ?1", "i", G_GINT64_CONSTANT (99)));
  g_assert_cmpint (value, ==, 0);
}

/* What SQLite says, and what a researcher reads. */
static void
test_sentences (void)
{
  static const struct
  {
    int code;
    int error;
    const char *words;
  } sentences[] = {
    { SQLITE_NOTADB, CW_ERROR_NOT_A_PROJECT, "is not a Caseweave project" },
    { SQLITE_CORRUPT_INDEX, CW_ERROR_CORRUPT, "is damaged" },
    { SQLITE_BUSY_SNAPSHOT, CW_ERROR_BUSY, "in use by another program" },
    { SQLITE_READONLY_DBMOVED, CW_ERROR_READ_ONLY, "cannot be written" },
    { SQLITE_FULL, CW_ERROR_NO_SPACE, "the disk is full" },
    { SQLITE_IOERR_READ, CW_ERROR_DRIVE, "check the drive" },
    { SQLITE_INTERRUPT, CW_ERROR_CANCELLED, "words of SQLite" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (cw_error_set_from_sqlite (
          &error, sentences[i].code, "/some/where/study.caseweave", "words of SQLite"));
      g_assert_error (error, CW_ERROR, sentences[i].error);
      g_assert_true (g_str_has_prefix (error->message, "“study.caseweave” "));
      g_assert_nonnull (strstr (error->message, sentences[i].words));
    }
}

static void
test_types (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("\0\xff", 2);
  g_autoptr (GBytes) empty = g_bytes_new_static (NULL, 0);
  g_autoptr (CwStatement) row = cw_database_query (
      self->database,
      NULL,
      "SELECT typeof (?1), typeof (?2), typeof (?3), typeof (?4), typeof (?5), "
      "typeof (?6), typeof (?7), typeof (?8), typeof (?9), length (?7)",
      "iodsnobbs",
      G_GINT64_CONSTANT (1),
      G_GINT64_CONSTANT (0),
      1.5,
      "text",
      G_GINT64_CONSTANT (5),
      bytes,
      empty,
      (char *) NULL);
  static const char *const types[]
      = { "integer", "null", "real", "text", "null", "integer", "blob", "blob", "null" };

  g_assert_cmpint (cw_statement_step (row, NULL), ==, CW_STEP_ROW);
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    g_assert_cmpstr (cw_statement_get_text (row, i), ==, types[i]);
  g_assert_cmpint (cw_statement_get_integer (row, 9), ==, 2);
  g_assert_cmpint (cw_statement_step (row, NULL), ==, CW_STEP_DONE);
}

static void
test_cache (Fixture *self, gconstpointer data)
{
  CwStatement *first = cw_database_prepare (self->database, "SELECT x FROM t WHERE id = ?1", NULL);
  CwStatement *again;

  sqlite3_bind_int (first, 1, 2);
  g_assert_cmpint (cw_statement_step (first, NULL), ==, CW_STEP_ROW);
  cw_statement_release (first);
  again = cw_database_prepare (self->database, "SELECT x FROM t WHERE id = ?1", NULL);
  g_assert_true (again == first);
  /* Neither its place nor its parameters are left of the first use. */
  g_assert_cmpint (cw_statement_step (again, NULL), ==, CW_STEP_DONE);
  cw_statement_release (again);
}

static guint
count_pairs (CwDatabase *database, guint depth)
{
  g_autoptr (CwStatement) rows
      = cw_database_prepare (database, "SELECT id FROM t ORDER BY id", NULL);
  guint n = 0;

  while (cw_statement_step (rows, NULL) == CW_STEP_ROW)
    n += depth == 0 ? 1 : count_pairs (database, depth - 1);
  return n;
}

static void
test_recursive_use (Fixture *self, gconstpointer data)
{
  g_assert_cmpuint (count_pairs (self->database, 3), ==, 81);
  g_assert_cmpuint (count_pairs (self->database, 0), ==, 3);
}

/* A statement that was handed out and not stepped yet is in use as well. */
static void
test_two_before_a_step (Fixture *self, gconstpointer data)
{
  const char *sql = "SELECT x FROM t WHERE id = ?1";
  g_autoptr (CwStatement) first
      = cw_database_query (self->database, NULL, sql, "i", G_GINT64_CONSTANT (1));
  g_autoptr (CwStatement) second
      = cw_database_query (self->database, NULL, sql, "i", G_GINT64_CONSTANT (2));

  g_assert_true (first != second);
  g_assert_cmpint (cw_statement_step (first, NULL), ==, CW_STEP_ROW);
  g_assert_cmpstr (cw_statement_get_text (first, 0), ==, "one");
  g_assert_cmpint (cw_statement_step (second, NULL), ==, CW_STEP_ROW);
  g_assert_cmpstr (cw_statement_get_text (second, 0), ==, "two");
}

static void
test_read_only (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwDatabase) reader = cw_database_open (self->path, CW_DATABASE_READ, &error);
  gint64 n = 0;

  g_assert_no_error (error);
  g_assert_true (cw_database_read_integer (reader, &n, &error, "SELECT count (*) FROM t", ""));
  g_assert_cmpint (n, ==, 3);
  g_assert_false (cw_database_exec (reader, "DELETE FROM t", &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_READ_ONLY);
  g_assert_true (cw_database_close (reader, NULL));
}

static void
test_missing (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "none", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (cw_database_open (path, CW_DATABASE_WRITE, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_READ_ONLY);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/database/close", Fixture, NULL, set_up, test_close, tear_down);
  g_test_add ("/database/pragmas", Fixture, NULL, set_up, test_pragmas, tear_down);
  g_test_add ("/database/errors", Fixture, NULL, set_up, test_errors, tear_down);
  g_test_add_func ("/database/sentences", test_sentences);
  g_test_add ("/database/types", Fixture, NULL, set_up, test_types, tear_down);
  g_test_add ("/database/cache", Fixture, NULL, set_up, test_cache, tear_down);
  g_test_add ("/database/recursive-use", Fixture, NULL, set_up, test_recursive_use, tear_down);
  g_test_add (
      "/database/two-before-a-step", Fixture, NULL, set_up, test_two_before_a_step, tear_down);
  g_test_add ("/database/read-only", Fixture, NULL, set_up, test_read_only, tear_down);
  g_test_add ("/database/missing", Fixture, NULL, set_up, test_missing, tear_down);
  return g_test_run ();
}
