/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwLaneLayout: puts overlapping ranges side by side.  Items are taken in the order of the text, so a later item
 * never moves an earlier one, and the result does not depend on the order they came in.  Each takes the lane its
 * key had last when that is free, else the lowest free lane. */

#include "config.h"

#include "cw-lane-layout.h"

typedef struct
{
  guint64 *ends; /* by lane: where its last item ends, gap included */
  guint n_used;
  guint max_lanes;
  GHashTable *homes; /* key → its last lane + 1 */
} State;

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const CwLaneItem *x = *(const CwLaneItem *const *) a;
  const CwLaneItem *y = *(const CwLaneItem *const *) b;

  if (x->start != y->start)
    return x->start < y->start ? -1 : 1;
  if (x->end != y->end)
    return x->end > y->end ? -1 : 1;
  if (x->key != y->key)
    return x->key < y->key ? -1 : 1;
  return (x->id > y->id) - (x->id < y->id);
}

static gboolean
lane_is_free (const State *state, guint lane, guint64 start)
{
  return lane < state->n_used && state->ends[lane] <= start;
}

static guint
find_lane (State *state, const CwLaneItem *item)
{
  guint home = GPOINTER_TO_UINT (g_hash_table_lookup (state->homes, &item->key));

  if (home > 0 && lane_is_free (state, home - 1, item->start))
    return home - 1;
  for (guint lane = 0; lane < state->n_used; lane++)
    if (lane_is_free (state, lane, item->start))
      return lane;
  return state->n_used < state->max_lanes ? state->n_used++ : CW_LANE_NONE;
}

static void
place_item (State *state, CwLaneItem *item, guint64 gap)
{
  item->lane = find_lane (state, item);
  if (item->lane == CW_LANE_NONE)
    return;
  state->ends[item->lane] = item->end + gap;
  g_hash_table_insert (state->homes, &item->key, GUINT_TO_POINTER (item->lane + 1));
}

/**
 * cw_lane_layout_assign:
 * @items: (array length=n_items) (inout): their order does not matter and is kept
 * @gap: how far apart two items of one lane must be
 * @max_lanes: how many lanes there may be
 *
 * Returns: what was needed
 */
CwLaneLayout
cw_lane_layout_assign (CwLaneItem *items, guint n_items, guint64 gap, guint max_lanes)
{
  g_autoptr (GHashTable) homes = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autofree guint64 *ends = g_new0 (guint64, max_lanes + 1);
  g_autoptr (GPtrArray) order = g_ptr_array_sized_new (n_items);
  State state = { .ends = ends, .max_lanes = max_lanes, .homes = homes };
  CwLaneLayout layout = { 0 };

  for (guint i = 0; i < n_items; i++)
    g_ptr_array_add (order, &items[i]);
  g_ptr_array_sort (order, compare_items);
  for (guint i = 0; i < n_items; i++)
    {
      CwLaneItem *item = g_ptr_array_index (order, i);

      place_item (&state, item, gap);
      layout.n_overflow += item->lane == CW_LANE_NONE;
    }
  layout.n_lanes = state.n_used;
  return layout;
}
