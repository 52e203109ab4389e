/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The rows of a changeset in the order of their ids. A session gives them in the order of a hash table; to take back what
 * has changed twenty thousand rows would then go through the file by chance, and read most of its pages again and
 * again. */

#include "config.h"

#include "cw-changeset-order.h"

#include <stdlib.h>
#include <string.h>

#include "cw-changeset-reader.h"

/* Where a row is. */
typedef struct
{
  gint64 id;
  const guint8 *table;
  const guint8 *at;
  gsize size;
} Place;

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *x = a, *y = b;

  if (x->table != y->table)
    return x->table < y->table ? -1 : 1;
  return (x->id > y->id) - (x->id < y->id);
}

/* NULL where the bytes are no changeset. */
static GArray *
read_places (GBytes *changeset)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  CwChangesetReader reader;
  CwChangesetRow row;

  cw_changeset_reader_init (&reader, changeset);
  while (cw_changeset_reader_next (&reader, &row))
    {
      Place place = { cw_changeset_row_get_id (&row), row.table, row.at, row.size };

      g_array_append_val (places, place);
    }
  return reader.damaged ? NULL : g_steal_pointer (&places);
}

static gboolean
is_in_order (const GArray *places)
{
  for (guint i = 1; i < places->len; i++)
    if (compare_places (&g_array_index (places, Place, i - 1), &g_array_index (places, Place, i))
        > 0)
      return FALSE;
  return TRUE;
}

static guint8 *
append (guint8 *to, const guint8 *from, gsize size)
{
  memcpy (to, from, size);
  return to + size;
}

/* @sorted has the same tables, one after the other, and the rows of each are where they were but among themselves. */
static GBytes *
write_rows (const GArray *places, const GArray *sorted, gsize size)
{
  guint8 *bytes = g_malloc (size), *to = bytes;
  const guint8 *table = NULL;

  for (guint i = 0; i < sorted->len; i++)
    {
      const Place *place = &g_array_index (sorted, Place, i);

      if (place->table != table)
        {
          table = place->table;
          to = append (to, table, g_array_index (places, Place, i).at - table);
        }
      to = append (to, place->at, place->size);
    }
  return g_bytes_new_take (bytes, to - bytes);
}

/**
 * cw_changeset_order:
 * @changeset: as SQLite's session extension made it
 *
 * Returns: (transfer full): the same changes, those of each table in the order of their ids
 */
GBytes *
cw_changeset_order (GBytes *changeset)
{
  g_autoptr (GArray) places = read_places (changeset);
  g_autoptr (GArray) sorted = NULL;

  if (places == NULL || is_in_order (places))
    return g_bytes_ref (changeset);
  sorted = g_array_copy (places);
  qsort (sorted->data, sorted->len, sizeof (Place), compare_places);
  return write_rows (places, sorted, g_bytes_get_size (changeset));
}
