/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Merging two codes with 20,000 codings, with the records, the index and the history behind it, beside the bare
 * durable UPDATE of the same rows; and taking that back beside the UPDATE that does. */

#include "config.h"

#include "cw-bench-project.h"
#include "cw-bench.h"
#include "cw-merge.h"
#include "cw-project-private.h"

#define N_CODINGS 20000
#define N_ROUNDS 9

/* Two codes share all codings, none of them on an excerpt of the other's. */
static void
recode (CwProject *project, gint64 code, gint64 into)
{
  g_autofree char *sql = g_strdup_printf (
      "UPDATE coding SET code_id = CASE WHEN id %% 2 THEN %d ELSE %d END", (int) code, (int) into);
  g_autoptr (GError) error = NULL;

  cw_bench_must (cw_database_exec (cw_project_get_database (project), sql, &error), error);
}

static double
measure_bare (CwProject *project, gint64 from, gint64 to)
{
  CwDatabase *database = cw_project_get_database (project);
  g_autoptr (GError) error = NULL;
  double start = cw_bench_wall ();

  cw_bench_must (cw_database_run (database,
                                  &error,
                                  "UPDATE coding SET code_id = ?1 WHERE code_id = ?2 AND id % 2",
                                  "ii",
                                  to,
                                  from),
                 error);
  return cw_bench_wall () - start;
}

static double
measure_merge (CwProject *project, gint64 code, gint64 into)
{
  g_autoptr (GError) error = NULL;
  double start = cw_bench_wall ();

  cw_bench_must (cw_project_merge_codes (project, code, into, FALSE, NULL, &error), error);
  return cw_bench_wall () - start;
}

static double
measure_undo (CwProject *project)
{
  g_autoptr (GError) error = NULL;
  double start = cw_bench_wall ();

  cw_bench_must (cw_project_undo (project, NULL, &error), error);
  return cw_bench_wall () - start;
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = cw_bench_folder (argc, argv);
  CwProject *project = cw_bench_project_new (folder, 2 * N_CODINGS);
  gint64 code = cw_bench_project_code (project, 0);
  gint64 into = cw_bench_project_code (project, 1);
  CwBench merge, undo;

  recode (project, code, into);
  cw_bench_init (&merge, "merge 20,000 codings / bare UPDATE (wall)", 1.5);
  cw_bench_init (&undo, "take that back / bare UPDATE (wall)", 1.5);
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      double bare = measure_bare (project, code, into);
      double back = measure_bare (project, into, code);

      cw_bench_add (&merge, measure_merge (project, code, into), bare);
      cw_bench_add (&undo, measure_undo (project), back);
    }
  cw_bench_report (&merge);
  cw_bench_report (&undo);
  cw_bench_project_remove (project);
  return 0;
}
