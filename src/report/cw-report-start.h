/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-report-quotes.h"
#include "cw-report-request.h"

G_BEGIN_DECLS

/**
 * CwReportStart:
 * @document: the report, with its title, date and language
 * @quotes: where its excerpts come from
 *
 * What every layout begins with. Lives on the stack.
 */
typedef struct
{
  CwProject *project;
  const CwReportRequest *request;
  CwDocument *document;
  CwReportQuotes *quotes;
  GString *scope;
  gboolean numbers;
} CwReportStart;

gboolean cw_report_start (CwReportStart *self,
                          CwProject *project,
                          const CwReportRequest *request,
                          const char *title,
                          GError **error);
CwDocument *cw_report_finish (CwReportStart *self, gboolean done, GError **error);
void cw_report_say (CwReportStart *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
void cw_report_add_heading (CwReportStart *self, guint level, const char *text, const char *anchor);
void cw_report_add_line (CwReportStart *self, CwTextRole role, const char *lead, const char *text);
void cw_report_add_body (CwReportStart *self, CwTextRole role, const char *text);
gboolean cw_report_add_quote (CwReportStart *self,
                              gint64 excerpt,
                              gint64 code,
                              const char *group,
                              GError **error);
gboolean
cw_report_add_quotes (CwReportStart *self, const GArray *excerpts, gint64 code, GError **error);
gboolean cw_report_is_chosen (const GArray *chosen, gint64 id);
char *cw_report_dup_number (CwReportStart *self, gint64 code);

G_END_DECLS
