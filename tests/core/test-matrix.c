/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The numbers of a display, and how they print. */

#include "config.h"

#include "cw-matrix.h"

static CwMatrix *
make_matrix (void)
{
  CwMatrix *matrix = cw_matrix_new (2, 1);

  cw_matrix_set_row (matrix, 0, CW_KIND_CASE, 4, NULL, "North", 0);
  cw_matrix_set_row (matrix, 1, CW_KIND_ATTRIBUTE, 2, "large", "large", 1);
  cw_matrix_set_column (matrix, 0, 7, "calls", "#123456", 2, TRUE);
  *cw_matrix_counts_at (matrix, 0, 0) = (CwCounts) { 5, 4, 3, 2, 100 };
  *cw_matrix_counts_at (matrix, 1, 0) = (CwCounts) { 7, 1, 1, 1, 10 };
  *cw_matrix_counts_at (matrix, 2, 1) = (CwCounts) { 12, 5, 4, 2, 110 };
  *cw_matrix_material_at (matrix, 0) = (CwMaterial) { 300, 30, 2 };
  *cw_matrix_material_at (matrix, 2) = (CwMaterial) { 1000, 70, 2 };
  return matrix;
}

static void
test_headers (void)
{
  g_autoptr (CwMatrix) matrix = make_matrix ();
  const CwMatrixHeader *row = cw_matrix_get_row (matrix, 1);
  const CwMatrixHeader *column = cw_matrix_get_column (matrix, 0);

  g_assert_cmpuint (cw_matrix_get_n_rows (matrix), ==, 2);
  g_assert_cmpuint (cw_matrix_get_n_columns (matrix), ==, 1);
  g_assert_cmpint (row->kind, ==, CW_KIND_ATTRIBUTE);
  g_assert_cmpint (row->id, ==, 2);
  g_assert_cmpstr (row->value, ==, "large");
  g_assert_cmpuint (row->depth, ==, 1);
  g_assert_cmpint (column->kind, ==, CW_KIND_CODE);
  g_assert_cmpint (column->id, ==, 7);
  g_assert_cmpstr (column->label, ==, "calls");
  g_assert_cmpstr (column->color, ==, "#123456");
  g_assert_true (column->own);
  /* Set again, it is another one. */
  cw_matrix_set_row (matrix, 1, CW_KIND_SOURCE, 3, NULL, "Talk", 0);
  g_assert_cmpstr (cw_matrix_get_row (matrix, 1)->label, ==, "Talk");
  g_assert_null (cw_matrix_get_row (matrix, 1)->value);
}

static void
test_values (void)
{
  static const struct
  {
    CwMeasure measure;
    const char *nick, *north, *large, *total;
  } measures[] = {
    { CW_MEASURE_CODINGS, "codings", "5", "7", "12" },
    { CW_MEASURE_EXCERPTS, "excerpts", "4", "1", "5" },
    { CW_MEASURE_PASSAGES, "passages", "3", "1", "4" },
    { CW_MEASURE_SOURCES, "sources", "2", "1", "2" },
    { CW_MEASURE_CHARACTERS, "characters", "100", "10", "110" },
    { CW_MEASURE_COVERAGE, "coverage", "33.33", "0.00", "11.00" },
    { CW_MEASURE_DENSITY, "density", "1666.7", "0.0", "1714.3" },
  };
  g_autoptr (CwMatrix) matrix = make_matrix ();

  g_assert_cmpuint (G_N_ELEMENTS (measures), ==, CW_N_MEASURES);
  for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
    {
      CwMeasure measure = measures[i].measure;
      g_autofree char *north = cw_matrix_format_value (matrix, 0, 0, measure);
      g_autofree char *large = cw_matrix_format_value (matrix, 1, 0, measure);
      g_autofree char *total = cw_matrix_format_value (matrix, 2, 1, measure);
      CwMeasure found;

      g_assert_cmpstr (north, ==, measures[i].north);
      g_assert_cmpstr (large, ==, measures[i].large);
      g_assert_cmpstr (total, ==, measures[i].total);
      g_assert_cmpstr (cw_measure_nick (measure), ==, measures[i].nick);
      g_assert_true (cw_measure_from_nick (measures[i].nick, &found));
      g_assert_cmpint (found, ==, measure);
    }
}

static void
test_unknown_measure (void)
{
  CwMeasure measure = CW_MEASURE_SOURCES;

  g_assert_false (cw_measure_from_nick ("importance", &measure));
  g_assert_cmpint (measure, ==, CW_MEASURE_SOURCES);
}

/* Totals are no cells: shading by them would make every cell pale. */
static void
test_maximum (void)
{
  g_autoptr (CwMatrix) matrix = make_matrix ();
  g_autoptr (CwMatrix) empty = cw_matrix_new (0, 0);

  g_assert_cmpfloat (cw_matrix_get_maximum (matrix, CW_MEASURE_CODINGS), ==, 7);
  g_assert_cmpfloat (cw_matrix_get_maximum (empty, CW_MEASURE_CODINGS), ==, 0);
  g_assert_cmpuint (cw_matrix_get_counts (empty, 0, 0)->codings, ==, 0);
}

static void
test_references (void)
{
  CwMatrix *matrix = make_matrix ();
  GValue value = G_VALUE_INIT;

  g_value_init (&value, CW_TYPE_MATRIX);
  g_value_set_boxed (&value, matrix);
  cw_matrix_unref (matrix);
  g_assert_cmpuint (cw_matrix_get_n_rows (g_value_get_boxed (&value)), ==, 2);
  g_value_unset (&value);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/matrix/headers", test_headers);
  g_test_add_func ("/matrix/values", test_values);
  g_test_add_func ("/matrix/unknown-measure", test_unknown_measure);
  g_test_add_func ("/matrix/maximum", test_maximum);
  g_test_add_func ("/matrix/references", test_references);
  return g_test_run ();
}
