/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The text of one side of a matrix, source after source. */

#pragma once

#include "cw-tabulation-item.h"

G_BEGIN_DECLS

/**
 * CwSideText:
 *
 * The text that an item, or a cell, has of one source.
 */
typedef struct
{
  const CwRange *ranges;
  guint n;
} CwSideText;

/**
 * CwSide:
 * @runs: the text that items have of sources, by source and item: of items that have some of the text only
 * @total: (nullable): the union; NULL where an item has all of it
 * @whole: by item: it has all of the text, whatever the source; the total too
 * @bounded: there is an item that has not
 * @texts: by item: in the source at hand
 * @active: (element-type guint): the items that have any in the source at hand
 * @next: the run that comes next
 *
 * The rows, or the columns, as what text they have.
 */
typedef struct
{
  GArray *runs;
  CwRegion *total;
  gboolean *whole;
  gboolean bounded;
  CwSideText *texts;
  GArray *active;
  guint next;
} CwSide;

void cw_side_start (CwSide *side, const GPtrArray *items, gboolean whole_if_empty);
void cw_side_end (CwSide *side);
void cw_side_enter_source (CwSide *side, guint n_items, guint32 source, CwSideText all);

G_END_DECLS
