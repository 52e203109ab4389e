/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-project.h"

G_BEGIN_DECLS

#define CW_TYPE_ATTRIBUTION_LIST (cw_attribution_list_get_type ())
G_DECLARE_FINAL_TYPE (CwAttributionList, cw_attribution_list, CW, ATTRIBUTION_LIST, GObject)

CwAttributionList *cw_attribution_list_new (CwProject *project, gint64 case_id);

G_END_DECLS
