/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* What the same jobs take at several sizes, and how that grows. */

#include "config.h"

#include "cw-bench-table.h"

#include <math.h>
#include <stdio.h>

#define MAX_SIZES 4

typedef struct
{
  char *name;
  double n;
} Size;

typedef struct
{
  char *name;
  double limit; /* of the ratio, or 0 */
  double ours[MAX_SIZES];
  double baseline[MAX_SIZES];
} Row;

struct _CwBenchTable
{
  GArray *sizes; /* of Size */
  GArray *rows;  /* of Row */
};

static void
size_clear (gpointer size)
{
  g_free (((Size *) size)->name);
}

static void
row_clear (gpointer row)
{
  g_free (((Row *) row)->name);
}

CwBenchTable *
cw_bench_table_new (void)
{
  CwBenchTable *self = g_new0 (CwBenchTable, 1);

  self->sizes = g_array_new (FALSE, FALSE, sizeof (Size));
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_array_set_clear_func (self->sizes, size_clear);
  g_array_set_clear_func (self->rows, row_clear);
  return self;
}

void
cw_bench_table_free (CwBenchTable *self)
{
  g_array_unref (self->sizes);
  g_array_unref (self->rows);
  g_free (self);
}

/**
 * cw_bench_table_add_size:
 * @n: by which the growth is reckoned
 *
 * What is put from now on is of this size.
 */
void
cw_bench_table_add_size (CwBenchTable *self, const char *name, double n)
{
  Size size = { g_strdup (name), n };

  g_assert (self->sizes->len < MAX_SIZES);
  g_array_append_val (self->sizes, size);
}

static Row *
find_row (CwBenchTable *self, const char *job, double limit)
{
  Row row = { .limit = limit };

  for (guint i = 0; i < self->rows->len; i++)
    if (g_str_equal (g_array_index (self->rows, Row, i).name, job))
      return &g_array_index (self->rows, Row, i);
  row.name = g_strdup (job);
  g_array_append_val (self->rows, row);
  return &g_array_index (self->rows, Row, self->rows->len - 1);
}

/**
 * cw_bench_table_put:
 * @limit: how many times the baseline's time ours may be, or 0
 * @baseline: 0 where there is none
 */
void
cw_bench_table_put (CwBenchTable *self, const char *job, double limit, double ours, double baseline)
{
  Row *row = find_row (self, job, limit);

  row->ours[self->sizes->len - 1] = ours;
  row->baseline[self->sizes->len - 1] = baseline;
}

/* The exponent of the growth from the last size but one that has the job to the last. */
static double
reckon_growth (CwBenchTable *self, const Row *row, guint last)
{
  const Size *sizes = (const Size *) self->sizes->data;

  if (last == 0 || row->ours[last - 1] == 0)
    return 0;
  return log (row->ours[last] / row->ours[last - 1]) / log (sizes[last].n / sizes[last - 1].n);
}

static void
print_row (CwBenchTable *self, const Row *row)
{
  guint last = 0;
  double ratio;

  printf ("| %s", row->name);
  for (guint i = 0; i < self->sizes->len; i++)
    {
      if (row->ours[i] > 0)
        last = i;
      printf (row->ours[i] > 0 ? " | %.2f" : " | ", row->ours[i]);
    }
  printf (" | %.2f", reckon_growth (self, row, last));
  ratio = row->baseline[last] > 0 ? row->ours[last] / row->baseline[last] : 0;
  if (ratio == 0)
    printf (" | | | |\n");
  else
    printf (" | %.2f | %.*f | %g%s |\n",
            row->baseline[last],
            ratio < 0.1 ? 5 : 2,
            ratio,
            row->limit,
            row->limit > 0 && ratio > row->limit ? ", over" : "");
}

/**
 * cw_bench_table_print:
 *
 * Prints all of it as Markdown; baseline and ratio are those of the largest size.
 */
void
cw_bench_table_print (CwBenchTable *self)
{
  printf ("| job, milliseconds");
  for (guint i = 0; i < self->sizes->len; i++)
    printf (" | %s", g_array_index (self->sizes, Size, i).name);
  printf (" | grows with | baseline | ratio | limit |\n|---|");
  for (guint i = 0; i < self->sizes->len; i++)
    printf ("--:|");
  printf ("--:|--:|--:|--:|\n");
  for (guint i = 0; i < self->rows->len; i++)
    print_row (self, &g_array_index (self->rows, Row, i));
}
