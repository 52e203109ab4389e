/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#include "config.h"

#include <glib/gstdio.h>
#include <libdex.h>

#include "cw-new-project-dialog.h"
#include "cw-window.h"
#include "window-fixture.h"

typedef struct
{
  char *folder;
  CwWindow *window;
  CwProject *project;
  GListStore *files;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwProject) project = NULL;
  g_autoptr (GFile) file = NULL;

  fixture->folder = cw_fixture_make_folder ();
  project = cw_fixture_create_project (fixture->folder);
  file = g_file_new_for_path (cw_project_get_path (project));
  g_assert_true (cw_project_close (project, NULL));
  fixture->window = g_object_ref (cw_window_new (NULL));
  gtk_window_present (GTK_WINDOW (fixture->window));
  cw_window_open_file (fixture->window, file);
  fixture->project = cw_window_get_project (fixture->window);
  fixture->files = g_list_store_new (G_TYPE_FILE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  cw_fixture_settle ();
  g_assert_finalize_object (fixture->window);
  g_clear_object (&fixture->files);
  cw_fixture_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

static void
write_file (Fixture *fixture, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (parent, 0700);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static void
add_file (Fixture *fixture, const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_list_store_append (fixture->files, file);
}

static GListModel *
get_sources (Fixture *fixture)
{
  return cw_project_get_children (fixture->project, CW_KIND_SOURCE, 0);
}

/* The flow keeps the window until it ends. */
static gboolean
is_over (gpointer data)
{
  Fixture *fixture = data;

  return !cw_window_is_importing (fixture->window);
}

static void
import (Fixture *fixture)
{
  cw_window_import (fixture->window, G_LIST_MODEL (fixture->files));
  g_assert_true (cw_window_is_importing (fixture->window));
  cw_fixture_wait (is_over, fixture);
}

static void
test_one_bad_file (Fixture *fixture, gconstpointer data)
{
  g_autofree char *label = NULL;

  write_file (fixture, "first.txt", "Ann: One.\n");
  write_file (fixture, "broken.docx", "this is no ZIP file");
  write_file (fixture, "second.md", "# Two\n\nText.\n");
  add_file (fixture, "first.txt");
  add_file (fixture, "broken.docx");
  add_file (fixture, "missing.txt");
  add_file (fixture, "second.md");
  import (fixture);

  g_assert_cmpuint (g_list_model_get_n_items (get_sources (fixture)), ==, 2);
  g_assert_cmpstr (cw_project_get_undo_label (fixture->project), ==, "Imported 2 sources");
  g_assert_nonnull (
      adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window)));
}

static void
test_is_one_step_of_undo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *name = g_strdup_printf ("note %02u.txt", i);

      write_file (fixture, name, "Some words.\n");
      add_file (fixture, name);
    }
  import (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (get_sources (fixture)), ==, 12);
  g_assert_null (
      adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window)));
  g_assert_true (cw_project_undo (fixture->project, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (get_sources (fixture)), ==, 0);
}

/* Of a folder, what can be read: in its order, from the folders in it too, and nothing hidden. */
static void
test_folder (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwRecord) first = NULL;

  write_file (fixture, "material/b.txt", "B.\n");
  write_file (fixture, "material/a.txt", "A.\n");
  write_file (fixture, "material/deep/c.md", "C.\n");
  write_file (fixture, "material/.hidden.txt", "No.\n");
  write_file (fixture, "material/picture.xcf", "No.\n");
  add_file (fixture, "material");
  import (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (get_sources (fixture)), ==, 3);
  first = g_list_model_get_item (get_sources (fixture), 0);
  g_assert_cmpstr (cw_record_get_name (first), ==, "a");
}

static void
test_stopped (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *name = g_strdup_printf ("note %02u.txt", i);

      write_file (fixture, name, "Some words.\n");
      add_file (fixture, name);
    }
  cw_window_import (fixture->window, G_LIST_MODEL (fixture->files));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.cancel-import", NULL);
  cw_fixture_wait (is_over, fixture);
  g_assert_cmpuint (g_list_model_get_n_items (get_sources (fixture)), <, 40);
}

/* Nothing may be written into a project that is closed, and the window goes. */
static void
test_closed_meanwhile (Fixture *fixture, gconstpointer data)
{
  write_file (fixture, "first.txt", "One.\n");
  add_file (fixture, "first.txt");
  cw_window_import (fixture->window, G_LIST_MODEL (fixture->files));
  gtk_window_close (GTK_WINDOW (fixture->window));
  cw_fixture_wait (is_over, fixture);
  cw_fixture_settle ();
}

static void
test_file_names (void)
{
  const struct
  {
    const char *title;
    const char *name;
  } names[] = {
    { "Two Cities", "Two Cities.caseweave" },
    { "Who Answers? A/B", "Who Answers- A-B.caseweave" },
    { "  ", "Project.caseweave" },
    { "..", "--.caseweave" },
    { "Österreich", "Österreich.caseweave" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = cw_new_project_dialog_dup_file_name (names[i].title);

      g_assert_cmpstr (name, ==, names[i].name);
    }
}

#define ADD(path, function) g_test_add ("/import/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  dex_init ();
  ADD ("one-bad-file", test_one_bad_file);
  ADD ("is-one-step-of-undo", test_is_one_step_of_undo);
  ADD ("folder", test_folder);
  ADD ("stopped", test_stopped);
  ADD ("closed-meanwhile", test_closed_meanwhile);
  g_test_add_func ("/import/file-names", test_file_names);
  return g_test_run ();
}
