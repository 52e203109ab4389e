/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwReviewItem: what a new text has left unsure, and what a correction has left without words (method.md R32). */

#include "config.h"

#include "cw-review-item.h"

#include "cw-anchor-note.h"
#include "cw-anchor-review.h"
#include "cw-coding.h"

#include <glib/gi18n.h>

#define N_CANDIDATES 9

void
cw_review_item_free (CwReviewItem *self)
{
  g_free (self->before);
  g_free (self->quote);
  g_free (self->behind);
  g_free (self);
}

static CwReviewItem *
make_item (const CwAnchorReview *review)
{
  CwReviewItem *self = g_new0 (CwReviewItem, 1);

  self->kind = review->kind;
  self->object = review->object;
  self->source = review->source;
  self->lost = review->lost;
  self->waits = TRUE;
  self->before = g_strdup (review->before);
  self->quote = g_strdup (review->quote);
  self->behind = g_strdup (review->behind);
  return self;
}

static gboolean
is_listed (GPtrArray *items, const CwAnchorNote *note)
{
  for (guint i = 0; i < items->len; i++)
    {
      const CwReviewItem *item = g_ptr_array_index (items, i);

      if (item->kind == note->kind && item->object == note->id)
        return TRUE;
    }
  return FALSE;
}

static void
add_broken (GPtrArray *items, const CwAnchorNote *note)
{
  CwReviewItem *self;

  if (is_listed (items, note))
    return;
  self = g_new0 (CwReviewItem, 1);
  self->kind = note->kind;
  self->object = note->id;
  self->source = note->source;
  self->lost = TRUE;
  self->before = g_strdup ("");
  self->quote = g_strdup (note->quote);
  self->behind = g_strdup ("");
  g_ptr_array_add (items, self);
}

/* (element-type CwReviewItem): what waits for a decision, then the other evidence that is broken. */
GPtrArray *
cw_review_item_list (CwProject *project, GError **error)
{
  g_autoptr (GPtrArray) items
      = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_review_item_free);
  g_autoptr (GPtrArray) reviews = cw_project_list_reviews (project, error);
  g_autoptr (GPtrArray) broken
      = reviews == NULL ? NULL : cw_project_list_broken_evidence (project, error);

  if (broken == NULL)
    return NULL;
  for (guint i = 0; i < reviews->len; i++)
    g_ptr_array_add (items, make_item (g_ptr_array_index (reviews, i)));
  for (guint i = 0; i < broken->len; i++)
    add_broken (items, g_ptr_array_index (broken, i));
  return g_steal_pointer (&items);
}

static void
append_codes (GString *text, CwProject *project, gint64 excerpt)
{
  g_autoptr (CwExcerpt) loaded = cw_project_load_excerpt (project, excerpt, NULL);

  for (guint i = 0; loaded != NULL && i < loaded->codes->len; i++)
    {
      CwRecord *code
          = cw_project_get_record (project, CW_KIND_CODE, g_array_index (loaded->codes, gint64, i));

      g_string_append (text, i == 0 ? " · " : ", ");
      g_string_append (text, code != NULL ? cw_record_get_name (code) : "");
    }
}

/* "E-12 · turf claim, budget · Interview 3" */
char *
cw_review_item_describe (const CwReviewItem *self, CwProject *project)
{
  CwRecord *source = cw_project_get_record (project, CW_KIND_SOURCE, self->source);
  g_autoptr (GString) text = g_string_new (NULL);

  if (self->kind == CW_KIND_EXCERPT)
    {
      g_string_append_printf (text, "E-%" G_GINT64_FORMAT, self->object);
      append_codes (text, project, self->object);
    }
  else
    g_string_append (text, _ ("Passage of a case"));
  g_string_append_printf (text, " · %s", source != NULL ? cw_record_get_name (source) : "");
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* (nullable) (element-type CwCandidate): where its words may be now, the best place first. */
GArray *
cw_review_item_list_candidates (const CwReviewItem *self, CwProject *project)
{
  return cw_project_list_candidates (project, self->kind, self->object, N_CANDIDATES, NULL);
}
