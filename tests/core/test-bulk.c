/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Filling a new project in batches. */

#include "config.h"

#include "cw-bulk.h"

#include "cw-draft-source.h"
#include "cw-dump.h"
#include "cw-history.h"
#include "cw-test-project.h"

#define DAY "2021-01-01T00:00:00Z"

static void
insert_code (CwBulk *bulk, gint64 id, const char *name)
{
  g_autoptr (GError) error = NULL;

  cw_bulk_insert (bulk,
                  &error,
                  CW_KIND_CODE,
                  id,
                  "parent_id, rank, name, definition, defined_at, created_at",
                  "odssss",
                  (gint64) 0,
                  1.0,
                  name,
                  "Defined.",
                  DAY,
                  DAY);
  g_assert_no_error (error);
}

static CwBulk *
begin (CwProject *project, guint64 seed)
{
  g_autoptr (GError) error = NULL;
  CwBulk *bulk = cw_bulk_new (project, seed, &error);

  g_assert_no_error (error);
  g_assert_true (cw_bulk_begin (bulk, &error));
  g_assert_no_error (error);
  return bulk;
}

static void
commit (CwBulk *bulk)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (cw_bulk_commit (bulk, "Filled it", &error));
  g_assert_no_error (error);
}

static void
test_wants_a_new_project (void)
{
  g_autoptr (GError) error = NULL;
  CwProject *project = cw_test_project_new ();

  cw_bulk_free (cw_bulk_new (project, 1, &error));
  g_assert_no_error (error);
  g_assert_cmpint (cw_project_create_record (project, CW_KIND_CODE, "one", 0, &error), ==, 1);
  g_assert_null (cw_bulk_new (project, 1, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
  cw_test_project_remove (project);
}

static void
test_follows_the_feed (void)
{
  g_autoptr (GError) error = NULL;
  CwProject *project = cw_test_project_new ();
  CwBulk *bulk = begin (project, 1);

  insert_code (bulk, 7, "seven");
  commit (bulk);
  g_assert_true (cw_bulk_finish (bulk, &error));
  cw_bulk_free (bulk);
  g_assert_cmpstr (
      cw_record_get_name (cw_project_get_record (project, CW_KIND_CODE, 7)), ==, "seven");
  g_assert_cmpint (cw_project_create_record (project, CW_KIND_CODE, "next", 0, &error), ==, 8);
  cw_test_project_remove (project);
}

/* Its sentence is in the history, and it stays. */
static void
test_is_fixed_history (void)
{
  g_autoptr (GError) error = NULL;
  CwProject *project = cw_test_project_new ();
  CwBulk *bulk = begin (project, 1);
  g_autoptr (GPtrArray) history = NULL;
  CwHistoryEntry *last;

  insert_code (bulk, 1, "one");
  commit (bulk);
  cw_bulk_free (bulk);
  history = cw_history_list (project, &error);
  last = g_ptr_array_index (history, history->len - 1);
  g_assert_cmpstr (last->label, ==, "Filled it");
  g_assert_cmpstr (last->state, ==, "fixed");
  g_assert_false (cw_project_undo (project, NULL, &error));
  cw_test_project_remove (project);
}

static void
test_rolls_back (void)
{
  g_autoptr (GError) error = NULL;
  CwProject *project = cw_test_project_new ();
  CwBulk *bulk = begin (project, 1);

  insert_code (bulk, 7, "seven");
  g_assert_false (cw_bulk_insert (bulk, &error, CW_KIND_CODE, 7, "name", "s", "again"));
  g_assert_nonnull (error);
  cw_bulk_free (bulk);
  g_assert_null (cw_project_get_record (project, CW_KIND_CODE, 7));
  cw_test_project_remove (project);
}

/* A source with voices, found by the evidence index. */
static void
test_text (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwDraftSource) draft = cw_draft_source_new ();
  CwProject *project = cw_test_project_new ();
  CwBulk *bulk = begin (project, 1);
  CwText *text;

  cw_draft_source_append (draft, g_strdup ("Who was there?"), CW_PARAGRAPH_BODY)->speaker
      = g_strdup ("I");
  cw_draft_source_append (draft, g_strdup ("OC: a pause."), CW_PARAGRAPH_BODY);
  cw_draft_source_append (draft, g_strdup ("A chair moves."), CW_PARAGRAPH_BODY);
  cw_bulk_insert (
      bulk, &error, CW_KIND_SOURCE, 3, "title, rank, created_at", "sds", "Three", 1.0, DAY);
  cw_bulk_insert_text (bulk, 3, draft->paragraphs, &error);
  cw_bulk_set_voice (bulk, 3, "I", "", "interviewer", &error);
  cw_bulk_set_voice (bulk, 3, "", "", "observer description", &error);
  cw_bulk_set_voice (bulk, 3, "", "OC:", "observer comment", &error);
  g_assert_no_error (error);
  commit (bulk);
  cw_bulk_free (bulk);
  text = cw_project_get_text (project, 3, &error);
  g_assert_cmpstr (cw_text_get_paragraph (text, 0)->voice, ==, "interviewer");
  g_assert_cmpstr (cw_text_get_paragraph (text, 1)->voice, ==, "observer comment");
  g_assert_cmpstr (cw_text_get_paragraph (text, 2)->voice, ==, "observer description");
  g_assert_cmpuint (cw_evidence_get_source (cw_project_get_evidence (project), 0)->words, ==, 9);
  cw_test_project_remove (project);
}

static char *
dup_guid (guint64 seed, gint64 id, gint64 before)
{
  CwProject *project = cw_test_project_new ();
  CwBulk *bulk = begin (project, seed);
  char *guid;

  if (before != 0)
    insert_code (bulk, before, "before");
  insert_code (bulk, id, "one");
  commit (bulk);
  cw_bulk_free (bulk);
  guid = g_strdup (
      cw_record_get_text (cw_project_get_record (project, CW_KIND_CODE, id), CW_CODE_GUID));
  cw_test_project_remove (project);
  return guid;
}

/* A GUID follows from the seed, the kind and the id, whatever else was written. */
static void
test_guids (void)
{
  g_autofree char *one = dup_guid (1, 5, 0);
  g_autofree char *again = dup_guid (1, 5, 4);
  g_autofree char *other = dup_guid (1, 6, 0);
  g_autofree char *seed = dup_guid (2, 5, 0);

  g_assert_true (g_uuid_string_is_valid (one));
  g_assert_cmpstr (one, ==, again);
  g_assert_cmpstr (one, !=, other);
  g_assert_cmpstr (one, !=, seed);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bulk/wants-a-new-project", test_wants_a_new_project);
  g_test_add_func ("/bulk/follows-the-feed", test_follows_the_feed);
  g_test_add_func ("/bulk/is-fixed-history", test_is_fixed_history);
  g_test_add_func ("/bulk/rolls-back", test_rolls_back);
  g_test_add_func ("/bulk/text", test_text);
  g_test_add_func ("/bulk/guids", test_guids);
  return g_test_run ();
}
