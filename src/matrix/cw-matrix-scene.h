/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-matrix.h"

#include "cw-matrix-geometry.h"
#include "cw-matrix-layouts.h"
#include "cw-matrix-palette.h"
#include "cw-matrix-summaries.h"

G_BEGIN_DECLS

/**
 * CwMatrixScene:
 * @summaries: (nullable): the summaries of @matrix
 * @maximum: the largest value, to shade by
 * @tall: summaries are shown below the numbers
 * @rotated: column headers run upwards
 * @header_lines: how many lines a column header may have
 * @focused: the grid has the keyboard
 *
 * All that one frame of a grid shows. It borrows everything.
 */
typedef struct
{
  const CwMatrix *matrix;
  const CwMatrixSummaries *summaries;
  const CwMatrixGeometry *geometry;
  const CwMatrixPalette *palette;
  CwMatrixLayouts *layouts;
  CwMeasure measure;
  double maximum;
  gboolean tall;
  gboolean rotated;
  guint header_lines;
  guint cursor_row;
  guint cursor_column;
  gboolean focused;
} CwMatrixScene;

/* The space between a cell's edge and its text. */
#define CW_MATRIX_PADDING 8
/* What one level of a tree of cases is set in by. */
#define CW_MATRIX_INDENT 14
/* A code's colour chip. */
#define CW_MATRIX_CHIP_WIDTH 20
#define CW_MATRIX_CHIP_HEIGHT 4
#define CW_MATRIX_CHIP_GAP 5

void cw_matrix_scene_snapshot (const CwMatrixScene *self, GtkSnapshot *snapshot);

G_END_DECLS
