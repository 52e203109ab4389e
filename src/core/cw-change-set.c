/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwChangeSet: an SQLite session changeset, read once into a plain list of rows. Do, undo and redo all come out as
 * one of these, so nothing else has to tell them apart. */

#include "config.h"

#include "cw-change-set.h"

#include <sqlite3.h>
#include <string.h>

#include "cw-error.h"
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

/* The column of a coding that says its code. */
#define CODE_COLUMN 3

/* --- the bytes -------------------------------------------------------------------------------------------- */

/* SQLite's own iterator makes an object of every value of every row, of an import's whole text too, and may never come
 * back from damaged bytes, which a file from outside can hold: nothing goes to SQLite that was not read here first. The
 * format is stored in files and so does not change: tables ('T', number of columns, which are the key, name), each
 * followed by its rows (operation, a flag, the old values, the new ones). */

/* No table has more. */
#define MAX_COLUMNS 100

typedef struct
{
  const guint8 *at;
  const guint8 *end;
  gboolean damaged;
} Reader;

/* The values of a row, as far as anybody asks for them. */
typedef struct
{
  guint64 columns; /* a bit for each one that is given */
  gint64 id;
  gint64 owner;
  gint64 code;
} Values;

static guint8
read_byte (Reader *reader)
{
  if (reader->at == reader->end)
    {
      reader->damaged = TRUE;
      return 0;
    }
  return *reader->at++;
}

static const guint8 *
skip (Reader *reader, guint64 size)
{
  const guint8 *at = reader->at;

  if (size > (guint64) (reader->end - reader->at))
    {
      reader->damaged = TRUE;
      reader->at = reader->end;
      return at;
    }
  reader->at += size;
  return at;
}

/* Seven bits a byte, the highest first, and all eight of a ninth. */
static guint64
read_varint (Reader *reader)
{
  guint64 value = 0;

  for (guint i = 0; i < 8; i++)
    {
      guint8 byte = read_byte (reader);

      value = value << 7 | (byte & 0x7f);
      if ((byte & 0x80) == 0)
        return value;
    }
  return value << 8 | read_byte (reader);
}

static gint64
read_integer (Reader *reader)
{
  gint64 value = 0;

  for (guint i = 0; i < sizeof value; i++)
    value = (gint64) ((guint64) value << 8 | read_byte (reader));
  return value;
}

/* Gives back whether the column has a value at all, and its number where it is one. */
static gboolean
read_value (Reader *reader, gint64 *number)
{
  *number = 0;
  switch (read_byte (reader))
    {
    case 0: /* unchanged */
      return FALSE;
    case SQLITE_INTEGER:
      *number = read_integer (reader);
      return TRUE;
    case SQLITE_FLOAT:
      skip (reader, sizeof (double));
      return TRUE;
    case SQLITE_TEXT:
    case SQLITE_BLOB:
      skip (reader, read_varint (reader));
      return TRUE;
    case SQLITE_NULL:
      return TRUE;
    default:
      reader->damaged = TRUE;
      return FALSE;
    }
}

static void
read_values (Reader *reader, int n_columns, int owner, Values *values)
{
  for (int i = 0; i < n_columns && !reader->damaged; i++)
    {
      gint64 number;

      if (!read_value (reader, &number))
        continue;
      if (i < 64)
        values->columns |= G_GUINT64_CONSTANT (1) << i;
      if (i == 0)
        values->id = number;
      else if (i == owner)
        values->owner = number;
      else if (i == CODE_COLUMN)
        values->code = number;
    }
}

/* --- the rows ------------------------------------------------------------------------------------------------ */

static CwChangeOperation
operation_of (int operation, gboolean inverted)
{
  if (operation == SQLITE_UPDATE)
    return CW_CHANGE_UPDATE;
  return (operation == SQLITE_INSERT) != inverted ? CW_CHANGE_INSERT : CW_CHANGE_DELETE;
}

static void
read_change (CwChangeSet *self,
             Reader *reader,
             int operation,
             CwKind kind,
             int n_columns,
             gboolean inverted)
{
  int owner = owner_column (kind);
  CwChange change = { .kind = kind, .operation = operation_of (operation, inverted) };
  Values before = { 0 }, after = { 0 };
  gboolean has_before = operation != SQLITE_INSERT;

  if (read_byte (reader) > 1) /* whether a cascade did it */
    reader->damaged = TRUE;
  if (has_before)
    read_values (reader, n_columns, owner, &before);
  if (operation != SQLITE_DELETE)
    read_values (reader, n_columns, owner, &after);
  change.id = has_before ? before.id : after.id;
  if (operation == SQLITE_UPDATE)
    change.columns = after.columns;
  if (kind == CW_KIND_CODING)
    change.code = inverted ? before.code : after.code;
  if (owner >= 0)
    change.owner = (before.columns >> owner & 1) != 0 ? before.owner : after.owner;
  g_array_append_val (self->changes, change);
  self->kinds |= G_GUINT64_CONSTANT (1) << kind;
}

/* Gives back the kind of the rows that follow. */
static CwKind
read_table (Reader *reader, int *n_columns)
{
  guint64 n = read_varint (reader);
  CwKind kind = CW_KIND_NONE;
  const guint8 *name;
  const guint8 *nul;

  skip (reader, n);
  *n_columns = n <= MAX_COLUMNS ? (int) n : 0;
  name = reader->at;
  nul = name == reader->end ? NULL : memchr (name, '\0', reader->end - name);
  if (nul != NULL)
    {
      reader->at = nul + 1;
      kind = cw_kind_from_table ((const char *) name);
    }
  if (*n_columns == 0 || kind == CW_KIND_NONE)
    reader->damaged = TRUE;
  return kind;
}

static void
read_changes (CwChangeSet *self, Reader *reader, gboolean inverted)
{
  CwKind kind = CW_KIND_NONE;
  int n_columns = 0;

  while (reader->at < reader->end && !reader->damaged)
    {
      int byte = read_byte (reader);

      if (byte == 'T')
        kind = read_table (reader, &n_columns);
      else if ((byte == SQLITE_INSERT || byte == SQLITE_UPDATE || byte == SQLITE_DELETE)
               && n_columns > 0)
        read_change (self, reader, byte, kind, n_columns, inverted);
      else
        reader->damaged = TRUE;
    }
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
  gsize size;
  const guint8 *data = g_bytes_get_data (changeset, &size);
  Reader reader = { NULL, NULL, FALSE };

  /* A changeset of no bytes has no address either, and nothing may be added to NULL. */
  if (size > 0)
    reader = (Reader) { data, data + size, FALSE };
  g_atomic_ref_count_init (&self->ref_count);
  self->changes = g_array_new (FALSE, FALSE, sizeof (CwChange));
  read_changes (self, &reader, inverted);
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
