/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwDetails: words and participants, magnitudes, stances, imprecise dates and the state of each cell. The pass counts
 * without it as quickly as it can, and tells it what it counts where somebody wants to know more. */

#include "config.h"

#include "cw-tabulation-details.h"

#include "cw-cell-marks.h"
#include "cw-id-table.h"
#include "cw-project-private.h"
#include "cw-review-states.h"

#include <stdlib.h>

/* Somebody's turns in a source. */
typedef struct
{
  guint participant;
  guint32 start;
  guint32 end;
} Turn;

/* What is gathered of a cell. */
typedef struct
{
  CwRange run; /* characters coded, in a row, whose words are not counted yet */
  CwIdSet *participants;
  GArray *magnitudes; /* of gint64 */
} Cell;

struct _CwDetails
{
  CwTabulation *tabulation;
  CwMatrix *matrix;
  const CwAxisIndex *rows;
  const CwAxisIndex *columns;
  Cell *cells;
  CwIdSet **heard;       /* (nullable): participants in the text of each row, then of each cell */
  GPtrArray *turns;      /* of GArray of Turn, by source */
  CwIdTable *magnitudes; /* coding id → Magnitude */
  CwCellMarks *marks;
  CwReviewStates *reviews;
  GHashTable *codes[2]; /* (nullable): of the totals, ids as pointers; NULL for any */
};

typedef struct
{
  gint64 value;
  gboolean given;
  gboolean named;
} Magnitude;

static gsize
cell_at (const CwDetails *self, guint row, guint column)
{
  return (gsize) row * (self->columns->total + 1) + column;
}

static gsize
count_cells (const CwDetails *self)
{
  return (gsize) (self->rows->total + 1) * (self->columns->total + 1);
}

/* --- what is known beforehand ------------------------------------------------------------------------------------------ */

static void
add_turns (CwDetails *self, gint64 source, const char *speaker, guint participant)
{
  const CwEvidenceSource *place;
  guint index;

  if (!cw_evidence_find_source (self->tabulation->evidence, source, &index))
    return;
  speaker = g_intern_string (speaker);
  place = cw_evidence_get_source (self->tabulation->evidence, index);
  for (guint i = 0; i < place->speakers->len; i++)
    {
      const CwSpeakerSpan *span = &g_array_index (place->speakers, CwSpeakerSpan, i);
      Turn turn = { participant, span->start, span->end };

      if (span->speaker == speaker && span->start < span->end)
        g_array_append_val ((GArray *) g_ptr_array_index (self->turns, index), turn);
    }
}

static gboolean
read_turns (CwDetails *self, GError **error)
{
  g_autoptr (CwStatement) rows
      = cw_database_prepare (cw_project_get_database (self->tabulation->project),
                             "SELECT source_id, speaker, participant_id FROM speaker ORDER BY id",
                             error);
  CwStep step;

  if (rows == NULL)
    return FALSE;
  for (guint i = cw_evidence_get_n_sources (self->tabulation->evidence); i > 0; i--)
    g_ptr_array_add (self->turns, g_array_new (FALSE, FALSE, sizeof (Turn)));
  while ((step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    add_turns (self,
               cw_statement_get_integer (rows, 0),
               cw_statement_get_text (rows, 1),
               cw_statement_get_integer (rows, 2));
  return step == CW_STEP_DONE;
}

static gboolean
read_magnitudes (CwDetails *self, GError **error)
{
  g_autoptr (CwStatement) rows
      = cw_database_prepare (cw_project_get_database (self->tabulation->project),
                             "SELECT coding.id, magnitude, scale FROM coding JOIN code "
                             "ON code.id = code_id WHERE magnitude IS NOT NULL",
                             error);
  CwStep step;

  if (rows == NULL)
    return FALSE;
  while ((step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    *(Magnitude *) cw_id_table_claim (self->magnitudes, cw_statement_get_integer (rows, 0))
        = (Magnitude) { cw_statement_get_integer (rows, 1),
                        TRUE,
                        cw_scale_has_names (cw_statement_get_text (rows, 2)) };
  return step == CW_STEP_DONE;
}

/* The codes of all items together, NULL where one has any code. */
static GHashTable *
unite_codes (const GPtrArray *items)
{
  g_autoptr (GHashTable) all = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < items->len; i++)
    {
      const CwTabulationItem *item = g_ptr_array_index (items, i);
      GHashTableIter iter;
      gpointer code;

      if (item->codes == NULL)
        return NULL;
      g_hash_table_iter_init (&iter, item->codes);
      while (g_hash_table_iter_next (&iter, &code, NULL))
        g_hash_table_add (all, code);
    }
  return g_steal_pointer (&all);
}

CwDetails *
cw_details_new (CwTabulation *tabulation,
                CwMatrix *matrix,
                const CwAxisIndex *rows,
                const CwAxisIndex *columns,
                GError **error)
{
  CwDetails *self = g_new0 (CwDetails, 1);

  self->tabulation = g_object_ref (tabulation);
  self->matrix = matrix;
  self->rows = rows;
  self->columns = columns;
  self->cells = g_new0 (Cell, count_cells (self));
  self->heard = g_new0 (CwIdSet *, rows->total + 1 + count_cells (self));
  self->turns = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  self->magnitudes = cw_id_table_new (sizeof (Magnitude));
  self->codes[CW_AXIS_ROWS] = unite_codes (rows->items);
  self->codes[CW_AXIS_COLUMNS] = unite_codes (columns->items);
  self->marks = cw_cell_marks_new (tabulation, error);
  self->reviews = self->marks == NULL ? NULL : cw_review_states_new (tabulation->project, error);
  if (self->reviews == NULL || !read_turns (self, error) || !read_magnitudes (self, error)
      || (tabulation->timed && !cw_tabulation_take_dates (tabulation, error)))
    {
      cw_details_free (self);
      return NULL;
    }
  cw_matrix_add_figures (matrix);
  return self;
}

void
cw_details_free (CwDetails *self)
{
  for (gsize i = 0; i < count_cells (self); i++)
    {
      g_clear_pointer (&self->cells[i].participants, cw_id_set_unref);
      g_clear_pointer (&self->cells[i].magnitudes, g_array_unref);
    }
  for (gsize i = 0; i < self->rows->total + 1 + count_cells (self); i++)
    g_clear_pointer (&self->heard[i], cw_id_set_unref);
  g_free (self->cells);
  g_free (self->heard);
  g_ptr_array_unref (self->turns);
  cw_id_table_free (self->magnitudes);
  g_clear_pointer (&self->codes[CW_AXIS_ROWS], g_hash_table_unref);
  g_clear_pointer (&self->codes[CW_AXIS_COLUMNS], g_hash_table_unref);
  g_clear_pointer (&self->marks, cw_cell_marks_free);
  g_clear_pointer (&self->reviews, cw_review_states_free);
  g_object_unref (self->tabulation);
  g_free (self);
}

/* --- evidence ------------------------------------------------------------------------------------------------------------- */

static void
add_magnitudes (CwDetails *self,
                guint row,
                guint column,
                const CwExcerptSpan *excerpt,
                const CwCodingSpan *codings,
                guint n_codings)
{
  Cell *cell = &self->cells[cell_at (self, row, column)];

  for (guint i = 0; i < n_codings; i++)
    {
      const Magnitude *magnitude = cw_id_table_find (self->magnitudes, codings[i].id);

      if (magnitude == NULL || !magnitude->given
          || !cw_axis_index_has (
              self->columns, column, excerpt->id, codings[i].id, codings[i].code))
        continue;
      if (cell->magnitudes == NULL)
        cell->magnitudes = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_array_append_val (cell->magnitudes, magnitude->value);
      cw_matrix_figures_at (self->matrix, row, column)->n_named += magnitude->named;
    }
}

/**
 * cw_details_count:
 * @codings: (array length=n_codings): the codings of the excerpt that count and that the row has
 *
 * The cell counts an excerpt.
 */
void
cw_details_count (CwDetails *self,
                  guint row,
                  guint column,
                  const CwEvidenceSource *source,
                  const CwExcerptSpan *excerpt,
                  const CwCodingSpan *codings,
                  guint n_codings)
{
  CwFigures *figures = cw_matrix_figures_at (self->matrix, row, column);
  guint stances[4] = { 0 };
  const guint contradicts = 1;

  add_magnitudes (self, row, column, excerpt, codings, n_codings);
  cw_cell_marks_count_stances (self->marks, row, column, excerpt->id, stances);
  for (guint i = 0; i < G_N_ELEMENTS (stances); i++)
    figures->stances[i] += stances[i];
  figures->contradicted += stances[contradicts] > 0 && stances[0] + stances[2] + stances[3] == 0;
  if (self->tabulation->timed && self->tabulation->scope->basis != CW_TIME_CODED)
    figures->imprecise
        += cw_effective_dates_of_excerpt (self->tabulation->dates, source->id, excerpt->id)
               .imprecise;
}

static void
hear (CwDetails *self, CwIdSet **set, const CwRange *range)
{
  const GArray *turns = g_ptr_array_index (self->turns, range->source);

  for (guint i = 0; i < turns->len; i++)
    {
      const Turn *turn = &g_array_index (turns, Turn, i);

      if (turn->start >= range->end || turn->end <= range->start)
        continue;
      if (*set == NULL)
        *set = cw_id_set_new ();
      cw_id_set_add (*set, turn->participant);
    }
}

static void
count_run (CwDetails *self, Cell *cell, CwFigures *figures)
{
  CwText *text = NULL;

  if (cell->run.start < cell->run.end)
    text = cw_project_get_text (
        self->tabulation->project,
        cw_evidence_get_source (self->tabulation->evidence, cell->run.source)->id,
        NULL);
  if (text != NULL)
    figures->words += cw_text_count_words (text, cell->run.start, cell->run.end);
}

/**
 * cw_details_cover:
 *
 * The cell has characters that it did not have before, behind all that it had of the source.
 */
void
cw_details_cover (CwDetails *self,
                  guint row,
                  guint column,
                  guint32 source,
                  guint32 start,
                  guint32 end)
{
  Cell *cell = &self->cells[cell_at (self, row, column)];
  CwRange range = { source, start, end };

  hear (self, &cell->participants, &range);
  if (cell->run.source == source && cell->run.start < cell->run.end && cell->run.end == start)
    {
      cell->run.end = end;
      return;
    }
  count_run (self, cell, cw_matrix_figures_at (self->matrix, row, column));
  cell->run = range;
}

/* --- material ------------------------------------------------------------------------------------------------------------- */

static GHashTable *
codes_of (CwDetails *self, CwAxis axis, guint index)
{
  const GPtrArray *items = self->tabulation->axes[axis];

  return index < items->len ? ((const CwTabulationItem *) g_ptr_array_index (items, index))->codes
                            : self->codes[axis];
}

static void
review (CwDetails *self, guint row, guint column, guint32 source)
{
  gint64 id = cw_evidence_get_source (self->tabulation->evidence, source)->id;

  if (!cw_review_states_are_in_pass (self->reviews,
                                     id,
                                     codes_of (self, CW_AXIS_ROWS, row),
                                     codes_of (self, CW_AXIS_COLUMNS, column)))
    cw_matrix_figures_at (self->matrix, row, column)->n_unreviewed++;
}

static gboolean
has_text_of_row (CwDetails *self)
{
  return cw_matrix_get_cell_material (self->matrix, 0, 0)
         == cw_matrix_get_material (self->matrix, 0);
}

/**
 * cw_details_add_row_text:
 *
 * The row has the ranges of a source.
 */
void
cw_details_add_row_text (CwDetails *self, guint row, const CwRange *ranges, guint n)
{
  for (guint i = 0; i < n; i++)
    hear (self, &self->heard[row], &ranges[i]);
  for (guint column = 0; has_text_of_row (self) && column <= self->columns->total; column++)
    review (self, row, column, ranges[0].source);
}

/**
 * cw_details_add_cell_text:
 *
 * The cell has the ranges of a source.
 */
void
cw_details_add_cell_text (CwDetails *self, guint row, guint column, const CwRange *ranges, guint n)
{
  for (guint i = 0; i < n; i++)
    hear (self, &self->heard[self->rows->total + 1 + cell_at (self, row, column)], &ranges[i]);
  review (self, row, column, ranges[0].source);
}

/* --- the end ---------------------------------------------------------------------------------------------------------------- */

static int
compare_magnitudes (gconstpointer a, gconstpointer b)
{
  const gint64 *x = a, *y = b;

  return (*x > *y) - (*x < *y);
}

static gint64
find_mode (const gint64 *values, guint n)
{
  gint64 mode = values[0];
  guint most = 0;

  for (guint i = 0, length; i < n; i += length)
    {
      for (length = 1; i + length < n && values[i + length] == values[i]; length++)
        ;
      if (length > most)
        {
          most = length;
          mode = values[i];
        }
    }
  return mode;
}

static void
sum_up_magnitudes (CwFigures *figures, GArray *magnitudes)
{
  gint64 *values = (gint64 *) magnitudes->data;
  guint n = magnitudes->len;
  double sum = 0;

  qsort (values, n, sizeof *values, compare_magnitudes);
  for (guint i = 0; i < n; i++)
    sum += values[i];
  figures->n_magnitudes = n;
  figures->minimum = values[0];
  figures->maximum = values[n - 1];
  figures->mode = find_mode (values, n);
  figures->mean = sum / n;
  figures->median = ((double) values[(n - 1) / 2] + (double) values[n / 2]) / 2;
}

static CwCellState
find_state (CwDetails *self, guint row, guint column, const CwFigures *figures)
{
  guint64 excerpts = cw_matrix_get_counts (self->matrix, row, column)->excerpts;

  if (excerpts > 0)
    return figures->contradicted == excerpts ? CW_CELL_CONTRADICTED : CW_CELL_PRESENT;
  if (cw_matrix_get_cell_material (self->matrix, row, column)->characters == 0)
    return CW_CELL_NO_MATERIAL;
  if (figures->n_unreviewed > 0)
    return CW_CELL_UNREVIEWED;
  return cw_cell_marks_is_absent (self->marks, row, column) ? CW_CELL_CONFIRMED_ABSENT
                                                            : CW_CELL_ABSENT;
}

static guint
size_of (const CwIdSet *set)
{
  return set == NULL ? 0 : cw_id_set_get_size (set);
}

static void
finish_cell (CwDetails *self, guint row, guint column)
{
  CwFigures *figures = cw_matrix_figures_at (self->matrix, row, column);
  gsize index = cell_at (self, row, column);
  Cell *cell = &self->cells[index];

  count_run (self, cell, figures);
  figures->participants = size_of (cell->participants);
  if (cell->magnitudes != NULL)
    sum_up_magnitudes (figures, cell->magnitudes);
  if (!has_text_of_row (self))
    cw_matrix_cell_material_at (self->matrix, row, column)->participants
        = size_of (self->heard[self->rows->total + 1 + index]);
  figures->state = find_state (self, row, column, figures);
  if (figures->state != CW_CELL_UNREVIEWED)
    figures->n_unreviewed = 0;
}

/**
 * cw_details_finish:
 *
 * Everything has been counted.
 */
void
cw_details_finish (CwDetails *self)
{
  for (guint row = 0; row <= self->rows->total; row++)
    {
      cw_matrix_material_at (self->matrix, row)->participants = size_of (self->heard[row]);
      for (guint column = 0; column <= self->columns->total; column++)
        finish_cell (self, row, column);
    }
}

/* --- the sources behind an unreviewed cell ------------------------------------------------------------------------------- */

static GHashTable *
ref_codes (CwTabulation *self, CwAxis axis, guint index)
{
  const GPtrArray *items = self->axes[axis];
  GHashTable *codes;

  if (index >= items->len)
    return unite_codes (items);
  codes = ((const CwTabulationItem *) g_ptr_array_index (items, index))->codes;
  return codes == NULL ? NULL : g_hash_table_ref (codes);
}

/**
 * cw_tabulation_list_unreviewed:
 * @row: a row, or the number of rows for the total
 * @column: a column, or the number of columns for the total
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the sources of the cell's text that have to be gone
 *   through before the absence of the cell's codes says anything (M8)
 */
GArray *
cw_tabulation_list_unreviewed (CwTabulation *self, guint row, guint column, GError **error)
{
  g_autoptr (CwReviewStates) reviews = NULL;
  g_autoptr (CwRegion) text = NULL;
  g_autoptr (GHashTable) rows = NULL;
  g_autoptr (GHashTable) columns = NULL;
  GArray *sources;
  const CwRange *ranges;
  guint n;

  g_return_val_if_fail (CW_IS_TABULATION (self), NULL);
  g_return_val_if_fail (row <= self->axes[CW_AXIS_ROWS]->len, NULL);
  g_return_val_if_fail (column <= self->axes[CW_AXIS_COLUMNS]->len, NULL);

  reviews
      = cw_tabulation_prepare (self, error) ? cw_review_states_new (self->project, error) : NULL;
  if (reviews == NULL)
    return NULL;
  rows = ref_codes (self, CW_AXIS_ROWS, row);
  columns = ref_codes (self, CW_AXIS_COLUMNS, column);
  text = cw_tabulation_find_cell (self, row, column);
  sources = g_array_new (FALSE, FALSE, sizeof (gint64));
  ranges = cw_region_get_ranges (text, &n);
  for (guint i = 0; i < n; i++)
    {
      gint64 id = cw_evidence_get_source (self->evidence, ranges[i].source)->id;

      if ((i == 0 || ranges[i].source != ranges[i - 1].source)
          && !cw_review_states_are_in_pass (reviews, id, rows, columns))
        g_array_append_val (sources, id);
    }
  return sources;
}
