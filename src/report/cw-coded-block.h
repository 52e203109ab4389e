/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <glib.h>

#include "cw-bracket-style.h"

G_BEGIN_DECLS

#define CW_CODED_OVERFLOW G_MAXUINT

/**
 * CwCodeMark:
 * @start: first byte of the paragraph's text that is coded
 * @end: one past the last
 * @lane: from 0 at the text, or %CW_CODED_OVERFLOW when all lanes are taken
 * @note: number of its note at the page's foot; 0 unless it overflows
 * @opens: the excerpt starts in this paragraph
 * @id: of the excerpt, "E-12"
 * @label: what stands beside the bracket: the code's mnemonic
 * @name: the code's whole name
 * @color: (nullable): "#rrggbb"
 *
 * One code on a stretch of a paragraph.
 */
typedef struct
{
  guint start;
  guint end;
  guint lane;
  guint note;
  gboolean opens;
  char *id;
  char *label;
  char *name;
  char *color;
  CwBracketStyle bracket;
} CwCodeMark;

/**
 * CwCodedBlock:
 * @number: (nullable): the paragraph's number, "12a"
 * @speaker: (nullable): who speaks, where that has changed
 * @text: the paragraph, on one line
 * @marks: (element-type CwCodeMark): in the order of their starts
 * @n_lanes: lanes of the whole document, so that its paragraphs align
 *
 * A paragraph of a source with the codes in its margin.
 */
typedef struct
{
  char *number;
  char *speaker;
  char *text;
  GArray *marks;
  guint n_lanes;
} CwCodedBlock;

CwCodedBlock *
cw_coded_block_new (const char *number, const char *speaker, const char *text, guint n_lanes);
CwCodeMark *cw_coded_block_add_mark (CwCodedBlock *self,
                                     guint start,
                                     guint end,
                                     const char *id,
                                     const char *label,
                                     const char *name,
                                     const char *color);
char *cw_coded_block_dup_codes (const CwCodedBlock *self);
void cw_coded_block_free (CwCodedBlock *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwCodedBlock, cw_coded_block_free)

G_END_DECLS
