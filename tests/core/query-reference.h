/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-project.h"

G_BEGIN_DECLS

GArray *cw_test_answer (CwProject *project, const char *query);

G_END_DECLS
