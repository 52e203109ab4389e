/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-canvas.h"
#include "cw-page-item.h"
#include "cw-tiling.h"

G_BEGIN_DECLS

/**
 * CwTile:
 *
 * Names one tile of a tiling. Lives on the stack; owns nothing.
 */
typedef struct
{
  const CwTiling *tiling;
  guint band;
  guint group;
} CwTile;

double cw_tile_get_width (const CwTile *self);
void cw_tile_draw (const CwTile *self, const CwCanvas *canvas, double x, double y, double width);
void cw_tile_list_items (const CwTile *self, guint block, double y, GPtrArray *items);

G_END_DECLS
