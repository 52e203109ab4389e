/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <adwaita.h>

#include "cw-project.h"

G_BEGIN_DECLS

#define CW_TYPE_SPLIT_PAGE (cw_split_page_get_type ())
G_DECLARE_FINAL_TYPE (CwSplitPage, cw_split_page, CW, SPLIT_PAGE, AdwNavigationPage)

AdwNavigationPage *cw_split_page_new (CwProject *project, gint64 code);

G_END_DECLS
