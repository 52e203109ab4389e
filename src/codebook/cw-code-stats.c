/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwCodeStats: the figures of the codebook page, one line a code. They are made when the program is idle after a
 * change, and only while somebody looks at them. */

#include "config.h"

#include "cw-code-stats.h"

#include "cw-double-coverage.h"
#include "cw-examples.h"
#include "cw-reviews.h"
#include "cw-tabulation.h"

struct _CwCodeStats
{
  GObject parent_instance;

  CwProject *project;
  GSignalGroup *changes;
  GHashTable *stats; /* code id → CwCodeStat */
  guint idle;
  gboolean paused;
  gboolean stale;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwCodeStats, cw_code_stats, G_TYPE_OBJECT)

/* --- counting --------------------------------------------------------------------------------------------------------- */

static CwCodeStat *
get_stat (CwCodeStats *self, gint64 code)
{
  CwCodeStat *stat = g_hash_table_lookup (self->stats, GSIZE_TO_POINTER (code));

  if (stat == NULL)
    {
      stat = g_new0 (CwCodeStat, 1);
      g_hash_table_insert (self->stats, GSIZE_TO_POINTER (code), stat);
    }
  return stat;
}

static gint64
get_code_at (GListModel *codes, guint index)
{
  g_autoptr (CwRecord) code = g_list_model_get_item (codes, index);

  return cw_record_get_id (code);
}

static void
count_sources (CwCodeStats *self, GListModel *codes)
{
  g_autoptr (CwTabulation) tabulation = cw_tabulation_new (self->project);
  g_autoptr (CwMatrix) matrix = NULL;
  guint total;

  cw_tabulation_set_voices (tabulation, CW_VOICES_ALL);
  cw_tabulation_add_sources (tabulation);
  for (guint i = 0; i < g_list_model_get_n_items (codes); i++)
    {
      cw_tabulation_add_code (tabulation, get_code_at (codes, i), TRUE, 0);
      cw_tabulation_add_code (tabulation, get_code_at (codes, i), FALSE, 0);
    }
  matrix = cw_tabulation_compute (tabulation);
  total = cw_matrix_get_n_rows (matrix);
  for (guint i = 0; i < g_list_model_get_n_items (codes); i++)
    {
      CwCodeStat *stat = get_stat (self, get_code_at (codes, i));

      stat->own = cw_matrix_get_counts (matrix, total, 2 * i)->excerpts;
      stat->aggregate = cw_matrix_get_counts (matrix, total, 2 * i + 1)->excerpts;
      stat->sources = cw_matrix_get_counts (matrix, total, 2 * i + 1)->sources;
    }
}

static gboolean
has_evidence (const CwMatrix *matrix, guint row, guint column)
{
  return cw_matrix_get_counts (matrix, row, column)->excerpts > 0;
}

/* Rows are in the order of the tree: what is within a case follows it, deeper. */
static gboolean
has_inner (const CwMatrix *matrix, guint row, guint column)
{
  for (guint i = row + 1;
       i < cw_matrix_get_n_rows (matrix)
       && cw_matrix_get_row (matrix, i)->depth > cw_matrix_get_row (matrix, row)->depth;
       i++)
    if (has_evidence (matrix, i, column))
      return TRUE;
  return FALSE;
}

static void
count_cases (CwCodeStats *self, GListModel *codes)
{
  g_autoptr (CwTabulation) tabulation = cw_tabulation_new (self->project);
  g_autoptr (CwMatrix) matrix = NULL;

  cw_tabulation_set_voices (tabulation, CW_VOICES_ALL);
  cw_tabulation_add_cases (tabulation);
  for (guint i = 0; i < g_list_model_get_n_items (codes); i++)
    cw_tabulation_add_code (tabulation, get_code_at (codes, i), FALSE, 0);
  matrix = cw_tabulation_compute (tabulation);
  for (guint i = 0; i < g_list_model_get_n_items (codes); i++)
    for (guint row = 0; row < cw_matrix_get_n_rows (matrix); row++)
      if (has_evidence (matrix, row, i) && !has_inner (matrix, row, i))
        get_stat (self, get_code_at (codes, i))->cases++;
}

static void
count_care (CwCodeStats *self)
{
  g_autoptr (GPtrArray) debts = cw_project_list_review_debt (self->project, 0, 0, NULL);
  g_autoptr (GArray) overlaps = cw_project_list_double_coverage (self->project, 0, NULL);
  g_autoptr (GPtrArray) examples = cw_project_list_examples (self->project, 0, NULL);

  for (guint i = 0; debts != NULL && i < debts->len; i++)
    get_stat (self, ((CwReviewDebt *) g_ptr_array_index (debts, i))->code)->debt++;
  for (guint i = 0; overlaps != NULL && i < overlaps->len; i++)
    get_stat (self, g_array_index (overlaps, CwDoubleCoverage, i).code)->overlaps++;
  for (guint i = 0; examples != NULL && i < examples->len; i++)
    {
      const CwExample *example = g_ptr_array_index (examples, i);

      if (example->kind == CW_EXAMPLE_TYPICAL)
        get_stat (self, example->code)->examples++;
    }
}

static void
on_idle (gpointer data)
{
  CwCodeStats *self = data;

  self->idle = 0;
  cw_code_stats_compute (self);
}

static void
schedule (CwCodeStats *self)
{
  self->stale = TRUE;
  if (self->idle == 0 && !self->paused)
    self->idle = g_idle_add_once (on_idle, self);
}

/* --- the object ------------------------------------------------------------------------------------------------------- */

static void
cw_code_stats_dispose (GObject *object)
{
  CwCodeStats *self = CW_CODE_STATS (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_object (&self->changes);
  g_clear_object (&self->project);
  G_OBJECT_CLASS (cw_code_stats_parent_class)->dispose (object);
}

static void
cw_code_stats_finalize (GObject *object)
{
  g_hash_table_unref (CW_CODE_STATS (object)->stats);
  G_OBJECT_CLASS (cw_code_stats_parent_class)->finalize (object);
}

static void
cw_code_stats_class_init (CwCodeStatsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cw_code_stats_dispose;
  G_OBJECT_CLASS (klass)->finalize = cw_code_stats_finalize;

  /* New figures are there. */
  signals[CHANGED] = g_signal_new (
      "changed", CW_TYPE_CODE_STATS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cw_code_stats_init (CwCodeStats *self)
{
  self->stats = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->changes = g_signal_group_new (CW_TYPE_PROJECT);
  g_signal_group_connect_object (
      self->changes, "changed", G_CALLBACK (schedule), self, G_CONNECT_SWAPPED);
}

CwCodeStats *
cw_code_stats_new (void)
{
  return g_object_new (CW_TYPE_CODE_STATS, NULL);
}

void
cw_code_stats_set_project (CwCodeStats *self, CwProject *project)
{
  g_return_if_fail (CW_IS_CODE_STATS (self));

  if (!g_set_object (&self->project, project))
    return;
  g_signal_group_set_target (self->changes, project);
  g_hash_table_remove_all (self->stats);
  if (self->paused)
    self->stale = TRUE;
  else
    cw_code_stats_compute (self);
}

/* Nobody looks: what is stale is counted when somebody does. */
void
cw_code_stats_set_paused (CwCodeStats *self, gboolean paused)
{
  g_return_if_fail (CW_IS_CODE_STATS (self));

  self->paused = paused;
  if (paused)
    g_clear_handle_id (&self->idle, g_source_remove);
  else if (self->stale)
    schedule (self);
}

/* Counts at once, which otherwise waits until the program is idle. */
void
cw_code_stats_compute (CwCodeStats *self)
{
  GListModel *codes;

  g_return_if_fail (CW_IS_CODE_STATS (self));

  g_clear_handle_id (&self->idle, g_source_remove);
  self->stale = FALSE;
  g_hash_table_remove_all (self->stats);
  if (self->project != NULL)
    {
      codes = cw_project_get_all (self->project, CW_KIND_CODE);
      count_sources (self, codes);
      count_cases (self, codes);
      count_care (self);
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

/* The figures of a code; all zero where nothing is known of it. */
const CwCodeStat *
cw_code_stats_get (CwCodeStats *self, gint64 code)
{
  static const CwCodeStat none = { 0 };
  const CwCodeStat *stat;

  g_return_val_if_fail (CW_IS_CODE_STATS (self), &none);

  stat = g_hash_table_lookup (self->stats, GSIZE_TO_POINTER (code));
  return stat != NULL ? stat : &none;
}

/* What is not said of a code yet. A structural one is a folder and needs nothing; a retired one no longer does. */
CwCodeGaps
cw_code_stats_get_gaps (CwCodeStats *self, CwRecord *code)
{
  CwCodeGaps gaps = 0;

  g_return_val_if_fail (CW_IS_CODE_STATS (self) && CW_IS_RECORD (code), 0);

  if (g_str_equal (cw_record_get_text (code, CW_CODE_LEVEL), "structural")
      || g_str_equal (cw_record_get_text (code, CW_CODE_STATUS), "retired"))
    return 0;
  if (*cw_record_get_text (code, CW_CODE_DEFINITION) == '\0')
    gaps |= CW_CODE_GAP_DEFINITION;
  if (*cw_record_get_text (code, CW_CODE_WHEN_TO_USE) == '\0')
    gaps |= CW_CODE_GAP_USE;
  if (*cw_record_get_text (code, CW_CODE_WHEN_NOT_TO_USE) == '\0')
    gaps |= CW_CODE_GAP_NOT_USE;
  if (cw_code_stats_get (self, cw_record_get_id (code))->examples == 0)
    gaps |= CW_CODE_GAP_EXAMPLE;
  return gaps;
}
