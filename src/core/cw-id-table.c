/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwIdTable: pages of neighbouring ids. SQLite counts ids upwards, so nearly every place of a page is used, and what
 * is asked for next is mostly on the page that was asked for last. A file with scattered ids costs a page a row and
 * no more. */

#include "config.h"

#include "cw-id-table.h"

#define PAGE_BITS 7
#define PAGE_MASK ((1u << PAGE_BITS) - 1)

struct _CwIdTable
{
  gsize size;
  GHashTable *pages; /* number as a pointer → its values */
  guint32 last;      /* the number of the page at hand */
  char *page;        /* (nullable) */
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
  self->pages = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  return self;
}

/**
 * cw_id_table_free:
 * @self: (transfer full): a table
 */
void
cw_id_table_free (CwIdTable *self)
{
  g_hash_table_unref (self->pages);
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

  self->page = NULL;
  g_hash_table_remove_all (self->pages);
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

  g_return_val_if_fail (self != NULL, NULL);

  if (self->page == NULL || number != self->last)
    {
      self->page = g_hash_table_lookup (self->pages, GUINT_TO_POINTER (number));
      self->last = number;
    }
  return self->page == NULL ? NULL : self->page + (id & PAGE_MASK) * self->size;
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

  if (value != NULL)
    return value;
  self->page = g_malloc0_n (PAGE_MASK + 1, self->size);
  g_hash_table_insert (self->pages, GUINT_TO_POINTER (self->last), self->page);
  return self->page + (id & PAGE_MASK) * self->size;
}
