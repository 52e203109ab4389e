/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* What a code means, and what it meant before (method.md R16, R19). The present words are in the code; every
 * redefinition and every merge puts the former ones aside with their version and dates. */

#include "config.h"

#include "cw-definitions.h"

#include "cw-project-private.h"
#include "cw-transaction.h"

void
cw_code_version_free (CwCodeVersion *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->definition);
  g_free (self->full_definition);
  g_free (self->when_to_use);
  g_free (self->when_not_to_use);
  g_free (self->defined_at);
  g_free (self->ended_at);
  g_free (self);
}

static CwCodeVersion *
read_version (CwStatement *row)
{
  CwCodeVersion *version = g_new0 (CwCodeVersion, 1);

  version->id = cw_statement_get_integer (row, 0);
  version->merged = cw_statement_get_integer (row, 1);
  version->version = cw_statement_get_integer (row, 2);
  version->name = g_strdup (cw_statement_get_text (row, 3));
  version->definition = g_strdup (cw_statement_get_text (row, 4));
  version->full_definition = g_strdup (cw_statement_get_text (row, 5));
  version->when_to_use = g_strdup (cw_statement_get_text (row, 6));
  version->when_not_to_use = g_strdup (cw_statement_get_text (row, 7));
  version->defined_at = g_strdup (cw_statement_get_text (row, 8));
  version->ended_at = g_strdup (cw_statement_get_text (row, 9));
  return version;
}

/**
 * cw_project_list_code_versions:
 *
 * Returns: (transfer full) (nullable) (element-type CwCodeVersion): what the code and the codes that were merged into
 *   it meant before, the oldest first; the present definition is not among them
 */
GPtrArray *
cw_project_list_code_versions (CwProject *self, gint64 code, GError **error)
{
  g_autoptr (GPtrArray) versions
      = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_code_version_free);
  g_autoptr (CwStatement) rows = NULL;
  CwStep step;

  g_return_val_if_fail (CW_IS_PROJECT (self), NULL);

  if (cw_project_require (self, CW_KIND_CODE, code, error) == NULL)
    return NULL;
  rows = cw_database_query (cw_project_get_database (self),
                            error,
                            "SELECT id, merged_id, version, name, definition, full_definition, "
                            "when_to_use, when_not_to_use, defined_at, ended_at "
                            "FROM code_version WHERE code_id = ?1 ORDER BY id",
                            "i",
                            code);
  if (rows == NULL)
    return NULL;
  while ((step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    g_ptr_array_add (versions, read_version (rows));
  return step == CW_STEP_DONE ? g_steal_pointer (&versions) : NULL;
}

/**
 * cw_definitions_archive:
 * @owner: the code to whose history the words go: @code itself, or the one that it is merged into
 *
 * Puts aside what a code means now. A code that says nothing leaves nothing to itself, but its name to another. To be
 * called inside a transaction.
 */
gboolean
cw_definitions_archive (CwProject *project, gint64 code, gint64 owner, GError **error)
{
  return cw_database_run (
      cw_project_get_database (project),
      error,
      "INSERT INTO code_version (code_id, merged_id, version, name, definition, full_definition, "
      "when_to_use, when_not_to_use, defined_at, ended_at) "
      "SELECT ?2, nullif (id, ?2), definition_version, name, definition, full_definition, "
      "when_to_use, when_not_to_use, defined_at, ?3 FROM code WHERE id = ?1 "
      "AND (?1 <> ?2 OR definition || full_definition || when_to_use || when_not_to_use <> '')",
      "iis",
      code,
      owner,
      cw_project_get_now (project));
}

static gboolean
is_change (CwRecord *record, guint field, const char *value)
{
  return value != NULL && !g_str_equal (value, cw_record_get_text (record, field));
}

static gboolean
loses_words (CwRecord *record, guint field, const char *value)
{
  return is_change (record, field, value) && *cw_record_get_text (record, field) != '\0';
}

/* To say more than before is no new version; to say something else is. */
static gboolean
is_new_version (CwRecord *record, const CwDefinition *definition)
{
  return loses_words (record, CW_CODE_DEFINITION, definition->definition)
         || loses_words (record, CW_CODE_FULL_DEFINITION, definition->full_definition)
         || loses_words (record, CW_CODE_WHEN_TO_USE, definition->when_to_use)
         || loses_words (record, CW_CODE_WHEN_NOT_TO_USE, definition->when_not_to_use);
}

/**
 * cw_project_redefine_code:
 *
 * Says anew what a code means, as one version: sources that were reviewed before have to be gone through again for it
 * (R19). Words that are there already change nothing.
 */
gboolean
cw_project_redefine_code (CwProject *self,
                          gint64 code,
                          const CwDefinition *definition,
                          GError **error)
{
  g_autoptr (CwTransaction) transaction = NULL;
  g_autofree char *name = NULL;
  CwRecord *record;
  gboolean anew;

  g_return_val_if_fail (CW_IS_PROJECT (self) && definition != NULL, FALSE);

  record = cw_project_require (self, CW_KIND_CODE, code, error);
  if (record == NULL)
    return FALSE;
  if (!is_change (record, CW_CODE_DEFINITION, definition->definition)
      && !is_change (record, CW_CODE_FULL_DEFINITION, definition->full_definition)
      && !is_change (record, CW_CODE_WHEN_TO_USE, definition->when_to_use)
      && !is_change (record, CW_CODE_WHEN_NOT_TO_USE, definition->when_not_to_use))
    return TRUE;
  name = g_strdup (cw_record_get_name (record));
  anew = is_new_version (record, definition);
  transaction = cw_transaction_begin (self, error);
  return transaction != NULL && (!anew || cw_definitions_archive (self, code, code, error))
         && cw_database_run (
             cw_project_get_database (self),
             error,
             "UPDATE code SET definition = coalesce (?1, definition), "
             "full_definition = coalesce (?2, full_definition), "
             "when_to_use = coalesce (?3, when_to_use), "
             "when_not_to_use = coalesce (?4, when_not_to_use), "
             "definition_version = definition_version + ?5, defined_at = ?6 WHERE id = ?7",
             "ssssisi",
             definition->definition,
             definition->full_definition,
             definition->when_to_use,
             definition->when_not_to_use,
             (gint64) (anew ? 1 : 0),
             cw_project_get_now (self),
             code)
         && cw_transaction_commit (transaction, error, "Redefined the code “%s”", name);
}
