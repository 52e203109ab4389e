/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The strokes of code brackets. */

#include "config.h"

#include "cw-stroke.h"

#define STROKE_WIDTH 1.5
#define STROKE_GAP 1.2 /* half the distance of a double stroke */

static void
set_dashes (cairo_t *cr, CwBracketStyle style)
{
  static const double dashes[] = { 6, 3 };
  static const double dots[] = { 0, 3.2 };

  if (style == CW_BRACKET_DASHED)
    cairo_set_dash (cr, dashes, 2, 0);
  else if (style == CW_BRACKET_DOTTED)
    cairo_set_dash (cr, dots, 2, 0);
  cairo_set_line_cap (cr, style == CW_BRACKET_DOTTED ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
}

static void
stroke (cairo_t *cr, double x1, double y1, double x2, double y2)
{
  cairo_move_to (cr, x1, y1);
  cairo_line_to (cr, x2, y2);
  cairo_stroke (cr);
}

/**
 * cw_stroke_draw:
 * @cr: with the colour as its source
 *
 * Draws a stroke that is told from the others without colour. A double stroke is parted sideways.
 */
void
cw_stroke_draw (cairo_t *cr, CwBracketStyle style, double x1, double y1, double x2, double y2)
{
  if (style == CW_BRACKET_NONE)
    return;
  cairo_save (cr);
  set_dashes (cr, style);
  cairo_set_line_width (cr, style == CW_BRACKET_DOUBLE ? STROKE_WIDTH / 2 : STROKE_WIDTH);
  if (style == CW_BRACKET_DOUBLE)
    {
      stroke (cr, x1 - STROKE_GAP, y1, x2 - STROKE_GAP, y2);
      stroke (cr, x1 + STROKE_GAP, y1, x2 + STROKE_GAP, y2);
    }
  else
    stroke (cr, x1, y1, x2, y2);
  cairo_restore (cr);
}
