/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Layout P7, the matrix evidence book: each cell is a section with its summary and its quotations, so that a reader can
 * follow the chain of evidence on paper. */

#include "config.h"

#include "cw-report-cells.h"
#include "cw-report-strings.h"

static gboolean
add_row (CwReportStart *start,
         CwTabulation *tabulation,
         const CwMatrix *matrix,
         guint row,
         GError **error)
{
  const CwMatrixHeader *header = cw_matrix_get_row (matrix, row);
  g_autofree char *anchor = header->id == 0 ? NULL : cw_kind_format_id (header->kind, header->id);

  cw_report_add_heading (start, 1, header->label != NULL ? header->label : "", anchor);
  for (guint column = 0; column < cw_matrix_get_n_columns (matrix); column++)
    {
      const CwMatrixHeader *code = cw_matrix_get_column (matrix, column);

      if (code->own)
        continue;
      cw_report_add_heading (start, 2, code->label, NULL);
      if (!cw_report_add_cell (start, tabulation, matrix, row, column, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_all (CwReportStart *start, GError **error)
{
  const CwMatrixReportOptions *options = &start->request->matrix;
  g_autoptr (CwTabulation) tabulation = cw_tabulation_new (start->project);
  g_autoptr (CwMatrix) matrix = NULL;
  CwVoices voices = options->voices == 0 ? CW_VOICES_EVIDENCE : options->voices;
  g_autofree char *described = cw_voices_describe (voices);

  cw_tabulation_set_voices (tabulation, voices);
  if (!cw_tabulation_add_rows_by_name (tabulation, options->rows, error)
      || !cw_tabulation_add_columns_by_name (tabulation, options->columns, error))
    return FALSE;
  matrix = cw_tabulation_compute (tabulation);
  cw_report_say (start, CW_STR_SCOPE_EVIDENCE_BOOK, options->rows, options->columns);
  cw_report_say (start, "%s", described);
  cw_document_set_note (start->document, CW_STR_NOTE_STALE " " CW_STR_STAR_NOTE);
  for (guint row = 0; row < cw_matrix_get_n_rows (matrix); row++)
    if (!add_row (start, tabulation, matrix, row, error))
      return FALSE;
  return TRUE;
}

/**
 * cw_layout_evidence_book:
 *
 * Returns: (transfer full): layout P7, or NULL with %CW_ERROR_INVALID or %CW_ERROR_NOT_FOUND
 */
CwDocument *
cw_layout_evidence_book (CwProject *project, const CwReportRequest *request, GError **error)
{
  CwReportStart start;
  gboolean done = cw_report_start (&start, project, request, CW_STR_EVIDENCE_BOOK_TITLE, error)
                  && add_all (&start, error);

  return cw_report_finish (&start, done, error);
}
