/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwAxisIndex: from a coding to the rows, or to the columns, that have it. */

#include "config.h"

#include "cw-axis-index.h"

static const CwTabulationItem *
item_at (const CwAxisIndex *self, guint i)
{
  return g_ptr_array_index (self->items, i);
}

static gboolean
is_free (const CwAxisIndex *self)
{
  for (guint i = 0; i < self->total; i++)
    if (item_at (self, i)->codes != NULL || cw_tabulation_item_has_sets (item_at (self, i)))
      return FALSE;
  return self->total > 0;
}

static gboolean
has_sets (const CwAxisIndex *self)
{
  for (guint i = 0; i < self->total; i++)
    if (cw_tabulation_item_has_sets (item_at (self, i)))
      return TRUE;
  return FALSE;
}

typedef void (*CodeFunc) (CwAxisIndex *self, guint32 code, guint32 item, guint32 *next);

/* Items that say nothing of codes have all of them. */
static void
visit_codes (CwAxisIndex *self, guint32 item, CodeFunc func, guint32 *next)
{
  GHashTable *codes = item_at (self, item)->codes;
  GHashTableIter iter;
  gpointer code;

  for (guint32 i = 0; codes == NULL && i < self->n_codes; i++)
    func (self, i, item, next);
  if (codes == NULL)
    return;
  g_hash_table_iter_init (&iter, codes);
  while (g_hash_table_iter_next (&iter, &code, NULL))
    if (GPOINTER_TO_SIZE (code) < self->n_codes)
      func (self, GPOINTER_TO_SIZE (code), item, next);
}

static void
count_item (CwAxisIndex *self, guint32 code, guint32 item, guint32 *next)
{
  self->first[code + 1]++;
}

static void
put_item (CwAxisIndex *self, guint32 code, guint32 item, guint32 *next)
{
  self->by_code[next[code]++] = item;
}

/* From numbers of items to offsets, with room for the total behind those of a code that has any. */
static void
sum_up (CwAxisIndex *self)
{
  for (guint32 code = 0; code < self->n_codes; code++)
    {
      guint32 n = self->first[code + 1];

      self->first[code + 1] = self->first[code] + (n == 0 ? 0 : n + 1);
    }
}

static void
fill (CwAxisIndex *self)
{
  g_autofree guint32 *next = NULL;

  for (guint32 i = 0; i < self->total; i++)
    visit_codes (self, i, count_item, NULL);
  sum_up (self);
  next = g_memdup2 (self->first, self->n_codes * sizeof *self->first);
  self->by_code = g_new0 (guint32, self->first[self->n_codes] + 1);
  for (guint32 i = 0; i < self->total; i++)
    visit_codes (self, i, put_item, next);
  for (guint32 code = 0; code < self->n_codes; code++)
    if (self->first[code + 1] > self->first[code])
      self->by_code[next[code]] = self->total;
}

/**
 * cw_axis_index_new:
 * @items: (element-type CwTabulationItem): kept without a reference
 * @n_codes: one more than the largest id of a code
 *
 * Returns: (transfer full): the index
 */
CwAxisIndex *
cw_axis_index_new (const GPtrArray *items, guint32 n_codes)
{
  CwAxisIndex *self = g_new0 (CwAxisIndex, 1);

  self->items = items;
  self->total = items->len;
  self->n_codes = n_codes;
  self->free = is_free (self);
  self->by_sets = has_sets (self);
  self->first = g_new0 (guint32, n_codes + 1);
  if (!self->free)
    fill (self);
  return self;
}

/**
 * cw_axis_index_free:
 * @self: (transfer full): an index
 */
void
cw_axis_index_free (CwAxisIndex *self)
{
  g_free (self->first);
  g_free (self->by_code);
  g_free (self);
}

/**
 * cw_axis_index_has:
 *
 * Returns: whether an item, or the total, has the coding
 */
gboolean
cw_axis_index_has (const CwAxisIndex *self,
                   guint item,
                   guint32 excerpt,
                   guint32 coding,
                   guint32 code)
{
  if (item < self->total)
    return cw_tabulation_item_has (item_at (self, item), excerpt, coding, code);
  for (guint i = 0; i < self->total; i++)
    if (cw_tabulation_item_has (item_at (self, i), excerpt, coding, code))
      return TRUE;
  return FALSE;
}

/**
 * cw_axis_index_list:
 * @found: (element-type guint): the items that have the coding, and the total where there are any
 */
void
cw_axis_index_list (const CwAxisIndex *self,
                    guint32 excerpt,
                    guint32 coding,
                    guint32 code,
                    GArray *found)
{
  gboolean any = FALSE;

  g_array_set_size (found, 0);
  for (guint32 i = code < self->n_codes ? self->first[code] : 0;
       code < self->n_codes && i < self->first[code + 1];
       i++)
    {
      guint item = self->by_code[i];

      if (item == self->total
              ? !any
              : !cw_tabulation_item_has (item_at (self, item), excerpt, coding, code))
        continue;
      any = TRUE;
      g_array_append_val (found, item);
    }
}
