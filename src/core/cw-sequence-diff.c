/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The shortest edit script of two short or similar sequences: E. W. Myers, An O(ND) difference algorithm and its
 * variations, Algorithmica 1 (1986), the greedy algorithm with its trace kept. It is only asked for few differences,
 * so that the trace stays small. */

#include "config.h"

#include "cw-sequence-diff.h"

#include <string.h>

typedef struct
{
  const CwSequence *old;
  const CwSequence *new;
  int *reach;       /* by diagonal: how far the old sequence is used up */
  int middle;       /* index of the diagonal 0 */
  GPtrArray *trace; /* of int *: the diagonals -d … d before the step d */
  gint64 *budget;
} Search;

/**
 * cw_match_append:
 * @matches: (element-type CwMatch): in order
 *
 * Adds a match; one that goes on where the last one ends makes that one longer.
 */
void
cw_match_append (GArray *matches, guint old_start, guint new_start, guint length)
{
  CwMatch match = { old_start, new_start, length };
  CwMatch *last;

  if (length == 0)
    return;
  last = matches->len == 0 ? NULL : &g_array_index (matches, CwMatch, matches->len - 1);
  if (last != NULL && last->old_start + last->length == old_start
      && last->new_start + last->length == new_start)
    last->length += length;
  else
    g_array_append_val (matches, match);
}

/**
 * cw_match_count:
 *
 * Returns: how many things the matches have together
 */
guint
cw_match_count (const GArray *matches)
{
  guint n = 0;

  for (guint i = 0; i < matches->len; i++)
    n += g_array_index (matches, CwMatch, i).length;
  return n;
}

/* From where the diagonal is reached with the step @d: from the one above it, by an insertion, or from the one below. */
static gboolean
comes_from_above (const int *reach, int d, int diagonal)
{
  return diagonal == -d || (diagonal != d && reach[diagonal - 1] < reach[diagonal + 1]);
}

static int
follow_equals (Search *self, int x, int diagonal)
{
  int start = x;

  while (x < (int) self->old->length && x - diagonal < (int) self->new->length
         && self->old->items[x] == self->new->items[x - diagonal])
    x++;
  *self->budget -= x - start + 1;
  return x;
}

static void
keep_trace (Search *self, int d)
{
  g_ptr_array_add (self->trace,
                   g_memdup2 (self->reach + self->middle - d, (2 * d + 1) * sizeof (int)));
}

/* One more difference: TRUE when both sequences are used up. */
static gboolean
step (Search *self, int d)
{
  int *reach = self->reach + self->middle;
  int goal = (int) self->old->length - (int) self->new->length;

  keep_trace (self, d);
  for (int diagonal = -d; diagonal <= d; diagonal += 2)
    {
      int x = comes_from_above (reach, d, diagonal) ? reach[diagonal + 1] : reach[diagonal - 1] + 1;

      if (d == 0)
        x = 0;
      reach[diagonal] = x = follow_equals (self, x, diagonal);
      if (diagonal == goal && x >= (int) self->old->length)
        return TRUE;
    }
  return FALSE;
}

/* Walks back along the trace; the matches come out last first. */
static void
walk_back (Search *self, int d, GArray *backwards)
{
  int x = self->old->length;
  int y = self->new->length;

  for (; d >= 0; d--)
    {
      const int *reach = (const int *) g_ptr_array_index (self->trace, d) + d;
      int diagonal = x - y;
      gboolean above = d > 0 && comes_from_above (reach, d, diagonal);
      int before = d == 0 ? 0 : above ? reach[diagonal + 1] : reach[diagonal - 1];
      int start = d == 0 ? 0 : above ? before : before + 1;
      CwMatch match = { start, start - diagonal, x - start };

      if (match.length > 0)
        g_array_append_val (backwards, match);
      x = before;
      y = d == 0 ? 0 : before - (above ? diagonal + 1 : diagonal - 1);
    }
}

static void
append_reversed (GArray *matches, const GArray *backwards)
{
  for (guint i = backwards->len; i > 0; i--)
    {
      const CwMatch *match = &g_array_index (backwards, CwMatch, i - 1);

      cw_match_append (matches, match->old_start, match->new_start, match->length);
    }
}

/**
 * cw_sequence_diff:
 * @max_differences: how many insertions and deletions to try
 * @budget: (inout): how many steps are left; nothing more is tried when it is used up
 * @matches: (element-type CwMatch): what both have in common is appended, in order
 *
 * Returns: FALSE, with nothing appended, where the sequences differ in more than that
 */
gboolean
cw_sequence_diff (const CwSequence *old,
                  const CwSequence *new,
                  guint max_differences,
                  gint64 *budget,
                  GArray *matches)
{
  guint most = MIN (max_differences, old->length + new->length);
  g_autofree int *reach = g_new0 (int, 2 * most + 3);
  g_autoptr (GPtrArray) trace = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) backwards = g_array_new (FALSE, FALSE, sizeof (CwMatch));
  Search search = { old, new, reach, most + 1, trace, budget };

  for (guint d = 0; d <= most && *budget > 0; d++)
    if (step (&search, d))
      {
        walk_back (&search, d, backwards);
        append_reversed (matches, backwards);
        return TRUE;
      }
  return FALSE;
}
