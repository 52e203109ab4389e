/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Layout P2, the case book: what is known of a case, then per theme its summary and its evidence. */

#include "config.h"

#include "cw-report-cells.h"
#include "cw-report-strings.h"

#include "cw-cases.h"
#include "cw-memos.h"
#include "cw-report-cases.h"

static void
add_attributes (CwReportStart *start, gint64 id)
{
  GListModel *attributes = cw_project_get_all (start->project, CW_KIND_ATTRIBUTE);

  for (guint i = 0; i < g_list_model_get_n_items (attributes); i++)
    {
      g_autoptr (CwRecord) attribute = g_list_model_get_item (attributes, i);
      g_autofree char *value = NULL;

      if (!g_str_equal (cw_record_get_text (attribute, CW_ATTRIBUTE_TARGET), "case"))
        continue;
      value = cw_project_dup_attribute (start->project, cw_record_get_id (attribute), id);
      cw_report_add_line (start, CW_TEXT_DETAIL, cw_record_get_name (attribute), value);
    }
}

static gboolean
add_memos (CwReportStart *start, gint64 id, GError **error)
{
  g_autoptr (GArray) memos = cw_project_list_memos_about (start->project, CW_KIND_CASE, id, error);

  for (guint i = 0; memos != NULL && i < memos->len; i++)
    {
      CwRecord *memo
          = cw_project_get_record (start->project, CW_KIND_MEMO, g_array_index (memos, gint64, i));

      if (memo == NULL
          || g_str_equal (cw_record_get_text (memo, CW_MEMO_KIND), "reflexive journal"))
        continue;
      cw_report_add_line (start,
                          CW_TEXT_DETAIL,
                          cw_record_get_name (memo),
                          cw_record_get_text (memo, CW_MEMO_WRITTEN_ON));
      cw_report_add_body (start, CW_TEXT_MEMO, cw_record_get_text (memo, CW_MEMO_BODY));
    }
  return memos != NULL;
}

static int
compare_dates (gconstpointer a, gconstpointer b)
{
  CwRecord *x = *(CwRecord *const *) a, *y = *(CwRecord *const *) b;
  int order = g_strcmp0 (cw_record_get_text (x, CW_SOURCE_EVENT_DATE),
                         cw_record_get_text (y, CW_SOURCE_EVENT_DATE));

  return order != 0 ? order : cw_record_compare (x, y);
}

/* The dated material of the case: what happened, as far as its sources tell. */
static gboolean
add_material (CwReportStart *start, gint64 id, GError **error)
{
  CwEvidence *evidence = cw_project_get_evidence (start->project);
  g_autoptr (GArray) chosen = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GPtrArray) sources = g_ptr_array_new ();
  g_autoptr (CwReportCases) cases = NULL;

  g_array_append_val (chosen, id);
  cases = cw_report_cases_new (start->project, chosen, error);
  if (cases == NULL)
    return FALSE;
  for (guint i = 0; i < cw_evidence_get_n_sources (evidence); i++)
    {
      cw_report_cases_list (cases, i, 0, G_MAXUINT32, found);
      if (found->len > 0)
        g_ptr_array_add (sources,
                         cw_project_get_record (start->project,
                                                CW_KIND_SOURCE,
                                                cw_evidence_get_source (evidence, i)->id));
    }
  g_ptr_array_sort (sources, compare_dates);
  if (sources->len > 0)
    cw_report_add_heading (start, 2, CW_STR_MATERIAL, NULL);
  for (guint i = 0; i < sources->len; i++)
    {
      const char *date = cw_record_get_text (sources->pdata[i], CW_SOURCE_EVENT_DATE);

      cw_report_add_line (start,
                          CW_TEXT_DETAIL,
                          *date != '\0' ? date : CW_STR_NO_DATE,
                          cw_record_get_name (sources->pdata[i]));
    }
  return TRUE;
}

static gboolean
has_evidence (const CwMatrix *matrix, guint row, guint column)
{
  return cw_matrix_get_counts (matrix, row, column)->excerpts > 0;
}

static gboolean
add_themes (CwReportStart *start,
            CwTabulation *tabulation,
            const CwMatrix *matrix,
            guint row,
            GError **error)
{
  for (guint column = 0; column < cw_matrix_get_n_columns (matrix); column++)
    {
      const CwMatrixHeader *code = cw_matrix_get_column (matrix, column);

      if (code->own || !has_evidence (matrix, row, column))
        continue;
      cw_report_add_heading (start, 2, code->label, NULL);
      if (!cw_report_add_cell (start, tabulation, matrix, row, column, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_case (CwReportStart *start,
          CwTabulation *tabulation,
          const CwMatrix *matrix,
          guint row,
          GError **error)
{
  const CwMatrixHeader *header = cw_matrix_get_row (matrix, row);
  CwRecord *record = cw_project_get_record (start->project, CW_KIND_CASE, header->id);
  g_autofree char *anchor = cw_kind_format_id (CW_KIND_CASE, header->id);
  g_autofree char *path
      = cw_project_dup_path (start->project, CW_KIND_CASE, cw_record_get_parent (record), " › ");

  cw_report_add_heading (start, 1, cw_record_get_name (record), anchor);
  cw_report_add_line (start, CW_TEXT_DETAIL, NULL, path);
  cw_report_add_line (
      start, CW_TEXT_DETAIL, CW_STR_TYPE, cw_record_get_text (record, CW_CASE_TYPE));
  add_attributes (start, header->id);
  cw_report_add_body (start, CW_TEXT_BODY, cw_record_get_text (record, CW_CASE_NOTE));
  return add_memos (start, header->id, error) && add_material (start, header->id, error)
         && add_themes (start, tabulation, matrix, row, error);
}

static gboolean
add_rows (CwReportStart *start, CwTabulation *tabulation, GError **error)
{
  const GArray *cases = start->request->excerpts.cases;

  if (cases == NULL || cases->len == 0)
    return cw_tabulation_add_rows_by_name (tabulation, "case", error);
  for (guint i = 0; i < cases->len; i++)
    cw_tabulation_add_case (tabulation, g_array_index (cases, gint64, i), 0);
  return TRUE;
}

static const char *
choose_columns (CwReportStart *start)
{
  GListModel *codes = cw_project_get_all (start->project, CW_KIND_CODE);

  if (start->request->matrix.columns != NULL)
    return start->request->matrix.columns;
  for (guint i = 0; i < g_list_model_get_n_items (codes); i++)
    {
      g_autoptr (CwRecord) code = g_list_model_get_item (codes, i);

      if (g_str_equal (cw_record_get_text (code, CW_CODE_LEVEL), "theme"))
        return "theme";
    }
  return "code";
}

static gboolean
add_all (CwReportStart *start, GError **error)
{
  const char *columns = choose_columns (start);
  g_autoptr (CwTabulation) tabulation = cw_tabulation_new (start->project);
  g_autoptr (CwMatrix) matrix = NULL;

  cw_tabulation_set_voices (tabulation, CW_VOICES_ALL);
  if (!add_rows (start, tabulation, error)
      || !cw_tabulation_add_columns_by_name (tabulation, columns, error))
    return FALSE;
  matrix = cw_tabulation_compute (tabulation);
  cw_report_say (start, CW_STR_SCOPE_CASE_BOOK, columns);
  cw_document_set_note (start->document, CW_STR_NOTE_STALE " " CW_STR_STAR_NOTE);
  for (guint row = 0; row < cw_matrix_get_n_rows (matrix); row++)
    if (!add_case (start, tabulation, matrix, row, error))
      return FALSE;
  return TRUE;
}

/**
 * cw_layout_case_book:
 *
 * Returns: (transfer full): layout P2, or NULL with %CW_ERROR_INVALID or %CW_ERROR_NOT_FOUND
 */
CwDocument *
cw_layout_case_book (CwProject *project, const CwReportRequest *request, GError **error)
{
  CwReportStart start;
  gboolean done = cw_report_start (&start, project, request, CW_STR_CASE_BOOK_TITLE, error)
                  && add_all (&start, error);

  return cw_report_finish (&start, done, error);
}
