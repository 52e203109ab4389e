/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwPassageFinder: five signs of the words in a row vote for the place where the words would have to begin for those
 * five to be where they are; the places with the most votes are compared with the words. */

#include "config.h"

#include "cw-passage-finder.h"

#include <string.h>

#include "cw-text-diff.h"

#define GRAM 5
#define MAX_PLACES 64 /* of one gram: a commoner one says nothing */
#define MAX_GRAMS 400 /* of one quotation */
#define MAX_PEAKS 8
#define MAX_CONTEXT 32
#define MIN_SCORE 0.3
#define MAX_WORD 12
#define MAX_SHORT 1000
#define MAX_DIFFERENCES 1000
#define NOWHERE G_MAXUINT32
#define BUDGET (G_GINT64_CONSTANT (60) * 1000 * 1000)

struct _CwPassageFinder
{
  gunichar *text;
  guint length;
  guint32 *heads; /* by hash of a gram: its last place */
  guint32 *next;  /* by place: the one before with the same hash */
  guint32 mask;
  gint64 budget; /* all searches together */
};

/* What is looked for. */
typedef struct
{
  gunichar *text;
  guint length;
  const char *quote;
} Words;

static guint32
hash_gram (const gunichar *text)
{
  guint32 hash = 2166136261u;

  for (guint i = 0; i < GRAM; i++)
    hash = (hash ^ text[i]) * 16777619u;
  return hash ^ (hash >> 15);
}

/**
 * cw_passage_finder_new:
 * @text: UTF-8, the text to look in
 *
 * Returns: (transfer full): a finder
 */
CwPassageFinder *
cw_passage_finder_new (const char *text)
{
  CwPassageFinder *self;
  guint32 size = 1024;
  glong length;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_new0 (CwPassageFinder, 1);
  self->text = g_utf8_to_ucs4_fast (text, -1, &length);
  self->length = length;
  while (size < self->length)
    size *= 2;
  self->mask = size - 1;
  self->budget = BUDGET;
  self->heads = g_new (guint32, size);
  self->next = g_new (guint32, self->length + 1);
  memset (self->heads, 0xff, size * sizeof (guint32));
  for (guint i = 0; i + GRAM <= self->length; i++)
    {
      guint32 *head = &self->heads[hash_gram (self->text + i) & self->mask];

      self->next[i] = *head;
      *head = i;
    }
  return self;
}

/**
 * cw_passage_finder_free:
 * @self: (transfer full) (nullable): a finder
 */
void
cw_passage_finder_free (CwPassageFinder *self)
{
  if (self == NULL)
    return;
  g_free (self->text);
  g_free (self->heads);
  g_free (self->next);
  g_free (self);
}

/* --- votes --------------------------------------------------------------------------------------------------------- */

/* Votes are places moved up by the length of the words, so that none is negative. */
static void
vote (CwPassageFinder *self, const Words *words, guint offset, GArray *votes)
{
  guint first = votes->len;
  guint tries = 4 * MAX_PLACES;
  guint32 place = self->heads[hash_gram (words->text + offset) & self->mask];

  for (; place != NOWHERE && tries > 0; place = self->next[place], tries--)
    if (memcmp (self->text + place, words->text + offset, GRAM * sizeof (gunichar)) == 0)
      {
        guint32 origin = place + words->length - offset;

        g_array_append_val (votes, origin);
      }
  self->budget -= 4 * MAX_PLACES - tries;
  if (votes->len - first > MAX_PLACES || tries == 0)
    g_array_set_size (votes, first);
}

static int
compare_votes (gconstpointer a, gconstpointer b)
{
  guint32 x = *(const guint32 *) a, y = *(const guint32 *) b;

  return (x > y) - (x < y);
}

static GArray *
collect_votes (CwPassageFinder *self, const Words *words)
{
  GArray *votes = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint step = MAX (1, words->length / MAX_GRAMS);

  for (guint i = 0; i + GRAM <= words->length && self->budget > 0; i += step)
    vote (self, words, i, votes);
  self->budget -= 16 * (gint64) votes->len + words->length;
  g_array_sort (votes, compare_votes);
  return votes;
}

/* Takes the stretch of votes that has the most of them away from the others. */
static gboolean
take_peak (GArray *votes, guint width, guint32 *low, guint32 *high)
{
  guint best = 0, best_start = 0, end = 0;

  for (guint start = 0; start < votes->len; start++)
    {
      guint32 first = g_array_index (votes, guint32, start);

      while (end < votes->len && g_array_index (votes, guint32, end) - first <= width)
        end++;
      if (end - start > best)
        {
          best = end - start;
          best_start = start;
        }
    }
  if (best == 0)
    return FALSE;
  *low = g_array_index (votes, guint32, best_start);
  *high = g_array_index (votes, guint32, best_start + best - 1);
  g_array_remove_range (votes, best_start, best);
  return TRUE;
}

/* --- candidates ------------------------------------------------------------------------------------------------------ */

static double
score_of (guint common, guint length, guint other)
{
  return length + other == 0 ? 0 : 2.0 * common / (length + other);
}

/* The stretch of matches that scores best: signs that match far out make a place longer than they make it better. */
static double
trim_matches (const GArray *matches, guint length, guint *first, guint *last)
{
  guint common = cw_match_count (matches);
  double score = 0;

  *first = 0;
  *last = matches->len - 1;
  for (;;)
    {
      const CwMatch *head = &g_array_index (matches, CwMatch, *first);
      const CwMatch *tail = &g_array_index (matches, CwMatch, *last);
      guint span = tail->new_start + tail->length - head->new_start;
      double without_head, without_tail;

      score = score_of (common, length, span);
      if (*first == *last)
        return score;
      without_head
          = score_of (common - head->length, length, span - (head[1].new_start - head->new_start));
      without_tail = score_of (
          common - tail->length, length, tail[-1].new_start + tail[-1].length - head->new_start);
      if (MAX (without_head, without_tail) <= score)
        return score;
      common -= without_head > without_tail ? head->length : tail->length;
      if (without_head > without_tail)
        (*first)++;
      else
        (*last)--;
    }
}

static void
append_candidate (GArray *candidates, guint start, guint end, double score)
{
  CwCandidate candidate = { { start, end }, score, 0 };

  for (guint i = 0; i < candidates->len; i++)
    {
      CwCandidate *other = &g_array_index (candidates, CwCandidate, i);

      if (other->range.start >= end || other->range.end <= start)
        continue;
      if (other->score < score)
        *other = candidate;
      return;
    }
  g_array_append_val (candidates, candidate);
}

static gboolean
is_in_word (const CwPassageFinder *self, guint place)
{
  return place > 0 && place < self->length && g_unichar_isalnum (self->text[place - 1])
         && g_unichar_isalnum (self->text[place]);
}

/* Words that are not quite the same begin and end with a word, where the script has such. */
static void
round_to_words (const CwPassageFinder *self, guint *start, guint *end)
{
  guint low, high;

  while (*start + 1 < *end && g_unichar_isspace (self->text[*start]))
    (*start)++;
  while (*start + 1 < *end && g_unichar_isspace (self->text[*end - 1]))
    (*end)--;
  for (low = *start; is_in_word (self, low) && *start - low < MAX_WORD;)
    low--;
  for (high = *end; is_in_word (self, high) && high - *end < MAX_WORD;)
    high++;
  *start = is_in_word (self, low) ? *start : low;
  *end = is_in_word (self, high) ? *end : high;
}

/* Short words are compared sign by sign: the place around them is longer than they are, and what only it has must not
 * count against them. */
static GArray *
match_region (CwPassageFinder *self, const Words *words, guint start, guint end)
{
  g_autofree char *region = NULL;
  g_autoptr (CwTextDiff) diff = NULL;
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (CwMatch));
  const GArray *found;

  self->budget -= 16 * (gint64) (end - start + words->length);
  if (words->length <= MAX_SHORT)
    {
      CwSequence quote = { words->text, words->length };
      CwSequence place = { self->text + start, end - start };

      cw_sequence_diff (&quote, &place, MAX_DIFFERENCES, &self->budget, matches);
      return matches;
    }
  region = g_ucs4_to_utf8 (self->text + start, end - start, NULL, NULL, NULL);
  diff = cw_text_diff_new (words->quote, region);
  found = cw_text_diff_get_matches (diff);
  g_array_append_vals (matches, found->data, found->len);
  return matches;
}

static void
compare_region (CwPassageFinder *self,
                const Words *words,
                guint start,
                guint end,
                GArray *candidates)
{
  g_autoptr (GArray) matches = match_region (self, words, start, end);
  guint first, last;
  double score;

  if (matches->len == 0)
    return;
  score = trim_matches (matches, words->length, &first, &last);
  if (score < MIN_SCORE)
    return;
  end = start + g_array_index (matches, CwMatch, last).new_start
        + g_array_index (matches, CwMatch, last).length;
  start += g_array_index (matches, CwMatch, first).new_start;
  if (score < 1)
    round_to_words (self, &start, &end);
  append_candidate (candidates, start, end, score);
}

static gboolean
stands_at (const CwPassageFinder *self, const Words *words, guint start)
{
  return start + words->length <= self->length
         && memcmp (self->text + start, words->text, words->length * sizeof (gunichar)) == 0;
}

/* The words themselves where most votes are for one place, else what is most like them around there. */
static void
look_at_peak (CwPassageFinder *self, const Words *words, guint low, guint high, GArray *candidates)
{
  guint slack = 8 + words->length / 32;
  guint start = low > words->length + slack ? low - words->length - slack : 0;
  guint end = MIN (self->length, high + slack); /* the origin is moved up by the length already */

  for (guint origin = low; origin <= high; origin++)
    if (origin >= words->length && stands_at (self, words, origin - words->length))
      {
        append_candidate (candidates, origin - words->length, origin, 1);
        return;
      }
  if (start < end)
    compare_region (self, words, start, end, candidates);
}

/* Words of less than five signs are there or they are not. */
static void
find_short (CwPassageFinder *self, const Words *words, GArray *candidates)
{
  self->budget -= self->length;
  for (guint i = 0; words->length > 0 && i + words->length <= self->length; i++)
    if (candidates->len < MAX_PLACES && stands_at (self, words, i))
      append_candidate (candidates, i, i + words->length, 1);
}

static guint
count_context (const CwPassageFinder *self,
               const CwAnchor *range,
               const char *before,
               const char *behind)
{
  const char *p = before + strlen (before);
  guint n = 0, place = range->start;

  while (p > before && place > 0 && n < MAX_CONTEXT)
    {
      p = g_utf8_prev_char (p);
      if (g_utf8_get_char (p) != self->text[--place])
        break;
      n++;
    }
  place = range->end;
  for (guint i = 0; i < MAX_CONTEXT && *behind != '\0' && place < self->length; i++)
    {
      if (g_utf8_get_char (behind) != self->text[place++])
        break;
      behind = g_utf8_next_char (behind);
      n++;
    }
  return n;
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const CwCandidate *x = a, *y = b;

  if (x->score != y->score)
    return x->score > y->score ? -1 : 1;
  if (x->context != y->context)
    return x->context > y->context ? -1 : 1;
  return (x->range.start > y->range.start) - (x->range.start < y->range.start);
}

static void
find_candidates (CwPassageFinder *self, const Words *words, GArray *candidates)
{
  g_autoptr (GArray) votes = NULL;
  guint32 low, high;

  if (words->length < GRAM)
    {
      find_short (self, words, candidates);
      return;
    }
  votes = collect_votes (self, words);
  for (guint i = 0; i < MAX_PEAKS && self->budget > 0; i++)
    {
      if (!take_peak (votes, 8 + words->length / 8, &low, &high))
        break;
      look_at_peak (self, words, low, high, candidates);
    }
}

/**
 * cw_passage_finder_find:
 * @quote: the words to look for
 * @before: what stood before them
 * @behind: what stood behind them
 * @max: how many places to give back
 *
 * One finder stops looking when its searches together have cost too much, so that ten thousand hopeless ones end.
 *
 * Returns: (transfer full) (element-type CwCandidate): the places that are most like the words, the best first; of
 *   those that are equally good the one whose surroundings are
 */
GArray *
cw_passage_finder_find (CwPassageFinder *self,
                        const char *quote,
                        const char *before,
                        const char *behind,
                        guint max)
{
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (CwCandidate));
  g_autofree gunichar *text = NULL;
  glong length;
  Words words;

  g_return_val_if_fail (self != NULL && quote != NULL, candidates);

  text = g_utf8_to_ucs4_fast (quote, -1, &length);
  words = (Words) { text, length, quote };
  if (self->budget > 0)
    find_candidates (self, &words, candidates);
  for (guint i = 0; i < candidates->len; i++)
    {
      CwCandidate *candidate = &g_array_index (candidates, CwCandidate, i);

      candidate->context = count_context (self, &candidate->range, before, behind);
    }
  g_array_sort (candidates, compare_candidates);
  if (candidates->len > max)
    g_array_set_size (candidates, max);
  return candidates;
}
