/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* What a code means, typed with a save every few seconds: one step of undo and one version (method.md R19). */

#include "config.h"

#include "cw-test-project.h"

static gint64
make_code (CwProject *project)
{
  g_autoptr (GError) error = NULL;
  gint64 code = cw_project_create_record (project, CW_KIND_CODE, "turf claim", 0, &error);

  g_assert_no_error (error);
  return code;
}

static void
type (CwProject *project, gint64 code, guint field, const char *text)
{
  g_autoptr (GError) error = NULL;

  cw_project_set_field (project, CW_KIND_CODE, code, field, text, &error);
  g_assert_no_error (error);
}

static void
assert_code (CwProject *project, gint64 code, const char *definition, gint64 version)
{
  CwRecord *record = cw_project_get_record (project, CW_KIND_CODE, code);

  g_assert_cmpstr (cw_record_get_text (record, CW_CODE_DEFINITION), ==, definition);
  g_assert_cmpint (cw_record_get_integer (record, CW_CODE_DEFINITION_VERSION), ==, version);
}

static void
test_one_stretch (void)
{
  CwProject *project = cw_test_project_new ();
  gint64 code = make_code (project);

  type (project, code, CW_CODE_DEFINITION, "Who");
  type (project, code, CW_CODE_DEFINITION, "Who owns");
  type (project, code, CW_CODE_DEFINITION, "Who owns what");
  assert_code (project, code, "Who owns what", 1);
  g_assert_true (cw_project_undo (project, NULL, NULL));
  assert_code (project, code, "", 1);
  g_assert_true (cw_project_redo (project, NULL, NULL));
  assert_code (project, code, "Who owns what", 1);
  cw_test_project_remove (project);
}

/* Later it means something else: that is a second version, however often it was saved on the way. */
static void
test_redefinition (void)
{
  CwProject *project = cw_test_project_new ();
  gint64 code = make_code (project);

  type (project, code, CW_CODE_DEFINITION, "Who owns what");
  type (project, code, CW_CODE_COLOR, "#c01c28");
  type (project, code, CW_CODE_DEFINITION, "Who says");
  type (project, code, CW_CODE_DEFINITION, "Who says who owns what");
  assert_code (project, code, "Who says who owns what", 2);
  type (project, code, CW_CODE_WHEN_TO_USE, "Always");
  type (project, code, CW_CODE_DEFINITION, "Who claims");
  assert_code (project, code, "Who claims", 3);
  g_assert_true (cw_project_undo (project, NULL, NULL));
  g_assert_true (cw_project_undo (project, NULL, NULL));
  assert_code (project, code, "Who says who owns what", 2);
  g_assert_true (cw_project_undo (project, NULL, NULL));
  assert_code (project, code, "Who owns what", 1);
  cw_test_project_remove (project);
}

/* What was undone is not gone on with. */
static void
test_after_undo (void)
{
  CwProject *project = cw_test_project_new ();
  gint64 code = make_code (project);

  type (project, code, CW_CODE_DEFINITION, "One");
  type (project, code, CW_CODE_COLOR, "#c01c28");
  type (project, code, CW_CODE_DEFINITION, "Two");
  g_assert_true (cw_project_undo (project, NULL, NULL));
  assert_code (project, code, "One", 1);
  type (project, code, CW_CODE_DEFINITION, "Three");
  assert_code (project, code, "Three", 2);
  g_assert_true (cw_project_undo (project, NULL, NULL));
  assert_code (project, code, "One", 1);
  cw_test_project_remove (project);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/typed-definition/one-stretch", test_one_stretch);
  g_test_add_func ("/typed-definition/redefinition", test_redefinition);
  g_test_add_func ("/typed-definition/after-undo", test_after_undo);
  return g_test_run ();
}
