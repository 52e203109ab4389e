/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-matrix-grid.h"

G_BEGIN_DECLS

/**
 * CwMatrixNode:
 *
 * A row or a cell of a grid, as assistive technology meets it: an accessible object without a widget.
 */
#define CW_TYPE_MATRIX_NODE (cw_matrix_node_get_type ())
G_DECLARE_FINAL_TYPE (CwMatrixNode, cw_matrix_node, CW, MATRIX_NODE, GObject)

CwMatrixNode *cw_matrix_node_new_row (CwMatrixGrid *grid, guint index);
void cw_matrix_node_detach (CwMatrixNode *self);
CwMatrixNode *cw_matrix_node_get_cell (CwMatrixNode *self, guint index);
void cw_matrix_node_refresh (CwMatrixNode *self);

G_END_DECLS
