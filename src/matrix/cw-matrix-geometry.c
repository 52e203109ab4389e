/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwMatrixGeometry: the arithmetic of the grid, without a widget. All sums are done as if the text ran from left to
 * right; mirroring is the last step on the way out and the first on the way in. */

#include "config.h"

#include "cw-matrix-geometry.h"

#include <math.h>

/* How near to a column's edge the pointer takes hold of it. */
#define EDGE_REACH 5

static guint
find_column (const CwMatrixGeometry *self, int position)
{
  guint low = 0;
  guint high = self->n_columns;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (self->starts[middle] <= position)
        low = middle;
      else
        high = middle;
    }
  return low;
}

static void
locate_column (const CwMatrixGeometry *self, guint column, int *x, int *width)
{
  if (column == CW_MATRIX_HEADER)
    {
      *x = 0;
      *width = self->row_header;
    }
  else if (column >= self->n_columns)
    {
      *x = self->row_header + cw_matrix_geometry_get_body_width (self);
      *width = self->total_column;
    }
  else
    {
      *x = self->row_header + self->starts[column] - self->scroll_x;
      *width = self->starts[column + 1] - self->starts[column];
    }
}

static void
locate_row (const CwMatrixGeometry *self, guint row, int *y, int *height)
{
  if (row == CW_MATRIX_HEADER)
    {
      *y = 0;
      *height = self->column_header;
    }
  else if (row >= self->n_rows)
    {
      *y = self->column_header + cw_matrix_geometry_get_body_height (self);
      *height = self->total_row;
    }
  else
    {
      *y = self->column_header + (int) row * self->row_height - self->scroll_y;
      *height = self->row_height;
    }
}

static void
set_area (const CwMatrixGeometry *self, graphene_rect_t *area, int x, int y, int width, int height)
{
  int left = self->mirrored ? self->width - x - width : x;

  graphene_rect_init (area, (float) left, (float) y, (float) width, (float) height);
}

static int
read_x (const CwMatrixGeometry *self, double x)
{
  return self->mirrored ? self->width - 1 - (int) floor (x) : (int) floor (x);
}

static gboolean
pick_column (const CwMatrixGeometry *self, int x, guint *column)
{
  int body = cw_matrix_geometry_get_body_width (self);

  if (x < 0 || x >= self->row_header + body + self->total_column)
    return FALSE;
  if (x < self->row_header)
    *column = CW_MATRIX_HEADER;
  else if (x >= self->row_header + body)
    *column = self->n_columns;
  else
    *column = find_column (self, x - self->row_header + self->scroll_x);
  return TRUE;
}

static gboolean
pick_row (const CwMatrixGeometry *self, int y, guint *row)
{
  int body = cw_matrix_geometry_get_body_height (self);

  if (y < 0 || y >= self->column_header + body + self->total_row)
    return FALSE;
  if (y < self->column_header)
    *row = CW_MATRIX_HEADER;
  else if (y >= self->column_header + body)
    *row = self->n_rows;
  else
    *row = (guint) ((y - self->column_header + self->scroll_y) / self->row_height);
  return TRUE;
}

/* Scrolls just far enough; what does not fit shows its start. */
static int
reveal (int start, int size, int scroll, int page)
{
  if (start < scroll || size > page)
    return start;
  if (start + size > scroll + page)
    return start + size - page;
  return scroll;
}

/**
 * cw_matrix_geometry_clear:
 *
 * Frees what the structure holds, not the structure.
 */
void
cw_matrix_geometry_clear (CwMatrixGeometry *self)
{
  g_clear_pointer (&self->starts, g_free);
  self->n_columns = 0;
  self->n_rows = 0;
}

/**
 * cw_matrix_geometry_set_columns:
 * @widths: (array length=n_columns): each column's width
 */
void
cw_matrix_geometry_set_columns (CwMatrixGeometry *self, const int *widths, guint n_columns)
{
  g_return_if_fail (self != NULL && (n_columns == 0 || widths != NULL));

  g_free (self->starts);
  self->starts = g_new0 (int, n_columns + 1);
  self->n_columns = n_columns;
  for (guint i = 0; i < n_columns; i++)
    self->starts[i + 1] = self->starts[i] + widths[i];
}

/**
 * cw_matrix_geometry_get_content_width:
 *
 * Returns: the width of all columns, the total left out
 */
int
cw_matrix_geometry_get_content_width (const CwMatrixGeometry *self)
{
  return self->starts != NULL ? self->starts[self->n_columns] : 0;
}

/**
 * cw_matrix_geometry_get_content_height:
 *
 * Returns: the height of all rows, the total left out
 */
int
cw_matrix_geometry_get_content_height (const CwMatrixGeometry *self)
{
  return (int) self->n_rows * self->row_height;
}

/**
 * cw_matrix_geometry_get_body_width:
 *
 * Returns: how much of the columns can be seen at once
 */
int
cw_matrix_geometry_get_body_width (const CwMatrixGeometry *self)
{
  int room = self->width - self->row_header - self->total_column;

  return CLAMP (room, 0, cw_matrix_geometry_get_content_width (self));
}

/**
 * cw_matrix_geometry_get_body_height:
 *
 * Returns: how much of the rows can be seen at once
 */
int
cw_matrix_geometry_get_body_height (const CwMatrixGeometry *self)
{
  int room = self->height - self->column_header - self->total_row;

  return CLAMP (room, 0, cw_matrix_geometry_get_content_height (self));
}

/**
 * cw_matrix_geometry_get_body:
 * @area: (out): where the cells that scroll are
 */
void
cw_matrix_geometry_get_body (const CwMatrixGeometry *self, graphene_rect_t *area)
{
  set_area (self,
            area,
            self->row_header,
            self->column_header,
            cw_matrix_geometry_get_body_width (self),
            cw_matrix_geometry_get_body_height (self));
}

/**
 * cw_matrix_geometry_get_area:
 * @row: a row, the number of rows for the total, or %CW_MATRIX_HEADER
 * @column: a column, the number of columns for the total, or %CW_MATRIX_HEADER
 * @area: (out): where the cell is, even when it is scrolled away
 */
void
cw_matrix_geometry_get_area (const CwMatrixGeometry *self,
                             guint row,
                             guint column,
                             graphene_rect_t *area)
{
  int x, y, width, height;

  locate_column (self, column, &x, &width);
  locate_row (self, row, &y, &height);
  set_area (self, area, x, y, width, height);
}

/**
 * cw_matrix_geometry_get_visible_rows:
 * @first: (out): the first row of which a part shows
 * @end: (out): one past the last
 */
void
cw_matrix_geometry_get_visible_rows (const CwMatrixGeometry *self, guint *first, guint *end)
{
  int body = cw_matrix_geometry_get_body_height (self);

  *first = *end = 0;
  if (body == 0)
    return;
  *first = (guint) (self->scroll_y / self->row_height);
  *end = (guint) ((self->scroll_y + body - 1) / self->row_height) + 1;
  *end = MIN (*end, self->n_rows);
}

/**
 * cw_matrix_geometry_get_visible_columns:
 * @first: (out): the first column of which a part shows
 * @end: (out): one past the last
 */
void
cw_matrix_geometry_get_visible_columns (const CwMatrixGeometry *self, guint *first, guint *end)
{
  int body = cw_matrix_geometry_get_body_width (self);

  *first = *end = 0;
  if (body == 0)
    return;
  *first = find_column (self, self->scroll_x);
  *end = find_column (self, self->scroll_x + body - 1) + 1;
}

/**
 * cw_matrix_geometry_pick:
 * @row: (out): a row, the total, or %CW_MATRIX_HEADER
 * @column: (out): a column, the total, or %CW_MATRIX_HEADER
 *
 * Returns: FALSE beside the grid
 */
gboolean
cw_matrix_geometry_pick (const CwMatrixGeometry *self,
                         double x,
                         double y,
                         guint *row,
                         guint *column)
{
  g_return_val_if_fail (self != NULL && row != NULL && column != NULL, FALSE);
  return pick_column (self, read_x (self, x), column) && pick_row (self, (int) floor (y), row);
}

/**
 * cw_matrix_geometry_pick_edge:
 * @column: (out): the column that ends near there
 *
 * Returns: whether the pointer is over a column's end in the headers
 */
gboolean
cw_matrix_geometry_pick_edge (const CwMatrixGeometry *self, double x, double y, guint *column)
{
  static const int sides[] = { -EDGE_REACH, EDGE_REACH };
  int position = read_x (self, x);

  if (y < 0 || y >= self->column_header)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      int start, width;

      if (!pick_column (self, position + sides[i], column) || *column >= self->n_columns)
        continue;
      locate_column (self, *column, &start, &width);
      if (ABS (start + width - position) <= EDGE_REACH)
        return TRUE;
    }
  return FALSE;
}

/**
 * cw_matrix_geometry_get_scroll_to:
 * @row: a row or the total, which is always in sight
 * @column: a column or the total
 * @scroll_x: (out): where to scroll so that the cell can be seen
 * @scroll_y: (out): the same for rows
 */
void
cw_matrix_geometry_get_scroll_to (const CwMatrixGeometry *self,
                                  guint row,
                                  guint column,
                                  int *scroll_x,
                                  int *scroll_y)
{
  *scroll_x = self->scroll_x;
  *scroll_y = self->scroll_y;
  if (column < self->n_columns)
    *scroll_x = reveal (self->starts[column],
                        self->starts[column + 1] - self->starts[column],
                        self->scroll_x,
                        cw_matrix_geometry_get_body_width (self));
  if (row < self->n_rows)
    *scroll_y = reveal ((int) row * self->row_height,
                        self->row_height,
                        self->scroll_y,
                        cw_matrix_geometry_get_body_height (self));
}
