/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The grid as a widget: keys, cursor, scrolling, what is drawn, what is said. */

#include "config.h"

#include "matrix-sample.h"

#include "cw-matrix-grid.h"
#include "cw-matrix-palette.h"
#include "cw-matrix-tooltip.h"

#include <adwaita.h>

typedef struct
{
  GtkWidget *window;
  CwMatrixGrid *grid;
  CwMatrix *matrix;
} Fixture;

static void
run_frames (GtkWidget *widget, guint frames)
{
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  gint64 last;

  gtk_widget_queue_draw (widget);
  last = gdk_frame_clock_get_frame_counter (clock) + frames;
  while (gdk_frame_clock_get_frame_counter (clock) < last && g_get_monotonic_time () < end)
    {
      gtk_widget_queue_draw (widget);
      g_main_context_iteration (NULL, TRUE);
    }
  g_assert_cmpint (g_get_monotonic_time (), <, end);
}

static void
set_up (Fixture *fixture, gconstpointer direction)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  fixture->grid = CW_MATRIX_GRID (cw_matrix_grid_new ());
  fixture->matrix = make_sample_matrix (24, 30);
  gtk_widget_set_direction (GTK_WIDGET (fixture->grid),
                            direction != NULL ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
  cw_matrix_grid_set_matrix (fixture->grid, fixture->matrix);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (fixture->grid));
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), scrolled);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 800, 500);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_widget_grab_focus (GTK_WIDGET (fixture->grid));
  run_frames (GTK_WIDGET (fixture->grid), 2);
}

static void
tear_down (Fixture *fixture, gconstpointer direction)
{
  CwMatrixGrid *grid = fixture->grid;

  g_object_add_weak_pointer (G_OBJECT (grid), (gpointer *) &fixture->grid);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (fixture->grid);
  cw_matrix_unref (fixture->matrix);
}

static void
press (Fixture *fixture, const char *where)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->grid), "grid.move", "s", where));
}

static void
assert_cursor (Fixture *fixture, guint row, guint column)
{
  g_assert_cmpuint (cw_matrix_grid_get_cursor_row (fixture->grid), ==, row);
  g_assert_cmpuint (cw_matrix_grid_get_cursor_column (fixture->grid), ==, column);
}

static double
get_scroll (Fixture *fixture, GtkOrientation orientation)
{
  GtkScrollable *scrollable = GTK_SCROLLABLE (fixture->grid);

  return gtk_adjustment_get_value (orientation == GTK_ORIENTATION_HORIZONTAL
                                       ? gtk_scrollable_get_hadjustment (scrollable)
                                       : gtk_scrollable_get_vadjustment (scrollable));
}

/* Runs the shortcut that a key has, as a press of the key would. */
static gboolean
run_key (Fixture *fixture, guint key, GdkModifierType modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (fixture->grid));
  g_autoptr (GtkShortcutTrigger) wanted = gtk_keyval_trigger_new (key, modifiers);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);

          if (gtk_shortcut_trigger_equal (gtk_shortcut_get_trigger (shortcut), wanted))
            return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut),
                                                 0,
                                                 GTK_WIDGET (fixture->grid),
                                                 gtk_shortcut_get_arguments (shortcut));
        }
    }
  return FALSE;
}

static void
test_moves (Fixture *fixture, gconstpointer unused)
{
  assert_cursor (fixture, 0, 0);
  press (fixture, "left");
  press (fixture, "up");
  assert_cursor (fixture, 0, 0);
  press (fixture, "right");
  press (fixture, "down");
  press (fixture, "down");
  assert_cursor (fixture, 2, 1);
  press (fixture, "row-end");
  assert_cursor (fixture, 2, 30);
  press (fixture, "right");
  assert_cursor (fixture, 2, 30);
  press (fixture, "row-start");
  assert_cursor (fixture, 2, 0);
  press (fixture, "last");
  assert_cursor (fixture, 24, 30);
  press (fixture, "down");
  assert_cursor (fixture, 24, 30);
  press (fixture, "first");
  assert_cursor (fixture, 0, 0);
  press (fixture, "page-down");
  g_assert_cmpuint (cw_matrix_grid_get_cursor_row (fixture->grid), >, 4);
  press (fixture, "page-up");
  assert_cursor (fixture, 0, 0);
}

static void
test_keys (Fixture *fixture, gconstpointer unused)
{
  g_assert_true (run_key (fixture, GDK_KEY_Right, 0));
  g_assert_true (run_key (fixture, GDK_KEY_Down, 0));
  assert_cursor (fixture, 1, 1);
  g_assert_true (run_key (fixture, GDK_KEY_End, GDK_CONTROL_MASK));
  assert_cursor (fixture, 24, 30);
  g_assert_true (run_key (fixture, GDK_KEY_Home, 0));
  assert_cursor (fixture, 24, 0);
  g_assert_true (run_key (fixture, GDK_KEY_plus, GDK_CONTROL_MASK));
  g_assert_cmpfloat (cw_matrix_grid_get_zoom (fixture->grid), >, 1.1);
  g_assert_true (run_key (fixture, GDK_KEY_0, GDK_CONTROL_MASK));
  g_assert_cmpfloat (cw_matrix_grid_get_zoom (fixture->grid), ==, 1);
  g_assert_false (run_key (fixture, GDK_KEY_Tab, 0));
}

static void
test_mirrored_keys (Fixture *fixture, gconstpointer unused)
{
  press (fixture, "left");
  assert_cursor (fixture, 0, 1);
  press (fixture, "right");
  assert_cursor (fixture, 0, 0);
  g_assert_cmpfloat (get_scroll (fixture, GTK_ORIENTATION_HORIZONTAL), >, 0);
  cw_matrix_grid_move_cursor (fixture->grid, 0, 29);
  g_assert_cmpfloat (get_scroll (fixture, GTK_ORIENTATION_HORIZONTAL), ==, 0);
}

typedef struct
{
  guint emitted;
  guint row;
  guint column;
} Seen;

static void
on_cell (CwMatrixGrid *grid, guint row, guint column, Seen *seen)
{
  seen->emitted++;
  seen->row = row;
  seen->column = column;
}

static void
on_measure (CwMatrixGrid *grid, guint measure, Seen *seen)
{
  seen->emitted++;
  seen->row = measure;
}

static void
test_signals (Fixture *fixture, gconstpointer unused)
{
  Seen activated = { 0 }, edited = { 0 }, moved = { 0 }, measured = { 0 };

  g_signal_connect (fixture->grid, "activate", G_CALLBACK (on_cell), &activated);
  g_signal_connect (fixture->grid, "edit-summary", G_CALLBACK (on_cell), &edited);
  g_signal_connect (fixture->grid, "cursor-moved", G_CALLBACK (on_cell), &moved);
  g_signal_connect (fixture->grid, "measure-requested", G_CALLBACK (on_measure), &measured);
  cw_matrix_grid_set_cursor (fixture->grid, 3, 4);
  g_assert_cmpuint (moved.emitted, ==, 1);
  g_assert_cmpuint (moved.column, ==, 4);
  g_assert_true (run_key (fixture, GDK_KEY_Return, 0));
  g_assert_true (run_key (fixture, GDK_KEY_e, 0));
  g_assert_cmpuint (activated.emitted, ==, 1);
  g_assert_cmpuint (activated.row, ==, 3);
  g_assert_cmpuint (edited.emitted, ==, 1);
  g_assert_true (run_key (fixture, GDK_KEY_6, 0));
  g_assert_cmpuint (measured.emitted, ==, 1);
  g_assert_cmpuint (measured.row, ==, CW_MEASURE_COVERAGE);
  cw_matrix_grid_set_cursor (fixture->grid, 24, 30);
  g_assert_true (run_key (fixture, GDK_KEY_Return, 0));
  run_key (fixture, GDK_KEY_e, 0);
  g_assert_cmpuint (activated.emitted, ==, 2);
  g_assert_cmpuint (edited.emitted, ==, 1);
}

static void
test_cursor_stays (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (CwMatrix) other = make_sample_matrix (24, 30);

  cw_matrix_set_row (other, 9, CW_KIND_CASE, 104, NULL, "Moved here", 0);
  cw_matrix_set_row (other, 4, CW_KIND_CASE, 109, NULL, "Moved there", 0);
  cw_matrix_set_column (other, 20, 1003, "Moved here", NULL, 0, FALSE);
  cw_matrix_set_column (other, 3, 1020, "Moved there", NULL, 0, FALSE);
  cw_matrix_grid_set_cursor (fixture->grid, 4, 3);
  cw_matrix_grid_set_matrix (fixture->grid, other);
  assert_cursor (fixture, 9, 20);
  g_assert_cmpfloat (get_scroll (fixture, GTK_ORIENTATION_HORIZONTAL), ==, 0);
  cw_matrix_grid_scroll_to_cursor (fixture->grid);
  g_assert_cmpfloat (get_scroll (fixture, GTK_ORIENTATION_HORIZONTAL), >, 0);
  cw_matrix_grid_set_matrix (fixture->grid, NULL);
  assert_cursor (fixture, 0, 0);
  g_assert_null (cw_matrix_grid_dup_cell_description (fixture->grid, 0, 0));
}

static void
test_scrolling (Fixture *fixture, gconstpointer unused)
{
  GtkAdjustment *across = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (fixture->grid));
  const CwMatrixGeometry *geometry = cw_matrix_grid_get_geometry (fixture->grid);
  graphene_rect_t before, after, header;

  g_assert_cmpfloat (
      gtk_adjustment_get_upper (across), ==, cw_matrix_geometry_get_content_width (geometry));
  g_assert_cmpfloat (
      gtk_adjustment_get_page_size (across), ==, cw_matrix_geometry_get_body_width (geometry));
  cw_matrix_geometry_get_area (geometry, 0, 5, &before);
  gtk_adjustment_set_value (across, 130);
  cw_matrix_geometry_get_area (geometry, 0, 5, &after);
  cw_matrix_geometry_get_area (geometry, 0, CW_MATRIX_HEADER, &header);
  g_assert_cmpfloat (after.origin.x, ==, before.origin.x - 130);
  g_assert_cmpfloat (header.origin.x, ==, 0);
  press (fixture, "last");
  cw_matrix_grid_move_cursor (fixture->grid, 23, 29);
  g_assert_cmpfloat (gtk_adjustment_get_value (across),
                     ==,
                     gtk_adjustment_get_upper (across) - gtk_adjustment_get_page_size (across));
  cw_matrix_grid_move_cursor (fixture->grid, 0, 0);
  g_assert_cmpfloat (gtk_adjustment_get_value (across), ==, 0);
  g_assert_cmpfloat (get_scroll (fixture, GTK_ORIENTATION_VERTICAL), ==, 0);
}

static void
test_sizes (Fixture *fixture, gconstpointer unused)
{
  const CwMatrixGeometry *geometry = cw_matrix_grid_get_geometry (fixture->grid);
  int compact = geometry->row_height;
  int usual = cw_matrix_grid_get_column_width (fixture->grid, 1);

  cw_matrix_grid_set_column_width (fixture->grid, 0, 200);
  g_assert_cmpint (cw_matrix_grid_get_column_width (fixture->grid, 0), ==, 200);
  g_assert_cmpint (cw_matrix_grid_get_column_width (fixture->grid, 1), ==, usual);
  cw_matrix_grid_set_column_width (fixture->grid, 0, 1);
  g_assert_cmpint (cw_matrix_grid_get_column_width (fixture->grid, 0), >=, 32);
  cw_matrix_grid_set_zoom (fixture->grid, 2);
  g_assert_cmpint (cw_matrix_grid_get_column_width (fixture->grid, 1), ==, usual * 2);
  cw_matrix_grid_set_show_summaries (fixture->grid, TRUE);
  g_assert_cmpint (geometry->row_height, >, compact * 2);
  g_assert_cmpint (
      geometry->row_header, <=, gtk_widget_get_width (GTK_WIDGET (fixture->grid)) * 2 / 5);
}

static GdkTexture *
render (Fixture *fixture)
{
  GtkWidget *widget = GTK_WIDGET (fixture->grid);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  g_autoptr (GskRenderNode) node = NULL;
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);

  run_frames (widget, 2);
  gdk_paintable_snapshot (paintable, GDK_SNAPSHOT (snapshot), width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  return gsk_renderer_render_texture (gtk_native_get_renderer (gtk_widget_get_native (widget)),
                                      node,
                                      &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
}

/* The colour just inside a cell's corner, where no text is. */
static guint32
read_corner (Fixture *fixture, guchar *pixels, gsize stride, guint row, guint column)
{
  graphene_rect_t area;
  const guchar *pixel;

  cw_matrix_geometry_get_area (cw_matrix_grid_get_geometry (fixture->grid), row, column, &area);
  pixel = pixels + ((gsize) area.origin.y + 3) * stride
          + ((gsize) (area.origin.x + area.size.width) - 5) * 4;
  return (guint32) pixel[2] << 16 | (guint32) pixel[1] << 8 | pixel[0];
}

static guchar *
dup_pixels (Fixture *fixture, gsize *stride)
{
  g_autoptr (GdkTexture) texture = render (fixture);
  guchar *pixels;

  *stride = (gsize) gdk_texture_get_width (texture) * 4;
  pixels = g_malloc (*stride * (gsize) gdk_texture_get_height (texture));
  gdk_texture_download (texture, pixels, *stride);
  return pixels;
}

static void
test_shading (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (CwMatrix) matrix = make_sample_matrix (3, 3);
  g_autofree guchar *pixels = NULL;
  gsize stride;

  *cw_matrix_counts_at (matrix, 0, 0) = (CwCounts) { 0 };
  *cw_matrix_counts_at (matrix, 0, 1) = (CwCounts) { 1000, 1000, 1000, 1, 1 };
  cw_matrix_grid_set_matrix (fixture->grid, matrix);
  cw_matrix_grid_set_cursor (fixture->grid, 2, 2);
  pixels = dup_pixels (fixture, &stride);
  g_assert_cmphex (read_corner (fixture, pixels, stride, 0, 0), ==, 0xffffff);
  g_assert_cmphex (read_corner (fixture, pixels, stride, 0, 1), ==, 0x78aadf);
  g_assert_cmphex (read_corner (fixture, pixels, stride, 3, 1), ==, 0xf6f6f7);
  g_assert_cmphex (read_corner (fixture, pixels, stride, 1, 3), ==, 0xf6f6f7);
}

static guint
count_colors (Fixture *fixture, guint row, guint column)
{
  g_autoptr (GHashTable) colors = g_hash_table_new (NULL, NULL);
  g_autofree guchar *pixels = NULL;
  graphene_rect_t area;
  gsize stride;

  pixels = dup_pixels (fixture, &stride);
  cw_matrix_geometry_get_area (cw_matrix_grid_get_geometry (fixture->grid), row, column, &area);
  for (gsize x = 2; x < 30; x++)
    {
      const guchar *pixel
          = pixels + ((gsize) area.origin.y + 3) * stride + ((gsize) area.origin.x + x) * 4;

      g_hash_table_add (colors, GUINT_TO_POINTER (pixel[0]));
    }
  return g_hash_table_size (colors);
}

static void
test_hatch (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (CwMatrix) matrix = make_sample_matrix (3, 3);

  *cw_matrix_material_at (matrix, 1) = (CwMaterial) { 0 };
  *cw_matrix_counts_at (matrix, 1, 1) = (CwCounts) { 0 };
  cw_matrix_grid_set_matrix (fixture->grid, matrix);
  g_assert_cmpuint (count_colors (fixture, 1, 1), ==, 1);
  cw_matrix_grid_set_measure (fixture->grid, CW_MEASURE_COVERAGE);
  g_assert_cmpuint (count_colors (fixture, 1, 1), >, 1);
}

static void
test_speech (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (CwMatrixSummaries) summaries = make_sample_summaries (fixture->matrix);
  g_autofree char *cell = NULL;
  g_autofree char *row = cw_matrix_tooltip_dup_text (fixture->grid, 0, CW_MATRIX_HEADER);
  g_autofree char *column = cw_matrix_tooltip_dup_text (fixture->grid, CW_MATRIX_HEADER, 0);

  cw_matrix_summaries_set (summaries, 2, 1, "Two teams.", FALSE, TRUE);
  cw_matrix_grid_set_summaries (fixture->grid, summaries);
  cw_matrix_grid_move_cursor (fixture->grid, 2, 1);
  cell = cw_matrix_grid_dup_cell_description (fixture->grid, 2, 1);
  g_assert_true (g_str_has_prefix (cell, "Crisis response × Contract as leash\nCodings: "));
  g_assert_true (g_str_has_suffix (cell, "\nDraft summary: Two teams."));
  gtk_test_accessible_assert_role (fixture->grid, GTK_ACCESSIBLE_ROLE_GRID);
  gtk_test_accessible_assert_property (fixture->grid, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, cell);
  gtk_test_accessible_assert_property (
      fixture->grid, GTK_ACCESSIBLE_PROPERTY_LABEL, "Matrix, rows: 24, columns: 30");
  g_assert_true (g_str_has_prefix (row, "Calder City\n"));
  g_assert_cmpstr (column, ==, "Borrowed legitimacy");
}

static void
add (const char *name, void (*test) (Fixture *, gconstpointer), gboolean mirrored)
{
  g_test_add (name, Fixture, GINT_TO_POINTER (mirrored), set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      ADW_COLOR_SCHEME_FORCE_LIGHT);
  add ("/matrix-grid/moves", test_moves, FALSE);
  add ("/matrix-grid/keys", test_keys, FALSE);
  add ("/matrix-grid/mirrored-keys", test_mirrored_keys, TRUE);
  add ("/matrix-grid/signals", test_signals, FALSE);
  add ("/matrix-grid/cursor-stays", test_cursor_stays, FALSE);
  add ("/matrix-grid/scrolling", test_scrolling, FALSE);
  add ("/matrix-grid/sizes", test_sizes, FALSE);
  add ("/matrix-grid/shading", test_shading, FALSE);
  add ("/matrix-grid/hatch", test_hatch, FALSE);
  add ("/matrix-grid/speech", test_speech, FALSE);
  return g_test_run ();
}
