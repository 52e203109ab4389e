/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Counting: one pass over the packed arrays of the evidence index for all cells at once, and the excerpts behind a
 * single cell. */

#include "config.h"

#include "cw-tabulation-private.h"

/* What the pass over one source has to remember of a cell. */
typedef struct
{
  guint32 source; /* index + 1 of the source that the rest is about */
  guint32 passage_end;
  guint32 covered;
} CellState;

typedef struct
{
  CwTabulation *tabulation;
  CwMatrix *matrix;
  guint n_rows;      /* with the total */
  guint n_columns;   /* with the total */
  GArray *stretches; /* merged, by source, row, start; the total row is among them */
  guint32 *first;    /* columns of a code: offsets into code_columns, by code id */
  guint32 *code_columns;
  guint32 n_codes;
  CellState *states;
  guint32 *hits;        /* codings of the excerpt at hand, by column */
  guint32 *hit_columns; /* the columns with hits */
  guint n_hit_columns;
} Pass;

static int
compare_stretches (gconstpointer a, gconstpointer b)
{
  const CwStretch *x = a;
  const CwStretch *y = b;

  if (x->source != y->source)
    return x->source < y->source ? -1 : 1;
  if (x->row != y->row)
    return x->row < y->row ? -1 : 1;
  if (x->start != y->start)
    return x->start < y->start ? -1 : 1;
  return (x->end > y->end) - (x->end < y->end);
}

static GArray *
merge_stretches (CwTabulation *self)
{
  g_autoptr (GArray) all = g_array_copy (self->stretches);
  GArray *merged = g_array_new (FALSE, FALSE, sizeof (CwStretch));

  for (guint i = 0; i < self->stretches->len; i++)
    {
      CwStretch total = g_array_index (self->stretches, CwStretch, i);

      total.row = self->rows->len;
      g_array_append_val (all, total);
    }
  g_array_sort (all, compare_stretches);
  for (guint i = 0; i < all->len; i++)
    {
      CwStretch *next = &g_array_index (all, CwStretch, i);
      CwStretch *last
          = merged->len == 0 ? NULL : &g_array_index (merged, CwStretch, merged->len - 1);

      if (last != NULL && last->source == next->source && last->row == next->row
          && next->start <= last->end)
        last->end = MAX (last->end, next->end);
      else
        g_array_append_val (merged, *next);
    }
  return merged;
}

static guint32
find_largest_code (CwTabulation *self)
{
  GListModel *codes = cw_project_get_all (self->project, CW_KIND_CODE);
  guint n = g_list_model_get_n_items (codes);
  g_autoptr (CwRecord) last = n == 0 ? NULL : g_list_model_get_item (codes, n - 1);

  return last == NULL ? 0 : cw_record_get_id (last);
}

static void
count_columns (Pass *pass)
{
  GHashTableIter iter;
  gpointer code;

  for (guint32 i = 0; i < pass->tabulation->columns->len; i++)
    {
      g_hash_table_iter_init (
          &iter, g_array_index (pass->tabulation->columns, CwTabulationColumn, i).codes);
      while (g_hash_table_iter_next (&iter, &code, NULL))
        if (GPOINTER_TO_SIZE (code) < pass->n_codes)
          pass->first[GPOINTER_TO_SIZE (code) + 1]++;
    }
}

/* From numbers of columns to offsets, with room for the total column behind those of a code that has any. */
static void
sum_up_columns (Pass *pass)
{
  for (guint32 code = 0; code < pass->n_codes; code++)
    {
      guint32 n = pass->first[code + 1];

      pass->first[code + 1] = pass->first[code] + (n == 0 ? 0 : n + 1);
    }
}

static void
fill_columns (Pass *pass)
{
  g_autofree guint32 *next = g_memdup2 (pass->first, pass->n_codes * sizeof *pass->first);
  guint32 total = pass->tabulation->columns->len;
  GHashTableIter iter;
  gpointer code;

  for (guint32 i = 0; i < total; i++)
    {
      g_hash_table_iter_init (
          &iter, g_array_index (pass->tabulation->columns, CwTabulationColumn, i).codes);
      while (g_hash_table_iter_next (&iter, &code, NULL))
        if (GPOINTER_TO_SIZE (code) < pass->n_codes)
          pass->code_columns[next[GPOINTER_TO_SIZE (code)]++] = i;
    }
  for (guint32 i = 0; i < pass->n_codes; i++)
    if (pass->first[i + 1] > pass->first[i])
      pass->code_columns[next[i]] = total;
}

/* Which columns a coding of a code counts in, as one packed table by code id; the total column is in every one that
 * has any. Made from the columns' own sets: to ask each column for each code would take longer than the counting. */
static void
index_columns (Pass *pass)
{
  pass->n_codes = find_largest_code (pass->tabulation) + 1;
  pass->first = g_new0 (guint32, pass->n_codes + 1);
  count_columns (pass);
  sum_up_columns (pass);
  pass->code_columns = g_new0 (guint32, pass->first[pass->n_codes]);
  fill_columns (pass);
}

static void
collect_hits (Pass *pass, const CwEvidenceSource *source, const CwExcerptSpan *excerpt)
{
  const CwCodingSpan *codings = (const CwCodingSpan *) source->codings->data;

  for (guint i = 0; i < pass->n_hit_columns; i++)
    pass->hits[pass->hit_columns[i]] = 0;
  pass->n_hit_columns = 0;
  for (guint i = 0; i < excerpt->n_codings; i++)
    {
      guint32 code = codings[excerpt->first_coding + i].code;

      /* A damaged file may have codings of codes that are not. */
      for (guint32 j = code < pass->n_codes ? pass->first[code] : 0;
           code < pass->n_codes && j < pass->first[code + 1];
           j++)
        if (pass->hits[pass->code_columns[j]]++ == 0)
          pass->hit_columns[pass->n_hit_columns++] = pass->code_columns[j];
    }
}

static guint64
cover (CellState *state, const CwExcerptSpan *excerpt, const CwStretch *stretches, guint n)
{
  guint64 added = 0;

  for (guint i = 0; i < n && stretches[i].start < excerpt->end; i++)
    {
      guint32 start = MAX (MAX (stretches[i].start, excerpt->start), state->covered);
      guint32 end = MIN (stretches[i].end, excerpt->end);

      if (start >= end)
        continue;
      added += end - start;
      state->covered = end;
    }
  return added;
}

/* The first excerpt of a source that hits a cell begins its state anew and opens a passage. */
static void
count_in_cell (CellState *state, CwCounts *counts, guint32 source, const CwExcerptSpan *excerpt)
{
  if (state->source != source + 1)
    {
      *state = (CellState) { .source = source + 1, .passage_end = excerpt->end };
      counts->sources++;
      counts->passages++;
    }
  else if (excerpt->start > state->passage_end)
    counts->passages++;
  state->passage_end = MAX (state->passage_end, excerpt->end);
  counts->excerpts++;
}

static void
count_in_row (Pass *pass, const CwExcerptSpan *excerpt, const CwStretch *stretches, guint n)
{
  guint row = stretches[0].row;

  for (guint i = 0; i < pass->n_hit_columns; i++)
    {
      guint column = pass->hit_columns[i];
      CwCounts *counts = cw_matrix_counts_at (pass->matrix, row, column);
      CellState *state = &pass->states[(gsize) row * pass->n_columns + column];

      count_in_cell (state, counts, stretches[0].source, excerpt);
      counts->codings += pass->hits[column];
      counts->characters += cover (state, excerpt, stretches, n);
    }
}

static gboolean
intersects (const CwExcerptSpan *excerpt, const CwStretch *stretches, guint n)
{
  for (guint i = 0; i < n && stretches[i].start < excerpt->end; i++)
    if (stretches[i].end > excerpt->start)
      return TRUE;
  return FALSE;
}

static guint
row_length (const CwStretch *stretches, guint n)
{
  guint length = 1;

  while (length < n && stretches[length].row == stretches[0].row)
    length++;
  return length;
}

static void
count_source (Pass *pass, const CwEvidenceSource *source, const CwStretch *stretches, guint n)
{
  const CwExcerptSpan *excerpts = (const CwExcerptSpan *) source->excerpts->data;

  for (guint i = 0; i < source->excerpts->len; i++)
    {
      const CwExcerptSpan *excerpt = &excerpts[i];

      if (excerpt->n_codings == 0 || excerpt->start >= excerpt->end)
        continue;
      collect_hits (pass, source, excerpt);
      for (guint j = 0; pass->n_hit_columns > 0 && j < n;)
        {
          guint length = row_length (stretches + j, n - j);

          if (intersects (excerpt, stretches + j, length))
            count_in_row (pass, excerpt, stretches + j, length);
          j += length;
        }
    }
}

/* How much of a source is said in voices that count. */
static void
measure_counted (CwTabulation *self,
                 const CwEvidenceSource *source,
                 guint64 *characters,
                 guint64 *words)
{
  guint32 gap = 0;

  *characters = source->characters;
  *words = source->words;
  if ((source->voices & ~self->voices) == 0)
    return;
  for (guint i = 0; i < source->speakers->len; i++)
    {
      const CwSpeakerSpan *span = &g_array_index (source->speakers, CwSpeakerSpan, i);

      if (!cw_voices_have (self->voices, span->voice))
        {
          *characters -= span->end - gap;
          *words -= span->words;
        }
      gap = span->end;
    }
}

static guint64
count_words (Pass *pass, const CwEvidenceSource *source, const CwStretch *stretches, guint n)
{
  CwText *text = cw_project_get_text (pass->tabulation->project, source->id, NULL);
  guint64 words = 0;

  for (guint i = 0; text != NULL && i < n; i++)
    words += cw_text_count_words (text, stretches[i].start, stretches[i].end);
  return words;
}

/* The words of a row that has all of a source are known; for a part of it the text has to be read. */
static void
add_row_material (Pass *pass, const CwEvidenceSource *source, const CwStretch *stretches, guint n)
{
  CwMaterial *material = cw_matrix_material_at (pass->matrix, stretches[0].row);
  guint64 characters = 0, all_characters, all_words;

  for (guint i = 0; i < n; i++)
    characters += stretches[i].end - stretches[i].start;
  measure_counted (pass->tabulation, source, &all_characters, &all_words);
  material->sources++;
  material->characters += characters;
  material->words
      += characters == all_characters ? all_words : count_words (pass, source, stretches, n);
}

static void
add_material (Pass *pass, const CwEvidenceSource *source, const CwStretch *stretches, guint n)
{
  for (guint i = 0; i < n;)
    {
      guint length = row_length (stretches + i, n - i);

      add_row_material (pass, source, stretches + i, length);
      i += length;
    }
}

static void
run_pass (Pass *pass)
{
  const CwStretch *stretches = (const CwStretch *) pass->stretches->data;
  guint n = pass->stretches->len;

  for (guint i = 0; i < n;)
    {
      guint end = i;
      const CwEvidenceSource *source
          = cw_evidence_get_source (pass->tabulation->evidence, stretches[i].source);

      while (end < n && stretches[end].source == stretches[i].source)
        end++;
      add_material (pass, source, stretches + i, end - i);
      count_source (pass, source, stretches + i, end - i);
      i = end;
    }
}

static void
start_pass (Pass *pass, CwTabulation *self)
{
  pass->tabulation = self;
  pass->n_rows = self->rows->len + 1;
  pass->n_columns = self->columns->len + 1;
  pass->matrix = cw_matrix_new (self->rows->len, self->columns->len);
  pass->stretches = merge_stretches (self);
  pass->states = g_new0 (CellState, (gsize) pass->n_rows * pass->n_columns);
  pass->hits = g_new0 (guint32, pass->n_columns);
  pass->hit_columns = g_new0 (guint32, pass->n_columns);
  index_columns (pass);
}

static void
end_pass (Pass *pass)
{
  g_array_unref (pass->stretches);
  g_free (pass->states);
  g_free (pass->hits);
  g_free (pass->hit_columns);
  g_free (pass->first);
  g_free (pass->code_columns);
}

static void
label_matrix (CwTabulation *self, CwMatrix *matrix)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      CwTabulationRow *row = &g_array_index (self->rows, CwTabulationRow, i);

      cw_matrix_set_row (matrix, i, row->kind, row->id, row->value, row->label, row->depth);
    }
  for (guint i = 0; i < self->columns->len; i++)
    {
      CwTabulationColumn *column = &g_array_index (self->columns, CwTabulationColumn, i);
      CwRecord *code = cw_project_get_record (self->project, CW_KIND_CODE, column->code);
      g_autofree char *color = cw_project_dup_color (self->project, column->code);
      cw_matrix_set_column (
          matrix, i, column->code, cw_record_get_name (code), color, column->depth, column->own);
    }
}

/**
 * cw_tabulation_compute:
 *
 * One pass over the evidence index, whatever the number of cells. Measures are those of method.md §3.2: characters
 * are the union of the excerpts' ranges within the row's material; merged passages are the maximal merged ranges of
 * the excerpts themselves; an excerpt is counted once a cell, however many of its codes or stretches lead there.
 *
 * Returns: (transfer full): the numbers, with distinct totals
 */
CwMatrix *
cw_tabulation_compute (CwTabulation *self)
{
  Pass pass = { 0 };

  g_return_val_if_fail (CW_IS_TABULATION (self), NULL);

  start_pass (&pass, self);
  run_pass (&pass);
  end_pass (&pass);
  label_matrix (self, pass.matrix);
  return pass.matrix;
}

/* --- one cell's evidence ---------------------------------------------------------------------------------------- */

static gboolean
column_has (CwTabulation *self, guint column, guint32 code)
{
  if (column < self->columns->len)
    return g_hash_table_contains (g_array_index (self->columns, CwTabulationColumn, column).codes,
                                  GSIZE_TO_POINTER (code));
  for (guint i = 0; i < self->columns->len; i++)
    if (column_has (self, i, code))
      return TRUE;
  return FALSE;
}

static gboolean
excerpt_in_column (CwTabulation *self,
                   const CwEvidenceSource *source,
                   const CwExcerptSpan *excerpt,
                   guint column)
{
  for (guint i = 0; i < excerpt->n_codings; i++)
    if (column_has (self,
                    column,
                    g_array_index (source->codings, CwCodingSpan, excerpt->first_coding + i).code))
      return TRUE;
  return FALSE;
}

static void
list_in_source (CwTabulation *self, const CwStretch *stretches, guint n, guint column, GArray *ids)
{
  const CwEvidenceSource *source = cw_evidence_get_source (self->evidence, stretches[0].source);

  for (guint i = 0; i < source->excerpts->len; i++)
    {
      const CwExcerptSpan *excerpt = &g_array_index (source->excerpts, CwExcerptSpan, i);
      gint64 id = excerpt->id;

      if (excerpt->start < excerpt->end && intersects (excerpt, stretches, n)
          && excerpt_in_column (self, source, excerpt, column))
        g_array_append_val (ids, id);
    }
}

/**
 * cw_tabulation_list_evidence:
 * @row: a row, or the number of rows for the total
 * @column: a column, or the number of columns for the total
 *
 * Returns: (transfer full) (element-type gint64): the excerpts that the cell counts, by source and place
 */
GArray *
cw_tabulation_list_evidence (CwTabulation *self, guint row, guint column)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) merged = NULL;

  g_return_val_if_fail (CW_IS_TABULATION (self), ids);
  g_return_val_if_fail (row <= self->rows->len && column <= self->columns->len, ids);

  merged = merge_stretches (self);
  for (guint i = 0; i < merged->len;)
    {
      CwStretch *stretches = &g_array_index (merged, CwStretch, i);
      guint length = 1;

      while (i + length < merged->len && stretches[length].source == stretches[0].source
             && stretches[length].row == stretches[0].row)
        length++;
      if (stretches[0].row == row)
        list_in_source (self, stretches, length, column, ids);
      i += length;
    }
  return ids;
}
