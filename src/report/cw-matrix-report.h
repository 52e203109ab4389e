/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-document.h"
#include "cw-matrix.h"

G_BEGIN_DECLS

/**
 * CwMatrixSummary:
 * @text: (nullable): the summary; line breaks separate paragraphs
 * @stale: the evidence has changed since it was written
 *
 * What the researcher wrote into a cell. Strings are borrowed.
 */
typedef struct
{
  const char *text;
  gboolean stale;
} CwMatrixSummary;

/**
 * CwMatrixReport:
 * @title: the display's name
 * @corner: (nullable): what stands above the row headers
 * @measure: what the cells count
 * @values: print the numbers; FALSE prints the summaries alone
 * @summaries: (nullable): n_rows × n_columns summaries, row after row
 *
 * What goes into layout P6, the matrix (method.md §3.9 and §4.2). The other fields are those of #CwExcerptReport.
 */
typedef struct
{
  const char *project;
  const char *title;
  const char *scope;
  const char *note;
  const char *language;
  const char *date;
  const char *corner;
  const CwMatrix *matrix;
  CwMeasure measure;
  gboolean values;
  const CwMatrixSummary *summaries;
} CwMatrixReport;

CwDocument *cw_matrix_report_build (const CwMatrixReport *report);

G_END_DECLS
