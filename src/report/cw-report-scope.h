/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-project-report.h"
#include "cw-report-codes.h"

G_BEGIN_DECLS

/**
 * CwReportOmissions:
 * @unused: (element-type utf8): names of the chosen codes that have no excerpt in the selection
 * @n_uncoded: excerpts without a code
 * @n_empty: excerpts whose words are gone from the text
 * @best: more than so many excerpts of a code were left out; 0 for none
 *
 * What a report of excerpts leaves out.
 */
typedef struct
{
  GPtrArray *unused;
  guint n_uncoded;
  guint n_empty;
  guint best;
} CwReportOmissions;

char *cw_report_scope_excerpts (CwProject *project,
                                const CwExcerptReportOptions *options,
                                const CwReportOmissions *omissions);

G_END_DECLS
