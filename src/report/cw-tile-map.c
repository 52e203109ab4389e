/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The map of a tiled table: one field a tile, with the page to look for. */

#include "config.h"

#include "cw-tile-map.h"

#define FIELD_WIDTH 34.0
#define FIELD_HEIGHT 18.0
#define LARGEST_SHARE 0.4 /* of the page's body */

/**
 * cw_tile_map_get_height:
 *
 * Returns: in points; a map of very many tiles has smaller fields instead of filling the page
 */
double
cw_tile_map_get_height (const CwTiling *tiling, double body_width, double body_height)
{
  double height;

  g_return_val_if_fail (tiling != NULL, 0);

  height = FIELD_HEIGHT * cw_tiling_get_n_bands (tiling);
  return MIN (height, body_height * LARGEST_SHARE);
}

static void
draw_field (const CwCanvas *canvas, guint page, double x, double y, double width, double height)
{
  g_autofree char *text = g_strdup_printf ("%u", page + 1);
  g_autoptr (PangoLayout) layout
      = cw_typesetter_layout (canvas->type, CW_TYPE_TILE_LABEL, text, -1);
  double line = cw_typesetter_get_line_height (canvas->type, CW_TYPE_TILE_LABEL);
  double text_width = cw_typesetter_measure_width (canvas->type, CW_TYPE_TILE_LABEL, text);

  cairo_set_source_rgb (canvas->cr, 0.6, 0.6, 0.6);
  cairo_set_line_width (canvas->cr, 0.5);
  cairo_rectangle (canvas->cr, x, y, width, height);
  cairo_stroke (canvas->cr);
  if (line <= height && text_width <= width)
    cw_typesetter_draw (canvas->type,
                        canvas->cr,
                        CW_TYPE_TILE_LABEL,
                        layout,
                        0,
                        CW_ALL_LINES,
                        x + (width - text_width) / 2,
                        y + (height - line) / 2);
}

/**
 * cw_tile_map_draw:
 * @x: left edge, in points
 * @y: top edge
 * @body_width: the map is not wider
 * @height: as measured
 *
 * Draws the map; numbers are left out of fields too small for them.
 */
void
cw_tile_map_draw (const CwCanvas *canvas,
                  const CwTiling *tiling,
                  double x,
                  double y,
                  double body_width,
                  double height)
{
  guint n_bands = cw_tiling_get_n_bands (tiling);
  guint n_groups = cw_tiling_get_n_groups (tiling);
  double field_width = MIN (FIELD_WIDTH, body_width / n_groups);
  double field_height = height / n_bands;

  for (guint band = 0; band < n_bands; band++)
    for (guint group = 0; group < n_groups; group++)
      draw_field (canvas,
                  cw_tiling_get_page (tiling, band, group),
                  x + group * field_width,
                  y + band * field_height,
                  field_width,
                  field_height);
}
