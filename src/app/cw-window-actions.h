/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-window.h"

G_BEGIN_DECLS

void cw_window_install_actions (GtkWidgetClass *widget_class);
void cw_window_update_actions (CwWindow *window);

G_END_DECLS
