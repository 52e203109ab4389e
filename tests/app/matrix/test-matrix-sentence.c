/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* What a cell says: the formula with the numbers in it. */

#include "config.h"

#include "cw-matrix-sentence.h"

static CwMatrix *
make_matrix (void)
{
  CwMatrix *matrix = cw_matrix_new (2, 1);

  cw_matrix_set_row (matrix, 0, CW_KIND_CASE, 1, NULL, "Calder City", 0);
  cw_matrix_set_row (matrix, 1, CW_KIND_CASE, 2, NULL, "Port Orrin", 0);
  cw_matrix_set_column (matrix, 0, 9, "Trust", NULL, 0, TRUE);
  *cw_matrix_counts_at (matrix, 0, 0) = (CwCounts) { 4, 3, 2, 1, 300 };
  *cw_matrix_material_at (matrix, 0) = (CwMaterial) { 1800, 360, 3 };
  *cw_matrix_counts_at (matrix, 2, 0) = (CwCounts) { 1, 1, 1, 1, 1234567 };
  *cw_matrix_material_at (matrix, 2) = (CwMaterial) { 2000000, 400000, 1 };
  return matrix;
}

static void
assert_value (guint row, CwMeasure measure, const char *expected)
{
  g_autoptr (CwMatrix) matrix = make_matrix ();
  g_autofree char *sentence = cw_matrix_sentence_dup_value (matrix, row, 0, measure);

  g_assert_cmpstr (sentence, ==, expected);
}

static void
test_formulas (void)
{
  assert_value (0, CW_MEASURE_CODINGS, "Codings: 4 links between an excerpt and a code");
  assert_value (
      0, CW_MEASURE_EXCERPTS, "Excerpts: 3, each counted once however many codes it carries");
  assert_value (0, CW_MEASURE_PASSAGES, "Passages: 3 excerpts, merged where they overlap, make 2");
  assert_value (0, CW_MEASURE_SOURCES, "Sources: 1 of the row’s 3 sources");
  assert_value (0, CW_MEASURE_CHARACTERS, "Characters: 300 of the row’s 1,800 characters");
  assert_value (0, CW_MEASURE_COVERAGE, "Coverage: 300 of 1,800 characters = 16.67 %");
  assert_value (0, CW_MEASURE_DENSITY, "Density: 4 codings in 360 words = 111.1 per 10,000 words");
}

static void
test_totals (void)
{
  assert_value (2,
                CW_MEASURE_CODINGS,
                "Codings: 1 link between an excerpt and a code (distinct, not a sum of cells)");
  assert_value (2,
                CW_MEASURE_CHARACTERS,
                "Characters: 1,234,567 of the row’s 2,000,000 characters (distinct, not a sum of "
                "cells)");
}

static void
test_no_material (void)
{
  g_autoptr (CwMatrix) matrix = make_matrix ();
  g_autofree char *coverage = cw_matrix_sentence_dup_number (matrix, 1, 0, CW_MEASURE_COVERAGE);
  g_autofree char *codings = cw_matrix_sentence_dup_number (matrix, 1, 0, CW_MEASURE_CODINGS);

  assert_value (1, CW_MEASURE_COVERAGE, "Coverage: the row has no material to measure");
  assert_value (1, CW_MEASURE_DENSITY, "Density: the row has no material to measure");
  g_assert_cmpstr (coverage, ==, "n/m");
  g_assert_cmpstr (codings, ==, "0");
}

static void
test_cell (void)
{
  g_autoptr (CwMatrix) matrix = make_matrix ();
  g_autoptr (CwMatrixSummaries) summaries = cw_matrix_summaries_new ();
  g_autofree char *sentence = NULL;

  cw_matrix_summaries_set (summaries, 0, 0, "Some text.", TRUE, TRUE);
  sentence = cw_matrix_sentence_dup_cell (matrix, summaries, 0, 0, CW_MEASURE_COVERAGE);
  g_assert_cmpstr (sentence,
                   ==,
                   "Calder City × Trust (own)\n"
                   "Coverage: 300 of 1,800 characters = 16.67 %\n"
                   "Draft summary, written before the evidence changed: Some text.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/matrix-sentence/formulas", test_formulas);
  g_test_add_func ("/matrix-sentence/totals", test_totals);
  g_test_add_func ("/matrix-sentence/no-material", test_no_material);
  g_test_add_func ("/matrix-sentence/cell", test_cell);
  return g_test_run ();
}
