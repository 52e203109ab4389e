/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Matrices kept under a name. */

#include "config.h"

#include "cw-matrix-displays.h"

#include "cw-transaction.h"

#include <glib/gi18n.h>

/**
 * cw_matrix_displays_find:
 *
 * Returns: the id of the display of that name, or 0
 */
gint64
cw_matrix_displays_find (CwProject *project, const char *name)
{
  GListModel *displays;

  g_return_val_if_fail (CW_IS_PROJECT (project) && name != NULL, 0);

  displays = cw_project_get_all (project, CW_KIND_DISPLAY);
  for (guint i = 0; i < g_list_model_get_n_items (displays); i++)
    {
      g_autoptr (CwRecord) display = g_list_model_get_item (displays, i);

      if (g_str_equal (cw_record_get_name (display), name))
        return cw_record_get_id (display);
    }
  return 0;
}

/**
 * cw_matrix_displays_save:
 * @name: its name; a display of that name is replaced
 *
 * Returns: the id of the display, or 0
 */
gint64
cw_matrix_displays_save (CwProject *project,
                         const char *name,
                         const CwMatrixDefinition *definition,
                         GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (CwTransaction) transaction = NULL;
  gint64 id;

  g_return_val_if_fail (CW_IS_PROJECT (project) && name != NULL && definition != NULL, 0);

  text = cw_matrix_definition_print (definition);
  transaction = cw_transaction_begin (project, error);
  if (transaction == NULL)
    return 0;
  id = cw_matrix_displays_find (project, name);
  if (id == 0)
    id = cw_project_create_record (project, CW_KIND_DISPLAY, name, 0, error);
  if (id == 0
      || !cw_project_set_field (project, CW_KIND_DISPLAY, id, CW_DISPLAY_DEFINITION, text, error)
      || !cw_transaction_commit (transaction, error, "Saved the display “%s”", name))
    return 0;
  return id;
}

/**
 * cw_matrix_displays_load:
 *
 * Returns: (transfer full) (nullable): what the display shows
 */
CwMatrixDefinition *
cw_matrix_displays_load (CwProject *project, gint64 display, GError **error)
{
  CwRecord *record;

  g_return_val_if_fail (CW_IS_PROJECT (project), NULL);

  record = cw_project_get_record (project, CW_KIND_DISPLAY, display);
  if (record != NULL)
    return cw_matrix_definition_parse (cw_record_get_text (record, CW_DISPLAY_DEFINITION), error);
  g_set_error_literal (error, CW_ERROR, CW_ERROR_NOT_FOUND, _ ("The display has been deleted."));
  return NULL;
}
