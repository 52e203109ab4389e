/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-text-diff.h"
#include "cw-text.h"

G_BEGIN_DECLS

/* From here on a place is taken without a question (method.md R32). */
#define CW_REALIGN_SURE 0.85
/* Below this an anchor counts as lost. */
#define CW_REALIGN_LIKELY 0.5

/**
 * CwRealignState:
 * @CW_REALIGN_EXACT: the same words, where the rest of the text has them
 * @CW_REALIGN_MOVED: the same words in another place
 * @CW_REALIGN_FUZZY: other words; the score says how much is common
 * @CW_REALIGN_LOST: nowhere
 */
typedef enum
{
  CW_REALIGN_EXACT,
  CW_REALIGN_MOVED,
  CW_REALIGN_FUZZY,
  CW_REALIGN_LOST,
} CwRealignState;

#define CW_N_REALIGN_STATES 4

/**
 * CwRealigned:
 * @range: in the new text; empty for one that is lost
 * @score: twice the common code points divided by those of the old and of the new words
 *
 * What has become of an anchor.
 */
typedef struct
{
  CwRealignState state;
  CwAnchor range;
  double score;
} CwRealigned;

/**
 * CwRealigner:
 *
 * Finds the anchors of a text in another version of it.
 */
typedef struct _CwRealigner CwRealigner;

CwRealigner *cw_realigner_new (const CwText *old, const char *new);
void cw_realigner_free (CwRealigner *self);
const CwTextDiff *cw_realigner_get_diff (const CwRealigner *self);
CwRealigned cw_realigner_place (CwRealigner *self, const CwAnchor *anchor, gboolean may_move);

char *cw_text_dup_before (const CwText *text, guint position);
char *cw_text_dup_behind (const CwText *text, guint position);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwRealigner, cw_realigner_free)

G_END_DECLS
