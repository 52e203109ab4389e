/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <adwaita.h>

#include "cw-item-row.h"

G_BEGIN_DECLS

CwItemRow *cw_pane_list_get_row (GtkEventController *controller);
GtkWidget *cw_pane_list_find_row (GPtrArray *rows, gpointer item, GtkWidget *otherwise);
GtkSingleSelection *cw_pane_list_add_selection (GtkListView *list, GListModel *model);
void cw_pane_list_add_controllers (GtkWidget *row,
                                   GtkDropTarget *drop,
                                   GCallback pressed,
                                   GCallback prepared,
                                   GCallback dropped,
                                   gpointer pane);
void cw_pane_list_pop_up (gpointer pane,
                          GtkWidget *list,
                          GtkWidget **popover,
                          GMenuModel *menu,
                          GtkWidget *anchor,
                          double x,
                          double y);
gboolean cw_pane_list_say (gpointer pane, const GError *error);
void cw_pane_list_confirm_delete (gpointer pane,
                                  const char *heading,
                                  const char *body,
                                  GCallback answered);

G_END_DECLS
