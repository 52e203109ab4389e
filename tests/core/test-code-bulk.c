/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Several codes at once. */

#include "config.h"

#include "cw-code-bulk.h"

#include "cw-test-project.h"

#define X 1
#define X1 2
#define X2 3
#define Y 4

static CwRecord *
get (CwProject *project, gint64 code)
{
  return cw_project_get_record (project, CW_KIND_CODE, code);
}

static void
test_merge (void)
{
  CwProject *project = cw_test_project_new_toy ();
  g_autofree char *before = cw_test_dump (project);
  g_autoptr (GError) error = NULL;
  CwMergeResult result;
  const gint64 codes[] = { X1, X2, Y };

  g_assert_true (cw_project_merge_many_codes (
      project, codes, G_N_ELEMENTS (codes), Y, FALSE, &result, &error));
  g_assert_no_error (error);
  /* k2 and k3 are on one excerpt. */
  g_assert_cmpuint (result.moved, ==, 4);
  g_assert_cmpuint (result.folded, ==, 1);
  g_assert_cmpint (cw_project_follow_redirect (project, X1), ==, Y);
  g_assert_cmpint (cw_project_follow_redirect (project, X2), ==, Y);
  cw_test_undo_and_redo (project, before);
  cw_test_project_remove (project);
}

/* One that cannot be merged leaves all as they were. */
static void
test_all_or_nothing (void)
{
  CwProject *project = cw_test_project_new_toy ();
  g_autofree char *before = cw_test_dump (project);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  const gint64 codes[] = { X1, 99 };

  g_assert_false (
      cw_project_merge_many_codes (project, codes, G_N_ELEMENTS (codes), Y, FALSE, NULL, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (cw_project_retire_many_codes (project, codes, G_N_ELEMENTS (codes), &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);
  after = cw_test_dump (project);
  g_assert_cmpstr (after, ==, before);
  cw_test_project_remove (project);
}

static void
test_move (void)
{
  CwProject *project = cw_test_project_new_toy ();
  g_autofree char *before = cw_test_dump (project);
  g_autoptr (GError) error = NULL;
  const gint64 pair[] = { X2, X1 };
  const gint64 family[] = { X, X1 };

  g_assert_true (cw_project_move_many_codes (project, pair, 2, 0, Y, &error));
  g_assert_no_error (error);
  g_assert_cmpint (cw_record_get_parent (get (project, X1)), ==, 0);
  g_assert_cmpint (cw_record_compare (get (project, X2), get (project, X1)), <, 0);
  g_assert_cmpint (cw_record_compare (get (project, X1), get (project, Y)), <, 0);
  cw_test_undo_and_redo (project, before);
  g_assert_true (cw_project_undo (project, NULL, &error));
  /* X1 stays below X. */
  g_assert_true (cw_project_move_many_codes (project, family, 2, Y, 0, &error));
  g_assert_no_error (error);
  g_assert_cmpint (cw_record_get_parent (get (project, X)), ==, Y);
  g_assert_cmpint (cw_record_get_parent (get (project, X1)), ==, X);
  cw_test_project_remove (project);
}

static void
test_retire (void)
{
  CwProject *project = cw_test_project_new_toy ();
  g_autofree char *before = cw_test_dump (project);
  g_autoptr (GError) error = NULL;
  const gint64 codes[] = { X1, Y };

  g_assert_true (cw_project_retire_many_codes (project, codes, 2, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (cw_record_get_text (get (project, X1), CW_CODE_STATUS), ==, "retired");
  g_assert_cmpstr (cw_record_get_text (get (project, Y), CW_CODE_STATUS), ==, "retired");
  cw_test_undo_and_redo (project, before);
  cw_test_project_remove (project);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/code-bulk/merge", test_merge);
  g_test_add_func ("/code-bulk/all-or-nothing", test_all_or_nothing);
  g_test_add_func ("/code-bulk/move", test_move);
  g_test_add_func ("/code-bulk/retire", test_retire);
  return g_test_run ();
}
