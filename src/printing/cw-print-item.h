/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define CW_TYPE_PRINT_ITEM (cw_print_item_get_type ())
G_DECLARE_FINAL_TYPE (CwPrintItem, cw_print_item, CW, PRINT_ITEM, GObject)

CwPrintItem *cw_print_item_new (gint64 id, const char *label, guint depth);
gint64 cw_print_item_get_id (CwPrintItem *self);
const char *cw_print_item_get_label (CwPrintItem *self);
guint cw_print_item_get_depth (CwPrintItem *self);
gboolean cw_print_item_get_chosen (CwPrintItem *self);
void cw_print_item_set_chosen (CwPrintItem *self, gboolean chosen);

G_END_DECLS
