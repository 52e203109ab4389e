/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* No statement goes through a large table from one end to the other unless it has a reason. Every statement that any
 * connection runs while each verb is done and everything is looked at is recorded, and SQLite is asked how it does it. */

#include "config.h"

#include <string.h>

#include "cw-backup.h"
#include "cw-past.h"
#include "cw-project-private.h"
#include "cw-search-index.h"
#include "cw-test-project.h"
#include "cw-test-tour.h"
#include "cw-test-verbs.h"

static GHashTable *statements; /* a set of SQL */
static GMutex mutex;

static int
on_statement (unsigned int event, void *data, void *statement, void *text)
{
  const char *sql = sqlite3_sql (statement);

  g_mutex_lock (&mutex);
  if (sql != NULL && !g_hash_table_contains (statements, sql))
    g_hash_table_add (statements, g_strdup (sql));
  g_mutex_unlock (&mutex);
  return 0;
}

static int
on_connection (sqlite3 *handle, char **message, const struct sqlite3_api_routines *api)
{
  return sqlite3_trace_v2 (handle, SQLITE_TRACE_STMT, on_statement, NULL);
}

/* --- what may be gone through ---------------------------------------------------------------------------------------------- */

/* A project has some hundred of these, and all of them are in memory anyway. */
static const char *const small_tables[] = { "project",       "source",         "code",
                                            "code_link",     "case_unit",      "attribute",
                                            "participant",   "display",        "query",
                                            "footnote",      "split",          "split_child",
                                            "speaker",       "search_todo",    "participant_role",
                                            "anchor_review", "source_version", "magnitude_conflict",
                                            "identity",      "purge_todo",     "code_contrast",
                                            "period_set" };

/* These have only the rows that are asked for. */
static const char *const partial_indexes[] = { "excerpt_starred",
                                               "excerpt_commented",
                                               "excerpt_refers",
                                               "history_undone",
                                               "coding_later" };

/* Part of a statement, and why it may. */
static const struct
{
  const char *sql;
  const char *reason;
} allowed[] = {
  { "ORDER BY id DESC LIMIT 1", "ends with the first row" },
  { "ORDER BY id LIMIT 1", "ends with the first row" },
  { " LIMIT 6", "the tour of this test" },
  { "SELECT * FROM ", "the dump says everything" },
  { "FROM memo ORDER BY id", "records are read when a project is opened" },
  { "FROM summary ORDER BY id", "records are read when a project is opened" },
  { "FROM attribution ORDER BY id", "the evidence index is read when a project is opened" },
  { "source_id FROM excerpt ORDER BY source_id, start_pos", "the evidence index" },
  { "source_id FROM paragraph ORDER BY source_id, rank, id", "the evidence index" },
  { "SELECT id, code_id, excerpt_id FROM coding ORDER BY excerpt_id", "the evidence index" },
  { "retired_label) GROUP BY source_id, label", "the check looks at every label" },
  { "source_id NOT IN (SELECT source_id FROM search_todo)", "the check reads every word" },
  { "AS file LEFT JOIN original", "the check reads every original file" },
  { "reason, state FROM history", "the audit trail as a whole" },
  { "count (*) FROM history WHERE state = 'done'", "the size of the history, when asked for" },
  { "sum (length (changeset)) FROM history", "the size of the history, when asked for" },
  { "WHERE ?1 = 0 AND ?2 = 0 AND ?3 = ?3", "double coverage of all codes" },
  { "FROM magnitude_conflict AS c", "a merge leaves a few" },
  { "FROM anchor_review AS review", "the queue is gone through by hand" },
  { "FROM kept_overlap", "each was decided by hand" },
  { "FROM touched_edge JOIN excerpt ON excerpt.id = excerpt_id WHERE ?1 = ''", "all sessions" },
  { "source.revision > excerpt.revision", "all excerpts whose words may have changed" },
  { "WHERE start_pos = end_pos", "all anchors that have lost their words" },
  { "FROM evidence_link WHERE stance = ?1", "summaries cite some hundreds" },
  { "FROM paragraph JOIN source ON source.id = source_id ORDER BY", "a search inside of words" },
  { "?1 IN (0, ", "names are looked for in everything that somebody has written" },
  { "code_contrast AS b", "a few pairs of codes" },
  { "FROM pseudonym_hit", "what was found of them" },
};

static gboolean
is_allowed (const char *sql)
{
  for (guint i = 0; i < G_N_ELEMENTS (allowed); i++)
    if (strstr (sql, allowed[i].sql) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
contains (const char *const *words, guint n, const char *text)
{
  for (guint i = 0; i < n; i++)
    if (strstr (text, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* "SCAN coding USING INDEX coding_code" */
static gboolean
is_large_scan (const char *detail)
{
  g_auto (GStrv) words = NULL;

  if (!g_str_has_prefix (detail, "SCAN ") || strstr (detail, "CONSTANT ROW") != NULL
      || strstr (detail, "VIRTUAL TABLE") != NULL
      || contains (partial_indexes, G_N_ELEMENTS (partial_indexes), detail))
    return FALSE;
  words = g_strsplit (detail, " ", 3);
  for (guint i = 0; i < G_N_ELEMENTS (small_tables); i++)
    if (g_str_equal (small_tables[i], words[1]))
      return FALSE;
  return !g_str_has_prefix (words[1], "sqlite_") && !g_str_has_prefix (words[1], "pragma_");
}

/* --- asking ------------------------------------------------------------------------------------------------------------ */

/* SQLite's own statements for the index of words, and what does not read. */
static gboolean
is_ours (const char *sql)
{
  static const char *const readers[] = { "SELECT", "UPDATE", "DELETE", "INSERT", "WITH" };

  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    if (g_str_has_prefix (sql, readers[i]))
      return strstr (sql, "'paragraph_words_") == NULL && strstr (sql, "main.'") == NULL;
  return FALSE;
}

static guint
ask (sqlite3 *handle, const char *sql)
{
  g_autofree char *question = g_strconcat ("EXPLAIN QUERY PLAN ", sql, NULL);
  sqlite3_stmt *plan = NULL;
  guint n_scans = 0;

  /* Of another connection's temporary tables nothing can be asked here. */
  if (sqlite3_prepare_v2 (handle, question, -1, &plan, NULL) != SQLITE_OK)
    {
      g_test_message ("not asked: %s", sql);
      return 0;
    }
  while (sqlite3_step (plan) == SQLITE_ROW)
    {
      const char *detail = (const char *) sqlite3_column_text (plan, 3);

      if (!is_large_scan (detail) || is_allowed (sql))
        continue;
      g_test_message ("%s: %s", detail, sql);
      n_scans++;
    }
  sqlite3_finalize (plan);
  return n_scans;
}

/* --- what is done ------------------------------------------------------------------------------------------------------ */

static void
do_all_verbs (CwProject *project)
{
  for (guint i = 0; i < cw_test_n_verbs; i++)
    {
      g_autoptr (GVariant) line = cw_test_verb_line (i);
      g_autofree char *label = g_strdup (cw_project_get_undo_label (project));
      g_autoptr (GError) error = NULL;

      cw_verb_run (project, line, NULL, &error);
      g_assert_no_error (error);
      if (g_strcmp0 (label, cw_project_get_undo_label (project)) == 0)
        continue;
      g_assert_true (cw_project_undo (project, NULL, NULL));
      g_assert_true (cw_project_redo (project, NULL, NULL));
      g_assert_true (cw_project_undo (project, NULL, NULL));
    }
}

static void
test_plans (void)
{
  CwProject *project;
  GHashTableIter iter;
  gpointer sql;
  guint n_scans = 0, n_asked = 0;

  statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  sqlite3_auto_extension ((void (*) (void)) on_connection);
  project = cw_test_verbs_project_to_review ();
  do_all_verbs (project);
  cw_test_tour (project);
  g_assert_true (cw_project_build_search_index (project, 0, NULL, NULL));
  sqlite3_reset_auto_extension ();
  sqlite3_trace_v2 (cw_database_get_handle (cw_project_get_database (project)), 0, NULL, NULL);
  g_hash_table_iter_init (&iter, statements);
  while (g_hash_table_iter_next (&iter, &sql, NULL))
    if (is_ours (sql))
      {
        n_scans += ask (cw_database_get_handle (cw_project_get_database (project)), sql);
        n_asked++;
      }
  g_test_message ("%u statements were asked", n_asked);
  g_assert_cmpuint (n_asked, >, 200);
  g_assert_cmpuint (n_scans, ==, 0);
  cw_test_project_remove (project);
  g_hash_table_unref (statements);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/query-plans/all", test_plans);
  return g_test_run ();
}
