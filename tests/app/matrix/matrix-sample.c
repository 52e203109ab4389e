/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Matrices as a study of two cities makes them, of any size and always the same: codes of uneven frequency, cases
 * that nest, one in seventeen without material, summaries where there is most to say. */

#include "config.h"

#include "matrix-sample.h"

static const char *const row_names[] = {
  "Calder City",
  "Community violence prevention",
  "Crisis response",
  "Encampment services",
  "Port Orrin",
  "Lantern Street Project",
  "Office of Safety",
  "Harbor Outreach Coalition",
  "County Human Services",
  "Northside Mutual Aid",
};

static const guint row_depths[] = { 0, 1, 1, 1, 0, 2, 1, 2, 1, 2 };

static const char *const column_names[] = {
  "Borrowed legitimacy",
  "Contract as leash",
  "Competing for the same dollar",
  "Police as gatekeeper",
  "Partner by necessity",
  "State as ceiling",
  "Crisis money, permanent promise",
  "Movement inside the contract",
  "Legitimacy swing",
  "Clearing by another name",
  "Professional closure",
  "Boundary work at the scene",
  "Voice without authority",
  "Learning under fire",
};

static const char *const colors[]
    = { "#3584e4", "#2190a4", "#3a944a", "#c88800", "#ed5b00", "#e62d42", "#d56199", "#9141ac" };

static const char *const summary_texts[] = {
  "Providers borrow the standing of the clinic next door: “people open the door because the nurse "
  "is with us”. Ends "
  "when the co-location lease does.",
  "Reimbursement comes ninety days late, so only organisations with reserves can sign; two "
  "withdrew in 2021.",
  "The same foundation funds three competing teams. Staff move with the grant.",
  "Dispatch decides who is sent. Every protocol has a police veto, used or not.",
  "Council says yes, charter says no.",
};

static guint
mix (guint row, guint column)
{
  guint hash = row * 2654435761u ^ column * 40503u ^ 0x9e3779b9u;

  hash ^= hash >> 15;
  hash *= 2246822519u;
  return hash ^ hash >> 13;
}

static void
fill_cell (CwMatrix *matrix, guint row, guint column, guint64 codings, guint64 words)
{
  CwCounts *counts = cw_matrix_counts_at (matrix, row, column);

  counts->codings = codings;
  counts->excerpts = codings - codings / 5;
  counts->passages = counts->excerpts - counts->excerpts / 6;
  counts->sources = MIN (codings, 1 + codings / 4);
  counts->characters = MIN (counts->passages * 271, words * 5);
}

static void
fill_row (CwMatrix *matrix, guint row)
{
  guint n_columns = cw_matrix_get_n_columns (matrix);
  CwMaterial *material = cw_matrix_material_at (matrix, row);
  guint64 total = 0;

  if (row % 17 == 16)
    return;
  material->words = 4200 + mix (row, 7) % 90000;
  material->characters = material->words * 6;
  material->sources = 3 + mix (row, 9) % 40;
  for (guint column = 0; column < n_columns; column++)
    {
      guint random = mix (row, column + 11);
      guint codings = cw_matrix_get_n_rows (matrix) > 2 && random % 5 < 2
                          ? 0
                          : random / 8 % 64 * (random / 512 % 64) / 70;

      fill_cell (matrix, row, column, codings, material->words);
      total += codings;
    }
  fill_cell (matrix, row, n_columns, total - total / 9, material->words);
}

static void
fill_totals (CwMatrix *matrix)
{
  guint n_rows = cw_matrix_get_n_rows (matrix);
  CwMaterial *all = cw_matrix_material_at (matrix, n_rows);

  for (guint row = 0; row < n_rows; row++)
    {
      all->words += cw_matrix_get_material (matrix, row)->words;
      all->sources += cw_matrix_get_material (matrix, row)->sources;
    }
  all->characters = all->words * 6;
  for (guint column = 0; column <= cw_matrix_get_n_columns (matrix); column++)
    {
      guint64 sum = 0;

      for (guint row = 0; row < n_rows; row++)
        sum += cw_matrix_get_counts (matrix, row, column)->codings;
      fill_cell (matrix, n_rows, column, sum - sum / 12, all->words);
    }
}

static void
name_rows (CwMatrix *matrix)
{
  for (guint row = 0; row < cw_matrix_get_n_rows (matrix); row++)
    {
      guint round = row / G_N_ELEMENTS (row_names);
      const char *name = row_names[row % G_N_ELEMENTS (row_names)];
      g_autofree char *label
          = round == 0 ? g_strdup (name) : g_strdup_printf ("%s %u", name, round + 1);

      if (cw_matrix_get_n_rows (matrix) == 2)
        cw_matrix_set_row (
            matrix, row, CW_KIND_CASE, 100 + row, NULL, row == 0 ? "Calder City" : "Port Orrin", 0);
      else
        cw_matrix_set_row (matrix,
                           row,
                           CW_KIND_CASE,
                           100 + row,
                           NULL,
                           label,
                           row_depths[row % G_N_ELEMENTS (row_depths)]);
    }
}

static void
name_columns (CwMatrix *matrix)
{
  for (guint column = 0; column < cw_matrix_get_n_columns (matrix); column++)
    {
      guint round = column / G_N_ELEMENTS (column_names);
      const char *name = column_names[column % G_N_ELEMENTS (column_names)];
      g_autofree char *label
          = round == 0 ? g_strdup (name) : g_strdup_printf ("%s %u", name, round + 1);

      cw_matrix_set_column (
          matrix, column, 1000 + column, label, colors[column % G_N_ELEMENTS (colors)], 0, FALSE);
    }
}

CwMatrix *
make_sample_matrix (guint n_rows, guint n_columns)
{
  CwMatrix *matrix = cw_matrix_new (n_rows, n_columns);

  name_rows (matrix);
  name_columns (matrix);
  for (guint row = 0; row < n_rows; row++)
    fill_row (matrix, row);
  fill_totals (matrix);
  return matrix;
}

CwMatrixSummaries *
make_sample_summaries (const CwMatrix *matrix)
{
  CwMatrixSummaries *summaries = cw_matrix_summaries_new ();
  guint64 least = cw_matrix_get_n_rows (matrix) > 2 ? 4 : 1;

  for (guint row = 0; row < cw_matrix_get_n_rows (matrix); row++)
    for (guint column = 0; column < cw_matrix_get_n_columns (matrix); column++)
      {
        guint random = mix (row + 3, column);

        if (cw_matrix_get_counts (matrix, row, column)->codings >= least && random % 4 != 0)
          cw_matrix_summaries_set (summaries,
                                   row,
                                   column,
                                   summary_texts[random / 7 % G_N_ELEMENTS (summary_texts)],
                                   random % 5 == 0,
                                   random % 3 == 0);
      }
  return summaries;
}
