/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwRealigner: an anchor goes where the text around it has gone. Where that is not nearly the same words any more, it
 * is looked for among the words that are new: what stood elsewhere in the old text already is no place to move to. */

#include "config.h"

#include "cw-realigner.h"

#include "cw-passage-finder.h"

#define N_CONTEXT 80

struct _CwRealigner
{
  const CwText *old; /* borrowed */
  char *new;
  CwTextDiff *diff;
  CwPassageFinder *finder; /* made when it is needed */
};

/**
 * cw_text_dup_before:
 *
 * Returns: (transfer full): up to 80 code points before a place
 */
char *
cw_text_dup_before (const CwText *text, guint position)
{
  return cw_text_dup_range (text, position > N_CONTEXT ? position - N_CONTEXT : 0, position);
}

/**
 * cw_text_dup_behind:
 *
 * Returns: (transfer full): up to 80 code points behind a place
 */
char *
cw_text_dup_behind (const CwText *text, guint position)
{
  return cw_text_dup_range (text, position, position + N_CONTEXT);
}

/**
 * cw_realigner_new:
 * @old: the text as it was; it must outlive the realigner
 * @new: UTF-8, the text as it is going to be
 *
 * Returns: (transfer full): a realigner
 */
CwRealigner *
cw_realigner_new (const CwText *old, const char *new)
{
  CwRealigner *self;
  g_autofree char *words = NULL;

  g_return_val_if_fail (old != NULL && new != NULL, NULL);

  self = g_new0 (CwRealigner, 1);
  self->old = old;
  self->new = g_strdup (new);
  words = cw_text_dup_range (old, 0, cw_text_get_length (old));
  self->diff = cw_text_diff_new (words, new);
  return self;
}

/**
 * cw_realigner_free:
 * @self: (transfer full) (nullable): a realigner
 */
void
cw_realigner_free (CwRealigner *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->diff, cw_text_diff_free);
  g_clear_pointer (&self->finder, cw_passage_finder_free);
  g_free (self->new);
  g_free (self);
}

/**
 * cw_realigner_get_diff:
 *
 * Returns: (transfer none): what both texts have in common
 */
const CwTextDiff *
cw_realigner_get_diff (const CwRealigner *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->diff;
}

static guint
measure (const CwAnchor *range)
{
  return range->end - range->start;
}

static CwRealigned
place_in_line (const CwRealigner *self, const CwAnchor *anchor)
{
  CwRealigned placed = { .state = CW_REALIGN_FUZZY };
  guint common;

  placed.range = cw_text_diff_map (self->diff, anchor, &common);
  if (measure (anchor) == 0)
    placed.range.end = placed.range.start;
  if (common > 0)
    placed.score = 2.0 * common / (measure (anchor) + measure (&placed.range));
  if (common == measure (anchor) && common == measure (&placed.range))
    placed.state = CW_REALIGN_EXACT;
  return placed;
}

/* Most of the place is new: it is not where something else of the old text has stayed. */
static gboolean
is_new (const CwRealigner *self, const CwAnchor *range)
{
  return 2 * cw_text_diff_count_new (self->diff, range->start, range->end) <= measure (range);
}

static GArray *
list_candidates (CwRealigner *self, const CwAnchor *anchor)
{
  g_autofree char *quote = cw_text_dup_range (self->old, anchor->start, anchor->end);
  g_autofree char *before = cw_text_dup_before (self->old, anchor->start);
  g_autofree char *behind = cw_text_dup_behind (self->old, anchor->end);
  GArray *candidates;

  if (self->finder == NULL)
    self->finder = cw_passage_finder_new (self->new);
  candidates = cw_passage_finder_find (self->finder, quote, before, behind, G_MAXUINT);
  for (guint i = candidates->len; i > 0; i--)
    if (!is_new (self, &g_array_index (candidates, CwCandidate, i - 1).range))
      g_array_remove_index (candidates, i - 1);
  return candidates;
}

/* The best place is sure and no other is as good. */
static gboolean
find_elsewhere (CwRealigner *self, const CwAnchor *anchor, CwRealigned *placed)
{
  g_autoptr (GArray) candidates = list_candidates (self, anchor);
  const CwCandidate *best = (const CwCandidate *) candidates->data;

  if (candidates->len == 0 || best->score < CW_REALIGN_SURE || best->score <= placed->score)
    return FALSE;
  if (candidates->len > 1 && best[1].score > best->score - 0.05
      && best[1].context + 8 > best->context)
    return FALSE;
  placed->state = best->score == 1 ? CW_REALIGN_MOVED : CW_REALIGN_FUZZY;
  placed->range = best->range;
  placed->score = best->score;
  return TRUE;
}

/**
 * cw_realigner_place:
 * @anchor: a range of the old text
 * @may_move: whether it may be looked for elsewhere
 *
 * Returns: what has become of the anchor. One that is FUZZY with a score below %CW_REALIGN_SURE, or LOST, is for the
 *   researcher to decide.
 */
CwRealigned
cw_realigner_place (CwRealigner *self, const CwAnchor *anchor, gboolean may_move)
{
  CwRealigned placed;

  g_return_val_if_fail (self != NULL && anchor != NULL, ((CwRealigned) { CW_REALIGN_LOST }));

  placed = place_in_line (self, anchor);
  if (placed.state == CW_REALIGN_EXACT || placed.score >= CW_REALIGN_SURE
      || (may_move && find_elsewhere (self, anchor, &placed)))
    return placed;
  if (placed.score >= CW_REALIGN_LIKELY)
    return placed;
  placed.state = CW_REALIGN_LOST;
  placed.range.end = placed.range.start;
  return placed;
}
