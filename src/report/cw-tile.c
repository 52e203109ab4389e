/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwTile: one page's worth of a table, drawn and listed. Rules are horizontal only, as in a book. */

#include "config.h"

#include "cw-report-strings.h"
#include "cw-tile.h"

#define RULE_HEAVY 0.9
#define RULE_LIGHT 0.5
#define RULE_HAIR 0.25

/**
 * cw_tile_get_width:
 *
 * Returns: in points
 */
double
cw_tile_get_width (const CwTile *self)
{
  double width = cw_tiling_get_header_width (self->tiling);
  guint first, end;

  cw_tiling_get_columns (self->tiling, self->group, &first, &end);
  for (guint i = first; i < end; i++)
    width += cw_tiling_get_column_width (self->tiling, i);
  return width;
}

static void
draw_label (const CwTile *self, const CwCanvas *canvas, double x, double y, double width)
{
  g_autofree char *text = cw_tiling_dup_label (self->tiling, self->band, self->group);
  g_autoptr (PangoLayout) layout
      = cw_typesetter_layout (canvas->type, CW_TYPE_TILE_LABEL, text, width);

  pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
  cw_canvas_begin (canvas, "P");
  cw_typesetter_draw (canvas->type, canvas->cr, CW_TYPE_TILE_LABEL, layout, 0, CW_ALL_LINES, x, y);
  cw_canvas_end (canvas, "P");
}

/* Headers stand on the rule below them, and a code's colour is a short stroke on the rule above. */
static void
draw_column_header (const CwTile *self, const CwCanvas *canvas, guint column, double x, double y)
{
  const CwTableHeader *header = &cw_tiling_get_table (self->tiling)->columns[column];
  PangoLayout *layout = cw_tiling_get_column_layout (self->tiling, column);
  double height = cw_typesetter_measure_height (canvas->type, CW_TYPE_COLUMN_HEADER, layout);
  double top = y + cw_tiling_get_header_height (self->tiling) - CW_TILE_PAD_Y - height;
  double width = cw_tiling_get_column_width (self->tiling, column);

  if (header->color != NULL)
    {
      cw_typesetter_set_color (canvas->type, canvas->cr, header->color);
      cairo_rectangle (canvas->cr, x + CW_TILE_PAD_X, y, width - 2 * CW_TILE_PAD_X, CW_TILE_SWATCH);
      cairo_fill (canvas->cr);
    }
  cw_canvas_begin (canvas, "TH");
  cw_typesetter_draw (canvas->type,
                      canvas->cr,
                      CW_TYPE_COLUMN_HEADER,
                      layout,
                      0,
                      CW_ALL_LINES,
                      x + CW_TILE_PAD_X,
                      top);
  cw_canvas_end (canvas, "TH");
}

static void
draw_corner (const CwTile *self, const CwCanvas *canvas, double x, double y)
{
  const char *corner = cw_tiling_get_table (self->tiling)->corner;
  double width = cw_tiling_get_header_width (self->tiling) - 2 * CW_TILE_PAD_X;
  g_autoptr (PangoLayout) layout = NULL;
  double height;

  if (corner == NULL)
    return;
  layout = cw_typesetter_layout (canvas->type, CW_TYPE_COLUMN_HEADER, corner, width);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  height = cw_typesetter_measure_height (canvas->type, CW_TYPE_COLUMN_HEADER, layout);
  cw_canvas_begin (canvas, "TH");
  cw_typesetter_draw (canvas->type,
                      canvas->cr,
                      CW_TYPE_COLUMN_HEADER,
                      layout,
                      0,
                      CW_ALL_LINES,
                      x + CW_TILE_PAD_X,
                      y + cw_tiling_get_header_height (self->tiling) - CW_TILE_PAD_Y - height);
  cw_canvas_end (canvas, "TH");
}

static void
draw_headers (const CwTile *self, const CwCanvas *canvas, double x, double y)
{
  guint first, end;

  cw_tiling_get_columns (self->tiling, self->group, &first, &end);
  cw_canvas_begin (canvas, "TR");
  draw_corner (self, canvas, x, y);
  x += cw_tiling_get_header_width (self->tiling);
  for (guint i = first; i < end; i++)
    {
      draw_column_header (self, canvas, i, x, y);
      x += cw_tiling_get_column_width (self->tiling, i);
    }
  cw_canvas_end (canvas, "TR");
}

static void
draw_cell (const CwTile *self,
           const CwCanvas *canvas,
           const CwTileSlice *slice,
           guint column,
           double x,
           double y)
{
  guint n_units;
  const CwTileUnit *units = cw_tiling_get_units (self->tiling, slice->row, column, &n_units);

  cw_canvas_begin (canvas, "TD");
  for (guint i = slice->first[column]; i < slice->end[column]; i++)
    {
      cw_typesetter_draw (canvas->type,
                          canvas->cr,
                          CW_TYPE_CELL,
                          units[i].layout,
                          units[i].first_line,
                          units[i].n_lines,
                          x + CW_TILE_PAD_X,
                          y + CW_TILE_PAD_Y);
      y += units[i].height;
    }
  cw_canvas_end (canvas, "TD");
}

static void
draw_row_header (const CwTile *self,
                 const CwCanvas *canvas,
                 const CwTileSlice *slice,
                 double x,
                 double y)
{
  guint depth = cw_tiling_get_table (self->tiling)->rows[slice->row].depth;

  cw_canvas_begin (canvas, "TH");
  cw_typesetter_draw (canvas->type,
                      canvas->cr,
                      CW_TYPE_ROW_HEADER,
                      cw_tiling_get_row_layout (self->tiling, slice),
                      0,
                      CW_ALL_LINES,
                      x + CW_TILE_PAD_X + depth * CW_TILE_INDENT,
                      y + CW_TILE_PAD_Y);
  cw_canvas_end (canvas, "TH");
}

static void
draw_slice (const CwTile *self,
            const CwCanvas *canvas,
            const CwTileSlice *slice,
            double x,
            double y)
{
  guint first, end;

  cw_tiling_get_columns (self->tiling, self->group, &first, &end);
  cw_canvas_begin (canvas, "TR");
  draw_row_header (self, canvas, slice, x, y);
  x += cw_tiling_get_header_width (self->tiling);
  for (guint i = first; i < end; i++)
    {
      draw_cell (self, canvas, slice, i, x, y);
      x += cw_tiling_get_column_width (self->tiling, i);
    }
  cw_canvas_end (canvas, "TR");
}

static void
draw_rows (const CwTile *self, const CwCanvas *canvas, double x, double y)
{
  const CwTableHeader *rows = cw_tiling_get_table (self->tiling)->rows;
  double width = cw_tile_get_width (self);
  guint first, end;

  cw_tiling_get_slices (self->tiling, self->band, &first, &end);
  for (guint i = first; i < end; i++)
    {
      const CwTileSlice *slice = cw_tiling_get_slice (self->tiling, i);

      if (i > first && rows[slice->row].total)
        cw_canvas_draw_rule (canvas, x, y, width, RULE_LIGHT, 0);
      else if (i > first)
        cw_canvas_draw_rule (canvas, x, y, width, RULE_HAIR, 0.6);
      draw_slice (self, canvas, slice, x, y);
      y += slice->height;
    }
  cw_canvas_draw_rule (canvas, x, y, width, RULE_HEAVY, 0);
}

/**
 * cw_tile_draw:
 * @x: left edge, in points
 * @y: top edge
 * @width: of the page's body, to whose right edge the label goes
 *
 * Draws the tile with its headers and, where there are several, its label.
 */
void
cw_tile_draw (const CwTile *self, const CwCanvas *canvas, double x, double y, double width)
{
  double tile_width = cw_tile_get_width (self);

  g_return_if_fail (self != NULL && canvas != NULL);

  if (cw_tiling_is_tiled (self->tiling))
    draw_label (self, canvas, x, y, width);
  y += cw_tiling_get_label_height (self->tiling);
  cw_canvas_draw_rule (canvas, x, y, tile_width, RULE_HEAVY, 0);
  cw_canvas_begin (canvas, "Table");
  draw_headers (self, canvas, x, y);
  y += cw_tiling_get_header_height (self->tiling);
  cw_canvas_draw_rule (canvas, x, y, tile_width, RULE_LIGHT, 0);
  draw_rows (self, canvas, x, y);
  cw_canvas_end (canvas, "Table");
}

/* --- listing ------------------------------------------------------------------------------------------ */

static char *
dup_unit_text (const CwTileUnit *unit)
{
  const char *text = pango_layout_get_text (unit->layout);
  PangoLayoutLine *first = pango_layout_get_line_readonly (unit->layout, unit->first_line);
  PangoLayoutLine *last
      = pango_layout_get_line_readonly (unit->layout, unit->first_line + unit->n_lines - 1);
  int start = pango_layout_line_get_start_index (first);
  int end = pango_layout_line_get_start_index (last) + pango_layout_line_get_length (last);

  return g_strndup (text + start, end - start);
}

static void
list_cell (const CwTile *self,
           const CwTileSlice *slice,
           guint column,
           guint block,
           double y,
           GPtrArray *items)
{
  guint n_units;
  const CwTileUnit *units = cw_tiling_get_units (self->tiling, slice->row, column, &n_units);

  y += CW_TILE_PAD_Y;
  for (guint i = slice->first[column]; i < slice->end[column]; i++)
    {
      g_autofree char *text = dup_unit_text (&units[i]);
      CwPageItem *item = cw_page_item_new (CW_ITEM_CELL, block, text, -1);

      item->row = slice->row;
      item->column = column;
      item->paragraph = units[i].paragraph;
      item->y = y;
      item->height = units[i].height;
      y += item->height;
      g_ptr_array_add (items, item);
    }
}

static void
list_headers (const CwTile *self, guint block, double y, GPtrArray *items)
{
  guint first, end;

  cw_tiling_get_columns (self->tiling, self->group, &first, &end);
  for (guint i = first; i < end; i++)
    {
      const char *label = cw_tiling_get_table (self->tiling)->columns[i].label;
      CwPageItem *item = cw_page_item_new (CW_ITEM_COLUMN_HEADER, block, label, -1);

      item->column = i;
      item->y = y;
      item->height = cw_tiling_get_header_height (self->tiling);
      g_ptr_array_add (items, item);
    }
}

static void
list_slice (const CwTile *self, const CwTileSlice *slice, guint block, double y, GPtrArray *items)
{
  PangoLayout *layout = cw_tiling_get_row_layout (self->tiling, slice);
  CwPageItem *item
      = cw_page_item_new (CW_ITEM_ROW_HEADER, block, pango_layout_get_text (layout), -1);
  guint first, end;

  item->row = slice->row;
  item->y = y;
  item->height = slice->height;
  g_ptr_array_add (items, item);
  cw_tiling_get_columns (self->tiling, self->group, &first, &end);
  for (guint i = first; i < end; i++)
    list_cell (self, slice, i, block, y, items);
}

static void
list_label (const CwTile *self, guint block, double y, GPtrArray *items)
{
  g_autofree char *text = cw_tiling_dup_label (self->tiling, self->band, self->group);
  CwPageItem *item = cw_page_item_new (CW_ITEM_TILE_LABEL, block, text, -1);

  item->y = y;
  item->height = cw_tiling_get_label_height (self->tiling);
  g_ptr_array_add (items, item);
}

/**
 * cw_tile_list_items:
 * @block: index of the table's block
 * @y: top of the tile in the page's body
 * @items: (element-type CwPageItem): gets what the tile shows
 */
void
cw_tile_list_items (const CwTile *self, guint block, double y, GPtrArray *items)
{
  guint first, end;

  g_return_if_fail (self != NULL && items != NULL);

  if (cw_tiling_is_tiled (self->tiling))
    list_label (self, block, y, items);
  y += cw_tiling_get_label_height (self->tiling);
  list_headers (self, block, y, items);
  y += cw_tiling_get_header_height (self->tiling);
  cw_tiling_get_slices (self->tiling, self->band, &first, &end);
  for (guint i = first; i < end; i++)
    {
      const CwTileSlice *slice = cw_tiling_get_slice (self->tiling, i);

      list_slice (self, slice, block, y, items);
      y += slice->height;
    }
}
