/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* What corrections and new versions of a text have left to look at, as tables. */

#include "config.h"

#include "cw-anchor-listings.h"

#include "cw-anchor-note.h"
#include "cw-anchor-review.h"

#define N_CANDIDATES 3

/* An excerpt by its printed id; a passage of a case by the number that verbs take. */
static char *
name_anchor (CwKind kind, gint64 id)
{
  return kind == CW_KIND_EXCERPT ? cw_kind_format_id (kind, id)
                                 : g_strdup_printf ("passage %" G_GINT64_FORMAT, id);
}

static void
add_note (CwListing *table, const CwAnchorNote *note, const char *last)
{
  g_autofree char *id = name_anchor (note->kind, note->id);
  g_autofree char *source = cw_kind_format_id (CW_KIND_SOURCE, note->source);
  g_autofree char *start = g_strdup_printf ("%u", note->start);
  g_autofree char *end = g_strdup_printf ("%u", note->end);

  cw_listing_add (
      table, (const char *[]) { id, source, start, end, note->locator, note->quote, last, NULL });
}

static void
add_notes (CwListing *table, GPtrArray *notes, gboolean edges)
{
  for (guint i = 0; notes != NULL && i < notes->len; i++)
    {
      const CwAnchorNote *note = g_ptr_array_index (notes, i);

      add_note (table, note, edges ? note->edges : note->now);
    }
}

void
cw_list_broken_evidence (CwProject *project, CwListing *table)
{
  g_autoptr (GPtrArray) notes = cw_project_list_broken_evidence (project, NULL);

  for (guint i = 0; notes != NULL && i < notes->len; i++)
    {
      const CwAnchorNote *note = g_ptr_array_index (notes, i);
      g_autofree char *id = name_anchor (note->kind, note->id);
      g_autofree char *source = cw_kind_format_id (CW_KIND_SOURCE, note->source);
      g_autofree char *place = g_strdup_printf ("%u", note->start);

      cw_listing_add (table,
                      (const char *[]) { id, source, place, note->locator, note->quote, NULL });
    }
}

void
cw_list_changed_excerpts (CwProject *project, CwListing *table)
{
  g_autoptr (GPtrArray) notes = cw_project_list_changed_excerpts (project, NULL);

  add_notes (table, notes, FALSE);
}

/* A command that only lists is no session of its own: those of the last one in which something was done. */
void
cw_list_touched_edges (CwProject *project, CwListing *table)
{
  g_autoptr (GPtrArray) notes = cw_project_list_last_edges (project, NULL);

  add_notes (table, notes, TRUE);
}

void
cw_list_all_edges (CwProject *project, CwListing *table)
{
  g_autoptr (GPtrArray) notes = cw_project_list_touched_edges (project, TRUE, NULL);

  add_notes (table, notes, TRUE);
}

/* "0.93 at 120-151, 0.55 at 700-730": in the order in which “accept-anchor” counts them. */
static char *
describe_candidates (const CwAnchorReview *review, CwPassageFinder *finder)
{
  g_autoptr (GArray) candidates = cw_anchor_review_list_candidates (review, finder, N_CANDIDATES);
  GString *text = g_string_new (NULL);

  for (guint i = 0; candidates != NULL && i < candidates->len; i++)
    {
      const CwCandidate *candidate = &g_array_index (candidates, CwCandidate, i);
      char score[G_ASCII_DTOSTR_BUF_SIZE];

      g_string_append_printf (text,
                              "%s%s at %u-%u",
                              i > 0 ? ", " : "",
                              g_ascii_formatd (score, sizeof score, "%.2f", candidate->score),
                              candidate->range.start,
                              candidate->range.end);
    }
  return g_string_free (text, FALSE);
}

static void
add_review (CwListing *table, const CwAnchorReview *review, CwPassageFinder *finder)
{
  g_autofree char *id = name_anchor (review->kind, review->object);
  g_autofree char *source = cw_kind_format_id (CW_KIND_SOURCE, review->source);
  g_autofree char *candidates = describe_candidates (review, finder);
  char score[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (score, sizeof score, "%.2f", review->score);
  cw_listing_add (table,
                  (const char *[]) { id,
                                     source,
                                     review->lost ? "lost" : "changed",
                                     score,
                                     review->locator,
                                     review->quote,
                                     candidates,
                                     NULL });
}

void
cw_list_review (CwProject *project, CwListing *table)
{
  g_autoptr (GPtrArray) reviews = cw_project_list_reviews (project, NULL);
  g_autoptr (CwPassageFinder) finder = NULL;
  gint64 searched = 0;

  for (guint i = 0; reviews != NULL && i < reviews->len; i++)
    {
      const CwAnchorReview *review = g_ptr_array_index (reviews, i);

      if (review->source != searched)
        {
          g_clear_pointer (&finder, cw_passage_finder_free);
          finder = cw_project_make_finder (project, review->source, NULL);
          searched = review->source;
        }
      if (finder != NULL)
        add_review (table, review, finder);
    }
}
