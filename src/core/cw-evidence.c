/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwEvidence: excerpts, codings, attributions and the second-cycle map as packed arrays, by source. Every matrix and
 * every count is a pass over these arrays. The change feed keeps them current: a source that a change touches is read
 * again from its rows, which costs well under a millisecond and cannot go wrong. */

#include "config.h"

#include "cw-evidence.h"

struct _CwEvidence
{
  GObject parent_instance;

  GPtrArray *sources;   /* of CwEvidenceSource, by id */
  GHashTable *places;   /* source id → index in sources + 1 */
  GHashTable *owners;   /* excerpt id → source id, both as pointers: ids fit into 32 bits */
  GArray *attributions; /* of CwAttributionSpan, by id */
  GArray *links;        /* of CwCodeLink, by id */
};

G_DEFINE_FINAL_TYPE (CwEvidence, cw_evidence, G_TYPE_OBJECT)

static CwEvidenceSource *
source_new (gint64 id)
{
  CwEvidenceSource *source = g_new0 (CwEvidenceSource, 1);

  source->id = id;
  source->excerpts = g_array_new (FALSE, FALSE, sizeof (CwExcerptSpan));
  source->codings = g_array_new (FALSE, FALSE, sizeof (CwCodingSpan));
  source->speakers = g_array_new (FALSE, FALSE, sizeof (CwSpeakerSpan));
  return source;
}

static void
source_free (CwEvidenceSource *source)
{
  g_array_unref (source->excerpts);
  g_array_unref (source->codings);
  g_array_unref (source->speakers);
  g_free (source);
}

static void
index_places (CwEvidence *self)
{
  g_hash_table_remove_all (self->places);
  for (guint i = 0; i < self->sources->len; i++)
    {
      CwEvidenceSource *source = g_ptr_array_index (self->sources, i);

      g_hash_table_insert (self->places, GSIZE_TO_POINTER (source->id), GUINT_TO_POINTER (i + 1));
    }
}

/* --- a source's rows -------------------------------------------------------------------------- */

static void
append_speaker (CwEvidenceSource *source, const char *speaker, guint32 start, guint32 end)
{
  CwSpeakerSpan span = { g_intern_string (speaker), start, end };

  if (source->speakers->len > 0)
    {
      CwSpeakerSpan *last
          = &g_array_index (source->speakers, CwSpeakerSpan, source->speakers->len - 1);

      if (last->speaker == span.speaker && last->end + 1 >= start)
        {
          last->end = end;
          return;
        }
    }
  g_array_append_val (source->speakers, span);
}

static gboolean
read_material (CwEvidenceSource *source, CwDatabase *database, GError **error)
{
  g_autoptr (CwStatement) rows
      = cw_database_query (database,
                           error,
                           "SELECT characters, words, soft, speaker FROM paragraph WHERE source_id "
                           "= ?1 ORDER BY rank, id",
                           "i",
                           source->id);
  gboolean first = TRUE;
  CwStep step;

  if (rows == NULL)
    return FALSE;
  source->characters = source->words = 0;
  g_array_set_size (source->speakers, 0);
  while ((step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    {
      guint32 length = cw_statement_get_integer (rows, 0);

      if (!first && cw_statement_get_integer (rows, 2) == 0)
        source->characters++;
      first = FALSE;
      source->words += cw_statement_get_integer (rows, 1);
      append_speaker (
          source, cw_statement_get_text (rows, 3), source->characters, source->characters + length);
      source->characters += length;
    }
  return step == CW_STEP_DONE;
}

static void
append_excerpt_row (CwEvidence *self, CwEvidenceSource *source, CwStatement *row)
{
  CwExcerptSpan span = {
    .id = cw_statement_get_integer (row, 0),
    .start = cw_statement_get_integer (row, 1),
    .end = cw_statement_get_integer (row, 2),
    .first_coding = source->codings->len,
  };
  CwExcerptSpan *last = NULL;

  if (source->excerpts->len > 0)
    last = &g_array_index (source->excerpts, CwExcerptSpan, source->excerpts->len - 1);
  if (last == NULL || last->id != span.id)
    {
      g_array_append_val (source->excerpts, span);
      last = &g_array_index (source->excerpts, CwExcerptSpan, source->excerpts->len - 1);
      g_hash_table_insert (self->owners, GUINT_TO_POINTER (span.id), GSIZE_TO_POINTER (source->id));
    }
  if (sqlite3_column_type (row, 3) != SQLITE_NULL)
    {
      CwCodingSpan coding
          = { cw_statement_get_integer (row, 3), cw_statement_get_integer (row, 4) };

      g_array_append_val (source->codings, coding);
      last->n_codings++;
    }
}

static gboolean
read_excerpts (CwEvidence *self, CwEvidenceSource *source, CwDatabase *database, GError **error)
{
  g_autoptr (CwStatement) rows = cw_database_query (
      database,
      error,
      "SELECT excerpt.id, start_pos, end_pos, coding.id, code_id "
      "FROM excerpt LEFT JOIN coding ON coding.excerpt_id = excerpt.id WHERE source_id = ?1 "
      "ORDER BY start_pos, end_pos, excerpt.id, coding.id",
      "i",
      source->id);
  CwStep step;

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < source->excerpts->len; i++)
    g_hash_table_remove (self->owners,
                         GUINT_TO_POINTER (g_array_index (source->excerpts, CwExcerptSpan, i).id));
  g_array_set_size (source->excerpts, 0);
  g_array_set_size (source->codings, 0);
  while ((step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    append_excerpt_row (self, source, rows);
  return step == CW_STEP_DONE;
}

/* --- what belongs to no source ------------------------------------------------------------------ */

static gboolean
read_attributions (CwEvidence *self, CwDatabase *database, GError **error)
{
  g_autoptr (CwStatement) rows = cw_database_prepare (
      database,
      "SELECT id, case_id, source_id, start_pos, end_pos, speaker FROM attribution ORDER BY id",
      error);
  CwStep step;

  if (rows == NULL)
    return FALSE;
  g_array_set_size (self->attributions, 0);
  while ((step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    {
      const char *speaker = cw_statement_get_text (rows, 5);
      CwAttributionSpan span = {
        .id = cw_statement_get_integer (rows, 0),
        .case_id = cw_statement_get_integer (rows, 1),
        .source_id = cw_statement_get_integer (rows, 2),
        .start = cw_statement_get_integer (rows, 3),
        .end = cw_statement_get_integer (rows, 4),
        .speaker = *speaker == '\0' ? NULL : g_intern_string (speaker),
      };

      span.whole = sqlite3_column_type (rows, 3) == SQLITE_NULL && span.speaker == NULL;
      g_array_append_val (self->attributions, span);
    }
  return step == CW_STEP_DONE;
}

static gboolean
read_links (CwEvidence *self, CwDatabase *database, GError **error)
{
  g_autoptr (CwStatement) rows = cw_database_prepare (
      database, "SELECT id, code_id, target_id FROM code_link ORDER BY id", error);
  CwStep step;

  if (rows == NULL)
    return FALSE;
  g_array_set_size (self->links, 0);
  while ((step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    {
      CwCodeLink link = { cw_statement_get_integer (rows, 0),
                          cw_statement_get_integer (rows, 1),
                          cw_statement_get_integer (rows, 2) };

      g_array_append_val (self->links, link);
    }
  return step == CW_STEP_DONE;
}

/* --- following the feed --------------------------------------------------------------------------- */

static CwEvidenceSource *
lookup_source (CwEvidence *self, gint64 id)
{
  guint index;

  return cw_evidence_find_source (self, id, &index) ? g_ptr_array_index (self->sources, index)
                                                    : NULL;
}

static void
sync_source (CwEvidence *self, const CwChange *change)
{
  guint index;

  if (change->operation == CW_CHANGE_INSERT && !cw_evidence_find_source (self, change->id, &index))
    {
      index = self->sources->len;
      while (index > 0
             && ((CwEvidenceSource *) g_ptr_array_index (self->sources, index - 1))->id
                    > change->id)
        index--;
      g_ptr_array_insert (self->sources, index, source_new (change->id));
      index_places (self);
    }
  else if (change->operation == CW_CHANGE_DELETE
           && cw_evidence_find_source (self, change->id, &index))
    {
      CwEvidenceSource *source = g_ptr_array_index (self->sources, index);

      for (guint i = 0; i < source->excerpts->len; i++)
        g_hash_table_remove (
            self->owners, GUINT_TO_POINTER (g_array_index (source->excerpts, CwExcerptSpan, i).id));
      g_ptr_array_remove_index (self->sources, index);
      index_places (self);
    }
}

static gint64
read_owner (CwDatabase *database, const char *sql, gint64 id)
{
  gint64 owner = 0;

  cw_database_read_integer (database, &owner, NULL, sql, "i", id);
  return owner;
}

/* The source whose arrays hold the changed row, or 0. */
static gint64
source_of_change (CwEvidence *self, CwDatabase *database, const CwChange *change)
{
  gint64 excerpt = change->owner;
  gint64 source;

  switch ((int) change->kind)
    {
    case CW_KIND_EXCERPT:
      return change->owner != 0
                 ? change->owner
                 : read_owner (database, "SELECT source_id FROM excerpt WHERE id = ?1", change->id);
    case CW_KIND_PARAGRAPH:
      return change->owner != 0 ? change->owner
                                : read_owner (database,
                                              "SELECT source_id FROM paragraph WHERE id = ?1",
                                              change->id);
    case CW_KIND_CODING:
      if (excerpt == 0)
        excerpt = read_owner (database, "SELECT excerpt_id FROM coding WHERE id = ?1", change->id);
      source = GPOINTER_TO_SIZE (g_hash_table_lookup (self->owners, GSIZE_TO_POINTER (excerpt)));
      return source != 0
                 ? source
                 : read_owner (database, "SELECT source_id FROM excerpt WHERE id = ?1", excerpt);
    default:
      return 0;
    }
}

static gboolean
reread_sources (CwEvidence *self,
                CwDatabase *database,
                GHashTable *ids,
                gboolean material,
                GError **error)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      CwEvidenceSource *source = lookup_source (self, GPOINTER_TO_SIZE (key));

      if (source == NULL)
        continue;
      if (material ? !read_material (source, database, error)
                   : !read_excerpts (self, source, database, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * cw_evidence_apply:
 * @changes: what has just been committed, undone or redone
 *
 * Follows the change feed: afterwards the index equals one loaded from scratch.
 */
gboolean
cw_evidence_apply (CwEvidence *self, CwDatabase *database, CwChangeSet *changes, GError **error)
{
  g_autoptr (GHashTable) excerpts = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) material = g_hash_table_new (NULL, NULL);

  g_return_val_if_fail (CW_IS_EVIDENCE (self), FALSE);

  for (guint i = 0; i < cw_change_set_get_size (changes); i++)
    if (cw_change_set_get (changes, i)->kind == CW_KIND_SOURCE)
      sync_source (self, cw_change_set_get (changes, i));
  for (guint i = 0; i < cw_change_set_get_size (changes); i++)
    {
      const CwChange *change = cw_change_set_get (changes, i);
      gint64 source = source_of_change (self, database, change);

      if (source != 0)
        g_hash_table_add (change->kind == CW_KIND_PARAGRAPH ? material : excerpts,
                          GSIZE_TO_POINTER (source));
    }
  if (!reread_sources (self, database, material, TRUE, error)
      || !reread_sources (self, database, excerpts, FALSE, error))
    return FALSE;
  if (cw_change_set_touches (changes, CW_KIND_ATTRIBUTION)
      && !read_attributions (self, database, error))
    return FALSE;
  return !cw_change_set_touches (changes, CW_KIND_CODE_LINK) || read_links (self, database, error);
}

static gboolean
read_source_ids (CwEvidence *self, CwDatabase *database, GError **error)
{
  g_autoptr (CwStatement) rows
      = cw_database_prepare (database, "SELECT id FROM source ORDER BY id", error);
  CwStep step;

  if (rows == NULL)
    return FALSE;
  while ((step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    g_ptr_array_add (self->sources, source_new (cw_statement_get_integer (rows, 0)));
  index_places (self);
  return step == CW_STEP_DONE;
}

/**
 * cw_evidence_load:
 *
 * Reads the whole index, dropping what was there.
 */
gboolean
cw_evidence_load (CwEvidence *self, CwDatabase *database, GError **error)
{
  g_return_val_if_fail (CW_IS_EVIDENCE (self), FALSE);

  g_ptr_array_set_size (self->sources, 0);
  g_hash_table_remove_all (self->owners);
  if (!read_source_ids (self, database, error))
    return FALSE;
  for (guint i = 0; i < self->sources->len; i++)
    {
      CwEvidenceSource *source = g_ptr_array_index (self->sources, i);

      if (!read_material (source, database, error)
          || !read_excerpts (self, source, database, error))
        return FALSE;
    }
  return read_attributions (self, database, error) && read_links (self, database, error);
}

static void
cw_evidence_finalize (GObject *object)
{
  CwEvidence *self = CW_EVIDENCE (object);

  g_ptr_array_unref (self->sources);
  g_hash_table_unref (self->places);
  g_hash_table_unref (self->owners);
  g_array_unref (self->attributions);
  g_array_unref (self->links);
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
  self->sources = g_ptr_array_new_with_free_func ((GDestroyNotify) source_free);
  self->places = g_hash_table_new (NULL, NULL);
  self->owners = g_hash_table_new (NULL, NULL);
  self->attributions = g_array_new (FALSE, FALSE, sizeof (CwAttributionSpan));
  self->links = g_array_new (FALSE, FALSE, sizeof (CwCodeLink));
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

guint
cw_evidence_get_n_sources (CwEvidence *self)
{
  g_return_val_if_fail (CW_IS_EVIDENCE (self), 0);
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
  g_return_val_if_fail (CW_IS_EVIDENCE (self) && index < self->sources->len, NULL);
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
  guint place;

  g_return_val_if_fail (CW_IS_EVIDENCE (self), FALSE);

  place = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, GSIZE_TO_POINTER (id)));
  if (place == 0)
    return FALSE;
  *index = place - 1;
  return TRUE;
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
  gint64 owner;
  CwEvidenceSource *place;

  g_return_val_if_fail (CW_IS_EVIDENCE (self), NULL);

  owner = GPOINTER_TO_SIZE (g_hash_table_lookup (self->owners, GSIZE_TO_POINTER (id)));
  place = owner == 0 ? NULL : lookup_source (self, owner);
  for (guint i = 0; place != NULL && i < place->excerpts->len; i++)
    {
      const CwExcerptSpan *span = &g_array_index (place->excerpts, CwExcerptSpan, i);

      if (span->id != id)
        continue;
      if (source != NULL)
        *source = owner;
      return span;
    }
  return NULL;
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

      g_string_append_printf (out, " speaker %s %u-%u\n", span->speaker, span->start, span->end);
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
