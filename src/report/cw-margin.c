/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* What stands beside and below the lines of a page: numbers, code brackets in their lanes, page numbers of an index,
 * notes at the foot. A bracket's stroke and its mnemonic say which code it is without colour. */

#include "config.h"

#include "cw-margin.h"

#include "cw-stroke.h"

#define LABEL_DISTANCE 4.0
#define EDGE 3.0 /* the arm of a bracket's corner */
#define NUMBERED_LINES 5
#define LANES_SHARE 0.38 /* of the text's width */
#define WIDEST_LANE 50.0

static void
draw_small (CwCanvas *canvas, CwTypeStyle style, const char *text, double x, double y, double width)
{
  g_autoptr (PangoLayout) layout = cw_typesetter_layout (canvas->type, style, text, width);

  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  cw_typesetter_draw (canvas->type, canvas->cr, style, layout, 0, 1, x, y);
}

static void
draw_number (CwCanvas *canvas, const char *number, double x, double y)
{
  double width = cw_typesetter_measure_width (canvas->type, CW_TYPE_TILE_LABEL, number);

  draw_small (
      canvas, CW_TYPE_TILE_LABEL, number, x + CW_MARGIN_NUMBERS - 8 - width, y + 2, width + 1);
}

static void
draw_line_number (const CwPages *pages, const CwStrip *strip, CwCanvas *canvas, double x, double y)
{
  g_autofree char *line = NULL;

  if (!pages->document->line_numbers)
    {
      if (strip->offset + strip->start == 0 && strip->coded->number != NULL)
        draw_number (canvas, strip->coded->number, x, y);
      return;
    }
  line = g_strdup_printf ("%u", strip->number);
  if (strip->number % NUMBERED_LINES == 0)
    draw_number (canvas, line, x, y);
}

/* The part of a mark beside one line: its corner where the excerpt starts, its sign where the lane begins. */
static void
draw_mark (CwCanvas *canvas,
           const CwCodeMark *mark,
           const CwStrip *strip,
           gboolean labelled,
           double lane,
           double x,
           double y)
{
  guint start = strip->offset + strip->start;
  gboolean starts = mark->start >= start && mark->opens;
  gboolean ends = mark->end <= start + strip->length;

  cairo_save (canvas->cr);
  cw_typesetter_set_color (canvas->type, canvas->cr, mark->color);
  if (starts)
    cw_stroke_draw (canvas->cr, CW_BRACKET_SOLID, x - EDGE, y + 1, x, y + 1);
  cw_stroke_draw (
      canvas->cr, mark->bracket, x, y + (starts ? 1 : 0), x, y + strip->height - (ends ? 1 : 0));
  if (ends)
    cw_stroke_draw (
        canvas->cr, CW_BRACKET_SOLID, x - EDGE, y + strip->height - 1, x, y + strip->height - 1);
  cairo_restore (canvas->cr);
  if (labelled)
    draw_small (canvas,
                CW_TYPE_MNEMONIC,
                mark->label,
                x + LABEL_DISTANCE - 1,
                y + 1,
                lane - LABEL_DISTANCE);
}

static void
draw_marks (const CwStrip *strip, CwCanvas *canvas, gboolean first, double lane, double x, double y)
{
  guint start = strip->offset + strip->start;
  guint end = start + MAX (strip->length, 1);
  double notes = x + strip->coded->n_lanes * lane;

  for (guint i = 0; i < strip->coded->marks->len; i++)
    {
      const CwCodeMark *mark = &g_array_index (strip->coded->marks, CwCodeMark, i);
      g_autofree char *note = g_strdup_printf ("%u", mark->note);

      if (mark->start >= end || mark->end <= start)
        continue;
      if (mark->lane != CW_CODED_OVERFLOW)
        draw_mark (canvas,
                   mark,
                   strip,
                   first || mark->start >= start,
                   lane,
                   x + mark->lane * lane + EDGE,
                   y);
      else if (mark->note > 0 && mark->start >= start)
        {
          draw_small (canvas, CW_TYPE_MNEMONIC, note, notes, y, CW_MARGIN_NOTES);
          notes += cw_typesetter_measure_width (canvas->type, CW_TYPE_MNEMONIC, note) + 2;
        }
    }
}

static void
draw_coded (const CwPages *pages, const CwStrip *strip, CwCanvas *canvas, gboolean first)
{
  double left = pages->setup->margin_left;
  double y = pages->setup->margin_top + strip->y;
  double lane = cw_margin_get_lane_width (strip->coded->n_lanes, pages->flow->width);
  double lanes = strip->coded->n_lanes * lane + CW_MARGIN_NOTES;

  draw_line_number (pages, strip, canvas, left, y);
  draw_marks (strip, canvas, first, lane, left + pages->flow->width - lanes + 8, y);
}

/* An index points to a heading; the page is known now. */
static void
draw_target (const CwPages *pages, const CwStrip *strip, CwCanvas *canvas)
{
  guint place
      = GPOINTER_TO_UINT (g_hash_table_lookup (pages->flow->anchors, (gpointer) strip->target));
  g_autofree char *number = NULL;
  double width;

  if (place == 0)
    return;
  number = g_strdup_printf ("%u",
                            g_array_index (pages->flow->sections, CwSection, place - 1).page + 1);
  width = cw_typesetter_measure_width (canvas->type, strip->style, number);
  cw_canvas_begin (canvas, "P");
  draw_small (canvas,
              strip->style,
              number,
              pages->setup->margin_left + pages->flow->width - width,
              pages->setup->margin_top + strip->y,
              width + 1);
  cw_canvas_end (canvas, "P");
}

static double
measure_feet (const CwPages *pages, const CwPage *page)
{
  double height = 0;

  for (guint i = page->first; i < page->end; i++)
    height += g_array_index (pages->flow->strips, CwStrip, i).foot_height;
  return height;
}

static void
draw_feet (const CwPages *pages, const CwPage *page, CwCanvas *canvas)
{
  double height = measure_feet (pages, page);
  double x = pages->setup->margin_left;
  double y = pages->setup->margin_top + pages->flow->height - height;

  if (height <= 0)
    return;
  cw_canvas_draw_rule (canvas, x, y - 3, 120, 0.4, 0.5);
  for (guint i = page->first; i < page->end; i++)
    {
      const CwStrip *strip = &g_array_index (pages->flow->strips, CwStrip, i);

      for (guint j = 0; j < strip->n_feet; j++)
        {
          const CwFoot *foot = &g_array_index (pages->flow->feet, CwFoot, strip->first_foot + j);

          cw_canvas_begin (canvas, "Note");
          cw_typesetter_draw (
              canvas->type, canvas->cr, CW_TYPE_DETAIL, foot->layout, 0, CW_ALL_LINES, x, y);
          cw_canvas_end (canvas, "Note");
          y += foot->height;
        }
    }
}

/**
 * cw_margin_get_lane_width:
 *
 * @width: between the margins, in points
 *
 * Returns: the width of a lane in points: few lanes have room for longer signs
 */
double
cw_margin_get_lane_width (guint n_lanes, double width)
{
  return n_lanes == 0 ? 0 : MIN (WIDEST_LANE, LANES_SHARE * width / n_lanes);
}

/**
 * cw_margin_draw:
 *
 * Draws what stands beside and below the lines of one page.
 */
void
cw_margin_draw (const CwPages *pages, const CwPage *page, CwCanvas *canvas)
{
  for (guint i = page->first; i < page->end; i++)
    {
      const CwStrip *strip = &g_array_index (pages->flow->strips, CwStrip, i);
      gboolean first = i == page->first || strip->offset + strip->start == 0;

      if (strip->coded != NULL)
        draw_coded (pages, strip, canvas, first);
      if (strip->target != NULL)
        draw_target (pages, strip, canvas);
    }
  draw_feet (pages, page, canvas);
}

/**
 * cw_margin_list_feet:
 * @items: (element-type CwPageItem): gets the notes at the foot of the page
 */
void
cw_margin_list_feet (const CwPages *pages, const CwPage *page, GPtrArray *items)
{
  double y = pages->flow->height - measure_feet (pages, page);

  for (guint i = page->first; i < page->end; i++)
    {
      const CwStrip *strip = &g_array_index (pages->flow->strips, CwStrip, i);

      for (guint j = 0; j < strip->n_feet; j++)
        {
          const CwFoot *foot = &g_array_index (pages->flow->feet, CwFoot, strip->first_foot + j);
          CwPageItem *item = cw_page_item_new (
              CW_ITEM_FOOTNOTE, strip->block, pango_layout_get_text (foot->layout), -1);

          item->y = y;
          item->height = foot->height;
          y += foot->height;
          g_ptr_array_add (items, item);
        }
    }
}
