/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Where excerpts are to one another: overlaps, within, near, precedes, follows. One pass a source over excerpts that
 * are in the order of their starts; what comes before a point is found by halving, and the largest end among it is
 * kept beside it. */

#include "config.h"

#include "cw-query-plan-private.h"

/* The ranges of one source that the others are compared with. */
typedef struct
{
  GArray *starts;     /* of guint32, ascending */
  GArray *reach;      /* of guint32: the largest end of those up to here */
  GArray *last_ends;  /* of guint32, ascending */
  const GArray *rows; /* of CwQueryPlace, where a distance is asked for */
} Ranges;

static void
init_ranges (Ranges *self)
{
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->reach = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->last_ends = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->rows = NULL;
}

static void
clear_ranges (Ranges *self)
{
  g_array_unref (self->starts);
  g_array_unref (self->reach);
  g_array_unref (self->last_ends);
}

static void
empty_ranges (Ranges *self)
{
  g_array_set_size (self->starts, 0);
  g_array_set_size (self->reach, 0);
  g_array_set_size (self->last_ends, 0);
}

static void
add_range (Ranges *self, guint32 start, guint32 end)
{
  guint32 reach = self->reach->len == 0
                      ? end
                      : MAX (end, g_array_index (self->reach, guint32, self->reach->len - 1));

  g_array_append_val (self->starts, start);
  g_array_append_val (self->reach, reach);
  g_array_append_val (self->last_ends, end);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  guint32 x = *(const guint32 *) a, y = *(const guint32 *) b;

  return (x > y) - (x < y);
}

/* How many of the ascending numbers are below @limit. */
static guint
count_below (const GArray *numbers, guint64 limit)
{
  guint low = 0, high = numbers->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (numbers, guint32, middle) < limit)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static guint32
reach_of_first (const Ranges *self, guint n)
{
  return n == 0 ? 0 : g_array_index (self->reach, guint32, n - 1);
}

static gboolean
overlaps (const Ranges *self, guint32 start, guint32 end)
{
  return reach_of_first (self, count_below (self->starts, end)) > start;
}

static gboolean
is_within (const Ranges *self, guint32 start, guint32 end)
{
  return reach_of_first (self, count_below (self->starts, (guint64) start + 1)) >= end;
}

/* --- paragraphs ----------------------------------------------------------------------------------------------------- */

/* The row that a position of the text is in: the last that starts at or before it. */
guint
cw_query_find_place (const GArray *places, guint32 position)
{
  guint low = 0, high = places->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (places, CwQueryPlace, middle).start <= position)
        low = middle + 1;
      else
        high = middle;
    }
  return low == 0 ? 0 : low - 1;
}

static guint32
number_at (const Ranges *self, guint32 position)
{
  if (self->rows->len == 0)
    return 0;
  return g_array_index (self->rows, CwQueryPlace, cw_query_find_place (self->rows, position))
      .number;
}

static gboolean
precedes (const Ranges *self, guint32 end, guint distance)
{
  guint first = count_below (self->starts, end);

  if (first == self->starts->len)
    return FALSE;
  return distance == CW_QUERY_ANY_DISTANCE
         || number_at (self, g_array_index (self->starts, guint32, first))
                    - number_at (self, end - 1)
                <= distance;
}

static gboolean
follows (const Ranges *self, guint32 start, guint distance)
{
  guint n = count_below (self->last_ends, (guint64) start + 1);

  if (n == 0)
    return FALSE;
  return distance == CW_QUERY_ANY_DISTANCE
         || number_at (self, start)
                    - number_at (self, g_array_index (self->last_ends, guint32, n - 1) - 1)
                <= distance;
}

/* Where a paragraph begins that is so many before, or ends that is so many behind. */
static guint32
find_edge (const GArray *rows, guint32 position, guint distance, gboolean forward)
{
  guint place = cw_query_find_place (rows, position);
  guint64 number = g_array_index (rows, CwQueryPlace, place).number;
  guint low = 0, high = rows->len;

  number = forward ? number + distance + 1 : number - MIN (number, distance);
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (rows, CwQueryPlace, middle).number < number)
        low = middle + 1;
      else
        high = middle;
    }
  if (!forward)
    return g_array_index (rows, CwQueryPlace, low).start;
  return low == rows->len ? G_MAXUINT32 : g_array_index (rows, CwQueryPlace, low).start;
}

/* What is at most so many paragraphs away overlaps the paragraphs up to there. */
static gboolean
is_near (const Ranges *self, guint32 start, guint32 end, guint distance)
{
  if (self->rows->len == 0)
    return FALSE;
  return overlaps (self,
                   find_edge (self->rows, start, distance, FALSE),
                   find_edge (self->rows, end - 1, distance, TRUE));
}

/* --- excerpts ------------------------------------------------------------------------------------------------------- */

static gboolean
is_related (const CwQueryNode *node, const Ranges *ranges, guint32 start, guint32 end)
{
  switch ((int) node->operator)
    {
    case CW_QUERY_OVERLAPS:
      return overlaps (ranges, start, end);
    case CW_QUERY_WITHIN:
      return is_within (ranges, start, end);
    case CW_QUERY_NEAR:
      return is_near (ranges, start, end, node->distance);
    case CW_QUERY_PRECEDES:
      return precedes (ranges, end, node->distance);
    case CW_QUERY_FOLLOWS:
      return follows (ranges, start, node->distance);
    default:
      g_return_val_if_reached (FALSE);
    }
}

static void
collect (const CwQuerySnapshot *snapshot,
         const CwQueryBits *bits,
         guint first,
         guint end,
         Ranges *ranges)
{
  empty_ranges (ranges);
  for (guint i = cw_query_bits_next (bits, first, end); i < end;
       i = cw_query_bits_next (bits, i + 1, end))
    add_range (ranges, snapshot->starts[i], snapshot->ends[i]);
  g_array_sort (ranges->last_ends, compare_numbers);
}

static gboolean
relate_in_source (CwQueryRun *run,
                  const CwQueryNode *node,
                  guint source,
                  const CwQueryBits *left,
                  const CwQueryBits *right,
                  Ranges *ranges,
                  CwQueryBits *bits,
                  GError **error)
{
  const CwQuerySnapshot *snapshot = run->snapshot;
  guint first = snapshot->first_excerpt[source];
  guint end = snapshot->first_excerpt[source + 1];
  guint i = cw_query_bits_next (left, first, end);

  if (i == end || cw_query_bits_next (right, first, end) == end)
    return TRUE;
  if (node->distance != CW_QUERY_ANY_DISTANCE)
    {
      ranges->rows = cw_query_snapshot_load_places (run->snapshot, run->database, source, error);
      if (ranges->rows == NULL)
        return FALSE;
    }
  collect (snapshot, right, first, end, ranges);
  for (; i < end; i = cw_query_bits_next (left, i + 1, end))
    if (is_related (node, ranges, snapshot->starts[i], snapshot->ends[i]))
      cw_query_bits_add (bits, i);
  return TRUE;
}

/* Those of the left side that are so to one of the right side. */
CwQueryBits *
cw_query_relate (CwQueryRun *run,
                 const CwQueryNode *node,
                 const CwQueryBits *left,
                 const CwQueryBits *right,
                 GError **error)
{
  g_autoptr (CwQueryBits) bits = cw_query_bits_new (run->snapshot->n_excerpts);
  gboolean done = TRUE;
  Ranges ranges;

  init_ranges (&ranges);
  for (guint i = 0; done && i < run->snapshot->n_sources; i++)
    done = !g_cancellable_set_error_if_cancelled (run->cancellable, error)
           && relate_in_source (run, node, i, left, right, &ranges, bits, error);
  clear_ranges (&ranges);
  return done ? g_steal_pointer (&bits) : NULL;
}

/* Adds those excerpts that a part of a source touches. */
void
cw_query_mark_stretches (const CwQuerySnapshot *snapshot,
                         const GArray *stretches,
                         const CwQueryBits *domain,
                         CwQueryBits *bits)
{
  Ranges ranges;

  init_ranges (&ranges);
  for (guint i = 0; i < stretches->len;)
    {
      guint source = g_array_index (stretches, CwQueryStretch, i).source;
      guint end = snapshot->first_excerpt[source + 1];

      empty_ranges (&ranges);
      for (; i < stretches->len && g_array_index (stretches, CwQueryStretch, i).source == source;
           i++)
        add_range (&ranges,
                   g_array_index (stretches, CwQueryStretch, i).start,
                   g_array_index (stretches, CwQueryStretch, i).end);
      for (guint j = cw_query_bits_next (domain, snapshot->first_excerpt[source], end); j < end;
           j = cw_query_bits_next (domain, j + 1, end))
        if (overlaps (&ranges, snapshot->starts[j], snapshot->ends[j]))
          cw_query_bits_add (bits, j);
    }
  clear_ranges (&ranges);
}
