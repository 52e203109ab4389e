/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* A few thousand steps of random work by all verbs: after some of them, and in the end, the project is sound, and its
 * history replayed from an empty file gives what is in it. tests/long does the same a million times. */

#include "config.h"

#include "cw-past.h"
#include "cw-search-index.h"
#include "cw-test-project.h"
#include "cw-test-session.h"
#include "cw-test-verbs.h"

#define N_STEPS 3000
#define BETWEEN_CHECKS 250

static CwProject *
check (CwProject *project)
{
  cw_test_assert_sound (project);
  cw_test_assert_records (project);
  return cw_test_project_reopen (project);
}

static void
assert_replay (CwProject *project)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *replayed = cw_project_replay_history (project, &error);
  g_autofree char *dump = cw_test_dump (project);

  g_assert_no_error (error);
  g_assert_cmpstr (replayed, ==, dump);
}

static guint
require (GHashTable *done, const char *verb)
{
  if (g_hash_table_contains (done, verb))
    return 0;
  g_test_message ("No step of the session has done “%s”", verb);
  return 1;
}

/* What nothing has come out of is not tested. A few need more luck than so many steps bring. */
static void
assert_all_verbs (GHashTable *done)
{
  g_autoptr (GPtrArray) verbs = cw_verb_list ();
  guint n_missing = require (done, "undo") + require (done, "redo");

  for (guint i = 0; i < verbs->len; i++)
    {
      const char *verb = ((const CwVerb *) g_ptr_array_index (verbs, i))->name;

      if (!cw_test_session_leaves_out (verb))
        n_missing += require (done, verb);
    }
  g_assert_cmpuint (n_missing, <, verbs->len / 10);
}

static void
test_session (void)
{
  g_autoptr (CwTestSession) session = cw_test_session_new (20261124, 1);
  g_autoptr (GHashTable) done = g_hash_table_new (g_str_hash, g_str_equal);
  CwProject *project = cw_test_verbs_project_to_review ();
  guint n_done = 0;

  for (guint i = 1; i <= N_STEPS; i++)
    {
      if (cw_test_session_step (session, project, i))
        {
          g_hash_table_add (done, (gpointer) cw_test_session_get_verb (session));
          n_done++;
        }
      if (i % 100 == 0)
        g_assert_true (cw_project_build_search_index (project, 1, NULL, NULL));
      if (i % BETWEEN_CHECKS == 0)
        project = check (project);
    }
  g_test_message ("%u of %u steps were done", n_done, N_STEPS);
  g_assert_cmpuint (n_done, >, N_STEPS / 2);
  assert_all_verbs (done);
  assert_replay (project);
  cw_test_project_remove (project);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session/random", test_session);
  return g_test_run ();
}
