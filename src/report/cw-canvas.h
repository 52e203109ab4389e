/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-typesetter.h"

G_BEGIN_DECLS

/**
 * CwCanvas:
 * @cr: where to draw, in points
 * @type: the report's type
 * @tagged: @cr draws a tagged PDF
 * @section: index of the section whose tags are open, or -1; only while @tagged
 *
 * What painting pages needs. Lives on the stack; owns nothing.
 */
typedef struct
{
  cairo_t *cr;
  CwTypesetter *type;
  gboolean tagged;
  int section;
} CwCanvas;

void cw_canvas_begin (const CwCanvas *self, const char *tag);
void cw_canvas_end (const CwCanvas *self, const char *tag);
void cw_canvas_draw_rule (const CwCanvas *self,
                          double x,
                          double y,
                          double width,
                          double thickness,
                          double grey);

G_END_DECLS
