/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-matrix.h"
#include "cw-project.h"

#include "cw-matrix-summaries.h"

G_BEGIN_DECLS

#define CW_TYPE_MATRIX_NOTES (cw_matrix_notes_get_type ())
G_DECLARE_FINAL_TYPE (CwMatrixNotes, cw_matrix_notes, CW, MATRIX_NOTES, GObject)

CwMatrixNotes *cw_matrix_notes_new (CwProject *project);
CwMatrixSummaries *cw_matrix_notes_collect (CwMatrixNotes *self, const CwMatrix *matrix);
void cw_matrix_notes_doubt (CwMatrixNotes *self);

G_END_DECLS
