/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* A source gets the text of another file, and what has lost its words is shown. */

#include "config.h"

#include <libdex.h>

#include "cw-coding.h"
#include "cw-reader-page.h"
#include "cw-replace-text.h"
#include "cw-review-queue.h"
#include "cw-sources.h"
#include "window-fixture.h"

typedef struct
{
  char *folder;
  CwWindow *window;
  CwProject *project;
  gint64 source;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwProject) project = NULL;
  g_autoptr (GFile) file = NULL;
  gint64 code;

  fixture->folder = cw_fixture_make_folder ();
  project = cw_fixture_create_project (fixture->folder);
  fixture->source = cw_fixture_add_source (
      project, "Interview P-07", "We met at the old mill every week.\nNobody came for the money.");
  code = cw_project_create_record (project, CW_KIND_CODE, "turf claim", 0, NULL);
  cw_project_apply_code (project, fixture->source, 0, 34, code, NULL);
  cw_project_apply_code (project, fixture->source, 35, 61, code, NULL);
  file = g_file_new_for_path (cw_project_get_path (project));
  g_assert_true (cw_project_close (project, NULL));
  fixture->window = g_object_ref (cw_window_new (NULL));
  gtk_window_present (GTK_WINDOW (fixture->window));
  cw_window_open_file (fixture->window, file);
  cw_fixture_settle ();
  fixture->project = cw_window_get_project (fixture->window);
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

static GtkWidget *
find_queue (GtkWidget *widget)
{
  GtkWidget *found = CW_IS_REVIEW_QUEUE (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_queue (child);
  return found;
}

static gboolean
is_replaced (gpointer data)
{
  Fixture *fixture = data;
  const char *label = cw_project_get_undo_label (fixture->project);

  return label != NULL && g_str_has_prefix (label, "Replaced the text");
}

static void
replace (Fixture *fixture, const char *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, "new.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  cw_replace_text_start (fixture->window, fixture->source, file);
  cw_fixture_wait (is_replaced, fixture);
  cw_fixture_settle ();
}

static void
test_all_found (Fixture *fixture, gconstpointer data)
{
  replace (fixture,
           "A new first line.\nWe met at the old mill every week.\nNobody came for the money.");
  g_assert_false (gtk_widget_get_mapped (find_queue (GTK_WIDGET (fixture->window))));
  g_assert_cmpuint (
      cw_review_queue_get_size (CW_REVIEW_QUEUE (find_queue (GTK_WIDGET (fixture->window)))),
      ==,
      0);
}

static void
test_queue_opens (Fixture *fixture, gconstpointer data)
{
  replace (fixture, "We met at the old mill every week.\nSomething else was said by everybody.");
  g_assert_true (gtk_widget_get_mapped (find_queue (GTK_WIDGET (fixture->window))));
  g_assert_cmpuint (
      cw_review_queue_get_size (CW_REVIEW_QUEUE (find_queue (GTK_WIDGET (fixture->window)))),
      ==,
      1);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  dex_init ();
  ADD ("/replace-text/all-found", test_all_found);
  ADD ("/replace-text/queue-opens", test_queue_opens);
  return g_test_run ();
}
