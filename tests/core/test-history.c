/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The history: the audit trail and the stack of undo in one. */

#include "config.h"

#include "cw-history.h"

#include <string.h>

#include "cw-project-private.h"
#include "cw-test-project.h"
#include "cw-transaction.h"

/* "done Created the project; undone ...": every row. */
static void
assert_history (CwProject *project, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = cw_history_list (project, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < entries->len; i++)
    {
      CwHistoryEntry *entry = g_ptr_array_index (entries, i);

      g_string_append_printf (text, "%s%s %s", i > 0 ? "; " : "", entry->state, entry->label);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
undo (CwProject *project, const char *label)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *undone = NULL;

  g_assert_cmpstr (cw_project_get_undo_label (project), ==, label);
  cw_project_undo (project, &undone, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (undone, ==, label);
}

static void
redo (CwProject *project, const char *label)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *redone = NULL;

  g_assert_cmpstr (cw_project_get_redo_label (project), ==, label);
  cw_project_redo (project, &redone, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (redone, ==, label);
}

static void
type (CwProject *project, gint64 memo, guint field, const char *text)
{
  g_autoptr (GError) error = NULL;

  cw_project_set_field (project, CW_KIND_MEMO, memo, field, text, &error);
  g_assert_no_error (error);
}

static const char *
read_memo (CwProject *project, gint64 memo, guint field)
{
  return cw_record_get_text (cw_project_get_record (project, CW_KIND_MEMO, memo), field);
}

static void
test_states (void)
{
  CwProject *project = cw_test_project_new ();
  g_autoptr (GError) error = NULL;

  assert_history (project, "fixed Created the project");
  g_assert_null (cw_project_get_undo_label (project));
  g_assert_false (cw_project_undo (project, NULL, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);
  cw_test_say (project, "{'verb': 'create-code', 'name': 'a'}");
  cw_test_say (project, "{'verb': 'create-code', 'name': 'b'}");
  undo (project, "Created the code “b”");
  undo (project, "Created the code “a”");
  assert_history (
      project,
      "fixed Created the project; undone Created the code “a”; undone Created the code “b”");
  redo (project, "Created the code “a”");
  cw_test_say (project, "{'verb': 'create-code', 'name': 'c'}");
  g_assert_null (cw_project_get_redo_label (project));
  assert_history (project,
                  "fixed Created the project; done Created the code “a”; dropped Created the code "
                  "“b”; done Created the code “c”");
  cw_test_project_remove (project);
}

/* R1: what was undone keeps its number, and the next gets another. */
static void
test_numbers (void)
{
  CwProject *project = cw_test_project_new ();
  gint64 first = cw_test_say (project, "{'verb': 'create-code', 'name': 'a'}");

  undo (project, "Created the code “a”");
  g_assert_cmpint (cw_test_say (project, "{'verb': 'create-code', 'name': 'a'}"), >, first);
  cw_test_project_remove (project);
}

static void
test_undo_after_reopening (void)
{
  CwProject *project = cw_test_project_new ();
  g_autofree char *empty = cw_test_dump (project);
  g_autofree char *full = NULL;
  g_autofree char *dump = NULL;

  cw_test_say (project, "{'verb': 'create-code', 'name': 'a'}");
  cw_test_say (project, "{'verb': 'create-case', 'name': 'b'}");
  full = cw_test_dump (project);
  project = cw_test_project_reopen (project);
  undo (project, "Created the case “b”");
  project = cw_test_project_reopen (project);
  undo (project, "Created the code “a”");
  dump = cw_test_dump (project);
  g_assert_cmpstr (dump, ==, empty);
  project = cw_test_project_reopen (project);
  redo (project, "Created the code “a”");
  redo (project, "Created the case “b”");
  g_free (dump);
  dump = cw_test_dump (project);
  g_assert_cmpstr (dump, ==, full);
  cw_test_project_remove (project);
}

static void
test_typing_is_one_step (void)
{
  CwProject *project = cw_test_project_new ();
  gint64 memo = cw_test_say (project, "{'verb': 'create-memo', 'body': 'Before. '}");

  type (project, memo, CW_MEMO_BODY, "Before. A");
  type (project, memo, CW_MEMO_BODY, "Before. A city");
  type (project, memo, CW_MEMO_BODY, "Before. A city waits.");
  undo (project, "Changed the text of the memo M-1");
  g_assert_cmpstr (read_memo (project, memo, CW_MEMO_BODY), ==, "Before. ");
  redo (project, "Changed the text of the memo M-1");
  g_assert_cmpstr (read_memo (project, memo, CW_MEMO_BODY), ==, "Before. A city waits.");
  assert_history (project,
                  "fixed Created the project; done Created the memo M-1; "
                  "done Changed the text of the memo M-1");
  cw_test_project_remove (project);
}

/* The step is called after what is there in the end, not after the first letter. */
static void
test_typing_a_title (void)
{
  CwProject *project = cw_test_project_new ();
  gint64 memo = cw_test_say (project, "{'verb': 'create-memo', 'title': 'Old'}");

  type (project, memo, CW_MEMO_TITLE, "F");
  type (project, memo, CW_MEMO_TITLE, "Field");
  g_assert_true (g_str_has_suffix (cw_project_get_undo_label (project), "to “Field”"));
  g_assert_true (cw_project_undo (project, NULL, NULL));
  g_assert_cmpstr (read_memo (project, memo, CW_MEMO_TITLE), ==, "Old");
  cw_test_project_remove (project);
}

static void
test_typing_breaks (void)
{
  CwProject *project = cw_test_project_new ();
  gint64 memo = cw_test_say (project, "{'verb': 'create-memo'}");
  gint64 other = cw_test_say (project, "{'verb': 'create-memo'}");

  type (project, memo, CW_MEMO_BODY, "1");
  type (project, memo, CW_MEMO_TITLE, "2");
  type (project, memo, CW_MEMO_BODY, "3");
  type (project, other, CW_MEMO_BODY, "4");
  type (project, memo, CW_MEMO_BODY, "5");
  cw_test_say (project, "{'verb': 'create-code', 'name': 'a'}");
  type (project, memo, CW_MEMO_BODY, "6");
  undo (project, "Changed the text of the memo “2”");
  g_assert_cmpstr (read_memo (project, memo, CW_MEMO_BODY), ==, "5");
  undo (project, "Created the code “a”");
  g_assert_true (cw_project_undo (project, NULL, NULL));
  g_assert_cmpstr (read_memo (project, memo, CW_MEMO_BODY), ==, "3");
  /* After an undo a new burst begins. */
  type (project, memo, CW_MEMO_BODY, "7");
  g_assert_true (cw_project_undo (project, NULL, NULL));
  g_assert_cmpstr (read_memo (project, memo, CW_MEMO_BODY), ==, "3");
  cw_test_project_remove (project);
}

/* Both sessions begin in the same second, so that their names are the same. */
static void
test_typing_after_a_restart (void)
{
  CwProject *project = cw_test_project_new ();
  gint64 memo;

  cw_project_set_reproducible (project, 1, "2021-11-03T12:00:00Z");
  memo = cw_test_say (project, "{'verb': 'create-memo'}");
  type (project, memo, CW_MEMO_BODY, "yesterday");
  project = cw_test_project_reopen (project);
  cw_project_set_reproducible (project, 1, "2021-11-03T12:00:00Z");
  type (project, memo, CW_MEMO_BODY, "yesterday, today");
  g_assert_true (cw_project_undo (project, NULL, NULL));
  g_assert_cmpstr (read_memo (project, memo, CW_MEMO_BODY), ==, "yesterday");
  cw_test_project_remove (project);
}

/* Within one second nothing of the row is left to tell that something was typed. */
static void
test_typing_there_and_back (void)
{
  CwProject *project = cw_test_project_new ();
  gint64 memo;

  cw_project_set_reproducible (project, 1, "2021-11-03T12:00:00Z");
  memo = cw_test_say (project, "{'verb': 'create-memo', 'body': 'text'}");
  type (project, memo, CW_MEMO_BODY, "texts");
  type (project, memo, CW_MEMO_BODY, "text");
  undo (project, "Created the memo M-1");
  cw_test_project_remove (project);
}

static CwTransaction *
begin (CwProject *project)
{
  g_autoptr (GError) error = NULL;
  CwTransaction *transaction = cw_transaction_begin (project, &error);

  g_assert_no_error (error);
  return transaction;
}

static void
test_nested (void)
{
  CwProject *project = cw_test_project_new ();
  g_autofree char *before = cw_test_dump (project);
  g_autoptr (GError) error = NULL;

  {
    g_autoptr (CwTransaction) outer = begin (project);

    cw_transaction_set_reason (outer, "because");
    cw_test_say (project, "{'verb': 'create-code', 'name': 'a'}");
    g_assert_null (cw_project_get_undo_label (project));
    cw_test_say (project, "{'verb': 'create-code', 'name': 'b', 'parent': 'a'}");
    g_assert_true (cw_transaction_commit (outer, &error, "Made %u codes", 2));
  }
  g_assert_no_error (error);
  assert_history (project, "fixed Created the project; done Made 2 codes");
  {
    g_autoptr (GPtrArray) entries = cw_history_list (project, NULL);
    CwHistoryEntry *entry = g_ptr_array_index (entries, 1);

    g_assert_cmpstr (entry->reason, ==, "because");
    g_assert_cmpuint (strlen (entry->at), ==, 20);
  }
  cw_test_undo_and_redo (project, before);
  cw_test_project_remove (project);
}

/* An inner step that fails leaves the outer operation what it was. */
static void
test_nested_failure (void)
{
  CwProject *project = cw_test_project_new ();
  g_autoptr (CwTransaction) outer = begin (project);

  cw_test_say (project, "{'verb': 'create-code', 'name': 'a'}");
  {
    g_autoptr (CwTransaction) inner = begin (project);

    cw_test_say (project, "{'verb': 'create-code', 'name': 'lost'}");
    cw_test_say (project, "{'verb': 'set-code', 'code': 'a', 'color': '#ff0000'}");
  }
  cw_test_refuses (project, CW_ERROR_EXISTS, "already", "{'verb': 'create-code', 'name': 'a'}");
  cw_test_say (project, "{'verb': 'create-code', 'name': 'b', 'parent': 'a'}");
  g_assert_true (cw_transaction_commit (outer, NULL, "Made codes"));
  g_clear_pointer (&outer, cw_transaction_free);
  cw_test_assert_sound (project);
  g_assert_cmpuint (g_list_model_get_n_items (cw_project_get_all (project, CW_KIND_CODE)), ==, 2);
  g_assert_cmpstr (
      cw_record_get_color (cw_project_get_record (project, CW_KIND_CODE, 1)), !=, "#ff0000");
  assert_history (project, "fixed Created the project; done Made codes");
  cw_test_project_remove (project);
}

static void
test_abandoned (void)
{
  CwProject *project = cw_test_project_new ();
  g_autofree char *before = cw_test_dump (project);
  g_autofree char *after = NULL;

  {
    g_autoptr (CwTransaction) outer = begin (project);

    cw_test_say (project, "{'verb': 'create-code', 'name': 'a'}");
  }
  after = cw_test_dump (project);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (g_list_model_get_n_items (cw_project_get_all (project, CW_KIND_CODE)), ==, 0);
  assert_history (project, "fixed Created the project");
  cw_test_project_remove (project);
}

static void
test_nothing_done (void)
{
  CwProject *project = cw_test_project_new ();
  g_autoptr (CwTransaction) transaction = NULL;
  gint64 code = cw_test_say (project, "{'verb': 'create-code', 'name': 'a'}");

  transaction = begin (project);
  g_assert_true (cw_transaction_commit (transaction, NULL, "Did nothing"));
  g_assert_true (cw_project_undo (project, NULL, NULL));
  /* It did not drop what can be done again either. */
  g_clear_pointer (&transaction, cw_transaction_free);
  transaction = begin (project);
  g_assert_true (cw_transaction_commit (transaction, NULL, "Did nothing"));
  g_clear_pointer (&transaction, cw_transaction_free);
  redo (project, "Created the code “a”");
  g_assert_true (cw_project_set_field (project, CW_KIND_CODE, code, CW_CODE_NAME, "a", NULL));
  assert_history (project, "fixed Created the project; done Created the code “a”");
  cw_test_project_remove (project);
}

static void
test_dump_is_without (void)
{
  CwProject *project = cw_test_project_new ();
  g_autofree char *dump = NULL;

  cw_test_say (project, "{'verb': 'create-code', 'name': 'a'}");
  dump = cw_test_dump (project);
  g_assert_nonnull (strstr (dump, "name=\"a\""));
  g_assert_null (strstr (dump, "history"));
  g_assert_null (strstr (dump, "Created the"));
  cw_test_project_remove (project);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/history/states", test_states);
  g_test_add_func ("/history/numbers", test_numbers);
  g_test_add_func ("/history/undo-after-reopening", test_undo_after_reopening);
  g_test_add_func ("/history/typing-is-one-step", test_typing_is_one_step);
  g_test_add_func ("/history/typing-a-title", test_typing_a_title);
  g_test_add_func ("/history/typing-breaks", test_typing_breaks);
  g_test_add_func ("/history/typing-after-a-restart", test_typing_after_a_restart);
  g_test_add_func ("/history/typing-there-and-back", test_typing_there_and_back);
  g_test_add_func ("/history/nested", test_nested);
  g_test_add_func ("/history/nested-failure", test_nested_failure);
  g_test_add_func ("/history/abandoned", test_abandoned);
  g_test_add_func ("/history/nothing-done", test_nothing_done);
  g_test_add_func ("/history/dump-is-without", test_dump_is_without);
  return g_test_run ();
}
