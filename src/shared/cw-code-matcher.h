/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CwCodeMatch:
 *
 * How well what was typed fits a code; a later one is better.
 */
typedef enum
{
  CW_CODE_MATCH_NONE,
  CW_CODE_MATCH_SUBSEQUENCE, /* the letters come in that order */
  CW_CODE_MATCH_SUBSTRING,   /* in the name, or in the path above it */
  CW_CODE_MATCH_WORD_START,  /* what was typed begins words of the name */
  CW_CODE_MATCH_PREFIX,
  CW_CODE_MATCH_EXACT,
} CwCodeMatch;

/**
 * CwCodeCandidate:
 * @path: (nullable): the names above it
 * @mnemonic: (nullable): its short form
 * @used: grows with each use of any code: the higher, the more recent; 0 for never
 */
typedef struct
{
  const char *name;
  const char *path;
  const char *mnemonic;
  guint used;
} CwCodeCandidate;

CwCodeMatch cw_code_matcher_match (const CwCodeCandidate *candidate, const char *query);
GArray *cw_code_matcher_rank (const CwCodeCandidate *candidates, guint n, const char *query);

G_END_DECLS
