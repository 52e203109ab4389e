/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CwBenchTable:
 *
 * Jobs, each at several sizes beside a baseline.
 */
typedef struct _CwBenchTable CwBenchTable;

CwBenchTable *cw_bench_table_new (void);
void cw_bench_table_free (CwBenchTable *self);
void cw_bench_table_add_size (CwBenchTable *self, const char *name, double n);
void cw_bench_table_put (CwBenchTable *self,
                         const char *job,
                         double limit,
                         double ours,
                         double baseline);
void cw_bench_table_print (CwBenchTable *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwBenchTable, cw_bench_table_free)

G_END_DECLS
