/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwCooccurrence: one sweep over the evidence index, whose excerpts are in the order of their starts. What an excerpt
 * meets is what has begun before it and not ended, so the sweep costs the pairs that it counts and no more. */

#include "config.h"

#include "cw-cooccurrence.h"

struct _CwCooccurrence
{
  GArray *codes;   /* of gint64, by id */
  guint32 *counts; /* of a pair of places in codes; see place_of_pair() */
};

/* A coding that the sweep is inside of. */
typedef struct
{
  guint32 end;
  guint32 code; /* a place in codes */
} Open;

typedef struct
{
  CwCooccurrence *result;
  guint32 *places; /* by code id: a place in codes, and 1 more; 0 where there is no such code */
  guint32 n_places;
  GArray *open; /* of Open */
} Sweep;

/* Below the diagonal and on it: each pair has one place. */
static inline gsize
place_of_pair (guint a, guint b)
{
  gsize high = MAX (a, b), low = MIN (a, b);

  return high * (high + 1) / 2 + low;
}

/* Counts the coding with all that are open, and forgets those that have ended. */
static void
meet_open (Sweep *sweep, guint32 start, guint32 code)
{
  Open *open = (Open *) sweep->open->data;
  guint n = 0;

  for (guint i = 0; i < sweep->open->len; i++)
    if (open[i].end > start)
      {
        sweep->result->counts[place_of_pair (open[i].code, code)]++;
        open[n++] = open[i];
      }
  g_array_set_size (sweep->open, n);
}

static void
sweep_excerpt (Sweep *sweep, const CwExcerptSpan *excerpt, const CwCodingSpan *codings)
{
  if (excerpt->start >= excerpt->end)
    return;
  for (guint i = 0; i < excerpt->n_codings; i++)
    {
      guint32 code = codings[excerpt->first_coding + i].code;
      guint32 place = code < sweep->n_places ? sweep->places[code] : 0;
      Open open = { excerpt->end, place - 1 };

      if (place == 0)
        continue;
      meet_open (sweep, excerpt->start, open.code);
      g_array_append_val (sweep->open, open);
    }
}

static void
sweep_source (Sweep *sweep, const CwEvidenceSource *source)
{
  g_array_set_size (sweep->open, 0);
  for (guint i = 0; i < source->excerpts->len; i++)
    sweep_excerpt (sweep,
                   &g_array_index (source->excerpts, CwExcerptSpan, i),
                   (const CwCodingSpan *) source->codings->data);
}

/* Ids count upwards from 1, so a plain array finds them; a file with absurd ones has its codes' ids read as they are
 * in the index, in 32 bits, and then a code of that kind counts nothing. */
static void
place_codes (Sweep *sweep, CwProject *project)
{
  GListModel *all = cw_project_get_all (project, CW_KIND_CODE);
  GArray *codes = sweep->result->codes;
  guint n = g_list_model_get_n_items (all);
  gint64 limit = 64 * (gint64) n + 65536;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CwRecord) record = g_list_model_get_item (all, i);
      gint64 id = cw_record_get_id (record);

      g_array_append_val (codes, id);
      if (id > 0 && id < limit)
        sweep->n_places = id + 1;
    }
  sweep->places = g_new0 (guint32, sweep->n_places);
  for (guint i = 0; i < codes->len; i++)
    if (g_array_index (codes, gint64, i) > 0 && g_array_index (codes, gint64, i) < sweep->n_places)
      sweep->places[g_array_index (codes, gint64, i)] = i + 1;
}

/**
 * cw_cooccurrence_new:
 *
 * Counts all pairs of codes at once.
 *
 * Returns: (transfer full): the counts as they are now
 */
CwCooccurrence *
cw_cooccurrence_new (CwProject *project)
{
  CwCooccurrence *self;
  CwEvidence *evidence;
  Sweep sweep = { 0 };

  g_return_val_if_fail (CW_IS_PROJECT (project), NULL);

  self = g_new0 (CwCooccurrence, 1);
  self->codes = g_array_new (FALSE, FALSE, sizeof (gint64));
  evidence = cw_project_get_evidence (project);
  sweep.result = self;
  sweep.open = g_array_new (FALSE, FALSE, sizeof (Open));
  place_codes (&sweep, project);
  self->counts = g_new0 (guint32, place_of_pair (self->codes->len, 0));
  for (guint i = 0; i < cw_evidence_get_n_sources (evidence); i++)
    sweep_source (&sweep, cw_evidence_get_source (evidence, i));
  g_array_unref (sweep.open);
  g_free (sweep.places);
  return self;
}

/**
 * cw_cooccurrence_free:
 * @self: (transfer full): counts
 */
void
cw_cooccurrence_free (CwCooccurrence *self)
{
  g_array_unref (self->codes);
  g_free (self->counts);
  g_free (self);
}

/**
 * cw_cooccurrence_get_n_codes:
 *
 * Returns: how many codes there are, with those that are never applied
 */
guint
cw_cooccurrence_get_n_codes (const CwCooccurrence *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->codes->len;
}

/**
 * cw_cooccurrence_get_code:
 * @index: below the number of codes
 *
 * Returns: the code's id; they are in the order of their ids
 */
gint64
cw_cooccurrence_get_code (const CwCooccurrence *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->codes->len, 0);
  return g_array_index (self->codes, gint64, index);
}

/**
 * cw_cooccurrence_get_at:
 * @a: an index of a code
 * @b: an index of a code
 *
 * Returns: how many pairs the two codes have
 */
guint32
cw_cooccurrence_get_at (const CwCooccurrence *self, guint a, guint b)
{
  g_return_val_if_fail (self != NULL && a < self->codes->len && b < self->codes->len, 0);
  return self->counts[place_of_pair (a, b)];
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  const gint64 *x = a, *y = b;

  return (*x > *y) - (*x < *y);
}

/**
 * cw_cooccurrence_get:
 * @a: a code's id
 * @b: a code's id
 *
 * Returns: how many pairs the two codes have, 0 where there is no such code
 */
guint32
cw_cooccurrence_get (const CwCooccurrence *self, gint64 a, gint64 b)
{
  guint index_a, index_b;

  g_return_val_if_fail (self != NULL, 0);

  if (!g_array_binary_search (self->codes, &a, compare_ids, &index_a)
      || !g_array_binary_search (self->codes, &b, compare_ids, &index_b))
    return 0;
  return cw_cooccurrence_get_at (self, index_a, index_b);
}
