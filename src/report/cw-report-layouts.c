/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The table of layouts: what the command line, saved definitions and the window choose from. */

#include "config.h"

#include "cw-report-request.h"

static CwDocument *
build_excerpts (CwProject *project, const CwReportRequest *request, GError **error)
{
  return cw_report_excerpts_by_code (project, &request->excerpts, error);
}

static CwDocument *
build_matrix (CwProject *project, const CwReportRequest *request, GError **error)
{
  return cw_report_matrix (project, &request->matrix, error);
}

static const CwReportLayout layouts[] = {
  { "excerpts-by-code", "P1", "Excerpts by code", FALSE, build_excerpts },
  { "case-book", "P2", "Case book", FALSE, cw_layout_case_book },
  { "margin-codes", "P3", "Document with margin codes", FALSE, cw_layout_margin },
  { "codebook", "P4", "Codebook", FALSE, cw_layout_codebook },
  { "memo-book", "P5", "Memo book", FALSE, cw_layout_memo_book },
  { "matrix", "P6", "Matrix", FALSE, build_matrix },
  { "evidence-book", "P7", "Matrix evidence book", FALSE, cw_layout_evidence_book },
  { "inventory", "P10", "Data inventory", TRUE, cw_layout_inventory },
  { "field-notes", "P12", "Field-note book", FALSE, cw_layout_field_notes },
  { "cards", "P14", "Cut-up cards", FALSE, cw_layout_cards },
  { "quote-bank", "P16", "Quote bank", FALSE, cw_layout_quote_bank },
  { "code-slip", "P19", "Code log slip", FALSE, cw_layout_code_slip },
};

/**
 * cw_report_layout_get:
 *
 * Returns: (transfer none) (nullable): the layout at a place of the table, NULL behind the last
 */
const CwReportLayout *
cw_report_layout_get (guint index)
{
  return index < G_N_ELEMENTS (layouts) ? &layouts[index] : NULL;
}

/**
 * cw_report_layout_find:
 *
 * Returns: (transfer none) (nullable): the layout of that name
 */
const CwReportLayout *
cw_report_layout_find (const char *nick)
{
  for (guint i = 0; i < G_N_ELEMENTS (layouts); i++)
    if (g_strcmp0 (nick, layouts[i].nick) == 0)
      return &layouts[i];
  return NULL;
}

/**
 * cw_report_layout_list_nicks:
 *
 * Returns: (transfer full): the names of all layouts, for a sentence
 */
char *
cw_report_layout_list_nicks (void)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (layouts); i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", layouts[i].nick);
  return g_string_free (list, FALSE);
}
