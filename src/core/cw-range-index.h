/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * CwRange:
 * @start: the first code point
 * @end: one past the last code point; larger than @start
 * @id: whose range it is
 */
typedef struct
{
  guint start;
  guint end;
  gint64 id;
} CwRange;

/**
 * CwRangeIndex:
 *
 * Ranges of a text, ordered by (start, end, id), that answers which of them overlap a given part.
 */
typedef struct _CwRangeIndex CwRangeIndex;

CwRangeIndex *cw_range_index_new (void);
void cw_range_index_free (CwRangeIndex *self);
void cw_range_index_set (CwRangeIndex *self, const CwRange *ranges, guint n_ranges);
void cw_range_index_insert (CwRangeIndex *self, const CwRange *range);
gboolean cw_range_index_remove (CwRangeIndex *self, const CwRange *range);
guint cw_range_index_get_n_ranges (const CwRangeIndex *self);
const CwRange *cw_range_index_get (const CwRangeIndex *self, guint position);
void cw_range_index_query (const CwRangeIndex *self, guint start, guint end, GArray *result);
guint cw_range_index_lower_bound (const CwRangeIndex *self, const CwRange *range);
int cw_range_compare (const CwRange *a, const CwRange *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwRangeIndex, cw_range_index_free)

G_END_DECLS
