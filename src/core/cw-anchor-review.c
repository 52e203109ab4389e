/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The review queue (method.md R32): the old words with what was around them on one side, the places where they may be
 * now on the other; the researcher takes one of them, shows the place by hand, or leaves it as it is. Broken evidence
 * that a correction has left can be put back in the same way. */

#include "config.h"

#include "cw-anchor-review.h"

#include "cw-anchor-store.h"
#include "cw-project-private.h"
#include "cw-snap-region.h"
#include "cw-transaction.h"

#define N_OFFERED 9

/* An excerpt or an attributed passage and its words, as they were last in a review or first seen. */
typedef struct
{
  CwKind kind;
  gint64 id;
  gint64 source;
  char *before;
  char *quote;
  char *behind;
} Lost;

static void
lost_clear (Lost *self)
{
  g_free (self->before);
  g_free (self->quote);
  g_free (self->behind);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Lost, lost_clear)

/**
 * cw_anchor_review_free:
 * @self: (transfer full) (nullable): an item of the queue
 */
void
cw_anchor_review_free (CwAnchorReview *self)
{
  if (self == NULL)
    return;
  g_free (self->before);
  g_free (self->quote);
  g_free (self->behind);
  g_free (self->locator);
  g_free (self);
}

/* --- the queue -------------------------------------------------------------------------------------------------------- */

static CwAnchorReview *
read_review (CwProject *project, CwStatement *row, GError **error)
{
  g_autoptr (CwAnchorReview) review = g_new0 (CwAnchorReview, 1);
  CwText *text;

  review->id = cw_statement_get_integer (row, 0);
  review->source = cw_statement_get_integer (row, 1);
  review->kind = cw_statement_get_integer (row, 2) != 0 ? CW_KIND_EXCERPT : CW_KIND_ATTRIBUTION;
  review->object = cw_statement_get_integer (row, 3);
  review->lost = g_str_equal (cw_statement_get_text (row, 4), "lost");
  review->score = sqlite3_column_double (row, 5);
  review->before = g_strdup (cw_statement_get_text (row, 6));
  review->quote = g_strdup (cw_statement_get_text (row, 7));
  review->behind = g_strdup (cw_statement_get_text (row, 8));
  review->start = cw_statement_get_integer (row, 9);
  review->end = cw_statement_get_integer (row, 10);
  text = cw_project_get_text (project, review->source, error);
  if (text == NULL)
    return NULL;
  review->locator = cw_text_dup_locator (text, review->start, review->end);
  return g_steal_pointer (&review);
}

/**
 * cw_project_list_reviews:
 *
 * Returns: (transfer full) (nullable) (element-type CwAnchorReview): what waits for a decision, by source and place
 */
GPtrArray *
cw_project_list_reviews (CwProject *self, GError **error)
{
  g_autoptr (GPtrArray) reviews
      = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_anchor_review_free);
  g_autoptr (CwStatement) rows = NULL;
  CwStep step;

  g_return_val_if_fail (CW_IS_PROJECT (self), NULL);

  rows = cw_database_prepare (
      cw_project_get_database (self),
      "SELECT review.id, review.source_id, excerpt_id IS NOT NULL, "
      "coalesce (excerpt_id, attribution_id), state, score, before, review.quote, after, "
      "coalesce (excerpt.start_pos, attribution.start_pos) AS place, "
      "coalesce (excerpt.end_pos, attribution.end_pos) FROM anchor_review AS review "
      "LEFT JOIN excerpt ON excerpt.id = excerpt_id "
      "LEFT JOIN attribution ON attribution.id = attribution_id "
      "ORDER BY review.source_id, place, review.id",
      error);
  if (rows == NULL)
    return NULL;
  while ((step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    {
      CwAnchorReview *review = read_review (self, rows, error);

      if (review == NULL)
        return NULL;
      g_ptr_array_add (reviews, review);
    }
  return step == CW_STEP_DONE ? g_steal_pointer (&reviews) : NULL;
}

/* --- one of them ------------------------------------------------------------------------------------------------------- */

static const char *
select_lost (CwKind kind)
{
  return kind == CW_KIND_EXCERPT
             ? "SELECT excerpt.source_id, coalesce (before, ''), "
               "coalesce (review.quote, excerpt.quote), coalesce (after, '') FROM excerpt "
               "LEFT JOIN anchor_review AS review ON excerpt_id = excerpt.id WHERE excerpt.id = ?1"
             : "SELECT attribution.source_id, coalesce (before, ''), coalesce (quote, ''), "
               "coalesce (after, '') FROM attribution LEFT JOIN anchor_review AS review "
               "ON attribution_id = attribution.id "
               "WHERE attribution.id = ?1 AND start_pos IS NOT NULL";
}

static char *
name_of (CwKind kind, gint64 id)
{
  return kind == CW_KIND_EXCERPT ? g_strdup_printf ("E-%" G_GINT64_FORMAT, id)
                                 : g_strdup_printf ("the attributed passage %" G_GINT64_FORMAT, id);
}

static gboolean
load_lost (CwProject *self, CwKind kind, gint64 id, Lost *lost, GError **error)
{
  g_autoptr (CwStatement) row
      = cw_database_query (cw_project_get_database (self), error, select_lost (kind), "i", id);
  CwStep step = row == NULL ? CW_STEP_ERROR : cw_statement_step (row, error);
  g_autofree char *name = name_of (kind, id);

  if (step == CW_STEP_DONE)
    g_set_error (
        error, CW_ERROR, CW_ERROR_NOT_FOUND, "There is no text range of %s in this project.", name);
  if (step != CW_STEP_ROW)
    return FALSE;
  lost->kind = kind;
  lost->id = id;
  lost->source = cw_statement_get_integer (row, 0);
  lost->before = g_strdup (cw_statement_get_text (row, 1));
  lost->quote = g_strdup (cw_statement_get_text (row, 2));
  lost->behind = g_strdup (cw_statement_get_text (row, 3));
  return TRUE;
}

/**
 * cw_project_make_finder:
 *
 * Returns: (transfer full) (nullable): what looks for words in a source's text as it is now
 */
CwPassageFinder *
cw_project_make_finder (CwProject *self, gint64 source, GError **error)
{
  g_autofree char *words = NULL;
  CwText *text;

  g_return_val_if_fail (CW_IS_PROJECT (self), NULL);

  text = cw_project_get_text (self, source, error);
  if (text == NULL)
    return NULL;
  words = cw_text_dup_range (text, 0, cw_text_get_length (text));
  return cw_passage_finder_new (words);
}

/**
 * cw_anchor_review_list_candidates:
 * @finder: of the text of the review's source; one for all of its reviews
 * @max: how many places to list
 *
 * Returns: (transfer full) (element-type CwCandidate): as cw_project_list_candidates() does for one of them
 */
GArray *
cw_anchor_review_list_candidates (const CwAnchorReview *self, CwPassageFinder *finder, guint max)
{
  g_return_val_if_fail (self != NULL && finder != NULL, NULL);
  return cw_passage_finder_find (finder, self->quote, self->before, self->behind, max);
}

/**
 * cw_project_list_candidates:
 * @kind: CW_KIND_EXCERPT or CW_KIND_ATTRIBUTION
 * @object: its id
 * @max: how many places to list
 *
 * Looks for the words of an anchor in the text as it is now: its words before the text was replaced while it waits in
 * the queue, else those that were first seen.
 *
 * Returns: (transfer full) (nullable) (element-type CwCandidate): the best places first
 */
GArray *
cw_project_list_candidates (CwProject *self, CwKind kind, gint64 object, guint max, GError **error)
{
  g_auto (Lost) lost = { 0 };
  g_autoptr (CwPassageFinder) finder = NULL;

  g_return_val_if_fail (CW_IS_PROJECT (self), NULL);
  g_return_val_if_fail (kind == CW_KIND_EXCERPT || kind == CW_KIND_ATTRIBUTION, NULL);

  if (!load_lost (self, kind, object, &lost, error))
    return NULL;
  finder = cw_project_make_finder (self, lost.source, error);
  if (finder == NULL)
    return NULL;
  return cw_passage_finder_find (finder, lost.quote, lost.before, lost.behind, max);
}

static gboolean
close_review (CwProject *self, CwKind kind, gint64 object, GError **error)
{
  return cw_database_run (cw_project_get_database (self),
                          error,
                          kind == CW_KIND_EXCERPT
                              ? "DELETE FROM anchor_review WHERE excerpt_id = ?1"
                              : "DELETE FROM anchor_review WHERE attribution_id = ?1",
                          "i",
                          object);
}

static gboolean
check_place (CwText *text, guint start, guint end, GError **error)
{
  if (start < end && end <= cw_text_get_length (text))
    return TRUE;
  g_set_error (error,
               CW_ERROR,
               CW_ERROR_INVALID,
               "It cannot reach from %u to %u: the source has %u characters. Select some of its "
               "text.",
               start,
               end,
               cw_text_get_length (text));
  return FALSE;
}

/**
 * cw_project_place_anchor:
 * @start: in code points of the source's text
 *
 * Puts an excerpt or an attributed passage, widened to whole characters, where the researcher says it belongs, and takes
 * it from the review queue. There may be another one with exactly that range.
 */
gboolean
cw_project_place_anchor (CwProject *self,
                         CwKind kind,
                         gint64 object,
                         guint start,
                         guint end,
                         GError **error)
{
  g_autoptr (CwTransaction) transaction = NULL;
  g_auto (Lost) lost = { 0 };
  CwStoredAnchor anchor = { .kind = kind, .id = object };
  g_autofree char *name = name_of (kind, object);
  g_autofree char *words = NULL;
  CwText *text;

  g_return_val_if_fail (CW_IS_PROJECT (self), FALSE);
  g_return_val_if_fail (kind == CW_KIND_EXCERPT || kind == CW_KIND_ATTRIBUTION, FALSE);

  if (!load_lost (self, kind, object, &lost, error))
    return FALSE;
  text = cw_project_get_text (self, lost.source, error);
  if (text == NULL || !check_place (text, start, end, error))
    return FALSE;
  cw_text_snap_range (text, &start, &end);
  anchor.range = (CwAnchor) { start, end };
  words = cw_text_dup_range (text, start, end);
  transaction = cw_transaction_begin (self, error);
  return transaction != NULL && cw_anchor_store_write (self, &anchor, words, error)
         && close_review (self, kind, object, error)
         && cw_transaction_commit (transaction, error, "Put %s back on its words", name);
}

/**
 * cw_project_accept_candidate:
 * @index: which of the candidates of cw_project_list_candidates(), counted from 0
 *
 * Puts an anchor where the program thinks that its words are.
 */
gboolean
cw_project_accept_candidate (CwProject *self,
                             CwKind kind,
                             gint64 object,
                             guint index,
                             GError **error)
{
  g_autoptr (GArray) candidates
      = cw_project_list_candidates (self, kind, object, MAX (N_OFFERED, index + 1), error);
  g_autofree char *name = NULL;
  const CwCandidate *candidate;

  if (candidates == NULL)
    return FALSE;
  if (index < candidates->len)
    {
      candidate = &g_array_index (candidates, CwCandidate, index);
      return cw_project_place_anchor (
          self, kind, object, candidate->range.start, candidate->range.end, error);
    }
  name = name_of (kind, object);
  g_set_error (error,
               CW_ERROR,
               CW_ERROR_NOT_FOUND,
               "There are %u places that are like the words of %s. Choose one of them, or place it "
               "by hand.",
               candidates->len,
               name);
  return FALSE;
}

/**
 * cw_project_dismiss_review:
 *
 * Takes an anchor from the review queue and leaves it where it is; one that is lost stays broken evidence.
 */
gboolean
cw_project_dismiss_review (CwProject *self, CwKind kind, gint64 object, GError **error)
{
  g_autoptr (CwTransaction) transaction = NULL;
  g_auto (Lost) lost = { 0 };
  g_autofree char *name = name_of (kind, object);

  g_return_val_if_fail (CW_IS_PROJECT (self), FALSE);

  if (!load_lost (self, kind, object, &lost, error))
    return FALSE;
  transaction = cw_transaction_begin (self, error);
  return transaction != NULL && close_review (self, kind, object, error)
         && cw_transaction_commit (transaction, error, "Left %s where it is", name);
}
