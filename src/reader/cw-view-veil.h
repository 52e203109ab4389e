/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-coding-layer.h"

G_BEGIN_DECLS

void cw_view_veil_draw_backlight (CwCodingLayer *layer, const GArray *codes, GtkSnapshot *snapshot);
void cw_view_veil_draw_line_focus (CwCodingLayer *layer, GtkSnapshot *snapshot);

G_END_DECLS
