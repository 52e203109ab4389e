/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-anchor.h"

G_BEGIN_DECLS

/**
 * CwCandidate:
 * @score: how much of the words and of the place is common, from 0 to 1: twice the common code points divided by those
 *   of both; 1 for exactly those words
 * @context: how many code points before and behind are the same as where the words were
 *
 * A place in a text where certain words may be.
 */
typedef struct
{
  CwAnchor range;
  double score;
  guint context;
} CwCandidate;

/**
 * CwPassageFinder:
 *
 * Looks for words in a text that may have changed.
 */
typedef struct _CwPassageFinder CwPassageFinder;

CwPassageFinder *cw_passage_finder_new (const char *text);
void cw_passage_finder_free (CwPassageFinder *self);
GArray *cw_passage_finder_find (CwPassageFinder *self,
                                const char *quote,
                                const char *before,
                                const char *behind,
                                guint max);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwPassageFinder, cw_passage_finder_free)

G_END_DECLS
