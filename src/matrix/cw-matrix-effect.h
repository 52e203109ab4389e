/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-change-set.h"

G_BEGIN_DECLS

/**
 * CwMatrixEffect:
 * @CW_MATRIX_EFFECT_NUMBERS: rows, columns, numbers or excerpts may be others
 * @CW_MATRIX_EFFECT_NOTES: a summary or what it cites has changed
 * @CW_MATRIX_EFFECT_CHOICES: what can be chosen has changed
 *
 * What a change means to the matrix page.
 */
typedef enum
{
  CW_MATRIX_EFFECT_NUMBERS = 1 << 0,
  CW_MATRIX_EFFECT_NOTES = 1 << 1,
  CW_MATRIX_EFFECT_CHOICES = 1 << 2,
} CwMatrixEffect;

CwMatrixEffect cw_matrix_effect_of (const CwChangeSet *changes);

G_END_DECLS
