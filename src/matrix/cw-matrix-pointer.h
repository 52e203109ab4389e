/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-matrix-grid.h"

G_BEGIN_DECLS

void cw_matrix_pointer_attach (CwMatrixGrid *self);

G_END_DECLS
