/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Searching the texts of all sources: words by the index, signs and regular expressions by reading the texts through,
 * and by reading too what the index does not have yet. It needs nothing but a connection, so it can run in a worker
 * on one of its own. */

#include "config.h"

#include "cw-search.h"

#include "cw-database-copy.h"
#include "cw-file-lock.h"
#include "cw-project-private.h"
#include "cw-search-words.h"

/* Code points on either side of a hit. */
#define CONTEXT 60

/* How many rows come between two looks at the cancellable. */
#define PATIENCE 128

typedef struct
{
  CwDatabase *database;
  CwTextPattern *pattern;
  CwTextFinder *finder;
  GCancellable *cancellable;
  guint limit;
  gboolean count_all;
  CwSearchResult *result;
  GArray *ranges;
  gint64 source;      /* whose paragraphs' places are in starts */
  GHashTable *starts; /* paragraph → where it starts */
} Search;

static void
hit_free (gpointer data)
{
  CwSearchHit *hit = data;

  g_free (hit->label);
  g_free (hit->snippet);
  g_free (hit);
}

void
cw_search_result_free (CwSearchResult *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->hits);
  g_free (self);
}

/**
 * cw_search_list_languages:
 *
 * Returns: (transfer full) (nullable): the languages of all sources, as a pattern takes them
 */
char *
cw_search_list_languages (CwDatabase *database, GError **error)
{
  g_autoptr (GString) list = g_string_new (NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (CwStatement) rows
      = cw_database_prepare (database, "SELECT DISTINCT language FROM source ORDER BY 1", error);
  CwStep step = CW_STEP_ERROR;

  while (rows != NULL && (step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    {
      const char *code = cw_search_words_language (cw_statement_get_text (rows, 0));

      if (g_hash_table_add (seen, (gpointer) code))
        g_string_append_printf (list, "%s%s", list->len > 0 ? "," : "", code);
    }
  if (list->len == 0)
    g_string_append (list, "-");
  return step == CW_STEP_DONE ? g_string_free (g_steal_pointer (&list), FALSE) : NULL;
}

/* --- hits ------------------------------------------------------------------------------------------------------------ */

static gboolean
load_starts (Search *self, gint64 source, GError **error)
{
  g_autoptr (CwStatement) rows = cw_database_query (
      self->database,
      error,
      "SELECT id, characters, soft FROM paragraph WHERE source_id = ?1 ORDER BY rank, id",
      "i",
      source);
  gsize start = 0;
  CwStep step = CW_STEP_ERROR;

  g_hash_table_remove_all (self->starts);
  self->source = source;
  while (rows != NULL && (step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    {
      if (cw_statement_get_integer (rows, 2) == 0 && g_hash_table_size (self->starts) > 0)
        start++;
      g_hash_table_insert (self->starts,
                           GSIZE_TO_POINTER (cw_statement_get_integer (rows, 0)),
                           GSIZE_TO_POINTER (start));
      start += cw_statement_get_integer (rows, 1);
    }
  return step == CW_STEP_DONE;
}

/* The first hit of a source is found by adding up what is before it; with a second one all are worth knowing. */
static gboolean
find_start (Search *self, gint64 source, gint64 paragraph, guint *start, GError **error)
{
  gint64 sum;

  if (self->source == source && g_hash_table_size (self->starts) == 0
      && !load_starts (self, source, error))
    return FALSE;
  if (self->source == source)
    {
      *start = GPOINTER_TO_SIZE (g_hash_table_lookup (self->starts, GSIZE_TO_POINTER (paragraph)));
      return TRUE;
    }
  g_hash_table_remove_all (self->starts);
  self->source = source;
  if (!cw_database_read_integer (
          self->database,
          &sum,
          error,
          "SELECT coalesce (sum (before.characters + (before.soft = 0)), 0) + (this.soft = 0) "
          "- (SELECT soft = 0 FROM paragraph WHERE source_id = ?2 ORDER BY rank, id LIMIT 1) "
          "FROM paragraph AS this LEFT JOIN paragraph AS before ON before.source_id = ?2 "
          "AND (before.rank, before.id) < (this.rank, this.id) WHERE this.id = ?1",
          "ii",
          paragraph,
          source))
    return FALSE;
  *start = sum;
  return TRUE;
}

/* A snippet begins and ends between two words. */
static const char *
find_cut (const char *text, const char *place, int direction)
{
  const char *p = place;

  for (guint i = 0; i < CONTEXT; i++)
    {
      if (direction < 0 ? p == text : *p == '\0')
        return p;
      p = direction < 0 ? g_utf8_prev_char (p) : g_utf8_next_char (p);
    }
  for (guint i = 0; i < CONTEXT / 3 && p != place; i++)
    {
      if (g_unichar_isspace (g_utf8_get_char (p)))
        return direction < 0 ? g_utf8_next_char (p) : p;
      p = direction < 0 ? g_utf8_next_char (p) : g_utf8_prev_char (p);
    }
  return p;
}

static void
make_snippet (CwSearchHit *hit, const char *text, const CwTextRange *range)
{
  const char *start = g_utf8_offset_to_pointer (text, range->start);
  const char *end = g_utf8_offset_to_pointer (start, range->end - range->start);
  const char *from = find_cut (text, start, -1);
  const char *to = find_cut (text, end, 1);
  g_autofree char *middle = g_strndup (from, to - from);

  hit->snippet = g_strconcat (from > text ? "…" : "", middle, *to != '\0' ? "…" : "", NULL);
  hit->snippet_start = g_utf8_strlen (from, start - from) + (from > text ? 1 : 0);
  hit->snippet_end = hit->snippet_start + range->end - range->start;
}

static gboolean
has_enough (Search *self)
{
  return self->limit > 0 && self->result->hits->len >= self->limit;
}

static gboolean
add_hits (Search *self,
          gint64 source,
          gint64 paragraph,
          const char *label,
          const char *text,
          GError **error)
{
  guint start;

  if (!find_start (self, source, paragraph, &start, error))
    return FALSE;
  for (guint i = 0; i < self->ranges->len && !has_enough (self); i++)
    {
      const CwTextRange *range = &g_array_index (self->ranges, CwTextRange, i);
      CwSearchHit *hit = g_new0 (CwSearchHit, 1);

      hit->source = source;
      hit->paragraph = paragraph;
      hit->label = g_strdup (label);
      hit->start = start + range->start;
      hit->end = start + range->end;
      make_snippet (hit, text, range);
      g_ptr_array_add (self->result->hits, hit);
    }
  return TRUE;
}

/* --- looking through ------------------------------------------------------------------------------------------------- */

static gboolean
is_cancelled (Search *self, guint row, GError **error)
{
  return row % PATIENCE == 0 && g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

/* A row is id, source, label, text, language. */
static gboolean
look_at (Search *self, CwStatement *row, GError **error)
{
  const char *text = cw_statement_get_text (row, 3);

  if (!g_utf8_validate (text, -1, NULL))
    return TRUE;
  if (!cw_text_finder_find (self->finder,
                            cw_search_words_language (cw_statement_get_text (row, 4)),
                            text,
                            self->ranges,
                            error))
    return FALSE;
  if (self->ranges->len == 0)
    return TRUE;
  self->result->n_paragraphs++;
  return has_enough (self)
         || add_hits (self,
                      cw_statement_get_integer (row, 1),
                      cw_statement_get_integer (row, 0),
                      cw_statement_get_text (row, 2),
                      text,
                      error);
}

static gboolean
read_through (Search *self, const char *sql, GError **error)
{
  g_autoptr (CwStatement) rows = cw_database_prepare (self->database, sql, error);
  CwStep step = CW_STEP_ERROR;
  guint n = 0;

  while (rows != NULL && (step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    {
      if (is_cancelled (self, n++, error) || !look_at (self, rows, error))
        return FALSE;
      if (!self->count_all && has_enough (self))
        {
          self->result->complete = FALSE;
          return TRUE;
        }
    }
  return step == CW_STEP_DONE;
}

static gboolean
look_at_paragraph (Search *self, gint64 paragraph, GError **error)
{
  g_autoptr (CwStatement) row = cw_database_query (
      self->database,
      error,
      "SELECT paragraph.id, source_id, label, text, language "
      "FROM paragraph JOIN source ON source.id = source_id WHERE paragraph.id = ?1",
      "i",
      paragraph);
  CwStep step = row == NULL ? CW_STEP_ERROR : cw_statement_step (row, error);

  return step == CW_STEP_ROW ? look_at (self, row, error) : step == CW_STEP_DONE;
}

/* The index says which paragraphs; only those that are shown are read. */
static gboolean
ask_index (Search *self, const char *match, GError **error)
{
  g_autoptr (CwStatement) rows = cw_database_query (
      self->database,
      error,
      "SELECT rowid FROM paragraph_words WHERE paragraph_words MATCH ?1 ORDER BY rowid",
      "s",
      match);
  CwStep step = CW_STEP_ERROR;
  guint n = 0;

  while (rows != NULL && (step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    {
      if (is_cancelled (self, n++, error))
        return FALSE;
      if (has_enough (self))
        {
          self->result->n_paragraphs++;
          self->result->complete = self->count_all;
          if (!self->count_all)
            return TRUE;
        }
      else if (!look_at_paragraph (self, cw_statement_get_integer (rows, 0), error))
        return FALSE;
    }
  return step == CW_STEP_DONE;
}

static gboolean
search (Search *self, const char *match, GError **error)
{
  if (match == NULL)
    return read_through (
        self,
        "SELECT paragraph.id, source_id, label, text, language "
        "FROM paragraph JOIN source ON source.id = source_id ORDER BY paragraph.id",
        error);
  return ask_index (self, match, error)
         && (!self->result->complete
             || read_through (self,
                              "SELECT paragraph.id, paragraph.source_id, label, text, language "
                              "FROM search_todo "
                              "JOIN paragraph ON paragraph.source_id = search_todo.source_id "
                              "JOIN source ON source.id = paragraph.source_id "
                              "ORDER BY search_todo.source_id, paragraph.rank, paragraph.id",
                              error));
}

/**
 * cw_project_open_reader:
 *
 * To be called on the project's thread; the connection is for the thread that uses it first, and for no other at the
 * same time. It sees what is committed when it looks; of a project in memory it is a copy.
 *
 * Returns: (transfer full) (nullable): a connection of its own for a worker
 */
CwDatabase *
cw_project_open_reader (CwProject *self, GError **error)
{
  const char *path;
  gboolean beside;

  g_return_val_if_fail (CW_IS_PROJECT (self), NULL);

  if (*sqlite3_db_filename (cw_database_get_handle (cw_project_get_database (self)), "main")
      == '\0')
    return cw_database_copy_to_memory (cw_project_get_database (self), error);
  path = cw_project_get_path (self);
  beside = cw_project_is_read_only (self) && cw_file_lock_is_held (path);
  return cw_database_open (path, beside ? CW_DATABASE_READ_BESIDE : CW_DATABASE_READ, error);
}

/**
 * cw_search_run:
 * @database: a connection of this thread
 * @limit: how many hits to give, 0 for all
 * @count_all: whether to go on counting paragraphs when there are enough hits
 * @cancellable: (nullable): stops it
 *
 * Looks for a pattern in all texts. Hits come in the order in which their paragraphs came into the project, those of
 * sources that are not indexed yet last. Fails with CW_ERROR_INVALID and G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full) (nullable): what was found
 */
CwSearchResult *
cw_search_run (CwDatabase *database,
               CwTextPattern *pattern,
               guint limit,
               gboolean count_all,
               GCancellable *cancellable,
               GError **error)
{
  g_autofree char *languages = NULL;
  g_autofree char *match = NULL;
  g_autoptr (CwSearchResult) result = NULL;
  Search self = { .database = database, .pattern = pattern, .cancellable = cancellable };
  gboolean done;

  g_return_val_if_fail (CW_IS_DATABASE (database) && pattern != NULL, NULL);

  languages = cw_search_list_languages (database, error);
  if (languages == NULL)
    return NULL;
  result = g_new0 (CwSearchResult, 1);
  result->hits = g_ptr_array_new_with_free_func (hit_free);
  result->complete = TRUE;
  self.limit = limit;
  self.count_all = count_all;
  self.result = result;
  self.finder = cw_text_finder_new (pattern, languages);
  self.ranges = g_array_new (FALSE, FALSE, sizeof (CwTextRange));
  self.starts = g_hash_table_new (NULL, NULL);
  match = cw_text_pattern_print_match (pattern, languages);
  done = search (&self, match, error);
  g_hash_table_unref (self.starts);
  g_array_unref (self.ranges);
  cw_text_finder_free (self.finder);
  return done ? g_steal_pointer (&result) : NULL;
}

/**
 * cw_project_search:
 *
 * As cw_search_run(), on the project's own connection.
 *
 * Returns: (transfer full) (nullable): what was found
 */
CwSearchResult *
cw_project_search (CwProject *self,
                   CwTextPattern *pattern,
                   guint limit,
                   gboolean count_all,
                   GCancellable *cancellable,
                   GError **error)
{
  g_return_val_if_fail (CW_IS_PROJECT (self), NULL);
  return cw_search_run (
      cw_project_get_database (self), pattern, limit, count_all, cancellable, error);
}
