/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The named styles of a written report: its reader changes the look of all quotations in one place. */

#include "config.h"

#include "cw-named-style.h"

#include <string.h>

static const CwStyleLook looks[CW_N_NAMED_STYLES] = {
  [CW_STYLE_TITLE] = { "Title", "Title", .size = 20, .after = 6, .bold = TRUE, .keep = TRUE },
  [CW_STYLE_SCOPE] = { "Scope", "Scope", .size = 10.5, .after = 4, .italic = TRUE },
  [CW_STYLE_NOTE] = { "Note", "Note", .size = 9, .after = 10, .grey = 25 },
  [CW_STYLE_BODY] = { "TextBody", "Text body", .size = 10.5, .after = 4 },
  [CW_STYLE_DEFINITION] = { "Definition", "Definition", .size = 10, .after = 3, .italic = TRUE },
  [CW_STYLE_DETAIL] = { "Detail", "Detail", .size = 8.5, .after = 3, .grey = 35 },
  [CW_STYLE_MEMO] = { "Memo", "Memo", .size = 10.5, .after = 4 },
  [CW_STYLE_OBSERVER]
  = { "ObserverComment", "Observer comment", .size = 10.5, .after = 4, .italic = TRUE },
  [CW_STYLE_INDEX] = { "IndexLine", "Index line", .size = 8.5, .after = 1 },
  [CW_STYLE_QUOTE]
  = { "Quote", "Quote", .size = 10.5, .indent = 14, .before = 6, .after = 2, .keep = TRUE },
  [CW_STYLE_CONTEXT]
  = { "Context", "Context", .size = 9.5, .indent = 14, .after = 2, .grey = 45, .keep = TRUE },
  [CW_STYLE_CITATION]
  = { "Citation", "Citation", .size = 8.5, .indent = 14, .after = 2, .grey = 30 },
  [CW_STYLE_CODES]
  = { "OtherCodes", "Other codes", .size = 8.5, .indent = 14, .after = 2, .italic = TRUE },
  [CW_STYLE_COMMENT]
  = { "Comment", "Comment", .size = 8.5, .indent = 14, .after = 2, .italic = TRUE },
  [CW_STYLE_CODED] = { "CodedText", "Coded text", .size = 10.5, .after = 4 },
  [CW_STYLE_SPEAKER] = { "Speaker", "Speaker", .size = 9, .before = 6, .bold = TRUE, .keep = TRUE },
  [CW_STYLE_LEGEND] = { "Legend", "Legend", .size = 8.5, .before = 2, .after = 2, .grey = 35 },
  [CW_STYLE_TABLE_HEADING] = { "TableHeading", "Table heading", .size = 9, .bold = TRUE },
  [CW_STYLE_TABLE_TEXT] = { "TableText", "Table text", .size = 9 },
  [CW_STYLE_TABLE_NUMBER] = { "TableNumber", "Table number", .size = 9, .flush_right = TRUE },
  [CW_STYLE_FOOTER] = { "Footer", "Footer", .size = 8, .grey = 35 },
  [CW_STYLE_FOOTNOTE] = { "FootnoteText", "Footnote text", .size = 8.5 },
};

/**
 * cw_named_style_get_look:
 *
 * Returns: (transfer none): its names and what it looks like
 */
const CwStyleLook *
cw_named_style_get_look (CwNamedStyle style)
{
  g_return_val_if_fail (style < CW_N_NAMED_STYLES, NULL);
  return &looks[style];
}

/**
 * cw_named_style_of_text:
 *
 * Returns: the style of a paragraph
 */
CwNamedStyle
cw_named_style_of_text (CwTextRole role)
{
  static const CwNamedStyle styles[CW_N_TEXT_ROLES] = {
    [CW_TEXT_BODY] = CW_STYLE_BODY,     [CW_TEXT_DEFINITION] = CW_STYLE_DEFINITION,
    [CW_TEXT_DETAIL] = CW_STYLE_DETAIL, [CW_TEXT_MEMO] = CW_STYLE_MEMO,
    [CW_TEXT_INDEX] = CW_STYLE_INDEX,   [CW_TEXT_OBSERVER] = CW_STYLE_OBSERVER,
  };

  g_return_val_if_fail (role < CW_N_TEXT_ROLES, CW_STYLE_BODY);
  return styles[role];
}

/**
 * cw_block_is_code_heading:
 *
 * Returns: whether @block is the heading of a code, which has a style of its own
 */
gboolean
cw_block_is_code_heading (const CwBlock *block)
{
  return block->kind == CW_BLOCK_HEADING && block->heading.anchor != NULL
         && g_str_has_prefix (block->heading.anchor, "K-");
}
