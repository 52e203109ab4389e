/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwTable: headers and cells of text. How it is cut into pages or sheets is each writer's business. */

#include "config.h"

#include "cw-table.h"

static char *
copy_text (const char *text)
{
  return text == NULL ? NULL : g_utf8_make_valid (text, -1);
}

/**
 * cw_table_new:
 * @corner: (nullable): what stands above the row headers
 *
 * Returns: (transfer full): an empty table of that size
 */
CwTable *
cw_table_new (guint n_rows, guint n_columns, const char *corner)
{
  CwTable *self = g_new0 (CwTable, 1);

  self->corner = copy_text (corner);
  self->n_rows = n_rows;
  self->n_columns = n_columns;
  self->rows = g_new0 (CwTableHeader, n_rows);
  self->columns = g_new0 (CwTableHeader, n_columns);
  self->cells = g_new0 (GPtrArray *, (gsize) n_rows * n_columns);
  self->legend = g_ptr_array_new_with_free_func (g_free);
  return self;
}

static void
clear_header (CwTableHeader *header)
{
  g_free (header->label);
  g_free (header->color);
}

/**
 * cw_table_set_row:
 * @depth: indentation, from 0
 * @total: set apart by a rule
 */
void
cw_table_set_row (CwTable *self, guint row, const char *label, guint depth, gboolean total)
{
  g_return_if_fail (self != NULL && row < self->n_rows && label != NULL);

  clear_header (&self->rows[row]);
  self->rows[row] = (CwTableHeader) { .label = copy_text (label), .depth = depth, .total = total };
}

/**
 * cw_table_set_column:
 * @color: (nullable): "#rrggbb"
 * @numeric: the cells are numbers
 * @total: set apart by a rule
 */
void
cw_table_set_column (CwTable *self,
                     guint column,
                     const char *label,
                     const char *color,
                     gboolean numeric,
                     gboolean total)
{
  g_return_if_fail (self != NULL && column < self->n_columns && label != NULL);

  clear_header (&self->columns[column]);
  self->columns[column] = (CwTableHeader) {
    .label = copy_text (label), .color = copy_text (color), .numeric = numeric, .total = total
  };
}

/**
 * cw_table_add_text:
 * @text: one more paragraph of the cell
 */
void
cw_table_add_text (CwTable *self, guint row, guint column, const char *text)
{
  GPtrArray **cell;

  g_return_if_fail (self != NULL && text != NULL);
  g_return_if_fail (row < self->n_rows && column < self->n_columns);

  cell = &self->cells[(gsize) row * self->n_columns + column];
  if (*cell == NULL)
    *cell = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (*cell, copy_text (text));
}

/**
 * cw_table_add_legend:
 * @text: one more paragraph below the table
 */
void
cw_table_add_legend (CwTable *self, const char *text)
{
  g_return_if_fail (self != NULL && text != NULL);
  g_ptr_array_add (self->legend, copy_text (text));
}

/**
 * cw_table_get_cell:
 *
 * Returns: (transfer none) (nullable) (element-type utf8): the cell's paragraphs, or NULL when it is empty
 */
const GPtrArray *
cw_table_get_cell (const CwTable *self, guint row, guint column)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (row < self->n_rows && column < self->n_columns, NULL);
  return self->cells[(gsize) row * self->n_columns + column];
}

/**
 * cw_table_free:
 * @self: (transfer full): with all it holds
 */
void
cw_table_free (CwTable *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->n_rows; i++)
    clear_header (&self->rows[i]);
  for (guint i = 0; i < self->n_columns; i++)
    clear_header (&self->columns[i]);
  for (gsize i = 0; i < (gsize) self->n_rows * self->n_columns; i++)
    g_clear_pointer (&self->cells[i], g_ptr_array_unref);
  g_ptr_array_unref (self->legend);
  g_free (self->corner);
  g_free (self->rows);
  g_free (self->columns);
  g_free (self->cells);
  g_free (self);
}
