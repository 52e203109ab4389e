/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The cursor follows its row and column through a new matrix. */

#include "config.h"

#include "matrix-sample.h"

#include "cw-matrix-cursor.h"

/* The sample without its first row and first column. */
static CwMatrix *
make_cut_matrix (void)
{
  CwMatrix *matrix = cw_matrix_new (4, 3);

  for (guint row = 0; row < 4; row++)
    cw_matrix_set_row (matrix, row, CW_KIND_CASE, 101 + row, NULL, "Row", 0);
  for (guint column = 0; column < 3; column++)
    cw_matrix_set_column (matrix, column, 1001 + column, "Column", NULL, 0, FALSE);
  return matrix;
}

static void
assert_carried (guint row, guint column, guint new_row, guint new_column)
{
  g_autoptr (CwMatrix) from = make_sample_matrix (5, 4);
  g_autoptr (CwMatrix) to = make_cut_matrix ();

  cw_matrix_cursor_carry (from, to, &row, &column);
  g_assert_cmpuint (row, ==, new_row);
  g_assert_cmpuint (column, ==, new_column);
}

static void
test_same_cell (void)
{
  assert_carried (3, 2, 2, 1);
}

static void
test_gone_cell (void)
{
  assert_carried (0, 0, 0, 0);
}

static void
test_totals (void)
{
  assert_carried (5, 4, 4, 3);
  assert_carried (5, 1, 4, 0);
}

static void
test_own_is_another_column (void)
{
  g_autoptr (CwMatrix) from = cw_matrix_new (1, 2);
  g_autoptr (CwMatrix) to = cw_matrix_new (1, 2);
  guint row = 0;
  guint column = 0;

  cw_matrix_set_column (from, 0, 7, "Trust", NULL, 0, TRUE);
  cw_matrix_set_column (to, 0, 7, "Trust", NULL, 0, FALSE);
  cw_matrix_set_column (to, 1, 7, "Trust", NULL, 0, TRUE);
  cw_matrix_cursor_carry (from, to, &row, &column);
  g_assert_cmpuint (column, ==, 1);
}

static void
test_value_is_another_row (void)
{
  g_autoptr (CwMatrix) from = cw_matrix_new (1, 0);
  g_autoptr (CwMatrix) to = cw_matrix_new (2, 0);
  guint row = 0;
  guint column = 0;

  cw_matrix_set_row (from, 0, CW_KIND_ATTRIBUTE, 3, "police", "police", 0);
  cw_matrix_set_row (to, 0, CW_KIND_ATTRIBUTE, 3, "funder", "funder", 0);
  cw_matrix_set_row (to, 1, CW_KIND_ATTRIBUTE, 3, "police", "police", 0);
  cw_matrix_cursor_carry (from, to, &row, &column);
  g_assert_cmpuint (row, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/matrix-cursor/same-cell", test_same_cell);
  g_test_add_func ("/matrix-cursor/gone-cell", test_gone_cell);
  g_test_add_func ("/matrix-cursor/totals", test_totals);
  g_test_add_func ("/matrix-cursor/own-is-another-column", test_own_is_another_column);
  g_test_add_func ("/matrix-cursor/value-is-another-row", test_value_is_another_row);
  return g_test_run ();
}
