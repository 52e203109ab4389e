/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-coding-layer.h"

G_BEGIN_DECLS

#define CW_TYPE_LABEL_GUTTER (cw_label_gutter_get_type ())
G_DECLARE_FINAL_TYPE (CwLabelGutter, cw_label_gutter, CW, LABEL_GUTTER, GtkWidget)

GtkWidget *cw_label_gutter_new (CwCodingLayer *layer);
void cw_label_gutter_take_labels (CwLabelGutter *self, GPtrArray *labels);
int cw_label_gutter_get_label_width (CwLabelGutter *self);
void cw_label_gutter_set_padding (CwLabelGutter *self, int padding);

G_END_DECLS
