/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-project.h"
#include "cw-realigner.h"

G_BEGIN_DECLS

/**
 * CwReplacement:
 * @n_states: how many excerpts and attributed passages there are of each state
 * @n_review: how many of them wait in the review queue
 * @n_kept: how many paragraphs have kept their numbers
 * @n_new: how many paragraphs are new
 *
 * What has come of replacing a text.
 */
typedef struct
{
  guint n_states[CW_N_REALIGN_STATES];
  guint n_review;
  guint n_kept;
  guint n_new;
} CwReplacement;

gboolean cw_project_replace_text (CwProject *self,
                                  gint64 source,
                                  CwDraftSource *draft,
                                  CwReplacement *result,
                                  GError **error);

G_END_DECLS
