/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void cw_coded_accessible_init (GtkAccessibleTextInterface *iface);
void cw_coded_accessible_announce (GtkAccessible *view, const char *codes);

G_END_DECLS
