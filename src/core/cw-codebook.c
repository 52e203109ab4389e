/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The life of a code, and the second-cycle map, which is apart from the tree (method.md D2, D13). */

#include "config.h"

#include "cw-codebook.h"

#include "cw-project-private.h"
#include "cw-transaction.h"

static const char *
code_name (CwProject *self, gint64 code)
{
  CwRecord *record = cw_project_get_record (self, CW_KIND_CODE, code);

  return record == NULL ? "?" : cw_record_get_name (record);
}

static gboolean
set_status (CwProject *self, gint64 code, const char *status, const char *label, GError **error)
{
  g_autoptr (CwTransaction) transaction = cw_transaction_begin (self, error);

  return transaction != NULL
         && cw_project_set_field (self, CW_KIND_CODE, code, CW_CODE_STATUS, status, error)
         && cw_transaction_commit (transaction, error, "%s “%s”", label, code_name (self, code));
}

/**
 * cw_project_retire_code:
 *
 * Takes a code out of use: it can no longer be applied, and its codings stay (D13, R20).
 */
gboolean
cw_project_retire_code (CwProject *self, gint64 code, GError **error)
{
  g_return_val_if_fail (CW_IS_PROJECT (self), FALSE);
  return set_status (self, code, "retired", "Retired the code", error);
}

/**
 * cw_project_restore_code:
 *
 * Brings a retired code back into use; one that is in use stays as it is. A merged code no longer leads to the other
 * one, which keeps the codings that it got. Fails with CW_ERROR_EXISTS where another
 * has got its name meanwhile.
 */
gboolean
cw_project_restore_code (CwProject *self, gint64 code, GError **error)
{
  g_autoptr (CwTransaction) transaction = NULL;
  CwRecord *record;

  g_return_val_if_fail (CW_IS_PROJECT (self), FALSE);

  record = cw_project_require (self, CW_KIND_CODE, code, error);
  if (record == NULL)
    return FALSE;
  if (!g_str_equal (cw_record_get_text (record, CW_CODE_STATUS), "retired"))
    return TRUE;
  transaction = cw_transaction_begin (self, error);
  return transaction != NULL && set_status (self, code, "active", "Restored the code", error)
         && cw_database_run (cw_project_get_database (self),
                             error,
                             "UPDATE code SET redirect_id = NULL WHERE id = ?1",
                             "i",
                             code)
         && cw_transaction_commit (
             transaction, error, "Restored the code “%s”", code_name (self, code));
}

static gboolean
is_second_cycle (CwRecord *record)
{
  const char *level = cw_record_get_text (record, CW_CODE_LEVEL);

  return !g_str_equal (level, "code") && !g_str_equal (level, "structural");
}

/* The map must stay free of circles, or a closure would mean nothing. Each code is gone into once. */
static gboolean
feeds (CwProject *self, gint64 code, gint64 target, GHashTable *seen)
{
  const GArray *links = cw_evidence_get_code_links (cw_project_get_evidence (self));

  if (code == target)
    return TRUE;
  if (!g_hash_table_add (seen, GSIZE_TO_POINTER (code)))
    return FALSE;
  for (guint i = 0; i < links->len; i++)
    {
      const CwCodeLink *link = &g_array_index (links, CwCodeLink, i);

      if (link->code == code && feeds (self, link->target, target, seen))
        return TRUE;
    }
  return FALSE;
}

static gboolean
check_link (CwProject *self, gint64 code, gint64 target, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  CwRecord *to = cw_project_require (self, CW_KIND_CODE, target, error);

  if (to == NULL || cw_project_require (self, CW_KIND_CODE, code, error) == NULL)
    return FALSE;
  if (!is_second_cycle (to))
    g_set_error (
        error,
        CW_ERROR,
        CW_ERROR_INVALID,
        "“%s” is a first-cycle code. Map codes to a pattern code, category, theme or concept.",
        cw_record_get_name (to));
  else if (feeds (self, target, code, seen))
    g_set_error (error,
                 CW_ERROR,
                 CW_ERROR_INVALID,
                 "“%s” already feeds “%s”, so it cannot be fed by it.",
                 cw_record_get_name (to),
                 code_name (self, code));
  else
    return TRUE;
  return FALSE;
}

/**
 * cw_project_map_code:
 * @target: a pattern code, category, theme or concept
 * @rationale: the "because…"; "" for none
 *
 * Adds a line to the second-cycle map, or gives one that is there another rationale. The tree is untouched (D2).
 */
gboolean
cw_project_map_code (CwProject *self,
                     gint64 code,
                     gint64 target,
                     const char *rationale,
                     GError **error)
{
  g_autoptr (CwTransaction) transaction = NULL;
  CwDatabase *database;
  gint64 present = 0;

  g_return_val_if_fail (CW_IS_PROJECT (self) && rationale != NULL, FALSE);

  database = cw_project_get_database (self);
  if (!check_link (self, code, target, error))
    return FALSE;
  transaction = cw_transaction_begin (self, error);
  if (transaction == NULL
      || !cw_database_read_integer (
          database,
          &present,
          error,
          "SELECT id FROM code_link WHERE code_id = ?1 AND target_id = ?2",
          "ii",
          code,
          target))
    return FALSE;
  if (present != 0
          ? !cw_database_run (database,
                              error,
                              "UPDATE code_link SET rationale = ?1 WHERE id = ?2",
                              "si",
                              rationale,
                              present)
          : !cw_database_run (database,
                              error,
                              "INSERT INTO code_link (code_id, target_id, rationale, created_at) "
                              "VALUES (?1, ?2, ?3, ?4)",
                              "iiss",
                              code,
                              target,
                              rationale,
                              cw_project_get_now (self)))
    return FALSE;
  return cw_transaction_commit (
      transaction, error, "Mapped “%s” to “%s”", code_name (self, code), code_name (self, target));
}

/**
 * cw_project_unmap_code:
 *
 * Takes a line out of the second-cycle map.
 */
gboolean
cw_project_unmap_code (CwProject *self, gint64 code, gint64 target, GError **error)
{
  g_autoptr (CwTransaction) transaction = NULL;

  g_return_val_if_fail (CW_IS_PROJECT (self), FALSE);

  if (cw_project_require (self, CW_KIND_CODE, code, error) == NULL
      || cw_project_require (self, CW_KIND_CODE, target, error) == NULL)
    return FALSE;
  transaction = cw_transaction_begin (self, error);
  return transaction != NULL
         && cw_database_run (cw_project_get_database (self),
                             error,
                             "DELETE FROM code_link WHERE code_id = ?1 AND target_id = ?2",
                             "ii",
                             code,
                             target)
         && cw_transaction_commit (transaction,
                                   error,
                                   "Took “%s” from “%s”",
                                   code_name (self, code),
                                   code_name (self, target));
}

/**
 * cw_project_dup_rationale:
 *
 * Returns: (transfer full): why @code feeds @target; "" where nothing is said, or where it does not feed it
 */
char *
cw_project_dup_rationale (CwProject *self, gint64 code, gint64 target)
{
  g_autoptr (CwStatement) row = NULL;

  g_return_val_if_fail (CW_IS_PROJECT (self), NULL);

  row = cw_database_query (cw_project_get_database (self),
                           NULL,
                           "SELECT rationale FROM code_link WHERE code_id = ?1 AND target_id = ?2",
                           "ii",
                           code,
                           target);
  if (row == NULL || cw_statement_step (row, NULL) != CW_STEP_ROW)
    return g_strdup ("");
  return g_strdup (cw_statement_get_text (row, 0));
}

static void
close_over (CwProject *project, gint64 code, GHashTable *codes)
{
  GListModel *children = cw_project_get_children (project, CW_KIND_CODE, code);
  const GArray *links = cw_evidence_get_code_links (cw_project_get_evidence (project));

  if (!g_hash_table_add (codes, GSIZE_TO_POINTER (code)))
    return;
  for (guint i = 0; i < g_list_model_get_n_items (children); i++)
    {
      g_autoptr (CwRecord) child = g_list_model_get_item (children, i);

      close_over (project, cw_record_get_id (child), codes);
    }
  for (guint i = 0; i < links->len; i++)
    {
      const CwCodeLink *link = &g_array_index (links, CwCodeLink, i);

      if (link->target == code)
        close_over (project, link->code, codes);
    }
}

/**
 * cw_project_close_over_codes:
 *
 * The codes whose evidence is the evidence of @code: itself, its descendants in the tree, and what the second-cycle
 * map feeds into any of them (R14, R15).
 *
 * Returns: (transfer full): a set of code ids, as pointers
 */
GHashTable *
cw_project_close_over_codes (CwProject *project, gint64 code)
{
  GHashTable *codes = g_hash_table_new (NULL, NULL);

  g_return_val_if_fail (CW_IS_PROJECT (project), codes);

  close_over (project, code, codes);
  return codes;
}
