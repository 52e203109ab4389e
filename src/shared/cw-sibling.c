/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* What stands beside an object in the manual order: where a key moves it to, and what a drop goes before. */

#include "config.h"

#include "cw-sibling.h"

/**
 * cw_sibling_find:
 * @step: -1 for the one before, 1 for the next
 *
 * Returns: the id of the object @step places further on below the same parent, or 0
 */
gint64
cw_sibling_find (CwProject *project, CwKind kind, gint64 id, int step)
{
  CwRecord *record;
  GListModel *siblings;

  g_return_val_if_fail (CW_IS_PROJECT (project), 0);

  record = cw_project_get_record (project, kind, id);
  if (record == NULL)
    return 0;
  siblings = cw_project_get_children (project, kind, cw_record_get_parent (record));
  for (guint i = 0; i < g_list_model_get_n_items (siblings); i++)
    {
      g_autoptr (CwRecord) sibling = g_list_model_get_item (siblings, i);
      g_autoptr (CwRecord) other = NULL;

      if (sibling != record)
        continue;
      other = (int) i + step < 0 ? NULL : g_list_model_get_item (siblings, i + step);
      return other == NULL ? 0 : cw_record_get_id (other);
    }
  return 0;
}
