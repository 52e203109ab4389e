/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* What the engine needs of the index of words. */

#pragma once

#include "cw-database.h"

G_BEGIN_DECLS

gboolean
cw_search_index_follow (CwDatabase *database, GBytes *changeset, gboolean inverted, GError **error);
gboolean cw_search_index_is_sound (CwDatabase *database, gboolean *sound, GError **error);

G_END_DECLS
