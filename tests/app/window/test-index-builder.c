/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#include "config.h"

#include <glib/gstdio.h>

#include "cw-index-builder.h"
#include "cw-search-index.h"
#include "cw-sources.h"

#define WAIT_SECONDS 20

/* So much is never indexed at once with the import. */
#define N_PARAGRAPHS 600
#define N_SOURCES 12

typedef struct
{
  char *path;
  CwProject *project;
  CwIndexBuilder *builder;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("caseweave-XXXXXX", &error);

  g_assert_no_error (error);
  fixture->path = g_build_filename (folder, "test.caseweave", NULL);
  fixture->project = cw_project_create (fixture->path, "Test", &error);
  g_assert_no_error (error);
  fixture->builder = cw_index_builder_new ();
  cw_index_builder_set_delay (fixture->builder, 1);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);

  g_assert_finalize_object (fixture->builder);
  g_assert_true (cw_project_close (fixture->project, NULL));
  g_assert_finalize_object (fixture->project);
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_free (fixture->path);
}

static void
add_large_source (Fixture *fixture)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (CwDraftSource) draft = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < N_PARAGRAPHS; i++)
    g_string_append_printf (text,
                            "Nobody called the office in the night of the %uth, and the van came "
                            "by only when all of it was over, so what were we to do about it? We "
                            "sat down and wrote a list of who had been asked and who had not, and "
                            "that list is what the council has before it now.\n",
                            i);
  draft = cw_draft_source_from_text ("large", text->str);
  cw_project_add_source (fixture->project, draft, "", &error);
  g_assert_no_error (error);
  g_assert_true (cw_project_has_search_backlog (fixture->project));
}

static void
wait_until_idle (Fixture *fixture)
{
  gint64 end = g_get_monotonic_time () + WAIT_SECONDS * G_USEC_PER_SEC;

  while (cw_index_builder_is_busy (fixture->builder))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_main_context_iteration (NULL, TRUE);
    }
}

/* --- what it does ------------------------------------------------------------------------------------------------------ */

static void
test_on_open (Fixture *fixture, gconstpointer data)
{
  add_large_source (fixture);
  cw_index_builder_set_project (fixture->builder, fixture->project);
  g_assert_true (cw_index_builder_is_busy (fixture->builder));
  wait_until_idle (fixture);
  g_assert_false (cw_project_has_search_backlog (fixture->project));
}

static void
test_after_import (Fixture *fixture, gconstpointer data)
{
  cw_index_builder_set_project (fixture->builder, fixture->project);
  g_assert_false (cw_index_builder_is_busy (fixture->builder));
  add_large_source (fixture);
  g_assert_true (cw_index_builder_is_busy (fixture->builder));
  wait_until_idle (fixture);
  g_assert_false (cw_project_has_search_backlog (fixture->project));
}

/* Nothing is left that would wake the program up. */
static void
test_sleeps (Fixture *fixture, gconstpointer data)
{
  add_large_source (fixture);
  cw_index_builder_set_project (fixture->builder, fixture->project);
  wait_until_idle (fixture);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_false (g_main_context_pending (NULL));
}

static gboolean
count_call (gpointer data)
{
  (*(guint *) data)++;
  return G_SOURCE_CONTINUE;
}

/* Many sources are many slices, and what is more urgent has its turn between them. */
static void
test_slices (Fixture *fixture, gconstpointer data)
{
  guint n_calls = 0;
  guint urgent;

  for (guint i = 0; i < N_SOURCES; i++)
    add_large_source (fixture);
  cw_index_builder_set_project (fixture->builder, fixture->project);
  urgent = g_timeout_add (1, count_call, &n_calls);
  wait_until_idle (fixture);
  g_source_remove (urgent);
  g_assert_cmpuint (n_calls, >, 3);
  g_assert_false (cw_project_has_search_backlog (fixture->project));
}

static void
test_stops (Fixture *fixture, gconstpointer data)
{
  add_large_source (fixture);
  cw_index_builder_set_project (fixture->builder, fixture->project);
  cw_index_builder_set_project (fixture->builder, NULL);
  g_assert_false (cw_index_builder_is_busy (fixture->builder));
  for (guint i = 0; i < 5; i++)
    {
      g_usleep (2000);
      g_main_context_iteration (NULL, FALSE);
    }
  g_assert_true (cw_project_has_search_backlog (fixture->project));
}

static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  add_large_source (fixture);
  g_assert_true (cw_project_close (fixture->project, &error));
  g_assert_finalize_object (fixture->project);
  fixture->project = cw_project_open (fixture->path, TRUE, &error);
  g_assert_no_error (error);
  cw_index_builder_set_project (fixture->builder, fixture->project);
  g_assert_false (cw_index_builder_is_busy (fixture->builder));
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/index-builder/on-open", test_on_open);
  ADD ("/index-builder/after-import", test_after_import);
  ADD ("/index-builder/sleeps", test_sleeps);
  ADD ("/index-builder/slices", test_slices);
  ADD ("/index-builder/stops", test_stops);
  ADD ("/index-builder/read-only", test_read_only);
  return g_test_run ();
}
