/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Reports of a project: what the layouts print is read here from the engine. The documents are plain data, so that
 * they can be laid out in any thread while the project goes on. */

#pragma once

#include "cw-document.h"
#include "cw-matrix.h"
#include "cw-project.h"
#include "cw-report-speech.h"

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
 * CwReportGrouping:
 *
 * What the excerpts of a code, or memos, are grouped by.
 */
typedef enum
{
  CW_REPORT_GROUP_CASE,
  CW_REPORT_GROUP_ROLE,
  CW_REPORT_GROUP_SOURCE,
  CW_REPORT_GROUP_TIME, /* quarters of the year */
  CW_REPORT_GROUP_NONE,
  CW_REPORT_GROUP_KIND,   /* of memos only */
  CW_REPORT_GROUP_OBJECT, /* of memos only: what they are about */
} CwReportGrouping;

/**
 * CwReportOrder:
 * @CW_REPORT_ORDER_DATE: by the date of the source's event, then by place
 * @CW_REPORT_ORDER_ANALYST: in the order in which they were coded
 * @CW_REPORT_ORDER_LENGTH: the longest first
 *
 * How the excerpts of a group follow each other.
 */
typedef enum
{
  CW_REPORT_ORDER_DATE,
  CW_REPORT_ORDER_ANALYST,
  CW_REPORT_ORDER_LENGTH,
} CwReportOrder;

/**
 * CwExcerptReportOptions:
 * @codes: (nullable) (element-type gint64): the codes to print; NULL or empty for all
 * @cases: (nullable) (element-type gint64): the cases to keep to, with the cases inside them; NULL or empty for all
 * @own: print the chosen codes alone, without those below them and those mapped to them
 * @numbers: whether to print counts
 * @date: (nullable): of the report, ISO 8601; NULL for today
 * @citation: (nullable): template or the name of one, or NULL for %CW_CITATION_DEFAULT
 * @attribution: how a citation names who speaks
 * @context: what is printed around each excerpt
 * @grouping: what the excerpts of a code are grouped by
 * @order: how those of a group follow each other
 * @merged: print the excerpts of the codes below with the topmost code that is printed, each once
 * @best: at most so many excerpts of a code: starred ones first, then those with a comment, then the longest; 0 for
 *   all
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
  CwAttributionPolicy attribution;
  CwReportContext context;
  CwReportGrouping grouping;
  CwReportOrder order;
  gboolean merged;
  guint best;
  gboolean real_names;
} CwExcerptReportOptions;

gboolean cw_report_grouping_from_nick (const char *nick, CwReportGrouping *grouping);
gboolean cw_report_order_from_nick (const char *nick, CwReportOrder *order);

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
