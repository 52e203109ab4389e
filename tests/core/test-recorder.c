/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* What is written down of a bulk change is what a session sees that looks all the time; and a changeset in order has the
 * same rows. */

#include "config.h"

#include "cw-recorder.h"

#include <string.h>

#include "cw-changeset-order.h"
#include "cw-changeset-reader.h"
#include "cw-project-private.h"
#include "cw-test-project.h"
#include "cw-transaction.h"

#define OPERATION "{'verb': '"

/* A line of a script, "{" which begins and "}" which ends a nested operation, "!" which rolls one back. */
static const char *const merge_plainly[]
    = { OPERATION "merge-codes', 'code': 'X1', 'into': 'Y'}", NULL };

static const char *const merge_twins[]
    = { OPERATION "merge-codes', 'code': 'X2', 'into': 'Y'}", NULL };

static const char *const change_before[]
    = { OPERATION "apply-code', 'source': 'S2', 'start': 60, 'end': 90, 'code': 'X1'}",
        OPERATION "remove-code', 'excerpt': 'E-1', 'code': 'X1'}",
        OPERATION "set-coding', 'excerpt': 'E-3', 'code': 'X1', 'comment': 'Seen.'}",
        OPERATION "merge-codes', 'code': 'X1', 'into': 'Y'}",
        NULL };

static const char *const change_afterwards[]
    = { OPERATION "merge-codes', 'code': 'X1', 'into': 'Y'}",
        OPERATION "remove-code', 'excerpt': 'E-1', 'code': 'Y'}",
        OPERATION "set-coding', 'excerpt': 'E-3', 'code': 'Y', 'comment': 'Seen.'}",
        NULL };

static const char *const merge_twice[] = { OPERATION "merge-codes', 'code': 'X1', 'into': 'X2'}",
                                           OPERATION "merge-codes', 'code': 'X2', 'into': 'Y'}",
                                           NULL };

static const char *const merge_there_and_back[]
    = { OPERATION "create-code', 'name': 'Z'}",
        OPERATION "merge-codes', 'code': 'X1', 'into': 'Z'}",
        OPERATION "restore-code', 'code': 'X1'}",
        OPERATION "merge-codes', 'code': 'Z', 'into': 'X1'}",
        NULL };

static const char *const give_up_merging[]
    = { "{",
        OPERATION "merge-codes', 'code': 'X1', 'into': 'Y'}",
        "!",
        OPERATION "set-coding', 'excerpt': 'E-3', 'code': 'X1', 'comment': 'Seen.'}",
        NULL };

static const char *const merge_at_last[] = { "{",
                                             OPERATION "merge-codes', 'code': 'X1', 'into': 'X2'}",
                                             "!",
                                             OPERATION "merge-codes', 'code': 'X1', 'into': 'Y'}",
                                             NULL };

static const char *const give_up_what_followed[]
    = { OPERATION "merge-codes', 'code': 'X1', 'into': 'Y'}",
        "{",
        OPERATION "remove-code', 'excerpt': 'E-1', 'code': 'Y'}",
        "!",
        NULL };

static const char *const add_source[]
    = { OPERATION "add-source', 'title': 'S5', 'text': 'ASKER: One word.\\n\\nÉ: ‘Two’.'}",
        OPERATION "add-source', 'title': 'S6', 'text': ''}",
        NULL };

static const char *const change_new_text[]
    = { OPERATION "add-source', 'title': 'S5', 'text': 'One word.\\nTwo words.'}",
        OPERATION "set-voice', 'source': 'S5', 'start': 0, 'end': 3, 'voice': 'interviewer'}",
        OPERATION "add-source', 'title': 'S6', 'text': 'Three.'}",
        OPERATION "apply-code', 'source': 'S6', 'start': 0, 'end': 5, 'code': 'X1'}",
        OPERATION "merge-codes', 'code': 'X1', 'into': 'Y'}",
        OPERATION "delete-source', 'source': 'S6'}",
        NULL };

static const char *const give_up_a_text[]
    = { OPERATION "add-source', 'title': 'S5', 'text': 'One word.'}",     "{",
        OPERATION "add-source', 'title': 'S6', 'text': 'Two.\\nThree.'}", "!",
        OPERATION "add-source', 'title': 'S7', 'text': 'Four.'}",         NULL };

static void
run_line (CwProject *project, CwTransaction **nested, const char *line)
{
  g_autoptr (GError) error = NULL;

  if (g_str_equal (line, "{"))
    *nested = cw_transaction_begin (project, &error);
  else if (g_str_equal (line, "!"))
    g_clear_pointer (nested, cw_transaction_free);
  else
    cw_test_say (project, "%s", line);
  g_assert_no_error (error);
}

static sqlite3_session *
start_witness (CwProject *project)
{
  sqlite3 *handle = cw_database_get_handle (cw_project_get_database (project));
  sqlite3_session *session = NULL;

  g_assert_cmpint (sqlite3session_create (handle, "main", &session), ==, SQLITE_OK);
  for (CwKind kind = CW_KIND_PROJECT; kind < CW_N_KINDS; kind++)
    sqlite3session_attach (session, cw_kind_get_table (kind));
  return session;
}

static GBytes *
end_witness (sqlite3_session *session)
{
  int size = 0;
  void *data = NULL;

  g_assert_cmpint (sqlite3session_changeset (session, &size, &data), ==, SQLITE_OK);
  sqlite3session_delete (session);
  return g_bytes_new_with_free_func (data, size, sqlite3_free, data);
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* All rows of a changeset with their bytes, one a line, whatever order they are in. */
static char *
print_rows (GBytes *changeset)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  CwChangesetReader reader;
  CwChangesetRow row;

  cw_changeset_reader_init (&reader, changeset);
  while (cw_changeset_reader_next (&reader, &row))
    {
      GString *line = g_string_new (cw_kind_get_table (row.kind));

      for (gsize i = 0; i < row.size; i++)
        g_string_append_printf (line, " %02x", row.at[i]);
      g_ptr_array_add (lines, g_string_free (line, FALSE));
    }
  g_assert_false (reader.damaged);
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

static GBytes *
read_last_changeset (CwProject *project)
{
  g_autoptr (CwStatement) row
      = cw_database_prepare (cw_project_get_database (project),
                             "SELECT changeset FROM history ORDER BY id DESC LIMIT 1",
                             NULL);

  g_assert_cmpint (cw_statement_step (row, NULL), ==, CW_STEP_ROW);
  return g_bytes_new (sqlite3_column_blob (row, 0), sqlite3_column_bytes (row, 0));
}

/* Does all lines as one operation; gives back what a session has seen of it. */
static GBytes *
run_lines (CwProject *project, const char *const *lines)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwTransaction) transaction = cw_transaction_begin (project, &error);
  sqlite3_session *witness = start_witness (project);
  CwTransaction *nested = NULL;
  GBytes *seen;

  g_assert_no_error (error);
  for (guint i = 0; lines[i] != NULL; i++)
    run_line (project, &nested, lines[i]);
  seen = end_witness (witness);
  cw_transaction_commit (transaction, &error, "Tried");
  g_assert_no_error (error);
  return seen;
}

static void
test_operation (gconstpointer lines)
{
  CwProject *project = cw_test_project_new_toy ();
  g_autofree char *before = cw_test_dump (project);
  g_autoptr (GBytes) seen = run_lines (project, lines);
  g_autoptr (GBytes) recorded = read_last_changeset (project);
  g_autofree char *expected = print_rows (seen);
  g_autofree char *rows = print_rows (recorded);

  g_assert_cmpstr (rows, ==, expected);
  cw_test_assert_sound (project);
  cw_test_undo_and_redo (project, before);
  cw_test_project_remove (project);
}

/* --- order ------------------------------------------------------------------------------------------------------------ */

static void
assert_in_order (GBytes *changeset)
{
  CwChangesetReader reader;
  CwChangesetRow row, last = { 0 };

  cw_changeset_reader_init (&reader, changeset);
  while (cw_changeset_reader_next (&reader, &row))
    {
      if (row.kind == last.kind)
        g_assert_cmpint (cw_changeset_row_get_id (&last), <, cw_changeset_row_get_id (&row));
      last = row;
    }
  g_assert_false (reader.damaged);
}

static void
test_order (void)
{
  static const char *const lines[] = { OPERATION "delete-source', 'source': 'S1'}",
                                       OPERATION "delete-source', 'source': 'S3'}",
                                       NULL };
  CwProject *project = cw_test_project_new_toy ();
  g_autoptr (GBytes) seen = run_lines (project, lines);
  g_autoptr (GBytes) ordered = cw_changeset_order (seen);
  g_autofree char *expected = print_rows (seen);
  g_autofree char *rows = print_rows (ordered);

  assert_in_order (ordered);
  g_assert_cmpstr (rows, ==, expected);
  g_assert_cmpuint (g_bytes_get_size (ordered), ==, g_bytes_get_size (seen));
  cw_test_project_remove (project);
}

/* What is in order or is no changeset stays what it is. */
static void
test_order_of_others (void)
{
  static const struct
  {
    const char *bytes;
    gsize size;
  } others[] = { { "", 0 }, { "T\x7f", 2 }, { "T\x01\x01code\x00\x12\x00\x05", 11 } };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (others[i].bytes, others[i].size);
      g_autoptr (GBytes) ordered = cw_changeset_order (bytes);

      g_assert_true (g_bytes_equal (bytes, ordered));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/recorder/merge", merge_plainly, test_operation);
  g_test_add_data_func ("/recorder/merge-twins", merge_twins, test_operation);
  g_test_add_data_func ("/recorder/change-before", change_before, test_operation);
  g_test_add_data_func ("/recorder/change-afterwards", change_afterwards, test_operation);
  g_test_add_data_func ("/recorder/merge-twice", merge_twice, test_operation);
  g_test_add_data_func ("/recorder/merge-there-and-back", merge_there_and_back, test_operation);
  g_test_add_data_func ("/recorder/give-up-merging", give_up_merging, test_operation);
  g_test_add_data_func ("/recorder/merge-at-last", merge_at_last, test_operation);
  g_test_add_data_func ("/recorder/give-up-what-followed", give_up_what_followed, test_operation);
  g_test_add_data_func ("/recorder/add-source", add_source, test_operation);
  g_test_add_data_func ("/recorder/change-new-text", change_new_text, test_operation);
  g_test_add_data_func ("/recorder/give-up-a-text", give_up_a_text, test_operation);
  g_test_add_func ("/recorder/order", test_order);
  g_test_add_func ("/recorder/order-of-others", test_order_of_others);
  return g_test_run ();
}
