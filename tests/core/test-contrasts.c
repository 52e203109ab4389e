/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Codes that are easily confused. */

#include "config.h"

#include "cw-contrasts.h"

#include "cw-merge.h"
#include "cw-test-project.h"

#define X 1
#define X1 2
#define X2 3
#define Y 4

static void
assert_contrasts (CwProject *project, gint64 code, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) contrasts = cw_project_list_contrasts (project, code, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < contrasts->len; i++)
    {
      CwContrast *contrast = g_ptr_array_index (contrasts, i);

      g_assert_cmpint (contrast->code, ==, code);
      g_string_append_printf (text,
                              "%s%" G_GINT64_FORMAT " %s",
                              i == 0 ? "" : "; ",
                              contrast->other,
                              contrast->question);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_both_ways (void)
{
  CwProject *project = cw_test_project_new_toy ();
  g_autofree char *before = cw_test_dump (project);

  cw_test_say (project, "{'verb': 'contrast-codes', 'code': 'Y', 'other': 'X1', 'question': 'Q?'}");
  cw_test_undo_and_redo (project, before);
  assert_contrasts (project, Y, "2 Q?");
  assert_contrasts (project, X1, "4 Q?");
  cw_test_say (project, "{'verb': 'contrast-codes', 'code': 'X1', 'other': 'Y', 'question': 'R?'}");
  assert_contrasts (project, Y, "2 R?");
  cw_test_say (project, "{'verb': 'remove-contrast', 'code': 'Y', 'other': 'X1'}");
  assert_contrasts (project, X1, "");
  cw_test_fails (
      project, "{'verb': 'contrast-codes', 'code': 'Y', 'other': 'Y'}", CW_ERROR_INVALID, "itself");
  cw_test_project_remove (project);
}

/* What was confused with the one is confused with the other; the pair itself is none any more. */
static void
test_merge (void)
{
  CwProject *project = cw_test_project_new_toy ();
  g_autofree char *before = NULL;
  g_autoptr (GError) error = NULL;

  cw_test_say (project, "{'verb': 'contrast-codes', 'code': 'X1', 'other': 'X2', 'question': 'a'}");
  cw_test_say (project, "{'verb': 'contrast-codes', 'code': 'Y', 'other': 'X1', 'question': 'b'}");
  cw_test_say (project, "{'verb': 'contrast-codes', 'code': 'Y', 'other': 'X2', 'question': 'c'}");
  cw_test_say (project, "{'verb': 'contrast-codes', 'code': 'X1', 'other': 'X', 'question': 'd'}");
  before = cw_test_dump (project);
  g_assert_true (cw_project_merge_codes (project, X1, X2, FALSE, NULL, &error));
  g_assert_no_error (error);
  assert_contrasts (project, X1, "");
  assert_contrasts (project, X2, "4 c; 1 d");
  cw_test_undo_and_redo (project, before);
  cw_test_assert_sound (project);
  cw_test_project_remove (project);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/contrasts/both-ways", test_both_ways);
  g_test_add_func ("/contrasts/merge", test_merge);
  return g_test_run ();
}
