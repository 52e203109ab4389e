/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* When sources were gone through, and for which codes that has to be done again because they mean something else now
 * (method.md R19, R24). Every pass is kept, so that the codebook as of a date has the debt of that date. */

#include "config.h"

#include "cw-reviews.h"

#include "cw-project-private.h"
#include "cw-transaction.h"

void
cw_review_debt_free (CwReviewDebt *self)
{
  if (self == NULL)
    return;
  g_free (self->reviewed_at);
  g_free (self->defined_at);
  g_free (self);
}

static gboolean
record (CwProject *self, gint64 source, gint64 code, GError **error)
{
  return cw_database_run (
      cw_project_get_database (self),
      error,
      "INSERT INTO review (source_id, code_id, reviewed_at) VALUES (?1, ?2, ?3)",
      "ios",
      source,
      code,
      cw_project_get_now (self));
}

/**
 * cw_reviews_record_status:
 *
 * A source that is given the status reviewed or complete has just been gone through. To be called inside the
 * transaction that gives it.
 */
gboolean
cw_reviews_record_status (CwProject *project, gint64 source, GError **error)
{
  gint64 reviewed;

  return cw_database_read_integer (
             cw_project_get_database (project),
             &reviewed,
             error,
             "SELECT status IN ('reviewed', 'complete') FROM source WHERE id = ?1",
             "i",
             source)
         && (reviewed == 0 || record (project, source, 0, error));
}

static gboolean
mark_source (CwProject *self, gint64 source, GError **error)
{
  return cw_database_run (cw_project_get_database (self),
                          error,
                          "UPDATE source SET status = 'reviewed' WHERE id = ?1 "
                          "AND status <> 'complete'",
                          "i",
                          source)
         && record (self, source, 0, error);
}

/**
 * cw_project_mark_reviewed:
 * @code: the code that the source was gone through for, 0 for the whole codebook
 *
 * Says that a source has been gone through now: what has not been coded in it is not there. For the whole codebook it
 * gets the status “reviewed”, unless it is complete.
 */
gboolean
cw_project_mark_reviewed (CwProject *self, gint64 source, gint64 code, GError **error)
{
  g_autoptr (CwTransaction) transaction = NULL;
  CwRecord *place, *target = NULL;

  g_return_val_if_fail (CW_IS_PROJECT (self), FALSE);

  place = cw_project_require (self, CW_KIND_SOURCE, source, error);
  if (place != NULL && code != 0)
    target = cw_project_require (self, CW_KIND_CODE, code, error);
  if (place == NULL || (code != 0 && target == NULL))
    return FALSE;
  transaction = cw_transaction_begin (self, error);
  if (transaction == NULL
      || !(code == 0 ? mark_source (self, source, error) : record (self, source, code, error)))
    return FALSE;
  if (code == 0)
    return cw_transaction_commit (
        transaction, error, "Reviewed the source “%s”", cw_record_get_name (place));
  return cw_transaction_commit (transaction,
                                error,
                                "Reviewed the source “%s” for “%s”",
                                cw_record_get_name (place),
                                cw_record_get_name (target));
}

/* A source counts as gone through for all codes while its status says so; where it has that status from the time
 * before passes were kept, the time is "". A code that is applied by nobody owes nothing. ?1 is a code or 0, ?2 a
 * source or 0. */
#define PASSES                                                                                     \
  "WITH pass AS (SELECT source.id AS source_id, source.rank AS source_rank, code.id AS code_id, "  \
  "defined_at, max (coalesce ((SELECT max (reviewed_at) FROM review WHERE review.source_id = "     \
  "source.id AND review.code_id = code.id), ''), CASE WHEN source.status IN ('reviewed', "         \
  "'complete') THEN coalesce ((SELECT max (reviewed_at) FROM review WHERE review.source_id = "     \
  "source.id AND review.code_id IS NULL), '') ELSE '' END) AS reviewed_at, "                       \
  "source.status IN ('reviewed', 'complete') OR EXISTS (SELECT 1 FROM review WHERE "               \
  "review.source_id = source.id AND review.code_id = code.id) AS reviewed "                        \
  "FROM source JOIN code ON (?1 = 0 OR code.id = ?1) AND (?2 = 0 OR source.id = ?2)) "

/**
 * cw_project_get_review_state:
 *
 * Returns: whether the source has been gone through since the code means what it means
 */
CwReviewState
cw_project_get_review_state (CwProject *self, gint64 source, gint64 code)
{
  gint64 state = CW_REVIEW_NEVER;

  g_return_val_if_fail (CW_IS_PROJECT (self), CW_REVIEW_NEVER);

  cw_database_read_integer (cw_project_get_database (self),
                            &state,
                            NULL,
                            PASSES "SELECT reviewed + (reviewed AND reviewed_at >= defined_at) "
                                   "FROM pass",
                            "ii",
                            code,
                            source);
  return (CwReviewState) state;
}

/**
 * cw_project_list_review_debt:
 * @code: one code, or 0 for all that are in use
 * @source: one source, or 0 for all
 *
 * Returns: (transfer full) (nullable) (element-type CwReviewDebt): the sources that were gone through before a code
 *   meant what it means, by code and by the order of the sources
 */
GPtrArray *
cw_project_list_review_debt (CwProject *self, gint64 code, gint64 source, GError **error)
{
  g_autoptr (GPtrArray) debts
      = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_review_debt_free);
  g_autoptr (CwStatement) rows = NULL;
  CwStep step;

  g_return_val_if_fail (CW_IS_PROJECT (self), NULL);

  rows = cw_database_query (cw_project_get_database (self),
                            error,
                            PASSES
                            "SELECT code_id, source_id, reviewed_at, pass.defined_at FROM pass "
                            "JOIN code ON code.id = code_id WHERE reviewed "
                            "AND reviewed_at < pass.defined_at AND status <> 'retired' "
                            "AND (level = 'code' OR EXISTS (SELECT 1 FROM coding WHERE "
                            "coding.code_id = code.id)) ORDER BY code_id, source_rank, source_id",
                            "ii",
                            code,
                            source);
  if (rows == NULL)
    return NULL;
  while ((step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    {
      CwReviewDebt *debt = g_new0 (CwReviewDebt, 1);

      debt->code = cw_statement_get_integer (rows, 0);
      debt->source = cw_statement_get_integer (rows, 1);
      debt->reviewed_at = g_strdup (cw_statement_get_text (rows, 2));
      debt->defined_at = g_strdup (cw_statement_get_text (rows, 3));
      g_ptr_array_add (debts, debt);
    }
  return step == CW_STEP_DONE ? g_steal_pointer (&debts) : NULL;
}
