/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Splitting a code (method.md R17): its excerpts are sorted one by one, each decision is kept, and no coding changes
 * before the analyst says that the sorting is done. What was not sorted stays. */

#include "config.h"

#include "cw-split.h"

#include "cw-codebook.h"
#include "cw-coding-fold.h"
#include "cw-project-private.h"
#include "cw-transaction.h"

static const char *
code_name (CwProject *self, gint64 code)
{
  return cw_record_get_name (cw_project_get_record (self, CW_KIND_CODE, code));
}

/* --- reading --------------------------------------------------------------------------------------------------------- */

static gboolean
read_split (CwProject *self, gint64 code, gint64 *split, GError **error)
{
  return cw_database_read_integer (cw_project_get_database (self),
                                   split,
                                   error,
                                   "SELECT id FROM split WHERE code_id = ?1 AND finished_at = ''",
                                   "i",
                                   code);
}

/**
 * cw_project_find_split:
 *
 * Returns: the split of the code that is under way, or 0
 */
gint64
cw_project_find_split (CwProject *self, gint64 code)
{
  gint64 id = 0;

  g_return_val_if_fail (CW_IS_PROJECT (self), 0);

  read_split (self, code, &id, NULL);
  return id;
}

/* Returns: the code that is being split, or 0 with an error */
static gint64
require_split (CwProject *self, gint64 split, GError **error)
{
  gint64 code = 0;

  if (!cw_database_read_integer (cw_project_get_database (self),
                                 &code,
                                 error,
                                 "SELECT code_id FROM split WHERE id = ?1 AND finished_at = ''",
                                 "i",
                                 split))
    return 0;
  if (code == 0)
    g_set_error_literal (error,
                         CW_ERROR,
                         CW_ERROR_NOT_FOUND,
                         "That code is not being split. Begin with saying into what.");
  return code;
}

/**
 * cw_project_list_split_parts:
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the codes that excerpts can go to, in the order of their
 *   digits
 */
GArray *
cw_project_list_split_parts (CwProject *self, gint64 split, GError **error)
{
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (CwStatement) rows = NULL;
  CwStep step;

  g_return_val_if_fail (CW_IS_PROJECT (self), NULL);

  rows = cw_database_query (cw_project_get_database (self),
                            error,
                            "SELECT code_id FROM split_child WHERE split_id = ?1 ORDER BY id",
                            "i",
                            split);
  if (rows == NULL)
    return NULL;
  while ((step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    {
      gint64 code = cw_statement_get_integer (rows, 0);

      g_array_append_val (parts, code);
    }
  return step == CW_STEP_DONE ? g_steal_pointer (&parts) : NULL;
}

/**
 * cw_project_list_split_items:
 *
 * Returns: (transfer full) (nullable) (element-type CwSplitItem): the excerpts of the code that is being split, by
 *   source and place
 */
GArray *
cw_project_list_split_items (CwProject *self, gint64 split, GError **error)
{
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (CwSplitItem));
  g_autoptr (CwStatement) rows = NULL;
  gint64 code;
  CwStep step;

  g_return_val_if_fail (CW_IS_PROJECT (self), NULL);

  code = require_split (self, split, error);
  rows = code == 0
             ? NULL
             : cw_database_query (
                   cw_project_get_database (self),
                   error,
                   "SELECT excerpt.id, max (c.id IS NOT NULL), max (coalesce (c.code_id, 0)) "
                   "FROM coding JOIN excerpt ON excerpt.id = excerpt_id "
                   "JOIN source ON source.id = source_id "
                   "LEFT JOIN split_choice AS c ON c.coding_id = coding.id AND c.split_id = ?2 "
                   "WHERE coding.code_id = ?1 GROUP BY excerpt.id "
                   "ORDER BY source.rank, source_id, start_pos, end_pos, excerpt.id",
                   "ii",
                   code,
                   split);
  if (rows == NULL)
    return NULL;
  while ((step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    {
      CwSplitItem item = { cw_statement_get_integer (rows, 0),
                           cw_statement_get_integer (rows, 1) != 0,
                           cw_statement_get_integer (rows, 2) };

      g_array_append_val (items, item);
    }
  return step == CW_STEP_DONE ? g_steal_pointer (&items) : NULL;
}

/* --- beginning --------------------------------------------------------------------------------------------------------- */

static gboolean
check_begin (CwProject *self, gint64 code, const char *const *parts, GError **error)
{
  CwRecord *record = cw_project_require (self, CW_KIND_CODE, code, error);
  gint64 present;

  if (record == NULL || !read_split (self, code, &present, error))
    return FALSE;
  if (g_str_equal (cw_record_get_text (record, CW_CODE_STATUS), "retired"))
    g_set_error (error,
                 CW_ERROR,
                 CW_ERROR_INVALID,
                 "“%s” is retired. Restore it first.",
                 cw_record_get_name (record));
  else if (present != 0)
    g_set_error (error,
                 CW_ERROR,
                 CW_ERROR_EXISTS,
                 "“%s” is being split already. Go on with that, or give it up first.",
                 cw_record_get_name (record));
  else if (*parts == NULL)
    g_set_error (error,
                 CW_ERROR,
                 CW_ERROR_INVALID,
                 "Say into which codes “%s” is to be split.",
                 cw_record_get_name (record));
  else
    return TRUE;
  return FALSE;
}

static gboolean
check_part (CwProject *self, gint64 part, gint64 code, GError **error)
{
  CwRecord *record = cw_project_get_record (self, CW_KIND_CODE, part);

  if (part != code && !g_str_equal (cw_record_get_text (record, CW_CODE_LEVEL), "structural")
      && !g_str_equal (cw_record_get_text (record, CW_CODE_STATUS), "retired"))
    return TRUE;
  g_set_error (
      error,
      CW_ERROR,
      CW_ERROR_INVALID,
      "Nothing can be sorted into “%s”. Choose a code that can be applied, and another one "
      "than that which is split.",
      cw_record_get_name (record));
  return FALSE;
}

/* A part is a code that is there, or a new one below the one that is split. */
static gint64
find_or_create_part (CwProject *self, gint64 code, const char *name, GError **error)
{
  g_autoptr (GError) problem = NULL;
  gint64 part;

  if (cw_project_resolve (self, CW_KIND_CODE, name, &part, &problem))
    return check_part (self, part, code, error) ? part : 0;
  if (g_error_matches (problem, CW_ERROR, CW_ERROR_NOT_FOUND))
    return cw_project_create_record (self, CW_KIND_CODE, name, code, error);
  g_propagate_error (error, g_steal_pointer (&problem));
  return 0;
}

static gboolean
insert_parts (CwProject *self,
              gint64 split,
              gint64 code,
              const char *const *parts,
              GString *names,
              GError **error)
{
  for (guint i = 0; parts[i] != NULL; i++)
    {
      gint64 part = find_or_create_part (self, code, parts[i], error);

      if (part == 0
          || !cw_database_run (cw_project_get_database (self),
                               error,
                               "INSERT INTO split_child (split_id, code_id) SELECT ?1, ?2 "
                               "WHERE NOT EXISTS (SELECT 1 FROM split_child "
                               "WHERE split_id = ?1 AND code_id = ?2)",
                               "ii",
                               split,
                               part))
        return FALSE;
      g_string_append_printf (names, "%s“%s”", i > 0 ? ", " : "", parts[i]);
    }
  return TRUE;
}

/**
 * cw_project_begin_split:
 * @parts: names or ids of codes; a name that no code has becomes a code below @code
 *
 * Begins to split a code: its excerpts can be sorted from now on. Fails with CW_ERROR_EXISTS where it is being split
 * already, and with CW_ERROR_INVALID.
 *
 * Returns: the split's id, or 0
 */
gint64
cw_project_begin_split (CwProject *self, gint64 code, const char *const *parts, GError **error)
{
  g_autoptr (CwTransaction) transaction = NULL;
  g_autoptr (GString) names = g_string_new (NULL);
  gint64 split;

  g_return_val_if_fail (CW_IS_PROJECT (self) && parts != NULL, 0);

  if (!check_begin (self, code, parts, error))
    return 0;
  transaction = cw_transaction_begin (self, error);
  if (transaction == NULL
      || !cw_database_run (cw_project_get_database (self),
                           error,
                           "INSERT INTO split (code_id, created_at) VALUES (?1, ?2)",
                           "is",
                           code,
                           cw_project_get_now (self)))
    return 0;
  split = cw_database_get_last_id (cw_project_get_database (self));
  if (!insert_parts (self, split, code, parts, names, error)
      || !cw_transaction_commit (
          transaction, error, "Began to split “%s” into %s", code_name (self, code), names->str))
    return 0;
  return split;
}

/* --- sorting ------------------------------------------------------------------------------------------------------------ */

static gboolean
is_part (CwProject *self, gint64 split, gint64 part, GError **error)
{
  g_autoptr (GArray) parts = cw_project_list_split_parts (self, split, error);

  if (parts == NULL)
    return FALSE;
  for (guint i = 0; i < parts->len; i++)
    if (part == 0 || g_array_index (parts, gint64, i) == part)
      return TRUE;
  g_set_error_literal (
      error, CW_ERROR, CW_ERROR_INVALID, "The code is not being split into that one.");
  return FALSE;
}

static gboolean
write_choice (CwProject *self,
              gint64 split,
              gint64 code,
              gint64 excerpt,
              gint64 part,
              GError **error)
{
  CwDatabase *database = cw_project_get_database (self);

  if (!cw_database_run (database,
                        error,
                        "DELETE FROM split_choice WHERE split_id = ?1 AND coding_id IN "
                        "(SELECT id FROM coding WHERE excerpt_id = ?2)",
                        "ii",
                        split,
                        excerpt)
      || !cw_database_run (database,
                           error,
                           "INSERT INTO split_choice (split_id, coding_id, code_id) "
                           "SELECT ?1, id, ?2 FROM coding WHERE excerpt_id = ?3 AND +code_id = ?4 "
                           "ORDER BY id",
                           "ioii",
                           split,
                           part,
                           excerpt,
                           code))
    return FALSE;
  if (sqlite3_changes64 (cw_database_get_handle (database)) > 0)
    return TRUE;
  g_set_error (error,
               CW_ERROR,
               CW_ERROR_NOT_FOUND,
               "E-%" G_GINT64_FORMAT " does not have the code “%s”.",
               excerpt,
               code_name (self, code));
  return FALSE;
}

/**
 * cw_project_sort_excerpt:
 * @part: one of the split's codes, or 0 to let the excerpt stay
 *
 * Decides where an excerpt goes when the split is done. It can be decided anew until then.
 */
gboolean
cw_project_sort_excerpt (CwProject *self, gint64 split, gint64 excerpt, gint64 part, GError **error)
{
  g_autoptr (CwTransaction) transaction = NULL;
  gint64 code;

  g_return_val_if_fail (CW_IS_PROJECT (self), FALSE);

  code = require_split (self, split, error);
  if (code == 0 || !is_part (self, split, part, error))
    return FALSE;
  transaction = cw_transaction_begin (self, error);
  return transaction != NULL && write_choice (self, split, code, excerpt, part, error)
         && cw_transaction_commit (transaction,
                                   error,
                                   part == 0 ? "Left E-%" G_GINT64_FORMAT " with “%s”"
                                             : "Sorted E-%" G_GINT64_FORMAT " into “%s”",
                                   excerpt,
                                   code_name (self, part == 0 ? code : part));
}

/* --- finishing ------------------------------------------------------------------------------------------------------------ */

static gboolean
move_codings (CwProject *self, gint64 split, gint64 code, CwCodingMoves *total, GError **error)
{
  g_autoptr (GArray) parts = cw_project_list_split_parts (self, split, error);

  for (guint i = 0; parts != NULL && i < parts->len; i++)
    {
      CwCodingMoves moves;

      if (!cw_coding_fold_all (self, code, g_array_index (parts, gint64, i), split, &moves, error))
        return FALSE;
      total->moved += moves.moved;
      total->folded += moves.folded;
      total->conflicts += moves.conflicts;
    }
  return parts != NULL;
}

static gboolean
close_split (CwProject *self, gint64 split, GError **error)
{
  CwDatabase *database = cw_project_get_database (self);

  return cw_database_run (
             database, error, "DELETE FROM split_choice WHERE split_id = ?1", "i", split)
         && cw_database_run (database,
                             error,
                             "UPDATE split SET finished_at = ?1 WHERE id = ?2",
                             "si",
                             cw_project_get_now (self),
                             split);
}

static gboolean
retire (CwProject *self, gint64 code, GError **error)
{
  GListModel *children = cw_project_get_children (self, CW_KIND_CODE, code);
  gint64 parent = cw_record_get_parent (cw_project_get_record (self, CW_KIND_CODE, code));

  if (!cw_project_retire_code (self, code, error))
    return FALSE;
  while (g_list_model_get_n_items (children) > 0)
    {
      g_autoptr (CwRecord) child = g_list_model_get_item (children, 0);

      if (!cw_project_move (self, CW_KIND_CODE, cw_record_get_id (child), parent, code, error))
        return FALSE;
    }
  return TRUE;
}

static char *
make_sentence (CwProject *self,
               gint64 split,
               gint64 code,
               const CwCodingMoves *moves,
               GError **error)
{
  g_autoptr (GArray) parts = cw_project_list_split_parts (self, split, error);
  g_autofree char *moved = cw_count_noun (moves->moved, "coding");
  GString *sentence;

  if (parts == NULL)
    return NULL;
  sentence = g_string_new (NULL);
  g_string_append_printf (sentence, "Split “%s” into ", code_name (self, code));
  for (guint i = 0; i < parts->len; i++)
    g_string_append_printf (
        sentence, "%s“%s”", i > 0 ? ", " : "", code_name (self, g_array_index (parts, gint64, i)));
  g_string_append_printf (sentence, ": %s moved", moved);
  if (moves->folded > 0)
    {
      g_autofree char *folded = cw_count_noun (moves->folded, "duplicate");

      g_string_append_printf (sentence, ", %s folded", folded);
    }
  return g_string_free (sentence, FALSE);
}

/**
 * cw_project_finish_split:
 *
 * Does what has been sorted, as one operation: each excerpt gets the code that was decided for it; the rest stays.
 */
gboolean
cw_project_finish_split (CwProject *self, gint64 split, CwSplitEnd end, GError **error)
{
  g_autoptr (CwTransaction) transaction = NULL;
  g_autofree char *sentence = NULL;
  CwCodingMoves moves = { 0 };
  gint64 code;

  g_return_val_if_fail (CW_IS_PROJECT (self), FALSE);

  code = require_split (self, split, error);
  if (code == 0)
    return FALSE;
  transaction = cw_transaction_begin (self, error);
  if (transaction == NULL || !move_codings (self, split, code, &moves, error)
      || !close_split (self, split, error)
      || (end == CW_SPLIT_RETIRE && !retire (self, code, error)))
    return FALSE;
  sentence = make_sentence (self, split, code, &moves, error);
  return sentence != NULL && cw_transaction_commit (transaction, error, "%s", sentence);
}

/**
 * cw_project_abandon_split:
 *
 * Gives a split up. No coding has changed; the codes that were made for it stay.
 */
gboolean
cw_project_abandon_split (CwProject *self, gint64 split, GError **error)
{
  g_autoptr (CwTransaction) transaction = NULL;
  gint64 code;

  g_return_val_if_fail (CW_IS_PROJECT (self), FALSE);

  code = require_split (self, split, error);
  if (code == 0)
    return FALSE;
  transaction = cw_transaction_begin (self, error);
  return transaction != NULL
         && cw_database_run (
             cw_project_get_database (self), error, "DELETE FROM split WHERE id = ?1", "i", split)
         && cw_transaction_commit (
             transaction, error, "Gave up splitting “%s”", code_name (self, code));
}
