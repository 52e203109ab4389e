/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Memos and what they are about. */

#include "config.h"

#include "cw-memos.h"

#include "cw-coding.h"
#include "cw-project-private.h"
#include "cw-tombstone.h"
#include "cw-transaction.h"

static gboolean
target_exists (CwProject *self, CwKind kind, gint64 target)
{
  if (kind == CW_KIND_EXCERPT)
    return cw_evidence_find_excerpt (cw_project_get_evidence (self), target, NULL) != NULL;
  return cw_kind_has_records (kind) && cw_project_get_record (self, kind, target) != NULL;
}

/**
 * cw_project_dup_object_name:
 *
 * Returns: (transfer full): how a link names an object: its name, or the id and first words of an excerpt
 */
char *
cw_project_dup_object_name (CwProject *self, CwKind kind, gint64 id)
{
  CwRecord *record = cw_kind_has_records (kind) ? cw_project_get_record (self, kind, id) : NULL;
  g_autoptr (CwExcerpt) excerpt = NULL;
  g_autofree char *printed = cw_kind_format_id (kind, id);

  g_return_val_if_fail (CW_IS_PROJECT (self), NULL);

  if (record != NULL && kind != CW_KIND_SUMMARY && *cw_record_get_name (record) != '\0')
    return g_strdup (cw_record_get_name (record));
  if (kind == CW_KIND_EXCERPT)
    excerpt = cw_project_load_excerpt (self, id, NULL);
  if (excerpt == NULL)
    return g_steal_pointer (&printed);
  g_strdelimit (excerpt->quote, "\n\t", ' ');
  if (g_utf8_strlen (excerpt->quote, -1) > 48)
    {
      g_autofree char *start = g_utf8_substring (excerpt->quote, 0, 46);

      return g_strdup_printf ("%s “%s…”", printed, start);
    }
  return g_strdup_printf ("%s “%s”", printed, excerpt->quote);
}

static gboolean
check_target (CwProject *self, gint64 memo, CwKind kind, gint64 target, GError **error)
{
  if (cw_project_require (self, CW_KIND_MEMO, memo, error) == NULL)
    return FALSE;
  if (target_exists (self, kind, target))
    return TRUE;
  return cw_project_refuse_missing (self, kind, target, error);
}

/**
 * cw_project_link_memo:
 * @kind: any kind of object with an id of its own
 *
 * Says that a memo is about an object. Doing it twice changes nothing.
 */
gboolean
cw_project_link_memo (CwProject *self, gint64 memo, CwKind kind, gint64 target, GError **error)
{
  g_autoptr (CwTransaction) transaction = NULL;
  g_autofree char *name = NULL;
  CwDatabase *database;
  gint64 present = 0;

  g_return_val_if_fail (CW_IS_PROJECT (self), FALSE);

  database = cw_project_get_database (self);
  if (!check_target (self, memo, kind, target, error))
    return FALSE;
  transaction = cw_transaction_begin (self, error);
  if (transaction == NULL
      || !cw_database_read_integer (database,
                                    &present,
                                    error,
                                    "SELECT count (*) FROM memo_link WHERE memo_id = ?1 AND "
                                    "target_kind = ?2 AND target_id = ?3",
                                    "isi",
                                    memo,
                                    cw_kind_get_noun (kind),
                                    target))
    return FALSE;
  if (present == 0
      && !cw_database_run (database,
                           error,
                           "INSERT INTO memo_link (memo_id, target_kind, target_id, created_at) "
                           "VALUES (?1, ?2, ?3, ?4)",
                           "isis",
                           memo,
                           cw_kind_get_noun (kind),
                           target,
                           cw_project_get_now (self)))
    return FALSE;
  name = cw_project_dup_object_name (self, kind, target);
  return cw_transaction_commit (transaction,
                                error,
                                "Linked the memo M-%" G_GINT64_FORMAT " to the %s %s",
                                memo,
                                cw_kind_get_noun (kind),
                                name);
}

/**
 * cw_project_unlink_memo:
 *
 * Takes a link of a memo away.
 */
gboolean
cw_project_unlink_memo (CwProject *self, gint64 memo, CwKind kind, gint64 target, GError **error)
{
  g_autoptr (CwTransaction) transaction = NULL;

  g_return_val_if_fail (CW_IS_PROJECT (self), FALSE);

  if (cw_project_require (self, CW_KIND_MEMO, memo, error) == NULL)
    return FALSE;
  transaction = cw_transaction_begin (self, error);
  return transaction != NULL
         && cw_database_run (
             cw_project_get_database (self),
             error,
             "DELETE FROM memo_link WHERE memo_id = ?1 AND target_kind = ?2 AND target_id = ?3",
             "isi",
             memo,
             cw_kind_get_noun (kind),
             target)
         && cw_transaction_commit (transaction,
                                   error,
                                   "Unlinked the memo M-%" G_GINT64_FORMAT " from a %s",
                                   memo,
                                   cw_kind_get_noun (kind));
}

static GArray *
read_links (CwStatement *rows, GError **error)
{
  g_autoptr (GArray) links = g_array_new (FALSE, FALSE, sizeof (CwMemoLink));
  CwStep step;

  while ((step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    {
      CwMemoLink link = {
        .id = cw_statement_get_integer (rows, 0),
        .memo = cw_statement_get_integer (rows, 1),
        .kind = cw_kind_from_noun (cw_statement_get_text (rows, 2)),
        .target = cw_statement_get_integer (rows, 3),
      };

      g_array_append_val (links, link);
    }
  return step == CW_STEP_DONE ? g_steal_pointer (&links) : NULL;
}

/**
 * cw_project_list_memo_links:
 *
 * Returns: (transfer full) (nullable) (element-type CwMemoLink): what a memo is about
 */
GArray *
cw_project_list_memo_links (CwProject *self, gint64 memo, GError **error)
{
  g_autoptr (CwStatement) rows = NULL;

  g_return_val_if_fail (CW_IS_PROJECT (self), NULL);

  rows = cw_database_query (
      cw_project_get_database (self),
      error,
      "SELECT id, memo_id, target_kind, target_id FROM memo_link WHERE memo_id = ?1 ORDER BY id",
      "i",
      memo);
  return rows == NULL ? NULL : read_links (rows, error);
}

/**
 * cw_project_list_memos_about:
 *
 * Returns: (transfer full) (nullable) (element-type CwMemoLink): the memos that are about an object
 */
GArray *
cw_project_list_memos_about (CwProject *self, CwKind kind, gint64 target, GError **error)
{
  g_autoptr (CwStatement) rows = NULL;

  g_return_val_if_fail (CW_IS_PROJECT (self), NULL);

  rows = cw_database_query (cw_project_get_database (self),
                            error,
                            "SELECT id, memo_id, target_kind, target_id FROM memo_link "
                            "WHERE target_kind = ?1 AND target_id = ?2 ORDER BY id",
                            "si",
                            cw_kind_get_noun (kind),
                            target);
  return rows == NULL ? NULL : read_links (rows, error);
}
