/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Writes pictures of the reader page beside the codebook, for the eye: coding-demo PROJECT FOLDER
 * Or stays open for some seconds, for the hand: coding-demo PROJECT --stay SECONDS */

#include "config.h"

#include "coded-view-sample.h"
#include "cw-codebook-sidebar.h"
#include "cw-coded-view.h"
#include "cw-reader-page.h"

#include <stdlib.h>

typedef struct
{
  GtkWidget *window;
  GtkWidget *page;
  GtkWidget *sidebar;
} Scene;

static void
on_toast (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_print ("toast: %s\n", g_variant_get_string (parameter, NULL));
}

static void
on_ignored (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_print ("%s\n", g_action_get_name (G_ACTION (action)));
}

static void
add_actions (Scene *scene)
{
  const GActionEntry entries[]
      = { { .name = "toast", .activate = on_toast, .parameter_type = "s" },
          { .name = "show-code", .activate = on_ignored, .parameter_type = "x" } };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), NULL);
  gtk_widget_insert_action_group (scene->window, "win", G_ACTION_GROUP (group));
}

static gint64
get_first_source (CwProject *project)
{
  g_autoptr (CwRecord) record
      = g_list_model_get_item (cw_project_get_all (project, CW_KIND_SOURCE), 0);

  return cw_record_get_id (record);
}

static Scene
open_scene (CwProject *project, int width, gboolean with_page, gboolean with_sidebar)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  Scene scene = { adw_window_new (), cw_reader_page_new (), cw_codebook_sidebar_new () };

  add_actions (&scene);
  g_object_set (scene.sidebar, "project", project, "width-request", 300, NULL);
  g_object_set (scene.page, "project", project, "hexpand", TRUE, NULL);
  gtk_box_append (GTK_BOX (box), scene.sidebar);
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  gtk_box_append (GTK_BOX (box), scene.page);
  gtk_widget_set_visible (scene.sidebar, with_sidebar);
  gtk_widget_set_visible (scene.page, with_page);
  if (!with_page)
    gtk_widget_set_hexpand (scene.sidebar, TRUE);
  adw_window_set_content (ADW_WINDOW (scene.window), box);
  gtk_window_set_default_size (GTK_WINDOW (scene.window), width, 800);
  gtk_window_present (GTK_WINDOW (scene.window));
  cw_reader_page_show_source (CW_READER_PAGE (scene.page), get_first_source (project));
  spin_until_idle (300);
  return scene;
}

static void
save_picture (Scene *scene, const char *folder, const char *name)
{
  g_autofree char *file = g_strdup_printf ("%s.png", name);
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autofree char *command = g_strdup_printf ("import -window root '%s'", path);

  spin_until_idle (500);
  g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL);
}

static GtkWidget *
find_view (GtkWidget *widget)
{
  GtkWidget *found = CW_IS_CODED_VIEW (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_view (child);
  return found;
}

static void
picture_scheme (CwProject *project, const char *folder, gboolean dark)
{
  const char *suffix = dark ? "dark" : "light";
  g_autofree char *wide = g_strdup_printf ("wide-%s", suffix);
  g_autofree char *picker = g_strdup_printf ("picker-%s", suffix);
  g_autofree char *details = g_strdup_printf ("details-%s", suffix);
  g_autofree char *narrow = g_strdup_printf ("narrow-%s", suffix);
  g_autofree char *narrow_codes = g_strdup_printf ("narrow-codes-%s", suffix);
  Scene scene;

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                           : ADW_COLOR_SCHEME_FORCE_LIGHT);
  scene = open_scene (project, 1200, TRUE, TRUE);
  cw_reader_page_show_excerpt (CW_READER_PAGE (scene.page), 3);
  save_picture (&scene, folder, wide);
  gtk_widget_activate_action (find_view (scene.page), "reader.select-sentence", NULL);
  gtk_widget_activate_action (find_view (scene.page), "coding.pick", NULL);
  save_picture (&scene, folder, picker);
  gtk_widget_grab_focus (find_view (scene.page));
  g_object_set (scene.sidebar, "show-details", TRUE, NULL);
  cw_codebook_sidebar_show_code (CW_CODEBOOK_SIDEBAR (scene.sidebar), 55);
  save_picture (&scene, folder, details);
  gtk_window_destroy (GTK_WINDOW (scene.window));
  scene = open_scene (project, 360, TRUE, FALSE);
  cw_reader_page_show_excerpt (CW_READER_PAGE (scene.page), 3);
  save_picture (&scene, folder, narrow);
  gtk_window_destroy (GTK_WINDOW (scene.window));
  scene = open_scene (project, 360, FALSE, TRUE);
  save_picture (&scene, folder, narrow_codes);
  gtk_window_destroy (GTK_WINDOW (scene.window));
  spin_until_idle (100);
}

static void
stay (CwProject *project, int seconds)
{
  Scene scene = open_scene (project, 1200, TRUE, TRUE);

  gtk_widget_grab_focus (scene.page);
  spin_until_idle (1000 * seconds);
  gtk_window_destroy (GTK_WINDOW (scene.window));
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

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwProject) project = NULL;

  g_return_val_if_fail (argc > 2, 2);
  gtk_init ();
  adw_init ();
  load_style ();
  project = cw_project_open (argv[1], FALSE, &error);
  g_assert_no_error (error);
  if (argc > 3)
    stay (project, atoi (argv[3]));
  else
    {
      picture_scheme (project, argv[2], FALSE);
      picture_scheme (project, argv[2], TRUE);
    }
  return cw_project_close (project, &error) ? 0 : 1;
}
