/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* What a change of the project means to the matrix page; most changes of memos mean nothing. */

#include "config.h"

#include "cw-matrix-effect.h"

static CwMatrixEffect
effect_of_kind (CwKind kind)
{
  switch (kind)
    {
    case CW_KIND_CODE:
    case CW_KIND_ATTRIBUTE:
      return CW_MATRIX_EFFECT_NUMBERS | CW_MATRIX_EFFECT_CHOICES;
    case CW_KIND_SOURCE:
    case CW_KIND_PARAGRAPH:
    case CW_KIND_EXCERPT:
    case CW_KIND_CODE_LINK:
    case CW_KIND_CODING:
    case CW_KIND_CASE:
    case CW_KIND_ATTRIBUTION:
    case CW_KIND_ATTRIBUTE_VALUE:
    case CW_KIND_PARTICIPANT:
    case CW_KIND_SPEAKER:
    case CW_KIND_PARTICIPANT_ROLE:
    case CW_KIND_QUERY:
    case CW_KIND_PERIOD_SET:
    case CW_KIND_PERIOD:
      return CW_MATRIX_EFFECT_NUMBERS;
    case CW_KIND_SUMMARY:
    case CW_KIND_EVIDENCE_LINK:
      return CW_MATRIX_EFFECT_NOTES;
    case CW_KIND_DISPLAY:
      return CW_MATRIX_EFFECT_CHOICES;
    case CW_KIND_NONE:
    case CW_KIND_PROJECT:
    case CW_KIND_MEMO:
    case CW_KIND_MEMO_LINK:
    case CW_KIND_CODE_VERSION:
    case CW_KIND_MAGNITUDE_CONFLICT:
    case CW_KIND_FOOTNOTE:
    case CW_KIND_KEPT_OVERLAP:
    case CW_KIND_SPLIT:
    case CW_KIND_SPLIT_CHILD:
    case CW_KIND_SPLIT_CHOICE:
    case CW_KIND_REVIEW:
    case CW_KIND_RETIRED_LABEL:
    case CW_KIND_TOUCHED_EDGE:
    case CW_KIND_SOURCE_VERSION:
    case CW_KIND_ANCHOR_REVIEW:
    case CW_KIND_CODE_EXAMPLE:
    case CW_KIND_CODE_CONTRAST:
      return 0;
    }
  g_return_val_if_reached (0);
}

/**
 * cw_matrix_effect_of:
 *
 * Returns: what has to be done anew
 */
CwMatrixEffect
cw_matrix_effect_of (const CwChangeSet *changes)
{
  CwMatrixEffect effect = 0;

  for (guint i = 0; i < cw_change_set_get_size (changes); i++)
    effect |= effect_of_kind (cw_change_set_get (changes, i)->kind);
  return effect;
}
