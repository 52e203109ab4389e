/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-project.h"

G_BEGIN_DECLS

/**
 * CwReviewStates:
 *
 * Which sources have been gone through for which codes since these mean what they mean, as it is at one moment (R24).
 */
typedef struct _CwReviewStates CwReviewStates;

CwReviewStates *cw_review_states_new (CwProject *project, GError **error);
void cw_review_states_free (CwReviewStates *self);
gboolean cw_review_states_are_in_pass (CwReviewStates *self,
                                       gint64 source,
                                       GHashTable *rows,
                                       GHashTable *columns);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwReviewStates, cw_review_states_free)

G_END_DECLS
