/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Shows the matrix page on a project, to look at: writes a picture of it, or stays open. */

#include "config.h"

#include "cw-matrix-page.h"

#include <locale.h>

static char *project_path;
static char *definition;
static char *picture;
static int width = 1200;
static int height = 800;
static int row;
static int column;
static gboolean dark;
static gboolean evidence;
static gboolean timed;

static const GOptionEntry options[] = {
  { "project", 0, 0, G_OPTION_ARG_FILENAME, &project_path, "The project", "FILE" },
  { "definition", 0, 0, G_OPTION_ARG_STRING, &definition, "What to show, ; between lines", "TEXT" },
  { "picture", 0, 0, G_OPTION_ARG_FILENAME, &picture, "Write a picture and leave", "FILE" },
  { "width", 0, 0, G_OPTION_ARG_INT, &width, "Width of the window", "PIXELS" },
  { "height", 0, 0, G_OPTION_ARG_INT, &height, "Height of the window", "PIXELS" },
  { "row", 0, 0, G_OPTION_ARG_INT, &row, "The cursor's row", "N" },
  { "column", 0, 0, G_OPTION_ARG_INT, &column, "The cursor's column", "N" },
  { "dark", 0, 0, G_OPTION_ARG_NONE, &dark, "Dark style", NULL },
  { "evidence", 0, 0, G_OPTION_ARG_NONE, &evidence, "Open the evidence", NULL },
  { "timed", 0, 0, G_OPTION_ARG_NONE, &timed, "Print what counting anew costs", NULL },
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

static gboolean
write_picture (GtkWidget *widget)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  int w = gtk_widget_get_width (widget);
  int h = gtk_widget_get_height (widget);

  gdk_paintable_snapshot (paintable, snapshot, w, h);
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (gtk_widget_get_native (widget)),
                                         node,
                                         &GRAPHENE_RECT_INIT (0, 0, (float) w, (float) h));
  return gdk_texture_save_to_png (texture, picture);
}

static void
on_matrix_shown (gboolean *shown)
{
  *shown = TRUE;
}

/* From a change of what is shown until the grid has the new numbers. */
static void
measure_updates (CwMatrixPage *page)
{
  CwMatrixGrid *grid = cw_matrix_page_get_grid (page);
  gboolean shown;

  g_signal_connect_swapped (grid, "notify::matrix", G_CALLBACK (on_matrix_shown), &shown);
  for (guint i = 0; i < 10; i++)
    {
      gint64 start = g_get_monotonic_time ();

      shown = FALSE;
      gtk_widget_activate_action (GTK_WIDGET (page), "matrix.own-counts", NULL);
      while (!shown)
        g_main_context_iteration (NULL, TRUE);
      g_print ("%u columns: %.1f ms\n",
               cw_matrix_get_n_columns (cw_matrix_grid_get_matrix (grid)),
               (double) (g_get_monotonic_time () - start) / 1000);
      run_until_idle (100);
    }
  g_signal_handlers_disconnect_by_func (grid, on_matrix_shown, &shown);
}

static void
load_style (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, RESOURCE_BASE "/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static GtkWidget *
show_window (CwProject *project)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *page = cw_matrix_page_new ();

  cw_matrix_page_set_project (CW_MATRIX_PAGE (page), project);
  adw_window_set_content (ADW_WINDOW (window), page);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_present (GTK_WINDOW (window));
  run_until_idle (400);
  gtk_widget_grab_focus (page);
  return page;
}

static void
arrange (CwMatrixPage *page)
{
  g_autoptr (GError) error = NULL;

  if (definition != NULL)
    {
      g_strdelimit (definition, ";", '\n');
      if (!cw_matrix_page_set_definition (page, definition, &error))
        g_error ("%s", error->message);
      run_until_idle (300);
    }
  cw_matrix_grid_move_cursor (cw_matrix_page_get_grid (page), (guint) row, (guint) column);
  if (evidence)
    gtk_widget_activate_action (GTK_WIDGET (cw_matrix_page_get_grid (page)), "grid.activate", NULL);
  run_until_idle (900);
}

int
main (int argc, char **argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (CwProject) project = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *page;

  setlocale (LC_ALL, "");
  g_option_context_add_main_entries (context, options, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    g_error ("%s", error->message);
  adw_init ();
  load_style ();
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                           : ADW_COLOR_SCHEME_FORCE_LIGHT);
  project = cw_project_open (project_path, FALSE, &error);
  if (project == NULL)
    g_error ("%s", error->message);
  page = show_window (project);
  arrange (CW_MATRIX_PAGE (page));
  if (timed)
    measure_updates (CW_MATRIX_PAGE (page));
  if (picture != NULL)
    return write_picture (GTK_WIDGET (gtk_widget_get_root (page))) ? 0 : 1;
  while (!timed && g_list_model_get_n_items (gtk_window_get_toplevels ()) > 0)
    g_main_context_iteration (NULL, TRUE);
  return 0;
}
