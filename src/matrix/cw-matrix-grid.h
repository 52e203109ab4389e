/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <gtk/gtk.h>

#include "cw-matrix.h"

#include "cw-matrix-geometry.h"
#include "cw-matrix-summaries.h"

G_BEGIN_DECLS

#define CW_TYPE_MATRIX_GRID (cw_matrix_grid_get_type ())
G_DECLARE_FINAL_TYPE (CwMatrixGrid, cw_matrix_grid, CW, MATRIX_GRID, GtkWidget)

typedef struct _CwMatrixTable CwMatrixTable;

GtkWidget *cw_matrix_grid_new (void);

CwMatrix *cw_matrix_grid_get_matrix (CwMatrixGrid *self);
void cw_matrix_grid_set_matrix (CwMatrixGrid *self, CwMatrix *matrix);
CwMatrixSummaries *cw_matrix_grid_get_summaries (CwMatrixGrid *self);
void cw_matrix_grid_set_summaries (CwMatrixGrid *self, CwMatrixSummaries *summaries);
CwMeasure cw_matrix_grid_get_measure (CwMatrixGrid *self);
void cw_matrix_grid_set_measure (CwMatrixGrid *self, CwMeasure measure);
gboolean cw_matrix_grid_get_show_summaries (CwMatrixGrid *self);
void cw_matrix_grid_set_show_summaries (CwMatrixGrid *self, gboolean show_summaries);
double cw_matrix_grid_get_zoom (CwMatrixGrid *self);
void cw_matrix_grid_set_zoom (CwMatrixGrid *self, double zoom);

guint cw_matrix_grid_get_cursor_row (CwMatrixGrid *self);
guint cw_matrix_grid_get_cursor_column (CwMatrixGrid *self);
void cw_matrix_grid_set_cursor (CwMatrixGrid *self, guint row, guint column);
void cw_matrix_grid_move_cursor (CwMatrixGrid *self, guint row, guint column);
void cw_matrix_grid_scroll_to_cursor (CwMatrixGrid *self);

int cw_matrix_grid_get_column_width (CwMatrixGrid *self, guint column);
void cw_matrix_grid_set_column_width (CwMatrixGrid *self, guint column, int width);
const CwMatrixGeometry *cw_matrix_grid_get_geometry (CwMatrixGrid *self);
CwMatrixTable *cw_matrix_grid_get_table (CwMatrixGrid *self);
char *cw_matrix_grid_dup_cell_description (CwMatrixGrid *self, guint row, guint column);

G_END_DECLS
