/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* What one key does to a code in the tree. */

#include "config.h"

#include "cw-codebook-moves.h"

#include "cw-codebook.h"
#include "cw-sibling.h"

static gboolean
move_out (CwProject *project, gint64 code, gint64 parent, GError **error)
{
  CwRecord *above = cw_project_get_record (project, CW_KIND_CODE, parent);

  return above == NULL
         || cw_project_move (project,
                             CW_KIND_CODE,
                             code,
                             cw_record_get_parent (above),
                             cw_sibling_find (project, CW_KIND_CODE, parent, 1),
                             error);
}

/* Moves a code one step; at the edge there is nothing to do. */
gboolean
cw_codebook_move (CwProject *project, gint64 code, CwCodebookMove move, GError **error)
{
  CwRecord *record = cw_project_get_record (project, CW_KIND_CODE, code);
  gint64 parent, previous;

  g_return_val_if_fail (record != NULL, FALSE);

  parent = cw_record_get_parent (record);
  previous = cw_sibling_find (project, CW_KIND_CODE, code, -1);
  switch (move)
    {
    case CW_CODEBOOK_MOVE_UP:
      return previous == 0
             || cw_project_move (project, CW_KIND_CODE, code, parent, previous, error);
    case CW_CODEBOOK_MOVE_DOWN:
      return cw_sibling_find (project, CW_KIND_CODE, code, 1) == 0
             || cw_project_move (project,
                                 CW_KIND_CODE,
                                 code,
                                 parent,
                                 cw_sibling_find (project, CW_KIND_CODE, code, 2),
                                 error);
    case CW_CODEBOOK_MOVE_IN:
      return previous == 0 || cw_project_move (project, CW_KIND_CODE, code, previous, 0, error);
    case CW_CODEBOOK_MOVE_OUT:
      return move_out (project, code, parent, error);
    }
  g_assert_not_reached ();
}

/* Deletes a code that was never used, and retires one that was (method.md R20). */
gboolean
cw_codebook_remove (CwProject *project, gint64 code, GError **error)
{
  g_autoptr (GError) why = NULL;
  GListModel *children = cw_project_get_children (project, CW_KIND_CODE, code);

  if (cw_project_delete (project, CW_KIND_CODE, code, &why))
    return TRUE;
  if (g_error_matches (why, CW_ERROR, CW_ERROR_IN_USE) && g_list_model_get_n_items (children) == 0)
    return cw_project_retire_code (project, code, error);
  g_propagate_error (error, g_steal_pointer (&why));
  return FALSE;
}
