/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwApplication: one process, one window a project. A project that is asked for again comes to the front. */

#include "config.h"

#include "cw-application.h"

#include <glib/gi18n.h>
#include <gtksourceview/gtksource.h>

#include "cw-window.h"

struct _CwApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (CwApplication, cw_application, ADW_TYPE_APPLICATION)

/* The window that has the file open, else one without a project, else NULL. */
static CwWindow *
find_window (CwApplication *self, const char *path)
{
  CwWindow *empty = NULL;

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    {
      CwWindow *window = CW_IS_WINDOW (l->data) ? CW_WINDOW (l->data) : NULL;
      CwProject *project = window == NULL ? NULL : cw_window_get_project (window);

      if (window == NULL || cw_window_is_opening (window))
        continue;
      if (project == NULL)
        empty = window;
      else if (path != NULL && g_str_equal (cw_project_get_path (project), path))
        return window;
    }
  return empty;
}

static CwWindow *
ensure_window (CwApplication *self, const char *path)
{
  CwWindow *window = find_window (self, path);

  return window != NULL ? window : cw_window_new (self);
}

static void
on_painted (GdkFrameClock *clock, CwWindow *window)
{
  gboolean all = g_strcmp0 (g_getenv ("CASEWEAVE_EXIT_AFTER_FIRST_FRAME"), "complete") == 0;

  if (all ? cw_window_is_complete (window) : !cw_window_is_opening (window))
    g_application_quit (g_application_get_default ());
}

/* For the benchmark of the start: CASEWEAVE_EXIT_AFTER_FIRST_FRAME ends the program when its window is painted with the
 * text of the project that was asked for, or, when it is "complete", with all panes that are in sight. */
static void
present (GtkApplication *application, GtkWindow *window)
{
  gtk_window_present (window);
  if (g_getenv ("CASEWEAVE_EXIT_AFTER_FIRST_FRAME") != NULL)
    g_signal_connect_object (gtk_widget_get_frame_clock (GTK_WIDGET (window)),
                             "after-paint",
                             G_CALLBACK (on_painted),
                             window,
                             G_CONNECT_AFTER);
}

static void
cw_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  present (GTK_APPLICATION (application),
           window != NULL ? window
                          : GTK_WINDOW (ensure_window (CW_APPLICATION (application), NULL)));
}

static void
cw_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    {
      CwWindow *window = ensure_window (CW_APPLICATION (application), g_file_peek_path (files[i]));

      cw_window_open_file (window, files[i]);
      present (GTK_APPLICATION (application), GTK_WINDOW (window));
    }
}

static void
cw_application_startup (GApplication *application)
{
  G_APPLICATION_CLASS (cw_application_parent_class)->startup (application);
  gtk_source_init ();
  gtk_window_set_default_icon_name (APP_ID);
}

static void
show_new_window (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_window_present (GTK_WINDOW (cw_window_new (CW_APPLICATION (data))));
}

static void
quit (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (data)));

  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (GTK_WINDOW (l->data));
}

static const GActionEntry actions[] = {
  { .name = "new-window", .activate = show_new_window },
  { .name = "quit", .activate = quit },
};

static void
cw_application_class_init (CwApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->activate = cw_application_activate;
  application_class->open = cw_application_open;
  application_class->startup = cw_application_startup;
}

static void
cw_application_init (CwApplication *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  gtk_application_set_accels_for_action (
      GTK_APPLICATION (self), "app.quit", (const char *[]) { "<Control>q", NULL });
}

CwApplication *
cw_application_new (void)
{
  return g_object_new (CW_TYPE_APPLICATION,
                       "application-id",
                       APP_ID,
                       "flags",
                       G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path",
                       RESOURCE_BASE,
                       NULL);
}
