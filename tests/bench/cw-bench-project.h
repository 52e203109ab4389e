/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-project.h"

G_BEGIN_DECLS

#define CW_BENCH_N_CASES 24
#define CW_BENCH_N_CODES 124
#define CW_BENCH_N_SOURCES 240
#define CW_BENCH_SOURCE_CHARACTERS 60000

CwProject *cw_bench_project_new (const char *folder, guint n_codings);
void cw_bench_project_remove (CwProject *project);
gint64 cw_bench_project_source (CwProject *project, guint index);
gint64 cw_bench_project_code (CwProject *project, guint index);

G_END_DECLS
