/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-matrix.h"

G_BEGIN_DECLS

char *cw_matrix_scope_dup_sentence (const CwMatrix *matrix, CwMeasure measure);

G_END_DECLS
