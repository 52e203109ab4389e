/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <gtk/gtk.h>

#include "cw-coding-set.h"

G_BEGIN_DECLS

/**
 * CwExcerptBox:
 * @excerpt: position in the coding set
 * @area: x in the buffer's coordinates, y from the paragraph's top
 * @opens: the excerpt starts here
 * @closes: the excerpt ends here
 */
typedef struct
{
  guint excerpt;
  GdkRectangle area;
  gboolean opens;
  gboolean closes;
} CwExcerptBox;

/**
 * CwLineBoxes:
 * @boxes: (element-type CwExcerptBox): in the order of the text, by excerpt
 * @top: from where the paragraph was measured, in pixels from its top
 * @bottom: to where
 * @node: (nullable): what was drawn from the boxes, from the paragraph's top
 *
 * Where the excerpts of one line of the buffer are on the page.
 */
typedef struct
{
  GArray *boxes;
  int top;
  int bottom;
  GskRenderNode *node;
} CwLineBoxes;

CwLineBoxes *cw_line_boxes_new (GtkTextView *view, const GtkTextIter *line, const CwCodingSet *set);
void cw_line_boxes_free (CwLineBoxes *self);
gboolean cw_line_boxes_get_extents (const CwLineBoxes *self, guint excerpt, int *top, int *bottom);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwLineBoxes, cw_line_boxes_free)

G_END_DECLS
