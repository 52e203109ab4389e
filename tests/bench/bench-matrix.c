/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* A matrix of 24 cases and 124 codes over 10,000 codings, beside one pass over packed arrays that comes to the same
 * counts. */

#include "config.h"

#include "cw-bench-project.h"
#include "cw-bench.h"
#include "cw-tabulation.h"

#define N_CODINGS 10000
#define N_ROUNDS 101
#define N_ROWS (CW_BENCH_N_CASES + 1)
#define N_COLUMNS (CW_BENCH_N_CODES + 1)

/* A coding as small as it can be. In the order of source, start, end and excerpt. */
typedef struct
{
  guint32 excerpt;
  guint32 start;
  guint32 end;
  guint16 source;
  guint8 row;
  guint8 column;
} Packed;

typedef struct
{
  CwCounts counts;
  guint32 source;  /* that was met last, and one more */
  guint32 excerpt; /* likewise */
  guint32 reach;   /* where its text ends so far */
} Cell;

static GArray *
pack (CwProject *project)
{
  CwEvidence *evidence = cw_project_get_evidence (project);
  gint64 first_code = cw_bench_project_code (project, 0);
  GArray *packed = g_array_new (FALSE, FALSE, sizeof (Packed));

  for (guint i = 0; i < cw_evidence_get_n_sources (evidence); i++)
    {
      const CwEvidenceSource *source = cw_evidence_get_source (evidence, i);

      for (guint j = 0; j < source->excerpts->len; j++)
        {
          const CwExcerptSpan *excerpt = &g_array_index (source->excerpts, CwExcerptSpan, j);

          for (guint k = 0; k < excerpt->n_codings; k++)
            {
              const CwCodingSpan *coding
                  = &g_array_index (source->codings, CwCodingSpan, excerpt->first_coding + k);
              Packed one = { excerpt->id, excerpt->start, excerpt->end, i };

              one.row = i % CW_BENCH_N_CASES;
              one.column = coding->code - first_code;
              g_array_append_val (packed, one);
            }
        }
    }
  return packed;
}

static void
count (Cell *cell, const Packed *coding)
{
  gboolean new_source = cell->source != coding->source + 1u;

  cell->counts.codings++;
  if (cell->excerpt == coding->excerpt + 1)
    return;
  cell->excerpt = coding->excerpt + 1;
  cell->counts.excerpts++;
  if (new_source)
    {
      cell->source = coding->source + 1;
      cell->counts.sources++;
      cell->reach = 0;
    }
  if (new_source || coding->start > cell->reach)
    cell->counts.passages++;
  if (coding->end > cell->reach)
    cell->counts.characters += coding->end - MAX (coding->start, cell->reach);
  cell->reach = MAX (cell->reach, coding->end);
}

static void
pass (GArray *packed, Cell *cells)
{
  for (guint i = 0; i < packed->len; i++)
    {
      const Packed *coding = &g_array_index (packed, Packed, i);

      count (&cells[coding->row * N_COLUMNS + coding->column], coding);
      count (&cells[coding->row * N_COLUMNS + CW_BENCH_N_CODES], coding);
      count (&cells[CW_BENCH_N_CASES * N_COLUMNS + coding->column], coding);
      count (&cells[CW_BENCH_N_CASES * N_COLUMNS + CW_BENCH_N_CODES], coding);
    }
}

static CwMatrix *
tabulate (CwProject *project)
{
  g_autoptr (CwTabulation) tabulation = cw_tabulation_new (project);
  g_autoptr (GError) error = NULL;

  cw_tabulation_add_cases (tabulation);
  cw_bench_must (cw_tabulation_add_columns_by_name (tabulation, "code", &error), error);
  return cw_tabulation_compute (tabulation);
}

/* A baseline that counts something else would be worth nothing. */
static void
compare (CwMatrix *matrix, const Cell *cells)
{
  for (guint row = 0; row < N_ROWS; row++)
    for (guint column = 0; column < N_COLUMNS; column++)
      {
        const CwCounts *ours = cw_matrix_get_counts (matrix, row, column);
        const CwCounts *theirs = &cells[row * N_COLUMNS + column].counts;

        if (ours->codings != theirs->codings || ours->excerpts != theirs->excerpts
            || ours->passages != theirs->passages || ours->sources != theirs->sources
            || ours->characters != theirs->characters)
          g_error ("Row %u, column %u: the counts differ.", row, column);
      }
}

static void
measure (CwBench *bench, CwProject *project, GArray *packed)
{
  double start = cw_bench_cpu (), between, end;
  g_autoptr (CwMatrix) matrix = tabulate (project);
  g_autofree Cell *cells = NULL;

  between = cw_bench_cpu ();
  cells = g_new0 (Cell, N_ROWS * N_COLUMNS);
  pass (packed, cells);
  end = cw_bench_cpu ();
  compare (matrix, cells);
  cw_bench_add (bench, between - start, end - between);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = cw_bench_folder (argc, argv);
  CwProject *project = cw_bench_project_new (folder, N_CODINGS);
  g_autoptr (GArray) packed = pack (project);
  CwBench bench;

  cw_bench_init (&bench, "matrix 24 x 124 / pass over arrays (CPU)", 5);
  for (guint round = 0; round < N_ROUNDS; round++)
    measure (&bench, project, packed);
  cw_bench_report (&bench);
  cw_bench_project_remove (project);
  return 0;
}
