/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* What the benchmarks share: clocks, medians, and the line of the table. */

#include "config.h"

#include "cw-bench.h"

#include <stdlib.h>
#include <time.h>

static double
read_clock (clockid_t clock)
{
  struct timespec time;

  clock_gettime (clock, &time);
  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

/**
 * cw_bench_wall:
 *
 * Returns: milliseconds as a clock on the wall has them: for what waits for the disk or for another process
 */
double
cw_bench_wall (void)
{
  return read_clock (CLOCK_MONOTONIC);
}

/**
 * cw_bench_cpu:
 *
 * Returns: milliseconds of this process on all cores: for what computes, whoever else uses the machine
 */
double
cw_bench_cpu (void)
{
  return read_clock (CLOCK_PROCESS_CPUTIME_ID);
}

void
cw_bench_init (CwBench *self, const char *name, double limit)
{
  self->name = name;
  self->limit = limit;
  self->ours = g_array_new (FALSE, FALSE, sizeof (double));
  self->baseline = g_array_new (FALSE, FALSE, sizeof (double));
}

void
cw_bench_add (CwBench *self, double ours, double baseline)
{
  g_array_append_val (self->ours, ours);
  g_array_append_val (self->baseline, baseline);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
take_median (GArray *values)
{
  g_array_sort (values, compare);
  return g_array_index (values, double, values->len / 2);
}

/**
 * cw_bench_report:
 *
 * Prints the line of the table and frees the figures. A job over its limit is said, and never fails: the machine may
 * be busy, and the reader judges.
 */
void
cw_bench_report (CwBench *self)
{
  double ours = take_median (self->ours), baseline = take_median (self->baseline);
  double ratio = ours / baseline;

  g_print ("%-44s %10.3f %10.3f %7.2f", self->name, ours, baseline, ratio);
  if (self->limit > 0)
    g_print (" %7.1f  %s\n", self->limit, ratio <= self->limit ? "ok" : "OVER THE LIMIT");
  else
    g_print (" %7s\n", "-");
  g_clear_pointer (&self->ours, g_array_unref);
  g_clear_pointer (&self->baseline, g_array_unref);
}

/**
 * cw_bench_folder:
 *
 * Returns: (transfer full): the folder for files, which the caller of the program names; on the disk that is measured
 */
char *
cw_bench_folder (int argc, char **argv)
{
  if (argc == 2 && g_file_test (argv[1], G_FILE_TEST_IS_DIR))
    return g_strdup (argv[1]);
  g_printerr ("Usage: %s FOLDER\n", argv[0]);
  exit (2);
}

/**
 * cw_bench_must:
 *
 * Ends the program when something that is to be measured did not work at all.
 */
void
cw_bench_must (gboolean worked, GError *error)
{
  if (!worked)
    g_error ("%s", error != NULL ? error->message : "It did not work.");
}
