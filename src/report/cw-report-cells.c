/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* A cell of a matrix in words: its summary, rating and direction, then its evidence; and for a cell without evidence,
 * which of the empty states it is (method.md §3.3). */

#include "config.h"

#include "cw-report-cells.h"

#include "cw-report-cases.h"
#include "cw-report-strings.h"
#include "cw-reviews.h"
#include "cw-summaries.h"

static gint64
find_summary (CwReportStart *self, const CwMatrixHeader *row, gint64 code)
{
  CwCellKey key = { row->kind, row->id, row->value, code };

  return cw_project_find_summary (self->project, &key);
}

static void
add_summary (CwReportStart *self, gint64 id)
{
  CwRecord *record = id == 0 ? NULL : cw_project_get_record (self->project, CW_KIND_SUMMARY, id);
  const char *text = record == NULL ? "" : cw_record_get_text (record, CW_SUMMARY_TEXT);
  g_autofree char *line = NULL;

  if (record == NULL)
    return;
  line = *text != '\0' && cw_project_summary_is_stale (self->project, id)
             ? g_strdup_printf (CW_STR_STALE, text)
             : g_strdup (text);
  cw_report_add_body (self, CW_TEXT_BODY, line);
  cw_report_add_line (
      self, CW_TEXT_DETAIL, CW_STR_RATING, cw_record_get_text (record, CW_SUMMARY_RATING));
  cw_report_add_line (
      self, CW_TEXT_DETAIL, CW_STR_DIRECTION, cw_record_get_text (record, CW_SUMMARY_DIRECTION));
  cw_report_add_line (
      self, CW_TEXT_DETAIL, CW_STR_STATUS, cw_record_get_text (record, CW_SUMMARY_STATUS));
}

static gboolean
has_material (CwReportCases *cases, const CwMatrixHeader *row, guint source, gint64 source_id)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));

  if (row->kind == CW_KIND_SOURCE)
    return row->id == source_id;
  cw_report_cases_list (cases, source, 0, G_MAXUINT32, found);
  return found->len > 0;
}

/* How many of the row's sources nobody has gone through for the code as it is defined now. */
static gboolean
count_unreviewed (CwReportStart *self,
                  const CwMatrixHeader *row,
                  gint64 code,
                  guint *n_all,
                  guint *n_unreviewed,
                  GError **error)
{
  CwEvidence *evidence = cw_project_get_evidence (self->project);
  g_autoptr (GArray) chosen = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (CwReportCases) cases = NULL;

  if (row->kind == CW_KIND_CASE)
    g_array_append_val (chosen, row->id);
  cases = cw_report_cases_new (self->project, chosen, error);
  if (cases == NULL)
    return FALSE;
  *n_all = *n_unreviewed = 0;
  for (guint i = 0; i < cw_evidence_get_n_sources (evidence); i++)
    {
      gint64 id = cw_evidence_get_source (evidence, i)->id;

      if (!has_material (cases, row, i, id))
        continue;
      *n_all += 1;
      if (cw_project_get_review_state (self->project, id, code) != CW_REVIEW_IN_PASS)
        *n_unreviewed += 1;
    }
  return TRUE;
}

static gboolean
add_emptiness (CwReportStart *self, const CwMatrix *matrix, guint row, gint64 code, GError **error)
{
  const CwMatrixHeader *header = cw_matrix_get_row (matrix, row);
  g_autofree char *state = NULL;
  guint n_all = 0, n_unreviewed = 0;

  if (cw_matrix_get_material (matrix, row)->characters == 0)
    state = g_strdup (CW_STR_STATE_NO_MATERIAL);
  else if (header->kind != CW_KIND_CASE && header->kind != CW_KIND_SOURCE)
    state = g_strdup (CW_STR_STATE_NOTHING);
  else if (!count_unreviewed (self, header, code, &n_all, &n_unreviewed, error))
    return FALSE;
  else
    state = n_unreviewed > 0 ? g_strdup_printf (CW_STR_STATE_UNREVIEWED, n_unreviewed, n_all)
                             : g_strdup_printf (CW_STR_STATE_ABSENT, n_all);
  cw_report_add_line (self, CW_TEXT_DETAIL, NULL, state);
  return TRUE;
}

static gboolean
is_only_contradicted (CwReportStart *self, gint64 summary, const GArray *evidence)
{
  g_autoptr (GArray) cited
      = summary == 0 ? NULL : cw_project_list_cited_evidence (self->project, summary, NULL);

  if (cited == NULL || cited->len < evidence->len)
    return FALSE;
  for (guint i = 0; i < cited->len; i++)
    if (!g_str_equal (g_array_index (cited, CwEvidenceLink, i).stance, "contradicts"))
      return FALSE;
  return cited->len > 0;
}

/**
 * cw_report_add_cell:
 * @tabulation: that has made @matrix
 *
 * Adds what stands in a cell.
 *
 * Returns: FALSE with an error of the file
 */
gboolean
cw_report_add_cell (CwReportStart *self,
                    CwTabulation *tabulation,
                    const CwMatrix *matrix,
                    guint row,
                    guint column,
                    GError **error)
{
  gint64 code = cw_matrix_get_column (matrix, column)->id;
  gint64 summary = find_summary (self, cw_matrix_get_row (matrix, row), code);
  g_autoptr (GArray) evidence = cw_tabulation_list_evidence (tabulation, row, column);

  add_summary (self, summary);
  if (evidence->len == 0)
    return add_emptiness (self, matrix, row, code, error);
  if (is_only_contradicted (self, summary, evidence))
    cw_report_add_line (self, CW_TEXT_DETAIL, NULL, CW_STR_STATE_CONTRADICTED);
  return cw_report_add_quotes (self, evidence, code, error);
}
