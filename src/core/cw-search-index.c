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

/* As many bytes of new text are indexed at once, in about 25 ms; more is put off. */
#define MAX_BYTES_AT_ONCE (128 * 1024)

/* How much the building puts into one transaction where nobody says a time. */
#define BYTES_A_BATCH (4 * 1024 * 1024)

enum
{
  SOURCE_LANGUAGE = 5,
  PARAGRAPH_SOURCE = 1,
  PARAGRAPH_TEXT = 14,
};

/* What is known of a changeset while it is followed. */
typedef struct
{
  CwDatabase *database;
  GHashTable *old_languages; /* source → its language before, of deleted and of changed ones */
  GHashTable *relanguaged;   /* source → the paragraphs that have been dealt with (a set) */
  GHashTable *waiting;       /* sources in search_todo */
  GArray *added;             /* gint64: new sources */
  GArray *deleted;           /* gint64: sources that are no more */
  gsize added_bytes;
} Follower;

/* --- single paragraphs ------------------------------------------------------------------------------------------ */

static gboolean
add_words (CwDatabase *database, gint64 id, const char *language, const char *text, GError **error)
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

static gboolean
remove_words (CwDatabase *database,
              gint64 id,
              const char *language,
              const char *text,
              GError **error)
{
  return cw_database_run (database,
                          error,
                          "INSERT INTO paragraph_words (paragraph_words, rowid, text) "
                          "VALUES ('delete', ?1, char (1) || ?2 || char (2) || ?3)",
                          "iss",
                          id,
                          language,
                          text);
}

/* "" for a source that is gone. */
static char *
dup_language (CwDatabase *database, gint64 source, GError **error)
{
  g_autoptr (CwStatement) row = cw_database_query (
      database, error, "SELECT language FROM source WHERE id = ?1", "i", source);
  CwStep step = row == NULL ? CW_STEP_ERROR : cw_statement_step (row, error);

  if (step == CW_STEP_ERROR)
    return NULL;
  return g_strdup (step == CW_STEP_ROW ? cw_statement_get_text (row, 0) : "");
}

static CwStatement *
query_paragraphs (CwDatabase *database, gint64 source, GError **error)
{
  return cw_database_query (database,
                            error,
                            "SELECT id, text FROM paragraph WHERE source_id = ?1 ORDER BY rank, id",
                            "i",
                            source);
}

/* --- following a changeset ------------------------------------------------------------------------------------------ */

static const char *
read_old (sqlite3_changeset_iter *iter, int column)
{
  sqlite3_value *value = NULL;

  if (sqlite3changeset_old (iter, column, &value) != SQLITE_OK || value == NULL)
    return NULL;
  return (const char *) sqlite3_value_text (value);
}

static const char *
read_new (sqlite3_changeset_iter *iter, int column)
{
  sqlite3_value *value = NULL;

  if (sqlite3changeset_new (iter, column, &value) != SQLITE_OK || value == NULL)
    return NULL;
  return (const char *) sqlite3_value_text (value);
}

static gint64
read_id (sqlite3_changeset_iter *iter, int operation)
{
  sqlite3_value *value = NULL;

  if (operation == SQLITE_INSERT)
    sqlite3changeset_new (iter, 0, &value);
  else
    sqlite3changeset_old (iter, 0, &value);
  return sqlite3_value_int64 (value);
}

static void
survey_source (Follower *self, sqlite3_changeset_iter *iter, int operation)
{
  gint64 id = read_id (iter, operation);
  const char *old = operation == SQLITE_INSERT ? NULL : read_old (iter, SOURCE_LANGUAGE);
  const char *new = operation == SQLITE_UPDATE ? read_new (iter, SOURCE_LANGUAGE) : NULL;

  if (operation == SQLITE_INSERT)
    g_array_append_val (self->added, id);
  if (operation == SQLITE_DELETE)
    g_array_append_val (self->deleted, id);
  if (old == NULL)
    return;
  g_hash_table_insert (self->old_languages, GSIZE_TO_POINTER (id), g_strdup (old));
  if (new != NULL && cw_search_words_language (old) != cw_search_words_language (new))
    g_hash_table_insert (self->relanguaged, GSIZE_TO_POINTER (id), g_hash_table_new (NULL, NULL));
}

static void
survey_paragraph (Follower *self, sqlite3_changeset_iter *iter, int operation)
{
  if (operation == SQLITE_INSERT)
    self->added_bytes += strlen (read_new (iter, PARAGRAPH_TEXT));
}

static gboolean
survey_row (Follower *self,
            sqlite3_changeset_iter *iter,
            const char *table,
            int operation,
            GError **error)
{
  if (g_str_equal (table, "source"))
    survey_source (self, iter, operation);
  else if (g_str_equal (table, "paragraph"))
    survey_paragraph (self, iter, operation);
  return TRUE;
}

/* The source's paragraphs are all in the index or none of them is. */
static gboolean
is_waiting (Follower *self, gint64 source)
{
  return g_hash_table_contains (self->waiting, GSIZE_TO_POINTER (source));
}

static gboolean
find_source (Follower *self,
             sqlite3_changeset_iter *iter,
             int operation,
             gint64 paragraph,
             gint64 *source,
             GError **error)
{
  sqlite3_value *value = NULL;

  if (operation == SQLITE_INSERT)
    sqlite3changeset_new (iter, PARAGRAPH_SOURCE, &value);
  else
    sqlite3changeset_old (iter, PARAGRAPH_SOURCE, &value);
  if (value == NULL)
    return cw_database_read_integer (self->database,
                                     source,
                                     error,
                                     "SELECT source_id FROM paragraph WHERE id = ?1",
                                     "i",
                                     paragraph);
  *source = sqlite3_value_int64 (value);
  return TRUE;
}

static gboolean
follow_paragraph (Follower *self, sqlite3_changeset_iter *iter, int operation, GError **error)
{
  const char *old = operation == SQLITE_INSERT ? NULL : read_old (iter, PARAGRAPH_TEXT);
  const char *new = operation == SQLITE_DELETE ? NULL : read_new (iter, PARAGRAPH_TEXT);
  gint64 id = read_id (iter, operation);
  g_autofree char *language = NULL;
  const char *old_language;
  gint64 source = 0;
  GHashTable *done;

  if (old == NULL && new == NULL)
    return TRUE;
  if (!find_source (self, iter, operation, id, &source, error))
    return FALSE;
  if (source == 0 || is_waiting (self, source))
    return TRUE;
  language = dup_language (self->database, source, error);
  if (language == NULL)
    return FALSE;
  old_language = g_hash_table_lookup (self->old_languages, GSIZE_TO_POINTER (source));
  done = g_hash_table_lookup (self->relanguaged, GSIZE_TO_POINTER (source));
  if (done != NULL)
    g_hash_table_add (done, GSIZE_TO_POINTER (id));
  return (old == NULL
          || remove_words (
              self->database, id, old_language != NULL ? old_language : language, old, error))
         && (new == NULL || add_words (self->database, id, language, new, error));
}

static gboolean
follow_row (Follower *self,
            sqlite3_changeset_iter *iter,
            const char *table,
            int operation,
            GError **error)
{
  return !g_str_equal (table, "paragraph") || follow_paragraph (self, iter, operation, error);
}

typedef gboolean (*RowFunc) (Follower *self,
                             sqlite3_changeset_iter *iter,
                             const char *table,
                             int operation,
                             GError **error);

static gboolean
each_row (Follower *self, GBytes *changeset, gboolean inverted, RowFunc func, GError **error)
{
  sqlite3_changeset_iter *iter = NULL;
  gsize size;
  gconstpointer data = g_bytes_get_data (changeset, &size);
  gboolean good = TRUE;
  int code = sqlite3changeset_start_v2 (
      &iter, (int) size, (void *) data, inverted ? SQLITE_CHANGESETSTART_INVERT : 0);

  while (good && code == SQLITE_OK && sqlite3changeset_next (iter) == SQLITE_ROW)
    {
      const char *table;
      int n_columns, operation, indirect;

      sqlite3changeset_op (iter, &table, &n_columns, &operation, &indirect);
      good = func (self, iter, table, operation, error);
    }
  code = sqlite3changeset_finalize (iter);
  return good && (code == SQLITE_OK || cw_database_set_error (self->database, code, error));
}

/* The paragraphs that the changeset leaves alone, whose words have another stem now. */
static gboolean
change_language (Follower *self, gint64 source, GHashTable *done, GError **error)
{
  const char *old = g_hash_table_lookup (self->old_languages, GSIZE_TO_POINTER (source));
  g_autofree char *language = dup_language (self->database, source, error);
  g_autoptr (CwStatement) rows
      = language == NULL ? NULL : query_paragraphs (self->database, source, error);
  CwStep step = CW_STEP_ERROR;

  while (rows != NULL && (step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    {
      gint64 id = cw_statement_get_integer (rows, 0);
      const char *text = cw_statement_get_text (rows, 1);

      if (!g_hash_table_contains (done, GSIZE_TO_POINTER (id))
          && (!remove_words (self->database, id, old, text, error)
              || !add_words (self->database, id, language, text, error)))
        return FALSE;
    }
  return step == CW_STEP_DONE;
}

static gboolean
change_languages (Follower *self, GError **error)
{
  GHashTableIter iter;
  gpointer source, done;

  g_hash_table_iter_init (&iter, self->relanguaged);
  while (g_hash_table_iter_next (&iter, &source, &done))
    if (!is_waiting (self, GPOINTER_TO_SIZE (source))
        && !change_language (self, GPOINTER_TO_SIZE (source), done, error))
      return FALSE;
  return TRUE;
}

static gboolean
read_waiting (Follower *self, GError **error)
{
  g_autoptr (CwStatement) rows
      = cw_database_prepare (self->database, "SELECT source_id FROM search_todo", error);
  CwStep step = CW_STEP_ERROR;

  while (rows != NULL && (step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    g_hash_table_add (self->waiting, GSIZE_TO_POINTER (cw_statement_get_integer (rows, 0)));
  return step == CW_STEP_DONE;
}

static gboolean
put_off_sources (Follower *self, GError **error)
{
  for (guint i = 0; self->added_bytes > MAX_BYTES_AT_ONCE && i < self->added->len; i++)
    {
      gint64 id = g_array_index (self->added, gint64, i);

      if (!cw_database_run (
              self->database, error, "INSERT INTO search_todo (source_id) VALUES (?1)", "i", id))
        return FALSE;
      g_hash_table_add (self->waiting, GSIZE_TO_POINTER (id));
    }
  return TRUE;
}

static gboolean
forget_sources (Follower *self, GError **error)
{
  for (guint i = 0; i < self->deleted->len; i++)
    if (!cw_database_run (self->database,
                          error,
                          "DELETE FROM search_todo WHERE source_id = ?1",
                          "i",
                          g_array_index (self->deleted, gint64, i)))
      return FALSE;
  return TRUE;
}

/* Somebody else may have set it, or a version that is older than this rule. */
static gboolean
forbid_secure_delete (CwDatabase *database, GError **error)
{
  gint64 secure;

  return cw_database_read_integer (database,
                                   &secure,
                                   error,
                                   "SELECT v FROM paragraph_words_config WHERE k = 'secure-delete'",
                                   "")
         && (secure == 0
             || cw_database_exec (database,
                                  "INSERT INTO paragraph_words (paragraph_words, rank) "
                                  "VALUES ('secure-delete', 0)",
                                  error));
}

/**
 * cw_search_index_follow:
 * @changeset: what an operation has changed
 * @inverted: it was applied backwards
 *
 * Brings the index in line with the paragraphs, in the transaction that changed them.
 */
gboolean
cw_search_index_follow (CwDatabase *database, GBytes *changeset, gboolean inverted, GError **error)
{
  Follower self = { .database = database };
  gboolean done;

  self.old_languages = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self.relanguaged = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_hash_table_unref);
  self.waiting = g_hash_table_new (NULL, NULL);
  self.added = g_array_new (FALSE, FALSE, sizeof (gint64));
  self.deleted = g_array_new (FALSE, FALSE, sizeof (gint64));
  done = forbid_secure_delete (database, error) && read_waiting (&self, error)
         && each_row (&self, changeset, inverted, survey_row, error)
         && put_off_sources (&self, error)
         && each_row (&self, changeset, inverted, follow_row, error)
         && change_languages (&self, error) && forget_sources (&self, error);
  g_hash_table_unref (self.old_languages);
  g_hash_table_unref (self.relanguaged);
  g_hash_table_unref (self.waiting);
  g_array_unref (self.added);
  g_array_unref (self.deleted);
  return done;
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
  g_autofree char *language = dup_language (database, source, error);
  g_autoptr (CwStatement) rows
      = language == NULL ? NULL : query_paragraphs (database, source, error);
  CwStep step = CW_STEP_ERROR;

  while (rows != NULL && (step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    {
      const char *text = cw_statement_get_text (rows, 1);

      *bytes += strlen (text);
      if (!add_words (database, cw_statement_get_integer (rows, 0), language, text, error))
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
