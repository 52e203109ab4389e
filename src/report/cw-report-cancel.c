/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The one way a report stops half-way: with an error of our own domain. */

#include "config.h"

#include "cw-error.h"
#include "cw-report-cancel.h"

/**
 * cw_report_is_cancelled:
 * @cancellable: (nullable): who may have asked to stop
 *
 * Returns: TRUE with %CW_ERROR_CANCELLED when the report is to stop
 */
gboolean
cw_report_is_cancelled (GCancellable *cancellable, GError **error)
{
  if (!g_cancellable_is_cancelled (cancellable))
    return FALSE;
  g_set_error_literal (error, CW_ERROR, CW_ERROR_CANCELLED, "The report was stopped.");
  return TRUE;
}
