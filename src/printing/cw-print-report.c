/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The printed matrix of a definition as displays are saved by. */

#include "config.h"

#include "cw-print-report.h"

#include <string.h>

/* A definition has a line for each of its parts, as saved displays do. */
static char *
dup_part (const char *definition, const char *name, const char *fallback)
{
  g_auto (GStrv) lines = g_strsplit (definition, "\n", -1);
  g_autofree char *prefix = g_strconcat (name, "=", NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], prefix))
      return g_strdup (lines[i] + strlen (prefix));
  return g_strdup (fallback);
}

/**
 * cw_print_report_matrix:
 * @definition: "rows=…", "columns=…" and "measure=…", a line each, as saved displays have them
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
  g_autofree char *rows = dup_part (definition, "rows", "case");
  g_autofree char *columns = dup_part (definition, "columns", "code");
  g_autofree char *measure = dup_part (definition, "measure", "excerpts");
  CwMatrixReportOptions options
      = { .rows = rows, .columns = columns, .measure = CW_MEASURE_EXCERPTS, .numbers = numbers };

  cw_measure_from_nick (measure, &options.measure);
  return cw_report_matrix (project, &options, error);
}
