/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The arithmetic of the grid: picking is the inverse of placing, from left to right and mirrored. */

#include "config.h"

#include "cw-matrix-geometry.h"

static const int widths[] = { 50, 80, 60, 100, 70, 90 };

static void
init_geometry (CwMatrixGeometry *geometry, gboolean mirrored)
{
  *geometry = (CwMatrixGeometry) { .n_rows = 40,
                                   .width = 400,
                                   .height = 300,
                                   .mirrored = mirrored,
                                   .row_header = 100,
                                   .column_header = 60,
                                   .total_column = 50,
                                   .total_row = 30,
                                   .row_height = 25,
                                   .scroll_x = 70,
                                   .scroll_y = 40 };
  cw_matrix_geometry_set_columns (geometry, widths, G_N_ELEMENTS (widths));
}

static void
assert_picks_itself (const CwMatrixGeometry *geometry, guint row, guint column)
{
  graphene_rect_t area;
  guint picked_row, picked_column;

  cw_matrix_geometry_get_area (geometry, row, column, &area);
  g_assert_true (cw_matrix_geometry_pick (geometry,
                                          area.origin.x + area.size.width / 2,
                                          area.origin.y + area.size.height / 2,
                                          &picked_row,
                                          &picked_column));
  g_assert_cmpuint (picked_row, ==, row);
  g_assert_cmpuint (picked_column, ==, column);
}

static void
test_pick (gconstpointer mirrored)
{
  CwMatrixGeometry geometry;
  guint first, end;

  init_geometry (&geometry, GPOINTER_TO_INT (mirrored));
  cw_matrix_geometry_get_visible_columns (&geometry, &first, &end);
  g_assert_cmpuint (first, ==, 1);
  g_assert_cmpuint (end, ==, 5);
  for (guint column = first + 1; column < end - 1; column++)
    for (guint row = 2; row < 8; row++)
      assert_picks_itself (&geometry, row, column);
  assert_picks_itself (&geometry, CW_MATRIX_HEADER, 2);
  assert_picks_itself (&geometry, 3, CW_MATRIX_HEADER);
  assert_picks_itself (&geometry, 40, 6);
  assert_picks_itself (&geometry, CW_MATRIX_HEADER, CW_MATRIX_HEADER);
  cw_matrix_geometry_clear (&geometry);
}

static void
test_mirror (void)
{
  CwMatrixGeometry geometry;
  graphene_rect_t area;

  init_geometry (&geometry, TRUE);
  cw_matrix_geometry_get_area (&geometry, 0, CW_MATRIX_HEADER, &area);
  g_assert_cmpfloat (area.origin.x, ==, 300);
  cw_matrix_geometry_get_area (&geometry, 0, 6, &area);
  g_assert_cmpfloat (area.origin.x, ==, 0);
  cw_matrix_geometry_clear (&geometry);
}

static void
test_small_matrix (void)
{
  CwMatrixGeometry geometry;
  graphene_rect_t area;
  guint row, column;

  init_geometry (&geometry, FALSE);
  geometry.scroll_x = geometry.scroll_y = 0;
  geometry.width = 1000;
  geometry.n_rows = 2;
  cw_matrix_geometry_get_area (&geometry, 2, 6, &area);
  g_assert_cmpfloat (area.origin.x, ==, 100 + 450);
  g_assert_cmpfloat (area.origin.y, ==, 60 + 50);
  g_assert_false (cw_matrix_geometry_pick (&geometry, 700, 70, &row, &column));
  g_assert_false (cw_matrix_geometry_pick (&geometry, 120, 200, &row, &column));
  cw_matrix_geometry_clear (&geometry);
}

static void
test_edge (gconstpointer mirrored)
{
  CwMatrixGeometry geometry;
  graphene_rect_t area;
  guint column;
  float end;

  init_geometry (&geometry, GPOINTER_TO_INT (mirrored));
  cw_matrix_geometry_get_area (&geometry, CW_MATRIX_HEADER, 2, &area);
  end = area.origin.x + (geometry.mirrored ? 0 : area.size.width);
  for (int distance = -3; distance <= 3; distance += 3)
    {
      g_assert_true (cw_matrix_geometry_pick_edge (&geometry, end + distance, 10, &column));
      g_assert_cmpuint (column, ==, 2);
    }
  g_assert_false (
      cw_matrix_geometry_pick_edge (&geometry, area.origin.x + area.size.width / 2, 10, &column));
  g_assert_false (cw_matrix_geometry_pick_edge (&geometry, end, 100, &column));
  cw_matrix_geometry_clear (&geometry);
}

static void
test_scroll_to (void)
{
  CwMatrixGeometry geometry;
  int x, y;

  init_geometry (&geometry, FALSE);
  cw_matrix_geometry_get_scroll_to (&geometry, 4, 2, &x, &y);
  g_assert_cmpint (x, ==, 70);
  g_assert_cmpint (y, ==, 40);
  cw_matrix_geometry_get_scroll_to (&geometry, 0, 0, &x, &y);
  g_assert_cmpint (x, ==, 0);
  g_assert_cmpint (y, ==, 0);
  cw_matrix_geometry_get_scroll_to (&geometry, 39, 5, &x, &y);
  g_assert_cmpint (x, ==, 450 - 250);
  g_assert_cmpint (y, ==, 40 * 25 - 210);
  cw_matrix_geometry_get_scroll_to (&geometry, 40, 6, &x, &y);
  g_assert_cmpint (x, ==, 70);
  g_assert_cmpint (y, ==, 40);
  cw_matrix_geometry_clear (&geometry);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/matrix-geometry/pick", GINT_TO_POINTER (FALSE), test_pick);
  g_test_add_data_func ("/matrix-geometry/pick-mirrored", GINT_TO_POINTER (TRUE), test_pick);
  g_test_add_func ("/matrix-geometry/mirror", test_mirror);
  g_test_add_func ("/matrix-geometry/small-matrix", test_small_matrix);
  g_test_add_data_func ("/matrix-geometry/edge", GINT_TO_POINTER (FALSE), test_edge);
  g_test_add_data_func ("/matrix-geometry/edge-mirrored", GINT_TO_POINTER (TRUE), test_edge);
  g_test_add_func ("/matrix-geometry/scroll-to", test_scroll_to);
  return g_test_run ();
}
