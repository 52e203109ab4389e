/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwTabulationItem: what a row or column of a matrix is made of, whatever dimension it comes from. */

#include "config.h"

#include "cw-tabulation-item.h"

static void
unref_set (gpointer set)
{
  cw_id_set_unref (set);
}

/**
 * cw_tabulation_item_new:
 * @value: (nullable): what it is besides the object
 *
 * Returns: (transfer full): an item that has everything in scope
 */
CwTabulationItem *
cw_tabulation_item_new (CwKind kind, gint64 id, const char *value, const char *label, guint depth)
{
  CwTabulationItem *self = g_new0 (CwTabulationItem, 1);

  self->kind = kind;
  self->id = id;
  self->value = g_strdup (value);
  self->label = g_strdup (label);
  self->depth = depth;
  self->excerpts = g_ptr_array_new_with_free_func (unref_set);
  self->codings = g_ptr_array_new_with_free_func (unref_set);
  return self;
}

/**
 * cw_tabulation_item_free:
 * @self: (transfer full): an item
 */
void
cw_tabulation_item_free (CwTabulationItem *self)
{
  g_free (self->value);
  g_free (self->label);
  g_clear_pointer (&self->region, cw_region_unref);
  g_clear_pointer (&self->codes, g_hash_table_unref);
  g_ptr_array_unref (self->excerpts);
  g_ptr_array_unref (self->codings);
  g_free (self);
}

static void
add_sets (GPtrArray *sets, const GPtrArray *more)
{
  for (guint i = 0; i < more->len; i++)
    g_ptr_array_add (sets, cw_id_set_ref (g_ptr_array_index (more, i)));
}

static GHashTable *
intersect_codes (GHashTable *a, GHashTable *b)
{
  GHashTable *both;
  GHashTableIter iter;
  gpointer code;

  if (a == NULL || b == NULL)
    return a == NULL && b == NULL ? NULL : g_hash_table_ref (a == NULL ? b : a);
  both = g_hash_table_new (NULL, NULL);
  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &code, NULL))
    if (g_hash_table_contains (b, code))
      g_hash_table_add (both, code);
  return both;
}

/**
 * cw_tabulation_item_combine:
 *
 * Returns: (transfer full): an item that has what both have, the second inside the first
 */
CwTabulationItem *
cw_tabulation_item_combine (const CwTabulationItem *outer, const CwTabulationItem *inner)
{
  g_autofree char *label = g_strconcat (outer->label, " › ", inner->label, NULL);
  CwTabulationItem *self = cw_tabulation_item_new (inner->kind, inner->id, inner->value, label, 0);

  self->nested = TRUE;
  self->own = inner->own || outer->own;
  if (outer->region != NULL && inner->region != NULL)
    self->region = cw_region_intersect (outer->region, inner->region);
  else if (outer->region != NULL || inner->region != NULL)
    self->region = cw_region_ref (outer->region != NULL ? outer->region : inner->region);
  self->codes = intersect_codes (outer->codes, inner->codes);
  self->construct = inner->construct != 0 ? inner->construct : outer->construct;
  add_sets (self->excerpts, outer->excerpts);
  add_sets (self->excerpts, inner->excerpts);
  add_sets (self->codings, outer->codings);
  add_sets (self->codings, inner->codings);
  return self;
}

/**
 * cw_tabulation_item_has_sets:
 *
 * Returns: whether more than its codes decides which codings the item has
 */
gboolean
cw_tabulation_item_has_sets (const CwTabulationItem *self)
{
  return self->excerpts->len > 0 || self->codings->len > 0;
}

static gboolean
all_have (const GPtrArray *sets, guint32 id)
{
  for (guint i = 0; i < sets->len; i++)
    if (!cw_id_set_has (g_ptr_array_index (sets, i), id))
      return FALSE;
  return TRUE;
}

/**
 * cw_tabulation_item_has:
 *
 * Returns: whether the item has a coding, wherever its text is
 */
gboolean
cw_tabulation_item_has (const CwTabulationItem *self, guint32 excerpt, guint32 coding, guint32 code)
{
  return (self->codes == NULL || g_hash_table_contains (self->codes, GSIZE_TO_POINTER (code)))
         && all_have (self->excerpts, excerpt) && all_have (self->codings, coding);
}
