/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <gtk/gtk.h>

#include "cw-coded-view.h"
#include "cw-project.h"

G_BEGIN_DECLS

void cw_date_popover_open (GtkWidget *parent,
                           CwProject *project,
                           gint64 excerpt,
                           const GdkRectangle *area,
                           CwCodedView *view);

G_END_DECLS
