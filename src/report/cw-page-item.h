/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CwItemRole:
 *
 * What a piece of a page is.
 */
typedef enum
{
  CW_ITEM_TITLE,
  CW_ITEM_SCOPE,
  CW_ITEM_NOTE,
  CW_ITEM_HEADING,
  CW_ITEM_PARAGRAPH,
  CW_ITEM_EXCERPT,
  CW_ITEM_CITATION,
  CW_ITEM_OTHER_CODES,
  CW_ITEM_COMMENT,
  CW_ITEM_RULE,
  CW_ITEM_TILE_MAP,
  CW_ITEM_TILE_LABEL,
  CW_ITEM_COLUMN_HEADER,
  CW_ITEM_ROW_HEADER,
  CW_ITEM_CELL,
  CW_ITEM_LEGEND,
  CW_ITEM_CONTEXT,
  CW_ITEM_FOOTNOTE,
} CwItemRole;

#define CW_N_ITEM_ROLES 18

#define CW_NO_BLOCK G_MAXUINT

/**
 * CwPageItem:
 * @block: index of its block in the document, or %CW_NO_BLOCK for the front matter
 * @row: of a row header or a cell, else -1
 * @column: of a column header or a cell, else -1
 * @paragraph: index of a cell's paragraph, else 0
 * @text: one line, or the lines of a cell's paragraph that stand on this page
 * @y: its top, in points from the top of the body
 * @height: in points
 *
 * One piece of a page, for tests and for a preview that can be asked what it shows.
 */
typedef struct
{
  CwItemRole role;
  guint block;
  int row;
  int column;
  guint paragraph;
  char *text;
  double y;
  double height;
} CwPageItem;

CwPageItem *cw_page_item_new (CwItemRole role, guint block, const char *text, gssize length);
void cw_page_item_free (CwPageItem *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwPageItem, cw_page_item_free)

G_END_DECLS
