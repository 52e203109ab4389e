/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-matrix.h"
#include "cw-summaries.h"

G_BEGIN_DECLS

char *cw_matrix_cell_dup_title (const CwMatrix *matrix, guint row, guint column);
gboolean cw_matrix_cell_find_key (const CwMatrix *matrix, guint row, guint column, CwCellKey *key);
const CwMatrixHeader *cw_matrix_cell_find_subject (const CwMatrix *matrix, guint row, guint column);

G_END_DECLS
