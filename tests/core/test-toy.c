/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The golden numbers of method.md §1.8: the contract for every measure (D21). */

#include "config.h"

#include "cw-tabulation.h"
#include "cw-test-project.h"

typedef struct
{
  guint row;    /* 0 = A, 1 = B, 2 = total */
  guint column; /* 0 = X, 1 = X:own, 2 = X1, 3 = X2, 4 = Y, 5 = total */
  guint codings, excerpts, passages, sources, characters, material;
  const char *coverage;
  const char *density;
} Golden;

static const Golden table[] = {
  { 0, 0, 4, 4, 3, 2, 300, 1800, "16.67", "111.1" },
  { 0, 1, 0, 0, 0, 0, 0, 1800, "0.00", "0.0" },
  { 0, 2, 2, 2, 2, 1, 200, 1800, "11.11", "55.6" },
  { 0, 3, 2, 2, 2, 2, 150, 1800, "8.33", "55.6" },
  { 0, 4, 2, 2, 2, 2, 150, 1800, "8.33", "55.6" },
  { 0, 5, 6, 5, 4, 3, 350, 1800, "19.44", "166.7" },
  { 1, 0, 3, 3, 2, 2, 350, 2300, "15.22", "65.2" },
  { 1, 1, 1, 1, 1, 1, 200, 2300, "8.70", "21.7" },
  { 1, 2, 1, 1, 1, 1, 200, 2300, "8.70", "21.7" },
  { 1, 3, 1, 1, 1, 1, 50, 2300, "2.17", "21.7" },
  { 1, 4, 2, 2, 2, 2, 150, 2300, "6.52", "43.5" },
  { 1, 5, 5, 5, 4, 2, 500, 2300, "21.74", "108.7" },
  { 2, 0, 6, 6, 4, 3, 650, 4100, "15.85", "73.2" },
  { 2, 4, 4, 4, 4, 4, 300, 4100, "7.32", "48.8" },
  { 2, 5, 10, 9, 7, 4, 850, 4100, "20.73", "122.0" },
};

static CwMatrix *
tabulate (CwProject *project, const char *from, const char *to)
{
  g_autoptr (CwTabulation) tabulation = cw_tabulation_new (project);
  g_autoptr (GError) error = NULL;

  cw_tabulation_set_dates (tabulation, from, to);
  cw_tabulation_add_rows_by_name (tabulation, "case", &error);
  g_assert_no_error (error);
  cw_tabulation_add_columns_by_name (tabulation, "code", &error);
  g_assert_no_error (error);
  return cw_tabulation_compute (tabulation);
}

static void
assert_value (CwMatrix *matrix, const Golden *golden, CwMeasure measure, const char *expected)
{
  g_autofree char *value = cw_matrix_format_value (matrix, golden->row, golden->column, measure);

  g_assert_cmpstr (value, ==, expected);
}

static void
test_numbers (void)
{
  CwProject *project = cw_test_project_new_toy ();
  CwMatrix *matrix = tabulate (project, NULL, NULL);

  g_assert_cmpuint (cw_matrix_get_n_rows (matrix), ==, 2);
  g_assert_cmpuint (cw_matrix_get_n_columns (matrix), ==, 5);
  g_assert_cmpstr (cw_matrix_get_column (matrix, 1)->label, ==, "X");
  g_assert_true (cw_matrix_get_column (matrix, 1)->own);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      const Golden *golden = &table[i];
      const CwCounts *counts = cw_matrix_get_counts (matrix, golden->row, golden->column);

      g_assert_cmpuint (counts->codings, ==, golden->codings);
      g_assert_cmpuint (counts->excerpts, ==, golden->excerpts);
      g_assert_cmpuint (counts->passages, ==, golden->passages);
      g_assert_cmpuint (counts->sources, ==, golden->sources);
      g_assert_cmpuint (counts->characters, ==, golden->characters);
      g_assert_cmpuint (
          cw_matrix_get_material (matrix, golden->row)->characters, ==, golden->material);
      assert_value (matrix, golden, CW_MEASURE_COVERAGE, golden->coverage);
      assert_value (matrix, golden, CW_MEASURE_DENSITY, golden->density);
    }
  cw_matrix_unref (matrix);
  cw_test_project_remove (project);
}

/* “By quarter” of §1.8: codings, characters and coverage of X, and the codings of Y. */
static void
test_quarters (void)
{
  static const struct
  {
    const char *from, *to;
    guint row, codings, characters;
    const char *coverage;
  } quarters[] = {
    { "2021-01-01", "2021-03-31", 0, 3, 250, "25.00" },
    { "2021-04-01", "2021-06-30", 0, 1, 50, "6.25" },
    { "2021-01-01", "2021-03-31", 1, 2, 300, "15.00" },
    { "2021-04-01", "2021-06-30", 1, 1, 50, "16.67" },
  };
  CwProject *project = cw_test_project_new_toy ();

  for (guint i = 0; i < G_N_ELEMENTS (quarters); i++)
    {
      CwMatrix *matrix = tabulate (project, quarters[i].from, quarters[i].to);
      const CwCounts *counts = cw_matrix_get_counts (matrix, quarters[i].row, 0);
      g_autofree char *coverage
          = cw_matrix_format_value (matrix, quarters[i].row, 0, CW_MEASURE_COVERAGE);

      g_assert_cmpuint (counts->codings, ==, quarters[i].codings);
      g_assert_cmpuint (counts->characters, ==, quarters[i].characters);
      g_assert_cmpstr (coverage, ==, quarters[i].coverage);
      g_assert_cmpuint (cw_matrix_get_counts (matrix, quarters[i].row, 4)->codings, ==, 1);
      cw_matrix_unref (matrix);
    }
  cw_test_project_remove (project);
}

/* Each cell lists exactly the excerpts that it counts. */
static void
test_evidence (void)
{
  CwProject *project = cw_test_project_new_toy ();
  CwTabulation *tabulation = cw_tabulation_new (project);
  CwMatrix *matrix;

  cw_tabulation_add_cases (tabulation);
  g_assert_true (cw_tabulation_add_columns_by_name (tabulation, "code", NULL));
  matrix = cw_tabulation_compute (tabulation);
  for (guint row = 0; row <= 2; row++)
    for (guint column = 0; column <= 5; column++)
      {
        g_autoptr (GArray) ids = cw_tabulation_list_evidence (tabulation, row, column);

        g_assert_cmpuint (ids->len, ==, cw_matrix_get_counts (matrix, row, column)->excerpts);
      }
  cw_matrix_unref (matrix);
  g_assert_finalize_object (tabulation);
  cw_test_project_remove (project);
}

/* The same numbers after a restart, and after everything was undone and done again. */
static void
test_again (void)
{
  CwProject *project = cw_test_project_new_toy ();
  g_autofree char *before = cw_test_dump (project);
  g_autofree char *after = NULL;
  CwMatrix *matrix;

  while (cw_project_undo (project, NULL, NULL))
    ;
  project = cw_test_project_reopen (project);
  while (cw_project_redo (project, NULL, NULL))
    ;
  after = cw_test_dump (project);
  g_assert_cmpstr (before, ==, after);
  cw_test_assert_sound (project);
  matrix = tabulate (project, NULL, NULL);
  g_assert_cmpuint (cw_matrix_get_counts (matrix, 2, 5)->excerpts, ==, 9);
  cw_matrix_unref (matrix);
  cw_test_project_remove (project);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/toy/numbers", test_numbers);
  g_test_add_func ("/toy/quarters", test_quarters);
  g_test_add_func ("/toy/evidence", test_evidence);
  g_test_add_func ("/toy/again", test_again);
  return g_test_run ();
}
