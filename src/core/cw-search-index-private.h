/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* What the engine needs of the index of words. */

#pragma once

#include "cw-change-set.h"
#include "cw-database.h"

G_BEGIN_DECLS

gboolean cw_search_index_follow (CwDatabase *database,
                                 GBytes *changeset,
                                 const CwChangeSet *changes,
                                 gboolean inverted,
                                 GError **error);
gboolean cw_search_index_add_words (CwDatabase *database,
                                    gint64 id,
                                    const char *language,
                                    const char *text,
                                    GError **error);
char *cw_search_index_dup_language (CwDatabase *database, gint64 source, GError **error);
CwStatement *cw_search_index_query_paragraphs (CwDatabase *database, gint64 source, GError **error);
gboolean cw_search_index_is_sound (CwDatabase *database, gboolean *sound, GError **error);

G_END_DECLS
