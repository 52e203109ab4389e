/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-matrix.h"

G_BEGIN_DECLS

char *cw_matrix_scope_dup_sentence (const CwMatrix *matrix, CwMeasure measure);
gboolean cw_matrix_scope_find_gap (const CwMatrix *matrix,
                                   const char *rows,
                                   const char **title,
                                   const char **description);

G_END_DECLS
