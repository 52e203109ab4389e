/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-coding-layer.h"

G_BEGIN_DECLS

#define CW_TYPE_NAME_GUTTER (cw_name_gutter_get_type ())
G_DECLARE_FINAL_TYPE (CwNameGutter, cw_name_gutter, CW, NAME_GUTTER, GtkWidget)

GtkWidget *cw_name_gutter_new (CwCodingLayer *layer);
void cw_name_gutter_set_widths (CwNameGutter *self, int names, int padding);

G_END_DECLS
