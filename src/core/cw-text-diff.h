/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-anchor.h"
#include "cw-sequence-diff.h"

G_BEGIN_DECLS

/**
 * CwTextDiff:
 *
 * What two versions of a text have in common, in code points and in order; all else was replaced.
 */
typedef struct _CwTextDiff CwTextDiff;

CwTextDiff *cw_text_diff_new (const char *old, const char *new);
void cw_text_diff_free (CwTextDiff *self);

const GArray *cw_text_diff_get_matches (const CwTextDiff *self);
CwAnchor cw_text_diff_map (const CwTextDiff *self, const CwAnchor *anchor, guint *n_common);
guint cw_text_diff_map_start (const CwTextDiff *self, guint position);
guint cw_text_diff_count_old (const CwTextDiff *self, guint start, guint end);
guint cw_text_diff_count_new (const CwTextDiff *self, guint start, guint end);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwTextDiff, cw_text_diff_free)

G_END_DECLS
