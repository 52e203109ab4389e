/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Whichever call of the database fails, an operation has happened or it has not, memory says the same as the file, and
 * the next operation works. Each operation is done with each of its calls failing in turn. */

#include "config.h"

#include <glib/gstdio.h>

#include "cw-cases.h"
#include "cw-coding.h"
#include "cw-dump.h"
#include "cw-field.h"
#include "cw-history.h"
#include "cw-matrix-definition.h"
#include "cw-memos.h"
#include "cw-new-code.h"
#include "cw-sources.h"
#include "cw-summaries.h"
#include "cw-test-fault.h"
#include "cw-test-project.h"
#include "cw-test-verbs.h"
#include "cw-transaction.h"

typedef gboolean (*Operation) (CwProject *project, gpointer data, GError **error);

/* What a dump says apart from what no two runs have in common: ids are never given twice, and GUIDs are random. */
static char *
blur (char *dump)
{
  g_autofree char *owned = dump;
  g_autoptr (GRegex) regex = g_regex_new ("guid=\"[^\"]*\"|[0-9]+", 0, 0, NULL);

  return g_regex_replace_literal (regex, owned, -1, 0, "#", 0, NULL);
}

static gboolean
run_with_fault (CwProject *project,
                Operation operation,
                gpointer data,
                guint call,
                guint *n_calls,
                GError **error)
{
  gboolean done;

  cw_test_fault_arm (call);
  done = operation (project, data, error);
  *n_calls = cw_test_fault_disarm ();
  return done;
}

static void
assert_in_line (CwProject *project)
{
  cw_test_assert_sound (project);
  cw_test_assert_records (project);
}

/* Says the first line that is otherwise: a whole dump is too long to be read. */
static void
assert_same (const char *dump, const char *expected)
{
  g_auto (GStrv) lines = g_strsplit (dump, "\n", -1);
  g_auto (GStrv) others = g_strsplit (expected, "\n", -1);

  for (guint i = 0; lines[i] != NULL || others[i] != NULL; i++)
    {
      g_assert_cmpstr (lines[i], ==, others[i]);
      if (lines[i] == NULL || others[i] == NULL)
        return;
    }
}

/* @done is what a dump shows when all has gone well, blurred. */
static void
assert_all_or_nothing (CwProject *project, Operation operation, gpointer data, const char *done)
{
  g_autofree char *before = cw_test_dump (project);
  guint n_calls = G_MAXUINT;

  /* The last run has fewer calls than that, so none of them fails. */
  for (guint call = 1; n_calls >= call - 1; call++)
    {
      g_autoptr (GError) error = NULL;
      gboolean succeeded = run_with_fault (project, operation, data, call, &n_calls, &error);
      g_autofree char *after = cw_test_dump (project);
      g_autofree char *blurred = blur (g_strdup (after));

      g_test_message ("call %u: %s", call, succeeded ? "done" : error->message);
      g_assert_true (succeeded == (error == NULL));
      assert_same (succeeded ? blurred : after, succeeded ? done : before);
      assert_in_line (project);
      if (succeeded)
        g_assert_true (cw_project_undo (project, NULL, NULL));
    }
}

static gboolean
run_line (CwProject *project, gpointer data, GError **error)
{
  return cw_verb_run (project, data, NULL, error);
}

static void
test_verbs (void)
{
  CwProject *project = cw_test_verbs_project_to_review ();

  cw_project_set_reproducible (project, 1, "2021-11-03T12:00:00Z");
  for (guint i = 0; i < cw_test_n_verbs; i++)
    {
      g_autoptr (GVariant) line = cw_test_verb_line (i);
      g_autofree char *done = NULL;

      if (cw_test_verbs[i].idle)
        continue;
      g_test_message ("%s", cw_test_verbs[i].line);
      g_assert_true (run_line (project, line, NULL));
      done = blur (cw_test_dump (project));
      g_assert_true (cw_project_undo (project, NULL, NULL));
      assert_all_or_nothing (project, run_line, line, done);
    }
  cw_test_project_remove (project);
}

/* --- what no verb does --------------------------------------------------------------------------------------- */

static gboolean
apply_new_code (CwProject *project, gpointer data, GError **error)
{
  gint64 excerpt;

  return cw_project_apply_new_code (project, 1, 0, 3, "new", &excerpt, error) != 0;
}

static gboolean
apply_in_vivo (CwProject *project, gpointer data, GError **error)
{
  gint64 excerpt;

  return cw_project_apply_in_vivo (project, 1, 0, 11, &excerpt, error) != 0;
}

static gboolean
add_file (CwProject *project, gpointer data, GError **error)
{
  g_autoptr (CwDraftSource) draft = cw_draft_source_from_text ("file", "One.\n\nTwo.");

  draft->original = g_bytes_new_static ("bytes", 5);
  return cw_project_add_source (project, draft, "", error) != 0;
}

static gboolean
take_back_attribution (CwProject *project, gpointer data, GError **error)
{
  return cw_project_delete_attribution (project, 1, error);
}

/* Typing joins one step of the history to the one before it. */
static gboolean
type_twice (CwProject *project, gpointer data, GError **error)
{
  g_autoptr (CwTransaction) transaction = cw_transaction_begin (project, error);

  return transaction != NULL
         && cw_project_set_field (project, CW_KIND_MEMO, 1, CW_MEMO_BODY, "a", error)
         && cw_project_set_field (project, CW_KIND_MEMO, 1, CW_MEMO_BODY, "ab", error)
         && cw_transaction_commit (transaction, error, "Typed");
}

/* The ranks of the siblings are made anew where there is no room between two of them. */
static gboolean
squeeze (CwProject *project, gpointer data, GError **error)
{
  return cw_project_move (project, CW_KIND_CODE, 5, 0, 1, error)
         && cw_project_move (project, CW_KIND_CODE, 4, 0, 1, error);
}

static gboolean
squeeze_at_once (CwProject *project, gpointer data, GError **error)
{
  g_autoptr (CwTransaction) transaction = cw_transaction_begin (project, error);

  for (guint i = 0; transaction != NULL && i < 12; i++)
    if (!squeeze (project, data, error))
      return FALSE;
  return transaction != NULL && cw_transaction_commit (transaction, error, "Squeezed");
}

static void
test_operations (void)
{
  static const Operation operations[] = {
    apply_new_code, apply_in_vivo, add_file, take_back_attribution, type_twice, squeeze_at_once,
  };
  CwProject *project = cw_test_verbs_project ();

  cw_project_set_reproducible (project, 1, "2021-11-03T12:00:00Z");
  for (guint i = 0; i < G_N_ELEMENTS (operations); i++)
    {
      g_autofree char *done = NULL;

      g_assert_true (operations[i](project, NULL, NULL));
      done = blur (cw_test_dump (project));
      g_assert_true (cw_project_undo (project, NULL, NULL));
      assert_all_or_nothing (project, operations[i], NULL, done);
    }
  cw_test_project_remove (project);
}

static gboolean
undo (CwProject *project, gpointer data, GError **error)
{
  return cw_project_undo (project, NULL, error);
}

static gboolean
redo (CwProject *project, gpointer data, GError **error)
{
  return cw_project_redo (project, NULL, error);
}

/* One way with each of its calls failing, then back; @there says where it leads. */
static void
assert_way (CwProject *project, Operation way, Operation back, const char *there)
{
  g_autofree char *here = cw_test_dump (project);
  guint n_calls = G_MAXUINT;

  for (guint call = 1; n_calls >= call - 1; call++)
    {
      g_autoptr (GError) error = NULL;
      gboolean succeeded = run_with_fault (project, way, NULL, call, &n_calls, &error);
      g_autofree char *after = cw_test_dump (project);

      g_assert_true (succeeded == (error == NULL));
      assert_same (after, succeeded ? there : here);
      assert_in_line (project);
      if (succeeded)
        g_assert_true (back (project, NULL, NULL));
    }
}

static void
test_undo_and_redo (void)
{
  CwProject *project = cw_test_verbs_project ();
  g_autofree char *before = cw_test_dump (project);
  g_autofree char *after = NULL;

  cw_test_say (project, "{'verb': 'delete-source', 'source': 'Interview'}");
  after = cw_test_dump (project);
  assert_way (project, undo, redo, before);
  g_assert_true (cw_project_undo (project, NULL, NULL));
  assert_way (project, redo, undo, after);
  cw_test_project_remove (project);
}

/* --- reading ---------------------------------------------------------------------------------------------------- */

static gboolean
load_excerpt (CwProject *project, gpointer data, GError **error)
{
  g_autoptr (CwExcerpt) excerpt = cw_project_load_excerpt (project, 1, error);

  return excerpt != NULL;
}

static gboolean
list_starred (CwProject *project, gpointer data, GError **error)
{
  g_autoptr (GHashTable) starred = cw_project_list_starred_excerpts (project, error);

  return starred != NULL;
}

static gboolean
list_values (CwProject *project, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) values = cw_project_list_attribute_values (project, 1, error);

  return values != NULL;
}

static gboolean
list_links (CwProject *project, gpointer data, GError **error)
{
  g_autoptr (GArray) links = cw_project_list_memo_links (project, 1, error);

  return links != NULL;
}

static gboolean
list_memos (CwProject *project, gpointer data, GError **error)
{
  g_autoptr (GArray) memos = cw_project_list_memos_about (project, CW_KIND_CODE, 1, error);

  return memos != NULL;
}

static gboolean
list_cited (CwProject *project, gpointer data, GError **error)
{
  g_autoptr (GArray) cited = cw_project_list_cited_evidence (project, 1, error);

  return cited != NULL;
}

static gboolean
list_speakers (CwProject *project, gpointer data, GError **error)
{
  g_auto (GStrv) speakers = cw_project_list_speakers (project, 1, error);

  return speakers != NULL;
}

static gboolean
list_history (CwProject *project, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) entries = cw_history_list (project, error);

  return entries != NULL;
}

static gboolean
load_original (CwProject *project, gpointer data, GError **error)
{
  g_autoptr (GBytes) original = cw_project_load_original (project, 3, error);

  return original != NULL;
}

/* Another text first, so that this one is read. */
static gboolean
get_text (CwProject *project, gpointer data, GError **error)
{
  return cw_project_get_text (project, 2, error) != NULL
         && cw_project_get_text (project, 1, error) != NULL;
}

static gboolean
dump (CwProject *project, gpointer data, GError **error)
{
  g_autofree char *text = cw_project_dump (project, error);

  return text != NULL;
}

static gboolean
check (CwProject *project, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) findings = cw_project_check (project, error);

  return findings != NULL;
}

static gboolean
tabulate (CwProject *project, gpointer data, GError **error)
{
  g_autoptr (CwMatrixDefinition) definition
      = cw_matrix_definition_parse ("rows=attribute:size\ncolumns=turf", error);
  g_autoptr (CwTabulation) tabulation = cw_matrix_definition_tabulate (definition, project, error);

  return tabulation != NULL;
}

/* What is asked for is given whole, or the error is. */
static void
test_reading (void)
{
  static const Operation operations[] = {
    load_excerpt, list_starred,  list_values, list_links, list_memos, list_cited, list_speakers,
    list_history, load_original, get_text,    dump,       check,      tabulate,
  };
  CwProject *project = cw_test_verbs_project ();

  g_assert_true (add_file (project, NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (operations); i++)
    {
      guint n_calls = G_MAXUINT;

      for (guint call = 1; n_calls >= call - 1; call++)
        {
          g_autoptr (GError) error = NULL;
          gboolean done = run_with_fault (project, operations[i], NULL, call, &n_calls, &error);

          g_test_message ("operation %u, call %u of %u", i, call, n_calls);
          g_assert_true (done == (n_calls < call));
          if (!done)
            g_assert_error (error, CW_ERROR, CW_ERROR_DRIVE);
        }
    }
  assert_in_line (project);
  cw_test_project_remove (project);
}

/* --- opening and making ---------------------------------------------------------------------------------------- */

static void
test_open (void)
{
  CwProject *project = cw_test_verbs_project ();
  g_autofree char *path = g_strdup (cw_project_get_path (project));
  g_autofree char *before = cw_test_dump (project);
  guint n_calls = G_MAXUINT;

  g_assert_true (cw_project_close (project, NULL));
  g_assert_finalize_object (project);
  for (guint call = 1; n_calls >= call - 1; call++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *after = NULL;

      cw_test_fault_arm (call);
      project = cw_project_open (path, FALSE, &error);
      n_calls = cw_test_fault_disarm ();
      g_assert_true ((project == NULL) == (error != NULL));
      if (project == NULL)
        continue;
      after = cw_test_dump (project);
      g_assert_cmpstr (after, ==, before);
      g_assert_true (cw_project_close (project, NULL));
      g_assert_finalize_object (project);
    }
  project = cw_project_open (path, FALSE, NULL);
  cw_test_project_remove (project);
}

static void
test_create (void)
{
  g_autofree char *folder = g_dir_make_tmp ("caseweave-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "test.caseweave", NULL);
  CwProject *project = NULL;
  guint n_calls = G_MAXUINT;

  for (guint call = 1; n_calls >= call - 1; call++)
    {
      g_autoptr (GError) error = NULL;

      cw_test_fault_arm (call);
      project = cw_project_create (path, "Test", &error);
      n_calls = cw_test_fault_disarm ();
      g_assert_true ((project == NULL) == (error != NULL));
      if (project == NULL)
        {
          g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
          continue;
        }
      assert_in_line (project);
      g_assert_true (cw_project_close (project, NULL));
      g_assert_finalize_object (project);
      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/failing-database/verbs", test_verbs);
  g_test_add_func ("/failing-database/operations", test_operations);
  g_test_add_func ("/failing-database/undo-and-redo", test_undo_and_redo);
  g_test_add_func ("/failing-database/reading", test_reading);
  g_test_add_func ("/failing-database/open", test_open);
  g_test_add_func ("/failing-database/create", test_create);
  return g_test_run ();
}
