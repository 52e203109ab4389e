/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The history: one row an operation, with the changeset that undoes it. It is the audit trail (D12) and the undo
 * stack in one, so both survive closing the project. */

#include "config.h"

#include "cw-history.h"

#include "cw-project-private.h"
#include "cw-search-index-private.h"

/* What undo and redo differ in. */
typedef struct
{
  const char *select;
  const char *select_label;
  const char *state;
  gboolean inverted;
} Direction;

static const Direction undo_direction = {
  "SELECT id, label, changeset FROM history WHERE state = 'done' ORDER BY id DESC LIMIT 1",
  "SELECT label FROM history WHERE state = 'done' ORDER BY id DESC LIMIT 1",
  "undone",
  TRUE,
};

static const Direction redo_direction = {
  "SELECT id, label, changeset FROM history WHERE state = 'undone' ORDER BY id LIMIT 1",
  "SELECT label FROM history WHERE state = 'undone' ORDER BY id LIMIT 1",
  "done",
  FALSE,
};

void
cw_history_entry_free (CwHistoryEntry *self)
{
  if (self == NULL)
    return;
  g_free (self->at);
  g_free (self->session);
  g_free (self->label);
  g_free (self->reason);
  g_free (self->state);
  g_free (self);
}

/**
 * cw_history_list:
 *
 * Returns: (transfer full) (nullable) (element-type CwHistoryEntry): every operation, the oldest first
 */
GPtrArray *
cw_history_list (CwProject *project, GError **error)
{
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (CwStatement) statement = NULL;
  CwStep step;

  g_return_val_if_fail (CW_IS_PROJECT (project), NULL);

  entries = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_history_entry_free);
  statement = cw_database_prepare (
      cw_project_get_database (project),
      "SELECT id, at, session, label, reason, state FROM history ORDER BY id",
      error);
  if (statement == NULL)
    return NULL;
  while ((step = cw_statement_step (statement, error)) == CW_STEP_ROW)
    {
      CwHistoryEntry *entry = g_new0 (CwHistoryEntry, 1);

      entry->id = cw_statement_get_integer (statement, 0);
      entry->at = g_strdup (cw_statement_get_text (statement, 1));
      entry->session = g_strdup (cw_statement_get_text (statement, 2));
      entry->label = g_strdup (cw_statement_get_text (statement, 3));
      entry->reason = g_strdup (cw_statement_get_text (statement, 4));
      entry->state = g_strdup (cw_statement_get_text (statement, 5));
      g_ptr_array_add (entries, entry);
    }
  return step == CW_STEP_DONE ? g_steal_pointer (&entries) : NULL;
}

static GBytes *
read_blob (CwStatement *statement, int column)
{
  return g_bytes_new (sqlite3_column_blob (statement, column),
                      sqlite3_column_bytes (statement, column));
}

static GBytes *
join_changesets (GBytes *first, GBytes *second)
{
  sqlite3_changegroup *group = NULL;
  int size = 0;
  void *data = NULL;
  gboolean joined;

  sqlite3changegroup_new (&group);
  joined = sqlite3changegroup_add (
               group, g_bytes_get_size (first), (void *) g_bytes_get_data (first, NULL))
               == SQLITE_OK
           && sqlite3changegroup_add (
                  group, g_bytes_get_size (second), (void *) g_bytes_get_data (second, NULL))
                  == SQLITE_OK
           && sqlite3changegroup_output (group, &size, &data) == SQLITE_OK;
  sqlite3changegroup_delete (group);
  return joined ? g_bytes_new_with_free_func (data, size, sqlite3_free, data) : NULL;
}

/* What was typed and taken back again leaves nothing to undo. */
static gboolean
replace_step (CwProject *project, gint64 id, const char *label, GBytes *changeset, GError **error)
{
  CwDatabase *database = cw_project_get_database (project);

  if (g_bytes_get_size (changeset) == 0)
    return cw_database_run (database, error, "DELETE FROM history WHERE id = ?1", "i", id);
  return cw_database_run (database,
                          error,
                          "UPDATE history SET changeset = ?1, at = ?2, label = ?3 WHERE id = ?4",
                          "bssi",
                          changeset,
                          cw_project_get_now (project),
                          label,
                          id);
}

/* The last row, where it is the same kind of typing since the project was opened. The session's name does not tell:
 * two in one second have the same. */
static CwStatement *
query_last (CwProject *project, const char *merge_key, GError **error)
{
  return cw_database_query (
      cw_project_get_database (project),
      error,
      "SELECT id, changeset FROM history WHERE id = (SELECT max (id) FROM history) "
      "AND state = 'done' AND merge_key = ?1 AND id > ?2",
      "si",
      merge_key,
      cw_project_get_first_step (project));
}

/**
 * cw_history_continues:
 * @merge_key: (nullable): see cw_transaction_set_merge_key()
 *
 * Returns: whether an operation with that key would become a part of the last step
 */
gboolean
cw_history_continues (CwProject *project, const char *merge_key)
{
  g_autoptr (CwStatement) last = NULL;

  g_return_val_if_fail (CW_IS_PROJECT (project), FALSE);

  if (merge_key == NULL)
    return FALSE;
  last = query_last (project, merge_key, NULL);
  return last != NULL && cw_statement_step (last, NULL) == CW_STEP_ROW;
}

static gboolean
merge_into_last (CwProject *project,
                 const char *merge_key,
                 const char *label,
                 GBytes *changeset,
                 gboolean *merged,
                 GError **error)
{
  g_autoptr (CwStatement) statement = query_last (project, merge_key, error);
  g_autoptr (GBytes) joined = NULL;
  g_autoptr (GBytes) last = NULL;
  CwStep step;

  *merged = FALSE;
  if (statement == NULL)
    return FALSE;
  step = cw_statement_step (statement, error);
  if (step != CW_STEP_ROW)
    return step == CW_STEP_DONE;
  last = read_blob (statement, 1);
  joined = join_changesets (last, changeset);
  if (joined == NULL)
    return TRUE;
  *merged = TRUE;
  return replace_step (project, cw_statement_get_integer (statement, 0), label, joined, error);
}

/**
 * cw_history_record:
 * @merge_key: (nullable): see cw_transaction_set_merge_key()
 * @changeset: what the operation changed
 *
 * Called inside the operation's database transaction. What had been undone can no longer be redone.
 */
gboolean
cw_history_record (CwProject *project,
                   const char *label,
                   const char *reason,
                   const char *merge_key,
                   GBytes *changeset,
                   GError **error)
{
  CwDatabase *database = cw_project_get_database (project);
  gboolean merged = FALSE;

  if (!cw_database_run (
          database,
          error,
          "UPDATE history SET state = 'dropped', changeset = NULL WHERE state = 'undone'",
          ""))
    return FALSE;
  if (merge_key != NULL && !merge_into_last (project, merge_key, label, changeset, &merged, error))
    return FALSE;
  if (merged)
    return TRUE;
  return cw_database_run (
      database,
      error,
      "INSERT INTO history (at, session, label, reason, merge_key, state, changeset) "
      "VALUES (?1, ?2, ?3, ?4, ?5, 'done', ?6)",
      "sssssb",
      cw_project_get_now (project),
      cw_project_get_session (project),
      label,
      reason != NULL ? reason : "",
      merge_key != NULL ? merge_key : "",
      changeset);
}

/**
 * cw_history_record_fixed:
 *
 * Adds a row that cannot be undone, such as the making of the project.
 */
gboolean
cw_history_record_fixed (CwProject *project, const char *label, GError **error)
{
  return cw_database_run (
      cw_project_get_database (project),
      error,
      "INSERT INTO history (at, session, label, state) VALUES (?1, ?2, ?3, 'fixed')",
      "sss",
      cw_project_get_now (project),
      cw_project_get_session (project),
      label);
}

/**
 * cw_history_record_final:
 * @reason: (nullable): one line for the audit trail
 *
 * Called inside the operation's database transaction. Adds a row that cannot be undone and drops every changeset, so
 * that nothing before it can be either; the sentences stay.
 */
gboolean
cw_history_record_final (CwProject *project, const char *label, const char *reason, GError **error)
{
  CwDatabase *database = cw_project_get_database (project);

  return cw_database_run (
             database,
             error,
             "UPDATE history SET changeset = NULL, merge_key = 'pruned', state = CASE state "
             "WHEN 'done' THEN 'fixed' WHEN 'undone' THEN 'dropped' ELSE state END "
             "WHERE state IN ('done', 'undone') OR changeset IS NOT NULL",
             "")
         && cw_database_run (database,
                             error,
                             "INSERT INTO history (at, session, label, reason, merge_key, state) "
                             "VALUES (?1, ?2, ?3, ?4, 'pruned', 'fixed')",
                             "ssss",
                             cw_project_get_now (project),
                             cw_project_get_session (project),
                             label,
                             reason != NULL ? reason : "");
}

static char *
dup_label (CwProject *project, const Direction *direction)
{
  g_autoptr (CwStatement) statement
      = cw_database_prepare (cw_project_get_database (project), direction->select_label, NULL);

  if (statement == NULL || cw_statement_step (statement, NULL) != CW_STEP_ROW)
    return NULL;
  return g_strdup (cw_statement_get_text (statement, 0));
}

/**
 * cw_history_dup_undo_label:
 *
 * Returns: (transfer full) (nullable): the sentence of what undo would take back
 */
char *
cw_history_dup_undo_label (CwProject *project)
{
  g_return_val_if_fail (CW_IS_PROJECT (project), NULL);
  return dup_label (project, &undo_direction);
}

/**
 * cw_history_dup_redo_label:
 *
 * Returns: (transfer full) (nullable): the sentence of what redo would do again
 */
char *
cw_history_dup_redo_label (CwProject *project)
{
  g_return_val_if_fail (CW_IS_PROJECT (project), NULL);
  return dup_label (project, &redo_direction);
}

/* A conflict cannot happen unless something has written behind the history's back: nothing is forced through. */
static int
on_conflict (void *data, int conflict, sqlite3_changeset_iter *iter)
{
  g_debug ("A step of the history does not fit the project (conflict %d)", conflict);
  return SQLITE_CHANGESET_ABORT;
}

static gboolean
refuse_step (CwDatabase *database, int code, GError **error)
{
  if (code != SQLITE_ABORT && code != SQLITE_CORRUPT && code != SQLITE_SCHEMA)
    return cw_database_set_error (database, code, error);
  g_set_error_literal (
      error,
      CW_ERROR,
      CW_ERROR_CORRUPT,
      "This step of the history does not fit the project: something else has written to the "
      "file. Nothing was changed. Go on without it, or work on a backup.");
  return FALSE;
}

/**
 * cw_history_apply_changeset:
 * @inverted: take it back
 * @filter: (nullable): says whether a table is to change
 *
 * Does what an operation did, or the opposite. Fails where the rows are not as it left them; whoever calls this has begun
 * a transaction and then rolls it back. A savepoint of its own would copy every page that changes once more.
 */
gboolean
cw_history_apply_changeset (CwDatabase *database,
                            GBytes *changeset,
                            gboolean inverted,
                            int (*filter) (void *data, const char *table),
                            GError **error)
{
  int flags = SQLITE_CHANGESETAPPLY_FKNOACTION | SQLITE_CHANGESETAPPLY_NOSAVEPOINT
              | (inverted ? SQLITE_CHANGESETAPPLY_INVERT : 0);
  int code = sqlite3changeset_apply_v2 (cw_database_get_handle (database),
                                        g_bytes_get_size (changeset),
                                        (void *) g_bytes_get_data (changeset, NULL),
                                        filter,
                                        on_conflict,
                                        NULL,
                                        NULL,
                                        NULL,
                                        flags);

  return code == SQLITE_OK || refuse_step (database, code, error);
}

static GBytes *
fetch_step (CwDatabase *database,
            const Direction *direction,
            gint64 *id,
            char **label,
            GError **error)
{
  g_autoptr (CwStatement) statement = cw_database_prepare (database, direction->select, error);
  CwStep step;

  if (statement == NULL)
    return NULL;
  step = cw_statement_step (statement, error);
  if (step == CW_STEP_DONE)
    g_set_error_literal (error,
                         CW_ERROR,
                         CW_ERROR_NOT_FOUND,
                         direction->inverted ? "There is nothing to undo."
                                             : "There is nothing to redo.");
  if (step != CW_STEP_ROW)
    return NULL;
  *id = cw_statement_get_integer (statement, 0);
  *label = g_strdup (cw_statement_get_text (statement, 1));
  return read_blob (statement, 2);
}

/* Everything that can be wrong with the step is found before it is durable. */
static CwChangeSet *
move_in_transaction (CwProject *project, const Direction *direction, char **label, GError **error)
{
  CwDatabase *database = cw_project_get_database (project);
  g_autoptr (GBytes) changeset = NULL;
  g_autoptr (CwChangeSet) changes = NULL;
  gint64 id;

  if (!cw_database_exec (database, "BEGIN IMMEDIATE", error))
    return NULL;
  changeset = fetch_step (database, direction, &id, label, error);
  if (changeset != NULL)
    changes = cw_change_set_new_from_bytes (changeset, direction->inverted, error);
  if (changes != NULL
      && cw_history_apply_changeset (database, changeset, direction->inverted, NULL, error)
      && cw_search_index_follow (database, changeset, changes, direction->inverted, error)
      && cw_database_run (database,
                          error,
                          "UPDATE history SET state = ?1 WHERE id = ?2",
                          "si",
                          direction->state,
                          id)
      && cw_database_exec (database, "COMMIT", error))
    return g_steal_pointer (&changes);
  if (!sqlite3_get_autocommit (cw_database_get_handle (database)))
    cw_database_exec (database, "ROLLBACK", NULL);
  return NULL;
}

static gboolean
move (CwProject *project, const Direction *direction, char **label, GError **error)
{
  g_autofree char *sentence = NULL;
  g_autoptr (CwChangeSet) changes = NULL;

  if (!cw_project_check_writable (project, error))
    return FALSE;
  g_return_val_if_fail (!cw_project_is_in_transaction (project), FALSE);
  changes = move_in_transaction (project, direction, &sentence, error);
  if (changes == NULL || !cw_project_absorb (project, changes, error))
    return FALSE;
  cw_project_announce (project, changes);
  if (label != NULL)
    *label = g_steal_pointer (&sentence);
  return TRUE;
}

/**
 * cw_history_undo:
 * @label: (out) (optional): the sentence of what was taken back
 *
 * Takes the last operation back. CW_ERROR_NOT_FOUND when there is none.
 */
gboolean
cw_history_undo (CwProject *project, char **label, GError **error)
{
  g_return_val_if_fail (CW_IS_PROJECT (project), FALSE);
  return move (project, &undo_direction, label, error);
}

/**
 * cw_history_redo:
 * @label: (out) (optional): the sentence of what was done again
 *
 * Does again what was undone last. CW_ERROR_NOT_FOUND when there is nothing.
 */
gboolean
cw_history_redo (CwProject *project, char **label, GError **error)
{
  g_return_val_if_fail (CW_IS_PROJECT (project), FALSE);
  return move (project, &redo_direction, label, error);
}
