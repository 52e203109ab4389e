/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-matrix-geometry.h"
#include "cw-matrix-grid.h"
#include "cw-matrix-layouts.h"
#include "cw-matrix-scroller.h"
#include "cw-matrix-sizes.h"
#include "cw-matrix-table.h"

G_BEGIN_DECLS

/* For the other files of the grid only. */
struct _CwMatrixGrid
{
  GtkWidget parent_instance;

  CwMatrix *matrix;
  CwMatrixSummaries *summaries;
  CwMeasure measure;
  double maximum;
  guint cursor_row;
  guint cursor_column;

  CwMatrixGeometry geometry;
  CwMatrixSizes sizes;
  CwMatrixLayouts *layouts;

  CwMatrixScroller scroller;
  CwMatrixTable table;
};

void cw_matrix_grid_describe (CwMatrixGrid *self);
void cw_matrix_grid_announce (CwMatrixGrid *self);
gboolean cw_matrix_grid_shows_cursor (CwMatrixGrid *self);

G_END_DECLS
