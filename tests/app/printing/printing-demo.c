/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Shows the print preview of a project, to look at: printing-demo PROJECT excerpts|DEFINITION [PICTURE.png] [WIDTH
 * HEIGHT]. With a picture it writes that and leaves. */

#include "config.h"

#include "cw-print-preview.h"
#include "cw-printing.h"

#include <stdlib.h>

static void
spin (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static void
take_picture (GtkWidget *widget, const char *path)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (widget)),
                                         node,
                                         &GRAPHENE_RECT_INIT (0, 0, width, height));
  gdk_texture_save_to_png (texture, path);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwProject) project = NULL;
  g_autoptr (GtkCssProvider) css = gtk_css_provider_new ();
  GtkWidget *window;

  if (argc < 3)
    return 2;
  g_set_application_name ("Caseweave");
  adw_init ();
  gtk_css_provider_load_from_resource (css, RESOURCE_BASE "/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (css),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  project = cw_project_open (argv[1], TRUE, &error);
  if (project == NULL)
    g_error ("%s", error->message);
  window = adw_window_new ();
  gtk_window_set_default_size (
      GTK_WINDOW (window), argc > 4 ? atoi (argv[4]) : 1200, argc > 5 ? atoi (argv[5]) : 800);
  adw_window_set_content (ADW_WINDOW (window), gtk_label_new (""));
  gtk_window_present (GTK_WINDOW (window));
  if (g_str_equal (argv[2], "excerpts"))
    cw_print_excerpts (GTK_WINDOW (window), project);
  else
    cw_print_matrix (GTK_WINDOW (window), project, argv[2]);
  if (argc > 3)
    {
      spin (2500);
      take_picture (window, argv[3]);
      gtk_window_destroy (GTK_WINDOW (window));
      return 0;
    }
  while (g_list_model_get_n_items (gtk_window_get_toplevels ()) > 0)
    g_main_context_iteration (NULL, TRUE);
  return 0;
}
