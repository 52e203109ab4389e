/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Which codes are easily confused, and the question that decides (method.md §1.2). It holds in both directions. */

#include "config.h"

#include "cw-contrasts.h"

#include "cw-project-private.h"
#include "cw-transaction.h"

void
cw_contrast_free (CwContrast *self)
{
  if (self == NULL)
    return;
  g_free (self->question);
  g_free (self);
}

static gboolean
check_pair (CwProject *self, gint64 code, gint64 other, GError **error)
{
  if (cw_project_require (self, CW_KIND_CODE, code, error) == NULL
      || cw_project_require (self, CW_KIND_CODE, other, error) == NULL)
    return FALSE;
  if (code != other)
    return TRUE;
  g_set_error_literal (error,
                       CW_ERROR,
                       CW_ERROR_INVALID,
                       "A code cannot be confused with itself. Choose another one.");
  return FALSE;
}

static const char *
name_of (CwProject *self, gint64 code)
{
  return cw_record_get_name (cw_project_get_record (self, CW_KIND_CODE, code));
}

static gboolean
delete_pair (CwProject *self, gint64 code, gint64 other, GError **error)
{
  return cw_database_run (cw_project_get_database (self),
                          error,
                          "DELETE FROM code_contrast WHERE first_id = ?1 AND second_id = ?2",
                          "ii",
                          MIN (code, other),
                          MAX (code, other));
}

/**
 * cw_project_contrast_codes:
 * @question: what decides between the two; "" for none yet
 *
 * Says that two codes are easily confused, or gives them another question.
 */
gboolean
cw_project_contrast_codes (CwProject *self,
                           gint64 code,
                           gint64 other,
                           const char *question,
                           GError **error)
{
  g_autoptr (CwTransaction) transaction = NULL;

  g_return_val_if_fail (CW_IS_PROJECT (self) && question != NULL, FALSE);

  if (!check_pair (self, code, other, error))
    return FALSE;
  transaction = cw_transaction_begin (self, error);
  return transaction != NULL && delete_pair (self, code, other, error)
         && cw_database_run (cw_project_get_database (self),
                             error,
                             "INSERT INTO code_contrast (first_id, second_id, question, "
                             "created_at) VALUES (?1, ?2, ?3, ?4)",
                             "iiss",
                             MIN (code, other),
                             MAX (code, other),
                             question,
                             cw_project_get_now (self))
         && cw_transaction_commit (transaction,
                                   error,
                                   "Said how “%s” and “%s” are told apart",
                                   name_of (self, code),
                                   name_of (self, other));
}

/**
 * cw_project_remove_contrast:
 *
 * Two codes are no longer said to be easily confused.
 */
gboolean
cw_project_remove_contrast (CwProject *self, gint64 code, gint64 other, GError **error)
{
  g_autoptr (CwTransaction) transaction = NULL;

  g_return_val_if_fail (CW_IS_PROJECT (self), FALSE);

  if (!check_pair (self, code, other, error))
    return FALSE;
  transaction = cw_transaction_begin (self, error);
  return transaction != NULL && delete_pair (self, code, other, error)
         && cw_transaction_commit (transaction,
                                   error,
                                   "“%s” and “%s” are no longer said to be confusable",
                                   name_of (self, code),
                                   name_of (self, other));
}

static CwContrast *
read_contrast (CwStatement *rows)
{
  CwContrast *contrast = g_new0 (CwContrast, 1);

  contrast->code = cw_statement_get_integer (rows, 0);
  contrast->other = cw_statement_get_integer (rows, 1);
  contrast->question = g_strdup (cw_statement_get_text (rows, 2));
  return contrast;
}

/**
 * cw_project_list_contrasts:
 *
 * Returns: (transfer full) (nullable) (element-type CwContrast): what a code is easily confused with
 */
GPtrArray *
cw_project_list_contrasts (CwProject *self, gint64 code, GError **error)
{
  g_autoptr (GPtrArray) contrasts
      = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_contrast_free);
  g_autoptr (CwStatement) rows = NULL;
  CwStep step;

  g_return_val_if_fail (CW_IS_PROJECT (self), NULL);

  rows = cw_database_query (cw_project_get_database (self),
                            error,
                            "SELECT ?1, first_id + second_id - ?1, question FROM code_contrast "
                            "WHERE ?1 IN (first_id, second_id) ORDER BY id",
                            "i",
                            code);
  if (rows == NULL)
    return NULL;
  while ((step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    g_ptr_array_add (contrasts, read_contrast (rows));
  return step == CW_STEP_DONE ? g_steal_pointer (&contrasts) : NULL;
}
