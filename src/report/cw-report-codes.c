/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwReportCodes: the codes in codebook order with their numbers, and which of them are to be printed. */

#include "config.h"

#include "cw-report-codes.h"

#include "cw-codebook.h"

static void
clear_item (gpointer data)
{
  CwReportCodeItem *item = data;

  g_free (item->number);
}

static void
append_item (CwReportCodes *self, CwRecord *record, char *number, gboolean chosen)
{
  CwReportCodeItem item = { record, number, chosen };

  g_array_append_val (self->codes, item);
  g_hash_table_insert (self->indices,
                       GSIZE_TO_POINTER (cw_record_get_id (record)),
                       GUINT_TO_POINTER (self->codes->len));
}

static void
append_below (CwReportCodes *self,
              CwProject *project,
              gint64 parent,
              const char *above,
              gboolean chosen)
{
  GListModel *children = cw_project_get_children (project, CW_KIND_CODE, parent);

  for (guint i = 0; i < g_list_model_get_n_items (children); i++)
    {
      g_autoptr (CwRecord) code = g_list_model_get_item (children, i);
      char *number = g_strdup_printf ("%s%s%u", above, *above == '\0' ? "" : ".", i + 1);

      append_item (self, code, number, chosen);
      append_below (self, project, cw_record_get_id (code), number, chosen);
    }
}

static void
choose (CwReportCodes *self, gint64 code)
{
  guint index;

  if (cw_report_codes_find (self, code, &index))
    g_array_index (self->codes, CwReportCodeItem, index).chosen = TRUE;
}

static gboolean
choose_all_of (CwReportCodes *self,
               CwProject *project,
               const GArray *chosen,
               gboolean own,
               GError **error)
{
  for (guint i = 0; i < chosen->len; i++)
    {
      gint64 id = g_array_index (chosen, gint64, i);
      g_autoptr (GHashTable) codes = NULL;
      GHashTableIter iter;
      gpointer code;

      if (!cw_report_codes_find (self, id, NULL))
        {
          g_set_error (error,
                       CW_ERROR,
                       CW_ERROR_NOT_FOUND,
                       "There is no code K-%" G_GINT64_FORMAT " in this project.",
                       id);
          return FALSE;
        }
      choose (self, id);
      if (own)
        continue;
      codes = cw_project_close_over_codes (project, id);
      g_hash_table_iter_init (&iter, codes);
      while (g_hash_table_iter_next (&iter, &code, NULL))
        choose (self, GPOINTER_TO_SIZE (code));
    }
  return TRUE;
}

/**
 * cw_report_codes_new:
 * @chosen: (nullable) (element-type gint64): the codes to print; NULL or empty for all
 * @own: without the codes below the chosen ones and those mapped to them
 *
 * The project must outlive the result and not change meanwhile.
 *
 * Returns: (transfer full) (nullable): the codes, or NULL with CW_ERROR_NOT_FOUND
 */
CwReportCodes *
cw_report_codes_new (CwProject *project, const GArray *chosen, gboolean own, GError **error)
{
  g_autoptr (CwReportCodes) self = g_new0 (CwReportCodes, 1);
  gboolean all = chosen == NULL || chosen->len == 0;

  g_return_val_if_fail (CW_IS_PROJECT (project), NULL);

  self->codes = g_array_new (FALSE, FALSE, sizeof (CwReportCodeItem));
  g_array_set_clear_func (self->codes, clear_item);
  self->indices = g_hash_table_new (NULL, NULL);
  append_below (self, project, 0, "", all);
  if (!all && !choose_all_of (self, project, chosen, own, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * cw_report_codes_find:
 * @index: (out) (optional): where it stands in codebook order
 *
 * Returns: whether the code is there
 */
gboolean
cw_report_codes_find (const CwReportCodes *self, gint64 code, guint *index)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->indices, GSIZE_TO_POINTER (code)));

  if (index != NULL)
    *index = place - 1;
  return place != 0;
}

/**
 * cw_report_codes_get:
 *
 * Returns: (transfer none): the code at a place of the codebook
 */
const CwReportCodeItem *
cw_report_codes_get (const CwReportCodes *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->codes->len, NULL);

  return &g_array_index (self->codes, CwReportCodeItem, index);
}

void
cw_report_codes_free (CwReportCodes *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->codes, g_array_unref);
  g_clear_pointer (&self->indices, g_hash_table_unref);
  g_free (self);
}
