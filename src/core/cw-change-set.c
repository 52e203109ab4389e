/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwChangeSet: an SQLite session changeset, read once into a plain list of rows. Do, undo and redo all come out as
 * one of these, so nothing else has to tell them apart. */

#include "config.h"

#include "cw-change-set.h"

#include <sqlite3.h>

#include "cw-changeset-reader.h"
#include "cw-error.h"

struct _CwChangeSet
{
  gatomicrefcount ref_count;
  GArray *changes;
  guint64 kinds; /* a bit for each kind that occurs */
};

G_DEFINE_BOXED_TYPE (CwChangeSet, cw_change_set, cw_change_set_ref, cw_change_set_unref)

static CwChangeOperation
operation_of (int operation, gboolean inverted)
{
  if (operation == SQLITE_UPDATE)
    return CW_CHANGE_UPDATE;
  return (operation == SQLITE_INSERT) != inverted ? CW_CHANGE_INSERT : CW_CHANGE_DELETE;
}

static void
add_change (CwChangeSet *self, const CwChangesetRow *row, int owner, gboolean inverted)
{
  CwChange change = { .kind = row->kind, .operation = operation_of (row->operation, inverted) };

  change.id = cw_changeset_row_get_id (row);
  if (row->operation == SQLITE_UPDATE)
    change.columns = row->after.columns;
  if (row->kind == CW_KIND_CODING)
    change.code = inverted ? row->before.code : row->after.code;
  if (owner >= 0)
    change.owner = (row->before.columns >> owner & 1) != 0 ? row->before.owner : row->after.owner;
  g_array_append_val (self->changes, change);
  self->kinds |= G_GUINT64_CONSTANT (1) << row->kind;
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
  CwChangesetReader reader;
  CwChangesetRow row;

  g_atomic_ref_count_init (&self->ref_count);
  self->changes = g_array_new (FALSE, FALSE, sizeof (CwChange));
  cw_changeset_reader_init (&reader, changeset);
  while (cw_changeset_reader_next (&reader, &row))
    add_change (self, &row, reader.owner, inverted);
  if (reader.damaged)
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
