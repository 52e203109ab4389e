/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <gtk/gtk.h>

#include "cw-queries.h"

G_BEGIN_DECLS

GMenuModel *cw_saved_queries_make_menu (CwProject *project);
void cw_saved_queries_ask_name (GtkWidget *owner, CwProject *project, const char *expression);

G_END_DECLS
