/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CW_TYPE_NAME_POPOVER (cw_name_popover_get_type ())
G_DECLARE_FINAL_TYPE (CwNamePopover, cw_name_popover, CW, NAME_POPOVER, GtkPopover)

CwNamePopover *cw_name_popover_new (GtkWidget *anchor, const char *heading, const char *name);

G_END_DECLS
