/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-demo-plan.h"

G_BEGIN_DECLS

#define CW_DEMO_N_INTERVIEWS 50
#define CW_DEMO_N_PARTICIPANTS 46
#define CW_DEMO_WITHDRAWN 30 /* place of P-31 (PT9) */

GArray *cw_demo_plan_interviews (CwDemoPlan *plan, guint block);

G_END_DECLS
