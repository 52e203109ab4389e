/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* One code on passages that overlap: what is listed, and the three things that can be done about it. */

#include "config.h"

#include "cw-double-coverage.h"

#include "cw-project-private.h"
#include "cw-test-project.h"

/* A source of 100 characters and the code “a”, on ranges such as "0-10 5-20". */
static CwProject *
make (const char *ranges)
{
  CwProject *project = cw_test_project_new ();
  g_autofree char *text = g_strnfill (100, 'x');
  g_auto (GStrv) list = g_strsplit (ranges, " ", -1);

  cw_test_say (project, "{'verb': 'add-source', 'title': 'S', 'text': '%s'}", text);
  cw_test_say (project, "{'verb': 'create-code', 'name': 'a'}");
  cw_test_say (project, "{'verb': 'create-code', 'name': 'b'}");
  for (guint i = 0; list[i] != NULL; i++)
    {
      g_auto (GStrv) edges = g_strsplit (list[i], "-", 2);

      cw_test_say (project,
                   "{'verb': 'apply-code', 'source': 'S', 'start': %s, 'end': %s, 'code': 'a'}",
                   edges[0],
                   edges[1]);
    }
  return project;
}

/* "1+2:5-10": the excerpts and what both have. */
static void
assert_list (CwProject *project, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) list = cw_project_list_double_coverage (project, 0, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < list->len; i++)
    {
      const CwDoubleCoverage *pair = &g_array_index (list, CwDoubleCoverage, i);

      g_string_append_printf (text,
                              "%s%" G_GINT64_FORMAT "+%" G_GINT64_FORMAT ":%u-%u",
                              i > 0 ? " " : "",
                              pair->first,
                              pair->second,
                              pair->start,
                              pair->end);
      g_assert_cmpint (pair->code, ==, 1);
      g_assert_cmpint (pair->source, ==, 1);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

/* "1:0-10": the excerpts that have “a”. */
static void
assert_codings (CwProject *project, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwStatement) row = cw_database_prepare (
      cw_project_get_database (project),
      "SELECT group_concat (id || ':' || start_pos || '-' || end_pos, ' ') FROM (SELECT excerpt.* "
      "FROM excerpt JOIN coding ON excerpt_id = excerpt.id WHERE code_id = 1 "
      "ORDER BY start_pos, end_pos)",
      &error);

  g_assert_no_error (error);
  g_assert_cmpint (cw_statement_step (row, &error), ==, CW_STEP_ROW);
  g_assert_cmpstr (cw_statement_get_text (row, 0), ==, expected);
}

static const struct
{
  const char *ranges;
  const char *list;
} lists[] = {
  { "0-10", "" },
  { "0-10 10-20", "" },
  { "0-10 9-20", "1+2:9-10" },
  { "9-20 0-10", "2+1:9-10" },
  { "0-50 10-20", "1+2:10-20" },
  { "0-50 10-20 15-30", "1+2:10-20 1+3:15-30 2+3:15-20" },
  { "0-50 10-20 30-40", "1+2:10-20 1+3:30-40" },
  { "0-50 0-20", "2+1:0-20" },
};

static void
test_list (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      CwProject *project = make (lists[i].ranges);

      g_test_message ("%s", lists[i].ranges);
      assert_list (project, lists[i].list);
      cw_test_project_remove (project);
    }
}

/* Another code, another pass and another source are no double coverage. */
static void
test_not_listed (void)
{
  CwProject *project = make ("0-10");

  cw_test_say (project,
               "{'verb': 'apply-code', 'source': 'S', 'start': 5, 'end': 15, 'code': 'b'}");
  assert_list (project, "");
  cw_test_say (project, "{'verb': 'recode-excerpt', 'excerpt': 'E-2', 'code': 'a', 'pass': 2}");
  assert_list (project, "");
  cw_test_say (project, "{'verb': 'add-source', 'title': 'T', 'text': 'xxxxxxxxxxxxxxxxx'}");
  cw_test_say (project,
               "{'verb': 'apply-code', 'source': 'T', 'start': 5, 'end': 15, 'code': 'a'}");
  assert_list (project, "");
  cw_test_project_remove (project);
}

static void
test_keep (void)
{
  CwProject *project = make ("0-10 5-20 8-9");

  cw_test_say (project, "{'verb': 'keep-overlap', 'code': 'a', 'excerpt': 'E-2', 'other': 'E-1'}");
  g_assert_cmpstr (cw_project_get_undo_label (project), ==, "Kept both E-1 and E-2 for “a”");
  assert_list (project, "1+3:8-9 2+3:8-9");
  cw_test_say (project, "{'verb': 'keep-overlap', 'code': 'a', 'excerpt': 'E-1', 'other': 'E-2'}");
  assert_list (project, "1+3:8-9 2+3:8-9");
  g_assert_true (cw_project_undo (project, NULL, NULL));
  assert_list (project, "1+2:5-10 1+3:8-9 2+3:8-9");
  cw_test_project_remove (project);
}

static void
test_coalesce (void)
{
  CwProject *project = make ("0-10 5-20");
  g_autofree char *before = NULL;

  cw_test_say (project,
               "{'verb': 'set-coding', 'excerpt': 'E-1', 'code': 'a', 'comment': 'one', "
               "'magnitude': 1}");
  cw_test_say (project,
               "{'verb': 'set-coding', 'excerpt': 'E-2', 'code': 'a', 'comment': 'two', "
               "'magnitude': 2}");
  before = cw_test_dump (project);
  cw_test_say (project,
               "{'verb': 'coalesce-excerpts', 'code': 'a', 'excerpt': 'E-1', 'other': 'E-2'}");
  g_assert_cmpstr (cw_project_get_undo_label (project), ==, "United E-1 and E-2 to E-3 for “a”");
  assert_codings (project, "3:0-20");
  assert_list (project, "");
  {
    g_autofree char *dump = cw_test_dump (project);

    g_assert_nonnull (g_strstr_len (dump, -1, "comment=\"one\\ntwo\""));
    g_assert_nonnull (g_strstr_len (dump, -1, "magnitude_conflict"));
  }
  cw_test_assert_sound (project);
  cw_test_undo_and_redo (project, before);
  cw_test_project_remove (project);
}

/* One that reaches over the other stays itself; one that is cited or has another code stays without this one. */
static void
test_coalesce_stays (void)
{
  CwProject *project = make ("0-50 5-20 40-60");

  cw_test_say (project,
               "{'verb': 'coalesce-excerpts', 'code': 'a', 'excerpt': 'E-2', 'other': 'E-1'}");
  assert_codings (project, "1:0-50 3:40-60");
  cw_test_say (project, "{'verb': 'apply-code', 'excerpt': 'E-1', 'code': 'b'}");
  cw_test_say (project, "{'verb': 'star-excerpt', 'excerpt': 'E-3'}");
  cw_test_say (project,
               "{'verb': 'coalesce-excerpts', 'code': 'a', 'excerpt': 'E-1', 'other': 'E-3'}");
  assert_codings (project, "4:0-60");
  for (gint64 id = 1; id <= 4; id++)
    g_assert_true ((cw_evidence_find_excerpt (cw_project_get_evidence (project), id, NULL) != NULL)
                   == (id != 2));
  cw_test_assert_sound (project);
  cw_test_project_remove (project);
}

static const struct
{
  const char *ranges;
  const char *trimmed;
  const char *other;
  const char *after; /* NULL: it is refused with these words */
  const char *words;
} trims[] = {
  { "0-10 5-20", "E-2", "E-1", "1:0-10 2:10-20", NULL },
  { "0-10 5-20", "E-1", "E-2", "1:0-5 2:5-20", NULL },
  { "0-10 0-20", "E-2", "E-1", "1:0-10 2:10-20", NULL },
  { "10-20 0-20", "E-2", "E-1", "2:0-10 1:10-20", NULL },
  { "0-10 0-20", "E-1", "E-2", NULL, "it lies inside" },
  { "5-10 0-20", "E-1", "E-2", NULL, "it lies inside" },
  { "5-10 0-20", "E-2", "E-1", NULL, "lies in its middle" },
  { "0-10 10-20", "E-2", "E-1", NULL, "do not both have" },
  { "0-10 5-20 10-20", "E-2", "E-1", "1:0-10 3:10-20", NULL },
};

static void
test_trim (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (trims); i++)
    {
      CwProject *project = make (trims[i].ranges);
      g_autofree char *before = cw_test_dump (project);

      g_test_message ("%s: %s", trims[i].ranges, trims[i].trimmed);
      if (trims[i].after == NULL)
        cw_test_refuses (project,
                         CW_ERROR_INVALID,
                         trims[i].words,
                         "{'verb': 'trim-excerpt', 'code': 'a', 'excerpt': '%s', 'other': '%s'}",
                         trims[i].trimmed,
                         trims[i].other);
      else
        {
          cw_test_say (project,
                       "{'verb': 'trim-excerpt', 'code': 'a', 'excerpt': '%s', 'other': '%s'}",
                       trims[i].trimmed,
                       trims[i].other);
          assert_codings (project, trims[i].after);
          cw_test_assert_sound (project);
          cw_test_undo_and_redo (project, before);
        }
      cw_test_project_remove (project);
    }
}

/* Its other codes keep all of an excerpt. */
static void
test_trim_shared (void)
{
  CwProject *project = make ("0-10 5-20");

  cw_test_say (project, "{'verb': 'apply-code', 'excerpt': 'E-2', 'code': 'b'}");
  cw_test_say (project, "{'verb': 'trim-excerpt', 'code': 'a', 'excerpt': 'E-2', 'other': 'E-1'}");
  assert_codings (project, "1:0-10 3:10-20");
  g_assert_cmpuint (
      cw_evidence_find_excerpt (cw_project_get_evidence (project), 2, NULL)->start, ==, 5);
  g_assert_cmpstr (cw_project_get_undo_label (project), ==, "Trimmed E-2 at E-1 for “a”");
  cw_test_assert_sound (project);
  cw_test_project_remove (project);
}

static void
test_refusals (void)
{
  CwProject *project = make ("0-10 5-20 30-40");
  g_autoptr (GError) error = NULL;

  cw_test_refuses (project,
                   CW_ERROR_INVALID,
                   "E-1 and E-3 do not both have the code “a”",
                   "{'verb': 'coalesce-excerpts', 'code': 'a', 'excerpt': 'E-1', 'other': 'E-3'}");
  cw_test_refuses (project,
                   CW_ERROR_INVALID,
                   "do not both have",
                   "{'verb': 'keep-overlap', 'code': 'a', 'excerpt': 'E-1', 'other': 'E-1'}");
  cw_test_refuses (project,
                   CW_ERROR_INVALID,
                   "the code “b”",
                   "{'verb': 'keep-overlap', 'code': 'b', 'excerpt': 'E-1', 'other': 'E-2'}");
  g_assert_false (cw_project_keep_overlap (project, 99, 1, 2, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);
  cw_test_project_remove (project);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/double-coverage/list", test_list);
  g_test_add_func ("/double-coverage/not-listed", test_not_listed);
  g_test_add_func ("/double-coverage/keep", test_keep);
  g_test_add_func ("/double-coverage/coalesce", test_coalesce);
  g_test_add_func ("/double-coverage/coalesce-stays", test_coalesce_stays);
  g_test_add_func ("/double-coverage/trim", test_trim);
  g_test_add_func ("/double-coverage/trim-shared", test_trim_shared);
  g_test_add_func ("/double-coverage/refusals", test_refusals);
  return g_test_run ();
}
