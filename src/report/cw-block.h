/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <glib.h>

#include "cw-bracket-style.h"
#include "cw-coded-block.h"
#include "cw-table.h"

G_BEGIN_DECLS

/**
 * CwBlockKind:
 *
 * What a block of a report is.
 */
typedef enum
{
  CW_BLOCK_HEADING,
  CW_BLOCK_PARAGRAPH,
  CW_BLOCK_EXCERPT,
  CW_BLOCK_TABLE,
  CW_BLOCK_SPACE,
  CW_BLOCK_RULE,
  CW_BLOCK_CODED,
} CwBlockKind;

/**
 * CwTextRole:
 * @CW_TEXT_BODY: running text
 * @CW_TEXT_DEFINITION: what a code means, below its heading
 * @CW_TEXT_DETAIL: a small remark: a code's path, its counts, a legend
 * @CW_TEXT_MEMO: what the researcher wrote
 * @CW_TEXT_OBSERVER: an observer's comment inside notes
 * @CW_TEXT_INDEX: a line of an index; it has a target
 *
 * What a paragraph is for; a writer maps each to one of its named styles.
 */
typedef enum
{
  CW_TEXT_BODY,
  CW_TEXT_DEFINITION,
  CW_TEXT_DETAIL,
  CW_TEXT_MEMO,
  CW_TEXT_OBSERVER,
  CW_TEXT_INDEX,
} CwTextRole;

#define CW_N_TEXT_ROLES 6

/**
 * CwExcerptBlock:
 * @paragraphs: (element-type utf8): the quoted text, at least one paragraph
 * @citation: the whole citation line
 * @other_codes: (nullable): the line that names the other codes
 * @comment: (nullable): the coder's comment
 * @color: (nullable): the code's colour as "#rrggbb"
 * @mnemonic: (nullable): the code's short sign, printed beside the bracket
 * @id: (nullable): "E-12", by which any writer can be asked for it
 * @group: (nullable): the case it is printed under
 * @before: (nullable): what stands before it in the source, printed dimmed
 * @after: (nullable): what follows it
 *
 * A quotation with what belongs to it. Writers keep its parts together.
 */
typedef struct
{
  GPtrArray *paragraphs;
  char *citation;
  char *other_codes;
  char *comment;
  char *color;
  char *mnemonic;
  char *id;
  char *group;
  char *before;
  char *after;
  CwBracketStyle bracket;
} CwExcerptBlock;

/**
 * CwBlock:
 * @kind: says which member of the union holds
 *
 * One node of a report: pure data that every writer reads. All strings are owned, valid UTF-8.
 */
typedef struct
{
  CwBlockKind kind;
  union
  {
    struct
    {
      guint level;   /* 1 to 6 */
      char *text;    /* as printed, its number included */
      char *running; /* what the running header shows */
      char *anchor;  /* (nullable) what an index or a link can point to: "K-12" */
    } heading;
    struct
    {
      CwTextRole role;
      char *text;
      char *lead;   /* (nullable) set strongly before the text: a speaker, a field's name */
      char *target; /* (nullable) the anchor of the heading that it leads to */
      gboolean keep_with_next;
    } paragraph;
    CwExcerptBlock excerpt;
    CwTable *table;
    CwCodedBlock *coded;
    double space; /* points */
  };
} CwBlock;

CwBlock *cw_block_new_heading (guint level, const char *text, const char *running);
CwBlock *cw_block_new_paragraph (CwTextRole role, const char *text, gboolean keep_with_next);
CwBlock *cw_block_new_excerpt (const char *text, const char *citation);
CwBlock *cw_block_new_table (CwTable *table);
CwBlock *cw_block_new_coded (CwCodedBlock *coded);
CwBlock *cw_block_new_space (double points);
CwBlock *cw_block_new_rule (void);
void cw_block_set_other_codes (CwBlock *self, const char *line);
void cw_block_set_comment (CwBlock *self, const char *comment);
void cw_block_set_bracket (CwBlock *self,
                           CwBracketStyle bracket,
                           const char *color,
                           const char *mnemonic);
void cw_block_set_identity (CwBlock *self, const char *id, const char *group);
void cw_block_set_context (CwBlock *self, const char *before, const char *after);
void cw_block_set_anchor (CwBlock *self, const char *anchor);
void cw_block_set_lead (CwBlock *self, const char *lead);
void cw_block_set_target (CwBlock *self, const char *anchor);
void cw_block_free (CwBlock *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwBlock, cw_block_free)

G_END_DECLS
