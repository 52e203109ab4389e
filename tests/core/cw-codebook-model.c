/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The reference that test-random-codebook compares the engine with. */

#include "config.h"

#include "cw-codebook-model.h"

#include <string.h>

/* --- the model ------------------------------------------------------------------------------------------------------ */

static gboolean
has_same_place (const CwModelCoding *a, guint source, guint start, guint end)
{
  return a->source == source && a->start == start && a->end == end;
}

int
cw_codebook_model_find_excerpt (CwCodebookModel *model, guint source, guint start, guint end)
{
  for (guint i = 0; i < model->excerpts->len; i++)
    if (EXCERPT (model, i)->source == source && EXCERPT (model, i)->start == start
        && EXCERPT (model, i)->end == end)
      return i;
  return -1;
}

int
cw_codebook_model_find_coding (CwCodebookModel *model,
                               guint source,
                               guint start,
                               guint end,
                               guint code,
                               guint pass)
{
  for (guint i = 0; i < model->codings->len; i++)
    if (has_same_place (CODING (model, i), source, start, end) && CODING (model, i)->code == code
        && CODING (model, i)->pass == pass)
      return i;
  return -1;
}

void
cw_codebook_model_add_excerpt (CwCodebookModel *model, guint source, guint start, guint end)
{
  CwModelExcerpt excerpt = { source, start, end, FALSE };

  if (cw_codebook_model_find_excerpt (model, source, start, end) < 0)
    g_array_append_val (model->excerpts, excerpt);
}

static void
drop_excerpt_if_bare (CwCodebookModel *model, guint source, guint start, guint end)
{
  int index = cw_codebook_model_find_excerpt (model, source, start, end);

  for (guint i = 0; i < model->codings->len; i++)
    if (has_same_place (CODING (model, i), source, start, end))
      return;
  if (index >= 0 && !EXCERPT (model, index)->starred)
    g_array_remove_index (model->excerpts, index);
}

/* Gives a coding another code or place; where one says the same already, the two become one. */
void
cw_codebook_model_change_coding (CwCodebookModel *model, CwModelCoding changed, guint index)
{
  int twin;

  g_array_remove_index (model->codings, index);
  twin = cw_codebook_model_find_coding (
      model, changed.source, changed.start, changed.end, changed.code, changed.pass);
  if (twin < 0)
    {
      g_array_append_val (model->codings, changed);
      return;
    }
  CODING (model, twin)->comments |= changed.comments;
  CODING (model, twin)->magnitudes |= changed.magnitudes;
}

static void
move_coding (CwCodebookModel *model, guint index, guint start, guint end)
{
  CwModelCoding old = *CODING (model, index);
  CwModelCoding changed = old;

  changed.start = start;
  changed.end = end;
  cw_codebook_model_add_excerpt (model, old.source, start, end);
  cw_codebook_model_change_coding (model, changed, index);
  drop_excerpt_if_bare (model, old.source, old.start, old.end);
}

static gboolean
overlap (const CwModelCoding *a, const CwModelCoding *b)
{
  return a->source == b->source && a->code == b->code && a->pass == b->pass && a->start < b->end
         && b->start < a->end;
}

/* Grows a set from one coding by whatever overlaps a member, until nothing does. */
static gboolean *
find_cluster (CwCodebookModel *model, guint first)
{
  gboolean *members = g_new0 (gboolean, model->codings->len);
  gboolean grown = TRUE;

  members[first] = TRUE;
  while (grown)
    {
      grown = FALSE;
      for (guint i = 0; i < model->codings->len; i++)
        for (guint j = 0; j < model->codings->len; j++)
          if (members[i] && !members[j] && overlap (CODING (model, i), CODING (model, j)))
            members[j] = grown = TRUE;
    }
  return members;
}

/* Unites one cluster that has a moved coding; says whether there was one. */
static gboolean
unite_one (CwCodebookModel *model)
{
  for (guint i = 0; i < model->codings->len; i++)
    {
      g_autofree gboolean *members = NULL;
      g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (CwModelCoding));
      guint start = G_MAXUINT, end = 0;

      if (CODING (model, i)->goes_to == 0)
        continue;
      members = find_cluster (model, i);
      for (guint j = 0; j < model->codings->len; j++)
        if (members[j])
          {
            start = MIN (start, CODING (model, j)->start);
            end = MAX (end, CODING (model, j)->end);
            g_array_append_val (places, *CODING (model, j));
            CODING (model, j)->goes_to = 0;
          }
      for (guint j = 0; places->len > 1 && j < places->len; j++)
        {
          const CwModelCoding *place = &g_array_index (places, CwModelCoding, j);

          if (place->start != start || place->end != end)
            move_coding (
                model,
                cw_codebook_model_find_coding (
                    model, place->source, place->start, place->end, place->code, place->pass),
                start,
                end);
        }
      return TRUE;
    }
  return FALSE;
}

void
cw_codebook_model_merge (CwCodebookModel *model, guint code, guint into, gboolean coalesce)
{
  for (guint i = model->codings->len; i > 0; i--)
    if (CODING (model, i - 1)->code == code)
      {
        CwModelCoding changed = *CODING (model, i - 1);

        changed.code = into;
        changed.goes_to = into;
        cw_codebook_model_change_coding (model, changed, i - 1);
      }
  model->leads_to[code] = into;
  while (coalesce && unite_one (model))
    ;
  for (guint i = 0; i < model->codings->len; i++)
    CODING (model, i)->goes_to = 0;
}

void
cw_codebook_model_delete_codings (CwCodebookModel *model, guint code)
{
  for (guint i = model->codings->len; i > 0; i--)
    {
      CwModelCoding coding = *CODING (model, i - 1);

      if (coding.code != code)
        continue;
      g_array_remove_index (model->codings, i - 1);
      drop_excerpt_if_bare (model, coding.source, coding.start, coding.end);
    }
}

/* --- in words ---------------------------------------------------------------------------------------------------------- */

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char *
join_sorted (GPtrArray *lines)
{
  g_ptr_array_sort (lines, compare_texts);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

char *
cw_codebook_model_print (CwCodebookModel *model)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < model->codings->len; i++)
    {
      const CwModelCoding *coding = CODING (model, i);

      g_ptr_array_add (lines,
                       g_strdup_printf ("coding %u:%u-%u code %u pass %u comments %u magnitudes %u",
                                        coding->source,
                                        coding->start,
                                        coding->end,
                                        coding->code,
                                        coding->pass,
                                        coding->comments,
                                        coding->magnitudes));
    }
  for (guint i = 0; i < model->excerpts->len; i++)
    {
      const CwModelExcerpt *excerpt = EXCERPT (model, i);

      g_ptr_array_add (lines,
                       g_strdup_printf ("excerpt %u:%u-%u %d",
                                        excerpt->source,
                                        excerpt->start,
                                        excerpt->end,
                                        excerpt->starred));
    }
  for (guint code = 1; code <= CW_MODEL_N_CODES; code++)
    g_ptr_array_add (lines, g_strdup_printf ("code %u is %u", code, model->leads_to[code]));
  return join_sorted (lines);
}
