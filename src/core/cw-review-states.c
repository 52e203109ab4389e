/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwReviewStates: reviews of sources, read once and asked for every cell of a matrix. A source is in pass for a set of
 * codes when it is so for each of them that can be applied; where none can, it is enough that it has been gone through. */

#include "config.h"

#include "cw-review-states.h"

#include "cw-project-private.h"

/* What is known of one source. */
typedef struct
{
  gboolean reviewed; /* for the whole codebook */
  char *at;          /* when, "" where that was before it was kept */
  GHashTable *codes; /* code id as a pointer → when it was reviewed for the code */
  GArray
      *owing; /* (nullable): of gint64: codes that it is not in pass for; once somebody has asked */
} Source;

struct _CwReviewStates
{
  CwProject *project;
  GHashTable *sources; /* source id as a pointer → Source */
  GArray *codes;       /* of gint64: those that can be applied */
};

static void
free_source (gpointer data)
{
  Source *source = data;

  g_free (source->at);
  g_hash_table_unref (source->codes);
  g_clear_pointer (&source->owing, g_array_unref);
  g_free (source);
}

static gboolean
read_sources (CwReviewStates *self, CwDatabase *database, GError **error)
{
  g_autoptr (CwStatement) rows = cw_database_prepare (
      database, "SELECT id, status IN ('reviewed', 'complete') FROM source", error);
  CwStep step;

  if (rows == NULL)
    return FALSE;
  while ((step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    {
      Source *source = g_new0 (Source, 1);

      source->reviewed = cw_statement_get_integer (rows, 1) != 0;
      source->at = g_strdup ("");
      source->codes = g_hash_table_new_full (NULL, NULL, NULL, g_free);
      g_hash_table_insert (
          self->sources, GSIZE_TO_POINTER (cw_statement_get_integer (rows, 0)), source);
    }
  return step == CW_STEP_DONE;
}

static gboolean
read_reviews (CwReviewStates *self, CwDatabase *database, GError **error)
{
  g_autoptr (CwStatement) rows = cw_database_prepare (
      database,
      "SELECT source_id, code_id, max (reviewed_at) FROM review GROUP BY source_id, code_id",
      error);
  CwStep step;

  if (rows == NULL)
    return FALSE;
  while ((step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    {
      Source *source = g_hash_table_lookup (self->sources,
                                            GSIZE_TO_POINTER (cw_statement_get_integer (rows, 0)));
      gint64 code = cw_statement_get_integer (rows, 1);

      if (source != NULL && code == 0)
        g_set_str (&source->at, cw_statement_get_text (rows, 2));
      else if (source != NULL)
        g_hash_table_insert (
            source->codes, GSIZE_TO_POINTER (code), g_strdup (cw_statement_get_text (rows, 2)));
    }
  return step == CW_STEP_DONE;
}

static gboolean
read_codes (CwReviewStates *self, CwDatabase *database, GError **error)
{
  g_autoptr (CwStatement) rows = cw_database_prepare (
      database,
      "SELECT id FROM code WHERE status <> 'retired' AND (level = 'code' "
      "OR EXISTS (SELECT 1 FROM coding WHERE coding.code_id = code.id)) ORDER BY id",
      error);
  CwStep step;

  if (rows == NULL)
    return FALSE;
  while ((step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    {
      gint64 code = cw_statement_get_integer (rows, 0);

      g_array_append_val (self->codes, code);
    }
  return step == CW_STEP_DONE;
}

/**
 * cw_review_states_new:
 *
 * Returns: (transfer full) (nullable): the reviews of a project
 */
CwReviewStates *
cw_review_states_new (CwProject *project, GError **error)
{
  g_autoptr (CwReviewStates) self = g_new0 (CwReviewStates, 1);
  CwDatabase *database = cw_project_get_database (project);

  self->project = g_object_ref (project);
  self->sources = g_hash_table_new_full (NULL, NULL, NULL, free_source);
  self->codes = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (read_sources (self, database, error) && read_reviews (self, database, error)
      && read_codes (self, database, error))
    return g_steal_pointer (&self);
  return NULL;
}

/**
 * cw_review_states_free:
 * @self: (transfer full): the reviews
 */
void
cw_review_states_free (CwReviewStates *self)
{
  g_object_unref (self->project);
  g_hash_table_unref (self->sources);
  g_array_unref (self->codes);
  g_free (self);
}

/* The later of the pass for the code and the one for the codebook, if that one still stands. */
static gboolean
is_in_pass (CwReviewStates *self, const Source *source, gint64 code)
{
  CwRecord *record = cw_project_get_record (self->project, CW_KIND_CODE, code);
  const char *defined = record == NULL ? "" : cw_record_get_text (record, CW_CODE_DEFINED_AT);
  const char *at = g_hash_table_lookup (source->codes, GSIZE_TO_POINTER (code));

  return (at != NULL && g_strcmp0 (at, defined) >= 0)
         || (source->reviewed && g_strcmp0 (source->at, defined) >= 0);
}

static GArray *
find_owing (CwReviewStates *self, Source *source)
{
  if (source->owing != NULL)
    return source->owing;
  source->owing = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < self->codes->len; i++)
    {
      gint64 code = g_array_index (self->codes, gint64, i);

      if (!is_in_pass (self, source, code))
        g_array_append_val (source->owing, code);
    }
  return source->owing;
}

static gboolean
has_common (const GArray *codes, GHashTable *rows, GHashTable *columns)
{
  for (guint i = 0; i < codes->len; i++)
    {
      gpointer code = GSIZE_TO_POINTER (g_array_index (codes, gint64, i));

      if ((rows == NULL || g_hash_table_contains (rows, code))
          && (columns == NULL || g_hash_table_contains (columns, code)))
        return TRUE;
    }
  return FALSE;
}

/**
 * cw_review_states_are_in_pass:
 * @rows: (nullable): ids of codes, as pointers; NULL for all
 * @columns: (nullable): likewise; it is asked about the codes that are in both
 *
 * Returns: whether the absence of the codes in the source means that they are not there
 */
gboolean
cw_review_states_are_in_pass (CwReviewStates *self,
                              gint64 source,
                              GHashTable *rows,
                              GHashTable *columns)
{
  Source *known = g_hash_table_lookup (self->sources, GSIZE_TO_POINTER (source));

  if (known == NULL || (!known->reviewed && g_hash_table_size (known->codes) == 0))
    return FALSE;
  if (has_common (find_owing (self, known), rows, columns))
    return FALSE;
  return known->reviewed || has_common (self->codes, rows, columns);
}
