/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwMatrixSummaries: a sparse table. Most cells of a large matrix have no summary, so only those that have one are
 * kept, under row and column packed into one key. */

#include "config.h"

#include "cw-matrix-summaries.h"

struct _CwMatrixSummaries
{
  gatomicrefcount ref_count;
  GHashTable *cells; /* packed gint64 → CwMatrixSummary */
};

G_DEFINE_BOXED_TYPE (CwMatrixSummaries,
                     cw_matrix_summaries,
                     cw_matrix_summaries_ref,
                     cw_matrix_summaries_unref)

static gint64
pack_key (guint row, guint column)
{
  return (gint64) ((guint64) row << 32 | column);
}

static void
free_summary (CwMatrixSummary *summary)
{
  g_free (summary->text);
  g_free (summary);
}

/**
 * cw_matrix_summaries_new:
 *
 * Returns: (transfer full): a table without summaries
 */
CwMatrixSummaries *
cw_matrix_summaries_new (void)
{
  CwMatrixSummaries *self = g_new0 (CwMatrixSummaries, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->cells
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) free_summary);
  return self;
}

/**
 * cw_matrix_summaries_ref:
 *
 * Returns: (transfer full): @self
 */
CwMatrixSummaries *
cw_matrix_summaries_ref (CwMatrixSummaries *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * cw_matrix_summaries_unref:
 * @self: (transfer full): the table
 */
void
cw_matrix_summaries_unref (CwMatrixSummaries *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_hash_table_unref (self->cells);
  g_free (self);
}

/**
 * cw_matrix_summaries_set:
 * @text: (nullable): the summary's words
 *
 * Replaces what the cell had.
 */
void
cw_matrix_summaries_set (CwMatrixSummaries *self,
                         guint row,
                         guint column,
                         const char *text,
                         gboolean stale,
                         gboolean draft)
{
  CwMatrixSummary *summary;
  gint64 key = pack_key (row, column);

  g_return_if_fail (self != NULL);

  summary = g_new0 (CwMatrixSummary, 1);
  summary->text = g_strdup (text);
  summary->stale = stale;
  summary->draft = draft;
  g_hash_table_replace (self->cells, g_memdup2 (&key, sizeof key), summary);
}

/**
 * cw_matrix_summaries_get:
 *
 * Returns: (transfer none) (nullable): the cell's summary
 */
const CwMatrixSummary *
cw_matrix_summaries_get (const CwMatrixSummaries *self, guint row, guint column)
{
  gint64 key = pack_key (row, column);

  g_return_val_if_fail (self != NULL, NULL);
  return g_hash_table_lookup (self->cells, &key);
}
