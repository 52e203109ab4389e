/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwCanvas: a page being painted. Structure tags are written for PDF files only: a print system makes its own file
 * around the pages and must not be given an unfinished structure. */

#include "config.h"

#include "cw-canvas.h"

/**
 * cw_canvas_begin:
 * @tag: a structure tag of PDF, as "P"
 */
void
cw_canvas_begin (const CwCanvas *self, const char *tag)
{
  g_return_if_fail (self != NULL && tag != NULL);
  if (self->tagged)
    cairo_tag_begin (self->cr, tag, NULL);
}

/**
 * cw_canvas_end:
 * @tag: the tag opened last
 */
void
cw_canvas_end (const CwCanvas *self, const char *tag)
{
  g_return_if_fail (self != NULL && tag != NULL);
  if (self->tagged)
    cairo_tag_end (self->cr, tag);
}

/**
 * cw_canvas_draw_rule:
 * @y: the middle of the rule
 * @thickness: in points
 * @grey: from 0, black
 *
 * Draws a horizontal line.
 */
void
cw_canvas_draw_rule (const CwCanvas *self,
                     double x,
                     double y,
                     double width,
                     double thickness,
                     double grey)
{
  g_return_if_fail (self != NULL);

  cairo_set_source_rgb (self->cr, grey, grey, grey);
  cairo_rectangle (self->cr, x, y - thickness / 2, width, thickness);
  cairo_fill (self->cr);
}
