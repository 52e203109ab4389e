/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* What a participant's words were before they were corrected or deleted; for the files of the engine only. */

#pragma once

#include "cw-project.h"
#include "cw-word-runs.h"

G_BEGIN_DECLS

gboolean cw_withdrawn_past_add (CwProject *project,
                                gint64 participant,
                                GHashTable *paragraphs,
                                CwWordRuns *runs,
                                GError **error);

G_END_DECLS
