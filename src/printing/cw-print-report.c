/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The printed matrix of a definition as displays are saved by. */

#include "config.h"

#include "cw-print-report.h"

#include "cw-matrix-definition.h"

/**
 * cw_print_report_matrix:
 * @definition: as saved displays have it
 *
 * Returns: (transfer full) (nullable): the matrix, or NULL with CW_ERROR_INVALID, CW_ERROR_NOT_FOUND or
 *   CW_ERROR_AMBIGUOUS
 */
CwDocument *
cw_print_report_matrix (CwProject *project,
                        const char *definition,
                        CwReportNumbers numbers,
                        GError **error)
{
  g_autoptr (CwMatrixDefinition) parsed = cw_matrix_definition_parse (definition, error);
  CwMatrixReportOptions options = { .numbers = numbers };

  if (parsed == NULL)
    return NULL;
  options.rows = parsed->rows;
  options.columns = parsed->columns;
  options.measure = parsed->measure;
  options.voices = parsed->voices;
  return cw_report_matrix (project, &options, error);
}
