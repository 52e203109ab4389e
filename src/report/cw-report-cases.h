/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-project.h"

G_BEGIN_DECLS

/**
 * CwReportCases:
 *
 * The cases that a report groups by, in the order of their tree, and which of them a passage belongs to.
 */
typedef struct _CwReportCases CwReportCases;

CwReportCases *cw_report_cases_new (CwProject *project, const GArray *chosen, GError **error);
void cw_report_cases_free (CwReportCases *self);
guint cw_report_cases_get_n (const CwReportCases *self);
gint64 cw_report_cases_get_id (const CwReportCases *self, guint index);
const char *cw_report_cases_get_label (const CwReportCases *self, guint index);
gboolean cw_report_cases_get_nested (const CwReportCases *self);
void
cw_report_cases_list (CwReportCases *self, guint source, guint32 start, guint32 end, GArray *cases);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwReportCases, cw_report_cases_free)

G_END_DECLS
