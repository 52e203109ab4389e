/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwRecordStore: all records of one kind, found by id, and as live lists: the children of a parent in their manual
 * order (what a tree shows), and all of them in the order of their ids. */

#include "config.h"

#include "cw-record-store.h"

#include "cw-name-index.h"

#define MAX_DEPTH 200

struct _CwRecordStore
{
  GObject parent_instance;

  CwKind kind;
  char *select_one;
  char *select_all;
  GHashTable *records;  /* id → CwRecord, owned */
  GHashTable *children; /* parent id → GListStore, owned */
  GListStore *all;
  CwNameIndex *names;
};

G_DEFINE_FINAL_TYPE (CwRecordStore, cw_record_store, G_TYPE_OBJECT)

static GListStore *
list_of (CwRecordStore *self, gint64 parent)
{
  GListStore *list = g_hash_table_lookup (self->children, &parent);

  if (list == NULL)
    {
      list = g_list_store_new (CW_TYPE_RECORD);
      g_hash_table_insert (self->children, g_memdup2 (&parent, sizeof parent), list);
    }
  return list;
}

static int
compare_in_list (gconstpointer a, gconstpointer b, gpointer user_data)
{
  return cw_record_compare ((CwRecord *) a, (CwRecord *) b);
}

static int
compare_ids (gconstpointer a, gconstpointer b, gpointer user_data)
{
  gint64 id_a = cw_record_get_id ((CwRecord *) a);
  gint64 id_b = cw_record_get_id ((CwRecord *) b);

  return (id_a > id_b) - (id_a < id_b);
}

/* The list is in order, so the record is found by halving; it must still have the values that it was filed by. */
static guint
find_in_list (GListStore *list, CwRecord *record, GCompareDataFunc compare)
{
  guint low = 0, high = g_list_model_get_n_items (G_LIST_MODEL (list));

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      g_autoptr (CwRecord) other = g_list_model_get_item (G_LIST_MODEL (list), middle);

      if (compare (other, record, NULL) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static char **
read_values (CwRecordStore *self, CwStatement *statement)
{
  guint n_fields;
  char **values;

  cw_kind_get_fields (self->kind, &n_fields);
  values = g_new0 (char *, n_fields);
  for (guint i = 0; i < n_fields; i++)
    if (sqlite3_column_type (statement, i + 1) != SQLITE_NULL)
      values[i] = g_strdup (cw_statement_get_text (statement, i + 1));
  return values;
}

static void
add (CwRecordStore *self, gint64 id, char **values)
{
  CwRecord *record = cw_record_new (self->kind, id);

  cw_record_take_values (record, values);
  g_hash_table_insert (self->records, g_memdup2 (&id, sizeof id), record);
  g_list_store_insert_sorted (
      list_of (self, cw_record_get_parent (record)), record, compare_in_list, NULL);
  g_list_store_insert_sorted (self->all, record, compare_ids, NULL);
  cw_name_index_add (self->names, record);
}

static void
drop (CwRecordStore *self, gint64 id)
{
  CwRecord *record = g_hash_table_lookup (self->records, &id);
  GListStore *list;

  if (record == NULL)
    return;
  list = list_of (self, cw_record_get_parent (record));
  cw_name_index_remove (self->names, record);
  g_list_store_remove (list, find_in_list (list, record, compare_in_list));
  g_list_store_remove (self->all, find_in_list (self->all, record, compare_ids));
  g_hash_table_remove (self->records, &id);
}

static gboolean
is_filed_by (CwRecordStore *self, CwRecord *record, char **values)
{
  const int fields[]
      = { cw_kind_get_parent_field (self->kind), cw_kind_get_rank_field (self->kind) };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (fields[i] >= 0
        && g_strcmp0 (cw_record_get_text (record, fields[i]),
                      values[fields[i]] != NULL ? values[fields[i]] : "")
               != 0)
      return FALSE;
  return TRUE;
}

/* A record moves in its lists only when its place has changed, so that a view keeps its selection on a rename. */
static void
update (CwRecordStore *self, CwRecord *record, char **values)
{
  gboolean stays = is_filed_by (self, record, values);
  GListStore *list = list_of (self, cw_record_get_parent (record));
  guint position = stays ? 0 : find_in_list (list, record, compare_in_list);
  g_autoptr (CwRecord) kept = g_object_ref (record);

  cw_name_index_remove (self->names, record);
  cw_record_take_values (record, values);
  cw_name_index_add (self->names, record);
  if (stays)
    return;
  g_list_store_remove (list, position);
  g_list_store_insert_sorted (
      list_of (self, cw_record_get_parent (record)), kept, compare_in_list, NULL);
}

static char *
build_select (CwKind kind, const char *where)
{
  guint n_fields;
  const CwField *fields = cw_kind_get_fields (kind, &n_fields);
  GString *sql = g_string_new ("SELECT id");

  for (guint i = 0; i < n_fields; i++)
    g_string_append_printf (sql, ", %s", fields[i].column);
  g_string_append_printf (sql, " FROM %s %s", cw_kind_get_table (kind), where);
  return g_string_free (sql, FALSE);
}

static void
cw_record_store_finalize (GObject *object)
{
  CwRecordStore *self = CW_RECORD_STORE (object);

  g_free (self->select_one);
  g_free (self->select_all);
  g_clear_pointer (&self->records, g_hash_table_unref);
  g_clear_pointer (&self->children, g_hash_table_unref);
  g_clear_object (&self->all);
  g_clear_pointer (&self->names, cw_name_index_free);
  G_OBJECT_CLASS (cw_record_store_parent_class)->finalize (object);
}

static void
cw_record_store_class_init (CwRecordStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cw_record_store_finalize;
}

static void
cw_record_store_init (CwRecordStore *self)
{
  self->records = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  self->children = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  self->all = g_list_store_new (CW_TYPE_RECORD);
  self->names = cw_name_index_new ();
}

/**
 * cw_record_store_new:
 *
 * Returns: (transfer full): an empty store
 */
CwRecordStore *
cw_record_store_new (CwKind kind)
{
  CwRecordStore *self = g_object_new (CW_TYPE_RECORD_STORE, NULL);

  g_return_val_if_fail (cw_kind_has_records (kind), NULL);

  self->kind = kind;
  self->select_one = build_select (kind, "WHERE id = ?1");
  self->select_all = build_select (kind, "ORDER BY id");
  return self;
}

static void
clear (CwRecordStore *self)
{
  GHashTableIter iter;
  GListStore *list;

  g_hash_table_iter_init (&iter, self->children);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &list))
    g_list_store_remove_all (list);
  g_list_store_remove_all (self->all);
  cw_name_index_clear (self->names);
  g_hash_table_remove_all (self->records);
}

/* What the program writes has a few levels. A file that has hundreds, or records below each other in a circle, has been
 * written by somebody else; whatever goes through the tree would never come back. */
static gboolean
is_in_tree (CwRecordStore *self, CwRecord *record)
{
  guint depth = 0;

  for (gint64 parent = cw_record_get_parent (record); record != NULL && parent != 0;
       parent = record == NULL ? 0 : cw_record_get_parent (record))
    {
      record = cw_record_store_get (self, parent);
      if (++depth > MAX_DEPTH)
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_tree (CwRecordStore *self, CwDatabase *database, GError **error)
{
  GHashTableIter iter;
  gpointer record;

  if (cw_kind_get_parent_field (self->kind) < 0)
    return TRUE;
  g_hash_table_iter_init (&iter, self->records);
  while (g_hash_table_iter_next (&iter, NULL, &record))
    if (!is_in_tree (self, record))
      return cw_error_set_from_sqlite (
          error, SQLITE_CORRUPT, cw_database_get_path (database), "a tree without an end");
  return TRUE;
}

/**
 * cw_record_store_load:
 *
 * Reads every row, dropping what was there. Fails with CW_ERROR_CORRUPT where records are below each other.
 */
gboolean
cw_record_store_load (CwRecordStore *self, CwDatabase *database, GError **error)
{
  g_autoptr (CwStatement) statement = NULL;
  CwStep step;

  g_return_val_if_fail (CW_IS_RECORD_STORE (self), FALSE);

  clear (self);
  statement = cw_database_prepare (database, self->select_all, error);
  if (statement == NULL)
    return FALSE;
  while ((step = cw_statement_step (statement, error)) == CW_STEP_ROW)
    add (self, cw_statement_get_integer (statement, 0), read_values (self, statement));
  return step == CW_STEP_DONE && check_tree (self, database, error);
}

/**
 * cw_record_store_apply:
 * @id: of a row of this kind that may have changed
 *
 * Brings the one record in line with its row, or with there being none.
 */
gboolean
cw_record_store_apply (CwRecordStore *self, CwDatabase *database, gint64 id, GError **error)
{
  g_autoptr (CwStatement) statement = NULL;
  CwRecord *record;
  CwStep step;

  g_return_val_if_fail (CW_IS_RECORD_STORE (self), FALSE);

  statement = cw_database_query (database, error, self->select_one, "i", id);
  if (statement == NULL)
    return FALSE;
  step = cw_statement_step (statement, error);
  record = g_hash_table_lookup (self->records, &id);
  if (step == CW_STEP_DONE)
    drop (self, id);
  else if (step == CW_STEP_ROW && record == NULL)
    add (self, id, read_values (self, statement));
  else if (step == CW_STEP_ROW)
    update (self, record, read_values (self, statement));
  return step != CW_STEP_ERROR;
}

/**
 * cw_record_store_get:
 *
 * Returns: (transfer none) (nullable): the record with that id
 */
CwRecord *
cw_record_store_get (CwRecordStore *self, gint64 id)
{
  g_return_val_if_fail (CW_IS_RECORD_STORE (self), NULL);
  return g_hash_table_lookup (self->records, &id);
}

/**
 * cw_record_store_get_children:
 * @parent: an id, or 0 for the top
 *
 * Returns: (transfer none): a live list of CwRecord in manual order
 */
GListModel *
cw_record_store_get_children (CwRecordStore *self, gint64 parent)
{
  g_return_val_if_fail (CW_IS_RECORD_STORE (self), NULL);
  return G_LIST_MODEL (list_of (self, parent));
}

/**
 * cw_record_store_get_all:
 *
 * Returns: (transfer none): a live list of every CwRecord in the order of their ids
 */
GListModel *
cw_record_store_get_all (CwRecordStore *self)
{
  g_return_val_if_fail (CW_IS_RECORD_STORE (self), NULL);
  return G_LIST_MODEL (self->all);
}

/**
 * cw_record_store_find_named:
 * @parent: an id, 0 for the top, or CW_NAME_ANYWHERE
 *
 * Returns: (transfer none) (nullable) (element-type CwRecord): those that have the name there, in no order
 */
const GPtrArray *
cw_record_store_find_named (CwRecordStore *self, gint64 parent, const char *name)
{
  g_return_val_if_fail (CW_IS_RECORD_STORE (self), NULL);
  return cw_name_index_find (self->names, parent, name);
}
