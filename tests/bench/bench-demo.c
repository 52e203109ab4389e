/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* bench-demo PROJECT...: made projects of growing sizes, as «caseweave-cli demo» writes them, and what they are asked and
 * told beside the least that a program could do. They are changed; the last word of a file's name is its size. */

#include "config.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

#include "cw-backup.h"
#include "cw-bench-table.h"
#include "cw-bench.h"
#include "cw-coding.h"
#include "cw-cooccurrence.h"
#include "cw-dump.h"
#include "cw-merge.h"
#include "cw-project-private.h"
#include "cw-tabulation.h"

#define N_ROUNDS 5
#define N_MERGED 20000
#define LARGE 500000 /* codings: then what reads all texts several times is left out */

typedef struct
{
  CwBenchTable *table;
  const char *path;
  CwProject *project;
  gint64 n_codings;
} Bench;

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
take_median (double *values, guint n)
{
  qsort (values, n, sizeof *values, compare_doubles);
  return values[n / 2];
}

static void
run (Bench *bench, const char *format, gint64 a, gint64 b)
{
  g_autoptr (GError) error = NULL;

  cw_bench_must (
      cw_database_run (cw_project_get_database (bench->project), &error, format, "ii", a, b),
      error);
}

static gint64
read_number (Bench *bench, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 value;

  cw_bench_must (
      cw_database_read_integer (cw_project_get_database (bench->project), &value, &error, sql, ""),
      error);
  return value;
}

/* Steps through all rows. */
static double
measure_sql (Bench *bench, const char *sql)
{
  g_autoptr (GError) error = NULL;
  double start = cw_bench_cpu ();
  g_autoptr (CwStatement) rows
      = cw_database_prepare (cw_project_get_database (bench->project), sql, &error);

  cw_bench_must (rows != NULL, error);
  while (cw_statement_step (rows, NULL) == CW_STEP_ROW)
    continue;
  return cw_bench_cpu () - start;
}

/* --- opening ------------------------------------------------------------------------------------------------------- */

static void
open_project (Bench *bench)
{
  double records[N_ROUNDS], all[N_ROUNDS];

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autoptr (GError) error = NULL;
      double start = cw_bench_wall ();

      if (bench->project != NULL)
        cw_project_close (bench->project, NULL);
      g_clear_object (&bench->project);
      start = cw_bench_wall ();
      bench->project = cw_project_open (bench->path, FALSE, &error);
      cw_bench_must (bench->project != NULL, error);
      records[i] = cw_bench_wall () - start;
      cw_evidence_get_n_sources (cw_project_get_evidence (bench->project));
      all[i] = cw_bench_wall () - start;
    }
  cw_bench_table_put (
      bench->table, "open, records there (wall)", 0, take_median (records, N_ROUNDS), 0);
  cw_bench_table_put (
      bench->table, "open, evidence there (wall)", 0, take_median (all, N_ROUNDS), 0);
}

/* --- counting ------------------------------------------------------------------------------------------------------ */

static double
tabulate (Bench *bench)
{
  g_autoptr (GError) error = NULL;
  double start = cw_bench_cpu ();
  g_autoptr (CwTabulation) tabulation = cw_tabulation_new (bench->project);
  g_autoptr (CwMatrix) matrix = NULL;

  cw_tabulation_add_cases (tabulation);
  cw_bench_must (cw_tabulation_add_columns_by_name (tabulation, "code", &error), error);
  matrix = cw_tabulation_compute (tabulation);
  return cw_bench_cpu () - start;
}

static void
measure_matrix (Bench *bench)
{
  double times[N_ROUNDS], again[N_ROUNDS];
  gint64 code = read_number (bench, "SELECT code_id FROM coding LIMIT 1");
  gint64 source = read_number (bench, "SELECT source_id FROM excerpt LIMIT 1");

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autoptr (GError) error = NULL;

      times[i] = tabulate (bench);
      if (cw_project_apply_code (bench->project, source, 10 * i, 10 * i + 7, code, &error) == 0)
        g_error ("%s", error->message);
      again[i] = tabulate (bench);
    }
  cw_bench_table_put (
      bench->table,
      "cases × codes / indexed GROUP BY (CPU)",
      0.01,
      take_median (times, N_ROUNDS),
      measure_sql (bench,
                   "SELECT case_id, code_id, count (*), count (DISTINCT excerpt_id), "
                   "count (DISTINCT excerpt.source_id) FROM coding "
                   "JOIN excerpt ON excerpt.id = excerpt_id "
                   "JOIN attribution ON attribution.source_id = excerpt.source_id GROUP BY 1, 2"));
  cw_bench_table_put (
      bench->table, "the same after one new coding (CPU)", 0, take_median (again, N_ROUNDS), 0);
}

static void
measure_cooccurrence (Bench *bench)
{
  double times[N_ROUNDS];

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      double start = cw_bench_cpu ();
      CwCooccurrence *pairs = cw_cooccurrence_new (bench->project);

      times[i] = cw_bench_cpu () - start;
      cw_cooccurrence_free (pairs);
    }
  cw_bench_table_put (
      bench->table,
      "codes × codes / join of intervals (CPU)",
      0.001,
      take_median (times, N_ROUNDS),
      measure_sql (bench,
                   "SELECT a.code_id, b.code_id, count (*) FROM excerpt AS x JOIN excerpt AS y "
                   "ON y.source_id = x.source_id AND y.start_pos < x.end_pos "
                   "AND y.end_pos > x.start_pos JOIN coding AS a ON a.excerpt_id = x.id "
                   "JOIN coding AS b ON b.excerpt_id = y.id AND b.code_id < a.code_id "
                   "GROUP BY 1, 2"));
}

/* --- merging --------------------------------------------------------------------------------------------------------- */

/* Two codes with the first codings of as many excerpts each, from all over the project. */
static void
make_codes (Bench *bench, gint64 *code, gint64 *into)
{
  g_autoptr (GError) error = NULL;
  gint64 n = read_number (bench, "SELECT count (DISTINCT excerpt_id) FROM coding") / 3;
  gint64 step = MAX (n * 3 / N_MERGED, 3);

  *code = cw_project_create_record (bench->project, CW_KIND_CODE, "Bench, goes", 0, &error);
  *into = cw_project_create_record (bench->project, CW_KIND_CODE, "Bench, stays", 0, &error);
  cw_bench_must (*code != 0 && *into != 0, error);
  run (bench, "CREATE TEMP TABLE first (id INTEGER PRIMARY KEY, n INTEGER)", 0, 0);
  run (bench,
       "INSERT INTO first SELECT min (id), row_number () OVER () FROM coding GROUP BY excerpt_id",
       0,
       0);
  run (bench,
       "UPDATE coding SET code_id = ?1 WHERE id IN (SELECT id FROM first WHERE n % ?2 = 1)",
       *code,
       step);
  run (bench,
       "UPDATE coding SET code_id = ?1 WHERE id IN (SELECT id FROM first WHERE n % ?2 = 2)",
       *into,
       step);
  run (bench, "DELETE FROM first WHERE n % ?1 <> 1", step, 0);
}

static double
measure_update (Bench *bench, const char *sql, gint64 to, gint64 from)
{
  double start = cw_bench_cpu ();

  run (bench, sql, to, from);
  return cw_bench_cpu () - start;
}

static void
measure_merge (Bench *bench)
{
  double merge[N_ROUNDS], undo[N_ROUNDS], there[N_ROUNDS], back[N_ROUNDS];
  gint64 code, into;

  make_codes (bench, &code, &into);
  cw_project_close (bench->project, NULL);
  g_clear_object (&bench->project);
  {
    g_autoptr (GError) error = NULL;

    bench->project = cw_project_open (bench->path, FALSE, &error);
    cw_bench_must (bench->project != NULL, error);
    cw_evidence_get_n_sources (cw_project_get_evidence (bench->project));
  }
  run (bench, "CREATE TEMP TABLE moved (id INTEGER PRIMARY KEY)", 0, 0);
  run (bench, "INSERT INTO moved SELECT id FROM coding WHERE code_id = ?1", code, 0);
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autoptr (GError) error = NULL;
      double start;

      there[i]
          = measure_update (bench, "UPDATE coding SET code_id = ?1 WHERE code_id = ?2", into, code);
      back[i] = measure_update (
          bench, "UPDATE coding SET code_id = ?1 WHERE id IN (SELECT id FROM moved)", code, 0);
      start = cw_bench_cpu ();
      cw_bench_must (cw_project_merge_codes (bench->project, code, into, FALSE, NULL, &error),
                     error);
      merge[i] = cw_bench_cpu () - start;
      start = cw_bench_cpu ();
      cw_bench_must (cw_project_undo (bench->project, NULL, &error), error);
      undo[i] = cw_bench_cpu () - start;
    }
  cw_bench_table_put (bench->table,
                      "merge up to 20,000 codings / bare UPDATE (CPU)",
                      1.5,
                      take_median (merge, N_ROUNDS),
                      take_median (there, N_ROUNDS));
  cw_bench_table_put (bench->table,
                      "undo that / bare UPDATE (CPU)",
                      1.5,
                      take_median (undo, N_ROUNDS),
                      take_median (back, N_ROUNDS));
}

/* --- the whole file ---------------------------------------------------------------------------------------------------- */

static double
measure_vacuum (Bench *bench)
{
  g_autofree char *copy = g_strconcat (bench->path, ".copy", NULL);
  g_autofree char *sql = g_strdup_printf ("VACUUM INTO '%s'", copy);
  double start, end;

  g_unlink (copy);
  start = cw_bench_cpu ();
  run (bench, sql, 0, 0);
  end = cw_bench_cpu ();
  g_unlink (copy);
  return end - start;
}

static double
measure_backup (Bench *bench)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = NULL;
  double start = cw_bench_cpu (), end;

  cw_bench_must (cw_backup_make (bench->path, 1637000000, NULL, &backup, &error), error);
  end = cw_bench_cpu ();
  if (backup == NULL)
    g_error ("No backup was made.");
  g_unlink (backup);
  return end - start;
}

static void
measure_file (Bench *bench)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autofree char *dump = NULL;
  double start = cw_bench_cpu ();

  dump = cw_project_dump (bench->project, &error);
  cw_bench_must (dump != NULL, error);
  cw_bench_table_put (bench->table, "canonical dump (CPU)", 0, cw_bench_cpu () - start, 0);
  start = cw_bench_cpu ();
  findings = cw_project_check (bench->project, &error);
  cw_bench_must (findings != NULL, error);
  cw_bench_table_put (bench->table, "check (CPU)", 0, cw_bench_cpu () - start, 0);
  cw_bench_table_put (bench->table,
                      "backup / VACUUM INTO (CPU)",
                      2,
                      measure_backup (bench),
                      measure_vacuum (bench));
}

/* --- all of it ----------------------------------------------------------------------------------------------------------- */

static void
measure (Bench *bench)
{
  g_autofree char *name = g_path_get_basename (bench->path);
  g_autoptr (GError) error = NULL;

  name[strcspn (name, ".")] = '\0';
  bench->project = cw_project_open (bench->path, FALSE, &error);
  cw_bench_must (bench->project != NULL, error);
  bench->n_codings = read_number (bench, "SELECT count (*) FROM coding");
  cw_bench_table_add_size (bench->table, name, bench->n_codings);
  open_project (bench);
  measure_matrix (bench);
  measure_cooccurrence (bench);
  if (bench->n_codings < LARGE)
    measure_file (bench);
  measure_merge (bench);
  cw_project_close (bench->project, NULL);
  g_clear_object (&bench->project);
}

int
main (int argc, char **argv)
{
  g_autoptr (CwBenchTable) table = cw_bench_table_new ();

  if (argc < 2)
    {
      g_printerr ("Usage: bench-demo PROJECT…\n");
      return 2;
    }
  for (int i = 1; i < argc; i++)
    {
      Bench bench = { .table = table, .path = argv[i] };

      measure (&bench);
    }
  cw_bench_table_print (table);
  return 0;
}
