/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* What a pattern is made of. */

#pragma once

#include "cw-text-pattern.h"

G_BEGIN_DECLS

/* A word of the pattern; its number is its bit in the finder's masks. */
typedef struct
{
  char *word;
  gboolean prefix;
} CwPatternWord;

/* Words that follow one another: some of the pattern's words. */
typedef struct
{
  guint first;
  guint n_words;
} CwPatternPhrase;

struct _CwTextPattern
{
  gatomicrefcount ref_count;
  CwTextPatternMode mode;
  char *text;
  GRegex *regex;
  GArray *words;      /* of CwPatternWord, of all phrases */
  GPtrArray *groups;  /* of GArray of CwPatternPhrase: one of each has to be there */
  GArray *exclusions; /* of CwPatternPhrase: none of them may be there */
};

G_END_DECLS
