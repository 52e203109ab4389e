/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* A project too large to be looked through and read before it is opened: that goes on afterwards, in threads. */

#include "config.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "cw-coding.h"
#include "cw-draft-source.h"
#include "cw-health-check.h"
#include "cw-project-private.h"
#include "cw-sources.h"
#include "cw-test-project.h"

#define FILE_SIZE (12 * 1024 * 1024)
#define PAGE_SIZE 4096

/* Closed, with one large original file in it. */
static char *
make_large_file (void)
{
  CwProject *project = cw_test_project_new ();
  char *path = g_strdup (cw_project_get_path (project));
  g_autoptr (CwDraftSource) draft = cw_draft_source_from_text ("Large", "Some words.");
  g_autoptr (GError) error = NULL;

  draft->original = g_bytes_new_take (g_strnfill (FILE_SIZE, 'x'), FILE_SIZE);
  g_assert_cmpint (cw_project_add_source (project, draft, "", &error), !=, 0);
  g_assert_true (cw_project_close (project, &error));
  g_assert_finalize_object (project);
  return path;
}

/* The original's pages are a chain; this one leads nowhere. */
static void
damage (const char *path)
{
  int fd = g_open (path, O_WRONLY | O_CLOEXEC, 0);
  const char zeros[8] = { 0 };

  g_assert_cmpint (pwrite (fd, zeros, sizeof zeros, (off_t) 1000 * PAGE_SIZE), ==, sizeof zeros);
  g_assert_true (g_close (fd, NULL));
}

static void
on_damaged (CwProject *project, GParamSpec *pspec, gpointer answered)
{
  *(gboolean *) answered = TRUE;
}

static gboolean
on_waited (gpointer waited)
{
  *(gboolean *) waited = TRUE;
  return G_SOURCE_CONTINUE;
}

static void
test_finds_damage (void)
{
  g_autofree char *path = make_large_file ();
  g_autoptr (GError) error = NULL;
  gboolean answered = FALSE;
  CwProject *project;

  damage (path);
  project = cw_project_open (path, FALSE, &error);
  g_assert_no_error (error);
  g_assert_false (cw_project_is_damaged (project));
  g_signal_connect (project, "notify::damaged", G_CALLBACK (on_damaged), &answered);
  while (!answered)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (cw_project_is_damaged (project));
  cw_test_project_remove (project);
}

static void
test_stops_with_project (void)
{
  g_autofree char *path = make_large_file ();
  guint waited = 0;

  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (GError) error = NULL;
      CwProject *project = cw_project_open (path, FALSE, &error);

      g_assert_no_error (error);
      for (guint j = 0; j < i; j++)
        waited += g_main_context_iteration (NULL, FALSE);
      g_assert_false (cw_project_is_damaged (project));
      if (i < 19)
        {
          g_assert_true (cw_project_close (project, &error));
          g_assert_finalize_object (project);
        }
      else
        cw_test_project_remove (project);
    }
  g_assert_cmpuint (waited, >, 0);
}

/* A good file gives no signal, and neither does one that is gone. */
static void
test_says_nothing_of_good_ones (void)
{
  g_autofree char *path = make_large_file ();
  g_autoptr (GError) error = NULL;
  CwProject *project = cw_project_open (path, FALSE, &error);
  gboolean answered = FALSE, waited = FALSE;
  guint timeout = g_timeout_add (300, on_waited, &waited);

  g_signal_connect (project, "notify::damaged", G_CALLBACK (on_damaged), &answered);
  while (!waited)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timeout);
  g_assert_false (answered);
  g_assert_true (cw_health_check_run (path, NULL, &error));
  g_assert_false (cw_health_check_run ("/nonexistent/a.caseweave", NULL, NULL));
  cw_test_project_remove (project);
}

/* Has codings from before, and of another source. */
static void
add_evidence (CwProject *project)
{
  gint64 code = cw_project_create_record (project, CW_KIND_CODE, "code", 0, NULL);
  gint64 other = cw_project_create_record (project, CW_KIND_CODE, "other", 0, NULL);

  for (guint i = 0; i < 5; i++)
    {
      g_assert_cmpint (cw_project_apply_code (project, 1, i, i + 3, code, NULL), !=, 0);
      g_assert_cmpint (cw_project_apply_code (project, 1, i, i + 3, other, NULL), !=, 0);
    }
}

static void
assert_index (CwProject *project)
{
  g_autofree char *kept = cw_evidence_dump (cw_project_get_evidence (project));
  g_autoptr (CwEvidence) fresh = cw_evidence_new ();
  g_autofree char *read = NULL;

  g_assert_true (cw_evidence_load (fresh, cw_project_get_database (project), NULL));
  read = cw_evidence_dump (fresh);
  g_assert_cmpstr (kept, ==, read);
}

/* What is written before anybody has looked at the evidence is in it when somebody does. */
static void
test_writes_while_reading (void)
{
  g_autofree char *path = make_large_file ();
  g_autoptr (GError) error = NULL;
  CwProject *project = cw_project_open (path, FALSE, &error);

  g_assert_no_error (error);
  add_evidence (project);
  assert_index (project);
  g_assert_true (cw_project_close (project, &error));
  g_assert_finalize_object (project);
  for (guint i = 0; i < 10; i++)
    {
      project = cw_project_open (path, FALSE, &error);
      g_assert_no_error (error);
      if (i % 2 == 0)
        g_assert_true (cw_project_undo (project, NULL, &error));
      else
        g_assert_true (cw_project_redo (project, NULL, &error));
      if (i % 3 != 0)
        assert_index (project);
      g_assert_true (cw_project_close (project, &error));
      g_assert_finalize_object (project);
    }
  project = cw_project_open (path, TRUE, &error);
  g_assert_no_error (error);
  assert_index (project);
  cw_test_project_remove (project);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/health-check/finds-damage", test_finds_damage);
  g_test_add_func ("/health-check/stops-with-the-project", test_stops_with_project);
  g_test_add_func ("/health-check/says-nothing-of-good-ones", test_says_nothing_of_good_ones);
  g_test_add_func ("/health-check/writes-while-reading", test_writes_while_reading);
  return g_test_run ();
}
