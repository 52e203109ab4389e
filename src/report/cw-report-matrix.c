/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The matrix of a project (method.md §4.2, P6): counts and the researcher's summaries, with a mark on those whose
 * evidence has changed since. */

#include "config.h"

#include "cw-matrix-report.h"
#include "cw-project-report.h"
#include "cw-report-disguise.h"
#include "cw-report-strings.h"
#include "cw-summaries.h"
#include "cw-tabulation.h"

#include <string.h>

#define ATTRIBUTE_PREFIX "attribute:"

static const char *
get_attribute_name (CwProject *project, const char *rows)
{
  const char *name = rows + strlen (ATTRIBUTE_PREFIX);
  CwRecord *record = NULL;
  gint64 id;

  if (cw_project_resolve (project, CW_KIND_ATTRIBUTE, name, &id, NULL))
    record = cw_project_get_record (project, CW_KIND_ATTRIBUTE, id);
  return record == NULL ? name : cw_record_get_name (record);
}

static const char *
get_corner (CwProject *project, const char *rows)
{
  if (g_str_equal (rows, "case"))
    return CW_STR_ROW_CASE;
  return g_str_equal (rows, "source") ? CW_STR_ROW_SOURCE : get_attribute_name (project, rows);
}

static char *
compose_title (CwProject *project, const CwMatrixReportOptions *options)
{
  gboolean level = g_strv_contains (cw_code_levels, options->columns);

  if (options->title != NULL)
    return g_strdup (options->title);
  return g_strdup_printf (CW_STR_MATRIX_TITLE,
                          get_corner (project, options->rows),
                          level ? options->columns : CW_STR_SELECTED_CODES);
}

static CwVoices
get_voices (const CwMatrixReportOptions *options)
{
  return options->voices == 0 ? CW_VOICES_EVIDENCE : options->voices;
}

static char *
compose_scope (CwProject *project, const CwMatrixReportOptions *options)
{
  const char *attribute = g_str_has_prefix (options->rows, ATTRIBUTE_PREFIX)
                              ? get_attribute_name (project, options->rows)
                              : NULL;
  g_autofree char *rows
      = attribute != NULL
            ? g_strdup_printf (CW_STR_SCOPE_ROWS_ATTRIBUTE, attribute)
            : g_strdup (g_str_equal (options->rows, "case") ? CW_STR_SCOPE_ROWS_CASE
                                                            : CW_STR_SCOPE_ROWS_SOURCE);
  g_autofree char *columns = g_strv_contains (cw_code_levels, options->columns)
                                 ? g_strdup_printf (CW_STR_SCOPE_COLUMNS_LEVEL, options->columns)
                                 : g_strdup_printf (CW_STR_SCOPE_COLUMNS_NAMES, options->columns);

  g_autofree char *voices = cw_voices_describe (get_voices (options));

  return g_strjoin (" ", rows, columns, voices, NULL);
}

/* A summary stands with the construct, so in its aggregate column and not once more in that of its own codings. */
static gint64
find_summary (CwProject *project, const CwMatrix *matrix, guint row, guint column)
{
  const CwMatrixHeader *header = cw_matrix_get_row (matrix, row);
  const CwMatrixHeader *code = cw_matrix_get_column (matrix, column);
  CwCellKey key = { header->kind, header->id, header->value, code->id };

  return code->own ? 0 : cw_project_find_summary (project, &key);
}

/* Returns NULL when no cell has a summary. */
static CwMatrixSummary *
list_summaries (CwProject *project, const CwMatrix *matrix)
{
  guint n_rows = cw_matrix_get_n_rows (matrix);
  guint n_columns = cw_matrix_get_n_columns (matrix);
  g_autofree CwMatrixSummary *summaries = g_new0 (CwMatrixSummary, (gsize) n_rows * n_columns + 1);
  gboolean any = FALSE;

  for (guint row = 0; row < n_rows; row++)
    for (guint column = 0; column < n_columns; column++)
      {
        gint64 id = find_summary (project, matrix, row, column);
        CwRecord *record = id == 0 ? NULL : cw_project_get_record (project, CW_KIND_SUMMARY, id);
        CwMatrixSummary *summary = &summaries[(gsize) row * n_columns + column];

        if (record == NULL || *cw_record_get_text (record, CW_SUMMARY_TEXT) == '\0')
          continue;
        summary->text = cw_record_get_text (record, CW_SUMMARY_TEXT);
        summary->stale = cw_project_summary_is_stale (project, id);
        any = TRUE;
      }
  return any ? g_steal_pointer (&summaries) : NULL;
}

/* The policy hides counts beside words; a matrix that has no words is its counts. */
static gboolean
shows_values (CwProject *project, CwReportNumbers numbers, const CwMatrixSummary *summaries)
{
  return cw_report_shows_numbers (project, numbers)
         || (numbers == CW_REPORT_NUMBERS_POLICY && summaries == NULL);
}

static CwDocument *
compose (CwProject *project, const CwMatrixReportOptions *options, const CwMatrix *matrix)
{
  g_autofree CwMatrixSummary *summaries = list_summaries (project, matrix);
  g_autofree char *title = compose_title (project, options);
  g_autofree char *scope = compose_scope (project, options);
  g_autofree char *date = cw_report_dup_date (options->date);
  g_autofree char *language = cw_report_dup_language (project);
  CwMatrixReport report = {
    .project = cw_project_get_title (project),
    .title = title,
    .scope = scope,
    .language = language,
    .date = date,
    .corner = get_corner (project, options->rows),
    .matrix = matrix,
    .measure = options->measure,
    .values = shows_values (project, options->numbers, summaries),
    .summaries = summaries,
  };

  return cw_matrix_report_build (&report);
}

/**
 * cw_report_matrix:
 * @options: the rows, the columns, the measure and how to print them
 *
 * Layout P6 of method.md §4.2: the counts of cw_tabulation_compute() and the summaries of the cells, those whose
 * evidence has changed with a mark. By the policy, counts beside summaries are printed only where the project shows
 * counts.
 *
 * Returns: (transfer full) (nullable): the report, or NULL with CW_ERROR_INVALID, CW_ERROR_NOT_FOUND or
 *   CW_ERROR_AMBIGUOUS
 */
CwDocument *
cw_report_matrix (CwProject *project, const CwMatrixReportOptions *options, GError **error)
{
  g_autoptr (CwTabulation) tabulation = NULL;
  g_autoptr (CwMatrix) matrix = NULL;

  g_return_val_if_fail (CW_IS_PROJECT (project) && options != NULL, NULL);
  g_return_val_if_fail (options->rows != NULL && options->columns != NULL, NULL);
  g_return_val_if_fail (options->measure < CW_N_MEASURES, NULL);

  tabulation = cw_tabulation_new (project);
  cw_tabulation_set_voices (tabulation, get_voices (options));
  if (!cw_tabulation_add_rows_by_name (tabulation, options->rows, error)
      || !cw_tabulation_add_columns_by_name (tabulation, options->columns, error))
    return NULL;
  matrix = cw_tabulation_compute (tabulation);
  return cw_report_disguise (
      compose (project, options, matrix), project, options->real_names, error);
}
