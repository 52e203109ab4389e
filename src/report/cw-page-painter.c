/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Paints one page: running header, strips, footer. In a tagged PDF the sections stay open from page to page, as they
 * do in the report; header and footer carry no tag, which makes them artifacts that a screen reader skips. */

#include "config.h"

#include "cw-margin.h"
#include "cw-page-painter.h"
#include "cw-stroke.h"
#include "cw-tile-map.h"
#include "cw-tile.h"

#define HEADER_DISTANCE 12.0
#define FOOTER_DISTANCE 20.0
#define MNEMONIC_DISTANCE 5.0
#define BRACKET_X 2.0

/* --- tags ------------------------------------------------------------------------------------------- */

static gboolean
is_inside (const CwPages *pages, int section, int around)
{
  while (section > around)
    section = g_array_index (pages->flow->sections, CwSection, section).parent;
  return section == around;
}

static void
open_sections (const CwPages *pages, CwCanvas *canvas, int section)
{
  if (section == canvas->section)
    return;
  open_sections (pages, canvas, g_array_index (pages->flow->sections, CwSection, section).parent);
  cw_canvas_begin (canvas, "Sect");
  canvas->section = section;
}

/* Closes and opens sections until exactly those around @section are open. */
static void
enter_section (const CwPages *pages, CwCanvas *canvas, int section)
{
  if (!canvas->tagged)
    return;
  while (!is_inside (pages, section, canvas->section))
    {
      cw_canvas_end (canvas, "Sect");
      canvas->section = g_array_index (pages->flow->sections, CwSection, canvas->section).parent;
    }
  open_sections (pages, canvas, section);
}

static const char *
get_tag (const CwPages *pages, const CwStrip *strip)
{
  static const char *const headings[] = { "H2", "H3", "H4", "H5", "H6", "H6" };

  if (strip->role == CW_ITEM_TITLE)
    return "H1";
  if (strip->role != CW_ITEM_HEADING)
    return "P";
  return headings[g_array_index (pages->flow->sections, CwSection, strip->section).level - 1];
}

/**
 * cw_page_painter_open_document:
 *
 * Opens the outermost tag of a tagged PDF, before its first page.
 */
void
cw_page_painter_open_document (CwCanvas *canvas)
{
  canvas->section = -1;
  cw_canvas_begin (canvas, "Document");
}

/**
 * cw_page_painter_close_document:
 *
 * Closes every tag that is still open, on the last page.
 */
void
cw_page_painter_close_document (CwPages *pages, CwCanvas *canvas)
{
  enter_section (pages, canvas, -1);
  cw_canvas_end (canvas, "Document");
}

/* --- furniture --------------------------------------------------------------------------------------- */

static void
draw_fitted (CwCanvas *canvas,
             CwTypeStyle style,
             const char *text,
             double x,
             double y,
             double width)
{
  g_autoptr (PangoLayout) layout = cw_typesetter_layout (canvas->type, style, text, width);

  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  cw_typesetter_draw (canvas->type, canvas->cr, style, layout, 0, CW_ALL_LINES, x, y);
}

/* Draws at the right edge and tells how much of the line is left for what stands at the left. */
static double
draw_flush_right (CwCanvas *canvas, const char *text, double x, double y, double width)
{
  double own = cw_typesetter_measure_width (canvas->type, CW_TYPE_FOOTER, text);
  g_autoptr (PangoLayout) layout = cw_typesetter_layout (canvas->type, CW_TYPE_FOOTER, text, -1);

  cw_typesetter_draw (
      canvas->type, canvas->cr, CW_TYPE_FOOTER, layout, 0, CW_ALL_LINES, x + width - own, y);
  return MAX (width - own - 12, 1);
}

static void
draw_header (const CwPages *pages, guint page, CwCanvas *canvas)
{
  const char *header = cw_pages_get_running_header (pages, page);
  double x = pages->setup->margin_left;
  double y = pages->setup->margin_top - HEADER_DISTANCE;
  double line = cw_typesetter_get_line_height (canvas->type, CW_TYPE_RUNNING);

  if (header == NULL)
    return;
  draw_fitted (canvas, CW_TYPE_RUNNING, header, x, y - line - 2, pages->flow->width);
  cw_canvas_draw_rule (canvas, x, y, pages->flow->width, 0.4, 0.5);
}

static char *
dup_shown_date (const char *iso)
{
  g_autofree char *stamp = iso == NULL ? NULL : g_strconcat (iso, "T00:00:00Z", NULL);
  g_autoptr (GDateTime) date = stamp == NULL ? NULL : g_date_time_new_from_iso8601 (stamp, NULL);

  if (date == NULL)
    return g_strdup (iso != NULL ? iso : "");
  return g_date_time_format (date, "%-d %B %Y");
}

static void
draw_footer (const CwPages *pages, guint page, CwCanvas *canvas)
{
  const CwDocument *document = pages->document;
  double x = pages->setup->margin_left;
  double width = pages->flow->width;
  double y = pages->setup->margin_top + pages->flow->height + FOOTER_DISTANCE;
  g_autofree char *name = g_strjoin (" · ", document->project, document->title, NULL);
  g_autofree char *number = g_strdup_printf ("%u/%u", page + 1, pages->pages->len);
  g_autofree char *date = dup_shown_date (document->date);
  double rest;

  cw_canvas_draw_rule (canvas, x, y, width, 0.4, 0.5);
  y += 3;
  rest = draw_flush_right (canvas, number, x, y, width);
  draw_fitted (canvas, CW_TYPE_FOOTER, name, x, y, rest);
  y += cw_typesetter_get_line_height (canvas->type, CW_TYPE_FOOTER);
  rest = draw_flush_right (canvas, date, x, y, width);
  if (document->scope != NULL)
    draw_fitted (canvas, CW_TYPE_FOOTER, document->scope, x, y, rest);
}

/* --- strips ------------------------------------------------------------------------------------------ */

static const CwStrip *
get_strip (const CwPages *pages, guint index)
{
  return &g_array_index (pages->flow->strips, CwStrip, index);
}

static void
draw_mnemonic (CwCanvas *canvas, const char *mnemonic, double x, double y)
{
  g_autoptr (PangoLayout) layout
      = cw_typesetter_layout (canvas->type, CW_TYPE_MNEMONIC, mnemonic, -1);
  double width = cw_typesetter_measure_width (canvas->type, CW_TYPE_MNEMONIC, mnemonic);

  cw_typesetter_draw (canvas->type,
                      canvas->cr,
                      CW_TYPE_MNEMONIC,
                      layout,
                      0,
                      CW_ALL_LINES,
                      x - width - MNEMONIC_DISTANCE,
                      y + 2);
}

static void
draw_bracket (CwCanvas *canvas, const CwExcerptBlock *excerpt, double x, double top, double bottom)
{
  cairo_t *cr = canvas->cr;
  double middle = x + BRACKET_X;

  if (excerpt->mnemonic != NULL)
    draw_mnemonic (canvas, excerpt->mnemonic, x, top);
  cairo_save (cr);
  cw_typesetter_set_color (canvas->type, cr, excerpt->color);
  cw_stroke_draw (cr, excerpt->bracket, middle, top, middle, bottom);
  cairo_restore (cr);
}

/* Strips that belong to one drawing: the lines of a layout on this page, or any other single strip. */
static guint
find_run_end (const CwPages *pages, guint index, guint end)
{
  const CwStrip *first = get_strip (pages, index);
  guint i = index + 1;

  if (first->kind == CW_STRIP_LINE && first->coded == NULL)
    while (i < end && get_strip (pages, i)->layout == first->layout)
      i++;
  return i;
}

static void
draw_lines (const CwPages *pages, CwCanvas *canvas, guint index, guint end)
{
  const CwStrip *strip = get_strip (pages, index);
  const char *tag = get_tag (pages, strip);

  if (strip->excerpt != NULL)
    cw_canvas_begin (canvas, "BlockQuote");
  cw_canvas_begin (canvas, tag);
  cw_typesetter_draw (canvas->type,
                      canvas->cr,
                      strip->style,
                      strip->layout,
                      strip->line,
                      end - index,
                      pages->setup->margin_left + strip->x,
                      pages->setup->margin_top + strip->y);
  cw_canvas_end (canvas, tag);
  if (strip->excerpt != NULL)
    cw_canvas_end (canvas, "BlockQuote");
}

static void
draw_run (const CwPages *pages, CwCanvas *canvas, guint index, guint end)
{
  const CwStrip *strip = get_strip (pages, index);
  CwTile tile = { .tiling = strip->tiling, .band = strip->band, .group = strip->group };
  double width = pages->flow->width;
  double x = pages->setup->margin_left;
  double y = pages->setup->margin_top + strip->y;

  enter_section (pages, canvas, strip->section);
  switch (strip->kind)
    {
    case CW_STRIP_LINE:
      draw_lines (pages, canvas, index, end);
      break;
    case CW_STRIP_RULE:
      cw_canvas_draw_rule (canvas, x, y, width, 0.5, 0.3);
      break;
    case CW_STRIP_MAP:
      cw_canvas_begin (canvas, "P");
      cw_tile_map_draw (canvas, strip->tiling, x, y, width, strip->height);
      cw_canvas_end (canvas, "P");
      break;
    case CW_STRIP_TILE:
      cw_tile_draw (&tile, canvas, x, y, width);
      break;
    case CW_STRIP_SHEET:
      cw_sheet_draw (strip->sheet, canvas, x, y);
      break;
    }
}

static void
draw_brackets (const CwPages *pages, CwCanvas *canvas, const CwPage *page)
{
  guint i = page->first;

  while (i < page->end)
    {
      const CwStrip *first = get_strip (pages, i);
      const CwStrip *last = first;

      while (++i < page->end && get_strip (pages, i)->excerpt == first->excerpt)
        last = get_strip (pages, i);
      if (first->excerpt != NULL)
        draw_bracket (canvas,
                      first->excerpt,
                      pages->setup->margin_left,
                      pages->setup->margin_top + first->y,
                      pages->setup->margin_top + last->y + last->height);
    }
}

/**
 * cw_page_painter_paint:
 * @page: from 0
 * @canvas: where to draw; keeps which sections are open
 *
 * Draws one page.
 */
void
cw_page_painter_paint (CwPages *pages, guint page, CwCanvas *canvas)
{
  const CwPage *bounds = &g_array_index (pages->pages, CwPage, page);

  cairo_save (canvas->cr);
  draw_brackets (pages, canvas, bounds);
  for (guint i = bounds->first; i < bounds->end;)
    {
      guint end = find_run_end (pages, i, bounds->end);

      draw_run (pages, canvas, i, end);
      i = end;
    }
  cw_margin_draw (pages, bounds, canvas);
  draw_header (pages, page, canvas);
  draw_footer (pages, page, canvas);
  cairo_restore (canvas->cr);
}
