/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Operations on codes that SQLite stops anywhere on their way: each time there is an error, nothing has changed, and
 * the records and the index are what the file says. Lists say that they failed. */

#include "config.h"

#include "cw-definitions.h"
#include "cw-dependents.h"
#include "cw-double-coverage.h"
#include "cw-genealogy.h"
#include "cw-merge.h"
#include "cw-past.h"
#include "cw-project-private.h"
#include "cw-reviews.h"
#include "cw-split.h"
#include "cw-test-project.h"

/* Each try gets this much further than the one before. */
#define STEP(steps) (1 + (steps) / 9)

/* Instructions of the statement that begins a transaction. */
#define TO_BEGIN 16

typedef struct
{
  sqlite3 *handle;
  guint left;   /* instructions until it stops, once */
  guint inside; /* instructions since the operation's transaction has begun */
} Brake;

/* What begins a transaction is let through, and after it an operation cannot fail any more: it has been done. */
static int
on_progress (gpointer data)
{
  Brake *brake = data;
  gboolean inside = !sqlite3_get_autocommit (brake->handle);

  brake->inside += inside ? 1 : 0;
  if (brake->left == 0 || (inside ? brake->inside < TO_BEGIN : brake->inside > 0))
    return 0;
  return --brake->left == 0;
}

typedef gboolean (*Job) (CwProject *project, const char *line, GError **error);

/* Stops the job ever later until it gets through; says how often it was stopped. */
static guint
stop_everywhere (CwProject *project, Job job, const char *line)
{
  sqlite3 *handle = cw_database_get_handle (cw_project_get_database (project));
  g_autofree char *before = cw_test_dump (project);
  guint n_stopped = 0;

  for (guint steps = 1;; steps += STEP (steps))
    {
      Brake brake = { handle, steps, 0 };
      g_autoptr (GError) error = NULL;
      g_autofree char *after = NULL;
      gboolean done;

      sqlite3_progress_handler (handle, 1, on_progress, &brake);
      done = job (project, line, &error);
      sqlite3_progress_handler (handle, 0, NULL, NULL);
      if (done && brake.left > 0)
        return n_stopped;
      n_stopped++;
      g_assert_true (done || error->domain == CW_ERROR);
      after = cw_test_dump (project);
      /* What is only asked for in passing may be missed: then it is done after all. */
      if (done && !g_str_equal (after, before))
        g_assert_true (cw_project_undo (project, NULL, NULL));
      else
        g_assert_cmpstr (after, ==, before);
    }
}

static gboolean
run_line (CwProject *project, const char *line, GError **error)
{
  g_autofree char *json = g_strdelimit (g_strdup (line), "'", '"');

  return cw_test_try (project, json, error);
}

/* The toy with something for every statement to do. */
static CwProject *
make (void)
{
  static const char *const lines[] = {
    "{'verb': 'create-code', 'name': 'P', 'level': 'theme'}",
    "{'verb': 'map-code', 'code': 'Y', 'to': 'P', 'because': 'a'}",
    "{'verb': 'map-code', 'code': 'X2', 'to': 'P', 'because': 'b'}",
    "{'verb': 'create-memo', 'title': 'm', 'about': ['code:Y', 'code:X2', 'excerpt:E-4']}",
    "{'verb': 'set-summary', 'case': 'A', 'code': 'Y', 'text': 'y', 'direction': 'constant'}",
    "{'verb': 'set-summary', 'case': 'A', 'code': 'X2', 'text': 'y', 'direction': 'cumulative'}",
    "{'verb': 'set-summary', 'case': 'B', 'code': 'Y', 'text': 'same'}",
    "{'verb': 'set-summary', 'case': 'B', 'code': 'X2', 'text': 'same'}",
    "{'verb': 'save-display', 'name': 'd', 'rows': 'case', 'columns': 'Y'}",
    "{'verb': 'set-coding', 'excerpt': 'E-2', 'code': 'Y', 'magnitude': 2, 'comment': 'c'}",
    "{'verb': 'set-coding', 'excerpt': 'E-2', 'code': 'X2', 'magnitude': 3, 'comment': 'd'}",
    "{'verb': 'redefine-code', 'code': 'Y', 'definition': 'why'}",
    "{'verb': 'redefine-code', 'code': 'Y', 'definition': 'why not'}",
    "{'verb': 'apply-code', 'source': 'S2', 'start': 20, 'end': 80, 'code': 'Y'}",
    "{'verb': 'apply-code', 'source': 'S2', 'start': 30, 'end': 60, 'code': 'X2'}",
    "{'verb': 'mark-reviewed', 'source': 'S1'}",
    "{'verb': 'split-code', 'code': 'Y', 'into': ['X1', 'new']}",
    "{'verb': 'sort-excerpt', 'code': 'Y', 'excerpt': 'E-4', 'into': 'X1'}",
    "{'verb': 'sort-excerpt', 'code': 'Y', 'excerpt': 'E-7', 'into': 'new'}",
    "{'verb': 'create-code', 'name': 'old', 'definition': 'o'}",
    "{'verb': 'merge-codes', 'code': 'old', 'into': 'X'}",
  };
  CwProject *project = cw_test_project_new_toy ();

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    cw_test_say (project, "%s", lines[i]);
  return project;
}

static const char *const operations[] = {
  "{'verb': 'merge-codes', 'code': 'Y', 'into': 'X2', 'coalesce': true}",
  "{'verb': 'merge-codes', 'code': 'X', 'into': 'X1'}",
  "{'verb': 'redefine-code', 'code': 'Y', 'definition': 'anew'}",
  "{'verb': 'set-code', 'code': 'Y', 'definition': 'anew'}",
  "{'verb': 'restore-code', 'code': 'old'}",
  "{'verb': 'keep-overlap', 'code': 'Y', 'excerpt': 'E-4', 'other': 'E-10'}",
  "{'verb': 'coalesce-excerpts', 'code': 'Y', 'excerpt': 'E-4', 'other': 'E-10'}",
  "{'verb': 'trim-excerpt', 'code': 'Y', 'excerpt': 'E-10', 'other': 'E-4'}",
  "{'verb': 'mark-reviewed', 'source': 'S2'}",
  "{'verb': 'mark-reviewed', 'source': 'S2', 'code': 'Y'}",
  "{'verb': 'set-source', 'source': 'S2', 'status': 'complete'}",
  "{'verb': 'recode-excerpt', 'excerpt': 'E-4', 'code': 'Y', 'pass': 2}",
  "{'verb': 'split-code', 'code': 'X', 'into': ['X1', 'another']}",
  "{'verb': 'sort-excerpt', 'code': 'Y', 'excerpt': 'E-4', 'into': 'new'}",
  "{'verb': 'finish-split', 'code': 'Y', 'retire': true}",
  "{'verb': 'abandon-split', 'code': 'Y'}",
  "{'verb': 'delete-code-with-codings', 'code': 'Y', 'confirmed': true}",
};

static void
test_operations (void)
{
  CwProject *project = make ();

  for (guint i = 0; i < G_N_ELEMENTS (operations); i++)
    {
      g_autofree char *before = NULL;

      /* A split keeps a code that is being deleted or is above another from nothing; those need it childless. */
      if (g_strrstr (operations[i], "delete-code-with"))
        cw_test_say (project, "{'verb': 'move-code', 'code': 'new'}");
      before = cw_test_dump (project);
      g_test_message ("%s", operations[i]);
      g_assert_cmpuint (stop_everywhere (project, run_line, operations[i]), >, 10);
      cw_test_assert_sound (project);
      cw_test_undo_and_redo (project, before);
      g_assert_true (cw_project_undo (project, NULL, NULL));
    }
  cw_test_project_remove (project);
}

/* --- magnitudes, the past -------------------------------------------------------------------------------------------- */

static gboolean
choose (CwProject *project, const char *line, GError **error)
{
  return cw_project_resolve_magnitude (project, 1, 3, error);
}

static gboolean
revert (CwProject *project, const char *line, GError **error)
{
  return cw_project_revert (project, line, NULL, error);
}

static gboolean
replay (CwProject *project, const char *line, GError **error)
{
  g_autofree char *dump = cw_project_replay_history (project, error);

  return dump != NULL;
}

static gboolean
prune (CwProject *project, const char *line, GError **error)
{
  return cw_project_prune_history (project, line, 1000, NULL, error);
}

static gboolean
measure (CwProject *project, const char *line, GError **error)
{
  CwHistorySize size;

  return cw_project_measure_history (project, &size, error);
}

static void
test_history (void)
{
  CwProject *project = make ();
  g_autofree char *made = g_strdup (cw_project_get_now (project));

  cw_test_say (project, "{'verb': 'merge-codes', 'code': 'Y', 'into': 'X2'}");
  g_assert_cmpuint (stop_everywhere (project, choose, NULL), >, 10);
  g_assert_cmpuint (stop_everywhere (project, replay, NULL), >, 2);
  g_assert_cmpuint (stop_everywhere (project, measure, NULL), >, 2);
  cw_project_set_reproducible (project, 1, "2099-01-01T00:00:00Z");
  cw_test_say (project, "{'verb': 'merge-codes', 'code': 'X1', 'into': 'X2'}");
  g_assert_cmpuint (stop_everywhere (project, revert, made), >, 10);
  g_assert_cmpuint (stop_everywhere (project, prune, made), >, 10);
  cw_test_assert_sound (project);
  cw_test_project_remove (project);
}

/* --- lists -------------------------------------------------------------------------------------------------------------- */

#define LIST_JOB(name, expression, release)                                                        \
  static gboolean name (CwProject *project, const char *line, GError **error)                      \
  {                                                                                                \
    gpointer list = expression;                                                                    \
                                                                                                   \
    g_clear_pointer (&list, release);                                                              \
    return *error == NULL;                                                                         \
  }

LIST_JOB (list_overlaps, cw_project_list_double_coverage (project, 0, error), g_array_unref)
LIST_JOB (list_conflicts, cw_project_list_magnitude_conflicts (project, 0, error), g_array_unref)
LIST_JOB (list_versions, cw_project_list_code_versions (project, 4, error), g_ptr_array_unref)
LIST_JOB (list_footnotes, cw_project_list_footnotes (project, 1, error), g_strfreev)
LIST_JOB (list_debt, cw_project_list_review_debt (project, 0, 0, error), g_ptr_array_unref)
LIST_JOB (list_items, cw_project_list_split_items (project, 1, error), g_array_unref)
LIST_JOB (list_parts, cw_project_list_split_parts (project, 1, error), g_array_unref)
LIST_JOB (list_kin, cw_project_list_kin (project, 4, error), g_ptr_array_unref)
LIST_JOB (list_dependents,
          cw_project_list_citations (project, CW_KIND_CODE, 4, error),
          g_ptr_array_unref)

static void
test_lists (void)
{
  static const Job jobs[]
      = { list_overlaps, list_conflicts, list_versions, list_footnotes, list_debt,
          list_items,    list_parts,     list_kin,      list_dependents };
  CwProject *project = make ();

  for (guint i = 0; i < G_N_ELEMENTS (jobs); i++)
    g_assert_cmpuint (stop_everywhere (project, jobs[i], NULL), >, 2);
  cw_test_project_remove (project);
}

/* The index can be in the middle of reading what an operation has written so far; then it says so and reads it again
 * later. That is no failure here; any other critical message is. */
static GLogWriterOutput
write_log (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer data)
{
  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].key, "MESSAGE")
        && g_str_has_prefix (fields[i].value, "The evidence could not be read again"))
      return G_LOG_WRITER_HANDLED;
  if (level & (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING))
    g_assert_not_reached ();
  return g_log_writer_default (level, fields, n_fields, data);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_log_set_always_fatal (G_LOG_FATAL_MASK);
  g_log_set_writer_func (write_log, NULL, NULL);
  g_test_add_func ("/interrupted/operations", test_operations);
  g_test_add_func ("/interrupted/history", test_history);
  g_test_add_func ("/interrupted/lists", test_lists);
  return g_test_run ();
}
