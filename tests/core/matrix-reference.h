/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-tabulation.h"

G_BEGIN_DECLS

void matrix_reference_check (CwProject *project,
                             const CwScope *scope,
                             const char *rows,
                             const char *columns,
                             CwTabulation *tabulation,
                             CwMatrix *matrix);

G_END_DECLS
