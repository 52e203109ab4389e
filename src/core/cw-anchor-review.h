/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-passage-finder.h"
#include "cw-project.h"

G_BEGIN_DECLS

/**
 * CwAnchorReview:
 * @kind: CW_KIND_EXCERPT or CW_KIND_ATTRIBUTION
 * @object: the id of the excerpt or of the attribution
 * @lost: it has no text now; else it is where most of its words are
 * @score: how much of its words is still there
 * @before: the old text before its words
 * @quote: its words in the old text
 * @behind: the old text behind them
 * @start: where it is now
 * @locator: where a reader finds that: "¶12"
 *
 * An anchor that waits for the researcher's decision.
 */
typedef struct
{
  gint64 id;
  CwKind kind;
  gint64 object;
  gint64 source;
  gboolean lost;
  double score;
  char *before;
  char *quote;
  char *behind;
  guint start;
  guint end;
  char *locator;
} CwAnchorReview;

void cw_anchor_review_free (CwAnchorReview *self);

GPtrArray *cw_project_list_reviews (CwProject *self, GError **error);
CwPassageFinder *cw_project_make_finder (CwProject *self, gint64 source, GError **error);
GArray *
cw_anchor_review_list_candidates (const CwAnchorReview *self, CwPassageFinder *finder, guint max);
GArray *
cw_project_list_candidates (CwProject *self, CwKind kind, gint64 object, guint max, GError **error);
gboolean cw_project_accept_candidate (CwProject *self,
                                      CwKind kind,
                                      gint64 object,
                                      guint index,
                                      GError **error);
gboolean cw_project_place_anchor (CwProject *self,
                                  CwKind kind,
                                  gint64 object,
                                  guint start,
                                  guint end,
                                  GError **error);
gboolean cw_project_dismiss_review (CwProject *self, CwKind kind, gint64 object, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwAnchorReview, cw_anchor_review_free)

G_END_DECLS
