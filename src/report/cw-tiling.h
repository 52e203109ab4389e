/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-table.h"
#include "cw-typesetter.h"

G_BEGIN_DECLS

#define CW_TILE_PAD_X 4.0
#define CW_TILE_PAD_Y 3.0
#define CW_TILE_INDENT 8.0
#define CW_TILE_SWATCH 1.8
#define CW_TILE_PARAGRAPH_GAP 2.0

/**
 * CwTileUnit:
 * @paragraph: index of the paragraph in its cell
 *
 * What is never cut: a paragraph of a cell, or a page's worth of lines of one that is taller than a page.
 */
typedef struct
{
  PangoLayout *layout;
  guint paragraph;
  guint first_line;
  guint n_lines;
  double height;
} CwTileUnit;

/**
 * CwTileSlice:
 * @continued: the row began on an earlier band
 * @first: (array): for each column its first unit here, an index into the cell's units
 * @end: (array): one past the last
 *
 * The part of a row that stands on one band.
 */
typedef struct
{
  guint row;
  gboolean continued;
  double height;
  guint *first;
  guint *end;
} CwTileSlice;

/**
 * CwTiling:
 *
 * A table cut into bands (pages of rows) and groups (pages of columns). Band × group is a tile; every cell is on
 * exactly one tile, unless it is cut between its paragraphs.
 */
typedef struct _CwTiling CwTiling;

CwTiling *
cw_tiling_new (const CwTable *table, CwTypesetter *type, double body_width, double body_height);
void cw_tiling_free (CwTiling *self);

const CwTable *cw_tiling_get_table (const CwTiling *self);
guint cw_tiling_get_n_bands (const CwTiling *self);
guint cw_tiling_get_n_groups (const CwTiling *self);
gboolean cw_tiling_is_tiled (const CwTiling *self);
void cw_tiling_get_columns (const CwTiling *self, guint group, guint *first, guint *end);
void cw_tiling_get_slices (const CwTiling *self, guint band, guint *first, guint *end);
const CwTileSlice *cw_tiling_get_slice (const CwTiling *self, guint slice);
const CwTileUnit *
cw_tiling_get_units (const CwTiling *self, guint row, guint column, guint *n_units);
double cw_tiling_get_column_width (const CwTiling *self, guint column);
double cw_tiling_get_header_width (const CwTiling *self);
double cw_tiling_get_header_height (const CwTiling *self);
double cw_tiling_get_label_height (const CwTiling *self);
double cw_tiling_get_tile_height (const CwTiling *self, guint band);
PangoLayout *cw_tiling_get_column_layout (const CwTiling *self, guint column);
PangoLayout *cw_tiling_get_row_layout (const CwTiling *self, const CwTileSlice *slice);
void cw_tiling_set_first_page (CwTiling *self, guint page);
guint cw_tiling_get_page (const CwTiling *self, guint band, guint group);
char *cw_tiling_dup_label (const CwTiling *self, guint band, guint group);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwTiling, cw_tiling_free)

G_END_DECLS
