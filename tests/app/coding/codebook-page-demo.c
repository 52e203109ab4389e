/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Writes pictures of the codebook page, for the eye: codebook-page-demo PROJECT FOLDER CODE [CODE…] */

#include "config.h"

#include "coded-view-sample.h"
#include "cw-codebook-page.h"

#include <stdlib.h>

static void
on_toast (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_print ("toast: %s\n", g_variant_get_string (parameter, NULL));
}

static GtkWidget *
open_window (CwProject *project, int width, GtkWidget **page)
{
  const GActionEntry entries[]
      = { { .name = "toast", .activate = on_toast, .parameter_type = "s" } };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  GtkWidget *window = adw_window_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), NULL);
  gtk_widget_insert_action_group (window, "win", G_ACTION_GROUP (group));
  *page = cw_codebook_page_new ();
  cw_codebook_page_set_project (CW_CODEBOOK_PAGE (*page), project);
  adw_window_set_content (ADW_WINDOW (window), *page);
  gtk_window_set_default_size (GTK_WINDOW (window), width, 800);
  gtk_window_present (GTK_WINDOW (window));
  spin_until_idle (400);
  return window;
}

static void
save_picture (const char *folder, const char *name, int width, gboolean dark)
{
  g_autofree char *file = g_strdup_printf ("%s-%d-%s.png", name, width, dark ? "dark" : "light");
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autofree char *command
      = g_strdup_printf ("import -window root -crop %dx800+0+0 '%s'", width, path);

  spin_until_idle (500);
  g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL);
}

static GtkWidget *
find (GtkWidget *widget, GType type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type);
  return found;
}

static void
picture_page (CwProject *project, const char *folder, int width, gboolean dark, gint64 code)
{
  GtkWidget *page, *window = open_window (project, width, &page);
  AdwViewStack *stack = ADW_VIEW_STACK (find (page, ADW_TYPE_VIEW_STACK));
  const char *const sections[] = { "board", "confusables", "overlaps" };
  GtkWidget *row;

  cw_codebook_page_show_code (CW_CODEBOOK_PAGE (page), code);
  save_picture (folder, "codes", width, dark);
  adw_navigation_split_view_set_show_content (
      ADW_NAVIGATION_SPLIT_VIEW (find (page, ADW_TYPE_NAVIGATION_SPLIT_VIEW)), TRUE);
  if (width < 760)
    save_picture (folder, "sheet", width, dark);
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      adw_view_stack_set_visible_child_name (stack, sections[i]);
      spin_until_idle (300);
      row = find (adw_view_stack_get_visible_child (stack), ADW_TYPE_EXPANDER_ROW);
      if (row != NULL)
        adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
      save_picture (folder, sections[i], width, dark);
    }
  cw_codebook_page_show_code (CW_CODEBOOK_PAGE (page), code);
  gtk_widget_activate_action (page, "codes.split", NULL);
  save_picture (folder, "split", width, dark);
  gtk_window_destroy (GTK_WINDOW (window));
  spin_until_idle (100);
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

  g_return_val_if_fail (argc > 3, 2);
  gtk_init ();
  adw_init ();
  load_style ();
  project = cw_project_open (argv[1], FALSE, &error);
  g_assert_no_error (error);
  for (int dark = 0; dark < 2; dark++)
    {
      adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                          dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                               : ADW_COLOR_SCHEME_FORCE_LIGHT);
      picture_page (project, argv[2], 1100, dark, atoi (argv[3]));
      picture_page (project, argv[2], 360, dark, atoi (argv[3]));
    }
  return cw_project_close (project, &error) ? 0 : 1;
}
