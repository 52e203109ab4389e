/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <adwaita.h>

#include "cw-project.h"

G_BEGIN_DECLS

#define CW_TYPE_CONFUSABLES_VIEW (cw_confusables_view_get_type ())
G_DECLARE_FINAL_TYPE (CwConfusablesView, cw_confusables_view, CW, CONFUSABLES_VIEW, AdwBin)

void cw_confusables_view_set_project (CwConfusablesView *self, CwProject *project);

G_END_DECLS
