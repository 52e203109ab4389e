/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-matrix-grid.h"

G_BEGIN_DECLS

char *cw_matrix_tooltip_dup_text (CwMatrixGrid *grid, guint row, guint column);
gboolean
cw_matrix_tooltip_query (CwMatrixGrid *grid, int x, int y, gboolean keyboard, GtkTooltip *tooltip);

G_END_DECLS
