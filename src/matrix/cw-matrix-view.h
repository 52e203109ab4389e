/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <adwaita.h>

#include "cw-matrix-definition.h"

#include "cw-matrix-grid.h"

G_BEGIN_DECLS

#define CW_TYPE_MATRIX_VIEW (cw_matrix_view_get_type ())
G_DECLARE_FINAL_TYPE (CwMatrixView, cw_matrix_view, CW, MATRIX_VIEW, AdwBin)

void cw_matrix_view_set_project (CwMatrixView *self, CwProject *project);
void cw_matrix_view_set_definition (CwMatrixView *self, const CwMatrixDefinition *definition);
void cw_matrix_view_bring_up_to_date (CwMatrixView *self);

CwMatrixGrid *cw_matrix_view_get_grid (CwMatrixView *self);
GArray *cw_matrix_view_list_evidence (CwMatrixView *self);

G_END_DECLS
