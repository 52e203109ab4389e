/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-matrix-node.h"

G_BEGIN_DECLS

/**
 * CwMatrixTable:
 *
 * The rows of a grid as assistive technology meets them.
 */
struct _CwMatrixTable
{
  CwMatrixGrid *grid; /* borrowed: it owns this */
  GPtrArray *rows;    /* of CwMatrixNode or NULL */
};

void cw_matrix_table_init (CwMatrixTable *self, CwMatrixGrid *grid);
void cw_matrix_table_clear (CwMatrixTable *self);
CwMatrixNode *cw_matrix_table_get_row (CwMatrixTable *self, guint index);
void cw_matrix_table_refresh (CwMatrixTable *self);

G_END_DECLS
