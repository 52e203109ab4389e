/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The list of all commands, found by their words. */

#include "config.h"

#include <libdex.h>

#include "cw-palette.h"
#include "cw-window-panes.h"
#include "window-fixture.h"

typedef struct
{
  char *folder;
  CwWindow *window;
  AdwDialog *palette;
  GtkWidget *entry;
} Fixture;

static GtkWidget *
find_child (GtkWidget *widget, GType type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_child (child, type);
  return found;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwProject) project = NULL;
  g_autoptr (GFile) file = NULL;

  fixture->folder = cw_fixture_make_folder ();
  project = cw_fixture_create_project (fixture->folder);
  cw_fixture_add_source (project, "Interview P-07", "One.\nTwo.");
  file = g_file_new_for_path (cw_project_get_path (project));
  g_assert_true (cw_project_close (project, NULL));
  fixture->window = g_object_ref (cw_window_new (NULL));
  gtk_window_present (GTK_WINDOW (fixture->window));
  cw_window_open_file (fixture->window, file);
  cw_fixture_settle ();
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-palette", NULL);
  cw_fixture_settle ();
  fixture->palette
      = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window));
  fixture->entry = find_child (GTK_WIDGET (fixture->palette), GTK_TYPE_SEARCH_ENTRY);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  cw_fixture_settle ();
  g_assert_finalize_object (fixture->window);
  cw_fixture_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

static void
run (Fixture *fixture, const char *words)
{
  gtk_editable_set_text (GTK_EDITABLE (fixture->entry), words);
  g_signal_emit_by_name (fixture->entry, "search-changed");
  g_signal_emit_by_name (fixture->entry, "activate");
  cw_fixture_settle ();
}

static void
test_of_text (Fixture *fixture, gconstpointer data)
{
  CwReaderPage *reader = cw_panes_ensure_reader (cw_window_get_workspace (fixture->window));
  gboolean correcting;

  run (fixture, "correct TEXT");
  g_object_get (reader, "correcting", &correcting, NULL);
  g_assert_true (correcting);
}

static void
test_of_window (Fixture *fixture, gconstpointer data)
{
  run (fixture, "search every");
  g_assert_true (cw_workspace_is_shown (cw_window_get_workspace (fixture->window), CW_SLOT_SEARCH));
}

static void
test_nothing (Fixture *fixture, gconstpointer data)
{
  run (fixture, "xyzzy");
  g_assert_true (
      adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window))
      == fixture->palette);
  adw_dialog_close (fixture->palette);
  cw_fixture_settle ();
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  dex_init ();
  ADD ("/palette/of-text", test_of_text);
  ADD ("/palette/of-window", test_of_window);
  ADD ("/palette/nothing", test_nothing);
  return g_test_run ();
}
