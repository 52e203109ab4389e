/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-withdrawal-plan.h"

G_BEGIN_DECLS

gboolean cw_plan_listing_print (const CwWithdrawalPlan *plan, const char *format, GError **error);

G_END_DECLS
