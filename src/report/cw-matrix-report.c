/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Layout P6, the matrix: numbers, summaries or both, with distinct totals and what each number means. */

#include "config.h"

#include "cw-matrix-report.h"
#include "cw-report-strings.h"

#include <string.h>

#define OWN_SUFFIX ":own"

static const char *const definitions[CW_N_MEASURES] = {
  [CW_MEASURE_CODINGS] = CW_STR_CODINGS,       [CW_MEASURE_EXCERPTS] = CW_STR_EXCERPTS,
  [CW_MEASURE_PASSAGES] = CW_STR_PASSAGES,     [CW_MEASURE_SOURCES] = CW_STR_SOURCES,
  [CW_MEASURE_CHARACTERS] = CW_STR_CHARACTERS, [CW_MEASURE_COVERAGE] = CW_STR_COVERAGE,
  [CW_MEASURE_DENSITY] = CW_STR_DENSITY,
};

static gboolean
lacks_material (const CwMatrixReport *report, guint row)
{
  const CwMaterial *material = cw_matrix_get_material (report->matrix, row);

  switch (report->measure)
    {
    case CW_MEASURE_COVERAGE:
      return material->characters == 0;
    case CW_MEASURE_DENSITY:
      return material->words == 0;
    case CW_MEASURE_CODINGS:
    case CW_MEASURE_EXCERPTS:
    case CW_MEASURE_PASSAGES:
    case CW_MEASURE_SOURCES:
    case CW_MEASURE_CHARACTERS:
      return FALSE;
    }
  g_return_val_if_reached (FALSE);
}

static void
add_value (CwTable *table, const CwMatrixReport *report, guint row, guint column)
{
  g_autofree char *value = cw_matrix_format_value (report->matrix, row, column, report->measure);

  cw_table_add_text (table, row, column, lacks_material (report, row) ? CW_STR_NO_MATERIAL : value);
}

static const CwMatrixSummary *
get_summary (const CwMatrixReport *report, guint row, guint column)
{
  guint n_rows = cw_matrix_get_n_rows (report->matrix);
  guint n_columns = cw_matrix_get_n_columns (report->matrix);

  if (report->summaries == NULL || row == n_rows || column == n_columns)
    return NULL;
  return &report->summaries[(gsize) row * n_columns + column];
}

static void
add_summary (CwTable *table, const CwMatrixSummary *summary, guint row, guint column)
{
  g_auto (GStrv) paragraphs = g_strsplit_set (summary->text, "\r\n", -1);
  guint last = 0;

  for (guint i = 0; paragraphs[i] != NULL; i++)
    if (*g_strstrip (paragraphs[i]) != '\0')
      last = i;
  for (guint i = 0; paragraphs[i] != NULL; i++)
    {
      g_autofree char *marked
          = i == last && summary->stale ? g_strdup_printf (CW_STR_STALE, paragraphs[i]) : NULL;

      if (*paragraphs[i] != '\0')
        cw_table_add_text (table, row, column, marked != NULL ? marked : paragraphs[i]);
    }
}

static void
fill_cell (CwTable *table, const CwMatrixReport *report, guint row, guint column)
{
  const CwMatrixSummary *summary = get_summary (report, row, column);

  if (report->values)
    add_value (table, report, row, column);
  if (summary != NULL && summary->text != NULL && *summary->text != '\0')
    add_summary (table, summary, row, column);
}

/* Without numbers there is nothing to total. */
static guint
count_totals (const CwMatrixReport *report)
{
  return report->values ? 1 : 0;
}

static void
set_rows (CwTable *table, const CwMatrixReport *report)
{
  guint n_rows = cw_matrix_get_n_rows (report->matrix);

  for (guint i = 0; i < n_rows; i++)
    {
      const CwMatrixHeader *header = cw_matrix_get_row (report->matrix, i);

      cw_table_set_row (table, i, header->label != NULL ? header->label : "", header->depth, FALSE);
    }
  if (report->values)
    cw_table_set_row (table, n_rows, CW_STR_TOTAL, 0, TRUE);
}

/* The engine marks an own column for scripts; on paper it is said in words. */
static char *
dup_column_label (const CwMatrixHeader *header)
{
  const char *label = header->label != NULL ? header->label : "";
  gsize length = strlen (label);
  g_autofree char *bare = NULL;

  if (!header->own)
    return g_strdup (label);
  if (g_str_has_suffix (label, OWN_SUFFIX))
    length -= strlen (OWN_SUFFIX);
  bare = g_strndup (label, length);
  return g_strdup_printf (CW_STR_OWN_COLUMN, bare);
}

/* A column of numbers alone is narrow, whatever is written in the others. */
static gboolean
is_numeric (const CwMatrixReport *report, guint column)
{
  for (guint row = 0; row < cw_matrix_get_n_rows (report->matrix); row++)
    {
      const CwMatrixSummary *summary = get_summary (report, row, column);

      if (summary != NULL && summary->text != NULL && *summary->text != '\0')
        return FALSE;
    }
  return report->values;
}

static void
set_columns (CwTable *table, const CwMatrixReport *report)
{
  guint n_columns = cw_matrix_get_n_columns (report->matrix);

  for (guint i = 0; i < n_columns; i++)
    {
      const CwMatrixHeader *header = cw_matrix_get_column (report->matrix, i);
      g_autofree char *label = dup_column_label (header);

      cw_table_set_column (table, i, label, header->color, is_numeric (report, i), FALSE);
    }
  if (report->values)
    cw_table_set_column (table, n_columns, CW_STR_TOTAL, NULL, TRUE, TRUE);
}

static gboolean
has_own_column (const CwMatrixReport *report)
{
  for (guint i = 0; i < cw_matrix_get_n_columns (report->matrix); i++)
    if (cw_matrix_get_column (report->matrix, i)->own)
      return TRUE;
  return FALSE;
}

static gboolean
has_bare_row (const CwMatrixReport *report)
{
  for (guint i = 0; i <= cw_matrix_get_n_rows (report->matrix); i++)
    if (lacks_material (report, i))
      return TRUE;
  return FALSE;
}

static gboolean
has_stale_summary (const CwMatrixReport *report)
{
  gsize n_cells
      = (gsize) cw_matrix_get_n_rows (report->matrix) * cw_matrix_get_n_columns (report->matrix);

  for (gsize i = 0; report->summaries != NULL && i < n_cells; i++)
    if (report->summaries[i].stale && report->summaries[i].text != NULL)
      return TRUE;
  return FALSE;
}

static void
add_legend (CwTable *table, const CwMatrixReport *report)
{
  if (report->values)
    {
      cw_table_add_legend (table, definitions[report->measure]);
      cw_table_add_legend (table, CW_STR_NOTE_TOTAL);
      if (has_own_column (report))
        cw_table_add_legend (table, CW_STR_NOTE_OWN);
      if (has_bare_row (report))
        cw_table_add_legend (table, CW_STR_NOTE_NO_MATERIAL);
    }
  if (has_stale_summary (report))
    cw_table_add_legend (table, CW_STR_NOTE_STALE);
}

static CwTable *
build_table (const CwMatrixReport *report)
{
  guint n_rows = cw_matrix_get_n_rows (report->matrix) + count_totals (report);
  guint n_columns = cw_matrix_get_n_columns (report->matrix) + count_totals (report);
  CwTable *table = cw_table_new (n_rows, n_columns, report->corner);

  set_rows (table, report);
  set_columns (table, report);
  for (guint row = 0; row < n_rows; row++)
    for (guint column = 0; column < n_columns; column++)
      fill_cell (table, report, row, column);
  add_legend (table, report);
  return table;
}

/**
 * cw_matrix_report_build:
 * @report: what to print
 *
 * Layout P6 of method.md §4.2. Totals are distinct counts (D7); shares of no material print as "n/m" (M7).
 *
 * Returns: (transfer full): the report
 */
CwDocument *
cw_matrix_report_build (const CwMatrixReport *report)
{
  CwDocument *document;

  g_return_val_if_fail (report != NULL && report->matrix != NULL, NULL);
  g_return_val_if_fail (report->project != NULL && report->title != NULL, NULL);
  g_return_val_if_fail (report->measure < CW_N_MEASURES, NULL);

  document = cw_document_new (report->project, report->title);
  cw_document_set_scope (document, report->scope);
  cw_document_set_note (document, report->note);
  cw_document_set_language (document, report->language);
  cw_document_set_date (document, report->date);
  cw_document_append (document, cw_block_new_table (build_table (report)));
  return document;
}
