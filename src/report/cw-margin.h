/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-pages-private.h"

G_BEGIN_DECLS

/* Widths in points. */
#define CW_MARGIN_NUMBERS 30.0
#define CW_MARGIN_NOTES 14.0

double cw_margin_get_lane_width (guint n_lanes, double width);
void cw_margin_draw (const CwPages *pages, const CwPage *page, CwCanvas *canvas);
void cw_margin_list_feet (const CwPages *pages, const CwPage *page, GPtrArray *items);

G_END_DECLS
