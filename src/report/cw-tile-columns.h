/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-table.h"
#include "cw-typesetter.h"

G_BEGIN_DECLS

double cw_tile_columns_choose (const CwTable *table,
                               CwTypesetter *type,
                               double body_width,
                               double *widths,
                               GArray *groups);

G_END_DECLS
