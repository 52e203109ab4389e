/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The accessible table beside the drawn grid, walked as a screen reader walks it. */

#include "config.h"

#include "matrix-sample.h"

#include "cw-matrix-grid.h"
#include "cw-matrix-table.h"

#include <adwaita.h>

typedef struct
{
  GtkWidget *window;
  CwMatrixGrid *grid;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (CwMatrix) matrix = make_sample_matrix (3, 2);

  fixture->grid = CW_MATRIX_GRID (cw_matrix_grid_new ());
  cw_matrix_grid_set_matrix (fixture->grid, matrix);
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->grid));
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (CwMatrixGrid) grid = g_object_ref (fixture->grid);

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (g_steal_pointer (&grid));
}

/* The children, each owned. */
static GPtrArray *
list_children (gpointer parent)
{
  GPtrArray *children = g_ptr_array_new_with_free_func (g_object_unref);
  GtkAccessible *child = gtk_accessible_get_first_accessible_child (parent);

  while (child != NULL)
    {
      g_autoptr (GtkAccessible) back = gtk_accessible_get_accessible_parent (child);

      g_assert_true (back == GTK_ACCESSIBLE (parent));
      g_ptr_array_add (children, child);
      child = gtk_accessible_get_next_accessible_sibling (child);
    }
  return children;
}

static void
assert_size (Fixture *fixture, guint n_rows, guint n_columns)
{
  g_autoptr (GPtrArray) rows = list_children (fixture->grid);

  g_assert_cmpuint (rows->len, ==, n_rows);
  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr (GPtrArray) cells = list_children (rows->pdata[i]);

      g_assert_cmpuint (cells->len, ==, n_columns);
      gtk_test_accessible_assert_role (rows->pdata[i], GTK_ACCESSIBLE_ROLE_ROW);
      gtk_test_accessible_assert_relation (
          rows->pdata[i], GTK_ACCESSIBLE_RELATION_ROW_INDEX, (int) i + 1);
    }
}

static CwMatrixNode *
get_cell (Fixture *fixture, guint row, guint column)
{
  CwMatrixTable *table = cw_matrix_grid_get_table (fixture->grid);

  return cw_matrix_node_get_cell (cw_matrix_table_get_row (table, row), column);
}

static void
assert_label (Fixture *fixture, guint row, guint column, const char *label)
{
  gtk_test_accessible_assert_property (
      get_cell (fixture, row, column), GTK_ACCESSIBLE_PROPERTY_LABEL, label);
}

/* Headings, the rows of the matrix, and the totals. */
static void
test_structure (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *total = cw_matrix_grid_dup_cell_description (fixture->grid, 3, 2);

  assert_size (fixture, 5, 4);
  gtk_test_accessible_assert_role (get_cell (fixture, 0, 1), GTK_ACCESSIBLE_ROLE_COLUMN_HEADER);
  gtk_test_accessible_assert_role (get_cell (fixture, 1, 0), GTK_ACCESSIBLE_ROLE_ROW_HEADER);
  gtk_test_accessible_assert_role (get_cell (fixture, 1, 1), GTK_ACCESSIBLE_ROLE_GRID_CELL);
  gtk_test_accessible_assert_relation (
      get_cell (fixture, 2, 1), GTK_ACCESSIBLE_RELATION_COL_INDEX, 2);
  assert_label (fixture, 0, 0, "Codings");
  assert_label (fixture, 0, 1, "Borrowed legitimacy");
  assert_label (fixture, 1, 0, "Calder City");
  assert_label (fixture, 4, 0, "All rows");
  assert_label (fixture, 4, 3, total);
}

/* Who holds a cell hears what is new in it. */
static void
test_follows (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (CwMatrix) matrix = make_sample_matrix (3, 2);
  g_autoptr (CwMatrixNode) cell = g_object_ref (get_cell (fixture, 1, 1));
  g_autofree char *before = cw_matrix_grid_dup_cell_description (fixture->grid, 0, 0);
  g_autofree char *after = NULL;

  assert_label (fixture, 1, 1, before);
  cw_matrix_counts_at (matrix, 0, 0)->codings = 77;
  cw_matrix_grid_set_matrix (fixture->grid, matrix);
  after = cw_matrix_grid_dup_cell_description (fixture->grid, 0, 0);
  g_assert_cmpstr (before, !=, after);
  g_assert_true (cell == get_cell (fixture, 1, 1));
  assert_label (fixture, 1, 1, after);
  cw_matrix_grid_set_measure (fixture->grid, CW_MEASURE_EXCERPTS);
  assert_label (fixture, 0, 0, "Excerpts");
}

static void
test_grows_and_shrinks (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (CwMatrix) larger = make_sample_matrix (6, 5), smaller = make_sample_matrix (1, 1);
  g_autoptr (CwMatrixNode) gone = NULL;

  assert_size (fixture, 5, 4);
  cw_matrix_grid_set_matrix (fixture->grid, larger);
  assert_size (fixture, 8, 7);
  gone = g_object_ref (get_cell (fixture, 7, 6));
  cw_matrix_grid_set_matrix (fixture->grid, smaller);
  assert_size (fixture, 3, 3);
  assert_label (fixture, 2, 0, "All rows");
  g_assert_null (gtk_accessible_get_accessible_parent (GTK_ACCESSIBLE (gone)));
  g_assert_null (gtk_accessible_get_next_accessible_sibling (GTK_ACCESSIBLE (gone)));
  cw_matrix_grid_set_matrix (fixture->grid, NULL);
  assert_size (fixture, 0, 0);
}

static void
test_cursor_is_selected (Fixture *fixture, gconstpointer unused)
{
  CwMatrixNode *first = get_cell (fixture, 1, 1), *second = get_cell (fixture, 2, 1);

  gtk_test_accessible_assert_state (first, GTK_ACCESSIBLE_STATE_SELECTED, TRUE);
  gtk_test_accessible_assert_state (second, GTK_ACCESSIBLE_STATE_SELECTED, FALSE);
  cw_matrix_grid_move_cursor (fixture->grid, 1, 0);
  gtk_test_accessible_assert_state (first, GTK_ACCESSIBLE_STATE_SELECTED, FALSE);
  gtk_test_accessible_assert_state (second, GTK_ACCESSIBLE_STATE_SELECTED, TRUE);
}

static void
test_bounds (Fixture *fixture, gconstpointer unused)
{
  GtkAccessible *row
      = GTK_ACCESSIBLE (cw_matrix_table_get_row (cw_matrix_grid_get_table (fixture->grid), 2));
  GtkAccessible *cell = GTK_ACCESSIBLE (get_cell (fixture, 2, 1));
  graphene_rect_t area;
  int x, y, width, height, left, top;

  cw_matrix_geometry_get_area (cw_matrix_grid_get_geometry (fixture->grid), 1, 0, &area);
  g_assert_true (gtk_accessible_get_bounds (row, &left, &top, &width, &height));
  g_assert_cmpint (width, ==, gtk_widget_get_width (GTK_WIDGET (fixture->grid)));
  g_assert_true (gtk_accessible_get_bounds (cell, &x, &y, &width, &height));
  g_assert_cmpint (left + x, ==, (int) area.origin.x);
  g_assert_cmpint (top + y, ==, (int) area.origin.y);
  g_assert_cmpint (width, ==, (int) area.size.width);
}

/* A program that is slow to hear of it may ask on after the grid is gone. */
static void
test_outlives_grid (void)
{
  g_autoptr (CwMatrix) matrix = make_sample_matrix (2, 2);
  g_autoptr (CwMatrixGrid) grid = g_object_ref_sink (CW_MATRIX_GRID (cw_matrix_grid_new ()));
  g_autoptr (CwMatrixNode) row = NULL, cell = NULL;
  int x, y, width, height;

  cw_matrix_grid_set_matrix (grid, matrix);
  row = g_object_ref (cw_matrix_table_get_row (cw_matrix_grid_get_table (grid), 1));
  cell = g_object_ref (cw_matrix_node_get_cell (row, 1));
  g_assert_finalize_object (g_steal_pointer (&grid));
  g_assert_null (gtk_accessible_get_first_accessible_child (GTK_ACCESSIBLE (row)));
  g_assert_null (gtk_accessible_get_accessible_parent (GTK_ACCESSIBLE (cell)));
  g_assert_false (gtk_accessible_get_bounds (GTK_ACCESSIBLE (cell), &x, &y, &width, &height));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(name, func) g_test_add ("/matrix-table/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("structure", test_structure);
  ADD ("follows", test_follows);
  ADD ("grows-and-shrinks", test_grows_and_shrinks);
  ADD ("cursor-is-selected", test_cursor_is_selected);
  ADD ("bounds", test_bounds);
  g_test_add_func ("/matrix-table/outlives-grid", test_outlives_grid);
  return g_test_run ();
}
