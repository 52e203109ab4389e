/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-block.h"
#include "cw-sheet.h"
#include "cw-page-item.h"
#include "cw-tiling.h"

G_BEGIN_DECLS

/**
 * CwStripKind:
 *
 * What a strip draws.
 */
typedef enum
{
  CW_STRIP_LINE,
  CW_STRIP_RULE,
  CW_STRIP_MAP,
  CW_STRIP_TILE,
  CW_STRIP_SHEET,
} CwStripKind;

/**
 * CwBreak:
 * @CW_BREAK_FREE: a page may end before the strip
 * @CW_BREAK_LOOSE: it looks better if it does not
 * @CW_BREAK_TORN: it would leave one line of an excerpt alone
 * @CW_BREAK_ORPHANED: it would part a heading or a citation from what it belongs to
 *
 * What a page break before a strip would do, from good to bad.
 */
typedef enum
{
  CW_BREAK_FREE,
  CW_BREAK_LOOSE,
  CW_BREAK_TORN,
  CW_BREAK_ORPHANED,
} CwBreak;

#define CW_N_BREAKS 4

/**
 * CwStrip:
 * @section: index of the section it stands in, or -1
 * @layout: (nullable): the layout of a line
 * @line: which line of @layout
 * @start: first byte of the line in the layout's text
 * @length: of the line in bytes
 * @excerpt: (nullable): of a line of quoted text
 * @coded: (nullable): of a line of a text with codes in its margin
 * @offset: of the layout's text in the text of @coded, in bytes
 * @number: of the line in the document, from 1; 0 for lines that do not count
 * @first_foot: index of its first note at the page's foot
 * @foot_height: what its notes take there, in points
 * @target: (nullable): of a line of an index: the anchor whose page it shows
 * @sheet: (nullable): the cards of a sheet
 * @x: from the left edge of the body, in points
 * @space: above it, in points; dropped at the top of a page
 * @y: from the top of the body, in points; set by the paginator
 *
 * A slice across the page that is never cut. All pointers are borrowed from the flow or the document.
 */
typedef struct
{
  CwStripKind kind;
  CwItemRole role;
  CwTypeStyle style;
  guint block;
  int section;
  PangoLayout *layout;
  guint line;
  guint start;
  guint length;
  const CwExcerptBlock *excerpt;
  const CwCodedBlock *coded;
  guint offset;
  guint number;
  guint first_foot;
  guint n_feet;
  double foot_height;
  const char *target;
  const CwSheet *sheet;
  CwTiling *tiling;
  guint band;
  guint group;
  double x;
  double space;
  double height;
  CwBreak break_before;
  gboolean new_page;
  double y;
} CwStrip;

/**
 * CwSection:
 * @parent: index of the section around it, or -1
 * @strip: index of its heading's first strip
 * @page: where it starts; set by the paginator
 *
 * A heading and what follows it.
 */
typedef struct
{
  guint level;
  int parent;
  guint strip;
  guint page;
  const char *text;
  const char *running;
  const char *anchor;
} CwSection;

/**
 * CwFoot:
 *
 * A note at the foot of the page that has the strip it belongs to.
 */
typedef struct
{
  PangoLayout *layout;
  double height;
} CwFoot;

#define CW_FOOT_SPACE 10.0 /* above the first note of a page, in points */

G_END_DECLS
