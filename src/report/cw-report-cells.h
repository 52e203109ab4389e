/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-report-start.h"
#include "cw-tabulation.h"

G_BEGIN_DECLS

gboolean cw_report_add_cell (CwReportStart *self,
                             CwTabulation *tabulation,
                             const CwMatrix *matrix,
                             guint row,
                             guint column,
                             GError **error);

G_END_DECLS
