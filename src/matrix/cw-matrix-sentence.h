/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-matrix.h"

#include "cw-matrix-summaries.h"

G_BEGIN_DECLS

const char *cw_matrix_sentence_get_measure_title (CwMeasure measure);
const char *cw_matrix_sentence_get_measure_unit (CwMeasure measure);
gboolean cw_matrix_sentence_has_material (const CwMatrix *matrix, guint row, CwMeasure measure);
char *
cw_matrix_sentence_dup_number (const CwMatrix *matrix, guint row, guint column, CwMeasure measure);
char *
cw_matrix_sentence_dup_value (const CwMatrix *matrix, guint row, guint column, CwMeasure measure);
char *cw_matrix_sentence_dup_cell (const CwMatrix *matrix,
                                   const CwMatrixSummaries *summaries,
                                   guint row,
                                   guint column,
                                   CwMeasure measure);
char *cw_matrix_sentence_dup_row (const CwMatrix *matrix, guint row);
char *cw_matrix_sentence_dup_row_material (const CwMatrix *matrix, guint row);
char *cw_matrix_sentence_dup_row_heading (const CwMatrix *matrix, guint row);
char *cw_matrix_sentence_dup_column (const CwMatrix *matrix, guint column);

G_END_DECLS
