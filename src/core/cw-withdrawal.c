/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The withdrawal of a participant (method.md R28). Their words go from the sources, from the excerpts, from everything
 * that quotes at least CW_WORD_RUN characters of them, from the history, from the original files, from the index of
 * words, from the free pages of the file and from the backups. What remains are tombstones, and a row of the history
 * that cannot be undone.
 *
 * The rules: a source in which nobody else speaks but interviewers is erased as a whole; of another one each of their
 * paragraphs becomes one line, CW_WITHDRAWN, and the paragraphs of others keep their words and numbers. An excerpt with
 * words of theirs goes, with its codings; one in which another person speaks too stays, on what is left. The original
 * file of each of these sources goes; where somebody else speaks in it, a text file of what is left comes in its place.
 * Words that others have said too are nobody's.
 *
 * The plan is the withdrawal itself, rolled back: it cannot tell anything else than what will be done. */

#include "config.h"

#include "cw-withdrawal.h"

#include "cw-backup.h"
#include "cw-project-private.h"
#include "cw-purge.h"
#include "cw-tombstone.h"
#include "cw-redacted-original.h"
#include "cw-transaction.h"
#include "cw-pseudonyms.h"
#include "cw-withdrawn-names.h"
#include "cw-withdrawn-past.h"
#include "cw-withdrawn-source.h"
#include "cw-withdrawn-texts.h"

typedef struct
{
  CwProject *project;
  CwDatabase *database;
  gint64 participant;
  GPtrArray *sources; /* of CwWithdrawnSource */
  CwWithdrawalPlan *plan;
  GArray *memos; /* ids of those that are linked to what goes */
  GArray *cells; /* ids of the summaries that cite it */
} Withdrawal;

static void
withdrawal_clear (Withdrawal *self)
{
  g_clear_pointer (&self->sources, g_ptr_array_unref);
  g_clear_pointer (&self->plan, cw_withdrawal_plan_free);
  g_clear_pointer (&self->memos, g_array_unref);
  g_clear_pointer (&self->cells, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Withdrawal, withdrawal_clear)

/* --- helpers -------------------------------------------------------------------------------------------------------- */

static gboolean
append_ids (GArray *ids, CwStatement *rows, GError **error)
{
  CwStep step;

  while ((step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    {
      gint64 found = cw_statement_get_integer (rows, 0);

      g_array_append_val (ids, found);
    }
  return step == CW_STEP_DONE;
}

static GArray *
list_ids (Withdrawal *self, const char *sql, gint64 id, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (CwStatement) rows = cw_database_query (self->database, error, sql, "i", id);

  return rows != NULL && append_ids (ids, rows, error) ? g_steal_pointer (&ids) : NULL;
}

static void
add_source (Withdrawal *self, gint64 id, const char *fate)
{
  CwRecord *record = cw_project_get_record (self->project, CW_KIND_SOURCE, id);

  cw_withdrawal_plan_add (
      self->plan,
      CW_KIND_SOURCE,
      id,
      g_strdup_printf ("source S-%" G_GINT64_FORMAT " “%s”", id, cw_record_get_name (record)),
      fate);
}

static gboolean
run_with_id (Withdrawal *self, const char *sql, gint64 id, GError **error)
{
  return cw_database_run (self->database, error, sql, "i", id);
}

/* --- excerpts -------------------------------------------------------------------------------------------------------- */

static gboolean
note_memos (Withdrawal *self, CwKind kind, gint64 id, GError **error)
{
  g_autoptr (CwStatement) rows = cw_database_query (
      self->database,
      error,
      "SELECT memo_id FROM memo_link WHERE target_kind = ?1 AND target_id = ?2",
      "si",
      cw_kind_get_noun (kind),
      id);

  return rows != NULL && append_ids (self->memos, rows, error);
}

static gboolean
note_cells (Withdrawal *self, gint64 excerpt, GError **error)
{
  g_autoptr (CwStatement) rows
      = cw_database_query (self->database,
                           error,
                           "SELECT summary_id FROM evidence_link WHERE excerpt_id = ?1",
                           "i",
                           excerpt);

  return rows != NULL && append_ids (self->cells, rows, error);
}

static gboolean
bury (Withdrawal *self, CwKind kind, gint64 id, GError **error)
{
  return note_memos (self, kind, id, error) && cw_tombstone_add (self->project, kind, id, error)
         && cw_database_run (self->database,
                             error,
                             "DELETE FROM memo_link WHERE target_kind = ?1 AND target_id = ?2",
                             "si",
                             cw_kind_get_noun (kind),
                             id);
}

static gboolean
erase_excerpt (Withdrawal *self, gint64 id, GError **error)
{
  cw_withdrawal_plan_add_object (self->plan, CW_KIND_EXCERPT, id, CW_WITHDRAWAL_ERASED);
  return note_cells (self, id, error) && bury (self, CW_KIND_EXCERPT, id, error)
         && run_with_id (self, "DELETE FROM excerpt WHERE id = ?1", id, error);
}

static gboolean
move_excerpt (Withdrawal *self,
              const CwWithdrawnSource *source,
              gint64 id,
              guint start,
              guint end,
              GError **error)
{
  gboolean blanked = cw_withdrawn_source_get_share_of (source, start, end) == CW_WITHDRAWN_PART;
  g_autofree char *words = NULL;
  g_autofree char *checksum = NULL;

  cw_withdrawn_source_move (source, &start, &end);
  words = cw_withdrawn_source_dup_range (source, start, end);
  checksum = cw_text_checksum (words);
  if (blanked)
    cw_withdrawal_plan_add_object (
        self->plan, CW_KIND_EXCERPT, id, "loses their words, keeps those of others");
  return cw_database_run (self->database,
                          error,
                          "UPDATE excerpt SET start_pos = ?1, end_pos = ?2, checksum = ?3, "
                          "quote = CASE WHEN ?4 THEN ?5 ELSE quote END WHERE id = ?6",
                          "iisisi",
                          (gint64) start,
                          (gint64) end,
                          checksum,
                          (gint64) blanked,
                          words,
                          id);
}

/* @sql names the anchors of a source: id, start, end. All are read before any is written. */
typedef struct
{
  gint64 id;
  guint start;
  guint end;
} Range;

static GArray *
list_ranges (Withdrawal *self, const char *sql, gint64 source, GError **error)
{
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (Range));
  g_autoptr (CwStatement) rows = cw_database_query (self->database, error, sql, "i", source);
  CwStep step;

  if (rows == NULL)
    return NULL;
  while ((step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    {
      Range range = { cw_statement_get_integer (rows, 0),
                      cw_statement_get_integer (rows, 1),
                      cw_statement_get_integer (rows, 2) };

      g_array_append_val (ranges, range);
    }
  return step == CW_STEP_DONE ? g_steal_pointer (&ranges) : NULL;
}

static gboolean
treat_excerpts (Withdrawal *self, const CwWithdrawnSource *source, GError **error)
{
  gint64 id = cw_withdrawn_source_get_id (source);
  gboolean whole = cw_withdrawn_source_get_share (source) == CW_WITHDRAWN_ALL;
  g_autoptr (GArray) ranges
      = list_ranges (self,
                     "SELECT id, start_pos, end_pos FROM excerpt WHERE source_id = ?1 ORDER BY id",
                     id,
                     error);

  if (ranges == NULL)
    return FALSE;
  for (guint i = 0; i < ranges->len; i++)
    {
      const Range *range = &g_array_index (ranges, Range, i);
      CwWithdrawnShare share = cw_withdrawn_source_get_share_of (source, range->start, range->end);

      if (whole || share == CW_WITHDRAWN_ALL
              ? !erase_excerpt (self, range->id, error)
              : !move_excerpt (self, source, range->id, range->start, range->end, error))
        return FALSE;
    }
  return TRUE;
}

/* --- sources ----------------------------------------------------------------------------------------------------------- */

static gboolean
move_passages (Withdrawal *self, const CwWithdrawnSource *source, GError **error)
{
  g_autoptr (GArray) ranges = list_ranges (self,
                                           "SELECT id, start_pos, end_pos FROM attribution WHERE "
                                           "source_id = ?1 AND start_pos IS NOT NULL",
                                           cw_withdrawn_source_get_id (source),
                                           error);

  if (ranges == NULL)
    return FALSE;
  for (guint i = 0; i < ranges->len; i++)
    {
      Range *range = &g_array_index (ranges, Range, i);

      cw_withdrawn_source_move (source, &range->start, &range->end);
      if (!cw_database_run (self->database,
                            error,
                            "UPDATE attribution SET start_pos = ?1, end_pos = ?2 WHERE id = ?3",
                            "iii",
                            (gint64) range->start,
                            (gint64) range->end,
                            range->id))
        return FALSE;
    }
  return TRUE;
}

/* Its file, and the files that it was before its text was replaced. They go even where another source has the same: it
 * is the same words. */
#define FILES_OF                                                                                   \
  "(SELECT original FROM source WHERE id = ?1 UNION "                                              \
  "SELECT original FROM source_version WHERE source_id = ?1)"

static gboolean
is_treated (const Withdrawal *self, gint64 source)
{
  for (guint i = 0; i < self->sources->len; i++)
    if (cw_withdrawn_source_get_id (g_ptr_array_index (self->sources, i)) == source)
      return TRUE;
  return FALSE;
}

/* What was imported twice, and where nobody has said who speaks. */
static gboolean
add_twins (Withdrawal *self, gint64 source, GError **error)
{
  g_autoptr (GArray) ids = list_ids (
      self, "SELECT id FROM source WHERE original IN " FILES_OF " AND id <> ?1", source, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (!is_treated (self, g_array_index (ids, gint64, i)))
      add_source (self,
                  g_array_index (ids, gint64, i),
                  "loses the same file, but keeps its text: say there who speaks, then list again");
  return ids != NULL;
}

static gboolean
erase_original (Withdrawal *self, gint64 source, gboolean *had_one, GError **error)
{
  gint64 n;

  if (!cw_database_read_integer (self->database,
                                 &n,
                                 error,
                                 "SELECT count (*) FROM original WHERE sha256 IN " FILES_OF,
                                 "i",
                                 source))
    return FALSE;
  *had_one = n > 0;
  if (n == 0)
    return TRUE;
  cw_withdrawal_plan_add (self->plan,
                          CW_KIND_NONE,
                          0,
                          g_strdup_printf ("original file of S-%" G_GINT64_FORMAT, source),
                          CW_WITHDRAWAL_ERASED);
  return add_twins (self, source, error)
         && run_with_id (self, "DELETE FROM original WHERE sha256 IN " FILES_OF, source, error)
         && cw_database_exec (self->database,
                              "DELETE FROM source_version WHERE original <> '' "
                              "AND original NOT IN (SELECT sha256 FROM original)",
                              error)
         && cw_database_run (
             self->database,
             error,
             "UPDATE source SET note = note || CASE note WHEN '' THEN '' ELSE char (10) END || ?1, "
             "original_name = '', original = '' WHERE original <> '' "
             "AND original NOT IN (SELECT sha256 FROM original)",
             "s",
             "The original file was erased, because a participant has withdrawn.");
}

static gboolean
erase_part (Withdrawal *self, const CwWithdrawnSource *source, GError **error)
{
  gint64 id = cw_withdrawn_source_get_id (source);

  add_source (self, id, "loses their paragraphs");
  return treat_excerpts (self, source, error) && move_passages (self, source, error)
         && cw_withdrawn_source_blank (source, self->project, error)
         && cw_database_run (self->database,
                             error,
                             "DELETE FROM attribution WHERE source_id = ?1 AND speaker IN (SELECT "
                             "speaker FROM speaker WHERE source_id = ?1 AND participant_id = ?2)",
                             "ii",
                             id,
                             self->participant);
}

static gboolean
erase_cells (Withdrawal *self, gint64 source, GError **error)
{
  g_autoptr (GArray) ids = list_ids (
      self, "SELECT id FROM summary WHERE row_kind = 'source' AND row_id = ?1", source, error);

  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      cw_withdrawal_plan_add_object (self->plan, CW_KIND_SUMMARY, id, CW_WITHDRAWAL_ERASED);
      if (!bury (self, CW_KIND_SUMMARY, id, error)
          || !run_with_id (self, "DELETE FROM summary WHERE id = ?1", id, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
erase_whole (Withdrawal *self, const CwWithdrawnSource *source, GError **error)
{
  gint64 id = cw_withdrawn_source_get_id (source);

  add_source (self, id, CW_WITHDRAWAL_ERASED);
  return treat_excerpts (self, source, error) && erase_cells (self, id, error)
         && bury (self, CW_KIND_SOURCE, id, error)
         && run_with_id (self, "DELETE FROM source WHERE id = ?1", id, error);
}

static gboolean
load_sources (Withdrawal *self, GError **error)
{
  g_autoptr (GArray) ids = list_ids (
      self,
      "SELECT DISTINCT source_id FROM speaker WHERE participant_id = ?1 ORDER BY source_id",
      self->participant,
      error);

  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      CwWithdrawnSource *source
          = cw_withdrawn_source_load (self->project, id, self->participant, error);

      if (source == NULL)
        return FALSE;
      g_ptr_array_add (self->sources, source);
    }
  return TRUE;
}

static gboolean
treat_sources (Withdrawal *self, GError **error)
{
  for (guint i = 0; i < self->sources->len; i++)
    {
      const CwWithdrawnSource *source = g_ptr_array_index (self->sources, i);
      gint64 id = cw_withdrawn_source_get_id (source);
      CwWithdrawnShare share = cw_withdrawn_source_get_share (source);

      gboolean had_file = FALSE;

      if (share == CW_WITHDRAWN_NOTHING)
        continue;
      if (!erase_original (self, id, &had_file, error)
          || !(share == CW_WITHDRAWN_ALL ? erase_whole (self, source, error)
                                         : erase_part (self, source, error)))
        return FALSE;
      if (had_file && share == CW_WITHDRAWN_PART && !cw_original_redact (self->project, id, error))
        return FALSE;
    }
  return cw_original_drop_unused (self->project, error);
}

/* --- the rest ----------------------------------------------------------------------------------------------------------- */

/* What they say, and what they said before it was corrected. */
static gboolean
add_their_words (Withdrawal *self, CwWordRuns *runs, GError **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < self->sources->len; i++)
    {
      g_autofree char *words = cw_withdrawn_source_dup_words (g_ptr_array_index (self->sources, i));

      cw_word_runs_add (runs, words);
      cw_withdrawn_source_add_ids (g_ptr_array_index (self->sources, i), ids);
    }
  return cw_withdrawn_past_add (self->project, self->participant, ids, runs, error);
}

static gboolean
redact_texts (Withdrawal *self, GError **error)
{
  g_autoptr (CwWordRuns) runs = cw_word_runs_new ();
  g_autoptr (GArray) redacted = NULL;

  if (!add_their_words (self, runs, error))
    return FALSE;
  if (!cw_withdrawn_texts_spare_others (self->project, self->participant, runs, error))
    return FALSE;
  redacted = cw_withdrawn_texts_redact (self->project, runs, error);
  for (guint i = 0; redacted != NULL && i < redacted->len; i++)
    {
      const CwRedacted *row = &g_array_index (redacted, CwRedacted, i);

      if (row->kind != CW_KIND_NONE)
        cw_withdrawal_plan_add_object (self->plan, row->kind, row->id, "loses the quoted words");
      else
        cw_withdrawal_plan_add (
            self->plan,
            CW_KIND_NONE,
            row->id,
            g_strdup_printf ("step %" G_GINT64_FORMAT " of the history", row->id),
            "loses the quoted words");
    }
  return redacted != NULL;
}

static gboolean
erase_person (Withdrawal *self, GError **error)
{
  static const char *const statements[] = {
    "DELETE FROM speaker WHERE participant_id = ?1",
    "DELETE FROM participant_role WHERE participant_id = ?1",
    "DELETE FROM attribute_value WHERE participant_id = ?1",
    "UPDATE participant SET name = 'P-' || id || ' " CW_WITHDRAWN "', line = '', note = '' "
    "WHERE id = ?1",
  };

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    if (!run_with_id (self, statements[i], self->participant, error))
      return FALSE;
  return cw_database_run (self->database,
                          error,
                          "INSERT INTO purge_todo (since) VALUES (?1)",
                          "s",
                          cw_project_get_now (self->project));
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *) a, second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

static void
add_all (Withdrawal *self, CwKind kind, GArray *ids, const char *fate)
{
  g_array_sort (ids, compare_ids);
  for (guint i = 0; i < ids->len; i++)
    cw_withdrawal_plan_add_object (self->plan, kind, g_array_index (ids, gint64, i), fate);
}

/* They are the researcher's words, so they stay. */
static gboolean
add_linked (Withdrawal *self, GError **error)
{
  add_all (self, CW_KIND_MEMO, self->memos, "loses a link to what is erased");
  add_all (self, CW_KIND_SUMMARY, self->cells, "loses evidence");
  g_array_set_size (self->memos, 0);
  if (!note_memos (self, CW_KIND_PARTICIPANT, self->participant, error))
    return FALSE;
  add_all (self, CW_KIND_MEMO, self->memos, "stays, and is about the participant");
  return TRUE;
}

static gboolean
add_copies (Withdrawal *self, GError **error)
{
  g_autoptr (GPtrArray) copies = cw_backup_list_copies (cw_project_get_path (self->project), error);

  for (guint i = 0; copies != NULL && i < copies->len; i++)
    cw_withdrawal_plan_add (
        self->plan,
        CW_KIND_NONE,
        0,
        g_strdup_printf ("copy %s", (const char *) g_ptr_array_index (copies, i)),
        "deleted");
  return copies != NULL;
}

/* The ids of the sources that go as a whole. */
static GArray *
list_erased (const Withdrawal *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < self->sources->len; i++)
    {
      const CwWithdrawnSource *source = g_ptr_array_index (self->sources, i);
      gint64 id = cw_withdrawn_source_get_id (source);

      if (cw_withdrawn_source_get_share (source) == CW_WITHDRAWN_ALL)
        g_array_append_val (ids, id);
    }
  return ids;
}

static gboolean
erase_names (Withdrawal *self, GError **error)
{
  g_autoptr (GArray) erased = list_erased (self);

  return cw_withdrawn_names_erase (self->project, self->participant, erased, error);
}

static void
add_named (Withdrawal *self, const GPtrArray *counts)
{
  for (guint i = 0; i < counts->len; i++)
    {
      const CwPseudonymCount *count = g_ptr_array_index (counts, i);

      cw_withdrawal_plan_add (self->plan,
                              count->kind,
                              count->id,
                              g_strdup (count->object),
                              "loses the participant’s real name");
    }
}

/* Everything that is one transaction. */
static gboolean
erase (Withdrawal *self, CwProject *project, gint64 participant, GError **error)
{
  g_autoptr (GPtrArray) counts = NULL;

  self->project = project;
  self->database = cw_project_get_database (project);
  self->participant = participant;
  self->sources = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_withdrawn_source_free);
  self->plan = cw_withdrawal_plan_new ();
  self->memos = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->cells = g_array_new (FALSE, FALSE, sizeof (gint64));
  cw_withdrawal_plan_add_object (
      self->plan, CW_KIND_PARTICIPANT, participant, "loses name, line, note and roles");
  counts = cw_withdrawn_names_replace (project, participant, error);
  if (counts == NULL || !load_sources (self, error) || !erase_names (self, error)
      || !treat_sources (self, error) || !redact_texts (self, error) || !add_linked (self, error))
    return FALSE;
  add_named (self, counts);
  return erase_person (self, error) && add_copies (self, error);
}

/* One row of those that wait to be purged is of the withdrawal that is being listed. */
static gboolean
count_steps (CwProject *self, Withdrawal *withdrawal, GError **error)
{
  CwDatabase *database = cw_project_get_database (self);
  gint64 n_steps, n_waiting;

  if (!cw_database_read_integer (database,
                                 &n_steps,
                                 error,
                                 "SELECT count (*) FROM history WHERE state IN ('done', 'undone')",
                                 "")
      || !cw_database_read_integer (
          database, &n_waiting, error, "SELECT count (*) FROM purge_todo", ""))
    return FALSE;
  withdrawal->plan->n_steps = n_steps;
  withdrawal->plan->unfinished = n_waiting > 1;
  return TRUE;
}

/**
 * cw_project_plan_withdrawal:
 * @participant: who withdraws
 *
 * Lists what cw_project_withdraw() would do, and does nothing. The project must be open for writing.
 *
 * Returns: (transfer full) (nullable): the plan
 */
CwWithdrawalPlan *
cw_project_plan_withdrawal (CwProject *self, gint64 participant, GError **error)
{
  g_autoptr (CwTransaction) transaction = NULL;
  g_auto (Withdrawal) withdrawal = { NULL };

  g_return_val_if_fail (CW_IS_PROJECT (self), NULL);
  g_return_val_if_fail (!cw_project_is_in_transaction (self), NULL);

  if (cw_project_require (self, CW_KIND_PARTICIPANT, participant, error) == NULL)
    return NULL;
  transaction = cw_transaction_begin (self, error);
  if (transaction == NULL || !erase (&withdrawal, self, participant, error)
      || !count_steps (self, &withdrawal, error))
    return NULL;
  return g_steal_pointer (&withdrawal.plan);
}

static gboolean
commit (Withdrawal *self, CwTransaction *transaction, const char *reason, GError **error)
{
  guint n_sources = 0, n_excerpts = 0;

  for (guint i = 0; i < self->plan->items->len; i++)
    {
      const CwWithdrawalItem *item = g_ptr_array_index (self->plan->items, i);

      n_sources += item->kind == CW_KIND_SOURCE;
      n_excerpts += item->kind == CW_KIND_EXCERPT && g_str_equal (item->fate, CW_WITHDRAWAL_ERASED);
    }
  cw_transaction_set_reason (transaction, reason);
  cw_transaction_set_final (transaction);
  return cw_transaction_commit (transaction,
                                error,
                                "Withdrew P-%" G_GINT64_FORMAT " (sources: %u, excerpts: %u)",
                                self->participant,
                                n_sources,
                                n_excerpts);
}

static gboolean
erase_and_commit (CwProject *self, gint64 participant, const char *reason, GError **error)
{
  g_autoptr (CwTransaction) transaction = cw_transaction_begin (self, error);
  g_auto (Withdrawal) withdrawal = { NULL };

  return transaction != NULL && erase (&withdrawal, self, participant, error)
         && commit (&withdrawal, transaction, reason, error);
}

/**
 * cw_project_withdraw:
 * @participant: who withdraws
 * @reason: (nullable): one line for the audit trail
 *
 * Erases a participant's words from the project and from its backups, see the beginning of this file. It cannot be
 * undone, and nothing done before it can be undone afterwards. It happens in two stages: one transaction that erases, and
 * cw_project_finish_purge(). Where the second fails, the words are out of the project's tables but may still be in the
 * file's free pages and in backups; then cw_project_has_purge_to_finish(), and cw_project_finish_purge() or the same call
 * once more finishes it.
 */
gboolean
cw_project_withdraw (CwProject *self, gint64 participant, const char *reason, GError **error)
{
  g_return_val_if_fail (CW_IS_PROJECT (self), FALSE);
  g_return_val_if_fail (!cw_project_is_in_transaction (self), FALSE);

  if (cw_project_require (self, CW_KIND_PARTICIPANT, participant, error) == NULL
      || !erase_and_commit (self, participant, reason, error))
    return FALSE;
  return cw_project_finish_purge (self, error);
}
