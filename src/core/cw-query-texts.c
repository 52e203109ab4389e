/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Which excerpts have words in them. The index says in which paragraphs the words are; only a paragraph that an excerpt
 * cuts has to be read, to see on which side of the cut they stand. */

#include "config.h"

#include "cw-query-plan-private.h"
#include "cw-search-words.h"
#include "cw-search.h"

/* As many paragraphs are worth asking one by one which source they are in. */
#define FEW_PARAGRAPHS 2000

typedef struct
{
  CwQueryRun *run;
  const CwQueryBits *domain;
  CwQueryBits *bits;
  CwTextFinder *finder;
  GArray *paragraphs; /* gint64, ascending: those that the index names; NULL: all have to be read */
  GHashTable *waiting;  /* sources that the index does not have */
  guint8 *sources;      /* where it is worth looking, or NULL */
  const char *language; /* of the source at hand */
  GHashTable *ranges;   /* of the source at hand: paragraph → GArray of CwTextRange */
} Texts;

static gboolean
read_ids (CwDatabase *database, GHashTable *ids, const char *sql, GError **error)
{
  g_autoptr (CwStatement) rows = cw_database_prepare (database, sql, error);
  CwStep step = CW_STEP_ERROR;

  while (rows != NULL && (step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    g_hash_table_add (ids, GSIZE_TO_POINTER (cw_statement_get_integer (rows, 0)));
  return step == CW_STEP_DONE;
}

static gboolean
ask_index (Texts *self, const char *match, GError **error)
{
  g_autoptr (CwStatement) rows = cw_database_query (
      self->run->database,
      error,
      "SELECT rowid FROM paragraph_words WHERE paragraph_words MATCH ?1 ORDER BY rowid",
      "s",
      match);
  CwStep step = CW_STEP_ERROR;

  self->paragraphs = g_array_new (FALSE, FALSE, sizeof (gint64));
  while (rows != NULL && (step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    {
      gint64 id = cw_statement_get_integer (rows, 0);

      g_array_append_val (self->paragraphs, id);
      if (self->paragraphs->len % 1024 == 1
          && g_cancellable_set_error_if_cancelled (self->run->cancellable, error))
        return FALSE;
    }
  return step == CW_STEP_DONE;
}

static gboolean
flag_source (Texts *self, gint64 source)
{
  guint index;

  if (cw_query_snapshot_find_source (self->run->snapshot, source, &index))
    self->sources[index] = 1;
  return TRUE;
}

static gboolean
flag_sources (Texts *self, GError **error)
{
  GHashTableIter iter;
  gpointer id;

  self->sources = g_new0 (guint8, self->run->snapshot->n_sources + 1);
  g_hash_table_iter_init (&iter, self->waiting);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    flag_source (self, GPOINTER_TO_SIZE (id));
  for (guint i = 0; i < self->paragraphs->len; i++)
    {
      gint64 source;

      if (!cw_database_read_integer (self->run->database,
                                     &source,
                                     error,
                                     "SELECT source_id FROM paragraph WHERE id = ?1",
                                     "i",
                                     g_array_index (self->paragraphs, gint64, i)))
        return FALSE;
      flag_source (self, source);
    }
  return TRUE;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

static gboolean
is_named (Texts *self, gint64 paragraph)
{
  return g_array_binary_search (self->paragraphs, &paragraph, compare_ids, NULL);
}

/* --- one paragraph -------------------------------------------------------------------------------------------------- */

static const char *
read_language (CwQueryRun *run, guint source)
{
  g_autoptr (CwStatement) row = cw_database_query (run->database,
                                                   NULL,
                                                   "SELECT language FROM source WHERE id = ?1",
                                                   "i",
                                                   run->snapshot->source_ids[source]);

  if (row == NULL || cw_statement_step (row, NULL) != CW_STEP_ROW)
    return "-";
  return cw_search_words_language (cw_statement_get_text (row, 0));
}

static GArray *
find_in_paragraph (CwQueryRun *run,
                   CwTextFinder *finder,
                   const char *language,
                   const CwQueryPlace *place,
                   GError **error)
{
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (CwTextRange));
  g_autoptr (CwStatement) row = cw_database_query (
      run->database, error, "SELECT text FROM paragraph WHERE id = ?1", "i", place->paragraph);
  CwStep step = row == NULL ? CW_STEP_ERROR : cw_statement_step (row, error);

  if (step == CW_STEP_ERROR)
    return NULL;
  if (step == CW_STEP_ROW && g_utf8_validate (cw_statement_get_text (row, 0), -1, NULL)
      && !cw_text_finder_find (finder, language, cw_statement_get_text (row, 0), ranges, error))
    return NULL;
  for (guint i = 0; i < ranges->len; i++)
    {
      g_array_index (ranges, CwTextRange, i).start += place->start;
      g_array_index (ranges, CwTextRange, i).end += place->start;
    }
  return g_steal_pointer (&ranges);
}

static GArray *
lookup_ranges (Texts *self, const CwQueryPlace *place, GError **error)
{
  gpointer key = GSIZE_TO_POINTER (place->paragraph);
  GArray *ranges = g_hash_table_lookup (self->ranges, key);

  if (ranges != NULL)
    return ranges;
  ranges = find_in_paragraph (self->run, self->finder, self->language, place, error);
  if (ranges != NULL)
    g_hash_table_insert (self->ranges, key, ranges);
  return ranges;
}

static gboolean
has_range_inside (const GArray *ranges, guint32 start, guint32 end)
{
  for (guint i = 0; i < ranges->len; i++)
    if (g_array_index (ranges, CwTextRange, i).start >= start
        && g_array_index (ranges, CwTextRange, i).end <= end)
      return TRUE;
  return FALSE;
}

/* --- excerpts ------------------------------------------------------------------------------------------------------- */

static gboolean
look_at_place (Texts *self,
               const CwQueryPlace *place,
               gboolean indexed,
               guint excerpt,
               gboolean *found,
               GError **error)
{
  guint32 start = self->run->snapshot->starts[excerpt];
  guint32 end = self->run->snapshot->ends[excerpt];
  const GArray *ranges;

  *found = FALSE;
  if (indexed && !is_named (self, place->paragraph))
    return TRUE;
  if (indexed && start <= place->start && place->end <= end)
    {
      *found = TRUE;
      return TRUE;
    }
  ranges = lookup_ranges (self, place, error);
  *found = ranges != NULL && has_range_inside (ranges, start, end);
  return ranges != NULL;
}

static gboolean
look_at_excerpt (Texts *self, const GArray *places, gboolean indexed, guint excerpt, GError **error)
{
  guint32 end = self->run->snapshot->ends[excerpt];

  for (guint i = cw_query_find_place (places, self->run->snapshot->starts[excerpt]);
       i < places->len && g_array_index (places, CwQueryPlace, i).start < end;
       i++)
    {
      gboolean found;

      if (!look_at_place (
              self, &g_array_index (places, CwQueryPlace, i), indexed, excerpt, &found, error))
        return FALSE;
      if (found)
        {
          cw_query_bits_add (self->bits, excerpt);
          break;
        }
    }
  return TRUE;
}

static gboolean
look_at_source (Texts *self, guint source, GError **error)
{
  const CwQuerySnapshot *snapshot = self->run->snapshot;
  guint end = snapshot->first_excerpt[source + 1];
  guint i = cw_query_bits_next (self->domain, snapshot->first_excerpt[source], end);
  gboolean indexed
      = self->paragraphs != NULL
        && !g_hash_table_contains (self->waiting, GSIZE_TO_POINTER (snapshot->source_ids[source]));
  const GArray *places;

  if (i == end || (self->sources != NULL && !self->sources[source]))
    return TRUE;
  places = cw_query_snapshot_load_places (self->run->snapshot, self->run->database, source, error);
  g_hash_table_remove_all (self->ranges);
  self->language = read_language (self->run, source);
  for (; places != NULL && i < end; i = cw_query_bits_next (self->domain, i + 1, end))
    if (!look_at_excerpt (self, places, indexed, i, error))
      return FALSE;
  return places != NULL;
}

static gboolean
find (Texts *self, const char *match, GError **error)
{
  if (!read_ids (self->run->database, self->waiting, "SELECT source_id FROM search_todo", error)
      || (match != NULL && !ask_index (self, match, error))
      || (match != NULL && self->paragraphs->len <= FEW_PARAGRAPHS && !flag_sources (self, error)))
    return FALSE;
  for (guint i = 0; i < self->run->snapshot->n_sources; i++)
    if (g_cancellable_set_error_if_cancelled (self->run->cancellable, error)
        || !look_at_source (self, i, error))
      return FALSE;
  return TRUE;
}

/* The excerpts that have the pattern wholly inside. */
CwQueryBits *
cw_query_find_texts (CwQueryRun *run,
                     CwTextPattern *pattern,
                     const CwQueryBits *domain,
                     GError **error)
{
  g_autofree char *match = cw_text_pattern_print_match (pattern, run->languages);
  g_autoptr (CwQueryBits) bits = cw_query_bits_new (run->snapshot->n_excerpts);
  Texts self = { .run = run, .domain = domain, .bits = bits };
  gboolean done;

  self.finder = cw_text_finder_new (pattern, run->languages);
  self.waiting = g_hash_table_new (NULL, NULL);
  self.ranges = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  done = find (&self, match, error);
  cw_text_finder_free (self.finder);
  g_hash_table_unref (self.waiting);
  g_hash_table_unref (self.ranges);
  g_clear_pointer (&self.paragraphs, g_array_unref);
  g_free (self.sources);
  return done ? g_steal_pointer (&bits) : NULL;
}

/* Adds where the pattern is in an excerpt, in code points of the source's text. */
gboolean
cw_query_list_ranges (CwQueryRun *run,
                      CwTextPattern *pattern,
                      guint excerpt,
                      GArray *ranges,
                      GError **error)
{
  const CwQuerySnapshot *snapshot = run->snapshot;
  g_autoptr (CwTextFinder) finder = cw_text_finder_new (pattern, run->languages);
  const GArray *places = cw_query_snapshot_load_places (
      run->snapshot, run->database, snapshot->source_of[excerpt], error);
  const char *language = read_language (run, snapshot->source_of[excerpt]);
  guint i = places == NULL ? 0 : cw_query_find_place (places, snapshot->starts[excerpt]);

  for (; places != NULL && i < places->len
         && g_array_index (places, CwQueryPlace, i).start < snapshot->ends[excerpt];
       i++)
    {
      g_autoptr (GArray) found = find_in_paragraph (
          run, finder, language, &g_array_index (places, CwQueryPlace, i), error);

      if (found == NULL)
        return FALSE;
      for (guint j = 0; j < found->len; j++)
        {
          CwTextRange *range = &g_array_index (found, CwTextRange, j);

          if (range->start >= snapshot->starts[excerpt] && range->end <= snapshot->ends[excerpt])
            g_array_append_val (ranges, *range);
        }
    }
  return places != NULL;
}
