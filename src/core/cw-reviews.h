/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-project.h"

G_BEGIN_DECLS

/**
 * CwReviewState:
 *
 * What the absence of a code in a source means (R24).
 */
typedef enum
{
  CW_REVIEW_NEVER,   /* nothing: nobody has looked */
  CW_REVIEW_DEBT,    /* nothing any more: the code has been defined anew since */
  CW_REVIEW_IN_PASS, /* that it is not there */
} CwReviewState;

/**
 * CwReviewDebt:
 * @reviewed_at: when the source was last gone through, "" where that was before this was kept
 * @defined_at: since when the code means what it means
 *
 * A source that has to be gone through again for a code (R19).
 */
typedef struct
{
  gint64 code;
  gint64 source;
  char *reviewed_at;
  char *defined_at;
} CwReviewDebt;

gboolean cw_project_mark_reviewed (CwProject *self, gint64 source, gint64 code, GError **error);
CwReviewState cw_project_get_review_state (CwProject *self, gint64 source, gint64 code);
GPtrArray *
cw_project_list_review_debt (CwProject *self, gint64 code, gint64 source, GError **error);
void cw_review_debt_free (CwReviewDebt *self);

gboolean cw_reviews_record_status (CwProject *project, gint64 source, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwReviewDebt, cw_review_debt_free)

G_END_DECLS
