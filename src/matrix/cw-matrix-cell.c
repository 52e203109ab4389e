/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* What a cell of a matrix stands for: its name, the place of its summary, and what a memo at it is about. */

#include "config.h"

#include "cw-matrix-cell.h"

#include "cw-matrix-sentence.h"

/**
 * cw_matrix_cell_dup_title:
 *
 * Returns: (transfer full): the names of the row and the column
 */
char *
cw_matrix_cell_dup_title (const CwMatrix *matrix, guint row, guint column)
{
  g_autofree char *row_name = cw_matrix_sentence_dup_row (matrix, row);
  g_autofree char *column_name = cw_matrix_sentence_dup_column (matrix, column);

  return g_strdup_printf ("%s × %s", row_name, column_name);
}

/**
 * cw_matrix_cell_find_key:
 * @key: (out): borrows from the matrix
 *
 * A summary is kept for a row and a code with all below it (D8): totals and own counts have none.
 *
 * Returns: whether the cell can have a summary
 */
gboolean
cw_matrix_cell_find_key (const CwMatrix *matrix, guint row, guint column, CwCellKey *key)
{
  const CwMatrixHeader *of_row, *of_column;

  if (row >= cw_matrix_get_n_rows (matrix) || column >= cw_matrix_get_n_columns (matrix))
    return FALSE;
  of_row = cw_matrix_get_row (matrix, row);
  of_column = cw_matrix_get_column (matrix, column);
  if (of_column->own)
    return FALSE;
  *key = (CwCellKey) {
    .row_kind = of_row->kind,
    .row_id = of_row->id,
    .row_value = of_row->value,
    .code = of_column->id,
  };
  return TRUE;
}

/**
 * cw_matrix_cell_find_subject:
 *
 * One writes about the row; where that is a value or the total, about the column.
 *
 * Returns: (nullable): the case, source or code that a memo at the cell is about
 */
const CwMatrixHeader *
cw_matrix_cell_find_subject (const CwMatrix *matrix, guint row, guint column)
{
  if (row < cw_matrix_get_n_rows (matrix)
      && cw_matrix_get_row (matrix, row)->kind != CW_KIND_ATTRIBUTE)
    return cw_matrix_get_row (matrix, row);
  if (column < cw_matrix_get_n_columns (matrix))
    return cw_matrix_get_column (matrix, column);
  return NULL;
}
