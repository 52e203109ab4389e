/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwMatrixNotes: a project's summaries as a matrix shows them. Whether one is stale costs a look at all evidence of its
 * cell, so that is found out when nothing else is to do, a few at a time, and remembered until something changes;
 * meanwhile what was known before is shown. */

#include "config.h"

#include "cw-matrix-notes.h"

#include "cw-summaries.h"

/* How long one turn may take, in microseconds: well under a frame. */
#define TURN 4000

typedef struct
{
  gboolean known;
  gboolean stale;
} Verdict;

struct _CwMatrixNotes
{
  GObject parent_instance;

  CwProject *project;
  GHashTable *verdicts; /* id of a summary → Verdict */
  GQueue doubtful;      /* ids that are shown, as pointers to the keys of verdicts */
  guint turn;
  gboolean news;
};

G_DEFINE_FINAL_TYPE (CwMatrixNotes, cw_matrix_notes, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
judge (CwMatrixNotes *self, const gint64 *id)
{
  Verdict *verdict = g_hash_table_lookup (self->verdicts, id);
  gboolean stale = cw_project_summary_is_stale (self->project, *id);

  self->news |= stale != verdict->stale;
  verdict->known = TRUE;
  verdict->stale = stale;
}

static gboolean
on_turn_came (gpointer data)
{
  CwMatrixNotes *self = data;
  gint64 end = g_get_monotonic_time () + TURN;

  while (!g_queue_is_empty (&self->doubtful) && g_get_monotonic_time () < end)
    judge (self, g_queue_pop_head (&self->doubtful));
  if (!g_queue_is_empty (&self->doubtful))
    return G_SOURCE_CONTINUE;
  self->turn = 0;
  if (self->news)
    {
      self->news = FALSE;
      g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
    }
  return G_SOURCE_REMOVE;
}

static const Verdict *
look_up (CwMatrixNotes *self, gint64 id)
{
  gint64 *key = NULL;
  Verdict *verdict = NULL;

  if (!g_hash_table_lookup_extended (self->verdicts, &id, (gpointer *) &key, (gpointer *) &verdict))
    {
      key = g_memdup2 (&id, sizeof id);
      verdict = g_new0 (Verdict, 1);
      g_hash_table_insert (self->verdicts, key, verdict);
    }
  if (!verdict->known && g_queue_find (&self->doubtful, key) == NULL)
    g_queue_push_tail (&self->doubtful, key);
  return verdict;
}

static char *
name_row (CwKind kind, gint64 id, const char *value)
{
  return g_strdup_printf ("%d:%" G_GINT64_FORMAT ":%s", kind, id, value != NULL ? value : "");
}

static GHashTable *
index_rows (const CwMatrix *matrix)
{
  GHashTable *rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < cw_matrix_get_n_rows (matrix); i++)
    {
      const CwMatrixHeader *row = cw_matrix_get_row (matrix, i);

      g_hash_table_insert (
          rows, name_row (row->kind, row->id, row->value), GUINT_TO_POINTER (i + 1));
    }
  return rows;
}

/* A summary is about a code and all below it, so it never stands in a column of own counts. */
static GHashTable *
index_columns (const CwMatrix *matrix)
{
  GHashTable *columns = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < cw_matrix_get_n_columns (matrix); i++)
    {
      const CwMatrixHeader *column = cw_matrix_get_column (matrix, i);

      if (!column->own)
        g_hash_table_insert (columns, GSIZE_TO_POINTER (column->id), GUINT_TO_POINTER (i + 1));
    }
  return columns;
}

static void
place (CwMatrixNotes *self,
       CwRecord *summary,
       GHashTable *rows,
       GHashTable *columns,
       CwMatrixSummaries *summaries)
{
  g_autofree char *name
      = name_row (cw_kind_from_noun (cw_record_get_text (summary, CW_SUMMARY_ROW_KIND)),
                  cw_record_get_integer (summary, CW_SUMMARY_ROW_ID),
                  cw_record_get_text (summary, CW_SUMMARY_ROW_VALUE));
  guint row = GPOINTER_TO_UINT (g_hash_table_lookup (rows, name));
  guint column = GPOINTER_TO_UINT (g_hash_table_lookup (
      columns, GSIZE_TO_POINTER (cw_record_get_integer (summary, CW_SUMMARY_CODE))));
  const char *text = cw_record_get_text (summary, CW_SUMMARY_TEXT);

  if (row == 0 || column == 0 || *text == '\0'
      || *cw_record_get_text (summary, CW_SUMMARY_SLICE) != '\0')
    return;
  cw_matrix_summaries_set (summaries,
                           row - 1,
                           column - 1,
                           text,
                           look_up (self, cw_record_get_id (summary))->stale,
                           g_str_equal (cw_record_get_text (summary, CW_SUMMARY_STATUS), "draft"));
}

static void
cw_matrix_notes_finalize (GObject *object)
{
  CwMatrixNotes *self = CW_MATRIX_NOTES (object);

  g_clear_handle_id (&self->turn, g_source_remove);
  g_queue_clear (&self->doubtful);
  g_hash_table_unref (self->verdicts);
  g_clear_object (&self->project);
  G_OBJECT_CLASS (cw_matrix_notes_parent_class)->finalize (object);
}

static void
cw_matrix_notes_class_init (CwMatrixNotesClass *class)
{
  G_OBJECT_CLASS (class)->finalize = cw_matrix_notes_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new (
      "changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cw_matrix_notes_init (CwMatrixNotes *self)
{
  self->verdicts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_queue_init (&self->doubtful);
}

CwMatrixNotes *
cw_matrix_notes_new (CwProject *project)
{
  CwMatrixNotes *self = g_object_new (CW_TYPE_MATRIX_NOTES, NULL);

  self->project = g_object_ref (project);
  return self;
}

/**
 * cw_matrix_notes_collect:
 *
 * The signal "changed" tells when a stale mark among them turns out to be another one.
 *
 * Returns: (transfer full): the summaries of the matrix's cells
 */
CwMatrixSummaries *
cw_matrix_notes_collect (CwMatrixNotes *self, const CwMatrix *matrix)
{
  CwMatrixSummaries *summaries = cw_matrix_summaries_new ();
  g_autoptr (GHashTable) rows = index_rows (matrix);
  g_autoptr (GHashTable) columns = index_columns (matrix);
  GListModel *all = cw_project_get_all (self->project, CW_KIND_SUMMARY);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (CwRecord) summary = g_list_model_get_item (all, i);

      place (self, summary, rows, columns, summaries);
    }
  if (!g_queue_is_empty (&self->doubtful) && self->turn == 0)
    self->turn = g_idle_add (on_turn_came, self);
  return summaries;
}

/**
 * cw_matrix_notes_doubt:
 *
 * Evidence, a definition or a summary has changed: what was found out has to be found out again.
 */
void
cw_matrix_notes_doubt (CwMatrixNotes *self)
{
  GHashTableIter iter;
  Verdict *verdict;

  g_return_if_fail (CW_IS_MATRIX_NOTES (self));

  g_hash_table_iter_init (&iter, self->verdicts);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &verdict))
    verdict->known = FALSE;
}
