/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Reports of a project: what the layouts print is read here from the engine. The documents are plain data, so that
 * they can be laid out in any thread while the project goes on. */

#pragma once

#include "cw-document.h"
#include "cw-matrix.h"
#include "cw-project.h"

G_BEGIN_DECLS

/**
 * CwReportNumbers:
 * @CW_REPORT_NUMBERS_POLICY: as the project's counts policy says (method.md D15)
 *
 * Whether a report prints counts.
 */
typedef enum
{
  CW_REPORT_NUMBERS_POLICY,
  CW_REPORT_NUMBERS_SHOW,
  CW_REPORT_NUMBERS_HIDE,
} CwReportNumbers;

/**
 * CwExcerptReportOptions:
 * @codes: (nullable) (element-type gint64): the codes to print; NULL or empty for all
 * @cases: (nullable) (element-type gint64): the cases to keep to, with the cases inside them; NULL or empty for all
 * @own: print the chosen codes alone, without those below them and those mapped to them
 * @numbers: whether to print counts
 * @date: (nullable): of the report, ISO 8601; NULL for today
 * @citation: (nullable): template, or NULL for %CW_CITATION_DEFAULT
 * @real_names: print the real names of the identity table as they are, and say so
 *
 * What excerpts by code are made of.
 */
typedef struct
{
  const GArray *codes;
  const GArray *cases;
  gboolean own;
  CwReportNumbers numbers;
  const char *date;
  const char *citation;
  gboolean real_names;
} CwExcerptReportOptions;

/**
 * CwMatrixReportOptions:
 * @rows: as cw_tabulation_add_rows_by_name() takes them
 * @columns: as cw_tabulation_add_columns_by_name() takes them
 * @measure: what the cells count
 * @voices: whose words count; 0 for CW_VOICES_EVIDENCE
 * @numbers: whether to print the counts beside the summaries
 * @title: (nullable): the display's name
 * @date: (nullable): of the report, ISO 8601; NULL for today
 * @real_names: print the real names of the identity table as they are, and say so
 *
 * What a printed matrix is made of.
 */
typedef struct
{
  const char *rows;
  const char *columns;
  CwMeasure measure;
  CwVoices voices;
  CwReportNumbers numbers;
  const char *title;
  const char *date;
  gboolean real_names;
} CwMatrixReportOptions;

CwDocument *cw_report_excerpts_by_code (CwProject *project,
                                        const CwExcerptReportOptions *options,
                                        GError **error);
CwDocument *
cw_report_matrix (CwProject *project, const CwMatrixReportOptions *options, GError **error);

gboolean cw_report_shows_numbers (CwProject *project, CwReportNumbers numbers);
char *cw_report_dup_date (const char *date);
char *cw_report_dup_language (CwProject *project);

G_END_DECLS
