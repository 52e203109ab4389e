/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The seal (method.md R27): until it the real names can come back, by undo or by restoring; after it they are nowhere in
 * the file. It is the end of what cw-withdrawal.c does with somebody's words, done with names: the last of them become
 * pseudonyms, the sentences of the history too; the files that had them become texts; the identity table, the means of
 * undoing anything done before, the free pages and the backups go. */

#include "config.h"

#include "cw-pseudonym-seal.h"

#include "cw-backup.h"
#include "cw-database-copy.h"
#include "cw-identities.h"
#include "cw-project-private.h"
#include "cw-pseudonyms.h"
#include "cw-purge.h"
#include "cw-redacted-original.h"
#include "cw-transaction.h"

typedef struct
{
  CwProject *project;
  CwDatabase *database;
  gboolean all_originals;
  CwWithdrawalPlan *plan;
} Seal;

static void
seal_clear (Seal *self)
{
  g_clear_pointer (&self->plan, cw_withdrawal_plan_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Seal, seal_clear)

/* --- names -------------------------------------------------------------------------------------------------------- */

static gboolean
is_empty (Seal *self, gboolean *empty, GError **error)
{
  gint64 n;

  if (!cw_database_read_integer (
          self->database,
          &n,
          error,
          "SELECT (SELECT count (*) FROM identity) + (SELECT count (*) FROM pseudonym_hit)",
          ""))
    return FALSE;
  *empty = n == 0;
  return TRUE;
}

static gboolean
check_not_empty (Seal *self, GError **error)
{
  gboolean empty;

  if (!is_empty (self, &empty, error))
    return FALSE;
  if (!empty)
    return TRUE;
  g_set_error_literal (error,
                       CW_ERROR,
                       CW_ERROR_NOT_FOUND,
                       "There is nothing to seal: the identity table is empty, and no name was "
                       "replaced.");
  return FALSE;
}

static gboolean
replace_names (Seal *self, GError **error)
{
  g_autoptr (CwNameFinder) finder = cw_pseudonyms_make_finder (self->project, 0, error);
  g_autoptr (GPtrArray) counts
      = finder == NULL ? NULL : cw_pseudonyms_count (self->project, finder, 0, error);
  guint n_sources, n_hits;

  for (guint i = 0; counts != NULL && i < counts->len; i++)
    {
      const CwPseudonymCount *count = g_ptr_array_index (counts, i);

      cw_withdrawal_plan_add (self->plan,
                              count->kind,
                              count->id,
                              g_strdup (count->object),
                              "gets pseudonyms for the real names that are left");
    }
  return counts != NULL
         && cw_pseudonyms_replace (self->project, finder, 0, &n_sources, &n_hits, error);
}

/* What was replaced may have gone from the identity table since. */
static gboolean
add_replaced_names (Seal *self, CwNameFinder *finder, GError **error)
{
  g_autoptr (CwStatement) rows = cw_database_prepare (
      self->database, "SELECT DISTINCT old, new, participant_id FROM pseudonym_hit", error);
  CwStep step;

  if (rows == NULL)
    return FALSE;
  while ((step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    cw_name_finder_add (finder,
                        cw_statement_get_text (rows, 0),
                        cw_statement_get_text (rows, 1),
                        FALSE,
                        cw_statement_get_integer (rows, 2));
  return step == CW_STEP_DONE;
}

static gboolean
rename_in_column (CwDatabase *database,
                  const char *select,
                  const char *update,
                  const CwNameFinder *finder,
                  GError **error)
{
  g_autoptr (CwStatement) rows = cw_database_prepare (database, select, error);
  CwStep step;

  if (rows == NULL)
    return FALSE;
  while ((step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    {
      gint64 id = cw_statement_get_integer (rows, 0);
      g_autofree char *text = cw_name_finder_replace (finder, cw_statement_get_text (rows, 1));

      if (text != NULL && !cw_database_run (database, error, update, "si", text, id))
        return FALSE;
    }
  return step == CW_STEP_DONE;
}

/* Inside a transaction that ends the history: no sentence of it has any of the names afterwards. */
gboolean
cw_pseudonym_seal_history (CwProject *project, const CwNameFinder *finder, GError **error)
{
  CwDatabase *database = cw_project_get_database (project);

  return rename_in_column (database,
                           "SELECT id, label FROM history WHERE label <> ''",
                           "UPDATE history SET label = ?1 WHERE id = ?2",
                           finder,
                           error)
         && rename_in_column (database,
                              "SELECT id, reason FROM history WHERE reason <> ''",
                              "UPDATE history SET reason = ?1 WHERE id = ?2",
                              finder,
                              error);
}

static gboolean
seal_history (Seal *self, GError **error)
{
  g_autoptr (CwNameFinder) finder = cw_project_make_name_finder (self->project, 0, error);

  return finder != NULL && add_replaced_names (self, finder, error)
         && cw_pseudonym_seal_history (self->project, finder, error);
}

/* --- files -------------------------------------------------------------------------------------------------------- */

/* The sources in which a name was, or somebody speaks who has one; and those that have the same file. */
static GArray *
list_with_files (Seal *self, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (CwStatement) rows = cw_database_query (
      self->database,
      error,
      "WITH chosen AS (SELECT source_id AS id FROM pseudonym_hit UNION SELECT source_id FROM "
      "speaker WHERE participant_id IN (SELECT participant_id FROM identity)), "
      "files AS (SELECT original FROM source WHERE id IN chosen UNION SELECT original FROM "
      "source_version WHERE source_id IN chosen) "
      "SELECT id FROM source WHERE (original <> '' OR id IN (SELECT source_id FROM "
      "source_version)) AND (?1 OR id IN chosen OR (original <> '' AND original IN files) OR id IN "
      "(SELECT source_id FROM source_version WHERE original IN files)) ORDER BY id",
      "i",
      (gint64) self->all_originals);
  CwStep step;

  if (rows == NULL)
    return NULL;
  while ((step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    {
      gint64 id = cw_statement_get_integer (rows, 0);

      g_array_append_val (ids, id);
    }
  return step == CW_STEP_DONE ? g_steal_pointer (&ids) : NULL;
}

static gboolean
redact_files (Seal *self, GError **error)
{
  g_autoptr (GArray) ids = list_with_files (self, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      cw_withdrawal_plan_add (self->plan,
                              CW_KIND_NONE,
                              0,
                              g_strdup_printf ("original file of S-%" G_GINT64_FORMAT, id),
                              "becomes a text file with pseudonyms");
      if (!cw_original_redact (self->project, id, error))
        return FALSE;
    }
  return ids != NULL && cw_original_drop_unused (self->project, error);
}

/* --- the table ---------------------------------------------------------------------------------------------------- */

static gboolean
add_people (Seal *self, GError **error)
{
  g_autoptr (GPtrArray) identities = cw_project_list_identities (self->project, error);

  for (guint i = 0; identities != NULL && i < identities->len; i++)
    {
      const CwIdentity *identity = g_ptr_array_index (identities, i);

      cw_withdrawal_plan_add_object (self->plan,
                                     CW_KIND_PARTICIPANT,
                                     identity->participant,
                                     "loses the real names in the identity table");
    }
  return identities != NULL;
}

static gboolean
add_copies (Seal *self, GError **error)
{
  g_autoptr (GPtrArray) copies = cw_backup_list_copies (cw_project_get_path (self->project), error);

  for (guint i = 0; copies != NULL && i < copies->len; i++)
    cw_withdrawal_plan_add (
        self->plan,
        CW_KIND_NONE,
        0,
        g_strdup_printf ("copy %s", (const char *) g_ptr_array_index (copies, i)),
        "deleted");
  return copies != NULL;
}

static gboolean
count_steps (Seal *self, GError **error)
{
  gint64 n;

  if (!cw_database_read_integer (self->database,
                                 &n,
                                 error,
                                 "SELECT count (*) FROM history WHERE state IN ('done', 'undone')",
                                 ""))
    return FALSE;
  self->plan->n_steps = n;
  return TRUE;
}

static gboolean
erase_table (Seal *self, GError **error)
{
  return cw_database_exec (self->database, "DELETE FROM identity", error)
         && cw_database_exec (self->database, "DELETE FROM pseudonym_hit", error)
         && cw_database_run (self->database,
                             error,
                             "INSERT INTO purge_todo (since) VALUES (?1)",
                             "s",
                             cw_project_get_now (self->project));
}

/* Everything that is one transaction. */
static gboolean
seal (Seal *self, GError **error)
{
  return check_not_empty (self, error) && replace_names (self, error) && redact_files (self, error)
         && seal_history (self, error) && add_people (self, error) && erase_table (self, error)
         && add_copies (self, error) && count_steps (self, error);
}

static void
begin (Seal *self, CwProject *project, gboolean all_originals)
{
  self->project = project;
  self->database = cw_project_get_database (project);
  self->all_originals = all_originals;
  self->plan = cw_withdrawal_plan_new ();
}

/**
 * cw_project_plan_seal:
 * @all_originals: see cw_project_seal_pseudonyms()
 *
 * Lists what cw_project_seal_pseudonyms() would do, and does nothing. The project must be open for writing.
 *
 * Returns: (transfer full) (nullable): the plan
 */
CwWithdrawalPlan *
cw_project_plan_seal (CwProject *self, gboolean all_originals, GError **error)
{
  g_autoptr (CwTransaction) transaction = NULL;
  g_auto (Seal) plan = { NULL };

  g_return_val_if_fail (CW_IS_PROJECT (self), NULL);
  g_return_val_if_fail (!cw_project_is_in_transaction (self), NULL);

  begin (&plan, self, all_originals);
  transaction = cw_transaction_begin (self, error);
  if (transaction == NULL || !seal (&plan, error))
    return NULL;
  return g_steal_pointer (&plan.plan);
}

static gboolean
seal_and_commit (CwProject *self, gboolean all_originals, const char *reason, GError **error)
{
  g_autoptr (CwTransaction) transaction = cw_transaction_begin (self, error);
  g_auto (Seal) done = { NULL };

  begin (&done, self, all_originals);
  if (transaction == NULL || !seal (&done, error))
    return FALSE;
  cw_transaction_set_reason (transaction, reason);
  cw_transaction_set_final (transaction);
  return cw_transaction_commit (transaction, error, "Sealed the pseudonyms");
}

/**
 * cw_project_seal_pseudonyms:
 * @all_originals: texts take the place of all original files, not only of those in which a name was found or somebody
 *   speaks who has one: names can be where no import looks, in comments or properties
 * @reason: (nullable): one line for the audit trail
 *
 * Purges every real name of the identity table, and the table, from the project and its backups, see the beginning of
 * this file. It cannot be undone, and nothing done before it can be. It happens in two stages, like
 * cw_project_withdraw(). CW_ERROR_NOT_FOUND where there is nothing to seal.
 */
gboolean
cw_project_seal_pseudonyms (CwProject *self,
                            gboolean all_originals,
                            const char *reason,
                            GError **error)
{
  g_return_val_if_fail (CW_IS_PROJECT (self), FALSE);
  g_return_val_if_fail (!cw_project_is_in_transaction (self), FALSE);

  return seal_and_commit (self, all_originals, reason, error)
         && cw_project_finish_purge (self, error);
}

/* --- a copy for others ---------------------------------------------------------------------------------------------- */

static gboolean
seal_copy (const char *path, GError **error)
{
  g_autoptr (CwProject) copy = cw_project_open (path, FALSE, error);
  gboolean empty;
  Seal look = { NULL };

  if (copy == NULL)
    return FALSE;
  look.database = cw_project_get_database (copy);
  return is_empty (&look, &empty, error)
         && (empty || cw_project_seal_pseudonyms (copy, TRUE, NULL, error))
         && cw_project_close (copy, error);
}

/**
 * cw_project_copy_without_identities:
 * @path: where the copy goes; nothing may be there
 *
 * Makes a copy that can be given to others: it is sealed, with texts for all original files, and has no identity table.
 * The project itself stays as it is. Where it fails, no copy is left.
 */
gboolean
cw_project_copy_without_identities (CwProject *self, const char *path, GError **error)
{
  g_autoptr (GFile) file = NULL;

  g_return_val_if_fail (CW_IS_PROJECT (self) && path != NULL, FALSE);

  if (!cw_database_copy (cw_project_get_database (self), path, NULL, error))
    return FALSE;
  if (seal_copy (path, error))
    return TRUE;
  file = g_file_new_for_path (path);
  g_file_delete (file, NULL, NULL);
  return FALSE;
}
