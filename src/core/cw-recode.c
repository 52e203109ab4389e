/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Coding once more, to compare oneself with oneself (method.md R9): a later pass is beside the first, never instead. */

#include "config.h"

#include "cw-recode.h"

#include "cw-project-private.h"
#include "cw-tombstone.h"
#include "cw-transaction.h"

static gboolean
check_code (CwProject *self, gint64 code, GError **error)
{
  CwRecord *record = cw_project_require (self, CW_KIND_CODE, code, error);

  if (record == NULL)
    return FALSE;
  if (!g_str_equal (cw_record_get_text (record, CW_CODE_STATUS), "retired")
      && !g_str_equal (cw_record_get_text (record, CW_CODE_LEVEL), "structural"))
    return TRUE;
  g_set_error (error,
               CW_ERROR,
               CW_ERROR_INVALID,
               "“%s” cannot be applied: it is retired, or only organises other codes.",
               cw_record_get_name (record));
  return FALSE;
}

static gboolean
check_pass (CwProject *self, gint64 excerpt, gint64 code, guint pass, GError **error)
{
  gint64 present = 0;

  if (cw_evidence_find_excerpt (cw_project_get_evidence (self), excerpt, NULL) == NULL)
    return cw_project_refuse_missing (self, CW_KIND_EXCERPT, excerpt, error);
  if (!cw_database_read_integer (cw_project_get_database (self),
                                 &present,
                                 error,
                                 "SELECT count (*) FROM coding WHERE excerpt_id = ?1 "
                                 "AND +code_id = ?2 AND pass = ?3",
                                 "iii",
                                 excerpt,
                                 code,
                                 (gint64) pass))
    return FALSE;
  if (present == 0)
    return TRUE;
  g_set_error (error,
               CW_ERROR,
               CW_ERROR_EXISTS,
               "E-%" G_GINT64_FORMAT " has that code in pass %u already.",
               excerpt,
               pass);
  return FALSE;
}

/**
 * cw_project_recode_excerpt:
 * @pass: 2 for the first recoding, and so on
 *
 * Codes an excerpt in a later pass. Fails with CW_ERROR_EXISTS where it has the code in that pass already.
 */
gboolean
cw_project_recode_excerpt (CwProject *self, gint64 excerpt, gint64 code, guint pass, GError **error)
{
  g_autoptr (CwTransaction) transaction = NULL;
  g_autofree char *guid = NULL;

  g_return_val_if_fail (CW_IS_PROJECT (self), FALSE);

  if (pass < 2)
    {
      g_set_error_literal (
          error, CW_ERROR, CW_ERROR_INVALID, "Recoding begins with pass 2. The first is coding.");
      return FALSE;
    }
  if (!check_code (self, code, error) || !check_pass (self, excerpt, code, pass, error))
    return FALSE;
  guid = cw_project_make_guid (self);
  transaction = cw_transaction_begin (self, error);
  return transaction != NULL
         && cw_database_run (cw_project_get_database (self),
                             error,
                             "INSERT INTO coding (guid, excerpt_id, code_id, pass, created_at) "
                             "VALUES (?1, ?2, ?3, ?4, ?5)",
                             "siiis",
                             guid,
                             excerpt,
                             code,
                             (gint64) pass,
                             cw_project_get_now (self))
         && cw_transaction_commit (
             transaction,
             error,
             "Recoded E-%" G_GINT64_FORMAT " with “%s” in pass %u",
             excerpt,
             cw_record_get_name (cw_project_get_record (self, CW_KIND_CODE, code)),
             pass);
}
