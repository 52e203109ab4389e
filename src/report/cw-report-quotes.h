/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-block.h"
#include "cw-project-report.h"
#include "cw-report-codes.h"

G_BEGIN_DECLS

/**
 * CwReportQuote:
 * @id: as printed, "E-12"
 * @words: what may be printed of it
 * @excerpt: as the project has it
 * @attribution: (nullable): who speaks, as the policy allows
 * @source: the source's short title
 * @date: of the source's event, ISO 8601; may be empty
 * @limited: consent forbids to quote it
 *
 * An excerpt, made ready for paper.
 */
typedef struct
{
  char *id;
  char *words;
  CwExcerpt *excerpt;
  char *attribution;
  char *role;
  char *source;
  char *date;
  char *before;
  char *after;
  gboolean limited;
} CwReportQuote;

/**
 * CwReportQuotes:
 *
 * The quotations of a report: each is read once, cited by one template and held to one consent.
 */
typedef struct _CwReportQuotes CwReportQuotes;

CwReportQuotes *
cw_report_quotes_new (CwProject *project, const CwExcerptReportOptions *options, GError **error);
void cw_report_quotes_free (CwReportQuotes *self);
const CwReportQuote *cw_report_quotes_get (CwReportQuotes *self, gint64 excerpt, GError **error);
CwReportCodes *cw_report_quotes_get_codes (CwReportQuotes *self);
guint cw_report_quotes_get_n_limited (CwReportQuotes *self);
char *cw_report_quotes_dup_citation (CwReportQuotes *self, const CwReportQuote *quote);
CwBlock *cw_report_quotes_make_block (CwReportQuotes *self,
                                      const CwReportQuote *quote,
                                      gint64 code,
                                      const char *group);
char *cw_report_quotes_add_limits (CwReportQuotes *self, const char *scope);
int cw_report_quote_compare_dates (gconstpointer a, gconstpointer b);
int cw_report_quote_compare_ids (gconstpointer a, gconstpointer b);
int cw_report_quote_compare_lengths (gconstpointer a, gconstpointer b);
int cw_report_quote_compare_worth (gconstpointer a, gconstpointer b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwReportQuotes, cw_report_quotes_free)

G_END_DECLS
