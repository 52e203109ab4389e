/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Merging two codes (method.md D13, R16): the codings move, the code that goes is retired with a redirect, and all that
 * named it names the other. Where two codings become one and their magnitudes differ, both are kept until the analyst
 * has chosen. */

#include "config.h"

#include "cw-merge.h"

#include "cw-codebook.h"
#include "cw-coding-fold.h"
#include "cw-definitions.h"
#include "cw-double-coverage.h"
#include "cw-merge-citations.h"
#include "cw-project-private.h"
#include "cw-transaction.h"

/* --- what can be merged ------------------------------------------------------------------------------------------- */

static gboolean
has_level (CwRecord *code, const char *level)
{
  return g_str_equal (cw_record_get_text (code, CW_CODE_LEVEL), level);
}

static gboolean
is_fed (CwProject *self, gint64 code, gint64 but_by)
{
  const GArray *links = cw_evidence_get_code_links (cw_project_get_evidence (self));

  for (guint i = 0; i < links->len; i++)
    {
      const CwCodeLink *link = &g_array_index (links, CwCodeLink, i);

      if (link->target == code && link->code != but_by)
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_codings (CwProject *self, gint64 code)
{
  gint64 n = 0;

  cw_database_read_integer (cw_project_get_database (self),
                            &n,
                            NULL,
                            "SELECT EXISTS (SELECT 1 FROM coding WHERE code_id = ?1)",
                            "i",
                            code);
  return n != 0;
}

/* Whether the map leads from one code to another over a third one: then it would be a circle once they are one. */
static gboolean
leads_round (CwProject *self, gint64 code, gint64 to, gboolean direct, GHashTable *seen)
{
  const GArray *links = cw_evidence_get_code_links (cw_project_get_evidence (self));

  for (guint i = 0; i < links->len; i++)
    {
      const CwCodeLink *link = &g_array_index (links, CwCodeLink, i);

      if (link->code != code || (direct && link->target == to))
        continue;
      if (link->target == to)
        return TRUE;
      if (g_hash_table_add (seen, GSIZE_TO_POINTER (link->target))
          && leads_round (self, link->target, to, FALSE, seen))
        return TRUE;
    }
  return FALSE;
}

static gboolean
makes_circle (CwProject *self, gint64 code, gint64 into)
{
  g_autoptr (GHashTable) forth = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) back = g_hash_table_new (NULL, NULL);

  return leads_round (self, code, into, TRUE, forth) || leads_round (self, into, code, TRUE, back);
}

/* Returns: (nullable): why not, with two %s for the names */
static const char *
find_obstacle (CwProject *self, CwRecord *code, CwRecord *into)
{
  gint64 from = cw_record_get_id (code), to = cw_record_get_id (into);

  if (from == to)
    return "“%s” cannot be merged into “%s”: they are the same code. Choose another.";
  if (cw_project_follow_redirect (self, from) != from)
    return "“%s” cannot be merged into “%s”: it has been merged already. Restore it first.";
  if (g_str_equal (cw_record_get_text (into, CW_CODE_STATUS), "retired"))
    return "“%s” cannot be merged into “%s”, which is retired. Restore that one first.";
  if (has_level (into, "structural") && has_codings (self, from))
    return "“%s” cannot be merged into “%s”, which only organises other codes. Choose one of those "
           "below it.";
  if ((has_level (into, "code") || has_level (into, "structural")) && is_fed (self, from, to))
    return "“%s” is fed by other codes, and “%s” is a first-cycle code, which cannot be. Merge "
           "them "
           "the other way round.";
  if (makes_circle (self, from, to))
    return "“%s” and “%s” are linked by the second-cycle map over a third code. Take one of those "
           "lines out of the map first.";
  return NULL;
}

static gboolean
check_merge (CwProject *self, gint64 code, gint64 into, GError **error)
{
  CwRecord *from = cw_project_require (self, CW_KIND_CODE, code, error);
  CwRecord *to = from == NULL ? NULL : cw_project_require (self, CW_KIND_CODE, into, error);
  const char *obstacle = to == NULL ? NULL : find_obstacle (self, from, to);
  g_auto (GStrv) parts = NULL;
  g_autofree char *message = NULL;

  if (obstacle == NULL)
    return to != NULL;
  parts = g_strsplit (obstacle, "%s", 3);
  message = g_strconcat (
      parts[0], cw_record_get_name (from), parts[1], cw_record_get_name (to), parts[2], NULL);
  g_set_error_literal (error, CW_ERROR, CW_ERROR_INVALID, message);
  return FALSE;
}

/* --- the tree ------------------------------------------------------------------------------------------------------ */

static gboolean
is_below (CwProject *self, gint64 code, gint64 ancestor)
{
  CwRecord *record = cw_project_get_record (self, CW_KIND_CODE, code);

  for (guint i = 0; record != NULL && i < G_MAXUINT8; i++)
    {
      if (cw_record_get_parent (record) == ancestor)
        return TRUE;
      record = cw_project_get_record (self, CW_KIND_CODE, cw_record_get_parent (record));
    }
  return FALSE;
}

static GArray *
list_children (CwProject *self, gint64 code)
{
  GListModel *children = cw_project_get_children (self, CW_KIND_CODE, code);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < g_list_model_get_n_items (children); i++)
    {
      g_autoptr (CwRecord) child = g_list_model_get_item (children, i);
      gint64 id = cw_record_get_id (child);

      g_array_append_val (ids, id);
    }
  return ids;
}

/* The codes below the one that goes are below the other; a code that takes its own parent in takes its place. */
static gboolean
move_children (CwProject *self, gint64 code, gint64 into, GError **error)
{
  gint64 parent = cw_record_get_parent (cw_project_get_record (self, CW_KIND_CODE, code));
  g_autoptr (GArray) children = NULL;

  if (is_below (self, into, code)
      && !cw_project_move (self, CW_KIND_CODE, into, parent, code, error))
    return FALSE;
  children = list_children (self, code);
  for (guint i = 0; i < children->len; i++)
    if (!cw_project_move (self, CW_KIND_CODE, g_array_index (children, gint64, i), into, 0, error))
      return FALSE;
  return TRUE;
}

static gboolean
retire (CwProject *self, gint64 code, gint64 into, GError **error)
{
  return cw_project_retire_code (self, code, error)
         && cw_database_run (cw_project_get_database (self),
                             error,
                             "UPDATE code SET redirect_id = ?1 WHERE id = ?2",
                             "ii",
                             into,
                             code);
}

/* --- merging -------------------------------------------------------------------------------------------------------- */

static GHashTable *
list_codings (CwProject *self, gint64 code, GError **error)
{
  g_autoptr (GHashTable) codings = g_hash_table_new (NULL, NULL);
  g_autoptr (CwStatement) rows = cw_database_query (
      cw_project_get_database (self), error, "SELECT id FROM coding WHERE code_id = ?1", "i", code);
  CwStep step;

  if (rows == NULL)
    return NULL;
  while ((step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    g_hash_table_add (codings, GSIZE_TO_POINTER (cw_statement_get_integer (rows, 0)));
  return step == CW_STEP_DONE ? g_steal_pointer (&codings) : NULL;
}

static gboolean
move_codings (CwProject *self,
              gint64 code,
              gint64 into,
              gboolean coalesce,
              CwMergeResult *result,
              GError **error)
{
  g_autoptr (GHashTable) codings = coalesce ? list_codings (self, code, error) : NULL;
  CwCodingMoves moves;

  if ((coalesce && codings == NULL) || !cw_coding_fold_all (self, code, into, 0, &moves, error))
    return FALSE;
  result->moved = moves.moved;
  result->folded = moves.folded;
  result->conflicts = moves.conflicts;
  return !coalesce || cw_double_coverage_coalesce (self, into, codings, &result->united, error);
}

static gboolean
merge (CwProject *self,
       gint64 code,
       gint64 into,
       gboolean coalesce,
       CwMergeResult *result,
       GError **error)
{
  return cw_definitions_archive (self, code, into, error)
         && cw_merge_move_displays (self, code, into, error)
         && cw_merge_move_summaries (self, code, into, error)
         && cw_merge_move_memos (self, code, into, error)
         && cw_merge_move_examples (self, code, into, error)
         && cw_merge_move_links (self, code, into, error)
         && cw_merge_move_splits (self, code, into, error)
         && move_codings (self, code, into, coalesce, result, error)
         && retire (self, code, into, error) && move_children (self, code, into, error);
}

static void
append_count (GString *sentence, guint n, const char *noun, const char *what)
{
  g_autofree char *count = cw_count_noun (n, noun);

  if (n > 0)
    g_string_append_printf (sentence, ", %s %s", count, what);
}

static char *
make_sentence (CwProject *self, gint64 code, gint64 into, const CwMergeResult *result)
{
  g_autofree char *moved = cw_count_noun (result->moved, "coding");
  GString *sentence = g_string_new (NULL);

  g_string_append_printf (sentence,
                          "Merged “%s” into “%s”: %s moved",
                          cw_record_get_name (cw_project_get_record (self, CW_KIND_CODE, code)),
                          cw_record_get_name (cw_project_get_record (self, CW_KIND_CODE, into)),
                          moved);
  append_count (sentence, result->folded, "duplicate", "folded");
  append_count (sentence, result->conflicts, "magnitude", "to choose");
  append_count (sentence, result->united, "overlap", "united");
  return g_string_free (sentence, FALSE);
}

/**
 * cw_project_merge_codes:
 * @code: goes: it is retired and leads to the other
 * @into: stays
 * @coalesce: unite the overlapping excerpts that come about
 * @result: (out) (optional): what has been done
 *
 * Merges a code into another as one operation. Fails with CW_ERROR_INVALID where the two cannot be one, and as
 * cw_project_move() does where a code below the one cannot be put below the other.
 */
gboolean
cw_project_merge_codes (CwProject *self,
                        gint64 code,
                        gint64 into,
                        gboolean coalesce,
                        CwMergeResult *result,
                        GError **error)
{
  g_autoptr (CwTransaction) transaction = NULL;
  g_autofree char *sentence = NULL;
  CwMergeResult done = { 0 };

  g_return_val_if_fail (CW_IS_PROJECT (self), FALSE);

  if (!check_merge (self, code, into, error))
    return FALSE;
  transaction = cw_transaction_begin (self, error);
  if (transaction == NULL || !merge (self, code, into, coalesce, &done, error))
    return FALSE;
  sentence = make_sentence (self, code, into, &done);
  if (!cw_transaction_commit (transaction, error, "%s", sentence))
    return FALSE;
  if (result != NULL)
    *result = done;
  return TRUE;
}

/**
 * cw_project_list_footnotes:
 *
 * Returns: (transfer full) (nullable): what a saved display has to say below itself, the oldest first: which of its
 *   codes have been merged
 */
GStrv
cw_project_list_footnotes (CwProject *self, gint64 display, GError **error)
{
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();
  g_autoptr (CwStatement) rows = NULL;
  CwStep step;

  g_return_val_if_fail (CW_IS_PROJECT (self), NULL);

  rows = cw_database_query (cw_project_get_database (self),
                            error,
                            "SELECT text FROM footnote WHERE display_id = ?1 ORDER BY id",
                            "i",
                            display);
  if (rows == NULL)
    return NULL;
  while ((step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    g_strv_builder_add (texts, cw_statement_get_text (rows, 0));
  return step == CW_STEP_DONE ? g_strv_builder_end (texts) : NULL;
}

/* --- magnitudes ------------------------------------------------------------------------------------------------------- */

/**
 * cw_project_list_magnitude_conflicts:
 * @code: one code, or 0 for all
 *
 * Returns: (transfer full) (nullable) (element-type CwMagnitudeConflict): the magnitudes that merges have left open,
 *   the oldest first
 */
GArray *
cw_project_list_magnitude_conflicts (CwProject *self, gint64 code, GError **error)
{
  g_autoptr (GArray) conflicts = g_array_new (FALSE, FALSE, sizeof (CwMagnitudeConflict));
  g_autoptr (CwStatement) rows = NULL;
  CwStep step;

  g_return_val_if_fail (CW_IS_PROJECT (self), NULL);

  rows = cw_database_query (cw_project_get_database (self),
                            error,
                            "SELECT c.id, coding_id, excerpt_id, coding.code_id, c.code_id, "
                            "coding.magnitude, c.magnitude FROM magnitude_conflict AS c "
                            "JOIN coding ON coding.id = coding_id "
                            "WHERE ?1 = 0 OR coding.code_id = ?1 ORDER BY c.id",
                            "i",
                            code);
  if (rows == NULL)
    return NULL;
  while ((step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    {
      CwMagnitudeConflict conflict
          = { cw_statement_get_integer (rows, 0), cw_statement_get_integer (rows, 1),
              cw_statement_get_integer (rows, 2), cw_statement_get_integer (rows, 3),
              cw_statement_get_integer (rows, 4), cw_statement_get_integer (rows, 5),
              cw_statement_get_integer (rows, 6) };

      g_array_append_val (conflicts, conflict);
    }
  return step == CW_STEP_DONE ? g_steal_pointer (&conflicts) : NULL;
}

/**
 * cw_project_resolve_magnitude:
 * @conflict: one of cw_project_list_magnitude_conflicts()
 * @magnitude: what the coding is to have
 *
 * Chooses the magnitude of a coding, which closes every conflict about it.
 */
gboolean
cw_project_resolve_magnitude (CwProject *self, gint64 conflict, gint64 magnitude, GError **error)
{
  g_autoptr (CwTransaction) transaction = NULL;
  CwDatabase *database;
  gint64 coding, excerpt;

  g_return_val_if_fail (CW_IS_PROJECT (self), FALSE);

  database = cw_project_get_database (self);
  if (!cw_database_read_integer (database,
                                 &coding,
                                 error,
                                 "SELECT coding_id FROM magnitude_conflict WHERE id = ?1",
                                 "i",
                                 conflict)
      || !cw_database_read_integer (
          database, &excerpt, error, "SELECT excerpt_id FROM coding WHERE id = ?1", "i", coding))
    return FALSE;
  if (coding == 0)
    {
      g_set_error_literal (
          error, CW_ERROR, CW_ERROR_NOT_FOUND, "That magnitude has been chosen already.");
      return FALSE;
    }
  transaction = cw_transaction_begin (self, error);
  return transaction != NULL
         && cw_database_run (database,
                             error,
                             "UPDATE coding SET magnitude = ?1 WHERE id = ?2",
                             "ii",
                             magnitude,
                             coding)
         && cw_database_run (
             database, error, "DELETE FROM magnitude_conflict WHERE coding_id = ?1", "i", coding)
         && cw_transaction_commit (transaction,
                                   error,
                                   "Chose the magnitude %" G_GINT64_FORMAT
                                   " for a coding of E-%" G_GINT64_FORMAT,
                                   magnitude,
                                   excerpt);
}
