/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* What the merge of two codes does to all that names the one that goes; for the files of the engine only. */

#pragma once

#include "cw-project.h"

G_BEGIN_DECLS

gboolean cw_merge_move_links (CwProject *project, gint64 code, gint64 into, GError **error);
gboolean cw_merge_move_memos (CwProject *project, gint64 code, gint64 into, GError **error);
gboolean cw_merge_move_examples (CwProject *project, gint64 code, gint64 into, GError **error);
gboolean cw_merge_move_splits (CwProject *project, gint64 code, gint64 into, GError **error);
gboolean cw_merge_move_summaries (CwProject *project, gint64 code, gint64 into, GError **error);
gboolean cw_merge_move_displays (CwProject *project, gint64 code, gint64 into, GError **error);
gboolean cw_merge_definition_names (CwProject *project, const char *definition, gint64 code);

G_END_DECLS
