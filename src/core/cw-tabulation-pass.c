/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Counting: one pass over the packed arrays of the evidence index for all cells at once. A row has text and codings and
 * so has a column; in nearly every matrix one side has all codings and the other all text, and the pass is quick
 * because of that, but it counts any two sides. */

#include "config.h"

#include "cw-project-private.h"
#include "cw-side.h"
#include "cw-tabulation-details.h"

#include <stdlib.h>

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
  CwAxisIndex *axes[2];
  CwSide sides[2];
  guint n_columns; /* with the total */
  CwDetails *details;
  gboolean all_count; /* the scope leaves no coding out */
  CellState *states;
  guint32 *hits;        /* codings of the excerpt at hand, by column */
  guint32 *hit_columns; /* the columns with hits */
  guint n_hit_columns;
  GArray *codings;   /* of CwCodingSpan: of the excerpt at hand, that count, where not all do */
  GArray *chosen;    /* of these, the ones that the row at hand has */
  GArray *found;     /* of guint: items of a coding */
  GArray *pairs;     /* of Pair */
  CwSideText *cells; /* (nullable): by row and column, in the source at hand */
  guint32 *marks;    /* by row and column: the source, and one more, that the text in cells is of */
  GPtrArray *pool;   /* of GArray of CwRange: what the texts of cells are kept in */
  guint n_pool;
  CwSideText last; /* the text that was measured last, and what it came to */
  CwMaterial measure;
} Pass;

typedef struct
{
  guint row;
  guint coding;
} Pair;

/* Some codings of an excerpt. */
typedef struct
{
  const CwCodingSpan *spans;
  guint n;
} Codings;

/* --- the text of a cell ---------------------------------------------------------------------------------------------- */

static gsize
cell_at (const Pass *pass, guint row, guint column)
{
  return (gsize) row * pass->n_columns + column;
}

static GArray *
take_ranges (Pass *pass)
{
  GArray *ranges;

  if (pass->n_pool == pass->pool->len)
    g_ptr_array_add (pass->pool, g_array_new (FALSE, FALSE, sizeof (CwRange)));
  ranges = g_ptr_array_index (pass->pool, pass->n_pool++);
  g_array_set_size (ranges, 0);
  return ranges;
}

static CwSideText
find_text (Pass *pass, guint32 source, guint row, guint column)
{
  const CwSide *rows = &pass->sides[CW_AXIS_ROWS], *columns = &pass->sides[CW_AXIS_COLUMNS];
  gsize cell = cell_at (pass, row, column);
  GArray *ranges;

  if (pass->cells == NULL || columns->whole[column])
    return rows->texts[row];
  if (rows->whole[row])
    return columns->texts[column];
  if (pass->marks[cell] == source + 1)
    return pass->cells[cell];
  ranges = take_ranges (pass);
  cw_ranges_intersect (rows->texts[row].ranges,
                       rows->texts[row].n,
                       columns->texts[column].ranges,
                       columns->texts[column].n,
                       ranges);
  pass->marks[cell] = source + 1;
  pass->cells[cell] = (CwSideText) { (const CwRange *) ranges->data, ranges->len };
  return pass->cells[cell];
}

/* --- counting --------------------------------------------------------------------------------------------------------- */

/* The text from the first range on that ends behind a place; they are in order and apart. An interview has as many as it has
 * turns, and is asked for each of its excerpts. */
static inline CwSideText
skip_to (CwSideText text, guint32 place)
{
  guint low = 0, high = text.n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (text.ranges[middle].end <= place)
        low = middle + 1;
      else
        high = middle;
    }
  return low == 0 ? text : (CwSideText) { text.ranges + low, text.n - low };
}

static gboolean
intersects (const CwExcerptSpan *excerpt, CwSideText text)
{
  CwSideText rest = skip_to (text, excerpt->start);

  return rest.n > 0 && rest.ranges[0].start < excerpt->end;
}

static void
hit (Pass *pass, guint column, guint n)
{
  if (pass->hits[column] == 0)
    pass->hit_columns[pass->n_hit_columns++] = column;
  pass->hits[column] += n;
}

/* Which columns the codings hit, and how often. */
static void
collect_hits (Pass *pass, const CwExcerptSpan *excerpt, Codings codings)
{
  const CwAxisIndex *columns = pass->axes[CW_AXIS_COLUMNS];
  const GArray *active = pass->sides[CW_AXIS_COLUMNS].active;

  for (guint i = 0; i < pass->n_hit_columns; i++)
    pass->hits[pass->hit_columns[i]] = 0;
  pass->n_hit_columns = 0;
  for (guint i = 0; columns->free && i < active->len; i++)
    hit (pass, g_array_index (active, guint, i), codings.n);
  for (guint i = 0; !columns->free && i < codings.n; i++)
    {
      const CwCodingSpan *coding = &codings.spans[i];

      if (columns->by_sets)
        {
          cw_axis_index_list (columns, excerpt->id, coding->id, coding->code, pass->found);
          for (guint j = 0; j < pass->found->len; j++)
            hit (pass, g_array_index (pass->found, guint, j), 1);
        }
      else if (coding->code
               < columns->n_codes) /* a damaged file has codings of codes that are not */
        for (guint32 j = columns->first[coding->code]; j < columns->first[coding->code + 1]; j++)
          hit (pass, columns->by_code[j], 1);
    }
}

static inline guint64
cover (CellState *state, const CwExcerptSpan *excerpt, CwSideText text)
{
  guint64 added = 0;

  text = skip_to (text, excerpt->start);
  for (guint i = 0; i < text.n && text.ranges[i].start < excerpt->end; i++)
    {
      guint32 start = MAX (MAX (text.ranges[i].start, excerpt->start), state->covered);
      guint32 end = MIN (text.ranges[i].end, excerpt->end);

      if (start >= end)
        continue;
      added += end - start;
      state->covered = end;
    }
  return added;
}

/* What the excerpt covers anew, for the figures of the cell. */
static void
tell_cover (Pass *pass,
            guint row,
            guint column,
            guint32 covered,
            const CwExcerptSpan *excerpt,
            CwSideText text)
{
  for (guint i = 0; i < text.n && text.ranges[i].start < excerpt->end; i++)
    {
      guint32 start = MAX (MAX (text.ranges[i].start, excerpt->start), covered);
      guint32 end = MIN (text.ranges[i].end, excerpt->end);

      if (start < end)
        cw_details_cover (pass->details, row, column, text.ranges[i].source, start, end);
    }
}

/* The first excerpt of a source that hits a cell begins its state anew and opens a passage. */
static inline void
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

/* Where columns have all text and nobody asks for figures, which is nearly always. */
static void
count_plainly (Pass *pass, guint row, guint32 index, const CwExcerptSpan *excerpt)
{
  CwSideText text = pass->sides[CW_AXIS_ROWS].texts[row];
  CwCounts *counts = cw_matrix_counts_at (pass->matrix, row, 0);
  CellState *states = &pass->states[cell_at (pass, row, 0)];

  for (guint i = 0; i < pass->n_hit_columns; i++)
    {
      guint column = pass->hit_columns[i];

      count_in_cell (&states[column], &counts[column], index, excerpt);
      counts[column].codings += pass->hits[column];
      counts[column].characters += cover (&states[column], excerpt, text);
    }
}

static void
count_in_cells (Pass *pass,
                guint row,
                guint32 index,
                const CwEvidenceSource *source,
                const CwExcerptSpan *excerpt,
                Codings codings)
{
  const CwSide *columns = &pass->sides[CW_AXIS_COLUMNS];

  for (guint i = 0; i < pass->n_hit_columns; i++)
    {
      guint column = pass->hit_columns[i];
      CwCounts *counts = cw_matrix_counts_at (pass->matrix, row, column);
      CellState *state = &pass->states[cell_at (pass, row, column)];
      CwSideText text;

      if (columns->texts[column].n == 0)
        continue;
      text = find_text (pass, index, row, column);
      if (!intersects (excerpt, text))
        continue;
      count_in_cell (state, counts, index, excerpt);
      counts->codings += pass->hits[column];
      if (pass->details != NULL)
        {
          cw_details_count (pass->details, row, column, source, excerpt, codings.spans, codings.n);
          tell_cover (pass, row, column, state->covered, excerpt, text);
        }
      counts->characters += cover (state, excerpt, text);
    }
}

static void
count_in_row (Pass *pass,
              guint row,
              guint32 index,
              const CwEvidenceSource *source,
              const CwExcerptSpan *excerpt,
              Codings codings)
{
  if (!pass->sides[CW_AXIS_COLUMNS].bounded && pass->details == NULL)
    count_plainly (pass, row, index, excerpt);
  else
    count_in_cells (pass, row, index, source, excerpt, codings);
}

/* Every row has every coding. */
static void
count_freely (Pass *pass,
              guint32 index,
              const CwEvidenceSource *source,
              const CwExcerptSpan *excerpt,
              Codings codings)
{
  const CwSide *rows = &pass->sides[CW_AXIS_ROWS];

  collect_hits (pass, excerpt, codings);
  for (guint i = 0; pass->n_hit_columns > 0 && i < rows->active->len; i++)
    {
      guint row = g_array_index (rows->active, guint, i);

      if (intersects (excerpt, rows->texts[row]))
        count_in_row (pass, row, index, source, excerpt, codings);
    }
}

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  const Pair *x = a, *y = b;

  if (x->row != y->row)
    return x->row < y->row ? -1 : 1;
  return (x->coding > y->coding) - (x->coding < y->coding);
}

static void
pair_rows (Pass *pass, const CwExcerptSpan *excerpt, Codings codings)
{
  g_array_set_size (pass->pairs, 0);
  for (guint i = 0; i < codings.n; i++)
    {
      const CwCodingSpan *coding = &codings.spans[i];

      cw_axis_index_list (
          pass->axes[CW_AXIS_ROWS], excerpt->id, coding->id, coding->code, pass->found);
      for (guint j = 0; j < pass->found->len; j++)
        {
          Pair pair = { g_array_index (pass->found, guint, j), i };

          g_array_append_val (pass->pairs, pair);
        }
    }
  g_array_sort (pass->pairs, compare_pairs);
}

/* Each row has some of the codings. */
static void
count_by_row (Pass *pass,
              guint32 index,
              const CwEvidenceSource *source,
              const CwExcerptSpan *excerpt,
              Codings codings)
{
  const CwSide *rows = &pass->sides[CW_AXIS_ROWS];

  pair_rows (pass, excerpt, codings);
  for (guint i = 0; i < pass->pairs->len;)
    {
      guint row = g_array_index (pass->pairs, Pair, i).row;

      Codings chosen;

      g_array_set_size (pass->chosen, 0);
      for (; i < pass->pairs->len && g_array_index (pass->pairs, Pair, i).row == row; i++)
        g_array_append_val (pass->chosen,
                            codings.spans[g_array_index (pass->pairs, Pair, i).coding]);
      if (!intersects (excerpt, rows->texts[row]))
        continue;
      chosen = (Codings) { (const CwCodingSpan *) pass->chosen->data, pass->chosen->len };
      collect_hits (pass, excerpt, chosen);
      count_in_row (pass, row, index, source, excerpt, chosen);
    }
}

/* The codings that the scope lets count. */
static Codings
collect_codings (Pass *pass, const CwEvidenceSource *source, const CwExcerptSpan *excerpt)
{
  const CwCodingSpan *codings
      = (const CwCodingSpan *) source->codings->data + excerpt->first_coding;

  if (pass->all_count)
    return (Codings) { codings, excerpt->n_codings };
  g_array_set_size (pass->codings, 0);
  for (guint i = 0; i < excerpt->n_codings; i++)
    if (cw_tabulation_counts (pass->tabulation, excerpt->id, codings[i].id))
      g_array_append_val (pass->codings, codings[i]);
  return (Codings) { (const CwCodingSpan *) pass->codings->data, pass->codings->len };
}

static void
count_source (Pass *pass, guint32 index, const CwEvidenceSource *source)
{
  const CwExcerptSpan *excerpts = (const CwExcerptSpan *) source->excerpts->data;

  for (guint i = 0; i < source->excerpts->len; i++)
    {
      Codings codings;

      if (excerpts[i].n_codings == 0 || excerpts[i].start >= excerpts[i].end)
        continue;
      codings = collect_codings (pass, source, &excerpts[i]);
      if (codings.n == 0)
        continue;
      if (pass->axes[CW_AXIS_ROWS]->free)
        count_freely (pass, index, source, &excerpts[i], codings);
      else
        count_by_row (pass, index, source, &excerpts[i], codings);
    }
}

/* --- material ---------------------------------------------------------------------------------------------------------- */

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
  if ((source->voices & ~self->scope->voices) == 0)
    return;
  for (guint i = 0; i < source->speakers->len; i++)
    {
      const CwSpeakerSpan *span = &g_array_index (source->speakers, CwSpeakerSpan, i);

      if (!cw_voices_have (self->scope->voices, span->voice))
        {
          *characters -= span->end - gap;
          *words -= span->words;
        }
      gap = span->end;
    }
}

static guint64
count_words (Pass *pass, const CwEvidenceSource *source, CwSideText part)
{
  CwText *text = cw_project_get_text (pass->tabulation->project, source->id, NULL);
  guint64 words = 0;

  for (guint i = 0; text != NULL && i < part.n; i++)
    words += cw_text_count_words (text, part.ranges[i].start, part.ranges[i].end);
  return words;
}

static gboolean
is_same (CwSideText a, CwSideText b)
{
  if (a.n != b.n)
    return FALSE;
  for (guint i = 0; i < a.n; i++)
    if (a.ranges[i].start != b.ranges[i].start || a.ranges[i].end != b.ranges[i].end)
      return FALSE;
  return TRUE;
}

/* The words of a text that has all of a source are known; for a part of it the text has to be read. */
static CwMaterial
measure (Pass *pass, const CwEvidenceSource *source, CwSideText text)
{
  CwMaterial material = { .sources = 1 };
  guint64 all_characters, all_words;

  if (is_same (text, pass->last))
    return pass->measure;
  for (guint i = 0; i < text.n; i++)
    material.characters += text.ranges[i].end - text.ranges[i].start;
  measure_counted (pass->tabulation, source, &all_characters, &all_words);
  material.words
      = material.characters == all_characters ? all_words : count_words (pass, source, text);
  pass->last = text;
  pass->measure = material;
  return material;
}

static void
add_to (CwMaterial *sum, const CwMaterial *material)
{
  sum->characters += material->characters;
  sum->words += material->words;
  sum->sources += material->sources;
}

static void
add_cells (Pass *pass,
           guint row,
           guint32 index,
           const CwEvidenceSource *source,
           const CwMaterial *of_row)
{
  const CwSide *columns = &pass->sides[CW_AXIS_COLUMNS];

  for (guint i = 0; i < columns->active->len; i++)
    {
      guint column = g_array_index (columns->active, guint, i);
      CwSideText text = find_text (pass, index, row, column);
      CwMaterial material;

      if (text.n == 0)
        continue;
      material = is_same (text, pass->sides[CW_AXIS_ROWS].texts[row])
                     ? *of_row
                     : measure (pass, source, text);
      add_to (cw_matrix_cell_material_at (pass->matrix, row, column), &material);
      if (pass->details != NULL)
        cw_details_add_cell_text (pass->details, row, column, text.ranges, text.n);
    }
}

/* The first row that has all of the text stands for the others, until the end. */
static void
add_material (Pass *pass, guint32 index, const CwEvidenceSource *source)
{
  const CwSide *rows = &pass->sides[CW_AXIS_ROWS];

  for (guint i = 0; i < rows->active->len; i++)
    {
      guint row = g_array_index (rows->active, guint, i);
      CwMaterial material = measure (pass, source, rows->texts[row]);

      add_to (cw_matrix_material_at (pass->matrix, row), &material);
      if (pass->details != NULL)
        cw_details_add_row_text (pass->details, row, rows->texts[row].ranges, rows->texts[row].n);
      if (pass->cells != NULL)
        add_cells (pass, row, index, source, &material);
    }
}

/* --- all of it ------------------------------------------------------------------------------------------------------------ */

static void
run_pass (Pass *pass)
{
  CwTabulation *self = pass->tabulation;
  guint n = cw_evidence_get_n_sources (self->evidence);

  for (guint32 i = 0; i < n; i++)
    {
      const CwEvidenceSource *source;
      CwSideText all;

      all.ranges = cw_tabulation_get_material (self, i, &all.n);
      if (all.n == 0)
        continue;
      pass->n_pool = 0;
      pass->last.n = 0;
      for (CwAxis axis = CW_AXIS_ROWS; axis <= CW_AXIS_COLUMNS; axis++)
        cw_side_enter_source (&pass->sides[axis], self->axes[axis]->len, i, all);
      if (pass->sides[CW_AXIS_ROWS].active->len == 0)
        continue;
      source = cw_evidence_get_source (self->evidence, i);
      add_material (pass, i, source);
      count_source (pass, i, source);
    }
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
start_cells (Pass *pass, gsize n_cells)
{
  pass->cells = g_new0 (CwSideText, n_cells);
  pass->marks = g_new0 (guint32, n_cells);
  cw_matrix_add_cell_material (pass->matrix);
}

static void
start_pass (Pass *pass, CwTabulation *self)
{
  guint n_rows = self->axes[CW_AXIS_ROWS]->len;
  gsize n_cells;

  pass->tabulation = self;
  pass->n_columns = self->axes[CW_AXIS_COLUMNS]->len + 1;
  n_cells = (gsize) (n_rows + 1) * pass->n_columns;
  pass->matrix = cw_matrix_new (n_rows, pass->n_columns - 1);
  for (CwAxis axis = CW_AXIS_ROWS; axis <= CW_AXIS_COLUMNS; axis++)
    {
      pass->axes[axis] = cw_axis_index_new (self->axes[axis], find_largest_code (self) + 1);
      cw_side_start (&pass->sides[axis], self->axes[axis], axis == CW_AXIS_COLUMNS);
    }
  pass->states = g_new0 (CellState, n_cells);
  pass->hits = g_new0 (guint32, pass->n_columns);
  pass->hit_columns = g_new0 (guint32, pass->n_columns);
  pass->codings = g_array_new (FALSE, FALSE, sizeof (CwCodingSpan));
  pass->chosen = g_array_new (FALSE, FALSE, sizeof (CwCodingSpan));
  pass->all_count = self->later == NULL && self->excerpts->len == 0 && self->codings->len == 0;
  pass->found = g_array_new (FALSE, FALSE, sizeof (guint));
  pass->pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  pass->pool = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  if (pass->sides[CW_AXIS_COLUMNS].bounded)
    start_cells (pass, n_cells);
  if (self->detailed)
    pass->details = cw_details_new (
        self, pass->matrix, pass->axes[CW_AXIS_ROWS], pass->axes[CW_AXIS_COLUMNS], NULL);
}

static void
end_pass (Pass *pass)
{
  g_clear_pointer (&pass->details, cw_details_free);
  for (CwAxis axis = CW_AXIS_ROWS; axis <= CW_AXIS_COLUMNS; axis++)
    {
      cw_axis_index_free (pass->axes[axis]);
      cw_side_end (&pass->sides[axis]);
    }
  g_free (pass->states);
  g_free (pass->hits);
  g_free (pass->hit_columns);
  g_array_unref (pass->codings);
  g_array_unref (pass->chosen);
  g_array_unref (pass->found);
  g_array_unref (pass->pairs);
  g_free (pass->cells);
  g_free (pass->marks);
  g_ptr_array_unref (pass->pool);
}

static CwMatrixHeader
make_header (CwTabulation *self, const GPtrArray *items, guint i)
{
  const CwTabulationItem *item = g_ptr_array_index (items, i);
  CwMatrixHeader header = { .kind = item->kind,
                            .id = item->id,
                            .value = g_strdup (item->value),
                            .label = g_strdup (item->label),
                            .depth = item->depth,
                            .own = item->own };

  if (item->kind == CW_KIND_CODE)
    header.color = cw_project_dup_color (self->project, item->id);
  for (guint j = i; item->previous != NULL && j > 0; j--)
    if (g_ptr_array_index (items, j - 1) == item->previous)
      header.previous = j;
  return header;
}

static void
label_matrix (CwTabulation *self, CwMatrix *matrix)
{
  for (guint i = 0; i < self->axes[CW_AXIS_ROWS]->len; i++)
    cw_matrix_take_row (matrix, i, make_header (self, self->axes[CW_AXIS_ROWS], i));
  for (guint i = 0; i < self->axes[CW_AXIS_COLUMNS]->len; i++)
    cw_matrix_take_column (matrix, i, make_header (self, self->axes[CW_AXIS_COLUMNS], i));
}

/**
 * cw_tabulation_compute:
 *
 * One pass over the evidence index, whatever the number of cells. Measures are those of method.md §3.2: characters
 * are the union of the excerpts' ranges within the cell's material; merged passages are the maximal merged ranges of
 * the excerpts themselves; an excerpt is counted once a cell, however many of its codes or stretches lead there.
 *
 * Returns: (transfer full): the numbers, with distinct totals
 */
CwMatrix *
cw_tabulation_compute (CwTabulation *self)
{
  Pass pass = { 0 };

  g_return_val_if_fail (CW_IS_TABULATION (self), NULL);

  cw_tabulation_prepare (self, NULL);
  start_pass (&pass, self);
  run_pass (&pass);
  if (pass.details != NULL)
    cw_details_finish (pass.details);
  end_pass (&pass);
  label_matrix (self, pass.matrix);
  return pass.matrix;
}
