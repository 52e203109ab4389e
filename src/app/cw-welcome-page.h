/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CW_TYPE_WELCOME_PAGE (cw_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (CwWelcomePage, cw_welcome_page, CW, WELCOME_PAGE, AdwBin)

void cw_welcome_page_set_menu (CwWelcomePage *self, GMenuModel *menu);

G_END_DECLS
