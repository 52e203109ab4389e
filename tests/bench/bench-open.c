/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Opening a project with 100,000 codings: checked, with its records and its index in memory, beside a bare SELECT of
 * the codings with their excerpts. */

#include "config.h"

#include <sqlite3.h>

#include "cw-bench-project.h"
#include "cw-bench.h"

#define N_CODINGS 100000
#define N_ROUNDS 7

static double
measure_ours (const char *path)
{
  g_autoptr (GError) error = NULL;
  double start = cw_bench_cpu ();
  g_autoptr (CwProject) project = cw_project_open (path, TRUE, &error);

  cw_bench_must (project != NULL, error);
  return cw_bench_cpu () - start;
}

static double
measure_bare (const char *path)
{
  double start = cw_bench_cpu ();
  sqlite3 *handle = NULL;
  sqlite3_stmt *select = NULL;
  guint n = 0;

  if (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK
      || sqlite3_prepare_v2 (handle,
                             "SELECT coding.id, code_id, source_id, start_pos, end_pos FROM coding "
                             "JOIN excerpt ON excerpt.id = excerpt_id",
                             -1,
                             &select,
                             NULL)
             != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (handle));
  while (sqlite3_step (select) == SQLITE_ROW)
    for (int i = 0; i < 5; i++)
      n += sqlite3_column_int64 (select, i) != 0;
  sqlite3_finalize (select);
  sqlite3_close (handle);
  g_assert_cmpuint (n, >, 0);
  return cw_bench_cpu () - start;
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = cw_bench_folder (argc, argv);
  CwProject *project = cw_bench_project_new (folder, N_CODINGS);
  const char *path = cw_project_get_path (project);
  g_autoptr (GError) error = NULL;
  CwBench bench;

  cw_bench_must (cw_project_close (project, &error), error);
  cw_bench_init (&bench, "open 100,000 codings / bare SELECT (CPU)", 0);
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      double ours = measure_ours (path);

      cw_bench_add (&bench, ours, measure_bare (path));
    }
  cw_bench_report (&bench);
  cw_bench_project_remove (project);
  return 0;
}
