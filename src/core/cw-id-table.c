/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwIdTable: pages of neighbouring ids. SQLite counts ids upwards, so nearly every place of a page is used. The pages
 * of the first sixteen million ids are found in an array, those of others, which only a file from elsewhere has, in a
 * hash table; scattered ids cost a page a row and no more. */

#include "config.h"

#include "cw-id-table.h"

#define PAGE_BITS 7
#define PAGE_MASK ((1u << PAGE_BITS) - 1)
#define MAX_NEAR_PAGES (1u << 17)

struct _CwIdTable
{
  gsize size;
  GPtrArray *near; /* (element-type gpointer) (nullable elements): pages by number */
  GHashTable *far; /* number as a pointer → page */
};

/**
 * cw_id_table_new:
 * @size: of a value, in bytes
 *
 * Returns: (transfer full): an empty table
 */
CwIdTable *
cw_id_table_new (gsize size)
{
  CwIdTable *self = g_new0 (CwIdTable, 1);

  self->size = size;
  self->near = g_ptr_array_new_with_free_func (g_free);
  self->far = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  return self;
}

/**
 * cw_id_table_free:
 * @self: (transfer full): a table
 */
void
cw_id_table_free (CwIdTable *self)
{
  g_ptr_array_unref (self->near);
  g_hash_table_unref (self->far);
  g_free (self);
}

/**
 * cw_id_table_clear:
 *
 * Drops every value.
 */
void
cw_id_table_clear (CwIdTable *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_set_size (self->near, 0);
  g_hash_table_remove_all (self->far);
}

/**
 * cw_id_table_find:
 *
 * Returns: (transfer none) (nullable): the value of the id, all zero where none was given, until the next clear;
 *   NULL where no near id has one either
 */
gpointer
cw_id_table_find (CwIdTable *self, guint32 id)
{
  guint32 number = id >> PAGE_BITS;
  char *page = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (number < self->near->len)
    page = g_ptr_array_index (self->near, number);
  else if (number >= MAX_NEAR_PAGES)
    page = g_hash_table_lookup (self->far, GUINT_TO_POINTER (number));
  return page == NULL ? NULL : page + (id & PAGE_MASK) * self->size;
}

/**
 * cw_id_table_claim:
 *
 * Returns: (transfer none): the value of the id to be written, all zero where none was given
 */
gpointer
cw_id_table_claim (CwIdTable *self, guint32 id)
{
  gpointer value = cw_id_table_find (self, id);
  guint32 number = id >> PAGE_BITS;
  char *page;

  if (value != NULL)
    return value;
  page = g_malloc0_n (PAGE_MASK + 1, self->size);
  if (number >= MAX_NEAR_PAGES)
    g_hash_table_insert (self->far, GUINT_TO_POINTER (number), page);
  else
    {
      if (number >= self->near->len)
        g_ptr_array_set_size (self->near, number + 1);
      g_ptr_array_index (self->near, number) = page;
    }
  return page + (id & PAGE_MASK) * self->size;
}
