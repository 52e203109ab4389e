/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-window.h"

G_BEGIN_DECLS

void cw_window_show_card (GtkWidget *widget, const char *name, GVariant *parameter);
void cw_window_set_example (GtkWidget *widget, const char *name, GVariant *parameter);

G_END_DECLS
