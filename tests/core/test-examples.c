/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Excerpts that stand in the codebook for a code. */

#include "config.h"

#include "cw-examples.h"

#include "cw-coding.h"
#include "cw-merge.h"
#include "cw-test-project.h"

#define X1 2
#define X2 3
#define Y 4

static char *
describe (CwProject *project, gint64 code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) examples = cw_project_list_examples (project, code, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < examples->len; i++)
    {
      CwExample *example = g_ptr_array_index (examples, i);

      g_string_append_printf (text,
                              "%s%s %" G_GINT64_FORMAT,
                              i == 0 ? "" : "; ",
                              cw_example_kind_nick (example->kind),
                              example->excerpt);
    }
  return g_string_free (text, FALSE);
}

static void
assert_examples (CwProject *project, gint64 code, const char *expected)
{
  g_autofree char *found = describe (project, code);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_kinds (void)
{
  CwProject *project = cw_test_project_new_toy ();
  g_autofree char *before = NULL;

  cw_test_say (project, "{'verb': 'set-example', 'code': 'X1', 'excerpt': 'E-3'}");
  before = cw_test_dump (project);
  cw_test_say (project,
               "{'verb': 'set-example', 'code': 'X1', 'excerpt': 'E-2', 'as': 'near miss'}");
  cw_test_undo_and_redo (project, before);
  cw_test_say (project,
               "{'verb': 'set-example', 'code': 'X1', 'excerpt': 'E-1', 'as': 'atypical'}");
  cw_test_say (project, "{'verb': 'set-example', 'code': 'Y', 'excerpt': 'E-2'}");
  assert_examples (project, X1, "typical 3; atypical 1; near miss 2");
  assert_examples (project, Y, "typical 2");
  assert_examples (project, 0, "typical 3; typical 2; atypical 1; near miss 2");
  /* Another kind takes the place of the first. */
  cw_test_say (project,
               "{'verb': 'set-example', 'code': 'X1', 'excerpt': 'E-3', 'as': 'near miss'}");
  assert_examples (project, X1, "atypical 1; near miss 2; near miss 3");
  cw_test_say (project, "{'verb': 'remove-example', 'code': 'X1', 'excerpt': 'E-2'}");
  assert_examples (project, X1, "atypical 1; near miss 3");
  cw_test_assert_sound (project);
  cw_test_project_remove (project);
}

static void
test_refusals (void)
{
  CwProject *project = cw_test_project_new_toy ();

  cw_test_fails (project,
                 "{'verb': 'set-example', 'code': 'X1', 'excerpt': 'E-1', 'as': 'good'}",
                 CW_ERROR_INVALID,
                 "near miss");
  g_assert_false (cw_project_set_example (project, 99, 1, CW_EXAMPLE_TYPICAL, NULL));
  g_assert_false (cw_project_set_example (project, X1, 99, CW_EXAMPLE_TYPICAL, NULL));
  assert_examples (project, 0, "");
  cw_test_project_remove (project);
}

/* The quote at the time stays; R8: an example is cited, so it outlives its last code. */
static void
test_excerpt_lives_on (void)
{
  CwProject *project = cw_test_project_new_toy ();
  g_autoptr (GPtrArray) examples = NULL;
  g_autoptr (CwExcerpt) excerpt = NULL;
  g_autoptr (GError) error = NULL;

  cw_test_say (project,
               "{'verb': 'set-example', 'code': 'X2', 'excerpt': 'E-1', 'as': 'near miss'}");
  excerpt = cw_project_load_excerpt (project, 1, &error);
  g_assert_no_error (error);
  g_assert_true (cw_project_remove_code (project, 1, X1, &error));
  g_assert_no_error (error);
  assert_examples (project, X2, "near miss 1");
  cw_test_say (project, "{'verb': 'resize-excerpt', 'excerpt': 'E-1', 'start': 0, 'end': 10}");
  examples = cw_project_list_examples (project, X2, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (((CwExample *) g_ptr_array_index (examples, 0))->quote, ==, excerpt->quote);
  g_assert_true (cw_project_delete_excerpt (project, 1, &error));
  assert_examples (project, X2, "");
  cw_test_assert_sound (project);
  cw_test_project_remove (project);
}

/* R16: the examples of the code that goes are the other one's, but none twice. */
static void
test_merge (void)
{
  CwProject *project = cw_test_project_new_toy ();
  g_autofree char *before = NULL;
  g_autoptr (GError) error = NULL;

  cw_test_say (project, "{'verb': 'set-example', 'code': 'X1', 'excerpt': 'E-1'}");
  cw_test_say (project,
               "{'verb': 'set-example', 'code': 'X1', 'excerpt': 'E-2', 'as': 'near miss'}");
  cw_test_say (project, "{'verb': 'set-example', 'code': 'X2', 'excerpt': 'E-2'}");
  before = cw_test_dump (project);
  g_assert_true (cw_project_merge_codes (project, X1, X2, FALSE, NULL, &error));
  g_assert_no_error (error);
  assert_examples (project, X1, "");
  assert_examples (project, X2, "typical 1; typical 2");
  cw_test_undo_and_redo (project, before);
  cw_test_project_remove (project);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/examples/kinds", test_kinds);
  g_test_add_func ("/examples/refusals", test_refusals);
  g_test_add_func ("/examples/excerpt-lives-on", test_excerpt_lives_on);
  g_test_add_func ("/examples/merge", test_merge);
  return g_test_run ();
}
