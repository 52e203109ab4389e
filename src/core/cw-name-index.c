/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwNameIndex: whether a name is taken below a parent, and who has it at all, without going through all that are
 * there: two thousand codes below one are made, renamed, moved and found as quickly as two. */

#include "config.h"

#include "cw-name-index.h"

typedef struct
{
  gint64 parent;
  char *name;
} Key;

struct _CwNameIndex
{
  GHashTable *records; /* Key → GPtrArray of CwRecord, none of them owned */
};

static guint
hash_key (gconstpointer data)
{
  const Key *key = data;

  return g_str_hash (key->name) ^ g_int64_hash (&key->parent);
}

static gboolean
equal_keys (gconstpointer a, gconstpointer b)
{
  const Key *x = a, *y = b;

  return x->parent == y->parent && g_str_equal (x->name, y->name);
}

static void
key_free (Key *key)
{
  g_free (key->name);
  g_free (key);
}

/**
 * cw_name_index_new:
 *
 * Returns: (transfer full): an empty index
 */
CwNameIndex *
cw_name_index_new (void)
{
  CwNameIndex *self = g_new0 (CwNameIndex, 1);

  self->records = g_hash_table_new_full (
      hash_key, equal_keys, (GDestroyNotify) key_free, (GDestroyNotify) g_ptr_array_unref);
  return self;
}

/**
 * cw_name_index_free:
 * @self: (transfer full): an index
 */
void
cw_name_index_free (CwNameIndex *self)
{
  g_hash_table_unref (self->records);
  g_free (self);
}

/**
 * cw_name_index_clear:
 *
 * Drops every record.
 */
void
cw_name_index_clear (CwNameIndex *self)
{
  g_return_if_fail (self != NULL);
  g_hash_table_remove_all (self->records);
}

static void
add_below (CwNameIndex *self, CwRecord *record, gint64 parent)
{
  Key key = { parent, (char *) cw_record_get_name (record) };
  GPtrArray *records = g_hash_table_lookup (self->records, &key);

  if (records == NULL)
    {
      records = g_ptr_array_new ();
      key.name = g_strdup (key.name);
      g_hash_table_insert (self->records, g_memdup2 (&key, sizeof key), records);
    }
  g_ptr_array_add (records, record);
}

static void
remove_below (CwNameIndex *self, CwRecord *record, gint64 parent)
{
  Key key = { parent, (char *) cw_record_get_name (record) };
  GPtrArray *records = g_hash_table_lookup (self->records, &key);

  if (records == NULL)
    return;
  g_ptr_array_remove_fast (records, record);
  if (records->len == 0)
    g_hash_table_remove (self->records, &key);
}

/**
 * cw_name_index_add:
 * @record: kept as a pointer only
 */
void
cw_name_index_add (CwNameIndex *self, CwRecord *record)
{
  g_return_if_fail (self != NULL);

  add_below (self, record, cw_record_get_parent (record));
  add_below (self, record, CW_NAME_ANYWHERE);
}

/**
 * cw_name_index_remove:
 * @record: with the parent and the name that it was added with
 */
void
cw_name_index_remove (CwNameIndex *self, CwRecord *record)
{
  g_return_if_fail (self != NULL);

  remove_below (self, record, cw_record_get_parent (record));
  remove_below (self, record, CW_NAME_ANYWHERE);
}

/**
 * cw_name_index_find:
 * @parent: an id, 0 for the top, or CW_NAME_ANYWHERE
 *
 * Returns: (transfer none) (nullable) (element-type CwRecord): those that have the name there, in no order
 */
const GPtrArray *
cw_name_index_find (CwNameIndex *self, gint64 parent, const char *name)
{
  Key key = { parent, (char *) name };

  g_return_val_if_fail (self != NULL && name != NULL, NULL);
  return g_hash_table_lookup (self->records, &key);
}
