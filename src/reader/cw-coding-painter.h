/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-line-boxes.h"

G_BEGIN_DECLS

#define CW_N_UNDERLINES                                                                            \
  3 /* underline rows below a line of text; deeper lanes get one common mark */

/**
 * CwCodingColors:
 * @page: behind the text
 * @fill: over all that is coded
 * @marker: over what is highlighted without a code
 * @ink: of the mark for what found no room
 */
typedef struct
{
  GdkRGBA page;
  GdkRGBA fill;
  GdkRGBA marker;
  GdkRGBA ink;
} CwCodingColors;

/**
 * CwCodingPainter:
 * @pitch: from one underline row to the next, in pixels
 * @focus: id of the excerpt that is emphasised, or 0
 */
typedef struct
{
  const CwCodingSet *set;
  CwCodingColors colors;
  int pitch;
  gint64 focus;
} CwCodingPainter;

GskRenderNode *cw_coding_painter_draw_line (const CwCodingPainter *self, const CwLineBoxes *line);
void cw_coding_painter_add_bar (GtkSnapshot *snapshot,
                                const graphene_rect_t *area,
                                const CwStripe *stripe,
                                GtkOrientation orientation);

G_END_DECLS
