/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Files with damaged pages, files that end too early, and databases that are somebody else's. CASEWEAVE_HOSTILE=all
 * tries ten times as many. */

#include "config.h"

#include <string.h>

#include "cw-test-hostile.h"

#define PAGE 4096
#define SEED 4711
#define N_DAMAGES 60
#define N_TRUNCATIONS 40

static guint
often (guint n)
{
  return g_strcmp0 (g_getenv ("CASEWEAVE_HOSTILE"), "all") == 0 ? 10 * n : n;
}

/* --- pages --------------------------------------------------------------------------------------------------------------- */

typedef enum
{
  SOME_BITS,
  SOME_BYTES,
  ZEROED_PAGE,
  RANDOM_PAGE,
  SWAPPED_PAGES,
  N_DAMAGE_KINDS,
} Damage;

static guint
pick (GRand *rand, guint n)
{
  return g_rand_int_range (rand, 0, (gint32) n);
}

static void
swap_pages (guint8 *data, guint first, guint second)
{
  guint8 page[PAGE];

  memcpy (page, data + first * PAGE, PAGE);
  memcpy (data + first * PAGE, data + second * PAGE, PAGE);
  memcpy (data + second * PAGE, page, PAGE);
}

static void
damage (GRand *rand, guint8 *data, guint n_pages, Damage kind)
{
  guint page = pick (rand, n_pages);
  guint8 *bytes = data + page * PAGE;

  switch (kind)
    {
    case SOME_BITS:
      for (guint i = 0; i < 8; i++)
        data[pick (rand, n_pages * PAGE)] ^= 1 << pick (rand, 8);
      break;
    case SOME_BYTES:
      for (guint i = 0; i < 64; i++)
        bytes[pick (rand, PAGE)] = pick (rand, 256);
      break;
    case ZEROED_PAGE:
      memset (bytes, 0, PAGE);
      break;
    case RANDOM_PAGE:
      for (guint i = 0; i < PAGE; i++)
        bytes[i] = pick (rand, 256);
      break;
    case SWAPPED_PAGES:
      swap_pages (data, page, pick (rand, n_pages));
      break;
    case N_DAMAGE_KINDS:
      g_assert_not_reached ();
    }
}

static void
test_pages (void)
{
  g_autoptr (CwTestHostile) hostile = cw_test_hostile_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);

  for (guint i = 0; i < often (N_DAMAGES); i++)
    {
      Damage kind = i % N_DAMAGE_KINDS;
      g_autofree guint8 *data = g_memdup2 (hostile->bytes->data, hostile->bytes->len);
      g_autofree char *name = g_strdup_printf ("damage %u of kind %d", i, kind);

      damage (rand, data, hostile->bytes->len / PAGE, kind);
      cw_test_hostile_put (hostile, data, hostile->bytes->len);
      cw_test_hostile_try (hostile, name);
    }
  g_assert_cmpuint (hostile->n_refused, >, 0);
}

/* --- ends ------------------------------------------------------------------------------------------------------------------ */

static void
try_length (CwTestHostile *hostile, guint length)
{
  g_autofree char *name = g_strdup_printf ("the first %u bytes", length);

  cw_test_hostile_put (hostile, hostile->bytes->data, length);
  cw_test_hostile_try (hostile, name);
}

static void
test_ends (void)
{
  g_autoptr (CwTestHostile) hostile = cw_test_hostile_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  guint n_cases = hostile->bytes->len / PAGE + often (N_TRUNCATIONS);

  for (guint length = 0; length < hostile->bytes->len; length += PAGE)
    try_length (hostile, length);
  for (guint i = 0; i < often (N_TRUNCATIONS); i++)
    try_length (hostile, pick (rand, hostile->bytes->len));
  /* A database of fewer pages than it says is never taken for whole. */
  g_assert_cmpuint (hostile->n_refused, >=, n_cases);
}

/* --- other schemas -------------------------------------------------------------------------------------------------------- */

#define NOT_OURS "DROP TABLE code; "

static const struct
{
  const char *name;
  const char *sql;
} schemas[] = {
  { "another program's number", "PRAGMA application_id = 77" },
  { "no number", "PRAGMA application_id = 0" },
  { "a version that never was", "PRAGMA user_version = -3" },
  { "a newer version", "PRAGMA user_version = 77" },
  { "an older version than it is", "PRAGMA user_version = 1" },
  { "the version of an empty file", "PRAGMA user_version = 0" },
  { "a table less", "DROP TABLE memo" },
  { "the history less", "DROP TABLE history" },
  { "the index of words less", "DROP TABLE IF EXISTS search_todo" },
  { "a column less", "ALTER TABLE memo DROP COLUMN body" },
  { "a column more", "ALTER TABLE memo ADD COLUMN colour TEXT" },
  { "another name of a column", "ALTER TABLE coding RENAME COLUMN pass TO pasc" },
  { "another type of a column",
    "CREATE TABLE m AS SELECT * FROM memo; DROP TABLE memo; ALTER TABLE m RENAME TO memo" },
  { "a view for a table",
    "ALTER TABLE memo RENAME TO memo2; CREATE VIEW memo AS SELECT * FROM memo2" },
  { "a view for a table of many rows",
    "ALTER TABLE coding RENAME TO coding2; CREATE VIEW coding AS SELECT * FROM coding2 "
    "UNION ALL SELECT * FROM coding2" },
  { "a view that never ends",
    "DROP TABLE retired_label; CREATE VIEW retired_label AS WITH RECURSIVE n (i) AS (SELECT 1 "
    "UNION ALL SELECT i + 1 FROM n WHERE i < 20000) SELECT i AS id, 1 AS source_id, 'x' AS label "
    "FROM n" },
  { "a virtual table for a table",
    "DROP TABLE display; CREATE VIRTUAL TABLE display USING fts5 (id, guid, name, definition, "
    "note, rank2, created_at)" },
  { "a virtual table more", "CREATE VIRTUAL TABLE extra USING fts5 (text)" },
  { "a trigger that deletes",
    "CREATE TRIGGER t AFTER INSERT ON code BEGIN DELETE FROM memo; DELETE FROM excerpt; END" },
  { "a trigger that refuses",
    "CREATE TRIGGER t BEFORE INSERT ON history BEGIN SELECT raise (ABORT, 'no'); END" },
  { "a trigger that writes other rows",
    "CREATE TRIGGER t AFTER UPDATE ON paragraph BEGIN UPDATE paragraph SET text = 'x' WHERE id = "
    "new.id + 1; END" },
  { "an index that is unique", "CREATE UNIQUE INDEX u ON code (name)" },
  { "an index of an expression", "CREATE INDEX u ON code (upper (name))" },
  { "indexes less", "DROP INDEX coding_code; DROP INDEX excerpt_source" },
  { "tables of somebody else",
    NOT_OURS "CREATE TABLE code (a, b); INSERT INTO code VALUES (1, 2)" },
};

static void
test_schemas (void)
{
  g_autoptr (CwTestHostile) hostile = cw_test_hostile_new ();

  for (guint i = 0; i < G_N_ELEMENTS (schemas); i++)
    {
      sqlite3 *handle = cw_test_hostile_begin (hostile);
      char *message = NULL;

      sqlite3_exec (handle, schemas[i].sql, NULL, NULL, &message);
      if (message != NULL)
        g_error ("%s: %s", schemas[i].name, message);
      sqlite3_close (handle);
      cw_test_hostile_try (hostile, schemas[i].name);
    }
  g_assert_cmpuint (hostile->n_refused, >, 5);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hostile-files/pages", test_pages);
  g_test_add_func ("/hostile-files/ends", test_ends);
  g_test_add_func ("/hostile-files/schemas", test_schemas);
  return g_test_run ();
}
