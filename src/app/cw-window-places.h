/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-window.h"

G_BEGIN_DECLS

void cw_window_show_summary (GtkWidget *widget, const char *name, GVariant *parameter);
void cw_window_show_display (GtkWidget *widget, const char *name, GVariant *parameter);
void cw_window_show_participant (GtkWidget *widget, const char *name, GVariant *parameter);
void cw_window_create_memo_here (GtkWidget *widget, const char *name, GVariant *parameter);

G_END_DECLS
