/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* What the matrix page offers and says about a project, without a display. */

#include "config.h"

#include "toy-project.h"

#include "cw-cases.h"
#include "cw-matrix-cell.h"
#include "cw-matrix-choices.h"
#include "cw-matrix-definition.h"
#include "cw-matrix-scope.h"

static guint
count_items (GMenuModel *menu, int section)
{
  g_autoptr (GMenuModel) items = g_menu_model_get_item_link (menu, section, G_MENU_LINK_SECTION);

  return (guint) g_menu_model_get_n_items (items);
}

static void
test_rows (void)
{
  g_autoptr (ToyProject) toy = toy_project_new ();
  gint64 id = cw_project_create_attribute (toy->project, "Size_m", "number", "case", "", NULL);
  g_autoptr (GMenuModel) menu = cw_matrix_choices_new_rows (toy->project);
  g_autoptr (GMenuModel) attributes = g_menu_model_get_item_link (menu, 1, G_MENU_LINK_SECTION);
  g_autofree char *label = NULL;
  g_autofree char *rows = cw_matrix_choices_dup_rows (toy->project, "attribute:Size_m");
  g_autofree char *title = cw_matrix_choices_dup_rows_title (toy->project, rows);
  g_autofree char *printed = cw_kind_format_id (CW_KIND_ATTRIBUTE, id);
  g_autofree char *expected = g_strconcat ("attribute:", printed, NULL);

  g_assert_cmpuint (count_items (menu, 0), ==, 2);
  g_menu_model_get_item_attribute (attributes, 0, G_MENU_ATTRIBUTE_LABEL, "s", &label);
  g_assert_cmpstr (label, ==, "Size__m");
  g_assert_cmpstr (rows, ==, expected);
  g_assert_cmpstr (title, ==, "Size_m");
}

static void
test_columns (void)
{
  g_autoptr (ToyProject) toy = toy_project_new ();
  g_autoptr (GMenuModel) codes = cw_matrix_choices_new_columns (toy->project, "code");
  g_autoptr (GMenuModel) listed = cw_matrix_choices_new_columns (toy->project, "X, Y");
  g_autoptr (GMenuModel) themes = NULL;
  g_autofree char *title = cw_matrix_choices_dup_columns_title ("X, Y");

  g_assert_cmpuint (count_items (codes, 0), ==, 1);
  g_assert_cmpuint (count_items (listed, 0), ==, 2);
  g_assert_cmpstr (title, ==, "2 Codes");
  g_assert_true (
      cw_project_set_field (toy->project, CW_KIND_CODE, toy->y, CW_CODE_LEVEL, "theme", NULL));
  themes = cw_matrix_choices_new_columns (toy->project, "code");
  g_assert_cmpuint (count_items (themes, 0), ==, 2);
}

static CwMatrix *
compute (ToyProject *toy, const char *rows, const char *columns)
{
  g_autoptr (CwMatrixDefinition) definition
      = cw_matrix_definition_new (rows, columns, CW_MEASURE_EXCERPTS);
  g_autoptr (CwTabulation) tabulation
      = cw_matrix_definition_tabulate (definition, toy->project, NULL);

  g_assert_nonnull (tabulation);
  return cw_tabulation_compute (tabulation);
}

static void
test_scope (void)
{
  g_autoptr (ToyProject) toy = toy_project_new ();
  g_autoptr (CwMatrix) matrix = compute (toy, "case", "code");
  g_autoptr (CwMatrix) flat = compute (toy, "source", "Y");
  g_autoptr (CwMatrix) empty = compute (toy, "case", "theme");
  g_autofree char *sentence = cw_matrix_scope_dup_sentence (matrix, CW_MEASURE_EXCERPTS);
  g_autofree char *short_sentence = cw_matrix_scope_dup_sentence (flat, CW_MEASURE_SOURCES);
  const char *title, *description;

  g_assert_cmpstr (sentence,
                   ==,
                   "2 rows × 5 columns. Distinct excerpts; totals are distinct, not sums. A column "
                   "with others below it counts them too.");
  g_assert_cmpstr (
      short_sentence, ==, "4 rows × 1 column. Distinct sources; totals are distinct, not sums.");
  g_assert_false (cw_matrix_scope_find_gap (matrix, "case", &title, &description));
  g_assert_true (cw_matrix_scope_find_gap (empty, "case", &title, &description));
  g_assert_cmpstr (title, ==, "No Codes Here");
}

static void
test_cells (void)
{
  g_autoptr (ToyProject) toy = toy_project_new ();
  g_autoptr (CwMatrix) matrix = compute (toy, "case", "code");
  g_autofree char *own = cw_matrix_cell_dup_title (matrix, 1, 1);
  CwCellKey key;

  g_assert_cmpstr (own, ==, "City B × X (own)");
  g_assert_true (cw_matrix_cell_find_key (matrix, 1, 0, &key));
  g_assert_cmpint (key.row_id, ==, toy->city_b);
  g_assert_cmpint (key.code, ==, toy->x);
  g_assert_false (cw_matrix_cell_find_key (matrix, 1, 1, &key));
  g_assert_false (cw_matrix_cell_find_key (matrix, 2, 0, &key));
  g_assert_false (cw_matrix_cell_find_key (matrix, 0, 5, &key));
  g_assert_cmpint (cw_matrix_cell_find_subject (matrix, 0, 0)->id, ==, toy->city_a);
  g_assert_cmpint (cw_matrix_cell_find_subject (matrix, 2, 0)->id, ==, toy->x);
  g_assert_null (cw_matrix_cell_find_subject (matrix, 2, 5));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/matrix-choices/rows", test_rows);
  g_test_add_func ("/matrix-choices/columns", test_columns);
  g_test_add_func ("/matrix-scope/sentence", test_scope);
  g_test_add_func ("/matrix-cell/cells", test_cells);
  return g_test_run ();
}
