/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void cw_menu_button_set_menu (GtkMenuButton *button, GMenuModel *menu);

G_END_DECLS
