/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwRangeIndex: one sorted array read as a balanced tree: the root of a part is its middle, and each root knows
 * how far the ranges of its part reach.  A query skips every part that ends before it, so it costs the depth of
 * the tree and what it finds.  A single change moves the tail of the array, which for the tens of thousands of
 * excerpts a source can have is cheaper than the pointers of a linked tree. */

#include "config.h"

#include "cw-range-index.h"

typedef struct
{
  CwRange range;
  guint reach; /* the largest end within the part whose root this is */
} Node;

struct _CwRangeIndex
{
  GArray *nodes; /* of Node */
};

static Node *
get_node (const CwRangeIndex *self, guint position)
{
  return &g_array_index (self->nodes, Node, position);
}

/* The two halves are asked once each: MAX would ask one of them twice, at every level. */
static guint
update_reach (CwRangeIndex *self, guint low, guint high)
{
  guint middle = low + (high - low) / 2, before, after;
  Node *node;

  if (low == high)
    return 0;
  before = update_reach (self, low, middle);
  after = update_reach (self, middle + 1, high);
  node = get_node (self, middle);
  node->reach = MAX (node->range.end, MAX (before, after));
  return node->reach;
}

static int
compare_nodes (gconstpointer a, gconstpointer b)
{
  return cw_range_compare (&((const Node *) a)->range, &((const Node *) b)->range);
}

static void
collect (const CwRangeIndex *self, guint low, guint high, guint start, guint end, GArray *result)
{
  guint middle = low + (high - low) / 2;
  const Node *node;

  if (low == high)
    return;
  node = get_node (self, middle);
  if (node->reach <= start)
    return;
  collect (self, low, middle, start, end, result);
  if (node->range.start >= end)
    return;
  if (node->range.end > start)
    g_array_append_val (result, node->range);
  collect (self, middle + 1, high, start, end, result);
}

/**
 * cw_range_compare:
 *
 * Returns: the order of two ranges by start, then end, then id
 */
int
cw_range_compare (const CwRange *a, const CwRange *b)
{
  if (a->start != b->start)
    return a->start < b->start ? -1 : 1;
  if (a->end != b->end)
    return a->end < b->end ? -1 : 1;
  return (a->id > b->id) - (a->id < b->id);
}

/**
 * cw_range_index_new:
 *
 * Returns: (transfer full): an index without ranges
 */
CwRangeIndex *
cw_range_index_new (void)
{
  CwRangeIndex *self = g_new0 (CwRangeIndex, 1);

  self->nodes = g_array_new (FALSE, FALSE, sizeof (Node));
  return self;
}

/**
 * cw_range_index_free:
 * @self: (transfer full): an index
 */
void
cw_range_index_free (CwRangeIndex *self)
{
  g_array_unref (self->nodes);
  g_free (self);
}

/**
 * cw_range_index_set:
 * @ranges: (array length=n_ranges): in any order; each must hold at least one code point
 *
 * Replaces all ranges, in O(n log n).
 */
void
cw_range_index_set (CwRangeIndex *self, const CwRange *ranges, guint n_ranges)
{
  g_return_if_fail (self != NULL);

  g_array_set_size (self->nodes, n_ranges);
  for (guint i = 0; i < n_ranges; i++)
    {
      g_return_if_fail (ranges[i].start < ranges[i].end);
      *get_node (self, i) = (Node) { .range = ranges[i] };
    }
  g_array_sort (self->nodes, compare_nodes);
  update_reach (self, 0, n_ranges);
}

/**
 * cw_range_index_insert:
 * @range: must hold at least one code point
 *
 * Adds one range, in O(n).
 */
void
cw_range_index_insert (CwRangeIndex *self, const CwRange *range)
{
  Node node = { .range = *range };
  guint position;

  g_return_if_fail (self != NULL && range->start < range->end);

  position = cw_range_index_lower_bound (self, range);
  g_array_insert_val (self->nodes, position, node);
  update_reach (self, 0, self->nodes->len);
}

/**
 * cw_range_index_remove:
 * @range: the range as it was added
 *
 * Removes one range, in O(n).
 *
 * Returns: FALSE when it was not there
 */
gboolean
cw_range_index_remove (CwRangeIndex *self, const CwRange *range)
{
  guint position;

  g_return_val_if_fail (self != NULL && range != NULL, FALSE);

  position = cw_range_index_lower_bound (self, range);
  if (position == self->nodes->len
      || cw_range_compare (&get_node (self, position)->range, range) != 0)
    return FALSE;
  g_array_remove_index (self->nodes, position);
  update_reach (self, 0, self->nodes->len);
  return TRUE;
}

/**
 * cw_range_index_get_n_ranges:
 *
 * Returns: how many ranges there are
 */
guint
cw_range_index_get_n_ranges (const CwRangeIndex *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->nodes->len;
}

/**
 * cw_range_index_get:
 * @position: below the number of ranges
 *
 * Returns: (transfer none): the range at @position in the order of cw_range_compare()
 */
const CwRange *
cw_range_index_get (const CwRangeIndex *self, guint position)
{
  g_return_val_if_fail (self != NULL && position < self->nodes->len, NULL);
  return &get_node (self, position)->range;
}

/**
 * cw_range_index_query:
 * @start: the first code point of the part asked for
 * @end: one past its last code point
 * @result: (element-type CwRange): what overlaps the part is appended here, in order
 */
void
cw_range_index_query (const CwRangeIndex *self, guint start, guint end, GArray *result)
{
  g_return_if_fail (self != NULL && result != NULL);

  if (start < end)
    collect (self, 0, self->nodes->len, start, end, result);
}

/**
 * cw_range_index_lower_bound:
 *
 * Returns: the position of the first range that is not before @range
 */
guint
cw_range_index_lower_bound (const CwRangeIndex *self, const CwRange *range)
{
  guint low = 0, high;

  g_return_val_if_fail (self != NULL && range != NULL, 0);

  high = self->nodes->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (cw_range_compare (&get_node (self, middle)->range, range) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}
