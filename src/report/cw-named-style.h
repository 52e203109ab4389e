/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-block.h"

G_BEGIN_DECLS

/**
 * CwNamedStyle:
 *
 * The paragraph styles of a written report, the same in every format.
 */
typedef enum
{
  CW_STYLE_TITLE,
  CW_STYLE_SCOPE,
  CW_STYLE_NOTE,
  CW_STYLE_BODY,
  CW_STYLE_DEFINITION,
  CW_STYLE_DETAIL,
  CW_STYLE_MEMO,
  CW_STYLE_OBSERVER,
  CW_STYLE_INDEX,
  CW_STYLE_QUOTE,
  CW_STYLE_CONTEXT,
  CW_STYLE_CITATION,
  CW_STYLE_CODES,
  CW_STYLE_COMMENT,
  CW_STYLE_CODED,
  CW_STYLE_SPEAKER,
  CW_STYLE_LEGEND,
  CW_STYLE_TABLE_HEADING,
  CW_STYLE_TABLE_TEXT,
  CW_STYLE_TABLE_NUMBER,
  CW_STYLE_FOOTER,
  CW_STYLE_FOOTNOTE,
} CwNamedStyle;

#define CW_N_NAMED_STYLES 22

/**
 * CwStyleLook:
 * @id: one word, as XML and CSS name it
 * @name: what a word processor shows
 * @size: in points
 * @indent: from the left, in points
 * @before: space above, in points
 * @after: space below, in points
 * @grey: 0 is black, in per cent
 *
 * What a style looks like until its reader changes it.
 */
typedef struct
{
  const char *id;
  const char *name;
  double size;
  double indent;
  double before;
  double after;
  guint grey;
  gboolean bold;
  gboolean italic;
  gboolean keep;
  gboolean flush_right;
} CwStyleLook;

const CwStyleLook *cw_named_style_get_look (CwNamedStyle style);
CwNamedStyle cw_named_style_of_text (CwTextRole role);
gboolean cw_block_is_code_heading (const CwBlock *block);

G_END_DECLS
