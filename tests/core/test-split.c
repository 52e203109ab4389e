/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Splitting codes: the sorter keeps what was decided, nothing changes before it is done, and then all of it at once;
 * and the genealogy that splits and merges leave. */

#include "config.h"

#include "cw-split.h"

#include "cw-genealogy.h"
#include "cw-project-private.h"
#include "cw-test-project.h"

#define Y 4

static char *
read_text (CwProject *project, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwStatement) row
      = cw_database_prepare (cw_project_get_database (project), sql, &error);

  g_assert_no_error (error);
  g_assert_cmpint (cw_statement_step (row, &error), ==, CW_STEP_ROW);
  return g_strdup (cw_statement_get_text (row, 0));
}

static void
assert_text (CwProject *project, const char *sql, const char *expected)
{
  g_autofree char *text = read_text (project, sql);

  g_assert_cmpstr (text, ==, expected);
}

/* "2:- 4:6 7:0": each excerpt with what was decided for it. */
static void
assert_items (CwProject *project, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) items
      = cw_project_list_split_items (project, cw_project_find_split (project, Y), &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < items->len; i++)
    {
      const CwSplitItem *item = &g_array_index (items, CwSplitItem, i);

      g_string_append_printf (text, "%s%" G_GINT64_FORMAT ":", i > 0 ? " " : "", item->excerpt);
      if (item->sorted)
        g_string_append_printf (text, "%" G_GINT64_FORMAT, item->part);
      else
        g_string_append_c (text, '-');
    }
  g_assert_cmpstr (text->str, ==, expected);
}

/* The toy's Y is on E-2, E-4, E-7 and E-9; X2 is on E-2 as well. */
static CwProject *
begin (void)
{
  CwProject *project = cw_test_project_new_toy ();

  cw_test_say (project, "{'verb': 'split-code', 'code': 'Y', 'into': ['Y1', 'X2', 'Y1']}");
  return project;
}

static void
test_sorting (void)
{
  CwProject *project = begin ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) parts
      = cw_project_list_split_parts (project, cw_project_find_split (project, Y), &error);

  g_assert_cmpstr (
      cw_project_get_undo_label (project), ==, "Began to split “Y” into “Y1”, “X2”, “Y1”");
  g_assert_cmpuint (parts->len, ==, 2);
  g_assert_cmpint (g_array_index (parts, gint64, 0), ==, 5);
  g_assert_cmpint (g_array_index (parts, gint64, 1), ==, 3);
  assert_text (project, "SELECT parent_id FROM code WHERE id = 5", "4");
  assert_items (project, "2:- 4:- 7:- 9:-");
  cw_test_say (project, "{'verb': 'sort-excerpt', 'code': 'Y', 'excerpt': 'E-4', 'into': 'Y1'}");
  cw_test_say (project, "{'verb': 'sort-excerpt', 'code': 'Y', 'excerpt': 'E-7'}");
  g_assert_cmpstr (cw_project_get_undo_label (project), ==, "Left E-7 with “Y”");
  cw_test_say (project, "{'verb': 'sort-excerpt', 'code': 'Y', 'excerpt': 'E-9', 'into': 'X2'}");
  cw_test_say (project, "{'verb': 'sort-excerpt', 'code': 'Y', 'excerpt': 'E-9', 'into': 'Y1'}");
  g_assert_cmpstr (cw_project_get_undo_label (project), ==, "Sorted E-9 into “Y1”");
  assert_items (project, "2:- 4:5 7:0 9:5");

  /* The progress is there after a restart, and each decision can be taken back. */
  project = cw_test_project_reopen (project);
  assert_items (project, "2:- 4:5 7:0 9:5");
  g_assert_true (cw_project_undo (project, NULL, NULL));
  assert_items (project, "2:- 4:5 7:0 9:3");
  assert_text (project, "SELECT count (*) FROM coding WHERE code_id = 4", "4");
  cw_test_project_remove (project);
}

static void
sort_all (CwProject *project)
{
  cw_test_say (project, "{'verb': 'sort-excerpt', 'code': 'Y', 'excerpt': 'E-2', 'into': 'X2'}");
  cw_test_say (project, "{'verb': 'sort-excerpt', 'code': 'Y', 'excerpt': 'E-4', 'into': 'Y1'}");
  cw_test_say (project, "{'verb': 'sort-excerpt', 'code': 'Y', 'excerpt': 'E-9'}");
}

static void
test_finishing (void)
{
  CwProject *project = begin ();
  g_autofree char *before = NULL;

  sort_all (project);
  before = cw_test_dump (project);
  cw_test_say (project, "{'verb': 'finish-split', 'code': 'Y'}");
  g_assert_cmpstr (cw_project_get_undo_label (project),
                   ==,
                   "Split “Y” into “Y1”, “X2”: 1 coding moved, 1 duplicate folded");
  assert_text (project,
               "SELECT group_concat (excerpt_id || ':' || code_id, ' ') FROM "
               "(SELECT * FROM coding WHERE excerpt_id IN (2, 4, 7, 9) ORDER BY excerpt_id)",
               "2:3 4:5 7:4 9:4");
  assert_text (project, "SELECT status FROM code WHERE id = 4", "active");
  g_assert_cmpint (cw_project_find_split (project, Y), ==, 0);
  cw_test_assert_sound (project);
  cw_test_undo_and_redo (project, before);
  cw_test_refuses (
      project, CW_ERROR_NOT_FOUND, "not being split", "{'verb': 'finish-split', 'code': 'Y'}");
  cw_test_project_remove (project);
}

static void
test_retiring (void)
{
  CwProject *project = begin ();

  sort_all (project);
  cw_test_say (project, "{'verb': 'create-code', 'name': 'other', 'parent': 'Y'}");
  cw_test_say (project, "{'verb': 'finish-split', 'code': 'Y', 'retire': true}");
  assert_text (project, "SELECT status FROM code WHERE id = 4", "retired");
  assert_text (project,
               "SELECT group_concat (name, ' ') FROM "
               "(SELECT * FROM code WHERE parent_id IS NULL ORDER BY rank)",
               "X Y1 other Y");
  assert_text (project, "SELECT count (*) FROM coding WHERE code_id = 4", "2");
  cw_test_assert_sound (project);
  cw_test_project_remove (project);
}

static void
test_abandoning (void)
{
  CwProject *project = begin ();

  sort_all (project);
  cw_test_say (project, "{'verb': 'abandon-split', 'code': 'Y'}");
  g_assert_cmpstr (cw_project_get_undo_label (project), ==, "Gave up splitting “Y”");
  assert_text (project, "SELECT count (*) FROM split_choice", "0");
  assert_text (project, "SELECT count (*) FROM coding WHERE code_id = 4", "4");
  assert_text (project, "SELECT count (*) FROM code WHERE name = 'Y1'", "1");
  cw_test_project_remove (project);
}

/* All codings of an excerpt go together, whatever their pass; each into one of its own pass. */
static void
test_passes (void)
{
  CwProject *project = begin ();

  cw_test_say (project, "{'verb': 'recode-excerpt', 'excerpt': 'E-2', 'code': 'Y', 'pass': 2}");
  assert_items (project, "2:- 4:- 7:- 9:-");
  cw_test_say (project, "{'verb': 'sort-excerpt', 'code': 'Y', 'excerpt': 'E-2', 'into': 'X2'}");
  cw_test_say (project, "{'verb': 'finish-split', 'code': 'Y'}");
  assert_text (project,
               "SELECT group_concat (pass, ' ') FROM (SELECT * FROM coding WHERE excerpt_id = 2 "
               "AND code_id = 3 ORDER BY pass)",
               "1 2");
  cw_test_project_remove (project);
}

static void
test_refusals (void)
{
  CwProject *project = begin ();

  cw_test_say (project, "{'verb': 'create-code', 'name': 'gone'}");
  cw_test_say (project, "{'verb': 'retire-code', 'code': 'gone'}");
  cw_test_say (project, "{'verb': 'create-code', 'name': 'S', 'level': 'structural'}");
  cw_test_say (project, "{'verb': 'create-code', 'name': 'X1', 'parent': 'S'}");
  cw_test_refuses (project,
                   CW_ERROR_EXISTS,
                   "being split already",
                   "{'verb': 'split-code', 'code': 'Y', 'into': ['Z']}");
  cw_test_refuses (project,
                   CW_ERROR_INVALID,
                   "is retired",
                   "{'verb': 'split-code', 'code': 'gone', 'into': ['Z']}");
  cw_test_refuses (project,
                   CW_ERROR_INVALID,
                   "Say into which",
                   "{'verb': 'split-code', 'code': 'X', 'into': []}");
  cw_test_refuses (project,
                   CW_ERROR_INVALID,
                   "can be sorted into “X”",
                   "{'verb': 'split-code', 'code': 'X', 'into': ['X']}");
  cw_test_refuses (project,
                   CW_ERROR_INVALID,
                   "can be sorted into “S”",
                   "{'verb': 'split-code', 'code': 'X', 'into': ['S']}");
  cw_test_refuses (project,
                   CW_ERROR_AMBIGUOUS,
                   "2 objects",
                   "{'verb': 'split-code', 'code': 'X', 'into': ['X1']}");
  cw_test_refuses (project,
                   CW_ERROR_INVALID,
                   "not being split into",
                   "{'verb': 'sort-excerpt', 'code': 'Y', 'excerpt': 'E-2', 'into': 'X'}");
  cw_test_refuses (project,
                   CW_ERROR_NOT_FOUND,
                   "E-1 does not have the code “Y”",
                   "{'verb': 'sort-excerpt', 'code': 'Y', 'excerpt': 'E-1'}");
  cw_test_refuses (project,
                   CW_ERROR_NOT_FOUND,
                   "not being split",
                   "{'verb': 'sort-excerpt', 'code': 'X', 'excerpt': 'E-1'}");
  cw_test_refuses (
      project, CW_ERROR_NOT_FOUND, "not being split", "{'verb': 'abandon-split', 'code': 'X'}");
  cw_test_project_remove (project);
}

/* A merge meets a split that is under way. */
static void
test_merge_meanwhile (void)
{
  CwProject *project = begin ();

  /* The code that is split goes into one of its parts: the split is over. */
  sort_all (project);
  cw_test_say (project, "{'verb': 'merge-codes', 'code': 'Y', 'into': 'X1'}");
  assert_text (project, "SELECT count (*) FROM split", "0");
  g_assert_true (cw_project_undo (project, NULL, NULL));

  /* A part goes into the other part: what was sorted into it goes there. */
  cw_test_say (project, "{'verb': 'merge-codes', 'code': 'Y1', 'into': 'X2'}");
  assert_items (project, "2:3 4:3 7:- 9:0");
  assert_text (project, "SELECT group_concat (code_id) FROM split_child", "3");
  g_assert_true (cw_project_undo (project, NULL, NULL));

  /* A part goes into another code; into the code that is split, where its excerpts then stay. */
  cw_test_say (project, "{'verb': 'merge-codes', 'code': 'Y1', 'into': 'X1'}");
  assert_items (project, "2:3 4:2 7:- 9:0");
  g_assert_true (cw_project_undo (project, NULL, NULL));
  cw_test_say (project, "{'verb': 'merge-codes', 'code': 'Y1', 'into': 'Y'}");
  assert_items (project, "2:3 4:0 7:- 9:0");
  cw_test_assert_sound (project);
  cw_test_project_remove (project);
}

/* --- genealogy ------------------------------------------------------------------------------------------------------- */

static void
assert_kin (CwProject *project, gint64 code, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) kin = cw_project_list_kin (project, code, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < kin->len; i++)
    {
      const CwKin *one = g_ptr_array_index (kin, i);

      g_string_append_printf (text,
                              "%s%s %" G_GINT64_FORMAT,
                              i > 0 ? ", " : "",
                              cw_kinship_nick (one->kinship),
                              one->code);
      g_assert_true (g_str_has_prefix (one->at, "20"));
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_genealogy (void)
{
  CwProject *project = begin ();
  g_autoptr (GError) error = NULL;

  sort_all (project);
  assert_kin (project, Y, "");
  cw_test_say (project, "{'verb': 'finish-split', 'code': 'Y'}");
  assert_kin (project, Y, "split into 3, split into 5");
  assert_kin (project, 5, "split from 4");
  cw_project_set_reproducible (project, 1, "2099-01-01T00:00:00Z");
  cw_test_say (project, "{'verb': 'merge-codes', 'code': 'Y1', 'into': 'X'}");
  assert_kin (project, 5, "split from 4, merged into 1");
  assert_kin (project, 1, "merged from 5");
  g_assert_null (cw_project_list_kin (project, 99, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);
  cw_test_project_remove (project);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/split/sorting", test_sorting);
  g_test_add_func ("/split/finishing", test_finishing);
  g_test_add_func ("/split/retiring", test_retiring);
  g_test_add_func ("/split/abandoning", test_abandoning);
  g_test_add_func ("/split/passes", test_passes);
  g_test_add_func ("/split/refusals", test_refusals);
  g_test_add_func ("/split/merge-meanwhile", test_merge_meanwhile);
  g_test_add_func ("/split/genealogy", test_genealogy);
  return g_test_run ();
}
