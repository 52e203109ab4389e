/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwQuerySnapshot: the evidence index, copied so that a worker can read it while the project changes, with the
 * excerpts of each code in a list. Where the paragraphs of a source are is read when a query first asks for it. */

#include "config.h"

#include "cw-query-snapshot.h"

#include <string.h>

typedef struct
{
  CwQuerySnapshot snapshot;
  gatomicrefcount ref_count;
  GHashTable *source_places; /* id → source */
  GMutex mutex;              /* of places */
  GHashTable *places;        /* source → GArray of CwQueryPlace */
} Private;

G_DEFINE_BOXED_TYPE (CwQuerySnapshot,
                     cw_query_snapshot,
                     cw_query_snapshot_ref,
                     cw_query_snapshot_unref)

CwQuerySnapshot *
cw_query_snapshot_ref (CwQuerySnapshot *self)
{
  g_atomic_ref_count_inc (&((Private *) self)->ref_count);
  return self;
}

void
cw_query_snapshot_unref (CwQuerySnapshot *self)
{
  Private *private = (Private *) self;

  if (self == NULL || !g_atomic_ref_count_dec (&private->ref_count))
    return;
  g_hash_table_unref (private->source_places);
  g_hash_table_unref (private->places);
  g_mutex_clear (&private->mutex);
  g_free (self->source_ids);
  g_free (self->first_excerpt);
  g_free (self->ids);
  g_free (self->starts);
  g_free (self->ends);
  g_free (self->source_of);
  g_free (self->first_use);
  g_free (self->uses);
  g_free (self->place_of);
  g_free (private);
}

static void
count (CwQuerySnapshot *self, CwEvidence *evidence, guint *n_codings)
{
  self->n_sources = cw_evidence_get_n_sources (evidence);
  for (guint i = 0; i < self->n_sources; i++)
    {
      const CwEvidenceSource *source = cw_evidence_get_source (evidence, i);

      self->n_excerpts += source->excerpts->len;
      *n_codings += source->codings->len;
      for (guint j = 0; j < source->codings->len; j++)
        self->n_codes
            = MAX (self->n_codes, g_array_index (source->codings, CwCodingSpan, j).code + 1);
    }
}

static void
copy_excerpts (CwQuerySnapshot *self, CwEvidence *evidence)
{
  guint32 n = 0;

  for (guint i = 0; i < self->n_sources; i++)
    {
      const CwEvidenceSource *source = cw_evidence_get_source (evidence, i);
      const CwExcerptSpan *spans = (const CwExcerptSpan *) source->excerpts->data;

      self->source_ids[i] = source->id;
      self->first_excerpt[i] = n;
      for (guint j = 0; j < source->excerpts->len; j++, n++)
        {
          self->ids[n] = spans[j].id;
          self->starts[n] = spans[j].start;
          self->ends[n] = spans[j].end;
          self->source_of[n] = i;
        }
    }
  self->first_excerpt[self->n_sources] = n;
}

static void
each_coding (CwQuerySnapshot *self,
             CwEvidence *evidence,
             void (*func) (CwQuerySnapshot *self, guint32 code, guint32 excerpt, guint32 *next),
             guint32 *next)
{
  guint32 n = 0;

  for (guint i = 0; i < self->n_sources; i++)
    {
      const CwEvidenceSource *source = cw_evidence_get_source (evidence, i);
      const CwExcerptSpan *spans = (const CwExcerptSpan *) source->excerpts->data;
      const CwCodingSpan *codings = (const CwCodingSpan *) source->codings->data;

      for (guint j = 0; j < source->excerpts->len; j++, n++)
        for (guint k = 0; k < spans[j].n_codings; k++)
          func (self, codings[spans[j].first_coding + k].code, n, next);
    }
}

static void
count_use (CwQuerySnapshot *self, guint32 code, guint32 excerpt, guint32 *next)
{
  self->first_use[code + 1]++;
}

static void
put_use (CwQuerySnapshot *self, guint32 code, guint32 excerpt, guint32 *next)
{
  self->uses[next[code]++] = excerpt;
}

static void
list_uses (CwQuerySnapshot *self, CwEvidence *evidence)
{
  g_autofree guint32 *next = NULL;

  each_coding (self, evidence, count_use, NULL);
  for (guint i = 0; i < self->n_codes; i++)
    self->first_use[i + 1] += self->first_use[i];
  next = g_memdup2 (self->first_use, (self->n_codes + 1) * sizeof *next);
  each_coding (self, evidence, put_use, next);
}

static void
index_ids (CwQuerySnapshot *self)
{
  for (guint i = 0; i < self->n_excerpts; i++)
    self->n_ids = MAX (self->n_ids, self->ids[i] + 1);
  self->place_of = g_new (guint32, self->n_ids + 1);
  memset (self->place_of, 0xff, (self->n_ids + 1) * sizeof *self->place_of);
  for (guint i = 0; i < self->n_excerpts; i++)
    self->place_of[self->ids[i]] = i;
}

/**
 * cw_query_snapshot_new:
 *
 * Returns: (transfer full): the evidence as it is now
 */
CwQuerySnapshot *
cw_query_snapshot_new (CwProject *project)
{
  Private *private;
  CwQuerySnapshot *self;
  CwEvidence *evidence;
  guint n_codings = 0;

  g_return_val_if_fail (CW_IS_PROJECT (project), NULL);

  private = g_new0 (Private, 1);
  self = &private->snapshot;
  evidence = cw_project_get_evidence (project);
  g_atomic_ref_count_init (&private->ref_count);
  g_mutex_init (&private->mutex);
  private->source_places = g_hash_table_new (NULL, NULL);
  private->places = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  count (self, evidence, &n_codings);
  self->source_ids = g_new (gint64, self->n_sources + 1);
  self->first_excerpt = g_new (guint32, self->n_sources + 1);
  self->ids = g_new (guint32, self->n_excerpts + 1);
  self->starts = g_new (guint32, self->n_excerpts + 1);
  self->ends = g_new (guint32, self->n_excerpts + 1);
  self->source_of = g_new (guint32, self->n_excerpts + 1);
  self->first_use = g_new0 (guint32, self->n_codes + 1);
  self->uses = g_new (guint32, n_codings + 1);
  copy_excerpts (self, evidence);
  list_uses (self, evidence);
  index_ids (self);
  for (guint i = 0; i < self->n_sources; i++)
    g_hash_table_insert (
        private->source_places, GSIZE_TO_POINTER (self->source_ids[i]), GUINT_TO_POINTER (i + 1));
  return self;
}

gboolean
cw_query_snapshot_find_source (const CwQuerySnapshot *self, gint64 id, guint *source)
{
  guint place = GPOINTER_TO_UINT (
      g_hash_table_lookup (((const Private *) self)->source_places, GSIZE_TO_POINTER (id)));

  *source = place - 1;
  return place != 0;
}

static GArray *
read_places (CwDatabase *database, gint64 source, GError **error)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (CwQueryPlace));
  g_autoptr (CwStatement) rows = cw_database_query (
      database,
      error,
      "SELECT id, characters, soft, voice FROM paragraph WHERE source_id = ?1 ORDER BY rank, id",
      "i",
      source);
  CwQueryPlace place = { 0 };
  CwStep step = CW_STEP_ERROR;

  while (rows != NULL && (step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    {
      gboolean soft = cw_statement_get_integer (rows, 2) != 0;

      place.start = place.end + (places->len > 0 && !soft ? 1 : 0);
      place.end = place.start + cw_statement_get_integer (rows, 1);
      place.number += places->len > 0 && !soft ? 1 : 0;
      place.paragraph = cw_statement_get_integer (rows, 0);
      place.voice = g_intern_string (cw_statement_get_text (rows, 3));
      g_array_append_val (places, place);
    }
  return step == CW_STEP_DONE ? g_steal_pointer (&places) : NULL;
}

/**
 * cw_query_snapshot_load_places:
 * @database: a connection of this thread
 * @source: index of a source
 *
 * Returns: (transfer none) (nullable) (element-type CwQueryPlace): the rows of the source's text in order
 */
GArray *
cw_query_snapshot_load_places (CwQuerySnapshot *self,
                               CwDatabase *database,
                               guint source,
                               GError **error)
{
  Private *private = (Private *) self;
  GArray *places;

  g_return_val_if_fail (self != NULL && source < self->n_sources, NULL);

  g_mutex_lock (&private->mutex);
  places = g_hash_table_lookup (private->places, GUINT_TO_POINTER (source));
  if (places == NULL)
    {
      places = read_places (database, self->source_ids[source], error);
      if (places != NULL)
        g_hash_table_insert (private->places, GUINT_TO_POINTER (source), places);
    }
  g_mutex_unlock (&private->mutex);
  return places;
}
