/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-matrix-scene.h"

G_BEGIN_DECLS

void cw_matrix_headings_snapshot (const CwMatrixScene *scene, GtkSnapshot *snapshot);
int cw_matrix_headings_get_indent (const CwMatrix *matrix, guint row, int width);

G_END_DECLS
