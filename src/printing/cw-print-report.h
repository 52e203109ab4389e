/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-project-report.h"

G_BEGIN_DECLS

CwDocument *cw_print_report_matrix (CwProject *project,
                                    const char *definition,
                                    CwReportNumbers numbers,
                                    GError **error);

G_END_DECLS
