/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The index of words: an FTS5 table over the paragraphs, kept in the project file beside them and never recorded by
 * the history, since it can always be made anew.
 *
 * It follows the changesets of operations, undo and redo inside their transactions. A changeset has the old words of a
 * paragraph, which FTS5 needs to take them out again. They are only marked as gone, and stay in the file until FTS5
 * happens to merge them away; the history has them anyway, for undo. A withdrawal, which may leave nothing (method.md
 * R28), ends with cw_project_purge_search_index().
 *
 * The secure-delete option of FTS5 is never used: it takes a word out of the newest part of the index that has it, and
 * where an older part has the same word of a paragraph that was deleted and brought back, that word appears again
 * (SQLite 3.46). With a file that was made to harm it also writes beyond its memory (CVE-2026-119374).
 *
 * An import of many words does not wait for the index: a source that is in search_todo has no words in it yet and is
 * read through by every search until cw_project_build_search_index() has got to it. */

#include "config.h"

#include "cw-search-index.h"

#include <string.h>

#include "cw-project-private.h"
#include "cw-search-index-private.h"
#include "cw-search-tokenizer.h"
#include "cw-search-words.h"
#include "cw-transaction.h"

/* How much the building puts into one transaction where nobody says a time. */
#define BYTES_A_BATCH (4 * 1024 * 1024)

/* --- single paragraphs ------------------------------------------------------------------------------------------ */

gboolean
cw_search_index_add_words (CwDatabase *database,
                           gint64 id,
                           const char *language,
                           const char *text,
                           GError **error)
{
  return cw_database_run (database,
                          error,
                          "INSERT INTO paragraph_words (rowid, text) "
                          "VALUES (?1, char (1) || ?2 || char (2) || ?3)",
                          "iss",
                          id,
                          language,
                          text);
}

/* "" for a source that is gone. */
char *
cw_search_index_dup_language (CwDatabase *database, gint64 source, GError **error)
{
  g_autoptr (CwStatement) row = cw_database_query (
      database, error, "SELECT language FROM source WHERE id = ?1", "i", source);
  CwStep step = row == NULL ? CW_STEP_ERROR : cw_statement_step (row, error);

  if (step == CW_STEP_ERROR)
    return NULL;
  return g_strdup (step == CW_STEP_ROW ? cw_statement_get_text (row, 0) : "");
}

CwStatement *
cw_search_index_query_paragraphs (CwDatabase *database, gint64 source, GError **error)
{
  return cw_database_query (database,
                            error,
                            "SELECT id, text FROM paragraph WHERE source_id = ?1 ORDER BY rank, id",
                            "i",
                            source);
}

/* --- building ---------------------------------------------------------------------------------------------------------- */

/**
 * cw_project_has_search_backlog:
 *
 * Returns: whether there are sources that the index does not have yet
 */
gboolean
cw_project_has_search_backlog (CwProject *self)
{
  gint64 waiting = 0;

  g_return_val_if_fail (CW_IS_PROJECT (self), FALSE);

  cw_database_read_integer (cw_project_get_database (self),
                            &waiting,
                            NULL,
                            "SELECT EXISTS (SELECT 1 FROM search_todo)",
                            "");
  return waiting != 0;
}

static gboolean
index_source (CwDatabase *database, gint64 source, gsize *bytes, GError **error)
{
  g_autofree char *language = cw_search_index_dup_language (database, source, error);
  g_autoptr (CwStatement) rows
      = language == NULL ? NULL : cw_search_index_query_paragraphs (database, source, error);
  CwStep step = CW_STEP_ERROR;

  while (rows != NULL && (step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    {
      const char *text = cw_statement_get_text (rows, 1);

      *bytes += strlen (text);
      if (!cw_search_index_add_words (
              database, cw_statement_get_integer (rows, 0), language, text, error))
        return FALSE;
    }
  return step == CW_STEP_DONE
         && cw_database_run (
             database, error, "DELETE FROM search_todo WHERE source_id = ?1", "i", source);
}

static gboolean
is_time_up (gint64 deadline, gsize bytes)
{
  return deadline == 0 ? bytes > BYTES_A_BATCH : g_get_monotonic_time () > deadline;
}

/* Indexes sources until the time is up; at least one. */
static gboolean
index_batch (CwProject *self, gint64 deadline, GError **error)
{
  CwDatabase *database = cw_project_get_database (self);
  g_autoptr (CwTransaction) transaction = cw_transaction_begin (self, error);
  gsize bytes = 0;
  gint64 source = transaction == NULL ? 0 : 1;

  while (source != 0 && (bytes == 0 || !is_time_up (deadline, bytes)))
    if (!cw_database_read_integer (
            database, &source, error, "SELECT min (source_id) FROM search_todo", "")
        || (source != 0 && !index_source (database, source, &bytes, error)))
      return FALSE;
  return transaction != NULL && cw_transaction_commit (transaction, error, "Indexed words");
}

/**
 * cw_project_build_search_index:
 * @milliseconds: how long it may take, about; a source is never divided. 0 for as long as it takes.
 * @cancellable: (nullable): stops it between two transactions
 *
 * Indexes sources that were put off: while the program has nothing else to do, a slice at a time, until
 * cw_project_has_search_backlog() says no. It leaves nothing in the history.
 */
gboolean
cw_project_build_search_index (CwProject *self,
                               guint milliseconds,
                               GCancellable *cancellable,
                               GError **error)
{
  gint64 deadline = milliseconds == 0 ? 0 : g_get_monotonic_time () + (gint64) milliseconds * 1000;

  g_return_val_if_fail (CW_IS_PROJECT (self), FALSE);

  while (cw_project_has_search_backlog (self))
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !index_batch (self, deadline, error))
        return FALSE;
      if (deadline != 0)
        break;
    }
  return TRUE;
}

/**
 * cw_project_rebuild_search_index:
 *
 * Drops the whole index and makes it anew, where cw_project_check() has found it wrong.
 */
gboolean
cw_project_rebuild_search_index (CwProject *self, GError **error)
{
  g_autoptr (CwTransaction) transaction = NULL;

  g_return_val_if_fail (CW_IS_PROJECT (self), FALSE);

  transaction = cw_transaction_begin (self, error);
  return transaction != NULL
         && cw_database_exec (cw_project_get_database (self),
                              "DELETE FROM search_todo; "
                              "INSERT INTO paragraph_words (paragraph_words) VALUES ('rebuild')",
                              error)
         && cw_transaction_commit (transaction, error, "Indexed words anew");
}

/**
 * cw_project_purge_search_index:
 *
 * Writes the index anew without what has been removed from it, and empties the pages that it was on. Afterwards no
 * word is in it that is not in a text. The freed pages and the WAL are the caller's to see to (method.md R28).
 */
gboolean
cw_project_purge_search_index (CwProject *self, GError **error)
{
  g_autoptr (CwTransaction) transaction = NULL;

  g_return_val_if_fail (CW_IS_PROJECT (self), FALSE);

  transaction = cw_transaction_begin (self, error);
  return transaction != NULL
         && cw_database_exec (cw_project_get_database (self),
                              "INSERT INTO paragraph_words (paragraph_words) VALUES ('optimize')",
                              error)
         && cw_transaction_commit (transaction, error, "Purged the index of words");
}

/* --- checking ---------------------------------------------------------------------------------------------------------- */

typedef struct
{
  gint64 paragraph;
  gint64 place;
  guint64 sum;
} Tally;

/* Adding these up is comparing two bags of (word, paragraph, place) without keeping them. */
static guint64
mix (char mark, const char *word, gint64 paragraph, gint64 place)
{
  guint64 hash = G_GUINT64_CONSTANT (0xcbf29ce484222325);

  if (mark != 0)
    hash = (hash ^ (guchar) mark) * G_GUINT64_CONSTANT (0x100000001b3);
  for (; *word != '\0'; word++)
    hash = (hash ^ (guchar) *word) * G_GUINT64_CONSTANT (0x100000001b3);
  hash = (hash ^ (guint64) paragraph) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  hash = (hash ^ (hash >> 29) ^ (guint64) place) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  return hash ^ (hash >> 32);
}

static gboolean
tally_word (const CwSearchWord *word, gpointer user_data)
{
  Tally *tally = user_data;

  tally->sum += mix (0, word->stem, tally->paragraph, tally->place);
  if (!g_str_equal (word->stem, word->surface))
    tally->sum += mix (CW_SEARCH_WORD, word->surface, tally->paragraph, tally->place);
  tally->place++;
  return TRUE;
}

static gboolean
tally_texts (CwDatabase *database, Tally *tally, GError **error)
{
  g_autoptr (CwSearchWords) words = cw_search_words_new ();
  g_autoptr (CwStatement) rows = cw_database_prepare (
      database,
      "SELECT paragraph.id, text, language FROM paragraph JOIN source ON source.id = source_id "
      "WHERE source_id NOT IN (SELECT source_id FROM search_todo)",
      error);
  CwStep step = CW_STEP_ERROR;

  while (rows != NULL && (step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    {
      const char *text = cw_statement_get_text (rows, 1);

      tally->paragraph = cw_statement_get_integer (rows, 0);
      tally->place = 0;
      if (g_utf8_validate (text, -1, NULL))
        cw_search_words_each (words,
                              cw_search_words_language (cw_statement_get_text (rows, 2)),
                              text,
                              -1,
                              tally_word,
                              tally);
    }
  return step == CW_STEP_DONE;
}

static gboolean
tally_index (CwDatabase *database, guint64 *sum, GError **error)
{
  g_autoptr (CwStatement) rows = cw_database_prepare (
      database, "SELECT term, doc, \"offset\" FROM temp.paragraph_word_places", error);
  CwStep step = CW_STEP_ERROR;

  while (rows != NULL && (step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    *sum += mix (0,
                 cw_statement_get_text (rows, 0),
                 cw_statement_get_integer (rows, 1),
                 cw_statement_get_integer (rows, 2));
  return step == CW_STEP_DONE;
}

/* The table of words is a temporary one, which query_only would refuse; the project itself stays as it is. */
static gboolean
make_word_places (CwDatabase *database, GError **error)
{
  gint64 query_only = 0;
  gboolean made;

  if (!cw_database_read_integer (database, &query_only, error, "PRAGMA query_only", "")
      || (query_only != 0 && !cw_database_exec (database, "PRAGMA query_only = OFF", error)))
    return FALSE;
  made = cw_database_exec (database,
                           "CREATE VIRTUAL TABLE IF NOT EXISTS temp.paragraph_word_places "
                           "USING fts5vocab (main, paragraph_words, instance)",
                           error);
  if (query_only == 0)
    return made;
  return cw_database_exec (database, "PRAGMA query_only = ON", made ? error : NULL) && made;
}

/**
 * cw_search_index_is_sound:
 * @sound: (out): whether the index has every word of the indexed sources in its place, and nothing else
 *
 * Compares the index with one made anew. What FTS5 says of its own structure is in PRAGMA integrity_check.
 */
gboolean
cw_search_index_is_sound (CwDatabase *database, gboolean *sound, GError **error)
{
  Tally tally = { 0 };
  guint64 sum = 0;

  if (!make_word_places (database, error) || !tally_texts (database, &tally, error)
      || !tally_index (database, &sum, error))
    return FALSE;
  *sound = sum == tally.sum;
  return TRUE;
}
