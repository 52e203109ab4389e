/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* When sources were gone through, what codes meant before, and what that leaves to be done; recoding; reasons. */

#include "config.h"

#include "cw-reviews.h"

#include "cw-definitions.h"
#include "cw-project-private.h"
#include "cw-reasons.h"
#include "cw-recode.h"
#include "cw-test-project.h"

static CwProject *
make (void)
{
  CwProject *project = cw_test_project_new ();

  cw_project_set_reproducible (project, 1, "2030-01-01T10:00:00Z");
  cw_test_say (project, "{'verb': 'create-code', 'name': 'a', 'definition': 'old'}");
  cw_test_say (project, "{'verb': 'create-code', 'name': 'b'}");
  cw_test_say (project, "{'verb': 'add-source', 'title': 'S', 'text': 'Nobody asked us.'}");
  cw_test_say (project, "{'verb': 'add-source', 'title': 'T', 'text': 'Nobody asked them.'}");
  return project;
}

static void
on_day (CwProject *project, guint day)
{
  g_autofree char *now = g_strdup_printf ("2030-02-%02uT10:00:00Z", day);

  cw_project_set_reproducible (project, day, now);
}

/* "a:S b:T": which sources owe a pass for which codes. */
static void
assert_debt (CwProject *project, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) debts = cw_project_list_review_debt (project, 0, 0, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < debts->len; i++)
    {
      const CwReviewDebt *debt = g_ptr_array_index (debts, i);

      g_string_append_printf (
          text,
          "%s%s:%s",
          i > 0 ? " " : "",
          cw_record_get_name (cw_project_get_record (project, CW_KIND_CODE, debt->code)),
          cw_record_get_name (cw_project_get_record (project, CW_KIND_SOURCE, debt->source)));
      g_assert_cmpstr (debt->reviewed_at, <, debt->defined_at);
      g_assert_cmpint (
          cw_project_get_review_state (project, debt->source, debt->code), ==, CW_REVIEW_DEBT);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_passes (void)
{
  CwProject *project = make ();
  CwRecord *source = cw_project_get_record (project, CW_KIND_SOURCE, 1);

  g_assert_cmpint (cw_project_get_review_state (project, 1, 1), ==, CW_REVIEW_NEVER);
  assert_debt (project, "");
  on_day (project, 1);
  cw_test_say (project, "{'verb': 'mark-reviewed', 'source': 'S'}");
  g_assert_cmpstr (cw_project_get_undo_label (project), ==, "Reviewed the source “S”");
  g_assert_cmpstr (cw_record_get_text (source, CW_SOURCE_STATUS), ==, "reviewed");
  g_assert_cmpint (cw_project_get_review_state (project, 1, 1), ==, CW_REVIEW_IN_PASS);
  g_assert_cmpint (cw_project_get_review_state (project, 2, 1), ==, CW_REVIEW_NEVER);

  on_day (project, 2);
  cw_test_say (project, "{'verb': 'redefine-code', 'code': 'a', 'definition': 'new'}");
  assert_debt (project, "a:S");
  g_assert_cmpint (cw_project_get_review_state (project, 1, 2), ==, CW_REVIEW_IN_PASS);

  /* A targeted reading settles it for that code; it is no pass for another. */
  on_day (project, 3);
  cw_test_say (project, "{'verb': 'create-code', 'name': 'c'}");
  assert_debt (project, "a:S c:S");
  on_day (project, 4);
  cw_test_say (project, "{'verb': 'mark-reviewed', 'source': 'S', 'code': 'a'}");
  g_assert_cmpstr (cw_project_get_undo_label (project), ==, "Reviewed the source “S” for “a”");
  assert_debt (project, "c:S");
  g_assert_cmpint (cw_project_get_review_state (project, 1, 1), ==, CW_REVIEW_IN_PASS);
  g_assert_true (cw_project_undo (project, NULL, NULL));
  assert_debt (project, "a:S c:S");

  /* At the same moment is soon enough; a retired code and one that organises owe nothing. */
  on_day (project, 5);
  cw_test_say (project, "{'verb': 'redefine-code', 'code': 'b', 'definition': 'now'}");
  assert_debt (project, "a:S b:S c:S");
  cw_test_say (project, "{'verb': 'mark-reviewed', 'source': 'S', 'code': 'b'}");
  cw_test_say (project, "{'verb': 'retire-code', 'code': 'c'}");
  assert_debt (project, "a:S");
  cw_test_say (project, "{'verb': 'create-code', 'name': 't', 'level': 'theme'}");
  assert_debt (project, "a:S");
  cw_test_project_remove (project);
}

/* The status says it too, and a source that is back at the first cycle has not been reviewed. */
static void
test_status (void)
{
  CwProject *project = make ();

  on_day (project, 1);
  cw_test_say (project, "{'verb': 'set-source', 'source': 'S', 'status': 'read'}");
  g_assert_cmpint (cw_project_get_review_state (project, 1, 1), ==, CW_REVIEW_NEVER);
  cw_test_say (project, "{'verb': 'set-source', 'source': 'S', 'status': 'complete'}");
  g_assert_cmpint (cw_project_get_review_state (project, 1, 1), ==, CW_REVIEW_IN_PASS);
  cw_test_say (project, "{'verb': 'mark-reviewed', 'source': 'S'}");
  g_assert_cmpstr (
      cw_record_get_text (cw_project_get_record (project, CW_KIND_SOURCE, 1), CW_SOURCE_STATUS),
      ==,
      "complete");
  cw_test_say (project, "{'verb': 'set-source', 'source': 'S', 'status': 'first cycle'}");
  g_assert_cmpint (cw_project_get_review_state (project, 1, 1), ==, CW_REVIEW_NEVER);

  /* A file of the time before passes were kept only has the status. */
  cw_database_exec (cw_project_get_database (project),
                    "UPDATE source SET status = 'reviewed' WHERE id = 2",
                    NULL);
  g_assert_cmpint (cw_project_get_review_state (project, 2, 1), ==, CW_REVIEW_DEBT);
  cw_test_project_remove (project);
}

static void
test_refusals (void)
{
  CwProject *project = make ();
  g_autoptr (GError) error = NULL;

  g_assert_false (cw_project_mark_reviewed (project, 99, 0, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (cw_project_mark_reviewed (project, 1, 99, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);
  cw_test_project_remove (project);
}

/* --- definitions ----------------------------------------------------------------------------------------------------- */

static void
assert_versions (CwProject *project, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) versions = cw_project_list_code_versions (project, 1, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < versions->len; i++)
    {
      const CwCodeVersion *version = g_ptr_array_index (versions, i);

      g_string_append_printf (text,
                              "%s%u %s/%s %.10s-%.10s",
                              i > 0 ? ", " : "",
                              version->version,
                              version->definition,
                              version->when_to_use,
                              version->defined_at,
                              version->ended_at);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_versions (void)
{
  CwProject *project = make ();
  CwRecord *code = cw_project_get_record (project, CW_KIND_CODE, 1);
  g_autofree char *before = cw_test_dump (project);
  g_autoptr (GError) error = NULL;

  /* Several fields at once are one version; the same words are none. */
  on_day (project, 1);
  cw_test_say (
      project,
      "{'verb': 'redefine-code', 'code': 'a', 'definition': 'new', 'use': 'there', 'not-use': 'x', "
      "'full-definition': 'long', 'reason': 'it was vague'}");
  g_assert_cmpstr (cw_project_get_undo_label (project), ==, "Redefined the code “a”");
  g_assert_cmpint (cw_record_get_integer (code, CW_CODE_DEFINITION_VERSION), ==, 2);
  g_assert_cmpstr (cw_record_get_text (code, CW_CODE_DEFINED_AT), ==, "2030-02-01T10:00:00Z");
  assert_versions (project, "1 old/ 2030-01-01-2030-02-01");
  cw_test_undo_and_redo (project, before);
  cw_test_say (project, "{'verb': 'redefine-code', 'code': 'a', 'definition': 'new'}");
  assert_versions (project, "1 old/ 2030-01-01-2030-02-01");

  /* So does a field on its own; to say something for the first time is no new version. */
  on_day (project, 2);
  cw_test_say (project, "{'verb': 'set-code', 'code': 'a', 'use': 'here'}");
  g_assert_cmpint (cw_record_get_integer (code, CW_CODE_DEFINITION_VERSION), ==, 3);
  assert_versions (project, "1 old/ 2030-01-01-2030-02-01, 2 new/there 2030-02-01-2030-02-02");
  cw_test_say (project, "{'verb': 'redefine-code', 'code': 'b', 'definition': 'first'}");
  g_assert_cmpint (cw_record_get_integer (cw_project_get_record (project, CW_KIND_CODE, 2),
                                          CW_CODE_DEFINITION_VERSION),
                   ==,
                   1);
  g_assert_false (cw_project_redefine_code (project, 99, &(CwDefinition) { 0 }, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (cw_project_list_code_versions (project, 99, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);
  cw_test_project_remove (project);
}

/* --- recoding -------------------------------------------------------------------------------------------------------- */

static void
test_recoding (void)
{
  CwProject *project = make ();
  g_autoptr (GError) error = NULL;

  cw_test_say (project, "{'verb': 'apply-code', 'source': 'S', 'start': 0, 'end': 6, 'code': 'a'}");
  cw_test_say (project, "{'verb': 'recode-excerpt', 'excerpt': 'E-1', 'code': 'a', 'pass': 2}");
  g_assert_cmpstr (cw_project_get_undo_label (project), ==, "Recoded E-1 with “a” in pass 2");
  cw_test_refuses (project,
                   CW_ERROR_EXISTS,
                   "in pass 2 already",
                   "{'verb': 'recode-excerpt', 'excerpt': 'E-1', 'code': 'a', 'pass': 2}");
  cw_test_refuses (project,
                   CW_ERROR_INVALID,
                   "begins with pass 2",
                   "{'verb': 'recode-excerpt', 'excerpt': 'E-1', 'code': 'a', 'pass': 1}");
  g_assert_false (cw_project_recode_excerpt (project, 99, 1, 2, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (cw_project_recode_excerpt (project, 1, 99, 2, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);
  cw_test_say (project, "{'verb': 'retire-code', 'code': 'b'}");
  cw_test_refuses (project,
                   CW_ERROR_INVALID,
                   "cannot be applied",
                   "{'verb': 'recode-excerpt', 'excerpt': 'E-1', 'code': 'b', 'pass': 2}");
  cw_test_assert_sound (project);
  cw_test_project_remove (project);
}

/* --- reasons ----------------------------------------------------------------------------------------------------------- */

static void
test_reasons (void)
{
  CwProject *project = make ();

  g_assert_true (cw_project_wants_reason (project, CW_REASONED_MERGE, 1));
  g_assert_true (cw_project_wants_reason (project, CW_REASONED_SPLIT, 1));
  g_assert_true (cw_project_wants_reason (project, CW_REASONED_RETIRE, 1));
  g_assert_true (cw_project_wants_reason (project, CW_REASONED_DELETE_SOURCE, 1));
  g_assert_false (cw_project_wants_reason (project, CW_REASONED_REDEFINE, 1));
  cw_test_say (project, "{'verb': 'set-code', 'code': 'a', 'status': 'frozen'}");
  g_assert_true (cw_project_wants_reason (project, CW_REASONED_REDEFINE, 1));
  g_assert_false (cw_project_wants_reason (project, CW_REASONED_REDEFINE, 99));

  cw_test_say (project, "{'verb': 'create-case', 'name': 'C'}");
  cw_test_say (project, "{'verb': 'set-summary', 'case': 'C', 'code': 'a', 'text': 'x'}");
  g_assert_false (cw_project_wants_reason (project, CW_REASONED_RATE, 1));
  cw_test_say (project,
               "{'verb': 'set-summary', 'case': 'C', 'code': 'a', 'text': 'x', 'rating': '2'}");
  g_assert_true (cw_project_wants_reason (project, CW_REASONED_RATE, 1));
  cw_test_project_remove (project);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reviews/passes", test_passes);
  g_test_add_func ("/reviews/status", test_status);
  g_test_add_func ("/reviews/refusals", test_refusals);
  g_test_add_func ("/reviews/versions", test_versions);
  g_test_add_func ("/reviews/recoding", test_recoding);
  g_test_add_func ("/reviews/reasons", test_reasons);
  return g_test_run ();
}
