/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The accessible table beside the drawn grid. Rows and cells come into being when somebody asks for them: without
 * assistive technology there are none, and nothing is computed for them. They stay the same objects while the matrix
 * changes under them, and only what they say is new. */

#include "config.h"

#include "cw-matrix-table.h"

static guint
count_rows (CwMatrixTable *self)
{
  CwMatrix *matrix = cw_matrix_grid_get_matrix (self->grid);

  return matrix != NULL ? cw_matrix_get_n_rows (matrix) + 2 : 0;
}

static void
detach_row (gpointer row)
{
  if (row == NULL)
    return;
  cw_matrix_node_detach (row);
  g_object_unref (row);
}

void
cw_matrix_table_init (CwMatrixTable *self, CwMatrixGrid *grid)
{
  self->grid = grid;
  self->rows = g_ptr_array_new_with_free_func (detach_row);
}

void
cw_matrix_table_clear (CwMatrixTable *self)
{
  g_clear_pointer (&self->rows, g_ptr_array_unref);
}

/**
 * cw_matrix_table_get_row:
 * @index: from 0, the headings of the columns
 *
 * Returns: (transfer none) (nullable): the row, made now if nobody asked for it before
 */
CwMatrixNode *
cw_matrix_table_get_row (CwMatrixTable *self, guint index)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->rows == NULL || index >= count_rows (self))
    return NULL;
  if (index >= self->rows->len)
    g_ptr_array_set_size (self->rows, (int) index + 1);
  if (self->rows->pdata[index] == NULL)
    self->rows->pdata[index] = cw_matrix_node_new_row (self->grid, index);
  return self->rows->pdata[index];
}

static void
say_size (CwMatrixTable *self)
{
  CwMatrix *matrix = cw_matrix_grid_get_matrix (self->grid);

  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->grid),
                                  GTK_ACCESSIBLE_RELATION_ROW_COUNT,
                                  (int) count_rows (self),
                                  GTK_ACCESSIBLE_RELATION_COL_COUNT,
                                  matrix != NULL ? (int) cw_matrix_get_n_columns (matrix) + 2 : 0,
                                  -1);
}

/**
 * cw_matrix_table_refresh:
 *
 * The grid shows something else, or its cursor is elsewhere.
 */
void
cw_matrix_table_refresh (CwMatrixTable *self)
{
  g_return_if_fail (self != NULL);

  if (self->rows == NULL)
    return;
  say_size (self);
  if (self->rows->len > count_rows (self))
    g_ptr_array_set_size (self->rows, (int) count_rows (self));
  for (guint i = 0; i < self->rows->len; i++)
    if (self->rows->pdata[i] != NULL)
      cw_matrix_node_refresh (self->rows->pdata[i]);
}
