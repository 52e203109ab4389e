/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-matrix.h"

#include "cw-matrix-geometry.h"
#include "cw-matrix-layouts.h"

G_BEGIN_DECLS

/**
 * CwMatrixSizes:
 * @widths: a column's id and kind → the width it was dragged to, before zoom
 * @rotated: (out): the columns are too narrow for headers that read across
 * @header_lines: (out): how many lines a header that reads across has
 *
 * Chooses how large rows, columns and headers are. Widths that somebody chose are kept by column, not by place, so
 * they survive a new matrix.
 */
typedef struct
{
  GHashTable *widths;
  double zoom;
  gboolean tall;
  gboolean rotated;
  guint header_lines;
} CwMatrixSizes;

#define CW_MATRIX_MIN_COLUMN 32
#define CW_MATRIX_MAX_COLUMN 640

void cw_matrix_sizes_init (CwMatrixSizes *self);
void cw_matrix_sizes_clear (CwMatrixSizes *self);
void cw_matrix_sizes_set_width (CwMatrixSizes *self, const CwMatrixHeader *column, int width);
void cw_matrix_sizes_apply (CwMatrixSizes *self,
                            const CwMatrix *matrix,
                            CwMatrixLayouts *layouts,
                            CwMatrixGeometry *geometry);

G_END_DECLS
