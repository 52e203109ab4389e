/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* What is done to several codes at once, as one step: all of it happens or nothing does. */

#include "config.h"

#include "cw-code-bulk.h"

#include "cw-codebook.h"
#include "cw-project-private.h"
#include "cw-transaction.h"

static const char *
name_of (CwProject *self, gint64 code)
{
  CwRecord *record = cw_project_get_record (self, CW_KIND_CODE, code);

  return record == NULL ? "?" : cw_record_get_name (record);
}

static gboolean
merge_each (CwProject *self,
            const gint64 *codes,
            guint n_codes,
            gint64 into,
            gboolean coalesce,
            CwMergeResult *sum,
            GError **error)
{
  for (guint i = 0; i < n_codes; i++)
    {
      CwMergeResult result = { 0 };

      if (codes[i] == into)
        continue;
      if (!cw_project_merge_codes (self, codes[i], into, coalesce, &result, error))
        return FALSE;
      sum->moved += result.moved;
      sum->folded += result.folded;
      sum->conflicts += result.conflicts;
      sum->united += result.united;
    }
  return TRUE;
}

/**
 * cw_project_merge_many_codes:
 * @into: the code that stays; it may be among @codes
 * @result: (out) (optional): all merges together
 *
 * Merges each of @codes into one, as cw_project_merge_codes() does, in one step.
 */
gboolean
cw_project_merge_many_codes (CwProject *self,
                             const gint64 *codes,
                             guint n_codes,
                             gint64 into,
                             gboolean coalesce,
                             CwMergeResult *result,
                             GError **error)
{
  g_autoptr (CwTransaction) transaction = NULL;
  CwMergeResult sum = { 0 };

  g_return_val_if_fail (CW_IS_PROJECT (self) && codes != NULL, FALSE);

  transaction = cw_transaction_begin (self, error);
  if (transaction == NULL || !merge_each (self, codes, n_codes, into, coalesce, &sum, error)
      || !cw_transaction_commit (transaction,
                                 error,
                                 "Merged codes into “%s”: %u codings moved, %u duplicates folded",
                                 name_of (self, into),
                                 sum.moved,
                                 sum.folded))
    return FALSE;
  if (result != NULL)
    *result = sum;
  return TRUE;
}

/* A code that is below another of them goes along with that one. */
static gboolean
moves_along (CwProject *self, const gint64 *codes, guint n_codes, gint64 code)
{
  CwRecord *record = cw_project_get_record (self, CW_KIND_CODE, code);
  gint64 parent = record == NULL ? 0 : cw_record_get_parent (record);

  for (; parent != 0; parent = cw_record_get_parent (record))
    {
      for (guint i = 0; i < n_codes; i++)
        if (codes[i] == parent)
          return TRUE;
      record = cw_project_get_record (self, CW_KIND_CODE, parent);
    }
  return FALSE;
}

/**
 * cw_project_move_many_codes:
 * @codes: in the order that they are to have
 * @parent: the code above them, 0 for the top
 * @before: the code that follows them, 0 for the end
 *
 * Moves several codes to one place of the tree, in one step. What is below one of them goes along.
 */
gboolean
cw_project_move_many_codes (CwProject *self,
                            const gint64 *codes,
                            guint n_codes,
                            gint64 parent,
                            gint64 before,
                            GError **error)
{
  g_autoptr (CwTransaction) transaction = NULL;

  g_return_val_if_fail (CW_IS_PROJECT (self) && codes != NULL, FALSE);

  transaction = cw_transaction_begin (self, error);
  if (transaction == NULL)
    return FALSE;
  for (guint i = 0; i < n_codes; i++)
    if (codes[i] != before && !moves_along (self, codes, n_codes, codes[i])
        && !cw_project_move (self, CW_KIND_CODE, codes[i], parent, before, error))
      return FALSE;
  return cw_transaction_commit (transaction, error, "Moved %u codes", n_codes);
}

/**
 * cw_project_retire_many_codes:
 *
 * Takes several codes out of use, in one step.
 */
gboolean
cw_project_retire_many_codes (CwProject *self, const gint64 *codes, guint n_codes, GError **error)
{
  g_autoptr (CwTransaction) transaction = NULL;

  g_return_val_if_fail (CW_IS_PROJECT (self) && codes != NULL, FALSE);

  transaction = cw_transaction_begin (self, error);
  if (transaction == NULL)
    return FALSE;
  for (guint i = 0; i < n_codes; i++)
    if (!cw_project_retire_code (self, codes[i], error))
      return FALSE;
  return cw_transaction_commit (transaction, error, "Retired %u codes", n_codes);
}
