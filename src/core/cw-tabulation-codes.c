/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Codes as rows or columns: a level of the codebook, or codes by name; own or aggregate (method.md R14, R15). */

#include "config.h"

#include "cw-codebook.h"
#include "cw-project-private.h"
#include "cw-tabulation-private.h"

#include <string.h>

#define OWN ":own"

CwTabulationItem *
cw_tabulation_make_code (CwTabulation *self, CwRecord *code, gboolean own, guint depth)
{
  gint64 id = cw_record_get_id (code);
  CwTabulationItem *item
      = cw_tabulation_item_new (CW_KIND_CODE, id, NULL, cw_record_get_name (code), depth);

  item->own = own;
  item->construct = id;
  if (own)
    {
      item->codes = g_hash_table_new (NULL, NULL);
      g_hash_table_add (item->codes, GSIZE_TO_POINTER (id));
    }
  else
    item->codes = cw_project_close_over_codes (self->project, id);
  return item;
}

static gboolean
belongs_to_level (CwRecord *code, const char *level)
{
  const char *own = cw_record_get_text (code, CW_CODE_LEVEL);

  return g_str_equal (own, level)
         || (g_str_equal (level, "code") && g_str_equal (own, "structural"));
}

/* A column too many does no harm; one too few would hide evidence, so what cannot be read counts as used. */
static gboolean
is_used (CwTabulation *self, gint64 code)
{
  gint64 n = 0;

  return !cw_database_read_integer (cw_project_get_database (self->project),
                                    &n,
                                    NULL,
                                    "SELECT EXISTS (SELECT 1 FROM coding WHERE code_id = ?1)",
                                    "i",
                                    code)
         || n != 0;
}

/* A parent comes as its aggregate and, where it can be applied itself, as its own count. A retired code that never
 * was used has nothing to show. */
static void
list_below (CwTabulation *self, GPtrArray *items, gint64 parent, const char *level, guint depth)
{
  GListModel *children = cw_project_get_children (self->project, CW_KIND_CODE, parent);

  for (guint i = 0; i < g_list_model_get_n_items (children); i++)
    {
      g_autoptr (CwRecord) code = g_list_model_get_item (children, i);
      gint64 id = cw_record_get_id (code);
      gboolean is_parent
          = g_list_model_get_n_items (cw_project_get_children (self->project, CW_KIND_CODE, id))
            > 0;
      gboolean retired = g_str_equal (cw_record_get_text (code, CW_CODE_STATUS), "retired");
      gboolean shown
          = belongs_to_level (code, level) && (!retired || is_parent || is_used (self, id));

      if (shown)
        g_ptr_array_add (items, cw_tabulation_make_code (self, code, FALSE, depth));
      if (shown && is_parent
          && !g_str_equal (cw_record_get_text (code, CW_CODE_LEVEL), "structural"))
        g_ptr_array_add (items, cw_tabulation_make_code (self, code, TRUE, depth + 1));
      list_below (self, items, id, level, shown ? depth + 1 : depth);
    }
}

GPtrArray *
cw_tabulation_list_level (CwTabulation *self, const char *level)
{
  GPtrArray *items = cw_tabulation_new_items ();

  list_below (self, items, 0, level, 0);
  return items;
}

static gboolean
add_named (CwTabulation *self, GPtrArray *items, const char *name, GError **error)
{
  gboolean own = g_str_has_suffix (name, OWN);
  g_autofree char *code_name = g_strndup (name, strlen (name) - (own ? strlen (OWN) : 0));
  CwRecord *record;
  gint64 code;

  if (!cw_project_resolve (self->project, CW_KIND_CODE, g_strstrip (code_name), &code, error))
    return FALSE;
  record = cw_project_get_record (self->project, CW_KIND_CODE, code);
  g_ptr_array_add (items, cw_tabulation_make_code (self, record, own, 0));
  return TRUE;
}

/* Names may have commas in them, where only the whole is one. */
GPtrArray *
cw_tabulation_list_codes (CwTabulation *self, const char *names, GError **error)
{
  g_autoptr (GPtrArray) items = cw_tabulation_new_items ();
  g_auto (GStrv) parts = NULL;

  if (add_named (self, items, names, NULL))
    return g_steal_pointer (&items);
  parts = g_strsplit (names, ",", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (!add_named (self, items, g_strstrip (parts[i]), error))
      return NULL;
  return g_steal_pointer (&items);
}
