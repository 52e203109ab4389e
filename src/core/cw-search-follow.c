/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* How the index of words follows the changesets of operations, undo and redo, inside their transactions. A changeset has
 * the old words of a paragraph, which FTS5 needs to take them out again. */

#include "config.h"

#include "cw-search-index-private.h"

#include "cw-changeset-reader.h"
#include "cw-search-words.h"

/* As many bytes of new text are indexed at once, in about 25 ms; more is put off. */
#define MAX_BYTES_AT_ONCE (128 * 1024)

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
  gboolean has_languages; /* of sources that were there before */
} Follower;

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

/* --- what a changeset is about --------------------------------------------------------------------------------------- */

static int
operation_of (const CwChangesetRow *row, gboolean inverted)
{
  if (!inverted || row->operation == SQLITE_UPDATE)
    return row->operation;
  return row->operation == SQLITE_INSERT ? SQLITE_DELETE : SQLITE_INSERT;
}

static gboolean
has_column (const CwChangesetRow *row, int column)
{
  return ((row->before.columns | row->after.columns) >> column & 1) != 0;
}

static void
survey_source (Follower *self, const CwChangesetRow *row, int operation)
{
  gint64 id = cw_changeset_row_get_id (row);

  if (operation == SQLITE_INSERT)
    g_array_append_val (self->added, id);
  else if (operation == SQLITE_DELETE)
    g_array_append_val (self->deleted, id);
  if (operation != SQLITE_INSERT && has_column (row, SOURCE_LANGUAGE))
    self->has_languages = TRUE;
}

static void
survey (Follower *self, GBytes *changeset, gboolean inverted)
{
  CwChangesetReader reader;
  CwChangesetRow row;

  cw_changeset_reader_init (&reader, changeset);
  while (cw_changeset_reader_next (&reader, &row))
    if (row.kind == CW_KIND_SOURCE)
      survey_source (self, &row, operation_of (&row, inverted));
    else if (row.kind == CW_KIND_PARAGRAPH && operation_of (&row, inverted) == SQLITE_INSERT)
      self->added_bytes += inverted ? row.before.length : row.after.length;
}

/* --- following it ------------------------------------------------------------------------------------------------------ */

static gboolean
note_language (Follower *self,
               sqlite3_changeset_iter *iter,
               const char *table,
               int operation,
               GError **error)
{
  const char *old = NULL, *new = NULL;
  gint64 id;

  if (g_str_equal (table, "source") && operation != SQLITE_INSERT)
    old = read_old (iter, SOURCE_LANGUAGE);
  if (old == NULL)
    return TRUE;
  id = read_id (iter, operation);
  if (operation == SQLITE_UPDATE)
    new = read_new (iter, SOURCE_LANGUAGE);
  g_hash_table_insert (self->old_languages, GSIZE_TO_POINTER (id), g_strdup (old));
  if (new != NULL && cw_search_words_language (old) != cw_search_words_language (new))
    g_hash_table_insert (self->relanguaged, GSIZE_TO_POINTER (id), g_hash_table_new (NULL, NULL));
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
  language = cw_search_index_dup_language (self->database, source, error);
  if (language == NULL)
    return FALSE;
  old_language = g_hash_table_lookup (self->old_languages, GSIZE_TO_POINTER (source));
  done = g_hash_table_lookup (self->relanguaged, GSIZE_TO_POINTER (source));
  if (done != NULL)
    g_hash_table_add (done, GSIZE_TO_POINTER (id));
  return (old == NULL
          || remove_words (
              self->database, id, old_language != NULL ? old_language : language, old, error))
         && (new == NULL || cw_search_index_add_words (self->database, id, language, new, error));
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
  g_autofree char *language = cw_search_index_dup_language (self->database, source, error);
  g_autoptr (CwStatement) rows
      = language == NULL ? NULL : cw_search_index_query_paragraphs (self->database, source, error);
  CwStep step = CW_STEP_ERROR;

  while (rows != NULL && (step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    {
      gint64 id = cw_statement_get_integer (rows, 0);
      const char *text = cw_statement_get_text (rows, 1);

      if (!g_hash_table_contains (done, GSIZE_TO_POINTER (id))
          && (!remove_words (self->database, id, old, text, error)
              || !cw_search_index_add_words (self->database, id, language, text, error)))
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

/* Whether there are words that go into the index or out of it now. An import that waits for its turn is not even read. */
static gboolean
has_words (Follower *self, GBytes *changeset)
{
  CwChangesetReader reader;
  CwChangesetRow row;

  cw_changeset_reader_init (&reader, changeset);
  while (cw_changeset_reader_next (&reader, &row))
    if (row.kind == CW_KIND_PARAGRAPH && has_column (&row, PARAGRAPH_TEXT)
        && (row.operation == SQLITE_UPDATE
            || !is_waiting (self,
                            row.operation == SQLITE_INSERT ? row.after.owner : row.before.owner)))
      return TRUE;
  return FALSE;
}

static gboolean
follow (Follower *self, GBytes *changeset, gboolean inverted, GError **error)
{
  survey (self, changeset, inverted);
  return forbid_secure_delete (self->database, error) && read_waiting (self, error)
         && (!self->has_languages || each_row (self, changeset, inverted, note_language, error))
         && put_off_sources (self, error)
         && (!has_words (self, changeset)
             || each_row (self, changeset, inverted, follow_row, error))
         && change_languages (self, error) && forget_sources (self, error);
}

/**
 * cw_search_index_follow:
 * @changeset: what an operation has changed
 * @changes: the same
 * @inverted: it was applied backwards
 *
 * Brings the index in line with the paragraphs, in the transaction that changed them.
 */
gboolean
cw_search_index_follow (CwDatabase *database,
                        GBytes *changeset,
                        const CwChangeSet *changes,
                        gboolean inverted,
                        GError **error)
{
  Follower self = { .database = database };
  gboolean done;

  if (!cw_change_set_touches (changes, CW_KIND_SOURCE)
      && !cw_change_set_touches (changes, CW_KIND_PARAGRAPH))
    return TRUE;
  self.old_languages = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self.relanguaged = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_hash_table_unref);
  self.waiting = g_hash_table_new (NULL, NULL);
  self.added = g_array_new (FALSE, FALSE, sizeof (gint64));
  self.deleted = g_array_new (FALSE, FALSE, sizeof (gint64));
  done = follow (&self, changeset, inverted, error);
  g_hash_table_unref (self.old_languages);
  g_hash_table_unref (self.relanguaged);
  g_hash_table_unref (self.waiting);
  g_array_unref (self.added);
  g_array_unref (self.deleted);
  return done;
}
