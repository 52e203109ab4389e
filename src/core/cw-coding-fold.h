/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* What the operations on codes share; to be called inside a transaction, by the files of the engine only. */

#pragma once

#include "cw-project.h"

G_BEGIN_DECLS

/**
 * CwCodingMoves:
 * @moved: codings that have another code now
 * @folded: codings that the new code had on the same excerpt already
 * @conflicts: magnitudes that differ and wait for a choice
 */
typedef struct
{
  guint moved;
  guint folded;
  guint conflicts;
} CwCodingMoves;

/* Nothing but codings needs the row of excerpt (R8). A literal, to be part of a statement. */
#define CW_EXCERPT_IS_UNCITED                                                                      \
  "(starred = 0 AND excerpt.comment = ''"                                                          \
  " AND NOT EXISTS (SELECT 1 FROM evidence_link WHERE evidence_link.excerpt_id = excerpt.id)"      \
  " AND NOT EXISTS (SELECT 1 FROM memo_link WHERE target_kind = 'excerpt'"                         \
  " AND target_id = excerpt.id))"

gboolean cw_coding_fold_all (CwProject *project,
                             gint64 code,
                             gint64 into,
                             gint64 split,
                             CwCodingMoves *moves,
                             GError **error);
gboolean cw_coding_fold_pair (CwProject *project, gint64 coding, gint64 into, GError **error);
gboolean cw_coding_set_excerpt (CwProject *project, gint64 coding, gint64 excerpt, GError **error);
char *cw_count_noun (guint n, const char *noun);

G_END_DECLS
