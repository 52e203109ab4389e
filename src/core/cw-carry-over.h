/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-labels.h"
#include "cw-text-diff.h"

G_BEGIN_DECLS

GArray *cw_carry_over_paragraphs (const CwText *old,
                                  const CwTextDiff *diff,
                                  const CwDraftSource *draft,
                                  CwLabels *labels,
                                  guint *n_kept);

G_END_DECLS
