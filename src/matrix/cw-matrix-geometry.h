/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The row or column index of the headers. */
#define CW_MATRIX_HEADER G_MAXUINT

/**
 * CwMatrixGeometry:
 * @mirrored: the text runs from right to left, so the row headers are on the right
 * @row_header: the width of the row headers
 * @column_header: the height of the column headers
 * @starts: where each column starts, and where the last one ends, from the first column's start
 * @scroll_x: how far the columns are scrolled away from the row headers
 *
 * Where everything in a grid is, in whole pixels of the widget. Rows are all of one height; columns have their own
 * widths. The total row and column have the indices `n_rows` and `n_columns`.
 */
typedef struct
{
  guint n_rows;
  guint n_columns;
  int width;
  int height;
  gboolean mirrored;
  int row_header;
  int column_header;
  int total_column;
  int total_row;
  int row_height;
  int *starts;
  int scroll_x;
  int scroll_y;
} CwMatrixGeometry;

void cw_matrix_geometry_clear (CwMatrixGeometry *self);
void cw_matrix_geometry_set_columns (CwMatrixGeometry *self, const int *widths, guint n_columns);

int cw_matrix_geometry_get_content_width (const CwMatrixGeometry *self);
int cw_matrix_geometry_get_content_height (const CwMatrixGeometry *self);
int cw_matrix_geometry_get_body_width (const CwMatrixGeometry *self);
int cw_matrix_geometry_get_body_height (const CwMatrixGeometry *self);
void cw_matrix_geometry_get_body (const CwMatrixGeometry *self, graphene_rect_t *area);
void cw_matrix_geometry_get_area (const CwMatrixGeometry *self,
                                  guint row,
                                  guint column,
                                  graphene_rect_t *area);
void cw_matrix_geometry_get_visible_rows (const CwMatrixGeometry *self, guint *first, guint *end);
void
cw_matrix_geometry_get_visible_columns (const CwMatrixGeometry *self, guint *first, guint *end);
gboolean cw_matrix_geometry_pick (const CwMatrixGeometry *self,
                                  double x,
                                  double y,
                                  guint *row,
                                  guint *column);
gboolean
cw_matrix_geometry_pick_edge (const CwMatrixGeometry *self, double x, double y, guint *column);
void cw_matrix_geometry_get_scroll_to (const CwMatrixGeometry *self,
                                       guint row,
                                       guint column,
                                       int *scroll_x,
                                       int *scroll_y);

G_END_DECLS
