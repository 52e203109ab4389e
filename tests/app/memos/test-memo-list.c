/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#include "config.h"

#include "memo-sample.h"

#include "cw-memo-list.h"
#include "cw-memos.h"

typedef struct
{
  MemoSample *sample;
  CwMemoList *list;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->sample = memo_sample_new ();
  fixture->list = cw_memo_list_new ();
  cw_memo_list_set_project (fixture->list, fixture->sample->project);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->list != NULL)
    g_assert_finalize_object (fixture->list);
  memo_sample_free (fixture->sample);
}

/* The places of the sample's memos, "1" for the one at 0: "21" is the second, then the first. */
static char *
dup_order (Fixture *fixture)
{
  GListModel *model = cw_memo_list_get_model (fixture->list);
  GString *order = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (CwRecord) record = g_list_model_get_item (model, i);

      for (guint j = 0; j < G_N_ELEMENTS (fixture->sample->memos); j++)
        if (fixture->sample->memos[j] == cw_record_get_id (record))
          g_string_append_printf (order, "%u", j + 1);
    }
  return g_string_free (order, FALSE);
}

static void
assert_order (Fixture *fixture, const char *expected)
{
  g_autofree char *order = dup_order (fixture);

  g_assert_cmpstr (order, ==, expected);
}

static void
test_latest_first (Fixture *fixture, gconstpointer data)
{
  assert_order (fixture, "87654321");
  g_assert_cmpstr (cw_memo_list_get_section (fixture->list, FALSE), ==, "All Memos");
}

static void
test_context_first (Fixture *fixture, gconstpointer data)
{
  cw_memo_list_set_context (fixture->list, CW_KIND_CODE, fixture->sample->code);
  assert_order (fixture, "42876531");
  g_assert_cmpstr (cw_memo_list_get_section (fixture->list, TRUE), ==, "About turf claim");
  g_assert_cmpstr (cw_memo_list_get_section (fixture->list, FALSE), ==, "Other Memos");
  cw_memo_list_set_context (fixture->list, CW_KIND_NONE, 0);
  assert_order (fixture, "87654321");
}

/* What is about an excerpt's source is related to the excerpt too. */
static void
test_context_excerpt (Fixture *fixture, gconstpointer data)
{
  cw_memo_list_set_context (fixture->list, CW_KIND_EXCERPT, fixture->sample->excerpt);
  assert_order (fixture, "52876431");
}

static void
test_follows_links (Fixture *fixture, gconstpointer data)
{
  MemoSample *sample = fixture->sample;

  cw_memo_list_set_context (fixture->list, CW_KIND_CODE, sample->code);
  g_assert_true (
      cw_project_link_memo (sample->project, sample->memos[0], CW_KIND_CODE, sample->code, NULL));
  assert_order (fixture, "42187653");
  g_assert_true (cw_project_undo (sample->project, NULL, NULL));
  assert_order (fixture, "42876531");
}

static void
test_follows_dates (Fixture *fixture, gconstpointer data)
{
  MemoSample *sample = fixture->sample;

  g_assert_true (cw_project_set_field (
      sample->project, CW_KIND_MEMO, sample->memos[0], CW_MEMO_WRITTEN_ON, "2022-02", NULL));
  assert_order (fixture, "18765432");
  g_assert_true (cw_project_undo (sample->project, NULL, NULL));
  assert_order (fixture, "87654321");
}

static void
test_follows_names (Fixture *fixture, gconstpointer data)
{
  MemoSample *sample = fixture->sample;

  cw_memo_list_set_context (fixture->list, CW_KIND_CODE, sample->code);
  g_assert_true (cw_project_set_field (
      sample->project, CW_KIND_CODE, sample->code, CW_CODE_NAME, "claim", NULL));
  g_assert_cmpstr (cw_memo_list_get_section (fixture->list, TRUE), ==, "About claim");
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  cw_memo_list_set_search (fixture->list, "the ");
  assert_order (fixture, "7654321");
  cw_memo_list_set_search (fixture->list, "the nurse");
  assert_order (fixture, "52");
  cw_memo_list_set_search (fixture->list, "REFLEXIVE");
  assert_order (fixture, "3");
  g_assert_cmpuint (
      cw_memo_list_find (fixture->list, fixture->sample->memos[0]), ==, GTK_INVALID_LIST_POSITION);
  cw_memo_list_set_search (fixture->list, "");
  assert_order (fixture, "87654321");
}

static void
test_search_follows_text (Fixture *fixture, gconstpointer data)
{
  MemoSample *sample = fixture->sample;

  cw_memo_list_set_search (fixture->list, "nurse");
  assert_order (fixture, "52");
  g_assert_true (cw_project_set_field (
      sample->project, CW_KIND_MEMO, sample->memos[0], CW_MEMO_BODY, "The nurse.", NULL));
  assert_order (fixture, "521");
  g_assert_true (cw_project_undo (sample->project, NULL, NULL));
  assert_order (fixture, "52");
}

/* The model may live longer than the list, as in a view that is going. */
static void
test_finalize (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GListModel) model = g_object_ref (cw_memo_list_get_model (fixture->list));

  cw_memo_list_set_context (fixture->list, CW_KIND_CODE, fixture->sample->code);
  g_assert_finalize_object (g_steal_pointer (&fixture->list));
  g_assert_true (
      cw_project_delete (fixture->sample->project, CW_KIND_MEMO, fixture->sample->memos[2], NULL));
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 7);
}

static void
add (const char *path, void (*test) (Fixture *fixture, gconstpointer data))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/memo-list/latest-first", test_latest_first);
  add ("/memo-list/context-first", test_context_first);
  add ("/memo-list/context-excerpt", test_context_excerpt);
  add ("/memo-list/follows-links", test_follows_links);
  add ("/memo-list/follows-dates", test_follows_dates);
  add ("/memo-list/follows-names", test_follows_names);
  add ("/memo-list/search", test_search);
  add ("/memo-list/search-follows-text", test_search_follows_text);
  add ("/memo-list/finalize", test_finalize);
  return g_test_run ();
}
