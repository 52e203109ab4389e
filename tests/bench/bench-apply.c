/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Applying one code in a project with 10,000 codings, durably and with the index and the history behind it, beside a
 * bare durable INSERT in the same folder. */

#include "config.h"

#include "cw-bench-insert.h"
#include "cw-bench-project.h"
#include "cw-bench.h"
#include "cw-coding.h"

#define N_CODINGS 10000
#define N_ROUNDS 301

/* The excerpts lie in one source, as they do while it is being read. */
static double
measure_ours (CwProject *project, guint round)
{
  g_autoptr (GError) error = NULL;
  gint64 source = cw_bench_project_source (project, 0);
  gint64 code = cw_bench_project_code (project, round % CW_BENCH_N_CODES);
  double start = cw_bench_wall ();

  cw_bench_must (
      cw_project_apply_code (project, source, 150 * round, 150 * round + 120, code, &error) != 0,
      error);
  return cw_bench_wall () - start;
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = cw_bench_folder (argc, argv);
  CwProject *project = cw_bench_project_new (folder, N_CODINGS);
  CwBenchInsert *insert = cw_bench_insert_new (folder);
  CwBench bench;

  cw_bench_init (&bench, "apply a code, durable / bare INSERT (wall)", 1.5);
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      double ours = measure_ours (project, round);

      cw_bench_add (&bench, ours, cw_bench_insert_run (insert));
    }
  cw_bench_report (&bench);
  cw_bench_insert_free (insert);
  cw_bench_project_remove (project);
  return 0;
}
