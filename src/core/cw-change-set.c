/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwChangeSet: an SQLite session changeset, read once into a plain list of rows. Do, undo and redo all come out as
 * one of these, so nothing else has to tell them apart. */

#include "config.h"

#include "cw-change-set.h"

#include <sqlite3.h>

#include "cw-error.h"
#include "cw-changeset-format.h"
#include "cw-field.h"

struct _CwChangeSet
{
  gatomicrefcount ref_count;
  GArray *changes;
  guint64 kinds; /* a bit for each kind that occurs */
};

G_DEFINE_BOXED_TYPE (CwChangeSet, cw_change_set, cw_change_set_ref, cw_change_set_unref)

/* Where the base table keeps the row that a view looks it up by; see CwChange.owner. */
static int
owner_column (CwKind kind)
{
  switch ((int) kind)
    {
    case CW_KIND_EXCERPT:
    case CW_KIND_CODING:
    case CW_KIND_ATTRIBUTION:
      return 2;
    case CW_KIND_PARAGRAPH:
    case CW_KIND_SPEAKER:
    case CW_KIND_MEMO_LINK:
    case CW_KIND_EVIDENCE_LINK:
      return 1;
    default:
      return -1;
    }
}

static gint64
read_column (sqlite3_changeset_iter *iter, int operation, int column)
{
  sqlite3_value *value = NULL;

  if (operation != SQLITE_INSERT)
    sqlite3changeset_old (iter, column, &value);
  if (value == NULL && operation != SQLITE_DELETE)
    sqlite3changeset_new (iter, column, &value);
  return value == NULL ? 0 : sqlite3_value_int64 (value);
}

static guint64
read_columns (sqlite3_changeset_iter *iter, int n_columns)
{
  guint64 columns = 0;

  for (int i = 0; i < n_columns && i < 64; i++)
    {
      sqlite3_value *value = NULL;

      if (sqlite3changeset_new (iter, i, &value) == SQLITE_OK && value != NULL)
        columns |= G_GUINT64_CONSTANT (1) << i;
    }
  return columns;
}

static CwChangeOperation
operation_of (int operation, gboolean inverted)
{
  if (operation == SQLITE_UPDATE)
    return CW_CHANGE_UPDATE;
  return (operation == SQLITE_INSERT) != inverted ? CW_CHANGE_INSERT : CW_CHANGE_DELETE;
}

static void
append_change (CwChangeSet *self, sqlite3_changeset_iter *iter, gboolean inverted)
{
  CwChange change = { 0 };
  const char *table;
  int n_columns, operation, indirect, owner;

  sqlite3changeset_op (iter, &table, &n_columns, &operation, &indirect);
  change.kind = cw_kind_from_table (table);
  change.operation = operation_of (operation, inverted);
  change.id = read_column (iter, operation, 0);
  if (operation == SQLITE_UPDATE)
    change.columns = read_columns (iter, n_columns);
  owner = owner_column (change.kind);
  if (owner >= 0)
    change.owner = read_column (iter, operation, owner);
  g_array_append_val (self->changes, change);
  self->kinds |= G_GUINT64_CONSTANT (1) << change.kind;
}

/**
 * cw_change_set_new_from_bytes:
 * @changeset: as SQLite's session extension made it
 * @inverted: it was applied backwards
 *
 * Returns: (transfer full) (nullable): the changes, or NULL with CW_ERROR_CORRUPT
 */
CwChangeSet *
cw_change_set_new_from_bytes (GBytes *changeset, gboolean inverted, GError **error)
{
  g_autoptr (CwChangeSet) self = g_new0 (CwChangeSet, 1);
  sqlite3_changeset_iter *iter = NULL;
  gsize size;
  gconstpointer data = g_bytes_get_data (changeset, &size);
  int code;

  g_atomic_ref_count_init (&self->ref_count);
  self->changes = g_array_new (FALSE, FALSE, sizeof (CwChange));
  code = cw_changeset_format_check (changeset) ? sqlite3changeset_start (&iter, size, (void *) data)
                                               : SQLITE_CORRUPT;
  while (code == SQLITE_OK && sqlite3changeset_next (iter) == SQLITE_ROW)
    append_change (self, iter, inverted);
  if (iter != NULL)
    code = sqlite3changeset_finalize (iter);
  if (code != SQLITE_OK)
    {
      g_set_error_literal (
          error, CW_ERROR, CW_ERROR_CORRUPT, "A step of the project's history is damaged.");
      return NULL;
    }
  return g_steal_pointer (&self);
}

CwChangeSet *
cw_change_set_ref (CwChangeSet *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
cw_change_set_unref (CwChangeSet *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->changes);
  g_free (self);
}

/**
 * cw_change_set_get_size:
 *
 * Returns: how many rows changed
 */
guint
cw_change_set_get_size (const CwChangeSet *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->changes->len;
}

/**
 * cw_change_set_get:
 *
 * Returns: (transfer none): the change at @index
 */
const CwChange *
cw_change_set_get (const CwChangeSet *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->changes->len, NULL);
  return &g_array_index (self->changes, CwChange, index);
}

/**
 * cw_change_set_touches:
 *
 * Returns: whether a row of the kind changed
 */
gboolean
cw_change_set_touches (const CwChangeSet *self, CwKind kind)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return (self->kinds & (G_GUINT64_CONSTANT (1) << kind)) != 0;
}
