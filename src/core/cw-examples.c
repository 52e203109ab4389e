/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Typical and atypical examples of a code, and near misses: links to excerpts, never pasted text (method.md §1.2, W19).
 * The words at the time are kept beside the link, so that the codebook can show that an excerpt has changed since. */

#include "config.h"

#include "cw-examples.h"

#include "cw-coding.h"
#include "cw-project-private.h"
#include "cw-transaction.h"

static const char *const nicks[CW_N_EXAMPLE_KINDS] = { "typical", "atypical", "near miss" };

static const char *const phrases[CW_N_EXAMPLE_KINDS]
    = { "a typical example", "an atypical example", "a near miss" };

/**
 * cw_example_kind_nick:
 *
 * Returns: (transfer none): "typical", "atypical" or "near miss"
 */
const char *
cw_example_kind_nick (CwExampleKind kind)
{
  g_return_val_if_fail (kind < CW_N_EXAMPLE_KINDS, NULL);
  return nicks[kind];
}

/**
 * cw_example_kind_from_nick:
 * @kind: (out): what it names
 *
 * Returns: whether it names one
 */
gboolean
cw_example_kind_from_nick (const char *nick, CwExampleKind *kind)
{
  g_return_val_if_fail (nick != NULL && kind != NULL, FALSE);

  for (guint i = 0; i < CW_N_EXAMPLE_KINDS; i++)
    if (g_str_equal (nicks[i], nick))
      {
        *kind = i;
        return TRUE;
      }
  return FALSE;
}

void
cw_example_free (CwExample *self)
{
  if (self == NULL)
    return;
  g_free (self->quote);
  g_free (self);
}

static gboolean
store (CwProject *self, gint64 code, const CwExcerpt *excerpt, CwExampleKind kind, GError **error)
{
  CwDatabase *database = cw_project_get_database (self);

  return cw_database_run (database,
                          error,
                          "DELETE FROM code_example WHERE code_id = ?1 AND excerpt_id = ?2",
                          "ii",
                          code,
                          excerpt->id)
         && cw_database_run (database,
                             error,
                             "INSERT INTO code_example (code_id, excerpt_id, kind, quote, "
                             "created_at) VALUES (?1, ?2, ?3, ?4, ?5)",
                             "iisss",
                             code,
                             excerpt->id,
                             nicks[kind],
                             excerpt->quote,
                             cw_project_get_now (self));
}

/**
 * cw_project_set_example:
 *
 * Makes an excerpt an example of a code, or another kind of example. It need not carry the code: a near miss does not.
 */
gboolean
cw_project_set_example (CwProject *self,
                        gint64 code,
                        gint64 excerpt,
                        CwExampleKind kind,
                        GError **error)
{
  g_autoptr (CwTransaction) transaction = NULL;
  g_autoptr (CwExcerpt) found = NULL;
  CwRecord *record;

  g_return_val_if_fail (CW_IS_PROJECT (self) && kind < CW_N_EXAMPLE_KINDS, FALSE);

  record = cw_project_require (self, CW_KIND_CODE, code, error);
  found = record == NULL ? NULL : cw_project_load_excerpt (self, excerpt, error);
  if (found == NULL)
    return FALSE;
  transaction = cw_transaction_begin (self, error);
  return transaction != NULL && store (self, code, found, kind, error)
         && cw_transaction_commit (transaction,
                                   error,
                                   "Made E-%" G_GINT64_FORMAT " %s of “%s”",
                                   excerpt,
                                   phrases[kind],
                                   cw_record_get_name (record));
}

/**
 * cw_project_remove_example:
 *
 * An excerpt is no longer an example of a code; where it is none, nothing happens.
 */
gboolean
cw_project_remove_example (CwProject *self, gint64 code, gint64 excerpt, GError **error)
{
  g_autoptr (CwTransaction) transaction = NULL;
  CwRecord *record;

  g_return_val_if_fail (CW_IS_PROJECT (self), FALSE);

  record = cw_project_require (self, CW_KIND_CODE, code, error);
  transaction = record == NULL ? NULL : cw_transaction_begin (self, error);
  return transaction != NULL
         && cw_database_run (cw_project_get_database (self),
                             error,
                             "DELETE FROM code_example WHERE code_id = ?1 AND excerpt_id = ?2",
                             "ii",
                             code,
                             excerpt)
         && cw_transaction_commit (transaction,
                                   error,
                                   "E-%" G_GINT64_FORMAT " is no example of “%s” any more",
                                   excerpt,
                                   cw_record_get_name (record));
}

static CwExample *
read_example (CwStatement *rows)
{
  CwExample *example = g_new0 (CwExample, 1);

  example->id = cw_statement_get_integer (rows, 0);
  example->code = cw_statement_get_integer (rows, 1);
  example->excerpt = cw_statement_get_integer (rows, 2);
  cw_example_kind_from_nick (cw_statement_get_text (rows, 3), &example->kind);
  example->quote = g_strdup (cw_statement_get_text (rows, 4));
  return example;
}

/**
 * cw_project_list_examples:
 * @code: of which code, 0 for all
 *
 * Returns: (transfer full) (nullable) (element-type CwExample): typical ones first, then atypical, then near misses
 */
GPtrArray *
cw_project_list_examples (CwProject *self, gint64 code, GError **error)
{
  g_autoptr (GPtrArray) examples
      = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_example_free);
  g_autoptr (CwStatement) rows = NULL;
  CwStep step;

  g_return_val_if_fail (CW_IS_PROJECT (self), NULL);

  rows = cw_database_query (
      cw_project_get_database (self),
      error,
      "SELECT id, code_id, excerpt_id, kind, quote FROM code_example WHERE ?1 IN (code_id, 0) "
      "ORDER BY CASE kind WHEN 'typical' THEN 0 WHEN 'atypical' THEN 1 ELSE 2 END, id",
      "i",
      code);
  if (rows == NULL)
    return NULL;
  while ((step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    g_ptr_array_add (examples, read_example (rows));
  return step == CW_STEP_DONE ? g_steal_pointer (&examples) : NULL;
}
