/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-coding-layer.h"

G_BEGIN_DECLS

#define CW_TYPE_STRIPE_GUTTER (cw_stripe_gutter_get_type ())
G_DECLARE_FINAL_TYPE (CwStripeGutter, cw_stripe_gutter, CW, STRIPE_GUTTER, GtkWidget)

GtkWidget *cw_stripe_gutter_new (CwCodingLayer *layer);
int cw_stripe_gutter_get_width_for (guint n_lanes, gboolean overflow);

G_END_DECLS
