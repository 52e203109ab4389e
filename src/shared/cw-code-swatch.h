/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CW_TYPE_CODE_SWATCH (cw_code_swatch_get_type ())
G_DECLARE_FINAL_TYPE (CwCodeSwatch, cw_code_swatch, CW, CODE_SWATCH, GtkWidget)

GtkWidget *cw_code_swatch_new (void);
const char *cw_code_swatch_get_color (CwCodeSwatch *self);
void cw_code_swatch_set_color (CwCodeSwatch *self, const char *color);

G_END_DECLS
