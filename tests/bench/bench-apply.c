/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Applying one code in a project with 10,000 codings, durably and with the index and the history behind it, beside a
 * bare durable INSERT in the same folder. */

#include "config.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

#include "cw-bench-project.h"
#include "cw-bench.h"
#include "cw-coding.h"

#define N_CODINGS 10000
#define N_ROUNDS 301

typedef struct
{
  char *path;
  sqlite3 *handle;
  sqlite3_stmt *insert;
} Bare;

static void
open_bare (Bare *bare, const char *folder)
{
  bare->path = g_build_filename (folder, "bare.db", NULL);
  g_unlink (bare->path);
  if (sqlite3_open (bare->path, &bare->handle) != SQLITE_OK
      || sqlite3_exec (
             bare->handle,
             "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; "
             "CREATE TABLE coding (id INTEGER PRIMARY KEY, excerpt INTEGER, code INTEGER)",
             NULL,
             NULL,
             NULL)
             != SQLITE_OK
      || sqlite3_prepare_v2 (bare->handle,
                             "INSERT INTO coding (excerpt, code) VALUES (?1, ?2)",
                             -1,
                             &bare->insert,
                             NULL)
             != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (bare->handle));
}

static void
close_bare (Bare *bare)
{
  sqlite3_finalize (bare->insert);
  sqlite3_close (bare->handle);
  g_unlink (bare->path);
  g_free (bare->path);
}

static double
measure_bare (Bare *bare, guint round)
{
  double start = cw_bench_wall ();

  sqlite3_bind_int (bare->insert, 1, (int) round);
  sqlite3_bind_int (bare->insert, 2, 1);
  if (sqlite3_step (bare->insert) != SQLITE_DONE)
    g_error ("%s", sqlite3_errmsg (bare->handle));
  sqlite3_reset (bare->insert);
  return cw_bench_wall () - start;
}

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
  Bare bare = { 0 };
  CwBench bench;

  open_bare (&bare, folder);
  cw_bench_init (&bench, "apply a code, durable / bare INSERT (wall)", 5);
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      double ours = measure_ours (project, round);

      cw_bench_add (&bench, ours, measure_bare (&bare, round));
    }
  cw_bench_report (&bench);
  close_bare (&bare);
  cw_bench_project_remove (project);
  return 0;
}
