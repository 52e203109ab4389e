/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Periods of a study: none overlaps another one of its set and case (W3), and they are slices of a matrix. */

#include "config.h"

#include "cw-period-sets.h"
#include "cw-tabulation.h"
#include "cw-test-project.h"

#define ADD "{'verb': 'add-period', 'set': 'Phases', "

static CwProject *
make_project (void)
{
  CwProject *project = cw_test_project_new_toy ();

  cw_test_say (project, "{'verb': 'create-period-set', 'name': 'Phases'}");
  cw_test_say (project,
               ADD "'case': 'A', 'label': 'before', 'start': '2021-01', 'end': '2021-02'}");
  cw_test_say (project, ADD "'case': 'A', 'label': 'after', 'start': '2021-03'}");
  cw_test_say (project, ADD "'case': 'B', 'label': 'before', 'start': '2020', 'end': '2020'}");
  cw_test_say (project, ADD "'case': 'B', 'label': 'after', 'start': '2021', 'end': '2021-04'}");
  return project;
}

static void
test_overlaps (void)
{
  CwProject *project = make_project ();

  cw_test_refuses (project,
                   CW_ERROR_INVALID,
                   "The periods “before” and “during” of “A” overlap",
                   ADD
                   "'case': 'A', 'label': 'during', 'start': '2021-02-28', 'end': '2021-02-28'}");
  cw_test_refuses (project,
                   CW_ERROR_INVALID,
                   "“after” and “during”",
                   ADD "'case': 'B', 'label': 'during', 'start': '2021-04-30'}");
  cw_test_refuses (
      project, CW_ERROR_EXISTS, "already", ADD "'case': 'B', 'label': 'after', 'start': '2022'}");
  cw_test_refuses (
      project, CW_ERROR_INVALID, "all cases", ADD "'label': 'during', 'start': '2023'}");
  cw_test_refuses (project,
                   CW_ERROR_INVALID,
                   "not after it ends",
                   ADD "'case': 'B', 'label': 'odd', 'start': '2023', 'end': '2022'}");
  cw_test_refuses (project,
                   CW_ERROR_INVALID,
                   "begin on a day",
                   ADD "'case': 'B', 'label': 'odd', 'start': '', 'end': '2022'}");
  cw_test_refuses (project,
                   CW_ERROR_NOT_FOUND,
                   "There is no period “during”",
                   "{'verb': 'remove-period', 'set': 'Phases', 'case': 'A', 'label': 'during'}");
  cw_test_say (project,
               ADD "'case': 'B', 'label': 'during', 'start': '2021-05', 'end': '2021-05'}");
  cw_test_project_remove (project);
}

/* S1 is of A, January 2021; S2 of A, April; S3 of B, February; S4 of both, May. */
static void
test_slices (void)
{
  CwProject *project = make_project ();
  g_autoptr (CwTabulation) tabulation = cw_tabulation_new (project);
  g_autoptr (CwMatrix) matrix = NULL;
  static const struct
  {
    guint row, column;
    guint64 characters, material;
  } cells[] = {
    { 0, 0, 250, 1000 }, { 0, 1, 100, 800 },  { 0, 2, 0, 0 },      { 1, 0, 0, 0 },
    { 1, 1, 400, 2000 }, { 1, 2, 100, 300 },  { 2, 0, 250, 1000 }, { 2, 1, 500, 2800 },
    { 2, 2, 100, 300 },  { 0, 3, 350, 1800 }, { 2, 3, 850, 4100 },
  };

  g_assert_true (cw_tabulation_add_dimension (tabulation, CW_AXIS_ROWS, "case", NULL));
  g_assert_true (cw_tabulation_add_dimension (tabulation, CW_AXIS_COLUMNS, "period:Phases", NULL));
  matrix = cw_tabulation_compute (tabulation);
  g_assert_cmpuint (cw_matrix_get_n_columns (matrix), ==, 3);
  g_assert_cmpstr (cw_matrix_get_column (matrix, 0)->label, ==, "before");
  g_assert_cmpstr (cw_matrix_get_column (matrix, 1)->label, ==, "after");
  g_assert_cmpstr (cw_matrix_get_column (matrix, 2)->label, ==, "outside");
  g_assert_cmpuint (cw_matrix_get_column (matrix, 1)->previous, ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_assert_cmpuint (cw_matrix_get_counts (matrix, cells[i].row, cells[i].column)->characters,
                        ==,
                        cells[i].characters);
      g_assert_cmpuint (
          cw_matrix_get_cell_material (matrix, cells[i].row, cells[i].column)->characters,
          ==,
          cells[i].material);
    }
  g_clear_object (&tabulation);
  cw_test_project_remove (project);
}

/* Undated material is a column of its own, and dates that are centuries apart are no months (W12). */
static void
test_calendar (void)
{
  CwProject *project = cw_test_project_new_toy ();
  g_autoptr (CwTabulation) tabulation = cw_tabulation_new (project);
  g_autoptr (CwTabulation) other = NULL;
  g_autoptr (CwMatrix) matrix = NULL;
  g_autoptr (GError) error = NULL;

  cw_test_say (project, "{'verb': 'set-source', 'source': 'S2', 'date': ''}");
  g_assert_true (cw_tabulation_add_dimension (tabulation, CW_AXIS_ROWS, "case", NULL));
  g_assert_true (cw_tabulation_add_dimension (tabulation, CW_AXIS_COLUMNS, "quarter", NULL));
  matrix = cw_tabulation_compute (tabulation);
  g_assert_cmpuint (cw_matrix_get_n_columns (matrix), ==, 3);
  g_assert_cmpstr (cw_matrix_get_column (matrix, 2)->label, ==, "undated");
  g_assert_cmpuint (cw_matrix_get_cell_material (matrix, 0, 2)->characters, ==, 500);
  cw_test_say (project, "{'verb': 'set-source', 'source': 'S2', 'date': '1021'}");
  other = cw_tabulation_new (project);
  g_assert_false (cw_tabulation_add_dimension (other, CW_AXIS_ROWS, "month", &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (cw_tabulation_add_dimension (other, CW_AXIS_ROWS, "period:None", &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (
      cw_tabulation_add_dimension (other, CW_AXIS_ROWS, "case>source>role>voice", &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
  g_clear_object (&tabulation);
  g_clear_object (&other);
  cw_test_project_remove (project);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/period-sets/overlaps", test_overlaps);
  g_test_add_func ("/period-sets/slices", test_slices);
  g_test_add_func ("/period-sets/calendar", test_calendar);
  return g_test_run ();
}
