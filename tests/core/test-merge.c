/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Merging codes: what moves, what folds, what is joined, what is refused, and that one undo brings all of it back. */

#include "config.h"

#include "cw-merge.h"

#include "cw-definitions.h"
#include "cw-project-private.h"
#include "cw-summaries.h"
#include "cw-tabulation.h"
#include "cw-test-project.h"

static gint64
find (CwProject *project, const char *name)
{
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  cw_project_resolve_exactly (project, CW_KIND_CODE, name, &id, &error);
  g_assert_no_error (error);
  return id;
}

/* All values of a matrix, one a line. */
static char *
print_matrix (CwProject *project)
{
  static const CwMeasure measures[]
      = { CW_MEASURE_CODINGS, CW_MEASURE_EXCERPTS, CW_MEASURE_PASSAGES, CW_MEASURE_CHARACTERS };
  g_autoptr (CwTabulation) tabulation = cw_tabulation_new (project);
  g_autoptr (CwMatrix) matrix = NULL;
  GString *out = g_string_new (NULL);

  g_assert_true (cw_tabulation_add_rows_by_name (tabulation, "case", NULL));
  g_assert_true (cw_tabulation_add_columns_by_name (tabulation, "code", NULL));
  matrix = cw_tabulation_compute (tabulation);
  for (guint row = 0; row <= cw_matrix_get_n_rows (matrix); row++)
    for (guint column = 0; column <= cw_matrix_get_n_columns (matrix); column++)
      for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
        {
          g_autofree char *value = cw_matrix_format_value (matrix, row, column, measures[i]);

          g_string_append_printf (out, "%u %u %s\n", row, column, value);
        }
  return g_string_free (out, FALSE);
}

static gint64
count (CwProject *project, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 n;

  cw_database_read_integer (cw_project_get_database (project), &n, &error, sql, "");
  g_assert_no_error (error);
  return n;
}

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

/* The toy's Y and X2 are both on S1 [50,150): one duplicate. */
static void
test_codings (void)
{
  CwProject *project = cw_test_project_new_toy ();
  g_autofree char *before = cw_test_dump (project);
  g_autofree char *matrix = print_matrix (project);
  g_autofree char *undone = NULL;
  g_autofree char *merged = NULL;
  g_autoptr (GError) error = NULL;
  gint64 x2 = find (project, "X2"), y = find (project, "Y");
  CwMergeResult result;

  g_assert_true (cw_project_merge_codes (project, y, x2, FALSE, &result, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (result.moved, ==, 3);
  g_assert_cmpuint (result.folded, ==, 1);
  g_assert_cmpuint (result.conflicts, ==, 0);
  g_assert_cmpuint (result.united, ==, 0);
  g_assert_cmpstr (cw_project_get_undo_label (project),
                   ==,
                   "Merged “Y” into “X2”: 3 codings moved, 1 duplicate folded");
  g_assert_cmpint (count (project, "SELECT count (*) FROM coding"), ==, 9);
  g_assert_cmpint (count (project, "SELECT count (*) FROM excerpt"), ==, 9);
  merged = print_matrix (project);
  g_assert_cmpstr (merged, !=, matrix);
  cw_test_assert_sound (project);
  cw_test_undo_and_redo (project, before);
  g_assert_true (cw_project_undo (project, NULL, NULL));
  undone = print_matrix (project);
  g_assert_cmpstr (undone, ==, matrix);
  cw_test_project_remove (project);
}

static void
test_redirect (void)
{
  CwProject *project = cw_test_project_new_toy ();
  g_autoptr (GError) error = NULL;
  gint64 x = find (project, "X"), x1 = find (project, "X1"), y = find (project, "Y"), id;
  CwRecord *record = cw_project_get_record (project, CW_KIND_CODE, y);

  cw_test_say (project, "{'verb': 'merge-codes', 'code': 'Y', 'into': 'X1', 'reason': 'too near'}");
  g_assert_cmpstr (cw_record_get_text (record, CW_CODE_STATUS), ==, "retired");
  g_assert_cmpint (cw_record_get_integer (record, CW_CODE_REDIRECT), ==, x1);
  g_assert_true (cw_project_resolve (project, CW_KIND_CODE, "Y", &id, NULL) && id == x1);
  g_assert_true (cw_project_resolve (project, CW_KIND_CODE, "K-4", &id, NULL) && id == x1);
  g_assert_true (cw_project_resolve_exactly (project, CW_KIND_CODE, "Y", &id, NULL) && id == y);

  /* A chain of merges leads to its end, and a script that names the first code codes with the last one. */
  cw_test_say (project, "{'verb': 'merge-codes', 'code': 'X1', 'into': 'X'}");
  g_assert_cmpint (cw_project_follow_redirect (project, y), ==, x);
  cw_test_say (project,
               "{'verb': 'apply-code', 'source': 'S2', 'start': 300, 'end': 310, 'code': 'Y'}");
  assert_text (project, "SELECT code_id FROM coding ORDER BY id DESC LIMIT 1", "1");
  cw_test_refuses (project,
                   CW_ERROR_INVALID,
                   "has been merged already",
                   "{'verb': 'merge-codes', 'code': 'Y', 'into': 'X2'}");

  /* The name is free for another, which is then meant; restored, a code is itself again. */
  cw_test_say (project, "{'verb': 'create-code', 'name': 'Y'}");
  g_assert_true (cw_project_resolve (project, CW_KIND_CODE, "Y", &id, NULL) && id > y);
  cw_test_refuses (project, CW_ERROR_EXISTS, "already", "{'verb': 'restore-code', 'code': 'K-4'}");
  cw_test_say (project, "{'verb': 'delete-code', 'code': 'K-5'}");
  cw_test_say (project, "{'verb': 'restore-code', 'code': 'K-4'}");
  g_assert_true (cw_project_resolve (project, CW_KIND_CODE, "Y", &id, &error) && id == y);
  g_assert_cmpstr (cw_record_get_text (record, CW_CODE_REDIRECT), ==, "");
  cw_test_project_remove (project);
}

static void
test_reason (void)
{
  CwProject *project = cw_test_project_new_toy ();

  cw_test_say (project, "{'verb': 'merge-codes', 'code': 'Y', 'into': 'X1', 'reason': 'too near'}");
  assert_text (project, "SELECT reason FROM history ORDER BY id DESC LIMIT 1", "too near");
  cw_test_refuses (project,
                   CW_ERROR_INVALID,
                   "merged already",
                   "{'verb': 'merge-codes', 'code': 'Y', 'into': 'X', 'reason': 'not this'}");
  cw_test_say (project, "{'verb': 'create-code', 'name': 'Z'}");
  assert_text (project, "SELECT reason FROM history ORDER BY id DESC LIMIT 1", "");
  cw_test_project_remove (project);
}

/* The earliest time is kept, comments are joined, a magnitude that only one has is taken, two different ones wait. */
static void
test_duplicates (void)
{
  CwProject *project = cw_test_project_new_toy ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) conflicts = NULL;
  gint64 x2 = find (project, "X2");
  const CwMagnitudeConflict *conflict;

  cw_test_say (project, "{'verb': 'set-coding', 'excerpt': 'E-2', 'code': 'X2', 'comment': 'one'}");
  cw_test_say (project,
               "{'verb': 'set-coding', 'excerpt': 'E-2', 'code': 'Y', 'comment': 'two', "
               "'magnitude': 5}");
  cw_test_say (project, "{'verb': 'set-coding', 'excerpt': 'E-7', 'code': 'Y', 'magnitude': 1}");
  cw_test_say (project, "{'verb': 'apply-code', 'excerpt': 'E-7', 'code': 'X2', 'magnitude': 4}");
  cw_database_exec (cw_project_get_database (project),
                    "UPDATE coding SET created_at = '2020-01-01T00:00:00Z' WHERE code_id = 4",
                    NULL);
  cw_test_say (project, "{'verb': 'merge-codes', 'code': 'Y', 'into': 'X2'}");
  g_assert_cmpstr (
      cw_project_get_undo_label (project),
      ==,
      "Merged “Y” into “X2”: 2 codings moved, 2 duplicates folded, 1 magnitude to choose");
  assert_text (project,
               "SELECT comment || '/' || magnitude || '/' || created_at FROM coding "
               "WHERE excerpt_id = 2 AND code_id = 3",
               "one\ntwo/5/2020-01-01T00:00:00Z");
  conflicts = cw_project_list_magnitude_conflicts (project, x2, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (conflicts->len, ==, 1);
  conflict = &g_array_index (conflicts, CwMagnitudeConflict, 0);
  g_assert_cmpint (conflict->excerpt, ==, 7);
  g_assert_cmpint (conflict->coded, ==, x2);
  g_assert_cmpint (conflict->magnitude, ==, 4);
  g_assert_cmpint (conflict->other, ==, 1);

  cw_test_say (project, "{'verb': 'choose-magnitude', 'conflict': 1, 'magnitude': 3}");
  assert_text (project, "SELECT magnitude FROM coding WHERE excerpt_id = 7 AND code_id = 3", "3");
  cw_test_refuses (project,
                   CW_ERROR_NOT_FOUND,
                   "chosen already",
                   "{'verb': 'choose-magnitude', 'conflict': 1, 'magnitude': 3}");
  cw_test_project_remove (project);
}

/* R9: a coding of another pass is no duplicate. */
static void
test_passes (void)
{
  CwProject *project = cw_test_project_new_toy ();

  cw_database_exec (cw_project_get_database (project),
                    "UPDATE coding SET pass = 2 WHERE code_id = 4 AND excerpt_id = 2",
                    NULL);
  cw_test_say (project, "{'verb': 'merge-codes', 'code': 'Y', 'into': 'X2'}");
  g_assert_cmpstr (
      cw_project_get_undo_label (project), ==, "Merged “Y” into “X2”: 4 codings moved");
  g_assert_cmpint (
      count (project, "SELECT count (*) FROM coding WHERE excerpt_id = 2 AND code_id = 3"), ==, 2);
  cw_test_assert_sound (project);
  cw_test_project_remove (project);
}

static void
test_coalesce (void)
{
  CwProject *project = cw_test_project_new_toy ();
  g_autofree char *before = NULL;

  /* X1 has S1 [0,100), X2 [50,150); E-2 keeps Y, so it stays. A pair that was there before is left alone. */
  cw_test_say (project,
               "{'verb': 'apply-code', 'source': 'S3', 'start': 0, 'end': 20, 'code': 'X1'}");
  cw_test_say (project,
               "{'verb': 'apply-code', 'source': 'S3', 'start': 10, 'end': 30, 'code': 'X1'}");
  before = cw_test_dump (project);
  cw_test_say (project, "{'verb': 'merge-codes', 'code': 'X2', 'into': 'X1', 'coalesce': true}");
  g_assert_cmpstr (cw_project_get_undo_label (project),
                   ==,
                   "Merged “X2” into “X1”: 2 codings moved, 1 overlap united");
  assert_text (project,
               "SELECT group_concat (source_id || ':' || start_pos || '-' || end_pos, ' ') FROM "
               "(SELECT * FROM excerpt JOIN coding ON excerpt_id = excerpt.id WHERE code_id = 2 "
               "ORDER BY source_id, start_pos)",
               "1:0-150 1:400-500 3:0-20 3:10-30 3:100-300 4:250-350");
  g_assert_cmpint (count (project, "SELECT count (*) FROM excerpt WHERE id = 1"), ==, 0);
  g_assert_cmpint (count (project, "SELECT count (*) FROM excerpt WHERE id = 2"), ==, 1);
  cw_test_assert_sound (project);
  cw_test_undo_and_redo (project, before);
  cw_test_project_remove (project);
}

static void
test_definition (void)
{
  CwProject *project = cw_test_project_new_toy ();
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GError) error = NULL;
  CwCodeVersion *version;

  cw_test_say (project,
               "{'verb': 'redefine-code', 'code': 'Y', 'definition': 'why', 'use': 'here'}");
  cw_test_say (project, "{'verb': 'merge-codes', 'code': 'Y', 'into': 'X1'}");
  versions = cw_project_list_code_versions (project, find (project, "X1"), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (versions->len, ==, 1);
  version = g_ptr_array_index (versions, 0);
  g_assert_cmpint (version->merged, ==, find (project, "Y"));
  g_assert_cmpstr (version->name, ==, "Y");
  g_assert_cmpstr (version->definition, ==, "why");
  g_assert_cmpstr (version->when_to_use, ==, "here");
  cw_test_project_remove (project);
}

/* What both have is joined: lines of the map with both reasons, memos once. */
static void
test_map_and_memos (void)
{
  CwProject *project = cw_test_project_new_toy ();
  g_autofree char *before = NULL;

  cw_test_say (project, "{'verb': 'create-code', 'name': 'P', 'level': 'pattern code'}");
  cw_test_say (project, "{'verb': 'create-code', 'name': 'Q', 'level': 'theme'}");
  cw_test_say (project, "{'verb': 'map-code', 'code': 'Y', 'to': 'P', 'because': 'b'}");
  cw_test_say (project, "{'verb': 'map-code', 'code': 'X2', 'to': 'P', 'because': 'a'}");
  cw_test_say (project, "{'verb': 'map-code', 'code': 'Y', 'to': 'Q'}");
  cw_test_say (project, "{'verb': 'create-memo', 'title': 'm', 'about': ['code:Y', 'code:X2']}");
  cw_test_say (project, "{'verb': 'create-memo', 'title': 'n', 'about': ['code:Y']}");
  before = cw_test_dump (project);
  cw_test_say (project, "{'verb': 'merge-codes', 'code': 'Y', 'into': 'X2'}");
  assert_text (project,
               "SELECT group_concat (code_id || '>' || target_id || rationale, ' ') FROM "
               "(SELECT * FROM code_link ORDER BY target_id)",
               "3>5a\nb 3>6");
  assert_text (project,
               "SELECT group_concat (memo_id || ':' || target_id, ' ') FROM "
               "(SELECT * FROM memo_link ORDER BY memo_id)",
               "1:3 2:3");
  cw_test_assert_sound (project);
  cw_test_undo_and_redo (project, before);

  /* Two that feed each other no longer do; what fed the one feeds the other. */
  cw_test_say (project, "{'verb': 'map-code', 'code': 'P', 'to': 'Q'}");
  cw_test_say (project, "{'verb': 'merge-codes', 'code': 'P', 'into': 'Q'}");
  assert_text (project,
               "SELECT group_concat (code_id || '>' || target_id || rationale, ' ') FROM code_link",
               "3>6a\nb");
  cw_test_project_remove (project);
}

static void
write_summary (CwProject *project, const char *name, const char *code, const char *more)
{
  cw_test_say (project,
               "{'verb': 'set-summary', 'case': '%s', 'code': '%s', 'text': 'of %s'%s}",
               name,
               code,
               code,
               more);
}

static void
test_summaries (void)
{
  CwProject *project = cw_test_project_new_toy ();
  g_autofree char *before = NULL;
  gint64 x2 = find (project, "X2");

  write_summary (project, "A", "Y", ", 'rating': '2', 'direction': 'constant'");
  write_summary (project, "A", "X2", ", 'rating': '4'");
  write_summary (project, "B", "Y", "");
  cw_test_say (project,
               "{'verb': 'cite-evidence', 'case': 'A', 'code': 'Y', 'excerpt': 'E-2', 'stance': "
               "'supports'}");
  cw_test_say (project,
               "{'verb': 'cite-evidence', 'case': 'A', 'code': 'X2', 'excerpt': 'E-2', 'stance': "
               "'supports'}");
  cw_test_say (project,
               "{'verb': 'cite-evidence', 'case': 'A', 'code': 'Y', 'excerpt': 'E-4', 'stance': "
               "'contradicts'}");
  cw_test_say (project, "{'verb': 'create-memo', 'title': 'm', 'about': ['summary:G-1']}");
  before = cw_test_dump (project);
  cw_test_say (project, "{'verb': 'merge-codes', 'code': 'Y', 'into': 'X2'}");
  assert_text (project,
               "SELECT group_concat (id || '/' || text || '/' || coalesce (rating, '') || '/' || "
               "direction, '|') FROM (SELECT * FROM summary ORDER BY id)",
               "2/of X2\n\nFrom “Y”: of Y (rating 2)/4/constant|3/of Y//");
  g_assert_cmpint (count (project, "SELECT count (*) FROM summary WHERE code_id = 3"), ==, 2);
  assert_text (project,
               "SELECT group_concat (excerpt_id || stance, ' ') FROM "
               "(SELECT * FROM evidence_link WHERE summary_id = 2 ORDER BY excerpt_id)",
               "2supports 4contradicts");
  assert_text (project, "SELECT target_id FROM memo_link", "2");
  g_assert_true (cw_project_summary_is_stale (project, 2));
  g_assert_cmpint (x2, ==, 3);
  cw_test_assert_sound (project);
  cw_test_undo_and_redo (project, before);
  cw_test_project_remove (project);
}

static const struct
{
  const char *columns;
  const char *after;
  gboolean footnote;
} display_rows[] = {
  { "Y", "X2", TRUE },      { "X1, Y:own, X2", "X1,X2:own,X2", TRUE },
  { "X2,K-4", "X2", TRUE }, { "X1,X2", "X1,X2", FALSE },
  { "code", "code", TRUE }, { "theme", "theme", FALSE },
};

static void
test_displays (void)
{
  CwProject *project = cw_test_project_new_toy ();
  g_autofree char *before = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (display_rows); i++)
    cw_test_say (project,
                 "{'verb': 'save-display', 'name': 'd%u', 'rows': 'case', 'columns': '%s'}",
                 i,
                 display_rows[i].columns);
  before = cw_test_dump (project);
  cw_test_say (project, "{'verb': 'merge-codes', 'code': 'Y', 'into': 'X2'}");
  for (guint i = 0; i < G_N_ELEMENTS (display_rows); i++)
    {
      CwRecord *record = cw_project_get_record (project, CW_KIND_DISPLAY, i + 1);
      g_autofree char *expected
          = g_strdup_printf ("rows=case\ncolumns=%s\nmeasure=excerpts", display_rows[i].after);
      g_autoptr (GError) error = NULL;
      g_auto (GStrv) footnotes = cw_project_list_footnotes (project, i + 1, &error);

      g_assert_no_error (error);
      if (display_rows[i].footnote)
        g_assert_cmpstr (cw_record_get_text (record, CW_DISPLAY_DEFINITION), ==, expected);
      g_assert_cmpuint (g_strv_length (footnotes), ==, display_rows[i].footnote ? 1 : 0);
      if (display_rows[i].footnote)
        g_assert_true (g_str_has_prefix (footnotes[0], "“Y” was merged into “X2” on 2"));
    }
  cw_test_undo_and_redo (project, before);
  cw_test_project_remove (project);
}

/* A name that a list would take apart, or that is not the code's alone, is given as a number. */
static void
test_display_of_odd_names (void)
{
  CwProject *project = cw_test_project_new_toy ();

  cw_test_say (project, "{'verb': 'create-code', 'name': 'a, b'}");
  cw_test_say (project, "{'verb': 'create-code', 'name': 'X1', 'parent': 'Y'}");
  cw_test_say (project,
               "{'verb': 'save-display', 'name': 'd', 'rows': 'case', 'columns': 'X2,K-2'}");
  cw_test_say (project, "{'verb': 'merge-codes', 'code': 'X2', 'into': 'K-5'}");
  assert_text (
      project, "SELECT definition FROM display", "rows=case\ncolumns=K-5,K-2\nmeasure=excerpts");
  cw_test_say (project, "{'verb': 'merge-codes', 'code': 'K-5', 'into': 'K-6'}");
  assert_text (
      project, "SELECT definition FROM display", "rows=case\ncolumns=K-6,K-2\nmeasure=excerpts");
  cw_test_project_remove (project);
}

static void
test_tree (void)
{
  CwProject *project = cw_test_project_new_toy ();
  g_autofree char *before = cw_test_dump (project);

  /* A code takes its parent in: it takes its place, and its siblings go below it. */
  cw_test_say (project, "{'verb': 'merge-codes', 'code': 'X', 'into': 'X1'}");
  assert_text (project,
               "SELECT group_concat (id || ':' || coalesce (parent_id, 0), ' ') FROM "
               "(SELECT * FROM code ORDER BY id)",
               "1:0 2:0 3:2 4:0");
  cw_test_assert_sound (project);
  cw_test_undo_and_redo (project, before);
  g_assert_true (cw_project_undo (project, NULL, NULL));

  /* What is below the one has no room below the other where a name is taken. */
  cw_test_say (project, "{'verb': 'create-code', 'name': 'X2', 'parent': 'Y'}");
  cw_test_refuses (
      project, CW_ERROR_EXISTS, "X2", "{'verb': 'merge-codes', 'code': 'X', 'into': 'Y'}");
  cw_test_say (project, "{'verb': 'delete-code', 'code': 'K-5'}");
  cw_test_say (project, "{'verb': 'merge-codes', 'code': 'X', 'into': 'Y'}");
  assert_text (project,
               "SELECT group_concat (id || ':' || coalesce (parent_id, 0), ' ') FROM "
               "(SELECT * FROM code ORDER BY id)",
               "1:0 2:4 3:4 4:0");
  cw_test_project_remove (project);
}

static void
test_refusals (void)
{
  CwProject *project = cw_test_project_new_toy ();

  cw_test_say (project, "{'verb': 'create-code', 'name': 'S', 'level': 'structural'}");
  cw_test_say (project, "{'verb': 'create-code', 'name': 'P', 'level': 'pattern code'}");
  cw_test_say (project, "{'verb': 'create-code', 'name': 'Q', 'level': 'theme'}");
  cw_test_say (project, "{'verb': 'create-code', 'name': 'R', 'level': 'theme'}");
  cw_test_say (project, "{'verb': 'map-code', 'code': 'X', 'to': 'P'}");
  cw_test_say (project, "{'verb': 'map-code', 'code': 'P', 'to': 'Q'}");
  cw_test_say (project, "{'verb': 'map-code', 'code': 'Q', 'to': 'R'}");
  cw_test_say (project, "{'verb': 'create-code', 'name': 'gone'}");
  cw_test_say (project, "{'verb': 'retire-code', 'code': 'gone'}");
  cw_test_refuses (project,
                   CW_ERROR_INVALID,
                   "“Y” cannot be merged into “Y”: they are the same",
                   "{'verb': 'merge-codes', 'code': 'Y', 'into': 'Y'}");
  cw_test_refuses (project,
                   CW_ERROR_INVALID,
                   "which is retired",
                   "{'verb': 'merge-codes', 'code': 'Y', 'into': 'gone'}");
  cw_test_refuses (project,
                   CW_ERROR_INVALID,
                   "only organises",
                   "{'verb': 'merge-codes', 'code': 'Y', 'into': 'S'}");
  cw_test_refuses (project,
                   CW_ERROR_INVALID,
                   "first-cycle",
                   "{'verb': 'merge-codes', 'code': 'P', 'into': 'Y'}");
  cw_test_refuses (project,
                   CW_ERROR_INVALID,
                   "over a third code",
                   "{'verb': 'merge-codes', 'code': 'P', 'into': 'R'}");
  cw_test_refuses (project,
                   CW_ERROR_INVALID,
                   "over a third code",
                   "{'verb': 'merge-codes', 'code': 'R', 'into': 'P'}");
  cw_test_refuses (project,
                   CW_ERROR_NOT_FOUND,
                   "no code",
                   "{'verb': 'merge-codes', 'code': 'Y', 'into': 'nothing'}");
  cw_test_say (project, "{'verb': 'merge-codes', 'code': 'P', 'into': 'Q'}");
  cw_test_assert_sound (project);
  cw_test_project_remove (project);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/merge/codings", test_codings);
  g_test_add_func ("/merge/redirect", test_redirect);
  g_test_add_func ("/merge/reason", test_reason);
  g_test_add_func ("/merge/duplicates", test_duplicates);
  g_test_add_func ("/merge/passes", test_passes);
  g_test_add_func ("/merge/coalesce", test_coalesce);
  g_test_add_func ("/merge/definition", test_definition);
  g_test_add_func ("/merge/map-and-memos", test_map_and_memos);
  g_test_add_func ("/merge/summaries", test_summaries);
  g_test_add_func ("/merge/displays", test_displays);
  g_test_add_func ("/merge/display-of-odd-names", test_display_of_odd_names);
  g_test_add_func ("/merge/tree", test_tree);
  g_test_add_func ("/merge/refusals", test_refusals);
  return g_test_run ();
}
