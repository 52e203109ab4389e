/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CwBench:
 *
 * A job of ours beside its baseline, round by round, so that whatever else the machine does burdens both alike.
 */
typedef struct
{
  const char *name;
  double limit; /* how many times the baseline it may take; 0 where nobody has set one */
  GArray *ours; /* of double, in milliseconds */
  GArray *baseline;
} CwBench;

double cw_bench_wall (void);
double cw_bench_cpu (void);
void cw_bench_init (CwBench *self, const char *name, double limit);
void cw_bench_add (CwBench *self, double ours, double baseline);
void cw_bench_report (CwBench *self);
char *cw_bench_folder (int argc, char **argv);
void cw_bench_must (gboolean worked, GError *error);

G_END_DECLS
