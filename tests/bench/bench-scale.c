/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The same jobs at four sizes, each beside the least that a program could do for the same result: how they grow says
 * more than how long they take. */

#include "config.h"

#include <glib/gstdio.h>
#include <math.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cw-bench-insert.h"
#include "cw-bench-scale.h"
#include "cw-bench.h"
#include "cw-coding.h"
#include "cw-cooccurrence.h"
#include "cw-project-private.h"
#include "cw-tabulation.h"
#include "cw-transaction.h"

#define N_ROUNDS 5
#define N_APPLIED 101
#define MAX_RECODED 20000

typedef enum
{
  JOB_OPEN,
  JOB_INDEX,
  JOB_MATRIX,
  JOB_COOCCURRENCE,
  JOB_RECODE,
  JOB_UNDO,
  JOB_APPLY,
  N_JOBS,
} Job;

static const char *const job_names[N_JOBS] = {
  "open until the records are there",           "read the evidence index / the same rows",
  "cases × codes / a pass over arrays",         "codes × codes / sort and sweep",
  "recode up to 20,000 / bare UPDATE",          "undo that / bare UPDATE",
  "apply a code, durable / bare INSERT (wall)",
};

static const double job_limits[N_JOBS] = { 0, 1.5, 3, 3, 1.5, 1.5, 1.5 };

/* A coding as small as it can be, in the order of source, start and end. */
typedef struct
{
  guint32 source;
  guint32 start;
  guint32 end;
  guint32 excerpt;
  guint32 code;
} Packed;

/* What a cell of the bare matrix knows of the source at hand. */
typedef struct
{
  guint32 codings, excerpts, sources, passages;
  guint32 source, excerpt, reach;
  guint64 characters;
} Cell;

typedef struct
{
  const CwBenchScale *scale;
  const char *folder;
  char *path;
  CwProject *project;
  double results[N_JOBS][2]; /* medians: ours, the baseline's */
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
put_result (Bench *bench, Job job, double *ours, double *baseline, guint n)
{
  bench->results[job][0] = take_median (ours, n);
  bench->results[job][1] = baseline == NULL ? 0 : take_median (baseline, n);
}

static sqlite3 *
open_bare (const char *path)
{
  sqlite3 *handle = NULL;

  if (sqlite3_open (path, &handle) != SQLITE_OK
      || sqlite3_exec (handle,
                       "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; "
                       "PRAGMA secure_delete = ON; PRAGMA cache_size = -16000",
                       NULL,
                       NULL,
                       NULL)
             != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (handle));
  return handle;
}

/* --- opening ------------------------------------------------------------------------------------------------- */

static void
measure_open (Bench *bench)
{
  double ours[N_ROUNDS];

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autoptr (GError) error = NULL;
      double start = cw_bench_cpu ();
      g_autoptr (CwProject) project = cw_project_open (bench->path, TRUE, &error);

      ours[i] = cw_bench_cpu () - start;
      cw_bench_must (project != NULL, error);
    }
  put_result (bench, JOB_OPEN, ours, NULL, N_ROUNDS);
}

static guint
read_rows (sqlite3 *handle, const char *sql, GArray *rows)
{
  sqlite3_stmt *select = NULL;

  if (sqlite3_prepare_v2 (handle, sql, -1, &select, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (handle));
  while (sqlite3_step (select) == SQLITE_ROW)
    {
      guint32 row[4];

      for (int i = 0; i < 4; i++)
        row[i] = sqlite3_column_int (select, i);
      g_array_append_val (rows, row);
    }
  sqlite3_finalize (select);
  return rows->len;
}

static double
measure_bare_read (Bench *bench)
{
  double start = cw_bench_cpu ();
  sqlite3 *handle = open_bare (bench->path);
  const char *const queries[] = {
    "SELECT id, start_pos, end_pos, source_id FROM excerpt ORDER BY source_id, start_pos, end_pos",
    "SELECT id, code_id, excerpt_id, 0 FROM coding ORDER BY excerpt_id",
    "SELECT source_id, characters, words, soft FROM paragraph ORDER BY source_id, rank, id",
  };

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, 4 * sizeof (guint32));

      if (read_rows (handle, queries[i], rows) == 0)
        g_error ("There is nothing to read.");
    }
  sqlite3_close (handle);
  return cw_bench_cpu () - start;
}

static void
measure_index (Bench *bench)
{
  double ours[N_ROUNDS], baseline[N_ROUNDS];

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autoptr (GError) error = NULL;
      double start = cw_bench_cpu ();
      g_autoptr (CwDatabase) database = cw_database_open (bench->path, CW_DATABASE_READ, &error);
      g_autoptr (CwEvidence) evidence = cw_evidence_new ();

      cw_bench_must (database != NULL && cw_evidence_load (evidence, database, &error), error);
      ours[i] = cw_bench_cpu () - start;
      cw_database_close (database, NULL);
      baseline[i] = measure_bare_read (bench);
    }
  put_result (bench, JOB_INDEX, ours, baseline, N_ROUNDS);
}

/* --- counting ------------------------------------------------------------------------------------------------- */

static GArray *
pack (Bench *bench)
{
  CwEvidence *evidence = cw_project_get_evidence (bench->project);
  GArray *packed = g_array_new (FALSE, FALSE, sizeof (Packed));

  for (guint i = 0; i < cw_evidence_get_n_sources (evidence); i++)
    {
      const CwEvidenceSource *source = cw_evidence_get_source (evidence, i);

      for (guint j = 0; j < source->excerpts->len; j++)
        {
          const CwExcerptSpan *span = &g_array_index (source->excerpts, CwExcerptSpan, j);

          for (guint k = 0; k < span->n_codings; k++)
            {
              Packed one = { i, span->start, span->end, span->id };

              one.code
                  = g_array_index (source->codings, CwCodingSpan, span->first_coding + k).code - 1;
              g_array_append_val (packed, one);
            }
        }
    }
  return packed;
}

static inline void
count (Cell *cell, const Packed *one)
{
  gboolean new_source = cell->source != one->source + 1;

  cell->codings++;
  if (cell->excerpt == one->excerpt)
    return;
  cell->excerpt = one->excerpt;
  cell->excerpts++;
  if (new_source)
    {
      cell->source = one->source + 1;
      cell->sources++;
      cell->reach = 0;
    }
  if (new_source || one->start > cell->reach)
    cell->passages++;
  if (one->end > cell->reach)
    cell->characters += one->end - MAX (one->start, cell->reach);
  cell->reach = MAX (cell->reach, one->end);
}

static double
measure_pass (Bench *bench, GArray *packed, guint64 *total)
{
  guint n_rows = bench->scale->n_cases, n_columns = bench->scale->n_codes + 1;
  double start = cw_bench_cpu (), end;
  g_autofree Cell *cells = g_new0 (Cell, (gsize) (n_rows + 1) * n_columns);

  for (guint i = 0; i < packed->len; i++)
    {
      const Packed *one = &g_array_index (packed, Packed, i);
      Cell *row = cells + (gsize) (one->source % n_rows) * n_columns;
      Cell *last = cells + (gsize) n_rows * n_columns;

      count (&row[one->code], one);
      count (&row[n_columns - 1], one);
      count (&last[one->code], one);
      count (&last[n_columns - 1], one);
    }
  end = cw_bench_cpu ();
  *total = cells[(gsize) (n_rows + 1) * n_columns - 1].characters;
  return end - start;
}

static void
measure_matrix (Bench *bench)
{
  g_autoptr (GArray) packed = pack (bench);
  double ours[N_ROUNDS], baseline[N_ROUNDS];

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autoptr (GError) error = NULL;
      double start = cw_bench_cpu ();
      g_autoptr (CwTabulation) tabulation = cw_tabulation_new (bench->project);
      g_autoptr (CwMatrix) matrix = NULL;
      guint64 total;

      cw_tabulation_add_cases (tabulation);
      cw_bench_must (cw_tabulation_add_columns_by_name (tabulation, "code", &error), error);
      matrix = cw_tabulation_compute (tabulation);
      ours[i] = cw_bench_cpu () - start;
      baseline[i] = measure_pass (bench, packed, &total);
      if (cw_matrix_get_counts (matrix, bench->scale->n_cases, bench->scale->n_codes)->characters
          != total)
        g_error ("The matrix and the pass differ.");
    }
  put_result (bench, JOB_MATRIX, ours, baseline, N_ROUNDS);
}

static int
compare_packed (gconstpointer a, gconstpointer b)
{
  const Packed *x = a, *y = b;

  if (x->source != y->source)
    return x->source < y->source ? -1 : 1;
  return (x->start > y->start) - (x->start < y->start);
}

static double
measure_sweep (GArray *packed, guint n_codes, guint32 *found)
{
  double start = cw_bench_cpu (), end;
  g_autofree Packed *codings = g_memdup2 (packed->data, packed->len * sizeof (Packed));
  g_autofree Packed *open = g_new (Packed, packed->len);
  g_autofree guint32 *counts = g_new0 (guint32, (gsize) n_codes * n_codes);
  guint n_open = 0;

  qsort (codings, packed->len, sizeof *codings, compare_packed);
  for (guint i = 0; i < packed->len; i++)
    {
      const Packed *one = &codings[i];
      guint n = 0;

      for (guint j = 0; j < n_open; j++)
        if (open[j].source == one->source && open[j].end > one->start)
          {
            counts[(gsize) MAX (open[j].code, one->code) * n_codes
                   + MIN (open[j].code, one->code)]++;
            open[n++] = open[j];
          }
      n_open = n;
      open[n_open++] = *one;
    }
  end = cw_bench_cpu ();
  *found = counts[n_codes];
  return end - start;
}

static void
measure_cooccurrence (Bench *bench)
{
  g_autoptr (GArray) packed = pack (bench);
  double ours[N_ROUNDS], baseline[N_ROUNDS];

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      double start = cw_bench_cpu ();
      g_autoptr (CwCooccurrence) pairs = cw_cooccurrence_new (bench->project);
      guint32 found;

      ours[i] = cw_bench_cpu () - start;
      baseline[i] = measure_sweep (packed, bench->scale->n_codes, &found);
      if (cw_cooccurrence_get_at (pairs, 0, 1) != found)
        g_error ("The pairs and the sweep differ.");
    }
  put_result (bench, JOB_COOCCURRENCE, ours, baseline, N_ROUNDS);
}

/* --- writing --------------------------------------------------------------------------------------------------- */

#define RECODE                                                                                     \
  "UPDATE coding SET code_id = 2 WHERE id IN (SELECT id FROM coding WHERE code_id = 1 LIMIT "      \
  "20000)"

static double
measure_bare_update (const char *path)
{
  sqlite3 *handle = open_bare (path);
  double start = cw_bench_cpu (), end;

  if (sqlite3_exec (handle, "BEGIN; " RECODE "; COMMIT", NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (handle));
  end = cw_bench_cpu ();
  sqlite3_close (handle);
  return end - start;
}

/* Once each way: the second time would change nothing. The baseline works on a copy. */
static void
measure_recode (Bench *bench)
{
  g_autofree char *copy = g_build_filename (bench->folder, "copy.db", NULL);
  g_autofree char *command = g_strdup_printf ("VACUUM INTO '%s'", copy);
  g_autoptr (GError) error = NULL;
  CwDatabase *database = cw_project_get_database (bench->project);
  double start, times[3];

  g_unlink (copy);
  cw_bench_must (cw_database_exec (database, command, &error), error);
  times[2] = measure_bare_update (copy);
  g_unlink (copy);
  start = cw_bench_cpu ();
  {
    g_autoptr (CwTransaction) transaction = cw_transaction_begin (bench->project, &error);

    cw_bench_must (transaction != NULL && cw_database_exec (database, RECODE, &error)
                       && cw_transaction_commit (transaction, &error, "Recoded"),
                   error);
  }
  times[0] = cw_bench_cpu () - start;
  start = cw_bench_cpu ();
  cw_bench_must (cw_project_undo (bench->project, NULL, &error), error);
  times[1] = cw_bench_cpu () - start;
  put_result (bench, JOB_RECODE, &times[0], &times[2], 1);
  put_result (bench, JOB_UNDO, &times[1], &times[2], 1);
}

/* In the most crowded source. */
static void
measure_apply (Bench *bench)
{
  double ours[N_APPLIED], baseline[N_APPLIED];
  CwBenchInsert *insert = cw_bench_insert_new (bench->folder);

  for (guint i = 0; i < N_APPLIED; i++)
    {
      g_autoptr (GError) error = NULL;
      double start = cw_bench_wall ();

      cw_bench_must (
          cw_project_apply_code (bench->project, 1, 10 * i, 10 * i + 777, 1 + i % 50, &error) != 0,
          error);
      ours[i] = cw_bench_wall () - start;
      baseline[i] = cw_bench_insert_run (insert);
    }
  cw_bench_insert_free (insert);
  put_result (bench, JOB_APPLY, ours, baseline, N_APPLIED);
}

/* --- all of it ----------------------------------------------------------------------------------------------------- */

static double
read_resident_mebibytes (void)
{
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    return 0;
  line = strstr (status, "VmRSS:");
  return line == NULL ? 0 : g_ascii_strtod (line + 6, NULL) / 1024;
}

static void
measure (Bench *bench)
{
  g_autoptr (GError) error = NULL;

  bench->path = cw_bench_scale_write (bench->scale, bench->folder);
  measure_open (bench);
  measure_index (bench);
  bench->project = cw_project_open (bench->path, FALSE, &error);
  cw_bench_must (bench->project != NULL, error);
  measure_matrix (bench);
  measure_cooccurrence (bench);
  g_print ("%-3s resident with a project open: %.0f MiB\n",
           bench->scale->name,
           read_resident_mebibytes ());
  measure_apply (bench);
  measure_recode (bench);
  cw_project_close (bench->project, NULL);
  g_clear_object (&bench->project);
  g_unlink (bench->path);
  g_free (bench->path);
}

/* The exponent of the growth from the last but one to the last size that was measured, in codings. */
static double
exponent (const Bench *benches, guint n, Job job)
{
  const Bench *a = &benches[n - 2], *b = &benches[n - 1];

  return log (b->results[job][0] / a->results[job][0])
         / log ((double) b->scale->n_codings / a->scale->n_codings);
}

static void
report (const Bench *benches, guint n, Job job)
{
  double ratio = benches[n - 1].results[job][0] / benches[n - 1].results[job][1];

  g_print ("%-43s", job_names[job]);
  for (guint i = 0; i < n; i++)
    g_print (" %9.2f", benches[i].results[job][0]);
  g_print (" %6.2f", n < 2 ? 0 : exponent (benches, n, job));
  if (benches[n - 1].results[job][1] > 0)
    g_print (" %6.2f %5.1f  %s\n",
             ratio,
             job_limits[job],
             ratio <= job_limits[job] ? "ok" : "OVER THE LIMIT");
  else
    g_print (" %6s %5s\n", "-", "-");
}

/* CW_BENCH_SCALES=2 leaves out the largest two, which need a gigabyte of disk. */
int
main (int argc, char **argv)
{
  g_autofree char *folder = cw_bench_folder (argc, argv);
  const char *wanted = g_getenv ("CW_BENCH_SCALES");
  guint n = wanted == NULL ? CW_BENCH_N_SCALES : CLAMP (atoi (wanted), 1, CW_BENCH_N_SCALES);
  Bench benches[CW_BENCH_N_SCALES] = { 0 };

  for (guint i = 0; i < n; i++)
    {
      benches[i].scale = &cw_bench_scales[i];
      benches[i].folder = folder;
      measure (&benches[i]);
    }
  g_print ("%-43s %9s %9s %9s %9s %6s %6s %5s\n",
           "job, milliseconds of CPU",
           "S",
           "M",
           "L",
           "XL",
           "grows",
           "ratio",
           "limit");
  for (Job job = 0; job < N_JOBS; job++)
    report (benches, n, job);
  return 0;
}
