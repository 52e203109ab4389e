/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-project-report.h"

G_BEGIN_DECLS

/**
 * CwCodebookForm:
 *
 * How much of each code a codebook says.
 */
typedef enum
{
  CW_CODEBOOK_FULL,
  CW_CODEBOOK_BRIEF,
  CW_CODEBOOK_SECOND_CYCLE,
} CwCodebookForm;

/**
 * CwReportRequest:
 * @excerpts: what excerpts are printed, and how they are cited
 * @matrix: rows, columns and measure of a matrix
 * @sources: (nullable) (element-type gint64): the documents to print; NULL or empty for all
 * @kinds: (nullable) (array zero-terminated=1): the memo kinds to print; NULL for all
 * @cards: how many excerpts a sheet is cut into: 1, 2, 4 or 8
 * @reflexive: print the reflexive journal too, which is left out otherwise
 *
 * Everything that a layout can be asked for; each looks at its own part. Strings and arrays are borrowed.
 */
typedef struct
{
  CwExcerptReportOptions excerpts;
  CwMatrixReportOptions matrix;
  const GArray *sources;
  char **kinds;
  CwCodebookForm form;
  guint cards;
  gboolean line_numbers;
  gboolean double_spaced;
  gboolean reflexive;
} CwReportRequest;

/**
 * CwReportLayout:
 * @nick: what the command line calls it
 * @title: what a list shows
 * @landscape: the paper is better turned
 *
 * One layout of method.md §4.2.
 */
typedef struct
{
  const char *nick;
  const char *number;
  const char *title;
  gboolean landscape;
  CwDocument *(*build) (CwProject *project, const CwReportRequest *request, GError **error);
} CwReportLayout;

const CwReportLayout *cw_report_layout_get (guint index);
const CwReportLayout *cw_report_layout_find (const char *nick);
char *cw_report_layout_list_nicks (void);

/* The layouts, one a file. */
CwDocument *cw_layout_case_book (CwProject *, const CwReportRequest *, GError **);
CwDocument *cw_layout_margin (CwProject *, const CwReportRequest *, GError **);
CwDocument *cw_layout_codebook (CwProject *, const CwReportRequest *, GError **);
CwDocument *cw_layout_memo_book (CwProject *, const CwReportRequest *, GError **);
CwDocument *cw_layout_evidence_book (CwProject *, const CwReportRequest *, GError **);
CwDocument *cw_layout_inventory (CwProject *, const CwReportRequest *, GError **);
CwDocument *cw_layout_field_notes (CwProject *, const CwReportRequest *, GError **);
CwDocument *cw_layout_cards (CwProject *, const CwReportRequest *, GError **);
CwDocument *cw_layout_quote_bank (CwProject *, const CwReportRequest *, GError **);
CwDocument *cw_layout_code_slip (CwProject *, const CwReportRequest *, GError **);

G_END_DECLS
