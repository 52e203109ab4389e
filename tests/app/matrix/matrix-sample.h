/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-matrix.h"

#include "cw-matrix-summaries.h"

G_BEGIN_DECLS

CwMatrix *make_sample_matrix (guint n_rows, guint n_columns);
CwMatrixSummaries *make_sample_summaries (const CwMatrix *matrix);

G_END_DECLS
