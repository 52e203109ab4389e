/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-project.h"
#include "cw-withdrawal-plan.h"

G_BEGIN_DECLS

CwWithdrawalPlan *cw_project_plan_withdrawal (CwProject *self, gint64 participant, GError **error);
gboolean
cw_project_withdraw (CwProject *self, gint64 participant, const char *reason, GError **error);

G_END_DECLS
