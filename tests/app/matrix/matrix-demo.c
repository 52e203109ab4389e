/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Shows a sample matrix, to look at: writes a picture of it, or scrolls through it and prints what a frame costs. */

#include "config.h"

#include "matrix-sample.h"

#include "cw-matrix-grid.h"

#include <adwaita.h>
#include <locale.h>

#define MEASURED_FRAMES 200

static int n_rows = 24;
static int n_columns = 124;
static int width = 1000;
static int height = 700;
static int scroll;
static int cursor_row = 1;
static int cursor_column = 1;
static double zoom = 1;
static char *measure_nick;
static char *picture;
static gboolean dark;
static gboolean summaries;
static gboolean mirrored;
static gboolean timed;

static const GOptionEntry options[] = {
  { "rows", 0, 0, G_OPTION_ARG_INT, &n_rows, "Rows", "N" },
  { "columns", 0, 0, G_OPTION_ARG_INT, &n_columns, "Columns", "N" },
  { "width", 0, 0, G_OPTION_ARG_INT, &width, "Width of the window", "PIXELS" },
  { "height", 0, 0, G_OPTION_ARG_INT, &height, "Height of the window", "PIXELS" },
  { "scroll", 0, 0, G_OPTION_ARG_INT, &scroll, "Scroll both ways", "PIXELS" },
  { "row", 0, 0, G_OPTION_ARG_INT, &cursor_row, "The cursor's row", "N" },
  { "column", 0, 0, G_OPTION_ARG_INT, &cursor_column, "The cursor's column", "N" },
  { "zoom", 0, 0, G_OPTION_ARG_DOUBLE, &zoom, "Zoom", "FACTOR" },
  { "measure", 0, 0, G_OPTION_ARG_STRING, &measure_nick, "What to show", "NICK" },
  { "picture", 0, 0, G_OPTION_ARG_FILENAME, &picture, "Write a picture and leave", "FILE" },
  { "dark", 0, 0, G_OPTION_ARG_NONE, &dark, "Dark style", NULL },
  { "rtl", 0, 0, G_OPTION_ARG_NONE, &mirrored, "From right to left", NULL },
  { "summaries", 0, 0, G_OPTION_ARG_NONE, &summaries, "Show summaries", NULL },
  { "timed", 0, 0, G_OPTION_ARG_NONE, &timed, "Print what a frame of scrolling costs", NULL },
  { NULL },
};

static void
run_until_idle (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static GdkTexture *
render (GtkWidget *widget)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  int w = gtk_widget_get_width (widget);
  int h = gtk_widget_get_height (widget);

  gdk_paintable_snapshot (paintable, snapshot, w, h);
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  return gsk_renderer_render_texture (gtk_native_get_renderer (gtk_widget_get_native (widget)),
                                      node,
                                      &GRAPHENE_RECT_INIT (0, 0, (float) w, (float) h));
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  return *(const gint64 *) a < *(const gint64 *) b ? -1 : 1;
}

typedef struct
{
  gint64 start;
  gint64 duration;
} Frame;

static void
on_before_paint (Frame *frame)
{
  frame->start = g_get_monotonic_time ();
}

static void
on_after_paint (Frame *frame)
{
  if (frame->start != 0)
    frame->duration = g_get_monotonic_time () - frame->start;
}

/* Scrolls a bit further before each frame, and measures what the frame clock does: layout, snapshot and drawing. */
static void
measure_frames (GtkWidget *grid, const char *name, GtkAdjustment *adjustment, double step)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (grid);
  gint64 times[MEASURED_FRAMES];
  Frame frame;
  gulong before
      = g_signal_connect_swapped (clock, "before-paint", G_CALLBACK (on_before_paint), &frame);
  gulong after
      = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (on_after_paint), &frame);

  for (guint i = 0; i < MEASURED_FRAMES; i++)
    {
      frame = (Frame) { 0 };
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + step);
      gtk_widget_queue_draw (grid);
      while (frame.duration == 0)
        g_main_context_iteration (NULL, TRUE);
      times[i] = frame.duration;
    }
  g_signal_handler_disconnect (clock, before);
  g_signal_handler_disconnect (clock, after);
  qsort (times, MEASURED_FRAMES, sizeof times[0], compare_times);
  g_print ("%s: median %.1f ms, p95 %.1f ms, worst %.1f ms\n",
           name,
           (double) times[MEASURED_FRAMES / 2] / 1000,
           (double) times[MEASURED_FRAMES * 95 / 100] / 1000,
           (double) times[MEASURED_FRAMES - 1] / 1000);
}

static void
measure_scrolling (GtkWidget *grid)
{
  GtkAdjustment *across = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (grid));
  GtkAdjustment *down = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (grid));

  measure_frames (grid, "standing still", down, 0);
  measure_frames (grid, "down by 24 px", down, 24);
  measure_frames (grid, "across by 24 px", across, 24);
  measure_frames (grid, "jumps across", across, 631);
  measure_frames (grid, "jumps down", down, -97);
}

static GtkWidget *
make_grid (void)
{
  GtkWidget *widget = cw_matrix_grid_new ();
  CwMatrixGrid *grid = CW_MATRIX_GRID (widget);
  g_autoptr (CwMatrix) matrix = make_sample_matrix ((guint) n_rows, (guint) n_columns);
  g_autoptr (CwMatrixSummaries) notes = make_sample_summaries (matrix);
  CwMeasure measure = CW_MEASURE_EXCERPTS;

  if (measure_nick != NULL)
    cw_measure_from_nick (measure_nick, &measure);
  cw_matrix_grid_set_matrix (grid, matrix);
  cw_matrix_grid_set_summaries (grid, notes);
  cw_matrix_grid_set_measure (grid, measure);
  cw_matrix_grid_set_show_summaries (grid, summaries);
  cw_matrix_grid_set_zoom (grid, zoom);
  cw_matrix_grid_set_cursor (grid, (guint) cursor_row, (guint) cursor_column);
  return widget;
}

static GtkWidget *
show_window (GtkWidget *grid)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), grid);
  adw_window_set_content (ADW_WINDOW (window), scrolled);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_grab_focus (grid);
  run_until_idle (700);
  return scrolled;
}

static gboolean
write_picture (GtkWidget *widget)
{
  g_autoptr (GdkTexture) texture = render (widget);

  return gdk_texture_save_to_png (texture, picture);
}

int
main (int argc, char **argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  GtkWidget *grid, *scrolled;

  setlocale (LC_ALL, "");
  g_option_context_add_main_entries (context, options, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    g_error ("%s", error->message);
  adw_init ();
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                           : ADW_COLOR_SCHEME_FORCE_LIGHT);
  gtk_widget_set_default_direction (mirrored ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
  grid = make_grid ();
  scrolled = show_window (grid);
  gtk_adjustment_set_value (gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (grid)), scroll);
  gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (grid)), scroll);
  run_until_idle (200);
  if (timed)
    measure_scrolling (grid);
  if (picture != NULL)
    return write_picture (scrolled) ? 0 : 1;
  while (!timed && g_list_model_get_n_items (gtk_window_get_toplevels ()) > 0)
    g_main_context_iteration (NULL, TRUE);
  return 0;
}
