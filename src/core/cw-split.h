/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-project.h"

G_BEGIN_DECLS

/**
 * CwSplitEnd:
 *
 * What becomes of a code that has been split (R17).
 */
typedef enum
{
  CW_SPLIT_KEEP,   /* it stays, above the parts that were made for it */
  CW_SPLIT_RETIRE, /* it is retired, and what was below it moves up */
} CwSplitEnd;

/**
 * CwSplitItem:
 * @sorted: whether the analyst has decided
 * @part: the code that the excerpt goes to, 0 where it stays
 *
 * One excerpt in the sorter.
 */
typedef struct
{
  gint64 excerpt;
  gboolean sorted;
  gint64 part;
} CwSplitItem;

gint64
cw_project_begin_split (CwProject *self, gint64 code, const char *const *parts, GError **error);
gint64 cw_project_find_split (CwProject *self, gint64 code);
GArray *cw_project_list_split_parts (CwProject *self, gint64 split, GError **error);
GArray *cw_project_list_split_items (CwProject *self, gint64 split, GError **error);
gboolean cw_project_sort_excerpt (CwProject *self,
                                  gint64 split,
                                  gint64 excerpt,
                                  gint64 part,
                                  GError **error);
gboolean cw_project_finish_split (CwProject *self, gint64 split, CwSplitEnd end, GError **error);
gboolean cw_project_abandon_split (CwProject *self, gint64 split, GError **error);

G_END_DECLS
