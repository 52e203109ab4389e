/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwEvidence: excerpts, codings, attributions and the second-cycle map as packed arrays, by source. Every matrix and
 * every count is a pass over these arrays. The files of the engine say which rows have been written; before anybody
 * looks, those rows and no others are read again (cw-evidence-follow.c). */

#include "config.h"

#include "cw-evidence-private.h"

G_DEFINE_FINAL_TYPE (CwEvidence, cw_evidence, G_TYPE_OBJECT)

static void
entry_free (CwEvidenceEntry *entry)
{
  g_array_unref (entry->public.excerpts);
  g_array_unref (entry->public.codings);
  g_array_unref (entry->public.speakers);
  g_array_unref (entry->paragraphs);
  g_free (entry);
}

static CwEvidenceEntry *
entry_new (gint64 id)
{
  CwEvidenceEntry *entry = g_new0 (CwEvidenceEntry, 1);

  entry->public.id = id;
  entry->public.excerpts = g_array_new (FALSE, FALSE, sizeof (CwExcerptSpan));
  entry->public.codings = g_array_new (FALSE, FALSE, sizeof (CwCodingSpan));
  entry->public.speakers = g_array_new (FALSE, FALSE, sizeof (CwSpeakerSpan));
  entry->paragraphs = g_array_new (FALSE, FALSE, sizeof (CwRowRun));
  return entry;
}

/* --- sources and excerpts, by id -------------------------------------------------------------------- */

/* Where the source is, or would be. */
gboolean
cw_evidence_locate_source (CwEvidence *self, gint64 id, guint *index)
{
  guint low = 0, high = self->sources->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const CwEvidenceSource *source = g_ptr_array_index (self->sources, middle);

      if (source->id < id)
        low = middle + 1;
      else
        high = middle;
    }
  *index = low;
  return low < self->sources->len
         && ((CwEvidenceSource *) g_ptr_array_index (self->sources, low))->id == id;
}

CwEvidenceEntry *
cw_evidence_get_entry (CwEvidence *self, gint64 source)
{
  guint index;

  return cw_evidence_locate_source (self, source, &index) ? g_ptr_array_index (self->sources, index)
                                                          : NULL;
}

CwEvidenceEntry *
cw_evidence_add_source (CwEvidence *self, gint64 id)
{
  CwEvidenceEntry *entry = entry_new (id);
  guint index;

  cw_evidence_locate_source (self, id, &index);
  g_ptr_array_insert (self->sources, index, entry);
  return entry;
}

void
cw_evidence_remove_source (CwEvidence *self, guint index)
{
  g_ptr_array_remove_index (self->sources, index);
}

int
cw_evidence_compare_spans (gconstpointer a, gconstpointer b)
{
  const CwExcerptSpan *x = a, *y = b;

  if (x->start != y->start)
    return x->start < y->start ? -1 : 1;
  if (x->end != y->end)
    return x->end < y->end ? -1 : 1;
  return (x->id > y->id) - (x->id < y->id);
}

int
cw_evidence_compare_codings (gconstpointer a, gconstpointer b)
{
  const CwCodingSpan *x = a, *y = b;

  return (x->id > y->id) - (x->id < y->id);
}

/* The place of the first excerpt that is not before the span. */
guint
cw_evidence_lower_bound (const CwEvidenceSource *source, const CwExcerptSpan *span)
{
  guint low = 0, high = source->excerpts->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (cw_evidence_compare_spans (&g_array_index (source->excerpts, CwExcerptSpan, middle), span)
          < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* --- the object -------------------------------------------------------------------------------------- */

static void
cw_evidence_finalize (GObject *object)
{
  CwEvidence *self = CW_EVIDENCE (object);
  g_autoptr (CwEvidence) loaded = self->loader != NULL ? g_thread_join (self->loader) : NULL;

  g_clear_object (&self->database);
  g_ptr_array_unref (self->sources);
  cw_id_table_free (self->excerpts);
  cw_id_table_free (self->codings);
  g_array_unref (self->attributions);
  g_array_unref (self->links);
  g_array_unref (self->touched);
  G_OBJECT_CLASS (cw_evidence_parent_class)->finalize (object);
}

static void
cw_evidence_class_init (CwEvidenceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cw_evidence_finalize;
}

static void
cw_evidence_init (CwEvidence *self)
{
  self->sources = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
  self->excerpts = cw_id_table_new (sizeof (CwExcerptPlace));
  self->codings = cw_id_table_new (sizeof (guint32));
  self->attributions = g_array_new (FALSE, FALSE, sizeof (CwAttributionSpan));
  self->links = g_array_new (FALSE, FALSE, sizeof (CwCodeLink));
  self->touched = g_array_new (FALSE, FALSE, sizeof (CwRowRun));
}

/**
 * cw_evidence_new:
 *
 * Returns: (transfer full): an empty index
 */
CwEvidence *
cw_evidence_new (void)
{
  return g_object_new (CW_TYPE_EVIDENCE, NULL);
}

/* Whoever looks sees what has been written, also in the middle of an operation. */
static void
catch_up (CwEvidence *self)
{
  g_autoptr (GError) error = NULL;

  /* A read that was interrupted, or that met a drive waking up, gets through the second time. */
  if ((self->loader != NULL && !cw_evidence_await (self, &error))
      || (self->touched->len > 0 && !cw_evidence_settle (self, NULL)
          && !cw_evidence_settle (self, &error)))
    g_critical ("The evidence could not be read again: %s", error->message);
}

guint
cw_evidence_get_n_sources (CwEvidence *self)
{
  g_return_val_if_fail (CW_IS_EVIDENCE (self), 0);

  catch_up (self);
  return self->sources->len;
}

/**
 * cw_evidence_get_source:
 *
 * Returns: (transfer none): the source at @index, valid until the next change
 */
const CwEvidenceSource *
cw_evidence_get_source (CwEvidence *self, guint index)
{
  g_return_val_if_fail (CW_IS_EVIDENCE (self), NULL);

  catch_up (self);
  g_return_val_if_fail (index < self->sources->len, NULL);
  return g_ptr_array_index (self->sources, index);
}

/**
 * cw_evidence_find_source:
 * @index: (out): its place
 *
 * Returns: whether there is a source with that id
 */
gboolean
cw_evidence_find_source (CwEvidence *self, gint64 id, guint *index)
{
  g_return_val_if_fail (CW_IS_EVIDENCE (self) && index != NULL, FALSE);

  catch_up (self);
  return cw_evidence_locate_source (self, id, index);
}

/**
 * cw_evidence_find_excerpt:
 * @source: (out) (optional): the id of its source
 *
 * Returns: (transfer none) (nullable): the excerpt, valid until the next change
 */
const CwExcerptSpan *
cw_evidence_find_excerpt (CwEvidence *self, gint64 id, gint64 *source)
{
  const CwExcerptPlace *place;
  const CwExcerptSpan *span;
  CwExcerptSpan wanted;
  CwEvidenceEntry *entry;
  guint position;

  g_return_val_if_fail (CW_IS_EVIDENCE (self), NULL);

  catch_up (self);
  place = id < 0 || id > G_MAXUINT32 ? NULL : cw_id_table_find (self->excerpts, id);
  entry = place == NULL ? NULL : cw_evidence_get_entry (self, place->source);
  if (entry == NULL)
    return NULL;
  wanted = (CwExcerptSpan) { .id = id, .start = place->start, .end = place->end };
  position = cw_evidence_lower_bound (&entry->public, &wanted);
  if (position == entry->public.excerpts->len)
    return NULL;
  span = &g_array_index (entry->public.excerpts, CwExcerptSpan, position);
  if (source != NULL)
    *source = place->source;
  return span->id == id ? span : NULL;
}

static gboolean
span_has (const CwEvidenceSource *source, const CwExcerptSpan *span, gint64 code)
{
  for (guint i = span->first_coding; i < span->first_coding + span->n_codings; i++)
    if (g_array_index (source->codings, CwCodingSpan, i).code == code)
      return TRUE;
  return FALSE;
}

/**
 * cw_evidence_has_both:
 *
 * Returns: whether there is an excerpt with both codes
 */
gboolean
cw_evidence_has_both (CwEvidence *self, gint64 code, gint64 other)
{
  g_return_val_if_fail (CW_IS_EVIDENCE (self), FALSE);

  catch_up (self);
  for (guint i = 0; i < self->sources->len; i++)
    {
      const CwEvidenceSource *source = g_ptr_array_index (self->sources, i);

      for (guint j = 0; j < source->excerpts->len; j++)
        {
          const CwExcerptSpan *span = &g_array_index (source->excerpts, CwExcerptSpan, j);

          if (span_has (source, span, code) && span_has (source, span, other))
            return TRUE;
        }
    }
  return FALSE;
}

/**
 * cw_evidence_get_attributions:
 *
 * Returns: (transfer none) (element-type CwAttributionSpan): every attribution
 */
const GArray *
cw_evidence_get_attributions (CwEvidence *self)
{
  g_return_val_if_fail (CW_IS_EVIDENCE (self), NULL);

  catch_up (self);
  return self->attributions;
}

/**
 * cw_evidence_get_code_links:
 *
 * Returns: (transfer none) (element-type CwCodeLink): the second-cycle map
 */
const GArray *
cw_evidence_get_code_links (CwEvidence *self)
{
  g_return_val_if_fail (CW_IS_EVIDENCE (self), NULL);

  catch_up (self);
  return self->links;
}

static void
dump_source (GString *out, const CwEvidenceSource *source)
{
  g_string_append_printf (
      out, "source %" G_GINT64_FORMAT " %u %u\n", source->id, source->characters, source->words);
  for (guint i = 0; i < source->speakers->len; i++)
    {
      const CwSpeakerSpan *span = &g_array_index (source->speakers, CwSpeakerSpan, i);

      g_string_append_printf (out,
                              " speaker %s %s %u-%u %u\n",
                              span->speaker,
                              cw_voice_get_name (span->voice),
                              span->start,
                              span->end,
                              span->words);
    }
  for (guint i = 0; i < source->excerpts->len; i++)
    {
      const CwExcerptSpan *span = &g_array_index (source->excerpts, CwExcerptSpan, i);

      g_string_append_printf (out, " excerpt %u %u-%u:", span->id, span->start, span->end);
      for (guint j = 0; j < span->n_codings; j++)
        {
          const CwCodingSpan *coding
              = &g_array_index (source->codings, CwCodingSpan, span->first_coding + j);

          g_string_append_printf (out, " %u=%u", coding->id, coding->code);
        }
      g_string_append_c (out, '\n');
    }
}

/**
 * cw_evidence_dump:
 *
 * Returns: (transfer full): the whole index as text, to compare one index with another
 */
char *
cw_evidence_dump (CwEvidence *self)
{
  GString *out = g_string_new (NULL);

  g_return_val_if_fail (CW_IS_EVIDENCE (self), NULL);

  catch_up (self);
  for (guint i = 0; i < self->sources->len; i++)
    dump_source (out, g_ptr_array_index (self->sources, i));
  for (guint i = 0; i < self->attributions->len; i++)
    {
      const CwAttributionSpan *span = &g_array_index (self->attributions, CwAttributionSpan, i);

      g_string_append_printf (out,
                              "attribution %" G_GINT64_FORMAT " %" G_GINT64_FORMAT
                              " %" G_GINT64_FORMAT " %u-%u %d %s\n",
                              span->id,
                              span->case_id,
                              span->source_id,
                              span->start,
                              span->end,
                              span->whole,
                              span->speaker != NULL ? span->speaker : "");
    }
  for (guint i = 0; i < self->links->len; i++)
    {
      const CwCodeLink *link = &g_array_index (self->links, CwCodeLink, i);

      g_string_append_printf (out,
                              "link %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT
                              "\n",
                              link->id,
                              link->code,
                              link->target);
    }
  return g_string_free (out, FALSE);
}
