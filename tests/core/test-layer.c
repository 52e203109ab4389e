/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* What cells of the toy project show, by layer and by what it is set against, worked out by hand. */

#include "config.h"

#include "cw-layer.h"
#include "cw-matrix-definition.h"
#include <string.h>

#include "cw-test-project.h"

static CwMatrix *
compute (CwProject *project, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwMatrixDefinition) definition = cw_matrix_definition_parse (text, &error);
  g_autoptr (CwTabulation) tabulation = NULL;

  g_assert_no_error (error);
  tabulation = cw_matrix_definition_tabulate (definition, project, &error);
  g_assert_no_error (error);
  cw_tabulation_set_detailed (tabulation, TRUE);
  return cw_tabulation_compute (tabulation);
}

static void
assert_cell (CwMatrix *matrix,
             guint row,
             guint column,
             const char *layer,
             const char *normalisation,
             const char *expected)
{
  CwLayerOptions options = { .at_least = 1 };
  g_autofree char *value = NULL;

  g_assert_true (cw_layer_from_nick (layer, &options.layer));
  g_assert_true (
      cw_normalisation_parse (normalisation, &options.normalisation, &options.at_least, NULL));
  value = cw_matrix_format_layer (matrix, row, column, &options);
  g_assert_cmpstr (value, ==, expected);
}

/* City A × X: 4 codings, 300 of 1800 characters, 60 of 360 words, of a row of 6 and a column of 6. */
static void
test_layers (void)
{
  static const struct
  {
    const char *layer, *normalisation, *expected;
  } cells[] = {
    { "codings", "none", "4" },       { "codings", "row", "66.67" },
    { "codings", "column", "66.67" }, { "codings", "total", "40.00" },
    { "codings", "words", "111.1" },  { "codings", "sources", "1.3" },
    { "codings", "binary:4", "1" },   { "codings", "binary:5", "0" },
    { "density", "none", "111.1" },   { "excerpt-density", "none", "111.1" },
    { "words", "none", "60" },        { "word-coverage", "none", "16.67" },
    { "coverage", "none", "16.67" },  { "presence", "none", "●" },
    { "participants", "none", "0" },  { "median", "none", "" },
    { "supports", "none", "0" },      { "codings", "participants", "0.0" },
  };
  CwProject *project = cw_test_project_new_toy ();
  g_autoptr (CwMatrix) matrix = compute (project, "rows=case\ncolumns=X, Y");

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    assert_cell (matrix, 0, 0, cells[i].layer, cells[i].normalisation, cells[i].expected);
  cw_test_project_remove (project);
}

static void
test_magnitudes (void)
{
  CwProject *project = cw_test_project_new_toy ();
  g_autoptr (CwMatrix) matrix = NULL;

  cw_test_say (project, "{'verb': 'create-code', 'name': 'M'}");
  for (guint i = 0; i < 4; i++)
    cw_test_say (project,
                 "{'verb': 'apply-code', 'source': 'S1', 'start': %u, 'end': %u, 'code': 'M', "
                 "'magnitude': %d}",
                 10 * i,
                 10 * i + 5,
                 (int[]) { -2, 1, 1, 2 }[i]);
  matrix = compute (project, "rows=case\ncolumns=M");
  assert_cell (matrix, 0, 0, "median", "none", "1");
  assert_cell (matrix, 0, 0, "mode", "none", "1");
  assert_cell (matrix, 0, 0, "mean", "none", "0.5");
  assert_cell (matrix, 0, 0, "minimum", "none", "-2");
  assert_cell (matrix, 0, 0, "maximum", "none", "2");
  assert_cell (matrix, 1, 0, "mean", "none", "?2");
  g_clear_pointer (&matrix, cw_matrix_unref);
  /* There is no mean of words. */
  cw_test_say (project, "{'verb': 'set-code', 'code': 'M', 'scale': '−2, +1 2'}");
  matrix = compute (project, "rows=case\ncolumns=M");
  assert_cell (matrix, 0, 0, "mean", "none", "0.5");
  g_clear_pointer (&matrix, cw_matrix_unref);
  cw_test_say (project, "{'verb': 'set-code', 'code': 'M', 'scale': 'low, 1, high'}");
  matrix = compute (project, "rows=case\ncolumns=M");
  assert_cell (matrix, 0, 0, "mean", "none", "");
  assert_cell (matrix, 0, 0, "median", "none", "1");
  cw_test_project_remove (project);
}

/* All five ways of being empty, one after the other. */
static void
test_states (void)
{
  CwProject *project = cw_test_project_new_toy ();
  g_autoptr (CwMatrix) matrix = NULL;

  cw_test_say (project, "{'verb': 'create-case', 'name': 'C'}");
  cw_test_say (project, "{'verb': 'create-code', 'name': 'Z'}");
  matrix = compute (project, "rows=case\ncolumns=Z, Y");
  assert_cell (matrix, 2, 0, "presence", "none", "n/m");
  assert_cell (matrix, 2, 0, "codings", "row", "n/m");
  assert_cell (matrix, 0, 0, "presence", "none", "?3");
  assert_cell (matrix, 0, 0, "codings", "total", "?3");
  g_clear_pointer (&matrix, cw_matrix_unref);

  for (guint i = 1; i <= 4; i++)
    cw_test_say (project, "{'verb': 'set-source', 'source': 'S%u', 'status': 'reviewed'}", i);
  matrix = compute (project, "rows=case\ncolumns=Z, Y");
  assert_cell (matrix, 0, 0, "presence", "none", "–");
  g_clear_pointer (&matrix, cw_matrix_unref);

  cw_test_say (project,
               "{'verb': 'confirm-absence', 'case': 'A', 'code': 'Z', 'memo': 'I asked.'}");
  matrix = compute (project, "rows=case\ncolumns=Z, Y");
  assert_cell (matrix, 0, 0, "presence", "none", "∅");
  assert_cell (matrix, 1, 0, "presence", "none", "–");
  g_clear_pointer (&matrix, cw_matrix_unref);

  cw_test_say (project, "{'verb': 'set-summary', 'case': 'B', 'code': 'Y', 'text': 'No.'}");
  cw_test_say (project,
               "{'verb': 'cite-evidence', 'case': 'B', 'code': 'Y', 'source': 'S3', 'start': 1000, "
               "'end': 1100, 'stance': 'contradicts'}");
  matrix = compute (project, "rows=case\ncolumns=Y\nkinds=\nsources=S3");
  assert_cell (matrix, 1, 0, "presence", "none", "✕");
  assert_cell (matrix, 1, 0, "contradicts", "none", "1");
  cw_test_refuses (project,
                   CW_ERROR_INVALID,
                   "has evidence",
                   "{'verb': 'confirm-absence', 'case': 'B', 'code': 'Y', 'memo': 'm'}");
  cw_test_refuses (project,
                   CW_ERROR_INVALID,
                   "has no text",
                   "{'verb': 'confirm-absence', 'case': 'C', 'code': 'Y', 'memo': 'm'}");
  cw_test_refuses (project,
                   CW_ERROR_NOT_FOUND,
                   "Nobody has confirmed",
                   "{'verb': 'retract-absence', 'case': 'B', 'code': 'Y'}");
  cw_test_project_remove (project);
}

static void
assert_explained (CwMatrix *matrix,
                  guint row,
                  guint column,
                  CwLayerOptions options,
                  const char *expected)
{
  g_autofree char *sentence = cw_matrix_explain (matrix, row, column, &options);

  g_assert_cmpstr (sentence, ==, expected);
}

static void
test_explains (void)
{
  CwProject *project = cw_test_project_new_toy ();
  g_autoptr (CwMatrix) matrix = compute (project, "rows=case\ncolumns=X, X:own");
  g_autoptr (CwMatrix) slices = compute (project, "rows=case\ncolumns=codes:X>quarter");

  assert_explained (matrix,
                    0,
                    0,
                    (CwLayerOptions) { CW_LAYER_CODINGS, CW_NORMALISE_WORDS, 1, FALSE },
                    "A × X: 4 codings ÷ 360 words × 10,000 = 111.1.");
  assert_explained (matrix,
                    0,
                    0,
                    (CwLayerOptions) { CW_LAYER_COVERAGE, CW_NORMALISE_NONE, 1, FALSE },
                    "A × X: 300 coded characters ÷ 1800 characters × 100 = 16.67.");
  assert_explained (matrix,
                    0,
                    1,
                    (CwLayerOptions) { CW_LAYER_CODINGS, CW_NORMALISE_NONE, 1, FALSE },
                    "A × X: 0 codings. Here there is no evidence, but not all of the text has "
                    "been gone through: 3 sources are left.");
  assert_explained (slices,
                    0,
                    1,
                    (CwLayerOptions) { CW_LAYER_CODINGS, CW_NORMALISE_NONE, 1, TRUE },
                    "A × X › 2021Q2: 1 coding = -2. The number shown is the difference from "
                    "the slice before.");
  cw_test_project_remove (project);
}

/* Every layer by every normalisation says something of every cell. */
static void
test_all (void)
{
  static const char *const ways[]
      = { "none",         "row",      "column",           "total", "words", "sources",
          "participants", "binary:2", "participant-share" };
  CwProject *project = cw_test_project_new_toy ();
  g_autoptr (CwMatrix) matrix = compute (project, "rows=codes:X, Y\ncolumns=case>quarter");

  for (CwLayer layer = 0; layer < CW_N_LAYERS; layer++)
    for (guint way = 0; way < 2 * G_N_ELEMENTS (ways); way++)
      for (guint row = 0; row <= cw_matrix_get_n_rows (matrix); row++)
        for (guint column = 0; column <= cw_matrix_get_n_columns (matrix); column++)
          {
            CwLayerOptions options = { .layer = layer, .change = way % 2 == 1 };
            g_autofree char *sentence = NULL;
            g_autofree char *value = NULL;
            g_autofree char *printed = NULL;

            g_assert_true (cw_normalisation_parse (
                ways[way / 2], &options.normalisation, &options.at_least, NULL));
            printed = cw_normalisation_print (options.normalisation, options.at_least);
            g_assert_cmpstr (printed, ==, ways[way / 2]);
            sentence = cw_matrix_explain (matrix, row, column, &options);
            value = cw_matrix_format_layer (matrix, row, column, &options);
            g_assert_nonnull (value);
            g_assert_true (g_str_has_suffix (sentence, "."));
            g_assert_null (strstr (sentence, "nan"));
          }
  cw_test_project_remove (project);
}

static void
test_names (void)
{
  CwLayerOptions options = { 0 };
  g_autoptr (GError) error = NULL;

  for (CwLayer layer = 0; layer < CW_N_LAYERS; layer++)
    {
      CwLayer again;

      g_assert_true (cw_layer_from_nick (cw_layer_nick (layer), &again));
      g_assert_cmpint (again, ==, layer);
      if (layer < CW_N_MEASURES)
        g_assert_cmpstr (cw_layer_nick (layer), ==, cw_measure_nick ((CwMeasure) layer));
    }
  g_assert_false (cw_layer_from_nick ("street", &options.layer));
  g_assert_false (
      cw_normalisation_parse ("binary:0", &options.normalisation, &options.at_least, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layer/layers", test_layers);
  g_test_add_func ("/layer/magnitudes", test_magnitudes);
  g_test_add_func ("/layer/states", test_states);
  g_test_add_func ("/layer/explains", test_explains);
  g_test_add_func ("/layer/all", test_all);
  g_test_add_func ("/layer/names", test_names);
  return g_test_run ();
}
