/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-project.h"

G_BEGIN_DECLS

void cw_evidence_order_sort (CwProject *project, GArray *excerpts);

G_END_DECLS
