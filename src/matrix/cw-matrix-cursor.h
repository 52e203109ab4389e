/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-matrix.h"

G_BEGIN_DECLS

void cw_matrix_cursor_carry (const CwMatrix *from, const CwMatrix *to, guint *row, guint *column);

G_END_DECLS
