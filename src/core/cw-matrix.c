/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwMatrix: the numbers of a display as plain arrays. It knows how a value follows from the counts, and nothing
 * of where the counts come from, so screen, print and export show the same figures. */

#include "config.h"

#include "cw-matrix.h"

#include <math.h>

struct _CwMatrix
{
  gatomicrefcount ref_count;
  guint n_rows;
  guint n_columns;
  CwMatrixHeader *rows;
  CwMatrixHeader *columns;
  CwCounts *counts;     /* (n_rows + 1) × (n_columns + 1) */
  CwMaterial *material; /* n_rows + 1 */
  CwMaterial *cells;    /* (nullable): as many as counts, where columns have text of their own */
  CwFigures *figures;   /* (nullable): as many as counts */
};

G_DEFINE_BOXED_TYPE (CwMatrix, cw_matrix, cw_matrix_ref, cw_matrix_unref)

static const char *const measure_nicks[CW_N_MEASURES] = {
  "codings", "excerpts", "passages", "sources", "characters", "coverage", "density",
};

static void
clear_header (CwMatrixHeader *header)
{
  g_free (header->value);
  g_free (header->label);
  g_free (header->color);
}

/**
 * cw_matrix_new:
 *
 * Returns: (transfer full): a matrix of zeros without labels
 */
CwMatrix *
cw_matrix_new (guint n_rows, guint n_columns)
{
  CwMatrix *self = g_new0 (CwMatrix, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->n_rows = n_rows;
  self->n_columns = n_columns;
  self->rows = g_new0 (CwMatrixHeader, n_rows + 1);
  self->columns = g_new0 (CwMatrixHeader, n_columns + 1);
  self->counts = g_new0 (CwCounts, (gsize) (n_rows + 1) * (n_columns + 1));
  self->material = g_new0 (CwMaterial, n_rows + 1);
  return self;
}

/**
 * cw_matrix_ref:
 *
 * Returns: (transfer full): @self
 */
CwMatrix *
cw_matrix_ref (CwMatrix *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * cw_matrix_unref:
 * @self: (transfer full): may be used from any thread
 */
void
cw_matrix_unref (CwMatrix *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (guint i = 0; i <= self->n_rows; i++)
    clear_header (&self->rows[i]);
  for (guint i = 0; i <= self->n_columns; i++)
    clear_header (&self->columns[i]);
  g_free (self->rows);
  g_free (self->columns);
  g_free (self->counts);
  g_free (self->material);
  g_free (self->cells);
  g_free (self->figures);
  g_free (self);
}

/**
 * cw_matrix_get_n_rows:
 *
 * Returns: the rows without the total, which is also the index of the total row
 */
guint
cw_matrix_get_n_rows (const CwMatrix *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->n_rows;
}

/**
 * cw_matrix_get_n_columns:
 *
 * Returns: the columns without the total, which is also the index of the total column
 */
guint
cw_matrix_get_n_columns (const CwMatrix *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->n_columns;
}

/**
 * cw_matrix_get_row:
 * @row: below the number of rows
 *
 * Returns: (transfer none): the row's header
 */
const CwMatrixHeader *
cw_matrix_get_row (const CwMatrix *self, guint row)
{
  g_return_val_if_fail (self != NULL && row < self->n_rows, NULL);
  return &self->rows[row];
}

/**
 * cw_matrix_get_column:
 * @column: below the number of columns
 *
 * Returns: (transfer none): the column's header
 */
const CwMatrixHeader *
cw_matrix_get_column (const CwMatrix *self, guint column)
{
  g_return_val_if_fail (self != NULL && column < self->n_columns, NULL);
  return &self->columns[column];
}

/**
 * cw_matrix_get_counts:
 * @row: a row, or the number of rows for the total
 * @column: a column, or the number of columns for the total
 *
 * Returns: (transfer none): the counted measures
 */
const CwCounts *
cw_matrix_get_counts (const CwMatrix *self, guint row, guint column)
{
  return cw_matrix_counts_at ((CwMatrix *) self, row, column);
}

/**
 * cw_matrix_get_material:
 * @row: a row, or the number of rows for the union of all
 *
 * Returns: (transfer none): what the row rests on
 */
const CwMaterial *
cw_matrix_get_material (const CwMatrix *self, guint row)
{
  return cw_matrix_material_at ((CwMatrix *) self, row);
}

/**
 * cw_matrix_counts_at:
 *
 * Returns: (transfer none): the counts, to fill in before the matrix is shared
 */
CwCounts *
cw_matrix_counts_at (CwMatrix *self, guint row, guint column)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (row <= self->n_rows && column <= self->n_columns, NULL);
  return &self->counts[(gsize) row * (self->n_columns + 1) + column];
}

/**
 * cw_matrix_material_at:
 *
 * Returns: (transfer none): the material, to fill in before the matrix is shared
 */
CwMaterial *
cw_matrix_material_at (CwMatrix *self, guint row)
{
  g_return_val_if_fail (self != NULL && row <= self->n_rows, NULL);
  return &self->material[row];
}

static gsize
cell_at (const CwMatrix *self, guint row, guint column)
{
  return (gsize) row * (self->n_columns + 1) + column;
}

static gsize
count_cells (const CwMatrix *self)
{
  return (gsize) (self->n_rows + 1) * (self->n_columns + 1);
}

/**
 * cw_matrix_add_cell_material:
 *
 * Gives each cell a text of its own, where columns have some of the text only.
 */
void
cw_matrix_add_cell_material (CwMatrix *self)
{
  g_return_if_fail (self != NULL && self->cells == NULL);
  self->cells = g_new0 (CwMaterial, count_cells (self));
}

/**
 * cw_matrix_cell_material_at:
 *
 * Returns: (transfer none): the cell's material, to fill in before the matrix is shared; that of the row where cells
 *   have none of their own
 */
CwMaterial *
cw_matrix_cell_material_at (CwMatrix *self, guint row, guint column)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (row <= self->n_rows && column <= self->n_columns, NULL);
  return self->cells == NULL ? &self->material[row] : &self->cells[cell_at (self, row, column)];
}

/**
 * cw_matrix_get_cell_material:
 * @row: a row, or the number of rows for the total
 * @column: a column, or the number of columns for the total
 *
 * Returns: (transfer none): what the cell rests on: the text that its row and its column have in common
 */
const CwMaterial *
cw_matrix_get_cell_material (const CwMatrix *self, guint row, guint column)
{
  return cw_matrix_cell_material_at ((CwMatrix *) self, row, column);
}

/**
 * cw_matrix_add_figures:
 *
 * Makes room for the figures of the cells.
 */
void
cw_matrix_add_figures (CwMatrix *self)
{
  g_return_if_fail (self != NULL && self->figures == NULL);
  self->figures = g_new0 (CwFigures, count_cells (self));
}

/**
 * cw_matrix_figures_at:
 *
 * Returns: (transfer none) (nullable): the cell's figures, to fill in before the matrix is shared
 */
CwFigures *
cw_matrix_figures_at (CwMatrix *self, guint row, guint column)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (row <= self->n_rows && column <= self->n_columns, NULL);
  return self->figures == NULL ? NULL : &self->figures[cell_at (self, row, column)];
}

/**
 * cw_matrix_get_figures:
 * @row: a row, or the number of rows for the total
 * @column: a column, or the number of columns for the total
 *
 * Returns: (transfer none) (nullable): what the cell says besides its counts; NULL where nobody asked for it
 */
const CwFigures *
cw_matrix_get_figures (const CwMatrix *self, guint row, guint column)
{
  return cw_matrix_figures_at ((CwMatrix *) self, row, column);
}

/**
 * cw_matrix_take_row:
 * @header: what the row is; its texts are the matrix's from now on
 */
void
cw_matrix_take_row (CwMatrix *self, guint row, CwMatrixHeader header)
{
  g_return_if_fail (self != NULL && row < self->n_rows);

  clear_header (&self->rows[row]);
  self->rows[row] = header;
}

/**
 * cw_matrix_take_column:
 * @header: what the column is; its texts are the matrix's from now on
 */
void
cw_matrix_take_column (CwMatrix *self, guint column, CwMatrixHeader header)
{
  g_return_if_fail (self != NULL && column < self->n_columns);

  clear_header (&self->columns[column]);
  self->columns[column] = header;
}

/**
 * cw_matrix_set_row:
 * @value: (nullable): an attribute's value
 */
void
cw_matrix_set_row (CwMatrix *self,
                   guint row,
                   CwKind kind,
                   gint64 id,
                   const char *value,
                   const char *label,
                   guint depth)
{
  CwMatrixHeader *header;

  g_return_if_fail (self != NULL && row < self->n_rows);

  header = &self->rows[row];
  clear_header (header);
  *header = (CwMatrixHeader) {
    .kind = kind, .id = id, .value = g_strdup (value), .label = g_strdup (label), .depth = depth
  };
}

/**
 * cw_matrix_set_column:
 * @color: (nullable): "#rrggbb"
 * @own: count the code's own codings only
 */
void
cw_matrix_set_column (CwMatrix *self,
                      guint column,
                      gint64 code_id,
                      const char *label,
                      const char *color,
                      guint depth,
                      gboolean own)
{
  CwMatrixHeader *header;

  g_return_if_fail (self != NULL && column < self->n_columns);

  header = &self->columns[column];
  clear_header (header);
  *header = (CwMatrixHeader) { .kind = CW_KIND_CODE,
                               .id = code_id,
                               .label = g_strdup (label),
                               .color = g_strdup (color),
                               .depth = depth,
                               .own = own };
}

/**
 * cw_matrix_get_value:
 * @measure: what to read off the cell
 *
 * Coverage is 100 × characters ÷ the cell's characters, density 10,000 × codings ÷ the cell's words; both are 0
 * where there is no material (method.md §3.2).
 *
 * Returns: the value
 */
double
cw_matrix_get_value (const CwMatrix *self, guint row, guint column, CwMeasure measure)
{
  const CwCounts *counts = cw_matrix_get_counts (self, row, column);
  const CwMaterial *material = cw_matrix_get_cell_material (self, row, column);

  g_return_val_if_fail (counts != NULL && material != NULL, 0);

  switch (measure)
    {
    case CW_MEASURE_CODINGS:
      return counts->codings;
    case CW_MEASURE_EXCERPTS:
      return counts->excerpts;
    case CW_MEASURE_PASSAGES:
      return counts->passages;
    case CW_MEASURE_SOURCES:
      return counts->sources;
    case CW_MEASURE_CHARACTERS:
      return counts->characters;
    case CW_MEASURE_COVERAGE:
      return material->characters == 0 ? 0 : 100.0 * counts->characters / material->characters;
    case CW_MEASURE_DENSITY:
      return material->words == 0 ? 0 : 10000.0 * counts->codings / material->words;
    }
  g_return_val_if_reached (0);
}

/**
 * cw_matrix_format_value:
 *
 * Counts print as integers, coverage with two decimals, density with one; the decimal sign is always a point, so
 * that files compare.
 *
 * Returns: (transfer full): the value as text
 */
char *
cw_matrix_format_value (const CwMatrix *self, guint row, guint column, CwMeasure measure)
{
  double value = cw_matrix_get_value (self, row, column, measure);
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  switch (measure)
    {
    case CW_MEASURE_COVERAGE:
      return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.2f", value));
    case CW_MEASURE_DENSITY:
      return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.1f", value));
    case CW_MEASURE_CODINGS:
    case CW_MEASURE_EXCERPTS:
    case CW_MEASURE_PASSAGES:
    case CW_MEASURE_SOURCES:
    case CW_MEASURE_CHARACTERS:
      return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.0f", value));
    }
  g_return_val_if_reached (NULL);
}

/**
 * cw_matrix_get_maximum:
 *
 * Returns: the largest value of a cell, totals left out: what shading scales by
 */
double
cw_matrix_get_maximum (const CwMatrix *self, CwMeasure measure)
{
  double maximum = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint row = 0; row < self->n_rows; row++)
    for (guint column = 0; column < self->n_columns; column++)
      maximum = fmax (maximum, cw_matrix_get_value (self, row, column, measure));
  return maximum;
}

/**
 * cw_measure_nick:
 *
 * Returns: (transfer none): the measure's name on the command line
 */
const char *
cw_measure_nick (CwMeasure measure)
{
  g_return_val_if_fail (measure < CW_N_MEASURES, NULL);
  return measure_nicks[measure];
}

/**
 * cw_measure_from_nick:
 * @measure: (out): the measure of that name
 *
 * Returns: FALSE when no measure has that name
 */
gboolean
cw_measure_from_nick (const char *nick, CwMeasure *measure)
{
  g_return_val_if_fail (nick != NULL && measure != NULL, FALSE);

  for (guint i = 0; i < CW_N_MEASURES; i++)
    if (g_str_equal (measure_nicks[i], nick))
      {
        *measure = i;
        return TRUE;
      }
  return FALSE;
}
