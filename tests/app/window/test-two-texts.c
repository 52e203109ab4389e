/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Two texts beside each other: what is asked for goes to the one that had the focus last. */

#include "config.h"

#include <libdex.h>

#include "cw-coding.h"
#include "cw-window-panes.h"
#include "window-fixture.h"

typedef struct
{
  char *folder;
  CwWindow *window;
  CwProject *project;
  CwReaderDesk *desk;
  gint64 first, second, excerpt;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwProject) project = NULL;
  g_autoptr (GFile) file = NULL;
  gint64 code;

  fixture->folder = cw_fixture_make_folder ();
  project = cw_fixture_create_project (fixture->folder);
  fixture->first = cw_fixture_add_source (project, "Interview P-07", "One.\nTwo.");
  fixture->second = cw_fixture_add_source (project, "Interview P-12", "Three.\nFour.");
  code = cw_project_create_record (project, CW_KIND_CODE, "numbers", 0, NULL);
  fixture->excerpt = cw_project_apply_code (project, fixture->second, 0, 5, code, NULL);
  file = g_file_new_for_path (cw_project_get_path (project));
  g_assert_true (cw_project_close (project, NULL));
  fixture->window = g_object_ref (cw_window_new (NULL));
  gtk_window_present (GTK_WINDOW (fixture->window));
  cw_window_open_file (fixture->window, file);
  cw_fixture_settle ();
  fixture->project = cw_window_get_project (fixture->window);
  fixture->desk = CW_READER_DESK (
      cw_workspace_get_content (cw_window_get_workspace (fixture->window), CW_SLOT_READER));
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
activate (Fixture *fixture, const char *action, GVariant *target)
{
  g_assert_true (cw_fixture_activate (GTK_WIDGET (fixture->window), action, target));
  cw_fixture_settle ();
}

static void
test_split (Fixture *fixture, gconstpointer data)
{
  CwReaderPage *first = cw_reader_desk_get_active (fixture->desk), *second;

  activate (fixture, "win.split-text", NULL);
  second = cw_reader_desk_get_active (fixture->desk);
  g_assert_true (second != first);
  g_assert_cmpint (cw_reader_page_get_source (second), ==, fixture->first);
  activate (fixture, "win.show-excerpt", g_variant_new_int64 (fixture->excerpt));
  g_assert_cmpint (cw_reader_page_get_source (second), ==, fixture->second);
  g_assert_cmpint (cw_reader_page_get_source (first), ==, fixture->first);
  gtk_widget_grab_focus (GTK_WIDGET (first));
  g_assert_true (cw_reader_desk_get_active (fixture->desk) == first);
  activate (fixture, "win.open-source", g_variant_new_int64 (fixture->second));
  g_assert_cmpint (cw_reader_page_get_source (first), ==, fixture->second);
  activate (fixture, "win.split-text", NULL);
  g_assert_false (cw_reader_desk_is_split (fixture->desk));
  g_assert_true (cw_reader_desk_get_active (fixture->desk) == first);
}

/* What is done in one text is seen in the other. */
static void
test_both_follow (Fixture *fixture, gconstpointer data)
{
  CwReaderPage *first = cw_reader_desk_get_active (fixture->desk), *second;
  gint64 code = cw_project_create_record (fixture->project, CW_KIND_CODE, "more", 0, NULL);
  gint64 excerpt;

  activate (fixture, "win.split-text", NULL);
  second = cw_reader_desk_get_active (fixture->desk);
  excerpt = cw_project_apply_code (fixture->project, fixture->first, 0, 3, code, NULL);
  g_assert_true (cw_reader_page_show_excerpt (first, excerpt));
  g_assert_true (cw_reader_page_show_excerpt (second, excerpt));
  g_assert_true (cw_project_delete (fixture->project, CW_KIND_SOURCE, fixture->first, NULL));
  g_assert_cmpint (cw_reader_page_get_source (first), ==, 0);
  g_assert_cmpint (cw_reader_page_get_source (second), ==, 0);
}

static gboolean
is_above (gpointer paned)
{
  return gtk_orientable_get_orientation (paned) == GTK_ORIENTATION_VERTICAL;
}

/* Where there is no room beside each other they stand above each other, and the window gets as narrow as ever. */
static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  GtkWidget *paned = gtk_widget_get_first_child (GTK_WIDGET (fixture->desk));
  int above, below;

  activate (fixture, "win.split-text", NULL);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 360, 600);
  gtk_window_present (GTK_WINDOW (fixture->window));
  cw_fixture_wait (is_above, paned);
  cw_fixture_settle ();
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->window)), ==, 360);
  above = gtk_widget_get_height (gtk_paned_get_start_child (GTK_PANED (paned)));
  below = gtk_widget_get_height (gtk_paned_get_end_child (GTK_PANED (paned)));
  g_assert_cmpint (ABS (above - below), <, 40);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  dex_init ();
  ADD ("/two-texts/split", test_split);
  ADD ("/two-texts/both-follow", test_both_follow);
  ADD ("/two-texts/narrow", test_narrow);
  return g_test_run ();
}
