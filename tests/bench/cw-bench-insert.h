/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CwBenchInsert:
 *
 * A bare INSERT that is durable when it is done: what writing anything costs at least.
 */
typedef struct _CwBenchInsert CwBenchInsert;

CwBenchInsert *cw_bench_insert_new (const char *folder);
double cw_bench_insert_run (CwBenchInsert *self);
void cw_bench_insert_free (CwBenchInsert *self);

G_END_DECLS
