/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-demo-plan.h"

G_BEGIN_DECLS

void cw_demo_plan_sources (CwDemoPlan *plan);

G_END_DECLS
