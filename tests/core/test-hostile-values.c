/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Every column of every table with values that it should not have. The schema is asked what there is, so a new column is
 * tried by itself. */

#include "config.h"

#include <string.h>

#include "cw-test-hostile.h"

/* As large as a text of a source may be in a small project. */
#define LONG_TEXT 10000000

/* Of all pairs of a column and a value every run tries one in so many; CASEWEAVE_HOSTILE=all tries all of them. */
#define ONE_IN 96

/* SQL for a value; NULL in the second place: for columns of all types. */
static const struct
{
  const char *name;
  const char *type; /* or NULL */
  const char *sql;
} values[] = {
  { "NULL", NULL, "NULL" },
  { "zero", NULL, "0" },
  { "minus one", "INTEGER", "-1" },
  { "one", "INTEGER", "1" },
  { "two", "INTEGER", "2" },
  { "dangling", "INTEGER", "987654" },
  { "beyond 32 bits", "INTEGER", "4294967297" },
  { "largest", "INTEGER", "9223372036854775807" },
  { "smallest", "INTEGER", "-9223372036854775808" },
  { "fraction", "INTEGER", "1.5" },
  { "infinite", "REAL", "9e999" },
  { "minus infinite", "REAL", "-9e999" },
  { "text for a number", "REAL", "'x'" },
  { "text for an integer", "INTEGER", "'x'" },
  { "bytes for an integer", "INTEGER", "x'00ff'" },
  { "empty", "TEXT", "''" },
  { "bytes", "TEXT", "x'ff00fe'" },
  { "a NUL", "TEXT", "'a' || char (0) || 'b'" },
  { "invalid UTF-8", "TEXT", "cast (x'61ff62c3' AS TEXT)" },
  { "half a surrogate", "TEXT", "cast (x'eda080' AS TEXT)" },
  { "lone marks", "TEXT", "char (769) || char (8205) || char (8205)" },
  { "a format", "TEXT", "'%n%s%s%s'" },
  { "SQL", "TEXT", "'''); DROP TABLE code; --'" },
  { "odd date", "TEXT", "'2021-13-45'" },
  { "year only", "TEXT", "'-9999'" },
  { "line feeds", "TEXT", "char (10) || char (13) || char (10)" },
  { "brackets", "TEXT", "replace (printf ('%5000c', 'x'), 'x', '(not ')" },
  { "runs", "TEXT", "'9-2b 0-4294967299i -1-5u 1-'" },
  { "long", "TEXT", "printf ('%.*c', " G_STRINGIFY (LONG_TEXT) ", 'n')" },
  { "bytes of a changeset", "BLOB", "x'5400ffffffffffffffff'" },
  { "no bytes", "BLOB", "x''" },
  { "text for bytes", "BLOB", "'text'" },
};

typedef struct
{
  char *table;
  char *column;
  char *type;
} Column;

static void
column_free (gpointer data)
{
  Column *column = data;

  g_free (column->table);
  g_free (column->column);
  g_free (column->type);
  g_free (column);
}

static GPtrArray *
list_columns (CwTestHostile *hostile)
{
  GPtrArray *columns = g_ptr_array_new_with_free_func (column_free);
  sqlite3 *handle = cw_test_hostile_begin (hostile);
  sqlite3_stmt *rows = NULL;

  sqlite3_prepare_v2 (
      handle,
      "SELECT s.name, c.name, c.type FROM sqlite_schema s, pragma_table_info (s.name) c "
      "WHERE s.type = 'table' AND s.sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY s.name, c.cid",
      -1,
      &rows,
      NULL);
  while (sqlite3_step (rows) == SQLITE_ROW)
    {
      Column *column = g_new0 (Column, 1);

      column->table = g_strdup ((const char *) sqlite3_column_text (rows, 0));
      column->column = g_strdup ((const char *) sqlite3_column_text (rows, 1));
      column->type = g_strdup ((const char *) sqlite3_column_text (rows, 2));
      g_ptr_array_add (columns, column);
    }
  sqlite3_finalize (rows);
  sqlite3_close (handle);
  return columns;
}

/* Whoever writes such a file is not kept from it by what the table says of itself. */
static void
loosen (sqlite3 *handle, const char *table)
{
  g_autofree char *sql = g_strdup_printf (
      "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace (replace (replace (sql, "
      "') STRICT', ')'), 'NOT NULL', ''), 'CHECK', '-- CHECK') WHERE name = '%s'; "
      "PRAGMA writable_schema = RESET",
      table);

  sqlite3_exec (handle, sql, NULL, NULL, NULL);
}

static void
tighten (sqlite3 *handle, const char *table, const char *schema)
{
  sqlite3_stmt *statement = NULL;

  sqlite3_exec (handle, "PRAGMA writable_schema = ON", NULL, NULL, NULL);
  sqlite3_prepare_v2 (
      handle, "UPDATE sqlite_schema SET sql = ?1 WHERE name = ?2", -1, &statement, NULL);
  sqlite3_bind_text (statement, 1, schema, -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (statement, 2, table, -1, SQLITE_TRANSIENT);
  sqlite3_step (statement);
  sqlite3_finalize (statement);
  sqlite3_exec (handle, "PRAGMA writable_schema = RESET", NULL, NULL, NULL);
}

static char *
read_schema (sqlite3 *handle, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT sql FROM sqlite_schema WHERE name = '%s'", table);
  sqlite3_stmt *statement = NULL;
  char *schema = NULL;

  sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL);
  if (sqlite3_step (statement) == SQLITE_ROW)
    schema = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  return schema;
}

typedef enum
{
  LAST_ROW,
  ALL_ROWS,
  LOOSE, /* in a table that promises nothing */
  N_EXTENTS,
} Extent;

/* FALSE where the file cannot have it, as a second row with the same key, or has it already. */
static gboolean
damage (CwTestHostile *hostile, const Column *column, guint value, Extent extent)
{
  sqlite3 *handle = cw_test_hostile_begin (hostile);
  g_autofree char *schema = read_schema (handle, column->table);
  g_autofree char *where
      = extent == LAST_ROW
            ? g_strdup_printf (" WHERE rowid = (SELECT max (rowid) FROM \"%s\")", column->table)
            : g_strdup ("");
  g_autofree char *sql = g_strconcat ("UPDATE OR IGNORE \"",
                                      column->table,
                                      "\" SET \"",
                                      column->column,
                                      "\" = ",
                                      values[value].sql,
                                      where,
                                      NULL);
  int n_changed;

  loosen (handle, column->table);
  sqlite3_exec (handle, sql, NULL, NULL, NULL);
  n_changed = sqlite3_changes (handle);
  if (extent != LOOSE)
    tighten (handle, column->table, schema);
  sqlite3_close (handle);
  return n_changed > 0;
}

static gboolean
fits (const Column *column, guint value)
{
  return values[value].type == NULL || g_str_equal (values[value].type, column->type)
         || *column->type == '\0';
}

static void
try_column (CwTestHostile *hostile, const Column *column, guint value, Extent extent)
{
  static const char *const extents[N_EXTENTS] = { "the last row", "all rows", "a loose table" };
  g_autofree char *name = g_strdup_printf (
      "%s in %s.%s of %s", values[value].name, column->table, column->column, extents[extent]);

  if (damage (hostile, column, value, extent))
    cw_test_hostile_try (hostile, name);
}

/* A text of many megabytes takes its time. */
static gboolean
is_chosen (const GPtrArray *columns, guint column, guint value, Extent extent, guint number)
{
  const Column *this = g_ptr_array_index (columns, column);
  const Column *next = column + 1 < columns->len ? g_ptr_array_index (columns, column + 1) : NULL;

  gboolean is_last = next == NULL || !g_str_equal (this->table, next->table);
  gboolean all = g_strcmp0 (g_getenv ("CASEWEAVE_HOSTILE"), "all") == 0;

  if (g_str_equal (values[value].name, "long"))
    return extent == LAST_ROW && (all || (is_last && column % 4 == 0));
  if (all)
    return TRUE;
  return number % ONE_IN == 0;
}

static void
test_columns (void)
{
  g_autoptr (CwTestHostile) hostile = cw_test_hostile_new ();
  g_autoptr (GPtrArray) columns = list_columns (hostile);
  guint number = 0;

  g_assert_cmpuint (columns->len, >, 200);
  for (guint i = 0; i < columns->len; i++)
    for (guint value = 0; value < G_N_ELEMENTS (values); value++)
      for (Extent extent = LAST_ROW; extent < N_EXTENTS; extent++)
        {
          const Column *column = g_ptr_array_index (columns, i);

          if (fits (column, value) && is_chosen (columns, i, value, extent, number++))
            try_column (hostile, column, value, extent);
        }
  g_assert_cmpuint (hostile->n_refused, >, 0);
  g_assert_cmpuint (hostile->n_opened, >, 0);
}

/* --- rows that do not fit together --------------------------------------------------------------------------------------- */

#define DEEP_CODES                                                                                 \
  "WITH RECURSIVE n (i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < 6000) "            \
  "INSERT INTO code (id, guid, parent_id, name, defined_at, created_at) "                          \
  "SELECT i, 'g' || i, iif (i = 1000, NULL, i - 1), 'deep ' || i, '', '' FROM n"
#define DEEP_CASES                                                                                 \
  "WITH RECURSIVE n (i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < 6000) "            \
  "INSERT INTO case_unit (id, guid, parent_id, name, created_at) "                                 \
  "SELECT i, 'g' || i, iif (i = 1000, NULL, i - 1), 'deep ' || i, '' FROM n"

static const struct
{
  const char *name;
  const char *sql;
} stories[] = {
  { "a code below itself", "UPDATE code SET parent_id = id WHERE id = 3" },
  { "codes below each other", "UPDATE code SET parent_id = iif (id = 1, 2, 1) WHERE id IN (1, 2)" },
  { "a code redirected to itself", "UPDATE code SET redirect_id = id" },
  { "codes redirected in a circle",
    "UPDATE code SET redirect_id = iif (id = (SELECT max (id) FROM code), 1, id + 1)" },
  { "6000 codes below each other", DEEP_CODES },
  { "a case below itself", "UPDATE case_unit SET parent_id = id" },
  { "cases below each other", "UPDATE case_unit SET parent_id = 3 - id" },
  { "6000 cases below each other", DEEP_CASES },
  { "a code that feeds itself", "UPDATE code_link SET target_id = code_id" },
  { "codes that feed each other",
    "INSERT INTO code_link (code_id, target_id, created_at) SELECT target_id, code_id, '' "
    "FROM code_link" },
  { "a memo about itself",
    "INSERT INTO memo_link (memo_id, target_kind, target_id, created_at) VALUES (1, 'memo', 1, "
    "'')" },
  { "a memo about nothing", "UPDATE memo_link SET target_kind = 'nonsense', target_id = -5" },
  { "a split into itself", "UPDATE split_child SET code_id = (SELECT code_id FROM split LIMIT 1)" },
  { "a query that asks itself", "UPDATE query SET expression = '@' || 'Q-' || id" },
  { "a query of nonsense", "UPDATE query SET expression = '((((((not not \"'" },
  { "a reversed excerpt", "UPDATE excerpt SET start_pos = end_pos, end_pos = start_pos" },
  { "an empty excerpt", "UPDATE excerpt SET end_pos = start_pos" },
  { "an excerpt outside", "UPDATE excerpt SET start_pos = 5000, end_pos = 6000" },
  { "an excerpt from minus one", "UPDATE excerpt SET start_pos = -1" },
  { "an excerpt up to the end of the world", "UPDATE excerpt SET end_pos = 4294967295" },
  { "all excerpts in one place", "UPDATE excerpt SET source_id = 1, start_pos = 0, end_pos = 1" },
  { "excerpts in a source that is not", "UPDATE excerpt SET source_id = 77" },
  { "a reversed passage",
    "UPDATE attribution SET start_pos = 20, end_pos = 3 WHERE start_pos IS NOT NULL" },
  { "half a passage", "UPDATE attribution SET start_pos = 3, end_pos = NULL" },
  { "a passage outside", "UPDATE attribution SET start_pos = 900, end_pos = 901" },
  { "codings without an excerpt", "UPDATE coding SET excerpt_id = 400 + id" },
  { "codings without a code", "UPDATE coding SET code_id = 400 + id" },
  { "paragraphs longer than they are", "UPDATE paragraph SET characters = 2147483647" },
  { "paragraphs shorter than nothing", "UPDATE paragraph SET characters = -9" },
  { "paragraphs without words", "UPDATE paragraph SET text = ''" },
  { "paragraphs in one place", "UPDATE paragraph SET rank = 0, label = '1'" },
  { "a source without paragraphs", "DELETE FROM paragraph" },
  { "a first paragraph that continues", "UPDATE paragraph SET soft = 1" },
  { "a project without its row", "DELETE FROM project" },
  { "tables without rows", "DELETE FROM source; DELETE FROM code; DELETE FROM case_unit" },
  { "a history without a beginning", "DELETE FROM history WHERE id < 5" },
  { "an empty history", "DELETE FROM history" },
  { "a history backwards", "UPDATE history SET id = 100000 - id" },
  { "all undone", "UPDATE history SET state = 'undone' WHERE changeset IS NOT NULL" },
  { "all done without a changeset", "UPDATE history SET changeset = NULL, state = 'done'" },
  { "steps of other steps",
    "UPDATE history SET changeset = (SELECT h.changeset FROM history h WHERE h.changeset IS NOT "
    "NULL ORDER BY h.id LIMIT 1)" },
  { "counters that run backwards", "UPDATE sqlite_sequence SET seq = 0" },
  { "counters at the end", "UPDATE sqlite_sequence SET seq = 9223372036854775807" },
  { "an index of words without words", "DELETE FROM paragraph_words_data" },
  { "an index of words with rubbish", "UPDATE paragraph_words_data SET block = randomblob (99)" },
  { "an index of words that forgets, with rubbish",
    "INSERT INTO paragraph_words_config VALUES ('secure-delete', 1); "
    "UPDATE paragraph_words_data SET block = zeroblob (400) WHERE id > 10" },
  { "an index of words of another age", "UPDATE paragraph_words_config SET v = 99" },
  { "all is waiting to be indexed", "INSERT OR IGNORE INTO search_todo VALUES (1), (2), (500)" },
};

static void
test_stories (void)
{
  g_autoptr (CwTestHostile) hostile = cw_test_hostile_new ();

  for (guint i = 0; i < G_N_ELEMENTS (stories); i++)
    {
      sqlite3 *handle = cw_test_hostile_begin (hostile);
      char *message = NULL;

      sqlite3_exec (handle, stories[i].sql, NULL, NULL, &message);
      if (message != NULL)
        g_error ("%s: %s", stories[i].name, message);
      sqlite3_close (handle);
      cw_test_hostile_try (hostile, stories[i].name);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hostile-values/columns", test_columns);
  g_test_add_func ("/hostile-values/stories", test_stories);
  return g_test_run ();
}
