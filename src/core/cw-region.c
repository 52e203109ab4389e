/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwRegion: text as sorted, separate ranges: what a row of a matrix rests on, and what the scope lets count. */

#include "config.h"

#include "cw-region.h"

#include <stdlib.h>

struct _CwRegion
{
  gatomicrefcount ref_count;
  GArray *ranges; /* of CwRange */
  gboolean sorted;
};

/**
 * cw_region_new:
 *
 * Returns: (transfer full): a region without any text
 */
CwRegion *
cw_region_new (void)
{
  CwRegion *self = g_new0 (CwRegion, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->ranges = g_array_new (FALSE, FALSE, sizeof (CwRange));
  self->sorted = TRUE;
  return self;
}

/**
 * cw_region_ref:
 *
 * Returns: (transfer full): @self
 */
CwRegion *
cw_region_ref (CwRegion *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * cw_region_unref:
 * @self: (transfer full): a region
 */
void
cw_region_unref (CwRegion *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->ranges);
  g_free (self);
}

static int
compare_ranges (gconstpointer a, gconstpointer b)
{
  const CwRange *x = a, *y = b;

  if (x->source != y->source)
    return x->source < y->source ? -1 : 1;
  if (x->start != y->start)
    return x->start < y->start ? -1 : 1;
  return (x->end > y->end) - (x->end < y->end);
}

/**
 * cw_region_add:
 *
 * Adds a range, which may be anywhere; an empty one adds nothing.
 */
void
cw_region_add (CwRegion *self, guint32 source, guint32 start, guint32 end)
{
  CwRange range = { source, start, end };
  CwRange *last;

  if (start >= end)
    return;
  if (self->ranges->len > 0)
    {
      last = &g_array_index (self->ranges, CwRange, self->ranges->len - 1);
      if (last->source == source && last->start <= start && start <= last->end)
        {
          last->end = MAX (last->end, end);
          return;
        }
      self->sorted = self->sorted && compare_ranges (last, &range) < 0;
    }
  g_array_append_val (self->ranges, range);
}

/**
 * cw_region_add_all:
 *
 * Adds every range of another region.
 */
void
cw_region_add_all (CwRegion *self, const CwRegion *other)
{
  for (guint i = 0; i < other->ranges->len; i++)
    {
      const CwRange *range = &g_array_index (other->ranges, CwRange, i);

      cw_region_add (self, range->source, range->start, range->end);
    }
}

/**
 * cw_region_add_source:
 *
 * Adds what another, sealed region has of one source.
 */
void
cw_region_add_source (CwRegion *self, const CwRegion *other, guint32 source)
{
  guint n;
  const CwRange *ranges = cw_region_find_source (other, source, &n);

  for (guint i = 0; i < n; i++)
    cw_region_add (self, source, ranges[i].start, ranges[i].end);
}

/**
 * cw_region_seal:
 *
 * Orders and merges the ranges.
 */
void
cw_region_seal (CwRegion *self)
{
  g_autoptr (GArray) all = NULL;

  if (self->sorted)
    return;
  all = g_steal_pointer (&self->ranges);
  qsort (all->data, all->len, sizeof (CwRange), compare_ranges);
  self->ranges = g_array_sized_new (FALSE, FALSE, sizeof (CwRange), all->len);
  self->sorted = TRUE;
  for (guint i = 0; i < all->len; i++)
    {
      const CwRange *range = &g_array_index (all, CwRange, i);

      cw_region_add (self, range->source, range->start, range->end);
    }
}

/**
 * cw_region_get_ranges:
 * @n_ranges: (out): how many
 *
 * Returns: (transfer none) (array length=n_ranges): all ranges of a sealed region
 */
const CwRange *
cw_region_get_ranges (const CwRegion *self, guint *n_ranges)
{
  *n_ranges = self->ranges->len;
  return (const CwRange *) self->ranges->data;
}

/* The first range that ends behind the place. */
static guint
lower_bound (const CwRegion *self, guint32 source, guint32 position)
{
  guint low = 0, high = self->ranges->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const CwRange *range = &g_array_index (self->ranges, CwRange, middle);

      if (range->source < source || (range->source == source && range->end <= position))
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * cw_region_find_source:
 * @n_ranges: (out): how many
 *
 * Returns: (transfer none) (array length=n_ranges): the ranges of one source
 */
const CwRange *
cw_region_find_source (const CwRegion *self, guint32 source, guint *n_ranges)
{
  guint first = lower_bound (self, source, 0);
  guint end = first;

  while (end < self->ranges->len && g_array_index (self->ranges, CwRange, end).source == source)
    end++;
  *n_ranges = end - first;
  return (const CwRange *) self->ranges->data + first;
}

/**
 * cw_region_touches:
 *
 * Returns: whether the region has a character of the range
 */
gboolean
cw_region_touches (const CwRegion *self, guint32 source, guint32 start, guint32 end)
{
  guint i = lower_bound (self, source, start);
  const CwRange *range = i < self->ranges->len ? &g_array_index (self->ranges, CwRange, i) : NULL;

  return range != NULL && range->source == source && range->start < end && start < end;
}

/**
 * cw_ranges_intersect:
 * @a: (array length=n_a): ranges in order
 * @b: (array length=n_b): ranges in order
 * @out: (element-type CwRange): what both have is appended to it
 */
void
cw_ranges_intersect (const CwRange *a, guint n_a, const CwRange *b, guint n_b, GArray *out)
{
  for (guint i = 0, j = 0; i < n_a && j < n_b;)
    {
      CwRange both = { a[i].source, MAX (a[i].start, b[j].start), MIN (a[i].end, b[j].end) };
      gboolean a_first
          = a[i].source != b[j].source ? a[i].source < b[j].source : a[i].end < b[j].end;

      if (a[i].source == b[j].source && both.start < both.end)
        g_array_append_val (out, both);
      if (a_first)
        i++;
      else
        j++;
    }
}

/**
 * cw_region_intersect:
 *
 * Returns: (transfer full): what two sealed regions have in common, sealed
 */
CwRegion *
cw_region_intersect (const CwRegion *a, const CwRegion *b)
{
  CwRegion *both = cw_region_new ();

  cw_ranges_intersect ((const CwRange *) a->ranges->data,
                       a->ranges->len,
                       (const CwRange *) b->ranges->data,
                       b->ranges->len,
                       both->ranges);
  return both;
}

static void
subtract_from (CwRegion *rest, const CwRange *range, const CwRegion *other)
{
  guint32 start = range->start;

  for (guint i = lower_bound (other, range->source, range->start); i < other->ranges->len; i++)
    {
      const CwRange *taken = &g_array_index (other->ranges, CwRange, i);

      if (taken->source != range->source || taken->start >= range->end)
        break;
      cw_region_add (rest, range->source, start, MAX (start, taken->start));
      start = MAX (start, taken->end);
    }
  cw_region_add (rest, range->source, start, MAX (start, range->end));
}

/**
 * cw_region_subtract:
 *
 * Returns: (transfer full): what the sealed region @a has and the sealed region @b has not, sealed
 */
CwRegion *
cw_region_subtract (const CwRegion *a, const CwRegion *b)
{
  CwRegion *rest = cw_region_new ();

  for (guint i = 0; i < a->ranges->len; i++)
    subtract_from (rest, &g_array_index (a->ranges, CwRange, i), b);
  return rest;
}
