/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Shows the memo panel on a sample project, to look at: writes a picture of it, or prints how long it takes to open
 * and to search. */

#include "config.h"

#include "memo-sample.h"

#include "cw-memo-panel.h"

#include <locale.h>

static int width = 420;
static int height = 760;
static int shown = 1;
static int n_more;
static char *picture;
static char *search;
static gboolean dark;
static gboolean chooser;

static const GOptionEntry options[] = {
  { "width", 0, 0, G_OPTION_ARG_INT, &width, "Width of the window", "PIXELS" },
  { "height", 0, 0, G_OPTION_ARG_INT, &height, "Height of the window", "PIXELS" },
  { "memo", 0, 0, G_OPTION_ARG_INT, &shown, "Which memo to show, -1 for none", "N" },
  { "more", 0, 0, G_OPTION_ARG_INT, &n_more, "Add as many memos", "N" },
  { "picture", 0, 0, G_OPTION_ARG_FILENAME, &picture, "Write a picture and leave", "FILE" },
  { "search", 0, 0, G_OPTION_ARG_STRING, &search, "Search for", "WORDS" },
  { "dark", 0, 0, G_OPTION_ARG_NONE, &dark, "Dark style", NULL },
  { "chooser", 0, 0, G_OPTION_ARG_NONE, &chooser, "Open the list of what can be linked", NULL },
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

static void
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
  gdk_texture_save_to_png (texture, picture);
}

static void
load_style (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, RESOURCE_BASE "/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                           : ADW_COLOR_SCHEME_FORCE_LIGHT);
}

static void
search_for_words (CwMemoPanel *panel)
{
  GObject *entry = gtk_widget_get_template_child (GTK_WIDGET (panel), CW_TYPE_MEMO_PANEL, "search");
  gint64 start = g_get_monotonic_time ();

  gtk_editable_set_text (GTK_EDITABLE (entry), search);
  g_signal_emit_by_name (entry, "search-changed");
  g_print ("searching: %.1f ms\n", (double) (g_get_monotonic_time () - start) / 1000);
}

static void
on_undo (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autofree char *label = NULL;
  MemoSample *sample = user_data;

  if (cw_project_undo (sample->project, &label, NULL))
    g_print ("undone: %s\n", label);
}

static void
add_undo (GtkWidget *window, MemoSample *sample)
{
  static const GActionEntry entry = { .name = "undo", .activate = on_undo };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), &entry, 1, sample);
  gtk_widget_insert_action_group (window, "win", G_ACTION_GROUP (group));
}

static GtkWidget *
show_window (MemoSample *sample)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *panel = cw_memo_panel_new ();
  gint64 start;

  add_undo (window, sample);
  adw_window_set_content (ADW_WINDOW (window), panel);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_present (GTK_WINDOW (window));
  run_until_idle (300);
  start = g_get_monotonic_time ();
  cw_memo_panel_set_project (CW_MEMO_PANEL (panel), sample->project);
  cw_memo_panel_set_context (CW_MEMO_PANEL (panel), CW_KIND_CODE, sample->code);
  if (shown >= 0)
    cw_memo_panel_show_memo (CW_MEMO_PANEL (panel), sample->memos[shown]);
  g_print ("opening: %.1f ms\n", (double) (g_get_monotonic_time () - start) / 1000);
  run_until_idle (900);
  if (search != NULL)
    search_for_words (CW_MEMO_PANEL (panel));
  if (chooser)
    gtk_widget_activate_action (panel, "memo.link", NULL);
  run_until_idle (600);
  return window;
}

int
main (int argc, char **argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (MemoSample) sample = NULL;
  GtkWidget *window;

  setlocale (LC_ALL, "");
  g_option_context_add_main_entries (context, options, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    g_error ("%s", error->message);
  adw_init ();
  load_style ();
  sample = memo_sample_new ();
  memo_sample_add_many (sample, (guint) n_more);
  window = show_window (sample);
  if (picture != NULL)
    write_picture (window);
  while (picture == NULL && g_list_model_get_n_items (gtk_window_get_toplevels ()) > 0)
    g_main_context_iteration (NULL, TRUE);
  if (picture != NULL)
    gtk_window_destroy (GTK_WINDOW (window));
  run_until_idle (100);
  return 0;
}
