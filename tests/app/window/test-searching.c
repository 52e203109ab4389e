/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Searching everything beside the text, and giving a code to what is found. */

#include "config.h"

#include <libdex.h>

#include "cw-coding.h"
#include "cw-found.h"
#include "cw-queries.h"
#include "cw-query.h"
#include "cw-search-pane.h"
#include "cw-window.h"
#include "cw-window-panes.h"
#include "window-fixture.h"

typedef struct
{
  char *folder;
  CwWindow *window;
  CwProject *project;
  CwSearchPane *pane;
  gint64 first, second, code;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwProject) project = NULL;
  g_autoptr (GFile) file = NULL;
  CwWorkspace *workspace;

  fixture->folder = cw_fixture_make_folder ();
  project = cw_fixture_create_project (fixture->folder);
  fixture->first = cw_fixture_add_source (
      project, "Interview P-07", "The contract lapsed.\nNobody renewed the contracts.\nWe waited.");
  fixture->second = cw_fixture_add_source (
      project, "Interview P-12", "A contract is a promise.\nWe signed it.");
  fixture->code = cw_project_create_record (project, CW_KIND_CODE, "paper", 0, NULL);
  file = g_file_new_for_path (cw_project_get_path (project));
  g_assert_true (cw_project_close (project, NULL));
  fixture->window = g_object_ref (cw_window_new (NULL));
  gtk_window_present (GTK_WINDOW (fixture->window));
  cw_window_open_file (fixture->window, file);
  cw_fixture_settle ();
  fixture->project = cw_window_get_project (fixture->window);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.search", NULL);
  cw_fixture_settle ();
  workspace = cw_window_get_workspace (fixture->window);
  fixture->pane = CW_SEARCH_PANE (cw_workspace_get_content (workspace, CW_SLOT_SEARCH));
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

static gboolean
is_done (gpointer data)
{
  return !cw_search_pane_is_searching (((Fixture *) data)->pane);
}

static void
search (Fixture *fixture, CwHuntKind kind, const char *words)
{
  cw_search_pane_search (fixture->pane, kind, words);
  cw_fixture_wait (is_done, fixture);
}

static guint
count_found (Fixture *fixture)
{
  return g_list_model_get_n_items (cw_search_pane_get_found (fixture->pane));
}

static void
assert_found (Fixture *fixture, guint position, gint64 source, const char *label)
{
  g_autoptr (CwFound) found
      = g_list_model_get_item (cw_search_pane_get_found (fixture->pane), position);

  g_assert_cmpint (cw_found_get_passage (found)->source, ==, source);
  g_assert_cmpstr (cw_found_get_label (found), ==, label);
}

static CwReaderPage *
get_reader (Fixture *fixture)
{
  return cw_panes_ensure_reader (cw_window_get_workspace (fixture->window));
}

static guint
count_coded (Fixture *fixture)
{
  g_autoptr (GArray) coded = cw_project_query (fixture->project, "code:paper", NULL, NULL);

  return coded->len;
}

static void
answer (Fixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->pane), action, NULL));
  cw_fixture_settle ();
}

static void
test_words (Fixture *fixture, gconstpointer data)
{
  search (fixture, CW_HUNT_WORDS, "contract");
  g_assert_cmpuint (count_found (fixture), ==, 3);
  assert_found (fixture, 0, fixture->first, "¶1");
  assert_found (fixture, 1, fixture->first, "¶2");
  assert_found (fixture, 2, fixture->second, "¶1");
  search (fixture, CW_HUNT_EXACT, "contracts");
  g_assert_cmpuint (count_found (fixture), ==, 1);
  search (fixture, CW_HUNT_REGEX, "(");
  g_assert_cmpuint (count_found (fixture), ==, 0);
  search (fixture, CW_HUNT_WORDS, "");
  g_assert_cmpuint (count_found (fixture), ==, 0);
}

static void
test_open (Fixture *fixture, gconstpointer data)
{
  gint64 source;
  guint start, end;

  search (fixture, CW_HUNT_WORDS, "promise");
  g_assert_true (gtk_widget_activate_action (
      GTK_WIDGET (fixture->pane), "win.show-passage", "(xuub)", fixture->second, 16u, 23u, TRUE));
  cw_fixture_settle ();
  g_assert_true (cw_reader_page_get_selection (get_reader (fixture), &source, &start, &end));
  g_assert_cmpint (source, ==, fixture->second);
  g_assert_cmpuint (start, ==, 16);
  g_assert_cmpuint (end, ==, 23);
}

/* A query that is shown is answered anew when the project changes. */
static void
test_query (Fixture *fixture, gconstpointer data)
{
  cw_project_apply_code (fixture->project, fixture->first, 0, 12, fixture->code, NULL);
  search (fixture, CW_HUNT_QUERY, "code:paper");
  g_assert_cmpuint (count_found (fixture), ==, 1);
  cw_project_apply_code (fixture->project, fixture->second, 0, 10, fixture->code, NULL);
  for (guint i = 0; i < 400 && count_found (fixture) < 2; i++)
    {
      g_usleep (50 * 1000);
      cw_fixture_settle ();
    }
  g_assert_cmpuint (count_found (fixture), ==, 2);
  search (fixture, CW_HUNT_QUERY, "code:nonsense");
  g_assert_cmpuint (count_found (fixture), ==, 0);
}

static void
test_saved_query (Fixture *fixture, gconstpointer data)
{
  gint64 query;

  cw_project_apply_code (fixture->project, fixture->first, 0, 12, fixture->code, NULL);
  query = cw_project_save_query (fixture->project, "on paper", "code:paper", NULL);
  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (fixture->pane), "search.open-query", "x", query));
  g_assert_cmpuint (count_found (fixture), ==, 1);
  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (fixture->pane), "search.delete-query", "x", query));
  g_assert_null (cw_project_get_record (fixture->project, CW_KIND_QUERY, query));
}

/* Yes, no, yes: two places, one step of undo. */
static void
test_accept_each (Fixture *fixture, gconstpointer data)
{
  search (fixture, CW_HUNT_WORDS, "contract");
  cw_search_pane_code_all_with (fixture->pane, fixture->code);
  cw_fixture_settle ();
  answer (fixture, "search.accept");
  g_assert_cmpuint (count_coded (fixture), ==, 1);
  answer (fixture, "search.skip");
  answer (fixture, "search.accept");
  g_assert_cmpuint (count_coded (fixture), ==, 2);
  /* There is no question any more. */
  answer (fixture, "search.accept");
  g_assert_cmpuint (count_coded (fixture), ==, 2);
  g_assert_cmpstr (cw_project_get_undo_label (fixture->project), ==, "Coded 2 places with “paper”");
  g_assert_true (cw_project_undo (fixture->project, NULL, NULL));
  g_assert_cmpuint (count_coded (fixture), ==, 0);
}

static void
test_all_in_source (Fixture *fixture, gconstpointer data)
{
  search (fixture, CW_HUNT_WORDS, "contract");
  cw_search_pane_code_all_with (fixture->pane, fixture->code);
  answer (fixture, "search.accept-source");
  g_assert_cmpuint (count_coded (fixture), ==, 2);
  answer (fixture, "search.stop");
  g_assert_cmpuint (count_coded (fixture), ==, 2);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  dex_init ();
  ADD ("/searching/words", test_words);
  ADD ("/searching/open", test_open);
  ADD ("/searching/query", test_query);
  ADD ("/searching/saved-query", test_saved_query);
  ADD ("/searching/accept-each", test_accept_each);
  ADD ("/searching/all-in-source", test_all_in_source);
  return g_test_run ();
}
