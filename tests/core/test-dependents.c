/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* What rests on an object, and what a deletion takes along. */

#include "config.h"

#include "cw-dependents.h"

#include <string.h>

#include "cw-project-private.h"
#include "cw-test-project.h"

/* The toy with something of every kind. */
static CwProject *
make (void)
{
  CwProject *project = cw_test_project_new_toy ();

  cw_test_say (project, "{'verb': 'create-code', 'name': 'P', 'level': 'theme'}");
  cw_test_say (project, "{'verb': 'map-code', 'code': 'Y', 'to': 'P'}");
  cw_test_say (project, "{'verb': 'set-summary', 'case': 'A', 'code': 'Y', 'text': 'x'}");
  cw_test_say (project,
               "{'verb': 'cite-evidence', 'case': 'A', 'code': 'Y', 'excerpt': 'E-2', 'stance': "
               "'supports'}");
  cw_test_say (project, "{'verb': 'save-display', 'name': 'd', 'rows': 'case', 'columns': 'X,Y'}");
  cw_test_say (project, "{'verb': 'save-display', 'name': 'e', 'rows': 'case', 'columns': 'X'}");
  cw_test_say (
      project,
      "{'verb': 'save-display', 'name': 'f', 'rows': 'attribute:Size', 'columns': 'code'}");
  cw_test_say (project,
               "{'verb': 'create-attribute', 'name': 'Size', 'type': 'number', 'for': 'case'}");
  cw_test_say (project, "{'verb': 'set-attribute', 'attribute': 'Size', 'case': 'A', 'value': 3}");
  cw_test_say (project, "{'verb': 'create-participant', 'name': 'Ann', 'role': 'police'}");
  cw_test_say (project,
               "{'verb': 'map-speaker', 'source': 'S1', 'speaker': 'A', 'participant': 'Ann'}");
  cw_test_say (project,
               "{'verb': 'create-memo', 'title': 'm', 'about': ['code:Y', 'case:A', 'source:S1', "
               "'excerpt:E-2', 'participant:Ann', 'attribute:Size', 'summary:G-1', 'display:d']}");
  return project;
}

static const struct
{
  CwKind kind;
  gint64 id;
  const char *list;
} rows[] = {
  { CW_KIND_CODE,
    4,
    "4 codings; the line of the map from “Y” to “P”; the summary G-1 of A × Y; the memo M-1 “m”; "
    "the display Y-1 “d”" },
  { CW_KIND_CODE,
    1,
    "1 coding; the code K-2 “X1”; the code K-3 “X2”; the display Y-1 “d”; the display Y-2 “e”" },
  { CW_KIND_CASE,
    1,
    "3 attributions; 1 attribute value; the summary G-1 of A × Y; the memo M-1 “m”" },
  { CW_KIND_CASE, 2, "2 attributions" },
  { CW_KIND_SOURCE,
    1,
    "3 excerpts; 4 codings; 1 attribution; 1 speaker; the summary G-1 of A × Y; the memo M-1 “m”" },
  { CW_KIND_EXCERPT, 2, "2 codings; the summary G-1 of A × Y; the memo M-1 “m”" },
  { CW_KIND_PARTICIPANT, 1, "1 speaker; 1 role; the memo M-1 “m”" },
  { CW_KIND_ATTRIBUTE, 1, "1 attribute value; the memo M-1 “m”; the display Y-3 “f”" },
  { CW_KIND_SUMMARY, 1, "1 cited excerpt; the memo M-1 “m”" },
  { CW_KIND_DISPLAY, 1, "the memo M-1 “m”" },
  { CW_KIND_DISPLAY, 2, "" },
  { CW_KIND_MEMO, 1, "" },
};

static void
test_lists (void)
{
  CwProject *project = make ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) list
          = cw_project_list_citations (project, rows[i].kind, rows[i].id, &error);
      g_autoptr (GString) text = g_string_new (NULL);

      g_assert_no_error (error);
      for (guint j = 0; j < list->len; j++)
        {
          const CwDependent *dependent = g_ptr_array_index (list, j);

          g_string_append_printf (text, "%s%s", j > 0 ? "; " : "", dependent->label);
          g_assert_true (dependent->id != 0 ? dependent->n == 1 : dependent->n > 0);
        }
      g_assert_cmpstr (text->str, ==, rows[i].list);
    }
  cw_test_project_remove (project);
}

static void
test_missing (void)
{
  CwProject *project = make ();
  g_autoptr (GError) error = NULL;

  g_assert_null (cw_project_list_citations (project, CW_KIND_CODE, 99, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (cw_project_list_citations (project, CW_KIND_EXCERPT, 99, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (cw_project_delete_code_with_codings (project, 99, TRUE, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);
  cw_test_project_remove (project);
}

/* R20: a code with codings goes only when that is confirmed; R8: with it go the excerpts that nothing else needs. */
static void
test_delete_code (void)
{
  CwProject *project = make ();
  g_autofree char *before = NULL;
  CwEvidence *evidence = cw_project_get_evidence (project);

  cw_test_say (project, "{'verb': 'star-excerpt', 'excerpt': 'E-7'}");
  before = cw_test_dump (project);
  cw_test_refuses (
      project, CW_ERROR_IN_USE, "Retire it instead", "{'verb': 'delete-code', 'code': 'Y'}");
  cw_test_refuses (project,
                   CW_ERROR_IN_USE,
                   "“Y” would be deleted with what rests on it: 4 codings, the line of the map",
                   "{'verb': 'delete-code-with-codings', 'code': 'Y'}");
  cw_test_say (project, "{'verb': 'delete-code-with-codings', 'code': 'Y', 'confirmed': true}");
  g_assert_cmpstr (cw_project_get_undo_label (project),
                   ==,
                   "Deleted the code “Y” with 4 codings and 2 excerpts");
  g_assert_null (cw_project_get_record (project, CW_KIND_CODE, 4));
  g_assert_nonnull (cw_evidence_find_excerpt (evidence, 2, NULL)); /* X2 */
  g_assert_null (cw_evidence_find_excerpt (evidence, 4, NULL));
  g_assert_nonnull (cw_evidence_find_excerpt (evidence, 7, NULL)); /* the star */
  g_assert_null (cw_evidence_find_excerpt (evidence, 9, NULL));
  cw_test_assert_sound (project);
  cw_test_undo_and_redo (project, before);
  cw_test_refuses (project,
                   CW_ERROR_IN_USE,
                   "others below it",
                   "{'verb': 'delete-code-with-codings', 'code': 'X', 'confirmed': true}");
  cw_test_refuses (project,
                   CW_ERROR_IN_USE,
                   "nothing",
                   "{'verb': 'delete-code-with-codings', 'code': 'P', 'confirmed': false}");
  cw_test_project_remove (project);
}

/* R21: a case takes its attributions along, and no source or excerpt. */
static void
test_delete_case (void)
{
  CwProject *project = make ();
  CwEvidence *evidence = cw_project_get_evidence (project);

  cw_test_say (project, "{'verb': 'delete-case', 'case': 'A'}");
  g_assert_cmpuint (cw_evidence_get_n_sources (evidence), ==, 4);
  g_assert_cmpuint (cw_evidence_get_source (evidence, 0)->excerpts->len, ==, 3);
  g_assert_cmpuint (cw_evidence_get_attributions (evidence)->len, ==, 2);
  cw_test_project_remove (project);
}

/* What the codebook's decisions hang on a source goes with it, and undo brings it back. */
static void
test_delete_source (void)
{
  CwProject *project = make ();
  g_autofree char *before = NULL;

  cw_test_say (project, "{'verb': 'mark-reviewed', 'source': 'S1', 'code': 'X1'}");
  cw_test_say (project,
               "{'verb': 'apply-code', 'source': 'S1', 'start': 90, 'end': 110, 'code': 'X1'}");
  cw_test_say (project,
               "{'verb': 'keep-overlap', 'code': 'X1', 'excerpt': 'E-1', 'other': 'E-10'}");
  cw_test_say (project, "{'verb': 'split-code', 'code': 'X1', 'into': ['new']}");
  cw_test_say (project, "{'verb': 'sort-excerpt', 'code': 'X1', 'excerpt': 'E-1', 'into': 'new'}");
  cw_test_say (project, "{'verb': 'set-coding', 'excerpt': 'E-2', 'code': 'X2', 'magnitude': 1}");
  cw_test_say (project, "{'verb': 'set-coding', 'excerpt': 'E-2', 'code': 'Y', 'magnitude': 2}");
  cw_test_say (project, "{'verb': 'merge-codes', 'code': 'Y', 'into': 'X2'}");
  before = cw_test_dump (project);
  g_assert_nonnull (strstr (before, "\nmagnitude_conflict "));
  g_assert_nonnull (strstr (before, "\nkept_overlap "));
  g_assert_nonnull (strstr (before, "\nsplit_choice "));
  g_assert_nonnull (strstr (before, "\nreview "));
  cw_test_say (project, "{'verb': 'delete-source', 'source': 'S1'}");
  cw_test_assert_sound (project);
  cw_test_undo_and_redo (project, before);
  cw_test_project_remove (project);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dependents/lists", test_lists);
  g_test_add_func ("/dependents/missing", test_missing);
  g_test_add_func ("/dependents/delete-code", test_delete_code);
  g_test_add_func ("/dependents/delete-case", test_delete_case);
  g_test_add_func ("/dependents/delete-source", test_delete_source);
  return g_test_run ();
}
