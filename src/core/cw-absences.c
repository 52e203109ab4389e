/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* That a code is absent from a row: the analyst says so, and a memo about the cell says why (method.md §3.3, D6). It
 * shows as long as the cell has no evidence and all of its text has been gone through. */

#include "config.h"

#include "cw-absences.h"

#include "cw-memos.h"
#include "cw-project-private.h"
#include "cw-tabulation.h"
#include "cw-transaction.h"

static char *
dup_name (CwProject *self, const CwCellKey *key)
{
  CwRecord *row = cw_project_get_record (self, key->row_kind, key->row_id);
  CwRecord *code = cw_project_get_record (self, CW_KIND_CODE, key->code);

  return g_strdup_printf ("%s%s%s × %s",
                          row == NULL ? "?" : cw_record_get_name (row),
                          key->row_value == NULL ? "" : " ",
                          key->row_value == NULL ? "" : key->row_value,
                          code == NULL ? "?" : cw_record_get_name (code));
}

static gboolean
check_empty (CwProject *self, const CwCellKey *key, const char *name, GError **error)
{
  g_autoptr (CwTabulation) tabulation = cw_tabulation_new (self);
  g_autoptr (CwMatrix) matrix = NULL;

  if (!cw_tabulation_prepare (tabulation, error))
    return FALSE;
  if (key->row_kind == CW_KIND_CASE)
    cw_tabulation_add_case (tabulation, key->row_id, 0);
  else if (key->row_kind == CW_KIND_SOURCE)
    cw_tabulation_add_source (tabulation, key->row_id);
  else if (!cw_tabulation_add_attribute_value (
               tabulation, key->row_id, key->row_value != NULL ? key->row_value : "", error))
    return FALSE;
  cw_tabulation_add_code (tabulation, key->code, FALSE, 0);
  matrix = cw_tabulation_compute (tabulation);
  if (cw_matrix_get_counts (matrix, 0, 0)->excerpts == 0
      && cw_matrix_get_material (matrix, 0)->characters > 0)
    return TRUE;
  g_set_error (error,
               CW_ERROR,
               CW_ERROR_INVALID,
               "%s %s, so nothing can be absent from it.",
               name,
               cw_matrix_get_counts (matrix, 0, 0)->excerpts > 0 ? "has evidence" : "has no text");
  return FALSE;
}

static gboolean
mark (CwProject *self, gint64 summary, const char *at, GError **error)
{
  return cw_database_run (cw_project_get_database (self),
                          error,
                          "UPDATE summary SET absent_at = ?1 WHERE id = ?2",
                          "si",
                          at,
                          summary);
}

static gboolean
write_memo (CwProject *self, gint64 summary, const char *name, const char *text, GError **error)
{
  g_autofree char *title = g_strdup_printf ("Absent: %s", name);
  gint64 memo = cw_project_create_record (self, CW_KIND_MEMO, title, 0, error);

  return memo != 0
         && cw_project_set_field (self, CW_KIND_MEMO, memo, CW_MEMO_KIND, "cell memo", error)
         && cw_project_set_field (self, CW_KIND_MEMO, memo, CW_MEMO_BODY, text, error)
         && cw_project_link_memo (self, memo, CW_KIND_SUMMARY, summary, error);
}

/**
 * cw_project_confirm_absence:
 * @memo: why the analyst is sure; never empty
 *
 * Says that a code is absent from a row. Fails with CW_ERROR_INVALID where the cell has evidence or no text, or where
 * there is no memo.
 */
gboolean
cw_project_confirm_absence (CwProject *self, const CwCellKey *key, const char *memo, GError **error)
{
  static const CwField field = { "memo", "memo", "memo", CW_FIELD_TEXT, CW_FIELD_REQUIRED, NULL };
  g_autoptr (CwTransaction) transaction = NULL;
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;
  gint64 summary;

  g_return_val_if_fail (CW_IS_PROJECT (self) && key != NULL && memo != NULL, FALSE);

  text = cw_field_normalize (&field, memo, error);
  if (text == NULL || cw_project_require (self, key->row_kind, key->row_id, error) == NULL
      || cw_project_require (self, CW_KIND_CODE, key->code, error) == NULL)
    return FALSE;
  name = dup_name (self, key);
  if (!check_empty (self, key, name, error))
    return FALSE;
  transaction = cw_transaction_begin (self, error);
  summary = transaction == NULL ? 0 : cw_project_write_summary (self, key, NULL, error);
  return summary != 0 && mark (self, summary, cw_project_get_now (self), error)
         && write_memo (self, summary, name, text, error)
         && cw_transaction_commit (transaction, error, "Confirmed that %s is absent", name);
}

/**
 * cw_project_retract_absence:
 *
 * Takes back what cw_project_confirm_absence() said; its memo stays. Fails with CW_ERROR_NOT_FOUND.
 */
gboolean
cw_project_retract_absence (CwProject *self, const CwCellKey *key, GError **error)
{
  g_autoptr (CwTransaction) transaction = NULL;
  g_autofree char *name = NULL;
  CwRecord *record;
  gint64 summary;

  g_return_val_if_fail (CW_IS_PROJECT (self) && key != NULL, FALSE);

  summary = cw_project_find_summary (self, key);
  record = summary == 0 ? NULL : cw_project_get_record (self, CW_KIND_SUMMARY, summary);
  name = dup_name (self, key);
  if (record == NULL || *cw_record_get_text (record, CW_SUMMARY_ABSENT_AT) == '\0')
    {
      g_set_error (
          error, CW_ERROR, CW_ERROR_NOT_FOUND, "Nobody has confirmed that %s is absent.", name);
      return FALSE;
    }
  transaction = cw_transaction_begin (self, error);
  return transaction != NULL && mark (self, summary, "", error)
         && cw_transaction_commit (transaction, error, "Took back that %s is absent", name);
}
