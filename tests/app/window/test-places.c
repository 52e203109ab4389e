/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Where the links of memos lead in the window, and what a memo that is begun anywhere is about. */

#include "config.h"

#include <libdex.h>

#include "cw-coding.h"
#include "cw-memos.h"
#include "cw-sources.h"
#include "cw-summaries.h"
#include "cw-window.h"
#include "window-fixture.h"

typedef struct
{
  char *folder;
  CwWindow *window;
  CwProject *project;
  gint64 first, second, city, code;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwProject) project = NULL;
  g_autoptr (GFile) file = NULL;

  fixture->folder = cw_fixture_make_folder ();
  project = cw_fixture_create_project (fixture->folder);
  fixture->first = cw_fixture_add_source (project, "Interview P-07", "One.\nTwo.");
  fixture->second = cw_fixture_add_source (project, "Interview P-12", "Three.\nFour.");
  fixture->city = cw_fixture_add_case (project, "Calder City", 0);
  fixture->code = cw_project_create_record (project, CW_KIND_CODE, "turf claim", 0, NULL);
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

static void
show (Fixture *fixture, const char *action, gint64 id)
{
  g_assert_true (
      cw_fixture_activate (GTK_WIDGET (fixture->window), action, g_variant_new_int64 (id)));
  cw_fixture_settle ();
}

static const CwPlace *
get_place (Fixture *fixture)
{
  return cw_trail_get_place (cw_window_get_trail (fixture->window));
}

static void
test_summary (Fixture *fixture, gconstpointer data)
{
  const CwCellKey key = { CW_KIND_CASE, fixture->city, NULL, fixture->code };
  g_autoptr (GError) error = NULL;

  g_assert_true (cw_project_write_summary (fixture->project, &key, "They wait.", &error));
  show (fixture, "win.show-summary", cw_project_find_summary (fixture->project, &key));
  g_assert_true (get_place (fixture)->matrix);
  g_assert_true (cw_workspace_is_shown (cw_window_get_workspace (fixture->window), CW_SLOT_MATRIX));
  /* And back to what was read. */
  g_assert_true (cw_fixture_activate (GTK_WIDGET (fixture->window), "win.go-back", NULL));
  g_assert_false (get_place (fixture)->matrix);
  g_assert_cmpint (get_place (fixture)->source, ==, fixture->first);
}

static void
test_display (Fixture *fixture, gconstpointer data)
{
  gint64 display = cw_project_create_record (fixture->project, CW_KIND_DISPLAY, "Sources", 0, NULL);

  g_assert_true (cw_project_set_field (fixture->project,
                                       CW_KIND_DISPLAY,
                                       display,
                                       CW_DISPLAY_DEFINITION,
                                       "rows=source\ncolumns=code\nmeasure=codings",
                                       NULL));
  show (fixture, "win.show-display", display);
  g_assert_true (get_place (fixture)->matrix);
}

/* Somebody who is a speaker is met where they speak. */
static void
test_participant (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwDraftSource) draft = cw_draft_source_from_text ("Focus group", "P7: We left.");
  CwDraftParagraph *paragraph = g_ptr_array_index (draft->paragraphs, 0);
  g_autoptr (GError) error = NULL;
  gint64 source, person;

  paragraph->speaker = g_strdup ("P7");
  source = cw_project_add_source (fixture->project, draft, "", &error);
  g_assert_no_error (error);
  person = cw_project_create_record (fixture->project, CW_KIND_PARTICIPANT, "P-07", 0, &error);
  g_assert_no_error (error);
  show (fixture, "win.show-participant", person);
  g_assert_cmpint (get_place (fixture)->source, ==, fixture->first);
  g_assert_true (cw_project_map_speaker (fixture->project, source, "P7", person, &error));
  show (fixture, "win.show-participant", person);
  g_assert_cmpint (get_place (fixture)->source, ==, source);
}

static guint
count_memos (Fixture *fixture, CwKind kind, gint64 id)
{
  g_autoptr (GArray) memos = cw_project_list_memos_about (fixture->project, kind, id, NULL);

  return memos->len;
}

static void
begin_memo (Fixture *fixture)
{
  g_assert_true (cw_fixture_activate (GTK_WIDGET (fixture->window), "win.new-memo-here", NULL));
  cw_fixture_settle ();
}

static void
test_memo_here (Fixture *fixture, gconstpointer data)
{
  begin_memo (fixture);
  g_assert_cmpuint (count_memos (fixture, CW_KIND_SOURCE, fixture->first), ==, 1);
  show (fixture, "win.show-case", fixture->city);
  begin_memo (fixture);
  g_assert_cmpuint (count_memos (fixture, CW_KIND_CASE, fixture->city), ==, 1);
  show (fixture, "win.show-code", fixture->code);
  begin_memo (fixture);
  g_assert_cmpuint (count_memos (fixture, CW_KIND_CODE, fixture->code), ==, 1);
}

static void
test_memo_at_excerpt (Fixture *fixture, gconstpointer data)
{
  gint64 excerpt
      = cw_project_apply_code (fixture->project, fixture->second, 0, 5, fixture->code, NULL);

  show (fixture, "win.show-excerpt", excerpt);
  begin_memo (fixture);
  g_assert_cmpuint (count_memos (fixture, CW_KIND_EXCERPT, excerpt), ==, 1);
}

#define ADD(path, function) g_test_add ("/places/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  dex_init ();
  ADD ("summary", test_summary);
  ADD ("display", test_display);
  ADD ("participant", test_participant);
  ADD ("memo-here", test_memo_here);
  ADD ("memo-at-excerpt", test_memo_at_excerpt);
  return g_test_run ();
}
