/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CW_TYPE_ITEM_ROW (cw_item_row_get_type ())
G_DECLARE_FINAL_TYPE (CwItemRow, cw_item_row, CW, ITEM_ROW, GtkBox)

GtkWidget *cw_item_row_new (void);
GObject *cw_item_row_get_item (CwItemRow *self);
void cw_item_row_set_item (CwItemRow *self, GObject *item);
void
cw_item_row_set_texts (CwItemRow *self, const char *title, const char *subtitle, const char *count);
void cw_item_row_set_removal (CwItemRow *self, const char *tooltip, const char *detailed_action);

G_END_DECLS
