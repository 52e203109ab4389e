/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Tombstones: what a withdrawal has erased keeps its number, so that a citation of it finds an answer. */

#include "config.h"

#include "cw-tombstone.h"

#include <string.h>

#include "cw-project-private.h"

#define LENGTH_OF_DATE 10

/* Inside the withdrawal's transaction. */
gboolean
cw_tombstone_add (CwProject *project, CwKind kind, gint64 id, GError **error)
{
  return cw_database_run (
      cw_project_get_database (project),
      error,
      "INSERT INTO tombstone (kind, object_id, withdrawn_at) VALUES (?1, ?2, ?3)",
      "sis",
      cw_kind_get_noun (kind),
      id,
      cw_project_get_now (project));
}

/**
 * cw_project_dup_withdrawn_at:
 *
 * Returns: (transfer full) (nullable): when the object was withdrawn, in UTC, or NULL if it was not
 */
char *
cw_project_dup_withdrawn_at (CwProject *self, CwKind kind, gint64 id)
{
  g_autoptr (CwStatement) row = NULL;

  g_return_val_if_fail (CW_IS_PROJECT (self), NULL);

  row = cw_database_query (cw_project_get_database (self),
                           NULL,
                           "SELECT withdrawn_at FROM tombstone WHERE kind = ?1 AND object_id = ?2",
                           "si",
                           cw_kind_get_noun (kind),
                           id);
  if (row == NULL || cw_statement_step (row, NULL) != CW_STEP_ROW)
    return NULL;
  return g_strdup (cw_statement_get_text (row, 0));
}

/**
 * cw_project_refuse_missing:
 *
 * Says with CW_ERROR_NOT_FOUND that there is no such object, or that it was withdrawn.
 *
 * Returns: FALSE, so that a caller can return it
 */
gboolean
cw_project_refuse_missing (CwProject *self, CwKind kind, gint64 id, GError **error)
{
  g_autofree char *printed = cw_kind_format_id (kind, id);
  g_autofree char *date = NULL;

  g_return_val_if_fail (CW_IS_PROJECT (self), FALSE);

  date = cw_project_dup_withdrawn_at (self, kind, id);
  if (date != NULL)
    g_set_error (error,
                 CW_ERROR,
                 CW_ERROR_NOT_FOUND,
                 "%s was withdrawn on %.*s: a participant has taken it back.",
                 printed,
                 LENGTH_OF_DATE,
                 date);
  else
    g_set_error (error,
                 CW_ERROR,
                 CW_ERROR_NOT_FOUND,
                 "There is no %s %s in this project.",
                 cw_kind_get_noun (kind),
                 printed);
  return FALSE;
}
