/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Reading the whole evidence index: each table once, along an index that holds all that is needed of it, so that no
 * text is read. */

#include "config.h"

#include "cw-evidence-private.h"

#include <stdlib.h>

/* --- sources and their texts ----------------------------------------------------------------------------- */

static gboolean
read_sources (CwEvidence *self, GError **error)
{
  g_autoptr (CwStatement) rows
      = cw_database_prepare (self->database, "SELECT id FROM source ORDER BY id", error);
  CwStep step;

  if (rows == NULL)
    return FALSE;
  while ((step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    cw_evidence_add_source (self, cw_statement_get_integer (rows, 0));
  return step == CW_STEP_DONE;
}

/* In an interview two take turns: the name is mostly that of the last stretch or of the one before it. */
static const char *
find_speaker (const CwEvidenceSource *source, const char *speaker)
{
  for (guint i = 1; i <= MIN (source->speakers->len, 2); i++)
    {
      const char *known
          = g_array_index (source->speakers, CwSpeakerSpan, source->speakers->len - i).speaker;

      if (g_str_equal (known, speaker))
        return known;
    }
  return g_intern_string (speaker);
}

static void
append_speaker (CwEvidenceSource *source, CwSpeakerSpan span)
{
  CwSpeakerSpan *last = NULL;

  span.speaker = find_speaker (source, span.speaker);
  if (source->speakers->len > 0)
    last = &g_array_index (source->speakers, CwSpeakerSpan, source->speakers->len - 1);
  if (last == NULL || last->voice != span.voice || last->speaker != span.speaker)
    {
      g_array_append_val (source->speakers, span);
      return;
    }
  last->end = span.end;
  last->words += span.words;
}

/* Before the first paragraph is added. */
void
cw_evidence_start_material (CwEvidenceEntry *entry)
{
  entry->public.characters = entry->public.words = 0;
  entry->public.voices = 0;
  g_array_set_size (entry->public.speakers, 0);
  g_array_set_size (entry->paragraphs, 0);
}

/* @row: id, characters, words, soft, speaker, voice. In the order of the text. */
void
cw_evidence_add_paragraph (CwEvidenceEntry *entry, CwStatement *row)
{
  CwEvidenceSource *source = &entry->public;
  guint32 words = cw_statement_get_integer (row, 2);
  CwSpeakerSpan span = { .speaker = cw_statement_get_text (row, 4),
                         .words = words,
                         .voice = cw_voice_from_name (cw_statement_get_text (row, 5)) };

  if (entry->paragraphs->len > 0 && cw_statement_get_integer (row, 3) == 0)
    source->characters++;
  cw_row_log_append (entry->paragraphs, 0, CW_KIND_PARAGRAPH, cw_statement_get_integer (row, 0));
  span.start = source->characters;
  source->characters += cw_statement_get_integer (row, 1);
  span.end = source->characters;
  source->words += words;
  source->voices |= 1u << span.voice;
  append_speaker (source, span);
}

static gboolean
read_material (CwEvidence *self, GError **error)
{
  g_autoptr (CwStatement) rows
      = cw_database_prepare (self->database,
                             "SELECT id, characters, words, soft, speaker, voice, source_id "
                             "FROM paragraph ORDER BY source_id, rank, id",
                             error);
  CwEvidenceEntry *entry = NULL;
  CwStep step;

  if (rows == NULL)
    return FALSE;
  while ((step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    {
      gint64 id = cw_statement_get_integer (rows, 6);

      if (entry == NULL || entry->public.id != id)
        entry = cw_evidence_get_entry (self, id);
      if (entry != NULL)
        cw_evidence_add_paragraph (entry, rows);
    }
  return step == CW_STEP_DONE;
}

/* --- excerpts and codings --------------------------------------------------------------------------------- */

/* The codings by excerpt, and where those of an excerpt begin: index + 1. */
typedef struct
{
  GArray *rows;     /* of CwCodingSpan */
  GArray *excerpts; /* of guint32: whose coding that is */
  CwIdTable *first;
} Codings;

static void
codings_clear (Codings *codings)
{
  g_array_unref (codings->rows);
  g_array_unref (codings->excerpts);
  cw_id_table_free (codings->first);
}

static gboolean
read_codings (CwEvidence *self, Codings *codings, GError **error)
{
  g_autoptr (CwStatement) rows = cw_database_prepare (
      self->database, "SELECT id, code_id, excerpt_id FROM coding ORDER BY excerpt_id", error);
  guint32 last = 0;
  CwStep step;

  if (rows == NULL)
    return FALSE;
  while ((step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    {
      CwCodingSpan coding
          = { cw_statement_get_integer (rows, 0), cw_statement_get_integer (rows, 1) };
      guint32 excerpt = cw_statement_get_integer (rows, 2);

      g_array_append_val (codings->rows, coding);
      g_array_append_val (codings->excerpts, excerpt);
      if (excerpt != last)
        *(guint32 *) cw_id_table_claim (codings->first, excerpt) = codings->rows->len;
      *(guint32 *) cw_id_table_claim (self->codings, coding.id) = last = excerpt;
    }
  return step == CW_STEP_DONE;
}

static void
append_excerpt (CwEvidence *self, CwEvidenceSource *source, CwExcerptSpan span, Codings *codings)
{
  CwExcerptPlace place = { source->id, span.start, span.end };
  const guint32 *first = cw_id_table_find (codings->first, span.id);
  guint from = first == NULL || *first == 0 ? codings->rows->len : *first - 1;
  guint to = from;

  while (to < codings->rows->len && g_array_index (codings->excerpts, guint32, to) == span.id)
    to++;
  span.first_coding = source->codings->len;
  span.n_codings = to - from;
  *(CwExcerptPlace *) cw_id_table_claim (self->excerpts, span.id) = place;
  if (span.n_codings > 0)
    {
      CwCodingSpan *rows = &g_array_index (codings->rows, CwCodingSpan, from);

      if (span.n_codings > 1)
        qsort (rows, span.n_codings, sizeof *rows, cw_evidence_compare_codings);
      g_array_append_vals (source->codings, rows, span.n_codings);
    }
  g_array_append_val (source->excerpts, span);
}

static gboolean
read_excerpts (CwEvidence *self, Codings *codings, GError **error)
{
  g_autoptr (CwStatement) rows
      = cw_database_prepare (self->database,
                             "SELECT id, start_pos, end_pos, source_id FROM excerpt "
                             "ORDER BY source_id, start_pos, end_pos, id",
                             error);
  CwEvidenceEntry *entry = NULL;
  CwStep step;

  if (rows == NULL)
    return FALSE;
  while ((step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    {
      gint64 id = cw_statement_get_integer (rows, 3);
      CwExcerptSpan span = { .id = cw_statement_get_integer (rows, 0),
                             .start = cw_statement_get_integer (rows, 1),
                             .end = cw_statement_get_integer (rows, 2) };

      if (entry == NULL || entry->public.id != id)
        entry = cw_evidence_get_entry (self, id);
      if (entry != NULL)
        append_excerpt (self, &entry->public, span, codings);
    }
  return step == CW_STEP_DONE;
}

static gboolean
read_evidence (CwEvidence *self, GError **error)
{
  Codings codings = { g_array_new (FALSE, FALSE, sizeof (CwCodingSpan)),
                      g_array_new (FALSE, FALSE, sizeof (guint32)),
                      cw_id_table_new (sizeof (guint32)) };
  gboolean done = read_codings (self, &codings, error) && read_excerpts (self, &codings, error);

  codings_clear (&codings);
  return done;
}

/* --- what belongs to no source ---------------------------------------------------------------------------- */

/* @row: id, case_id, source_id, start_pos, end_pos, speaker. */
CwAttributionSpan
cw_evidence_read_attribution (CwStatement *row)
{
  const char *speaker = cw_statement_get_text (row, 5);
  CwAttributionSpan span = {
    .id = cw_statement_get_integer (row, 0),
    .case_id = cw_statement_get_integer (row, 1),
    .source_id = cw_statement_get_integer (row, 2),
    .start = cw_statement_get_integer (row, 3),
    .end = cw_statement_get_integer (row, 4),
    .speaker = *speaker == '\0' ? NULL : g_intern_string (speaker),
  };

  span.whole = sqlite3_column_type (row, 3) == SQLITE_NULL && span.speaker == NULL;
  return span;
}

static gboolean
read_attributions (CwEvidence *self, GError **error)
{
  g_autoptr (CwStatement) rows = cw_database_prepare (
      self->database,
      "SELECT id, case_id, source_id, start_pos, end_pos, speaker FROM attribution ORDER BY id",
      error);
  CwStep step;

  if (rows == NULL)
    return FALSE;
  g_array_set_size (self->attributions, 0);
  while ((step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    {
      CwAttributionSpan span = cw_evidence_read_attribution (rows);

      g_array_append_val (self->attributions, span);
    }
  return step == CW_STEP_DONE;
}

static gboolean
read_links (CwEvidence *self, GError **error)
{
  g_autoptr (CwStatement) rows = cw_database_prepare (
      self->database, "SELECT id, code_id, target_id FROM code_link ORDER BY id", error);
  CwStep step;

  if (rows == NULL)
    return FALSE;
  g_array_set_size (self->links, 0);
  while ((step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    {
      CwCodeLink link = { cw_statement_get_integer (rows, 0),
                          cw_statement_get_integer (rows, 1),
                          cw_statement_get_integer (rows, 2) };

      g_array_append_val (self->links, link);
    }
  return step == CW_STEP_DONE;
}

/* What a thread reads is not wanted any more. */
static void
forget_loader (CwEvidence *self)
{
  g_autoptr (CwEvidence) loaded = NULL;

  if (self->loader != NULL)
    loaded = g_thread_join (g_steal_pointer (&self->loader));
}

/**
 * cw_evidence_load:
 * @database: kept for reading rows again
 *
 * Reads the whole index, dropping what was there.
 */
gboolean
cw_evidence_load (CwEvidence *self, CwDatabase *database, GError **error)
{
  g_return_val_if_fail (CW_IS_EVIDENCE (self) && CW_IS_DATABASE (database), FALSE);

  forget_loader (self);
  g_set_object (&self->database, database);
  g_ptr_array_set_size (self->sources, 0);
  g_array_set_size (self->touched, 0);
  cw_id_table_clear (self->excerpts);
  cw_id_table_clear (self->codings);
  return read_sources (self, error) && read_material (self, error) && read_evidence (self, error)
         && read_attributions (self, error) && read_links (self, error);
}

/* --- beside other work ------------------------------------------------------------------------------------ */

typedef struct
{
  char *path;
  CwDatabaseMode mode;
} Loading;

static void
loading_free (Loading *loading)
{
  g_free (loading->path);
  g_free (loading);
}

/* Gives back an index of its own, or NULL. All tables as they are at one moment. */
static gpointer
load_in_thread (gpointer data)
{
  Loading *loading = data;
  g_autoptr (CwDatabase) database = cw_database_open (loading->path, loading->mode, NULL);
  g_autoptr (CwEvidence) evidence = cw_evidence_new ();
  gboolean loaded = database != NULL && cw_database_exec (database, "BEGIN", NULL)
                    && cw_evidence_load (evidence, database, NULL)
                    && cw_database_exec (database, "COMMIT", NULL);

  if (database != NULL)
    cw_database_close (database, NULL);
  loading_free (loading);
  return loaded ? g_steal_pointer (&evidence) : NULL;
}

/**
 * cw_evidence_load_in_thread:
 * @database: kept for reading rows again
 * @mode: in which the thread may open the same file
 *
 * Begins to read the whole index. Whoever looks at it first waits for the rest; what is written meanwhile is noted by
 * cw_evidence_touch() as ever.
 */
void
cw_evidence_load_in_thread (CwEvidence *self, CwDatabase *database, CwDatabaseMode mode)
{
  Loading *loading;

  g_return_if_fail (CW_IS_EVIDENCE (self) && self->loader == NULL);

  g_set_object (&self->database, database);
  loading = g_new0 (Loading, 1);
  loading->path = g_strdup (cw_database_get_path (database));
  loading->mode = mode;
  self->loader = g_thread_new ("evidence", load_in_thread, loading);
}

static void
swap_content (CwEvidence *self, CwEvidence *other)
{
  CwEvidence mine = *self;

  self->sources = other->sources;
  self->excerpts = other->excerpts;
  self->codings = other->codings;
  self->attributions = other->attributions;
  self->links = other->links;
  other->sources = mine.sources;
  other->excerpts = mine.excerpts;
  other->codings = mine.codings;
  other->attributions = mine.attributions;
  other->links = mine.links;
}

/**
 * cw_evidence_await:
 *
 * Waits until what cw_evidence_load_in_thread() began is done. Where the thread could not read the file, this does.
 */
gboolean
cw_evidence_await (CwEvidence *self, GError **error)
{
  g_autoptr (CwEvidence) loaded = NULL;

  g_return_val_if_fail (CW_IS_EVIDENCE (self), FALSE);

  if (self->loader == NULL)
    return TRUE;
  loaded = g_thread_join (g_steal_pointer (&self->loader));
  if (loaded == NULL)
    return cw_evidence_load (self, self->database, error);
  swap_content (self, loaded);
  return TRUE;
}
