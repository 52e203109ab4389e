/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The changesets of the history have every earlier version of a paragraph. They go with a withdrawal, but a memo may quote
 * words that have since been corrected, or those of a source that has been deleted. */

#include "config.h"

#include "cw-withdrawn-past.h"

#include "cw-project-private.h"

enum
{
  SPEAKER_SOURCE = 1,
  SPEAKER_NAME = 2,
  SPEAKER_PARTICIPANT = 3,
  PARAGRAPH_SOURCE = 1,
  PARAGRAPH_SPEAKER = 10,
  PARAGRAPH_TEXT = 14,
};

typedef struct
{
  gint64 participant;
  GHashTable *speakers;   /* "12 DANA": a source and a name in it */
  GHashTable *paragraphs; /* ids */
  CwWordRuns *runs;
} Past;

typedef void (*VisitRow) (Past *self, sqlite3_changeset_iter *row, int operation);

/* The row that was inserted or deleted, or of an update what the column was. */
static sqlite3_value *
get_value (sqlite3_changeset_iter *row, int operation, int column)
{
  sqlite3_value *value = NULL;

  if (operation == SQLITE_INSERT)
    sqlite3changeset_new (row, column, &value);
  else
    sqlite3changeset_old (row, column, &value);
  return value;
}

static char *
make_key (sqlite3_changeset_iter *row, int operation, int source, int name)
{
  const char *text = (const char *) sqlite3_value_text (get_value (row, operation, name));

  return g_strdup_printf ("%" G_GINT64_FORMAT " %s",
                          (gint64) sqlite3_value_int64 (get_value (row, operation, source)),
                          text != NULL ? text : "");
}

static void
add_words (Past *self, sqlite3_value *value)
{
  const char *text = value == NULL ? NULL : (const char *) sqlite3_value_text (value);

  if (text != NULL && g_utf8_validate (text, -1, NULL))
    cw_word_runs_add (self->runs, text);
}

/* --- rows ---------------------------------------------------------------------------------------------------------- */

static void
visit_speaker (Past *self, sqlite3_changeset_iter *row, int operation)
{
  if (operation == SQLITE_UPDATE
      || sqlite3_value_int64 (get_value (row, operation, SPEAKER_PARTICIPANT)) != self->participant)
    return;
  g_hash_table_add (self->speakers, make_key (row, operation, SPEAKER_SOURCE, SPEAKER_NAME));
}

static void
visit_whole_paragraph (Past *self, sqlite3_changeset_iter *row, int operation)
{
  gint64 id = sqlite3_value_int64 (get_value (row, operation, 0));
  g_autofree char *key = NULL;

  if (operation == SQLITE_UPDATE)
    return;
  key = make_key (row, operation, PARAGRAPH_SOURCE, PARAGRAPH_SPEAKER);
  if (!g_hash_table_contains (self->paragraphs, &id)
      && !g_hash_table_contains (self->speakers, key))
    return;
  g_hash_table_add (self->paragraphs, g_memdup2 (&id, sizeof id));
  add_words (self, get_value (row, operation, PARAGRAPH_TEXT));
}

/* All paragraphs of theirs are known by now, so what they were in between is too. */
static void
visit_changed_paragraph (Past *self, sqlite3_changeset_iter *row, int operation)
{
  gint64 id = sqlite3_value_int64 (get_value (row, operation, 0));
  sqlite3_value *text = NULL;

  if (operation != SQLITE_UPDATE || !g_hash_table_contains (self->paragraphs, &id))
    return;
  add_words (self, get_value (row, operation, PARAGRAPH_TEXT));
  sqlite3changeset_new (row, PARAGRAPH_TEXT, &text);
  add_words (self, text);
}

/* --- all of them ------------------------------------------------------------------------------------------------------ */

static int
visit_changeset (Past *self, CwStatement *step, const char *table, VisitRow visit)
{
  sqlite3_changeset_iter *row = NULL;
  int code = sqlite3changeset_start (
      &row, sqlite3_column_bytes (step, 0), (void *) sqlite3_column_blob (step, 0));

  while (code == SQLITE_OK && sqlite3changeset_next (row) == SQLITE_ROW)
    {
      const char *name;
      int n_columns, operation, indirect;

      code = sqlite3changeset_op (row, &name, &n_columns, &operation, &indirect);
      if (code == SQLITE_OK && g_str_equal (name, table))
        visit (self, row, operation);
    }
  return row == NULL ? code : sqlite3changeset_finalize (row);
}

static gboolean
visit_all (Past *self, CwDatabase *database, const char *table, VisitRow visit, GError **error)
{
  g_autoptr (CwStatement) steps = cw_database_prepare (
      database, "SELECT changeset FROM history WHERE changeset IS NOT NULL ORDER BY id", error);
  CwStep step;

  if (steps == NULL)
    return FALSE;
  while ((step = cw_statement_step (steps, error)) == CW_STEP_ROW)
    {
      int code = visit_changeset (self, steps, table, visit);

      if (code != SQLITE_OK)
        return cw_database_set_error (database, code, error);
    }
  return step == CW_STEP_DONE;
}

/* Adds every run of what @participant has said in any step of the history. @paragraphs are the ids of what is theirs now,
 * and afterwards of all that ever was. */
gboolean
cw_withdrawn_past_add (CwProject *project,
                       gint64 participant,
                       GHashTable *paragraphs,
                       CwWordRuns *runs,
                       GError **error)
{
  CwDatabase *database = cw_project_get_database (project);
  g_autoptr (GHashTable) speakers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Past past = { participant, speakers, paragraphs, runs };

  return visit_all (&past, database, "speaker", visit_speaker, error)
         && visit_all (&past, database, "paragraph", visit_whole_paragraph, error)
         && visit_all (&past, database, "paragraph", visit_changed_paragraph, error);
}
