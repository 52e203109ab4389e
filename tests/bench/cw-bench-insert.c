/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* A table of three columns in a file of its own, with the pragmas of a project file. */

#include "config.h"

#include "cw-bench-insert.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

#include "cw-bench.h"

struct _CwBenchInsert
{
  char *path;
  sqlite3 *handle;
  sqlite3_stmt *insert;
};

/**
 * cw_bench_insert_new:
 * @folder: on the disk that is measured
 *
 * Returns: (transfer full): a new table
 */
CwBenchInsert *
cw_bench_insert_new (const char *folder)
{
  CwBenchInsert *self = g_new0 (CwBenchInsert, 1);

  self->path = g_build_filename (folder, "bare.db", NULL);
  g_unlink (self->path);
  if (sqlite3_open (self->path, &self->handle) != SQLITE_OK
      || sqlite3_exec (
             self->handle,
             "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; "
             "CREATE TABLE coding (id INTEGER PRIMARY KEY, excerpt INTEGER, code INTEGER)",
             NULL,
             NULL,
             NULL)
             != SQLITE_OK
      || sqlite3_prepare_v2 (self->handle,
                             "INSERT INTO coding (excerpt, code) VALUES (1, 2)",
                             -1,
                             &self->insert,
                             NULL)
             != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (self->handle));
  return self;
}

/**
 * cw_bench_insert_run:
 *
 * Inserts a row.
 *
 * Returns: how many milliseconds that took
 */
double
cw_bench_insert_run (CwBenchInsert *self)
{
  double start = cw_bench_wall ();

  if (sqlite3_step (self->insert) != SQLITE_DONE)
    g_error ("%s", sqlite3_errmsg (self->handle));
  sqlite3_reset (self->insert);
  return cw_bench_wall () - start;
}

void
cw_bench_insert_free (CwBenchInsert *self)
{
  sqlite3_finalize (self->insert);
  sqlite3_close (self->handle);
  g_unlink (self->path);
  g_free (self->path);
  g_free (self);
}
