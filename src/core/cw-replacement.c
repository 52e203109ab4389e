/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Replacing the whole text of a source by another version of it (method.md R32): one step of undo in which nothing is
 * dropped. What could not be placed with confidence goes to the review queue. */

#include "config.h"

#include "cw-replacement.h"

#include "cw-anchor-store.h"
#include "cw-carry-over.h"
#include "cw-paragraphs.h"
#include "cw-project-private.h"
#include "cw-snap-region.h"
#include "cw-transaction.h"

/* One replacement at work. */
typedef struct
{
  CwProject *project;
  CwDatabase *database;
  gint64 source;
  CwText *old;
  CwText *new;
  CwRealigner *realigner;
  CwReplacement *result;
} Job;

static void
job_clear (Job *self)
{
  g_clear_pointer (&self->realigner, cw_realigner_free);
  g_clear_pointer (&self->old, cw_text_unref);
  g_clear_pointer (&self->new, cw_text_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Job, job_clear)

/* --- the text ------------------------------------------------------------------------------------------------------- */

static char *
join_paragraphs (const CwDraftSource *draft)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < draft->paragraphs->len; i++)
    g_string_append_printf (text,
                            "%s%s",
                            i > 0 ? "\n" : "",
                            ((CwDraftParagraph *) g_ptr_array_index (draft->paragraphs, i))->text);
  return g_string_free (text, FALSE);
}

static gboolean
write_paragraphs (Job *self, const CwDraftSource *draft, GError **error)
{
  g_autoptr (CwLabels) labels = cw_labels_load (self->database, self->old, error);
  g_autoptr (GArray) rows = NULL;

  if (labels == NULL)
    return FALSE;
  rows = cw_carry_over_paragraphs (
      self->old, cw_realigner_get_diff (self->realigner), draft, labels, &self->result->n_kept);
  self->result->n_new = draft->paragraphs->len - self->result->n_kept;
  if (!cw_paragraphs_write (
          self->database, self->old, 0, cw_text_get_n_paragraphs (self->old), rows, error))
    return FALSE;
  self->new = cw_text_load (self->database, self->source, error);
  return self->new != NULL;
}

/* The file that the text was read from stays too. */
static gboolean
write_source (Job *self, const CwDraftSource *draft, GError **error)
{
  g_autofree char *sha256 = NULL;

  return cw_database_run (
             self->database,
             error,
             "INSERT INTO source_version (source_id, revision, original, original_name, "
             "media_type, replaced_at) SELECT id, revision, original, original_name, media_type, "
             "?1 "
             "FROM source WHERE id = ?2",
             "si",
             cw_project_get_now (self->project),
             self->source)
         && cw_project_store_original (self->project, draft->original, &sha256, error)
         && cw_database_run (
             self->database,
             error,
             "UPDATE source SET revision = revision + 1, original = ?1, original_name = ?2, "
             "media_type = ?3 WHERE id = ?4",
             "sssi",
             sha256,
             draft->original_name != NULL ? draft->original_name : "",
             draft->media_type != NULL ? draft->media_type : "",
             self->source);
}

/* --- anchors -------------------------------------------------------------------------------------------------------- */

/* What the researcher sees of it is what it was in the old text. */
static gboolean
queue_review (Job *self, const CwStoredAnchor *anchor, const CwRealigned *placed, GError **error)
{
  const CwAnchor *was = &anchor->stored;
  g_autofree char *quote = cw_text_dup_range (self->old, was->start, was->end);
  g_autofree char *before = cw_text_dup_before (self->old, was->start);
  g_autofree char *behind = cw_text_dup_behind (self->old, was->end);
  gboolean excerpt = anchor->kind == CW_KIND_EXCERPT;

  self->result->n_review++;
  return cw_database_run (self->database,
                          error,
                          "DELETE FROM anchor_review WHERE excerpt_id = nullif (?1, 0) "
                          "OR attribution_id = nullif (?2, 0)",
                          "ii",
                          excerpt ? anchor->id : 0,
                          excerpt ? 0 : anchor->id)
         && cw_database_run (
             self->database,
             error,
             "INSERT INTO anchor_review (source_id, excerpt_id, attribution_id, state, score, "
             "before, quote, after, created_at) VALUES (?1, nullif (?2, 0), nullif (?3, 0), ?4, "
             "?5, ?6, ?7, ?8, ?9)",
             "iiisdssss",
             self->source,
             excerpt ? anchor->id : 0,
             excerpt ? 0 : anchor->id,
             placed->state == CW_REALIGN_LOST ? "lost" : "fuzzy",
             placed->score,
             before,
             quote,
             behind,
             cw_project_get_now (self->project));
}

static gboolean
place_anchor (Job *self, CwStoredAnchor *anchor, GError **error)
{
  gboolean may_move = anchor->kind == CW_KIND_EXCERPT;
  CwRealigned placed = cw_realigner_place (self->realigner, &anchor->stored, may_move);
  gboolean sure = placed.state <= CW_REALIGN_MOVED
                  || (placed.state == CW_REALIGN_FUZZY && placed.score >= CW_REALIGN_SURE);
  g_autofree char *words = NULL;

  anchor->range = placed.range;
  cw_text_snap_range (self->new, &anchor->range.start, &anchor->range.end);
  if (placed.range.start == placed.range.end)
    anchor->range.end = anchor->range.start;
  words = cw_text_dup_range (self->new, anchor->range.start, anchor->range.end);
  self->result->n_states[placed.state]++;
  return cw_anchor_store_write (self->project, anchor, words, error)
         && (sure || queue_review (self, anchor, &placed, error));
}

static gboolean
place_anchors (Job *self, CwKind kind, GError **error)
{
  g_autoptr (GArray) anchors = cw_anchor_store_list (self->database, kind, self->source, error);

  for (guint i = 0; anchors != NULL && i < anchors->len; i++)
    if (!place_anchor (self, &g_array_index (anchors, CwStoredAnchor, i), error))
      return FALSE;
  return anchors != NULL;
}

static gboolean
check_draft (const CwDraftSource *draft, GError **error)
{
  if (draft->paragraphs->len > 0)
    return TRUE;
  g_set_error_literal (error,
                       CW_ERROR,
                       CW_ERROR_NO_TEXT,
                       "The new version has no text, so the source was left as it is.");
  return FALSE;
}

static gboolean
commit (const Job *self, CwTransaction *transaction, GError **error)
{
  const guint *n = self->result->n_states;

  return cw_transaction_commit (
      transaction,
      error,
      "Replaced the text of “%s”: %u in place, %u moved, %u changed, %u lost",
      cw_record_get_name (cw_project_get_record (self->project, CW_KIND_SOURCE, self->source)),
      n[CW_REALIGN_EXACT],
      n[CW_REALIGN_MOVED],
      n[CW_REALIGN_FUZZY],
      n[CW_REALIGN_LOST]);
}

/**
 * cw_project_replace_text:
 * @draft: the new version as a reader found it; it is left as it is
 * @result: (out) (optional): what has come of it
 *
 * Replaces the text of a source. Each excerpt and each passage that is attributed to a case goes to where its words are
 * now: exactly, moved, or with a score for how much they have changed. What scores below %CW_REALIGN_SURE, and what is
 * lost, waits in the review queue; what is lost stays as broken evidence with its quotation, codes and citations.
 * Paragraphs that are still there keep their numbers, and the original file of every version is kept.
 */
gboolean
cw_project_replace_text (CwProject *self,
                         gint64 source,
                         CwDraftSource *draft,
                         CwReplacement *result,
                         GError **error)
{
  g_autoptr (CwTransaction) transaction = NULL;
  g_autofree char *words = NULL;
  CwReplacement unused;
  g_auto (Job) job = { .project = self, .source = source };
  CwText *text;

  g_return_val_if_fail (CW_IS_PROJECT (self) && draft != NULL, FALSE);

  job.result = result != NULL ? result : &unused;
  *job.result = (CwReplacement) { 0 };
  if (cw_project_require (self, CW_KIND_SOURCE, source, error) == NULL
      || !check_draft (draft, error))
    return FALSE;
  text = cw_project_get_text (self, source, error);
  if (text == NULL)
    return FALSE;
  job.database = cw_project_get_database (self);
  job.old = cw_text_ref (text);
  words = join_paragraphs (draft);
  job.realigner = cw_realigner_new (job.old, words);
  transaction = cw_transaction_begin (self, error);
  return transaction != NULL && write_paragraphs (&job, draft, error)
         && write_source (&job, draft, error) && place_anchors (&job, CW_KIND_EXCERPT, error)
         && place_anchors (&job, CW_KIND_ATTRIBUTION, error) && commit (&job, transaction, error);
}
