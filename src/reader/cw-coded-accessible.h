/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void cw_coded_accessible_init (GtkAccessibleTextInterface *iface);

G_END_DECLS
