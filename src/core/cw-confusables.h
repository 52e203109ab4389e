/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-project.h"

G_BEGIN_DECLS

/**
 * CwSimilarCode:
 * @similarity: of the names, from 0 to 1
 *
 * A code that is called almost like a name.
 */
typedef struct
{
  gint64 code;
  double similarity;
} CwSimilarCode;

/**
 * CwConfusable:
 * @code: the smaller of the two
 * @other: the larger
 * @overlap: how many of the smaller one's excerpts share text with an excerpt of the larger one, from 0 to 1
 * @shared: how many excerpts of the smaller one these are
 * @similarity: of the names, from 0 to 1
 *
 * Two codes that may be one, or that a reader may take for each other.
 */
typedef struct
{
  gint64 code;
  gint64 other;
  double overlap;
  guint shared;
  double similarity;
} CwConfusable;

double cw_name_similarity (const char *a, const char *b);
GArray *cw_project_list_similar_codes (CwProject *self, const char *name, gint64 except);
GArray *cw_project_list_confusables (CwProject *self);

G_END_DECLS
