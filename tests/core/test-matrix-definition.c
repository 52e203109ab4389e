/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The text of a saved display, there and back. */

#include "config.h"

#include "cw-matrix-definition.h"

#include "cw-test-project.h"

static void
assert_round_trip (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwMatrixDefinition) definition = cw_matrix_definition_parse (text, &error);
  g_autofree char *printed = NULL;

  g_assert_no_error (error);
  printed = cw_matrix_definition_print (definition);
  g_assert_cmpstr (printed, ==, text);
}

static void
test_round_trip (void)
{
  assert_round_trip ("rows=case\ncolumns=code\nmeasure=excerpts");
  assert_round_trip ("rows=attribute:A-3\ncolumns=turf claim, X:own\nmeasure=density");
  assert_round_trip ("rows=source\ncolumns=theme\nmeasure=coverage\nown=no\nsummaries=yes");
}

static void
test_usual_values (void)
{
  g_autoptr (CwMatrixDefinition) definition
      = cw_matrix_definition_parse (" rows = case\n\nlater=thing\ncolumns=a=b\nnoise", NULL);

  g_assert_nonnull (definition);
  g_assert_cmpstr (definition->rows, ==, "case");
  g_assert_cmpstr (definition->columns, ==, "a=b");
  g_assert_cmpint (definition->measure, ==, CW_MEASURE_EXCERPTS);
  g_assert_true (definition->own);
  g_assert_false (definition->summaries);
}

static void
test_refuses (gconstpointer text)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (cw_matrix_definition_parse (text, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
}

static void
test_copy (void)
{
  g_autoptr (CwMatrixDefinition) definition
      = cw_matrix_definition_parse ("rows=case\ncolumns=code\nown=no\nsummaries=yes", NULL);
  g_autoptr (CwMatrixDefinition) copy = cw_matrix_definition_copy (definition);
  g_autofree char *first = cw_matrix_definition_print (definition);
  g_autofree char *second = cw_matrix_definition_print (copy);

  g_assert_cmpstr (first, ==, second);
}

static void
test_tabulate (void)
{
  static const struct
  {
    const char *text;
    guint n_columns; /* 0: refused */
    int error;
  } definitions[] = {
    { "rows=case\ncolumns=code", 5, 0 },
    { "rows=case\ncolumns=code\nown=no", 4, 0 },
    { "rows=source\ncolumns=X:own\nown=no", 1, 0 }, /* asked for by name it stays */
    { "rows=street\ncolumns=code", 0, CW_ERROR_INVALID },
    { "rows=attribute:size\ncolumns=code", 0, CW_ERROR_NOT_FOUND },
    { "rows=case\ncolumns=Z", 0, CW_ERROR_NOT_FOUND },
  };
  CwProject *project = cw_test_project_new_toy ();

  for (guint i = 0; i < G_N_ELEMENTS (definitions); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (CwMatrixDefinition) definition
          = cw_matrix_definition_parse (definitions[i].text, NULL);
      CwTabulation *tabulation = cw_matrix_definition_tabulate (definition, project, &error);
      g_autoptr (CwMatrix) matrix = NULL;

      g_assert_true ((tabulation != NULL) == (definitions[i].n_columns > 0));
      if (tabulation == NULL)
        {
          g_assert_error (error, CW_ERROR, definitions[i].error);
          continue;
        }
      matrix = cw_tabulation_compute (tabulation);
      g_assert_cmpuint (cw_matrix_get_n_columns (matrix), ==, definitions[i].n_columns);
      g_assert_finalize_object (tabulation);
    }
  cw_test_project_remove (project);
}

/* A display keeps its scope, its layer and what it is set against; turned round twice it is the same. */
static void
test_shows (void)
{
  static const char *const text
      = "rows=case\ncolumns=X, Y\nmeasure=codings\nvoices=all\npasses=all\nbasis=coded"
        "\nlayer=median\nnormalise=row\nchange=yes";
  g_autoptr (GError) error = NULL;
  g_autoptr (CwMatrixDefinition) definition = cw_matrix_definition_parse (text, &error);
  g_autofree char *printed = cw_matrix_definition_print (definition);
  g_autofree char *again = NULL;
  CwLayerOptions show = cw_matrix_definition_get_show (definition);

  g_assert_no_error (error);
  g_assert_cmpstr (printed, ==, text);
  g_assert_cmpint (show.layer, ==, CW_LAYER_MEDIAN);
  cw_matrix_definition_transpose (definition);
  g_assert_cmpstr (definition->rows, ==, "codes:X, Y");
  g_assert_cmpstr (definition->columns, ==, "case");
  g_assert_cmpint (definition->show.normalisation, ==, CW_NORMALISE_COLUMN);
  cw_matrix_definition_transpose (definition);
  again = cw_matrix_definition_print (definition);
  g_assert_cmpstr (again,
                   ==,
                   "rows=case\ncolumns=codes:X, Y\nmeasure=codings\nvoices=all\npasses=all"
                   "\nbasis=coded\nlayer=median\nnormalise=row\nchange=yes");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/matrix-definition/round-trip", test_round_trip);
  g_test_add_func ("/matrix-definition/usual-values", test_usual_values);
  g_test_add_data_func ("/matrix-definition/refuses/empty", "", test_refuses);
  g_test_add_data_func ("/matrix-definition/refuses/no-columns", "rows=case", test_refuses);
  g_test_add_data_func ("/matrix-definition/refuses/measure",
                        "rows=case\ncolumns=code\nmeasure=importance",
                        test_refuses);
  g_test_add_func ("/matrix-definition/copy", test_copy);
  g_test_add_data_func ("/matrix-definition/refuses/layer",
                        "rows=case\ncolumns=code\nlayer=importance",
                        test_refuses);
  g_test_add_data_func (
      "/matrix-definition/refuses/scope", "rows=case\ncolumns=code\npasses=none", test_refuses);
  g_test_add_func ("/matrix-definition/shows", test_shows);
  g_test_add_func ("/matrix-definition/tabulate", test_tabulate);
  return g_test_run ();
}
