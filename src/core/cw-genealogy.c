/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Where codes came from and what became of them (method.md D13): merges and splits, one step each way. */

#include "config.h"

#include "cw-genealogy.h"

#include "cw-project-private.h"

void
cw_kin_free (CwKin *self)
{
  if (self == NULL)
    return;
  g_free (self->at);
  g_free (self);
}

/**
 * cw_kinship_nick:
 *
 * Returns: (transfer none): the relation in words, to be followed by the other code's name
 */
const char *
cw_kinship_nick (CwKinship kinship)
{
  switch (kinship)
    {
    case CW_KINSHIP_MERGED_FROM:
      return "merged from";
    case CW_KINSHIP_MERGED_INTO:
      return "merged into";
    case CW_KINSHIP_SPLIT_FROM:
      return "split from";
    case CW_KINSHIP_SPLIT_INTO:
      return "split into";
    }
  g_return_val_if_reached ("");
}

/**
 * cw_project_list_kin:
 *
 * Returns: (transfer full) (nullable) (element-type CwKin): the codes that it was merged with or split from or into,
 *   the oldest first; one that has been deleted is not among them
 */
GPtrArray *
cw_project_list_kin (CwProject *self, gint64 code, GError **error)
{
  g_autoptr (GPtrArray) kin = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_kin_free);
  g_autoptr (CwStatement) rows = NULL;
  CwStep step;

  g_return_val_if_fail (CW_IS_PROJECT (self), NULL);

  if (cw_project_require (self, CW_KIND_CODE, code, error) == NULL)
    return NULL;
  rows = cw_database_query (
      cw_project_get_database (self),
      error,
      "SELECT 0, merged_id AS other, ended_at AS at FROM code_version "
      "WHERE code_id = ?1 AND merged_id IS NOT NULL "
      "UNION ALL SELECT 1, code_id, ended_at FROM code_version WHERE merged_id = ?1 "
      "UNION ALL SELECT 2, split.code_id, finished_at FROM split_child JOIN split "
      "ON split.id = split_id WHERE split_child.code_id = ?1 AND finished_at <> '' "
      "UNION ALL SELECT 3, split_child.code_id, finished_at FROM split JOIN split_child "
      "ON split.id = split_id WHERE split.code_id = ?1 AND finished_at <> '' "
      "ORDER BY at, 1, other",
      "i",
      code);
  if (rows == NULL)
    return NULL;
  while ((step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    {
      CwKin *one = g_new0 (CwKin, 1);

      one->kinship = (CwKinship) cw_statement_get_integer (rows, 0);
      one->code = cw_statement_get_integer (rows, 1);
      one->at = g_strdup (cw_statement_get_text (rows, 2));
      g_ptr_array_add (kin, one);
    }
  return step == CW_STEP_DONE ? g_steal_pointer (&kin) : NULL;
}
