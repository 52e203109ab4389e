/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#include "config.h"

#include <sqlite3.h>
#include <string.h>

#include "cw-change-set.h"
#include "cw-project-private.h"
#include "cw-test-project.h"

/* The changesets of a session with inserts, updates and deletes, as SQLite wrote them. */
static GPtrArray *
read_changesets (void)
{
  CwProject *project = cw_test_project_new_toy ();
  GPtrArray *changesets = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  cw_test_say (project, "{'verb': 'set-code', 'code': 'Y', 'definition': 'Ω why'}");
  cw_test_say (project, "{'verb': 'delete-source', 'source': 'S4'}");
  {
    g_autoptr (CwStatement) rows
        = cw_database_prepare (cw_project_get_database (project),
                               "SELECT changeset FROM history WHERE changeset IS NOT NULL",
                               NULL);

    while (cw_statement_step (rows, NULL) == CW_STEP_ROW)
      g_ptr_array_add (changesets,
                       g_bytes_new (sqlite3_column_blob (rows, 0), sqlite3_column_bytes (rows, 0)));
  }
  cw_test_project_remove (project);
  g_assert_cmpuint (changesets->len, >, 20);
  return changesets;
}

/* Whether they are taken for a changeset; if not, with a sentence. */
static gboolean
is_read (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwChangeSet) changes = cw_change_set_new_from_bytes (bytes, FALSE, &error);

  if (changes == NULL)
    g_assert_error (error, CW_ERROR, CW_ERROR_CORRUPT);
  return changes != NULL;
}

static void
test_real_ones (void)
{
  g_autoptr (GPtrArray) changesets = read_changesets ();
  g_autoptr (GBytes) none = g_bytes_new (NULL, 0);

  for (guint i = 0; i < changesets->len; i++)
    g_assert_true (is_read (g_ptr_array_index (changesets, i)));
  g_assert_true (is_read (none));
}

static void
test_cut_short (void)
{
  g_autoptr (GPtrArray) changesets = read_changesets ();
  GBytes *changeset = g_ptr_array_index (changesets, changesets->len - 1);
  guint n_whole = 0;

  /* Cut between two changes it is whole again; there are few such places. */
  for (gsize length = 1; length < g_bytes_get_size (changeset); length++)
    {
      g_autoptr (GBytes) part = g_bytes_new_from_bytes (changeset, 0, length);

      n_whole += is_read (part);
    }
  g_assert_cmpuint (n_whole, <, 20);
}

static void
test_hostile_ones (void)
{
  static const struct
  {
    const char *bytes;
    gsize size;
  } hostile[] = {
    { "\x12\x00\x05", 3 },                       /* a change before any table */
    { "T\x00code\x00", 7 },                      /* a table without columns */
    { "T\x7f", 2 },                              /* more columns than any table has */
    { "T\x01\x01nothing\x00", 11 },              /* a table that is not ours */
    { "T\x01\x01code", 7 },                      /* a name without an end */
    { "T\x01\x01sqlite_schema\x00", 17 },        /* a table that is not the researcher's */
    { "T\x01\x01code\x00\x13\x00\x05", 11 },     /* an operation that is none */
    { "T\x01\x01code\x00\x12\x02\x05", 11 },     /* a flag that is none */
    { "T\x01\x01code\x00\x12\x00\x09", 11 },     /* a type that is none */
    { "T\x01\x01code\x00\x12\x00\x01\x00", 12 }, /* half a number */
    { "T\x01\x01code\x00\x12\x00\x03\xff\xff\xff\xff\x7f", 16 }, /* a text of 2^35 bytes */
    { "T\x01\x01code\x00\x12\x00\x03\xff\xff\xff\xff\xff\x7f", 17 },
    { "T\x01\x01code\x00\x17\x00\x05", 11 }, /* an update without its second half */
  };

  for (guint i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (hostile[i].bytes, hostile[i].size);

      g_test_message ("changeset %u", i);
      g_assert_false (is_read (bytes));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/changeset-bytes/real-ones", test_real_ones);
  g_test_add_func ("/changeset-bytes/cut-short", test_cut_short);
  g_test_add_func ("/changeset-bytes/hostile-ones", test_hostile_ones);
  return g_test_run ();
}
