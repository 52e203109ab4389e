/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwTextDiff: words that stand in both texts once, in the same order, are fixed points (B. Cohen's patience diff); the
 * gaps between them are looked at again on their own, with five words in a row first and single words then, and what
 * is left with Myers' algorithm, first by words and then by signs. Every step is counted, and when there have been too
 * many the rest of a gap counts as replaced: two texts that were made to be hard cost no more than two that are long. */

#include "config.h"

#include "cw-text-diff.h"

#include "cw-tokens.h"

#define BUDGET (G_GINT64_CONSTANT (40) * 1000 * 1000)
#define MAX_WORD_DIFFERENCES 600
#define MAX_SIGN_DIFFERENCES 400
#define MAX_GAP_SIGNS 8000
#define LONG_RUN 9 /* tokens: five words and the spaces between them */
#define MAX_DEPTH 100

struct _CwTextDiff
{
  GArray *matches; /* of CwMatch */
  guint old_length;
  guint new_length;
};

/* A part of both texts, in tokens. */
typedef struct
{
  guint old_start;
  guint old_end;
  guint new_start;
  guint new_end;
} Gap;

typedef struct
{
  const CwTokens *old;
  const CwTokens *new;
  GArray *matches;
  gint64 budget;
  guint depth;
} Job;

/* A run of tokens and where it stands. */
typedef struct
{
  guint64 hash;
  guint old_place;
  guint new_place;
  guint8 n_old; /* 0, 1, or 2 for more */
  guint8 n_new;
} Run;

static guint32
old_id (const Job *self, guint i)
{
  return g_array_index (self->old->ids, guint32, i);
}

static guint32
new_id (const Job *self, guint i)
{
  return g_array_index (self->new->ids, guint32, i);
}

static guint
old_place (const Job *self, guint token)
{
  return g_array_index (self->old->starts, guint32, token);
}

static guint
new_place (const Job *self, guint token)
{
  return g_array_index (self->new->starts, guint32, token);
}

static void
append_tokens (Job *self, guint old_start, guint new_start, guint n)
{
  cw_match_append (self->matches,
                   old_place (self, old_start),
                   new_place (self, new_start),
                   old_place (self, old_start + n) - old_place (self, old_start));
}

/* --- by signs ------------------------------------------------------------------------------------------------------ */

/* Signs that unrelated words happen to share say nothing: at least half of the longer side must be common. */
static gboolean
is_alike (const GArray *matches, guint old_length, guint new_length)
{
  return 2 * cw_match_count (matches) >= MAX (old_length, new_length);
}

static void
append_shifted (GArray *matches, const GArray *found, guint old_start, guint new_start)
{
  for (guint i = 0; i < found->len; i++)
    {
      const CwMatch *match = &g_array_index (found, CwMatch, i);

      cw_match_append (
          matches, old_start + match->old_start, new_start + match->new_start, match->length);
    }
}

static void
compare_signs (Job *self, const Gap *gap)
{
  guint old_start = old_place (self, gap->old_start);
  guint new_start = new_place (self, gap->new_start);
  CwSequence old = { self->old->text + old_start, old_place (self, gap->old_end) - old_start };
  CwSequence new = { self->new->text + new_start, new_place (self, gap->new_end) - new_start };
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (CwMatch));

  if (old.length == 0 || new.length == 0 || old.length > MAX_GAP_SIGNS
      || new.length > MAX_GAP_SIGNS)
    return;
  if (cw_sequence_diff (&old, &new, MAX_SIGN_DIFFERENCES, &self->budget, found)
      && is_alike (found, old.length, new.length))
    append_shifted (self->matches, found, old_start, new_start);
}

/* --- by words ------------------------------------------------------------------------------------------------------- */

static gboolean
are_words_alike (Job *self, const Gap *gap, const GArray *found)
{
  guint n = 0, longer;

  for (guint i = 0; i < found->len; i++)
    {
      const CwMatch *match = &g_array_index (found, CwMatch, i);
      guint start = gap->old_start + match->old_start;

      n += old_place (self, start + match->length) - old_place (self, start);
    }
  longer = MAX (old_place (self, gap->old_end) - old_place (self, gap->old_start),
                new_place (self, gap->new_end) - new_place (self, gap->new_start));
  return 3 * n >= longer;
}

/* The gaps between equal words are compared sign by sign. */
static void
append_words (Job *self, const Gap *gap, const GArray *found)
{
  Gap rest = *gap;

  for (guint i = 0; i < found->len; i++)
    {
      const CwMatch *match = &g_array_index (found, CwMatch, i);

      rest.old_end = gap->old_start + match->old_start;
      rest.new_end = gap->new_start + match->new_start;
      compare_signs (self, &rest);
      append_tokens (self, rest.old_end, rest.new_end, match->length);
      rest.old_start = rest.old_end + match->length;
      rest.new_start = rest.new_end + match->length;
    }
  rest.old_end = gap->old_end;
  rest.new_end = gap->new_end;
  compare_signs (self, &rest);
}

static void
compare_words (Job *self, const Gap *gap)
{
  CwSequence old
      = { (const guint32 *) self->old->ids->data + gap->old_start, gap->old_end - gap->old_start };
  CwSequence new
      = { (const guint32 *) self->new->ids->data + gap->new_start, gap->new_end - gap->new_start };
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (CwMatch));

  if (cw_sequence_diff (&old, &new, MAX_WORD_DIFFERENCES, &self->budget, found)
      && are_words_alike (self, gap, found))
    append_words (self, gap, found);
  else
    compare_signs (self, gap);
}

/* --- by fixed points ------------------------------------------------------------------------------------------------- */

static guint64
hash_run (const GArray *ids, guint start, guint length)
{
  guint64 hash = G_GUINT64_CONSTANT (14695981039346656037);

  for (guint i = start; i < start + length; i++)
    {
      hash = (hash ^ g_array_index (ids, guint32, i)) * G_GUINT64_CONSTANT (1099511628211);
      hash ^= hash >> 29;
    }
  return hash;
}

static Run *
find_run (Run *table, gsize mask, guint64 hash)
{
  gsize place = hash & mask;

  while (table[place].n_old + table[place].n_new > 0 && table[place].hash != hash)
    place = (place + 1) & mask;
  table[place].hash = hash;
  return &table[place];
}

static void
enter_old (Job *self, const Gap *gap, guint length, Run *table, gsize mask)
{
  for (guint i = gap->old_start; i + length <= gap->old_end; i++)
    {
      Run *run = find_run (table, mask, hash_run (self->old->ids, i, length));

      run->old_place = i;
      run->n_old = MIN (2, run->n_old + 1);
    }
}

static void
enter_new (Job *self, const Gap *gap, guint length, Run *table, gsize mask)
{
  for (guint i = gap->new_start; i + length <= gap->new_end; i++)
    {
      Run *run = find_run (table, mask, hash_run (self->new->ids, i, length));

      run->new_place = i;
      run->n_new = MIN (2, run->n_new + 1);
    }
}

static gboolean
is_same_run (const Job *self, const Run *run, guint length)
{
  for (guint i = 0; i < length; i++)
    if (old_id (self, run->old_place + i) != new_id (self, run->new_place + i))
      return FALSE;
  return TRUE;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const CwMatch *x = a, *y = b;

  return (x->old_start > y->old_start) - (x->old_start < y->old_start);
}

/* The runs that both parts have exactly once, in the order of the old text. */
static GArray *
list_unique (Job *self, const Gap *gap, guint length)
{
  GArray *unique = g_array_new (FALSE, FALSE, sizeof (CwMatch));
  guint n = gap->old_end - gap->old_start + gap->new_end - gap->new_start;
  gsize size = 16;
  g_autofree Run *table = NULL;

  while (size < 2 * (gsize) n)
    size *= 2;
  self->budget -= 4 * (gint64) n;
  table = g_new0 (Run, size);
  enter_old (self, gap, length, table, size - 1);
  enter_new (self, gap, length, table, size - 1);
  for (gsize i = 0; i < size; i++)
    if (table[i].n_old == 1 && table[i].n_new == 1 && is_same_run (self, &table[i], length))
      {
        CwMatch match = { table[i].old_place, table[i].new_place, length };

        g_array_append_val (unique, match);
      }
  g_array_sort (unique, compare_places);
  return unique;
}

/* How many of the piles end below a place. */
static guint
find_pile (const GArray *unique, const GArray *piles, guint place)
{
  guint low = 0, high = piles->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (unique, CwMatch, g_array_index (piles, guint, middle)).new_start < place)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* The longest part that is in order in the new text too: patience sorting. */
static GArray *
keep_in_order (const GArray *unique)
{
  g_autoptr (GArray) piles = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree guint *below = g_new (guint, unique->len + 1);
  GArray *ordered = g_array_new (FALSE, FALSE, sizeof (CwMatch));
  guint card;

  for (guint i = 0; i < unique->len; i++)
    {
      guint pile = find_pile (unique, piles, g_array_index (unique, CwMatch, i).new_start);

      below[i] = pile == 0 ? G_MAXUINT : g_array_index (piles, guint, pile - 1);
      if (pile == piles->len)
        g_array_append_val (piles, i);
      else
        g_array_index (piles, guint, pile) = i;
    }
  g_array_set_size (ordered, piles->len);
  card = piles->len == 0 ? G_MAXUINT : g_array_index (piles, guint, piles->len - 1);
  for (guint i = piles->len; i > 0; i--, card = below[card])
    g_array_index (ordered, CwMatch, i - 1) = g_array_index (unique, CwMatch, card);
  return ordered;
}

static void compare_gap (Job *self, Gap gap, guint length);

/* Compares what is between the fixed points; each grows into the gap behind it as far as it goes. */
static void
compare_between (Job *self, const Gap *gap, const GArray *points, guint length)
{
  Gap rest = *gap;

  for (guint i = 0; i < points->len; i++)
    {
      const CwMatch *point = &g_array_index (points, CwMatch, i);

      if (point->old_start < rest.old_start || point->new_start < rest.new_start)
        continue;
      rest.old_end = point->old_start;
      rest.new_end = point->new_start;
      compare_gap (self, rest, length);
      rest.old_start = point->old_start;
      rest.new_start = point->new_start;
      while (rest.old_start < gap->old_end && rest.new_start < gap->new_end
             && old_id (self, rest.old_start) == new_id (self, rest.new_start))
        {
          append_tokens (self, rest.old_start, rest.new_start, 1);
          rest.old_start++;
          rest.new_start++;
        }
    }
  rest.old_end = gap->old_end;
  rest.new_end = gap->new_end;
  compare_gap (self, rest, length);
}

static void
split_gap (Job *self, const Gap *gap, guint length)
{
  g_autoptr (GArray) unique = list_unique (self, gap, length);
  g_autoptr (GArray) points = keep_in_order (unique);

  if (points->len > 0)
    compare_between (self, gap, points, length);
  else if (length > 1)
    compare_gap (self, *gap, 1);
  else
    compare_words (self, gap);
}

/* What both parts begin and end with is common; the rest is split where @length tokens in a row stand in both once. */
static void
compare_gap (Job *self, Gap gap, guint length)
{
  guint behind = 0;

  while (gap.old_start < gap.old_end && gap.new_start < gap.new_end
         && old_id (self, gap.old_start) == new_id (self, gap.new_start))
    append_tokens (self, gap.old_start++, gap.new_start++, 1);
  while (gap.old_start < gap.old_end && gap.new_start < gap.new_end
         && old_id (self, gap.old_end - 1) == new_id (self, gap.new_end - 1))
    {
      gap.old_end--;
      gap.new_end--;
      behind++;
    }
  self->depth++;
  if (gap.old_start < gap.old_end && gap.new_start < gap.new_end && self->budget > 0
      && self->depth < MAX_DEPTH)
    split_gap (self, &gap, length);
  self->depth--;
  append_tokens (self, gap.old_end, gap.new_end, behind);
}

/* --- the result ------------------------------------------------------------------------------------------------------- */

/**
 * cw_text_diff_new:
 * @old: UTF-8
 * @new: UTF-8
 *
 * Returns: (transfer full): what both have in common
 */
CwTextDiff *
cw_text_diff_new (const char *old, const char *new)
{
  g_autoptr (CwVocabulary) vocabulary = cw_vocabulary_new ();
  g_autoptr (CwTokens) old_tokens = NULL;
  g_autoptr (CwTokens) new_tokens = NULL;
  CwTextDiff *self;
  Job job = { .budget = BUDGET };

  g_return_val_if_fail (old != NULL && new != NULL, NULL);

  old_tokens = cw_tokens_new (old, vocabulary);
  new_tokens = cw_tokens_new (new, vocabulary);
  self = g_new0 (CwTextDiff, 1);
  self->matches = g_array_new (FALSE, FALSE, sizeof (CwMatch));
  self->old_length = old_tokens->length;
  self->new_length = new_tokens->length;
  job.old = old_tokens;
  job.new = new_tokens;
  job.matches = self->matches;
  compare_gap (&job, (Gap) { 0, old_tokens->ids->len, 0, new_tokens->ids->len }, LONG_RUN);
  return self;
}

/**
 * cw_text_diff_free:
 * @self: (transfer full) (nullable): a comparison
 */
void
cw_text_diff_free (CwTextDiff *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->matches);
  g_free (self);
}

/**
 * cw_text_diff_get_matches:
 *
 * Returns: (transfer none) (element-type CwMatch): the common stretches, in order
 */
const GArray *
cw_text_diff_get_matches (const CwTextDiff *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->matches;
}

/* The number of matches that start before a place of the old text, or at it. */
static guint
find_match (const CwTextDiff *self, guint position)
{
  guint low = 0, high = self->matches->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->matches, CwMatch, middle).old_start <= position)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* The replaced stretch between two matches: the ends of the one before and the start of the one behind. */
static void
get_hunk (const CwTextDiff *self, guint index, CwMatch *before, CwMatch *behind)
{
  *before = (CwMatch) { 0 };
  *behind = (CwMatch) { self->old_length, self->new_length, 0 };
  if (index > 0)
    {
      *before = g_array_index (self->matches, CwMatch, index - 1);
      before->old_start += before->length;
      before->new_start += before->length;
    }
  if (index < self->matches->len)
    *behind = g_array_index (self->matches, CwMatch, index);
}

/**
 * cw_text_diff_map_start:
 * @position: in the old text
 *
 * Returns: where something that starts there starts in the new text, by the rules of method.md §1.7
 */
guint
cw_text_diff_map_start (const CwTextDiff *self, guint position)
{
  CwMatch before, behind;
  guint index;

  g_return_val_if_fail (self != NULL, position);

  index = find_match (self, position);
  get_hunk (self, index, &before, &behind);
  if (index > 0 && position < before.old_start)
    return before.new_start - (before.old_start - position);
  if (position == before.old_start && position < behind.old_start)
    return before.new_start;
  return behind.new_start;
}

static guint
map_end (const CwTextDiff *self, guint position)
{
  CwMatch before, behind;
  guint index;

  if (position == 0)
    return 0;
  index = find_match (self, position - 1);
  get_hunk (self, index, &before, &behind);
  if (index > 0 && position <= before.old_start)
    return before.new_start - (before.old_start - position);
  return position == behind.old_start ? behind.new_start : before.new_start;
}

/**
 * cw_text_diff_map:
 * @anchor: a range of the old text
 * @n_common: (out): how many of its code points are in the new one too
 *
 * Returns: the range of the new text that it becomes when every replaced stretch is an edit by the rules of method.md
 *   §1.7; an empty one where nothing of it is left
 */
CwAnchor
cw_text_diff_map (const CwTextDiff *self, const CwAnchor *anchor, guint *n_common)
{
  CwAnchor mapped;

  g_return_val_if_fail (self != NULL && anchor != NULL && n_common != NULL, *anchor);

  mapped.start = cw_text_diff_map_start (self, anchor->start);
  mapped.end = map_end (self, anchor->end);
  *n_common = cw_text_diff_count_old (self, anchor->start, anchor->end);
  if (mapped.start >= mapped.end || *n_common == 0)
    {
      mapped.start = mapped.end = MIN (mapped.start, mapped.end);
      *n_common = 0;
    }
  return mapped;
}

static guint
overlap (guint start, guint end, guint other_start, guint length)
{
  guint low = MAX (start, other_start);
  guint high = MIN (end, other_start + length);

  return low < high ? high - low : 0;
}

/**
 * cw_text_diff_count_old:
 *
 * Returns: how many code points of a range of the old text are in the new one too
 */
guint
cw_text_diff_count_old (const CwTextDiff *self, guint start, guint end)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = MAX (1, find_match (self, start)) - 1; i < self->matches->len; i++)
    {
      const CwMatch *match = &g_array_index (self->matches, CwMatch, i);

      if (match->old_start >= end)
        break;
      n += overlap (start, end, match->old_start, match->length);
    }
  return n;
}

/**
 * cw_text_diff_count_new:
 *
 * Returns: how many code points of a range of the new text are in the old one too
 */
guint
cw_text_diff_count_new (const CwTextDiff *self, guint start, guint end)
{
  guint n = 0, low = 0, high;

  g_return_val_if_fail (self != NULL, 0);

  high = self->matches->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const CwMatch *match = &g_array_index (self->matches, CwMatch, middle);

      if (match->new_start + match->length <= start)
        low = middle + 1;
      else
        high = middle;
    }
  for (guint i = low; i < self->matches->len; i++)
    {
      const CwMatch *match = &g_array_index (self->matches, CwMatch, i);

      if (match->new_start >= end)
        break;
      n += overlap (start, end, match->new_start, match->length);
    }
  return n;
}
