/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-window.h"

G_BEGIN_DECLS

void cw_window_show_backups (GtkWidget *widget, const char *name, GVariant *parameter);
void cw_window_restore_backup (GtkWidget *widget, const char *name, GVariant *parameter);
gboolean cw_window_offer_backups (CwWindow *window,
                                  const char *path,
                                  const char *heading,
                                  const char *sentence);
void cw_window_say_damaged (CwWindow *window);

G_END_DECLS
