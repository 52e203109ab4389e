/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-canvas.h"
#include "cw-tiling.h"

G_BEGIN_DECLS

double cw_tile_map_get_height (const CwTiling *tiling, double body_width, double body_height);
void cw_tile_map_draw (const CwCanvas *canvas,
                       const CwTiling *tiling,
                       double x,
                       double y,
                       double body_width,
                       double height);

G_END_DECLS
