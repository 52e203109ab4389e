/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwTransaction: BEGIN, a recorder of the base tables, COMMIT. The recorder's changeset is stored as a history
 * row in the same database transaction and then tells the project what changed. A nested transaction is a mere
 * savepoint: the one recorder sees through it, and the project's log of rows tells which of them the next step of the
 * same operation may build on. They reach the history and the views with the outer one. */

#include "config.h"

#include "cw-transaction.h"

#include "cw-history.h"
#include "cw-project-private.h"
#include "cw-search-index-private.h"

struct _CwTransaction
{
  CwProject *project; /* owned */
  CwDatabase *database;
  guint mark; /* where in the project's log of rows it begins */
  char *reason;
  char *merge_key;
  gboolean nested;
  gboolean final; /* neither it nor anything before it can be undone */
  gboolean fixed;
  gboolean finished;
};

static void
roll_back (CwTransaction *self)
{
  if (!self->nested)
    {
      g_free (cw_project_take_reason (self->project));
      cw_recorder_stop (cw_project_get_recorder (self->project));
    }
  if (self->nested)
    cw_database_exec (self->database, "ROLLBACK TO operation; RELEASE operation", NULL);
  else if (!sqlite3_get_autocommit (cw_database_get_handle (self->database)))
    cw_database_exec (self->database, "ROLLBACK", NULL);
  self->finished = TRUE;
  cw_project_revert_transaction (self->project, self->mark);
}

/**
 * cw_transaction_begin:
 *
 * Fails with CW_ERROR_READ_ONLY where the project is open for reading only.
 *
 * Returns: (transfer full) (nullable): a transaction that rolls back when it is freed without a commit
 */
CwTransaction *
cw_transaction_begin (CwProject *project, GError **error)
{
  g_autoptr (CwTransaction) self = NULL;

  g_return_val_if_fail (CW_IS_PROJECT (project), NULL);

  if (!cw_project_check_writable (project, error))
    return NULL;
  self = g_new0 (CwTransaction, 1);
  self->project = g_object_ref (project);
  self->database = cw_project_get_database (project);
  self->nested = cw_project_is_in_transaction (project);
  self->finished = TRUE; /* until it has begun */
  if (!cw_database_run (
          self->database, error, self->nested ? "SAVEPOINT operation" : "BEGIN IMMEDIATE", ""))
    return NULL;
  self->finished = FALSE;
  self->mark = cw_project_enter_transaction (project);
  if (!self->nested
      && !cw_recorder_start (cw_project_get_recorder (project), self->database, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * cw_transaction_set_reason:
 * @reason: (nullable): one line for the audit trail (R3)
 */
void
cw_transaction_set_reason (CwTransaction *self, const char *reason)
{
  g_return_if_fail (self != NULL);
  g_set_str (&self->reason, reason);
}

/**
 * cw_transaction_set_merge_key:
 * @key: equal keys one after the other become one step of undo, as the autosaves of one memo do
 */
void
cw_transaction_set_merge_key (CwTransaction *self, const char *key)
{
  g_return_if_fail (self != NULL);
  g_set_str (&self->merge_key, key);
}

/**
 * cw_transaction_set_final:
 *
 * The operation cannot be undone, and with it ends the undo of all that was done before: no changeset is kept, since
 * changesets hold what was erased (method.md R28). Only for an outer transaction.
 */
void
cw_transaction_set_final (CwTransaction *self)
{
  g_return_if_fail (self != NULL && !self->nested);
  self->final = TRUE;
}

/**
 * cw_transaction_set_fixed:
 *
 * Keeps the sentence but not the means of undoing the operation, as for what a new project begins with: the changeset
 * of a large one is as large as what it wrote.
 */
void
cw_transaction_set_fixed (CwTransaction *self)
{
  g_return_if_fail (self != NULL);
  self->fixed = TRUE;
}

static gboolean
record_step (CwTransaction *self, GBytes *changeset, const char *label, GError **error)
{
  if (self->final)
    return cw_history_record_final (self->project, label, self->reason, error);
  if (self->fixed)
    return cw_history_record_fixed (self->project, label, error);
  return cw_history_record (self->project, label, self->reason, self->merge_key, changeset, error);
}

static gboolean
commit_nested (CwTransaction *self, GError **error)
{
  if (!cw_database_run (self->database, error, "RELEASE operation", ""))
    return FALSE;
  self->finished = TRUE;
  return cw_project_end_step (self->project, error);
}

static gboolean
commit_outer (CwTransaction *self, const char *label, GError **error)
{
  g_autoptr (GBytes) changeset = cw_recorder_take (cw_project_get_recorder (self->project), error);
  g_autoptr (CwChangeSet) changes
      = changeset == NULL ? NULL : cw_change_set_new_from_bytes (changeset, FALSE, error);
  g_autofree char *reason = cw_project_take_reason (self->project);

  if (changes == NULL)
    return FALSE;
  if (self->reason == NULL)
    self->reason = g_steal_pointer (&reason);
  /* What is final ends the history even where only tables have changed that are not recorded. */
  if ((self->final || g_bytes_get_size (changeset) > 0)
      && !record_step (self, changeset, label, error))
    return FALSE;
  if (g_bytes_get_size (changeset) > 0
      && !cw_search_index_follow (self->database, changeset, changes, FALSE, error))
    return FALSE;
  if (!cw_database_run (self->database, error, "COMMIT", ""))
    return FALSE;
  self->finished = TRUE;
  return cw_project_end_operation (self->project, changes, error);
}

/**
 * cw_transaction_commit:
 * @label: the sentence of the history, without a full stop: «Applied “turf claim” to E-12»
 *
 * Makes the operation durable and tells the project's listeners. An operation that changed nothing leaves no row.
 *
 * Returns: FALSE if nothing was changed because of @error; the transaction is over either way
 */
gboolean
cw_transaction_commit (CwTransaction *self, GError **error, const char *label, ...)
{
  g_autofree char *sentence = NULL;
  gboolean done;
  va_list arguments;

  g_return_val_if_fail (self != NULL && !self->finished, FALSE);

  va_start (arguments, label);
  sentence = g_strdup_vprintf (label, arguments);
  va_end (arguments);
  done = self->nested ? commit_nested (self, error) : commit_outer (self, sentence, error);
  if (!self->finished)
    roll_back (self);
  return done;
}

/**
 * cw_transaction_free:
 * @self: (transfer full) (nullable): rolled back unless it was committed
 */
void
cw_transaction_free (CwTransaction *self)
{
  if (self == NULL)
    return;
  if (!self->finished)
    roll_back (self);
  g_clear_object (&self->project);
  g_free (self->reason);
  g_free (self->merge_key);
  g_free (self);
}
