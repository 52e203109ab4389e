/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-project.h"

G_BEGIN_DECLS

/**
 * CwReviewItem:
 * @kind: CW_KIND_EXCERPT or CW_KIND_ATTRIBUTION
 * @object: its id
 * @lost: it has no words now
 * @waits: it is in the review queue; else it is only listed as broken evidence
 * @before: the old text before its words
 * @quote: its words in the old text
 * @behind: the old text behind them
 *
 * Evidence that has to be put back on its words.
 */
typedef struct
{
  CwKind kind;
  gint64 object;
  gint64 source;
  gboolean lost;
  gboolean waits;
  char *before;
  char *quote;
  char *behind;
} CwReviewItem;

void cw_review_item_free (CwReviewItem *self);
GPtrArray *cw_review_item_list (CwProject *project, GError **error);
char *cw_review_item_describe (const CwReviewItem *self, CwProject *project);
GArray *cw_review_item_list_candidates (const CwReviewItem *self, CwProject *project);

G_END_DECLS
