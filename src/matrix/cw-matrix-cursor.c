/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Where a cursor goes when the matrix under it is computed anew: rows and columns may have come, gone or moved, but
 * somebody who was reading a cell wants to stay on it. */

#include "config.h"

#include "cw-matrix-cursor.h"

static gboolean
headers_match (const CwMatrixHeader *a, const CwMatrixHeader *b)
{
  return a->kind == b->kind && a->id == b->id && a->own == b->own
         && g_strcmp0 (a->value, b->value) == 0;
}

static guint
carry_row (const CwMatrix *from, const CwMatrix *to, guint row)
{
  guint n_rows = cw_matrix_get_n_rows (to);

  if (row >= cw_matrix_get_n_rows (from))
    return n_rows;
  for (guint i = 0; i < n_rows; i++)
    if (headers_match (cw_matrix_get_row (to, i), cw_matrix_get_row (from, row)))
      return i;
  return MIN (row, MAX (n_rows, 1) - 1);
}

static guint
carry_column (const CwMatrix *from, const CwMatrix *to, guint column)
{
  guint n_columns = cw_matrix_get_n_columns (to);

  if (column >= cw_matrix_get_n_columns (from))
    return n_columns;
  for (guint i = 0; i < n_columns; i++)
    if (headers_match (cw_matrix_get_column (to, i), cw_matrix_get_column (from, column)))
      return i;
  return MIN (column, MAX (n_columns, 1) - 1);
}

/**
 * cw_matrix_cursor_carry:
 * @row: (inout): a row of @from, then of @to
 * @column: (inout): a column of @from, then of @to
 *
 * Finds the same row and column again; a total stays a total. What is gone is replaced by what took its place.
 */
void
cw_matrix_cursor_carry (const CwMatrix *from, const CwMatrix *to, guint *row, guint *column)
{
  g_return_if_fail (from != NULL && to != NULL && row != NULL && column != NULL);

  *row = carry_row (from, to, *row);
  *column = carry_column (from, to, *column);
}
