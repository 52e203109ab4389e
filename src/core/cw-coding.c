/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Excerpts and codings: the unit of evidence and its links to codes (method.md D1, R5 to R8). */

#include "config.h"

#include "cw-coding.h"

#include "cw-project-private.h"
#include "cw-snap-region.h"
#include "cw-tombstone.h"
#include "cw-transaction.h"

/* --- reading ------------------------------------------------------------------------------------------- */

void
cw_excerpt_free (CwExcerpt *self)
{
  if (self == NULL)
    return;
  g_free (self->quote);
  g_free (self->locator);
  g_free (self->comment);
  g_clear_pointer (&self->codes, g_array_unref);
  g_free (self);
}

static gboolean
read_codes (CwDatabase *database, CwExcerpt *excerpt, GError **error)
{
  g_autoptr (CwStatement) rows
      = cw_database_query (database,
                           error,
                           "SELECT code_id FROM coding WHERE excerpt_id = ?1 ORDER BY id",
                           "i",
                           excerpt->id);
  CwStep step;

  if (rows == NULL)
    return FALSE;
  while ((step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    {
      gint64 code = cw_statement_get_integer (rows, 0);

      g_array_append_val (excerpt->codes, code);
    }
  return step == CW_STEP_DONE;
}

/**
 * cw_project_load_excerpt:
 *
 * Returns: (transfer full) (nullable): the excerpt, or NULL with CW_ERROR_NOT_FOUND
 */
CwExcerpt *
cw_project_load_excerpt (CwProject *self, gint64 id, GError **error)
{
  CwDatabase *database = cw_project_get_database (self);
  g_autoptr (CwExcerpt) excerpt = g_new0 (CwExcerpt, 1);
  g_autoptr (CwStatement) row = cw_database_query (
      database,
      error,
      "SELECT source_id, start_pos, end_pos, starred, comment FROM excerpt WHERE id = ?1",
      "i",
      id);
  CwStep step = row == NULL ? CW_STEP_ERROR : cw_statement_step (row, error);
  CwText *text;

  if (step == CW_STEP_DONE)
    cw_project_refuse_missing (self, CW_KIND_EXCERPT, id, error);
  if (step != CW_STEP_ROW)
    return NULL;
  excerpt->id = id;
  excerpt->source = cw_statement_get_integer (row, 0);
  excerpt->start = cw_statement_get_integer (row, 1);
  excerpt->end = cw_statement_get_integer (row, 2);
  excerpt->starred = cw_statement_get_integer (row, 3) != 0;
  excerpt->comment = g_strdup (cw_statement_get_text (row, 4));
  excerpt->codes = g_array_new (FALSE, FALSE, sizeof (gint64));
  text = cw_project_get_text (self, excerpt->source, error);
  if (text == NULL || !read_codes (database, excerpt, error))
    return NULL;
  excerpt->quote = cw_text_dup_range (text, excerpt->start, excerpt->end);
  excerpt->locator = cw_text_dup_locator (text, excerpt->start, excerpt->end);
  return g_steal_pointer (&excerpt);
}

/**
 * cw_project_list_starred_excerpts:
 *
 * Returns: (transfer full) (nullable) (element-type gint64): a set of the ids of all starred excerpts
 */
GHashTable *
cw_project_list_starred_excerpts (CwProject *self, GError **error)
{
  g_autoptr (GHashTable) ids = NULL;
  g_autoptr (CwStatement) rows = NULL;
  CwStep step;

  g_return_val_if_fail (CW_IS_PROJECT (self), NULL);

  ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  rows = cw_database_query (cw_project_get_database (self),
                            error,
                            "SELECT id FROM excerpt WHERE starred != 0 ORDER BY id",
                            "");
  if (rows == NULL)
    return NULL;
  while ((step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    {
      gint64 id = cw_statement_get_integer (rows, 0);

      g_hash_table_add (ids, g_memdup2 (&id, sizeof id));
    }
  return step == CW_STEP_DONE ? g_steal_pointer (&ids) : NULL;
}

/**
 * cw_project_dup_coding_comment:
 *
 * Returns: (transfer full): why the excerpt has the code, in the coder's words; "" where nothing was said
 */
char *
cw_project_dup_coding_comment (CwProject *self, gint64 excerpt, gint64 code)
{
  g_autoptr (CwStatement) row = NULL;

  g_return_val_if_fail (CW_IS_PROJECT (self), NULL);

  row = cw_database_query (cw_project_get_database (self),
                           NULL,
                           "SELECT comment FROM coding WHERE excerpt_id = ?1 AND code_id = ?2 "
                           "AND comment <> '' ORDER BY id",
                           "ii",
                           excerpt,
                           code);
  if (row == NULL || cw_statement_step (row, NULL) != CW_STEP_ROW)
    return g_strdup ("");
  return g_strdup (cw_statement_get_text (row, 0));
}

static gboolean
find_excerpt (CwProject *self, gint64 source, guint start, guint end, gint64 *id, GError **error)
{
  return cw_database_read_integer (
      cw_project_get_database (self),
      id,
      error,
      "SELECT id FROM excerpt WHERE source_id = ?1 AND start_pos = ?2 AND end_pos = ?3 ORDER BY id",
      "iii",
      source,
      (gint64) start,
      (gint64) end);
}

/**
 * cw_project_find_excerpt:
 *
 * Returns: the id of the excerpt with exactly that range (R5), or 0
 */
gint64
cw_project_find_excerpt (CwProject *self, gint64 source, guint start, guint end)
{
  gint64 id = 0;

  g_return_val_if_fail (CW_IS_PROJECT (self), 0);

  find_excerpt (self, source, start, end, &id, NULL);
  return id;
}

static const CwExcerptSpan *
require_excerpt (CwProject *self, gint64 id, gint64 *source, GError **error)
{
  const CwExcerptSpan *span = cw_evidence_find_excerpt (cw_project_get_evidence (self), id, source);

  if (span == NULL)
    cw_project_refuse_missing (self, CW_KIND_EXCERPT, id, error);
  return span;
}

static const char *
code_name (CwProject *self, gint64 code)
{
  CwRecord *record = cw_project_get_record (self, CW_KIND_CODE, code);

  return record == NULL ? "?" : cw_record_get_name (record);
}

/* --- excerpts ------------------------------------------------------------------------------------------- */

/* R5: an excerpt begins and ends where a character does. */
static gboolean
take_range (CwProject *self, gint64 source, guint *start, guint *end, GError **error)
{
  CwText *text;

  if (cw_project_require (self, CW_KIND_SOURCE, source, error) == NULL)
    return FALSE;
  text = cw_project_get_text (self, source, error);
  if (text == NULL)
    return FALSE;
  if (*start < *end && *end <= cw_text_get_length (text))
    {
      cw_text_snap_range (text, start, end);
      return TRUE;
    }
  g_set_error (error,
               CW_ERROR,
               CW_ERROR_INVALID,
               "An excerpt cannot reach from %u to %u: the source has %u characters. Select some "
               "of its text.",
               *start,
               *end,
               cw_text_get_length (text));
  return FALSE;
}

static gint64
insert_excerpt (CwProject *self, gint64 source, guint start, guint end, GError **error)
{
  CwDatabase *database = cw_project_get_database (self);
  CwText *text = cw_project_get_text (self, source, error);
  g_autofree char *guid = cw_project_make_guid (self);
  g_autofree char *quote = text == NULL ? NULL : cw_text_dup_range (text, start, end);
  g_autofree char *checksum = quote == NULL ? NULL : cw_text_checksum (quote);
  CwRecord *record = cw_project_get_record (self, CW_KIND_SOURCE, source);

  if (checksum == NULL
      || !cw_database_run (
          database,
          error,
          "INSERT INTO excerpt (guid, source_id, start_pos, end_pos, revision, quote, "
          "checksum, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
          "siiiisss",
          guid,
          source,
          (gint64) start,
          (gint64) end,
          cw_record_get_integer (record, CW_SOURCE_REVISION),
          quote,
          checksum,
          cw_project_get_now (self)))
    return 0;
  return cw_database_get_last_id (database);
}

/**
 * cw_project_create_excerpt:
 * @start: in code points of the source's text
 *
 * Makes an excerpt without a code; one that is there with the same range is given back. Its edges go outwards to those
 * of characters as a reader counts them (R5).
 *
 * Returns: the excerpt's id, or 0
 */
gint64
cw_project_create_excerpt (CwProject *self, gint64 source, guint start, guint end, GError **error)
{
  g_autoptr (CwTransaction) transaction = NULL;
  gint64 id = 0;

  g_return_val_if_fail (CW_IS_PROJECT (self), 0);

  if (!take_range (self, source, &start, &end, error)
      || !find_excerpt (self, source, start, end, &id, error))
    return 0;
  if (id != 0)
    return id;
  transaction = cw_transaction_begin (self, error);
  id = transaction == NULL ? 0 : insert_excerpt (self, source, start, end, error);
  if (id == 0
      || !cw_transaction_commit (transaction, error, "Marked the excerpt E-%" G_GINT64_FORMAT, id))
    return 0;
  return id;
}

static gboolean
check_excerpt_free (CwProject *self,
                    gint64 excerpt,
                    gint64 source,
                    guint start,
                    guint end,
                    GError **error)
{
  gint64 other = 0;

  if (!find_excerpt (self, source, start, end, &other, error))
    return FALSE;
  if (other == 0 || other == excerpt)
    return TRUE;
  g_set_error (error,
               CW_ERROR,
               CW_ERROR_EXISTS,
               "E-%" G_GINT64_FORMAT " has exactly that range already.",
               other);
  return FALSE;
}

/**
 * cw_project_resize_excerpt:
 *
 * Moves an excerpt's edges; its codes and citations go with it, and its first words stay in the history (R7). Moves of
 * one excerpt without anything in between are one step of undo.
 */
gboolean
cw_project_resize_excerpt (CwProject *self, gint64 excerpt, guint start, guint end, GError **error)
{
  g_autoptr (CwTransaction) transaction = NULL;
  g_autofree char *quote = NULL;
  g_autofree char *checksum = NULL;
  g_autofree char *key = NULL;
  gint64 source;

  g_return_val_if_fail (CW_IS_PROJECT (self), FALSE);

  if (require_excerpt (self, excerpt, &source, error) == NULL
      || !take_range (self, source, &start, &end, error)
      || !check_excerpt_free (self, excerpt, source, start, end, error))
    return FALSE;
  quote = cw_text_dup_range (cw_project_get_text (self, source, NULL), start, end);
  checksum = cw_text_checksum (quote);
  key = g_strdup_printf ("excerpt:%" G_GINT64_FORMAT ":range", excerpt);
  transaction = cw_transaction_begin (self, error);
  if (transaction == NULL)
    return FALSE;
  cw_transaction_set_merge_key (transaction, key);
  return cw_database_run (
             cw_project_get_database (self),
             error,
             "UPDATE excerpt SET start_pos = ?1, end_pos = ?2, checksum = ?3 WHERE id = ?4",
             "iisi",
             (gint64) start,
             (gint64) end,
             checksum,
             excerpt)
         && cw_transaction_commit (
             transaction, error, "Moved the edges of E-%" G_GINT64_FORMAT, excerpt);
}

/**
 * cw_project_star_excerpt:
 *
 * Marks an excerpt as quotable, or takes the mark away.
 */
gboolean
cw_project_star_excerpt (CwProject *self, gint64 excerpt, gboolean starred, GError **error)
{
  g_autoptr (CwTransaction) transaction = NULL;

  g_return_val_if_fail (CW_IS_PROJECT (self), FALSE);

  if (require_excerpt (self, excerpt, NULL, error) == NULL)
    return FALSE;
  transaction = cw_transaction_begin (self, error);
  return transaction != NULL
         && cw_database_run (cw_project_get_database (self),
                             error,
                             "UPDATE excerpt SET starred = ?1 WHERE id = ?2",
                             "ii",
                             (gint64) (starred ? 1 : 0),
                             excerpt)
         && cw_transaction_commit (transaction,
                                   error,
                                   starred ? "Starred E-%" G_GINT64_FORMAT
                                           : "Took the star from E-%" G_GINT64_FORMAT,
                                   excerpt);
}

/**
 * cw_project_comment_excerpt:
 * @comment: a short note on the excerpt; "" for none
 */
gboolean
cw_project_comment_excerpt (CwProject *self, gint64 excerpt, const char *comment, GError **error)
{
  g_autoptr (CwTransaction) transaction = NULL;

  g_return_val_if_fail (CW_IS_PROJECT (self) && comment != NULL, FALSE);

  if (require_excerpt (self, excerpt, NULL, error) == NULL)
    return FALSE;
  transaction = cw_transaction_begin (self, error);
  return transaction != NULL
         && cw_database_run (cw_project_get_database (self),
                             error,
                             "UPDATE excerpt SET comment = ?1 WHERE id = ?2",
                             "si",
                             comment,
                             excerpt)
         && cw_transaction_commit (transaction, error, "Commented on E-%" G_GINT64_FORMAT, excerpt);
}

static gboolean
delete_excerpt_row (CwProject *self, gint64 excerpt, GError **error)
{
  CwDatabase *database = cw_project_get_database (self);

  return cw_database_run (database,
                          error,
                          "DELETE FROM memo_link WHERE target_kind = 'excerpt' AND target_id = ?1",
                          "i",
                          excerpt)
         && cw_database_run (database, error, "DELETE FROM excerpt WHERE id = ?1", "i", excerpt);
}

/**
 * cw_project_delete_excerpt:
 *
 * Deletes an excerpt with its codings and the links to it.
 */
gboolean
cw_project_delete_excerpt (CwProject *self, gint64 excerpt, GError **error)
{
  g_autoptr (CwTransaction) transaction = NULL;

  g_return_val_if_fail (CW_IS_PROJECT (self), FALSE);

  if (require_excerpt (self, excerpt, NULL, error) == NULL)
    return FALSE;
  transaction = cw_transaction_begin (self, error);
  return transaction != NULL && delete_excerpt_row (self, excerpt, error)
         && cw_transaction_commit (
             transaction, error, "Deleted the excerpt E-%" G_GINT64_FORMAT, excerpt);
}

/* --- codings ------------------------------------------------------------------------------------------------ */

static gboolean
check_codable (CwProject *self, gint64 code, GError **error)
{
  CwRecord *record = cw_project_require (self, CW_KIND_CODE, code, error);
  const char *name;

  if (record == NULL)
    return FALSE;
  name = cw_record_get_name (record);
  if (g_str_equal (cw_record_get_text (record, CW_CODE_LEVEL), "structural"))
    g_set_error (error,
                 CW_ERROR,
                 CW_ERROR_INVALID,
                 "“%s” only organises other codes. Apply one of those below it.",
                 name);
  else if (g_str_equal (cw_record_get_text (record, CW_CODE_STATUS), "retired"))
    g_set_error (error,
                 CW_ERROR,
                 CW_ERROR_INVALID,
                 "“%s” is retired. Restore it first, or apply another code.",
                 name);
  else
    return TRUE;
  return FALSE;
}

static gboolean
find_coding (CwProject *self, gint64 excerpt, gint64 code, gint64 *id, GError **error)
{
  /* The plus keeps SQLite from going through all codings with the code instead of the few of the excerpt. */
  return cw_database_read_integer (
      cw_project_get_database (self),
      id,
      error,
      "SELECT id FROM coding WHERE excerpt_id = ?1 AND +code_id = ?2 ORDER BY id",
      "ii",
      excerpt,
      code);
}

static gboolean
insert_coding (CwProject *self, gint64 excerpt, gint64 code, GError **error)
{
  g_autofree char *guid = cw_project_make_guid (self);
  gint64 present = 0;

  if (!find_coding (self, excerpt, code, &present, error))
    return FALSE;
  if (present != 0)
    {
      g_set_error (error,
                   CW_ERROR,
                   CW_ERROR_EXISTS,
                   "E-%" G_GINT64_FORMAT " has the code “%s” already.",
                   excerpt,
                   code_name (self, code));
      return FALSE;
    }
  return cw_database_run (
      cw_project_get_database (self),
      error,
      "INSERT INTO coding (guid, excerpt_id, code_id, created_at) VALUES (?1, ?2, ?3, ?4)",
      "siis",
      guid,
      excerpt,
      code,
      cw_project_get_now (self));
}

static gboolean
commit_coding (CwProject *self,
               CwTransaction *transaction,
               gint64 excerpt,
               gint64 code,
               GError **error)
{
  return insert_coding (self, excerpt, code, error)
         && cw_transaction_commit (transaction,
                                   error,
                                   "Applied “%s” to E-%" G_GINT64_FORMAT,
                                   code_name (self, code),
                                   excerpt);
}

/**
 * cw_project_apply_code:
 * @start: in code points of the source's text
 *
 * Codes a range, widened to whole characters. An excerpt with exactly that range is used again, otherwise one is made
 * (R5). The same code twice on one excerpt changes nothing and fails with CW_ERROR_EXISTS (R6).
 *
 * Returns: the excerpt's id, or 0
 */
gint64
cw_project_apply_code (CwProject *self,
                       gint64 source,
                       guint start,
                       guint end,
                       gint64 code,
                       GError **error)
{
  g_autoptr (CwTransaction) transaction = NULL;
  gint64 excerpt = 0;

  g_return_val_if_fail (CW_IS_PROJECT (self), 0);

  if (!take_range (self, source, &start, &end, error) || !check_codable (self, code, error))
    return 0;
  transaction = cw_transaction_begin (self, error);
  if (transaction == NULL || !find_excerpt (self, source, start, end, &excerpt, error))
    return 0;
  if (excerpt == 0)
    excerpt = insert_excerpt (self, source, start, end, error);
  if (excerpt == 0 || !commit_coding (self, transaction, excerpt, code, error))
    return 0;
  return excerpt;
}

/**
 * cw_project_apply_code_to_excerpt:
 *
 * Codes an excerpt that is there: after a correction of the text it may not be the only one with its range. Fails as
 * cw_project_apply_code() does.
 */
gboolean
cw_project_apply_code_to_excerpt (CwProject *self, gint64 excerpt, gint64 code, GError **error)
{
  g_autoptr (CwTransaction) transaction = NULL;

  g_return_val_if_fail (CW_IS_PROJECT (self), FALSE);

  if (require_excerpt (self, excerpt, NULL, error) == NULL || !check_codable (self, code, error))
    return FALSE;
  transaction = cw_transaction_begin (self, error);
  return transaction != NULL && commit_coding (self, transaction, excerpt, code, error);
}

/* R8: what only existed to carry codes goes with the last of them. */
static gboolean
excerpt_is_needed (CwProject *self, gint64 excerpt, gboolean *needed, GError **error)
{
  gint64 n = 0;

  if (!cw_database_read_integer (
          cw_project_get_database (self),
          &n,
          error,
          "SELECT (SELECT count (*) FROM coding WHERE excerpt_id = ?1)"
          " + (SELECT starred + (comment <> '') FROM excerpt WHERE id = ?1)"
          " + (SELECT count (*) FROM evidence_link WHERE excerpt_id = ?1)"
          " + (SELECT count (*) FROM code_example WHERE excerpt_id = ?1)"
          " + (SELECT count (*) FROM memo_link WHERE target_kind = 'excerpt' AND target_id = ?1)",
          "i",
          excerpt))
    return FALSE;
  *needed = n > 0;
  return TRUE;
}

/**
 * cw_project_remove_code:
 *
 * Takes a code from an excerpt. An excerpt that loses its last code goes too, unless it is starred, commented or
 * cited (R8).
 */
gboolean
cw_project_remove_code (CwProject *self, gint64 excerpt, gint64 code, GError **error)
{
  g_autoptr (CwTransaction) transaction = NULL;
  gint64 coding = 0;
  gboolean needed;

  g_return_val_if_fail (CW_IS_PROJECT (self), FALSE);

  if (require_excerpt (self, excerpt, NULL, error) == NULL
      || cw_project_require (self, CW_KIND_CODE, code, error) == NULL
      || !find_coding (self, excerpt, code, &coding, error))
    return FALSE;
  if (coding == 0)
    {
      g_set_error (error,
                   CW_ERROR,
                   CW_ERROR_NOT_FOUND,
                   "E-%" G_GINT64_FORMAT " does not have the code “%s”.",
                   excerpt,
                   code_name (self, code));
      return FALSE;
    }
  transaction = cw_transaction_begin (self, error);
  return transaction != NULL
         && cw_database_run (
             cw_project_get_database (self), error, "DELETE FROM coding WHERE id = ?1", "i", coding)
         && excerpt_is_needed (self, excerpt, &needed, error)
         && (needed || delete_excerpt_row (self, excerpt, error))
         && cw_transaction_commit (transaction,
                                   error,
                                   "Removed “%s” from E-%" G_GINT64_FORMAT,
                                   code_name (self, code),
                                   excerpt);
}

/**
 * cw_project_set_coding:
 * @comment: (nullable): why the code fits; NULL leaves it
 * @magnitude: (nullable): a whole number, "" for none; NULL leaves it. It belongs to the coding (R10)
 */
gboolean
cw_project_set_coding (CwProject *self,
                       gint64 excerpt,
                       gint64 code,
                       const char *comment,
                       const char *magnitude,
                       GError **error)
{
  static const CwField magnitude_field
      = { "magnitude", "magnitude", "magnitude", CW_FIELD_INTEGER, CW_FIELD_EDITABLE, NULL };
  g_autoptr (CwTransaction) transaction = NULL;
  g_autofree char *clean = NULL;
  gint64 coding = 0;

  g_return_val_if_fail (CW_IS_PROJECT (self), FALSE);

  clean = cw_field_normalize (&magnitude_field, magnitude != NULL ? magnitude : "", error);
  if (clean == NULL || !find_coding (self, excerpt, code, &coding, error))
    return FALSE;
  if (coding == 0)
    {
      g_set_error_literal (
          error, CW_ERROR, CW_ERROR_NOT_FOUND, "The excerpt does not have that code.");
      return FALSE;
    }
  transaction = cw_transaction_begin (self, error);
  return transaction != NULL
         && cw_database_run (
             cw_project_get_database (self),
             error,
             "UPDATE coding SET comment = coalesce (?1, comment), magnitude = "
             "CASE WHEN ?2 IS NULL THEN magnitude ELSE nullif (?2, '') END WHERE id = ?3",
             "ssi",
             comment,
             magnitude != NULL ? clean : NULL,
             coding)
         && cw_transaction_commit (transaction,
                                   error,
                                   "Annotated “%s” on E-%" G_GINT64_FORMAT,
                                   code_name (self, code),
                                   excerpt);
}
