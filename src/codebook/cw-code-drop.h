/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-code-row.h"

G_BEGIN_DECLS

void cw_code_drop_attach (CwCodeRow *row);
gboolean cw_code_drop_code (CwCodeRow *row, const GValue *value, double y);

G_END_DECLS
