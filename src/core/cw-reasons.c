/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Which operations are worth a line that says why (method.md R3). Whether to ask is a setting of the user's. */

#include "config.h"

#include "cw-reasons.h"

/**
 * cw_project_wants_reason:
 * @id: the code, summary or source that the operation is about
 *
 * To be asked before the operation; what the analyst answers goes to cw_project_set_reason().
 *
 * Returns: whether the audit trail should say why
 */
gboolean
cw_project_wants_reason (CwProject *self, CwReasonedOperation operation, gint64 id)
{
  CwRecord *record;

  g_return_val_if_fail (CW_IS_PROJECT (self), FALSE);

  switch (operation)
    {
    case CW_REASONED_MERGE:
    case CW_REASONED_SPLIT:
    case CW_REASONED_RETIRE:
    case CW_REASONED_DELETE_SOURCE:
      return TRUE;
    case CW_REASONED_REDEFINE:
      record = cw_project_get_record (self, CW_KIND_CODE, id);
      return record != NULL && g_str_equal (cw_record_get_text (record, CW_CODE_STATUS), "frozen");
    case CW_REASONED_RATE:
      record = cw_project_get_record (self, CW_KIND_SUMMARY, id);
      return record != NULL && *cw_record_get_text (record, CW_SUMMARY_RATING) != '\0';
    }
  g_return_val_if_reached (FALSE);
}
