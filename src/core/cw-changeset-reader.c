/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwChangesetReader: the bytes of an SQLite session changeset, row by row. SQLite's own iterator makes an object of every
 * value of every row, of an import's whole text too, and may never come back from damaged bytes, which a file from
 * outside can hold: nothing goes to SQLite that was not read here first. The format is stored in files and so does not
 * change: tables ('T', number of columns, which are the key, name), each followed by its rows (operation, a flag, the
 * old values, the new ones). */

#include "config.h"

#include "cw-changeset-reader.h"

#include <sqlite3.h>
#include <string.h>

#include "cw-field.h"

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

/* No table has more. */
#define MAX_COLUMNS 100

static guint8
read_byte (CwChangesetReader *self)
{
  if (self->at == self->end)
    {
      self->damaged = TRUE;
      return 0;
    }
  return *self->at++;
}

static const guint8 *
skip (CwChangesetReader *self, guint64 size)
{
  const guint8 *at = self->at;

  if (size > (guint64) (self->end - self->at))
    {
      self->damaged = TRUE;
      self->at = self->end;
      return at;
    }
  self->at += size;
  return at;
}

/* Seven bits a byte, the highest first, and all eight of a ninth. */
static guint64
read_varint (CwChangesetReader *self)
{
  guint64 value = 0;

  for (guint i = 0; i < 8; i++)
    {
      guint8 byte = read_byte (self);

      value = value << 7 | (byte & 0x7f);
      if ((byte & 0x80) == 0)
        return value;
    }
  return value << 8 | read_byte (self);
}

static gint64
read_integer (CwChangesetReader *self)
{
  gint64 value = 0;

  for (guint i = 0; i < sizeof value; i++)
    value = (gint64) ((guint64) value << 8 | read_byte (self));
  return value;
}

/* Gives back whether the column has a value at all, and its number where it is one; leaves @length alone where it is not
 * a text. */
static gboolean
read_value (CwChangesetReader *self, gint64 *number, gsize *length)
{
  *number = 0;
  switch (read_byte (self))
    {
    case 0: /* unchanged */
      return FALSE;
    case SQLITE_INTEGER:
      *number = read_integer (self);
      return TRUE;
    case SQLITE_FLOAT:
      skip (self, sizeof (double));
      return TRUE;
    case SQLITE_TEXT:
    case SQLITE_BLOB:
      *length = read_varint (self);
      skip (self, *length);
      return TRUE;
    case SQLITE_NULL:
      return TRUE;
    default:
      self->damaged = TRUE;
      return FALSE;
    }
}

static void
read_values (CwChangesetReader *self, CwChangesetValues *values)
{
  for (int i = 0; i < self->n_columns && !self->damaged; i++)
    {
      gint64 number;

      if (!read_value (self, &number, &values->length))
        continue;
      if (i < 64)
        values->columns |= G_GUINT64_CONSTANT (1) << i;
      if (i == 0)
        values->id = number;
      else if (i == self->owner)
        values->owner = number;
      else if (i == CODE_COLUMN)
        values->code = number;
    }
}

/* FALSE where no table that could be the project's begins here. */
static gboolean
read_table (CwChangesetReader *self)
{
  guint64 n = read_varint (self);
  const guint8 *name;
  const guint8 *nul;

  skip (self, n);
  self->kind = CW_KIND_NONE;
  self->n_columns = n <= MAX_COLUMNS ? (int) n : 0;
  name = self->at;
  nul = name == self->end ? NULL : memchr (name, '\0', self->end - name);
  if (nul != NULL)
    {
      self->at = nul + 1;
      self->kind = cw_kind_from_table ((const char *) name);
      self->owner = owner_column (self->kind);
    }
  return self->n_columns > 0 && self->kind != CW_KIND_NONE;
}

/* The values of the row whose operation has been read. */
static void
read_row (CwChangesetReader *self, CwChangesetRow *row)
{
  *row = (CwChangesetRow) { .table = self->table, .at = self->at - 1, .kind = self->kind };
  row->operation = self->at[-1];
  if (read_byte (self) > 1) /* whether a cascade did it */
    self->damaged = TRUE;
  if (row->operation != SQLITE_INSERT)
    read_values (self, &row->before);
  if (row->operation != SQLITE_DELETE)
    read_values (self, &row->after);
  row->size = self->at - row->at;
}

/**
 * cw_changeset_reader_init:
 * @self: (out): where to read from; the changeset stays the caller's
 */
void
cw_changeset_reader_init (CwChangesetReader *self, GBytes *changeset)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (changeset, &size);

  *self = (CwChangesetReader) { 0 };
  if (size == 0) /* has no address either, and nothing may be added to NULL */
    return;
  self->at = data;
  self->end = data + size;
}

/**
 * cw_changeset_reader_next:
 * @row: (out): the next row
 *
 * Returns: FALSE at the end, and at what is no changeset; then the reader is damaged
 */
gboolean
cw_changeset_reader_next (CwChangesetReader *self, CwChangesetRow *row)
{
  while (self->at < self->end && !self->damaged)
    {
      const guint8 *start = self->at;
      int byte = read_byte (self);

      if (byte == 'T')
        {
          self->table = start;
          self->damaged = !read_table (self);
        }
      else if ((byte == SQLITE_INSERT || byte == SQLITE_UPDATE || byte == SQLITE_DELETE)
               && self->n_columns > 0)
        {
          read_row (self, row);
          return !self->damaged;
        }
      else
        self->damaged = TRUE;
    }
  return FALSE;
}

/**
 * cw_changeset_row_get_id:
 *
 * Returns: the row's id
 */
gint64
cw_changeset_row_get_id (const CwChangesetRow *self)
{
  return self->operation == SQLITE_INSERT ? self->after.id : self->before.id;
}
