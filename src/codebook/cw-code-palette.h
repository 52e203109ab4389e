/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CW_TYPE_CODE_PALETTE (cw_code_palette_get_type ())
G_DECLARE_FINAL_TYPE (CwCodePalette, cw_code_palette, CW, CODE_PALETTE, GtkPopover)

GtkWidget *cw_code_palette_new (void);
void cw_code_palette_open (CwCodePalette *self, gint64 code, const char *color);

G_END_DECLS
