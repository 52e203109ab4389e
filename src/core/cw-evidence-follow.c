/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* How the evidence index follows the file: rows that somebody has written are noted as touched, and before anybody
 * looks they are read again, whatever was done to them and in whichever order. An excerpt is read with its codings;
 * then each array that changes is copied once, so that a hundred changes in a source cost what one does. */

#include "config.h"

#include "cw-evidence-private.h"

#include <stdlib.h>

/* What becomes of the arrays of one source. */
typedef struct
{
  GArray *removed; /* of guint: places of excerpts */
  GArray *added;   /* of CwExcerptSpan, first_coding being a place in the next array */
  GArray *codings; /* of CwCodingSpan */
} Edit;

typedef struct
{
  CwEvidence *evidence;
  CwDatabase *database;
  GHashTable *excerpts; /* set of ids to read again, as pointers */
  GHashTable *sources;  /* set of ids whose text is to be read again, as pointers */
  GHashTable *edits;    /* source id as a pointer → Edit */
} Catch;

static void
edit_free (Edit *edit)
{
  g_array_unref (edit->removed);
  g_array_unref (edit->added);
  g_array_unref (edit->codings);
  g_free (edit);
}

static Edit *
edit_of (Catch *catch, gint64 source)
{
  Edit *edit = g_hash_table_lookup (catch->edits, GSIZE_TO_POINTER (source));

  if (edit != NULL)
    return edit;
  edit = g_new0 (Edit, 1);
  edit->removed = g_array_new (FALSE, FALSE, sizeof (guint));
  edit->added = g_array_new (FALSE, FALSE, sizeof (CwExcerptSpan));
  edit->codings = g_array_new (FALSE, FALSE, sizeof (CwCodingSpan));
  g_hash_table_insert (catch->edits, GSIZE_TO_POINTER (source), edit);
  return edit;
}

/* The statement again, for another row. */
static void
rebind (CwStatement *statement, gint64 id)
{
  sqlite3_reset (statement);
  sqlite3_bind_int64 (statement, 1, id);
}

/* --- sources --------------------------------------------------------------------------------------------- */

static void
forget_codings (CwEvidence *self, const CwEvidenceSource *source, const CwExcerptSpan *span)
{
  for (guint i = 0; i < span->n_codings; i++)
    {
      guint32 id = g_array_index (source->codings, CwCodingSpan, span->first_coding + i).id;
      guint32 *excerpt = cw_id_table_find (self->codings, id);

      if (excerpt != NULL && *excerpt == span->id)
        *excerpt = 0;
    }
}

static void
drop_source (CwEvidence *self, guint index)
{
  const CwEvidenceSource *source = g_ptr_array_index (self->sources, index);

  for (guint i = 0; i < source->excerpts->len; i++)
    {
      const CwExcerptSpan *span = &g_array_index (source->excerpts, CwExcerptSpan, i);
      CwExcerptPlace *place = cw_id_table_find (self->excerpts, span->id);

      forget_codings (self, source, span);
      if (place != NULL && place->source == source->id)
        *place = (CwExcerptPlace) { 0 };
    }
  cw_evidence_remove_source (self, index);
}

static gboolean
follow_sources (Catch *catch, const CwRowRun *run, GError **error)
{
  for (gint64 id = run->first; id < run->first + run->n; id++)
    {
      gint64 present;
      guint index;

      if (!cw_database_read_integer (
              catch->database, &present, error, "SELECT id FROM source WHERE id = ?1", "i", id))
        return FALSE;
      if (present != 0 && !cw_evidence_locate_source (catch->evidence, id, &index))
        {
          cw_evidence_add_source (catch->evidence, id);
          g_hash_table_add (catch->sources, GSIZE_TO_POINTER (id));
        }
      else if (present == 0 && cw_evidence_locate_source (catch->evidence, id, &index))
        drop_source (catch->evidence, index);
    }
  return TRUE;
}

/* --- texts ----------------------------------------------------------------------------------------------- */

static gboolean
meet (const GArray *runs, const CwRowRun *run)
{
  for (guint i = 0; i < runs->len; i++)
    {
      const CwRowRun *other = &g_array_index (runs, CwRowRun, i);

      if (other->first < run->first + run->n && run->first < other->first + other->n)
        return TRUE;
    }
  return FALSE;
}

/* The sources whose text the rows are part of, and those of whose text they were. */
static gboolean
follow_paragraphs (Catch *catch, const CwRowRun *run, GError **error)
{
  g_autoptr (CwStatement) rows
      = cw_database_query (catch->database,
                           error,
                           "SELECT DISTINCT source_id FROM paragraph WHERE id BETWEEN ?1 AND ?2",
                           "ii",
                           run->first,
                           run->first + run->n - 1);
  CwStep step;

  if (rows == NULL)
    return FALSE;
  while ((step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    g_hash_table_add (catch->sources, GSIZE_TO_POINTER (cw_statement_get_integer (rows, 0)));
  for (guint i = 0; i < catch->evidence->sources->len; i++)
    {
      const CwEvidenceEntry *entry = g_ptr_array_index (catch->evidence->sources, i);

      if (meet (entry->paragraphs, run))
        g_hash_table_add (catch->sources, GSIZE_TO_POINTER (entry->public.id));
    }
  return step == CW_STEP_DONE;
}

static gboolean
read_text (Catch *catch, gint64 source, GError **error)
{
  CwEvidenceEntry *entry = cw_evidence_get_entry (catch->evidence, source);
  g_autoptr (CwStatement) rows = NULL;
  CwStep step;

  if (entry == NULL)
    return TRUE;
  rows = cw_database_query (catch->database,
                            error,
                            "SELECT id, characters, words, soft, speaker, voice FROM paragraph "
                            "WHERE source_id = ?1 ORDER BY rank, id",
                            "i",
                            source);
  if (rows == NULL)
    return FALSE;
  cw_evidence_start_material (entry);
  while ((step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    cw_evidence_add_paragraph (entry, rows);
  return step == CW_STEP_DONE;
}

static gboolean
read_texts (Catch *catch, GError **error)
{
  GHashTableIter iter;
  gpointer source;

  g_hash_table_iter_init (&iter, catch->sources);
  while (g_hash_table_iter_next (&iter, &source, NULL))
    if (!read_text (catch, GPOINTER_TO_SIZE (source), error))
      return FALSE;
  return TRUE;
}

/* --- which excerpts --------------------------------------------------------------------------------------- */

static void
follow_excerpts (Catch *catch, const CwRowRun *run)
{
  for (gint64 id = run->first; id < run->first + run->n; id++)
    g_hash_table_add (catch->excerpts, GSIZE_TO_POINTER (id));
}

/* The excerpt that has the coding now, and the one that had it. */
static gboolean
follow_codings (Catch *catch, const CwRowRun *run, GError **error)
{
  g_autoptr (CwStatement) row
      = cw_database_prepare (catch->database, "SELECT excerpt_id FROM coding WHERE id = ?1", error);

  if (row == NULL)
    return FALSE;
  for (gint64 id = run->first; id < run->first + run->n; id++)
    {
      const guint32 *excerpt = cw_id_table_find (catch->evidence->codings, id);
      CwStep step;

      if (excerpt != NULL && *excerpt != 0)
        g_hash_table_add (catch->excerpts, GUINT_TO_POINTER (*excerpt));
      rebind (row, id);
      step = cw_statement_step (row, error);
      if (step == CW_STEP_ROW)
        g_hash_table_add (catch->excerpts, GSIZE_TO_POINTER (cw_statement_get_integer (row, 0)));
      else if (step == CW_STEP_ERROR)
        return FALSE;
    }
  return TRUE;
}

/* --- reading them ------------------------------------------------------------------------------------------ */

static void
remove_excerpt (Catch *catch, guint32 id)
{
  CwEvidence *self = catch->evidence;
  CwExcerptPlace *place = cw_id_table_find (self->excerpts, id);
  CwEvidenceEntry *entry = place == NULL ? NULL : cw_evidence_get_entry (self, place->source);
  CwExcerptSpan wanted = { .id = id };
  guint position;

  if (entry == NULL)
    return;
  wanted.start = place->start;
  wanted.end = place->end;
  *place = (CwExcerptPlace) { 0 };
  position = cw_evidence_lower_bound (&entry->public, &wanted);
  if (position == entry->public.excerpts->len
      || g_array_index (entry->public.excerpts, CwExcerptSpan, position).id != id)
    return;
  forget_codings (
      self, &entry->public, &g_array_index (entry->public.excerpts, CwExcerptSpan, position));
  g_array_append_val (edit_of (catch, entry->public.id)->removed, position);
}

static gboolean
add_codings (Catch *catch, Edit *edit, CwExcerptSpan *span, CwStatement *rows, GError **error)
{
  CwStep step;

  span->first_coding = edit->codings->len;
  rebind (rows, span->id);
  while ((step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    {
      CwCodingSpan coding
          = { cw_statement_get_integer (rows, 0), cw_statement_get_integer (rows, 1) };

      g_array_append_val (edit->codings, coding);
      *(guint32 *) cw_id_table_claim (catch->evidence->codings, coding.id) = span->id;
    }
  span->n_codings = edit->codings->len - span->first_coding;
  if (span->n_codings > 1)
    qsort (&g_array_index (edit->codings, CwCodingSpan, span->first_coding),
           span->n_codings,
           sizeof (CwCodingSpan),
           cw_evidence_compare_codings);
  return step == CW_STEP_DONE;
}

/* An excerpt that is gone, or whose source is, stays away. */
static gboolean
add_excerpt (Catch *catch, gint64 id, CwStatement *row, CwStatement *codings, GError **error)
{
  CwExcerptPlace place;
  CwExcerptSpan span = { .id = id };
  CwStep step;
  Edit *edit;

  rebind (row, id);
  step = cw_statement_step (row, error);
  if (step != CW_STEP_ROW)
    return step == CW_STEP_DONE;
  place.source = cw_statement_get_integer (row, 0);
  place.start = span.start = cw_statement_get_integer (row, 1);
  place.end = span.end = cw_statement_get_integer (row, 2);
  if (cw_evidence_get_entry (catch->evidence, place.source) == NULL)
    return TRUE;
  edit = edit_of (catch, place.source);
  *(CwExcerptPlace *) cw_id_table_claim (catch->evidence->excerpts, id) = place;
  if (!add_codings (catch, edit, &span, codings, error))
    return FALSE;
  g_array_append_val (edit->added, span);
  return TRUE;
}

static gboolean
read_excerpts (Catch *catch, GError **error)
{
  g_autoptr (CwStatement) row = cw_database_prepare (
      catch->database, "SELECT source_id, start_pos, end_pos FROM excerpt WHERE id = ?1", error);
  g_autoptr (CwStatement) codings = row == NULL
                                        ? NULL
                                        : cw_database_prepare (catch->database,
                                                               "SELECT id, code_id FROM coding "
                                                               "WHERE excerpt_id = ?1",
                                                               error);
  GHashTableIter iter;
  gpointer id;

  if (codings == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, catch->excerpts);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    remove_excerpt (catch, GPOINTER_TO_SIZE (id));
  g_hash_table_iter_init (&iter, catch->excerpts);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!add_excerpt (catch, GPOINTER_TO_SIZE (id), row, codings, error))
      return FALSE;
  return TRUE;
}

/* --- the arrays --------------------------------------------------------------------------------------------- */

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const guint *x = a, *y = b;

  return (*x > *y) - (*x < *y);
}

/* Appends @n neighbouring excerpts from place @start on, with their codings, which are neighbours too. A source
 * without excerpts may have no array at all, so no place in it is reckoned before @n is known. */
static void
append_excerpts (CwEvidenceSource *to,
                 const GArray *from,
                 guint start,
                 guint n,
                 const GArray *codings)
{
  guint first = to->excerpts->len, n_codings;
  const CwExcerptSpan *excerpts;
  guint32 shift;

  if (n == 0)
    return;
  excerpts = &g_array_index (from, CwExcerptSpan, start);
  shift = to->codings->len - excerpts[0].first_coding;
  n_codings = excerpts[n - 1].first_coding + excerpts[n - 1].n_codings - excerpts[0].first_coding;
  g_array_append_vals (to->excerpts, excerpts, n);
  for (guint i = first; i < first + n; i++)
    g_array_index (to->excerpts, CwExcerptSpan, i).first_coding += shift;
  if (n_codings > 0)
    g_array_append_vals (
        to->codings, &g_array_index (codings, CwCodingSpan, excerpts[0].first_coding), n_codings);
}

/* The old excerpts that stay and the added ones, in order. */
static void
merge (CwEvidenceSource *to, const CwEvidenceSource *from, const Edit *edit)
{
  const CwExcerptSpan *added = (const CwExcerptSpan *) edit->added->data;
  const guint *removed = (const guint *) edit->removed->data;
  guint done = 0, i = 0, j = 0;

  while (i < edit->removed->len || j < edit->added->len)
    {
      guint gone = i < edit->removed->len ? removed[i] : from->excerpts->len;
      guint place
          = j < edit->added->len ? cw_evidence_lower_bound (from, &added[j]) : from->excerpts->len;
      guint next = MIN (gone, place);

      append_excerpts (to, from->excerpts, done, next - done, from->codings);
      done = next;
      if (j < edit->added->len && place <= gone)
        append_excerpts (to, edit->added, j++, 1, edit->codings);
      else
        {
          done++;
          i++;
        }
    }
  append_excerpts (to, from->excerpts, done, from->excerpts->len - done, from->codings);
}

static void
rewrite_source (CwEvidenceSource *source, Edit *edit)
{
  CwEvidenceSource old = *source;

  g_array_sort (edit->removed, compare_places);
  g_array_sort (edit->added, cw_evidence_compare_spans);
  source->excerpts = g_array_sized_new (
      FALSE, FALSE, sizeof (CwExcerptSpan), old.excerpts->len + edit->added->len);
  source->codings = g_array_sized_new (
      FALSE, FALSE, sizeof (CwCodingSpan), old.codings->len + edit->codings->len);
  merge (source, &old, edit);
  g_array_unref (old.excerpts);
  g_array_unref (old.codings);
}

static void
rewrite_sources (Catch *catch)
{
  GHashTableIter iter;
  gpointer id, edit;

  g_hash_table_iter_init (&iter, catch->edits);
  while (g_hash_table_iter_next (&iter, &id, &edit))
    rewrite_source (&cw_evidence_get_entry (catch->evidence, GPOINTER_TO_SIZE (id))->public, edit);
}

/* --- what belongs to no source ------------------------------------------------------------------------------- */

/* Puts a row into an array that is ordered by the ids its rows begin with; NULL takes it out. */
static void
put_row (GArray *rows, gint64 id, gconstpointer row)
{
  gsize size = g_array_get_element_size (rows);
  guint low = 0, high = rows->len;
  gboolean present;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (*(gint64 *) (rows->data + middle * size) < id)
        low = middle + 1;
      else
        high = middle;
    }
  present = low < rows->len && *(gint64 *) (rows->data + low * size) == id;
  if (present)
    g_array_remove_index (rows, low);
  if (row != NULL)
    g_array_insert_vals (rows, low, row, 1);
}

static gboolean
follow_attributions (Catch *catch, const CwRowRun *run, GError **error)
{
  g_autoptr (CwStatement) row = cw_database_prepare (
      catch->database,
      "SELECT id, case_id, source_id, start_pos, end_pos, speaker FROM attribution WHERE id = ?1",
      error);

  if (row == NULL)
    return FALSE;
  for (gint64 id = run->first; id < run->first + run->n; id++)
    {
      CwAttributionSpan span;
      CwStep step;

      rebind (row, id);
      step = cw_statement_step (row, error);
      if (step == CW_STEP_ERROR)
        return FALSE;
      if (step == CW_STEP_ROW)
        span = cw_evidence_read_attribution (row);
      put_row (catch->evidence->attributions, id, step == CW_STEP_ROW ? &span : NULL);
    }
  return TRUE;
}

static gboolean
follow_links (Catch *catch, const CwRowRun *run, GError **error)
{
  g_autoptr (CwStatement) row = cw_database_prepare (
      catch->database, "SELECT id, code_id, target_id FROM code_link WHERE id = ?1", error);

  if (row == NULL)
    return FALSE;
  for (gint64 id = run->first; id < run->first + run->n; id++)
    {
      CwCodeLink link = { id, 0, 0 };
      CwStep step;

      rebind (row, id);
      step = cw_statement_step (row, error);
      if (step == CW_STEP_ERROR)
        return FALSE;
      link.code = cw_statement_get_integer (row, 1);
      link.target = cw_statement_get_integer (row, 2);
      put_row (catch->evidence->links, id, step == CW_STEP_ROW ? &link : NULL);
    }
  return TRUE;
}

/* --- catching up ----------------------------------------------------------------------------------------------- */

static gboolean
follow_run (Catch *catch, const CwRowRun *run, GError **error)
{
  switch ((int) run->kind)
    {
    case CW_KIND_PARAGRAPH:
      return follow_paragraphs (catch, run, error);
    case CW_KIND_EXCERPT:
      follow_excerpts (catch, run);
      return TRUE;
    case CW_KIND_CODING:
      return follow_codings (catch, run, error);
    case CW_KIND_ATTRIBUTION:
      return follow_attributions (catch, run, error);
    case CW_KIND_CODE_LINK:
      return follow_links (catch, run, error);
    default:
      return TRUE;
    }
}

/* Sources come first: what happens to the others depends on whether their source is there. */
static gboolean
follow_runs (Catch *catch, const GArray *runs, GError **error)
{
  for (guint i = 0; i < runs->len; i++)
    if (g_array_index (runs, CwRowRun, i).kind == CW_KIND_SOURCE
        && !follow_sources (catch, &g_array_index (runs, CwRowRun, i), error))
      return FALSE;
  for (guint i = 0; i < runs->len; i++)
    if (!follow_run (catch, &g_array_index (runs, CwRowRun, i), error))
      return FALSE;
  return read_texts (catch, error) && read_excerpts (catch, error);
}

/**
 * cw_evidence_touch:
 * @run: rows that have been written, by an operation, by undoing one or by rolling it back
 *
 * Notes that the rows are to be read again.
 */
void
cw_evidence_touch (CwEvidence *self, const CwRowRun *run)
{
  g_return_if_fail (CW_IS_EVIDENCE (self) && run != NULL);

  switch ((int) run->kind)
    {
    case CW_KIND_SOURCE:
    case CW_KIND_PARAGRAPH:
    case CW_KIND_EXCERPT:
    case CW_KIND_CODING:
    case CW_KIND_ATTRIBUTION:
    case CW_KIND_CODE_LINK:
      g_array_append_vals (self->touched, run, 1);
      break;
    default:
      break;
    }
}

/* Columns of a coding, as bits of CwChange.columns. */
#define EXCERPT_COLUMN (1u << 2)
#define CODE_COLUMN (1u << 3)

/* Gives the coding another code where it stands. */
static gboolean
recode (CwEvidence *self, gint64 coding, gint64 code)
{
  const guint32 *excerpt = cw_id_table_find (self->codings, coding);
  const CwExcerptPlace *place
      = excerpt == NULL ? NULL : cw_id_table_find (self->excerpts, *excerpt);
  CwEvidenceEntry *entry = place == NULL ? NULL : cw_evidence_get_entry (self, place->source);
  const CwExcerptSpan *span;
  guint position;

  if (entry == NULL)
    return FALSE;
  position = cw_evidence_lower_bound (
      &entry->public,
      &(CwExcerptSpan) { .id = *excerpt, .start = place->start, .end = place->end });
  if (position == entry->public.excerpts->len)
    return FALSE;
  span = &g_array_index (entry->public.excerpts, CwExcerptSpan, position);
  for (guint i = span->first_coding; i < span->first_coding + span->n_codings; i++)
    {
      CwCodingSpan *known = &g_array_index (entry->public.codings, CwCodingSpan, i);

      if (known->id != coding)
        continue;
      known->code = code;
      return TRUE;
    }
  return FALSE;
}

/* What the change itself says needs no reading: merging two codes gives thousands of codings another one. */
static gboolean
is_followed (CwEvidence *self, const CwChange *change)
{
  if (change->kind != CW_KIND_CODING || change->operation != CW_CHANGE_UPDATE
      || (change->columns & EXCERPT_COLUMN) != 0)
    return FALSE;
  return (change->columns & CODE_COLUMN) == 0 || recode (self, change->id, change->code);
}

/**
 * cw_evidence_begin:
 *
 * An operation, or undoing or redoing one, begins.
 */
void
cw_evidence_begin (CwEvidence *self)
{
  g_return_if_fail (CW_IS_EVIDENCE (self));
  self->exact = self->touched->len == 0 && self->loader == NULL;
}

/**
 * cw_evidence_follow:
 * @changes: all that was changed since cw_evidence_begin(), whether or not it has been touched as well
 *
 * Where nobody has looked in between, the changes say better than the touched rows what is to be done.
 */
void
cw_evidence_follow (CwEvidence *self, CwChangeSet *changes)
{
  g_autoptr (GArray) runs = NULL;

  g_return_if_fail (CW_IS_EVIDENCE (self) && changes != NULL);

  if (!self->exact)
    return;
  runs = g_array_new (FALSE, FALSE, sizeof (CwRowRun));
  g_array_set_size (self->touched, 0);
  for (guint i = 0; i < cw_change_set_get_size (changes); i++)
    {
      const CwChange *change = cw_change_set_get (changes, i);

      if (!is_followed (self, change))
        cw_row_log_append (runs, 0, change->kind, change->id);
    }
  for (guint i = 0; i < runs->len; i++)
    cw_evidence_touch (self, &g_array_index (runs, CwRowRun, i));
}

/**
 * cw_evidence_settle:
 *
 * Reads the touched rows again; afterwards the index equals one loaded from scratch. Whoever looks at the index does
 * this by looking. It costs what the touched rows cost, and a copy of the arrays of the sources that change. While a
 * thread still reads the index, nobody has looked, and this is left for later.
 */
gboolean
cw_evidence_settle (CwEvidence *self, GError **error)
{
  g_autoptr (GArray) runs = NULL;
  g_autoptr (GHashTable) excerpts = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) sources = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) edits
      = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) edit_free);
  Catch catch = { self, NULL, excerpts, sources, edits };
  gboolean done;

  g_return_val_if_fail (CW_IS_EVIDENCE (self), FALSE);

  if (self->touched->len == 0 || self->loader != NULL)
    return TRUE;
  catch.database = self->database;
  self->exact = FALSE;
  runs = g_steal_pointer (&self->touched);
  self->touched = g_array_new (FALSE, FALSE, sizeof (CwRowRun));
  done = follow_runs (&catch, runs, error);
  rewrite_sources (&catch);
  /* What could not be read is read at the next look; reading a row twice does no harm. */
  if (!done)
    g_array_prepend_vals (self->touched, runs->data, runs->len);
  return done;
}
