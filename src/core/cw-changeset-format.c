/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Whether some bytes are a changeset as SQLite's session extension writes it. SQLite takes them for granted, and on
 * damaged ones it may never come back; a project file from outside may hold any. The format is described at
 * sqlite3session.c, "CHANGESET FORMAT": tables, each a header and its changes. */

#include "config.h"

#include "cw-changeset-format.h"

#include <sqlite3.h>
#include <string.h>

#include "cw-field.h"

#define TABLE_MARK 'T'
#define MAX_COLUMNS 100
#define NUMBER_BYTES 8

typedef struct
{
  const guchar *data;
  gsize left;
} Reader;

static gboolean
skip (Reader *reader, guint64 n)
{
  if (n > reader->left)
    return FALSE;
  reader->data += n;
  reader->left -= n;
  return TRUE;
}

static gboolean
read_byte (Reader *reader, guchar *byte)
{
  if (reader->left == 0)
    return FALSE;
  *byte = *reader->data;
  return skip (reader, 1);
}

/* Seven bits a byte, the highest first; lengths stay below 2^31, which is five bytes. */
static gboolean
read_varint (Reader *reader, guint64 *value)
{
  guchar byte;

  *value = 0;
  for (guint i = 0; i < 5; i++)
    {
      if (!read_byte (reader, &byte))
        return FALSE;
      *value = (*value << 7) | (byte & 0x7f);
      if ((byte & 0x80) == 0)
        return *value <= G_MAXINT32;
    }
  return FALSE;
}

static gboolean
skip_value (Reader *reader)
{
  guchar type;
  guint64 length;

  if (!read_byte (reader, &type))
    return FALSE;
  switch (type)
    {
    case 0: /* not in this change */
    case SQLITE_NULL:
      return TRUE;
    case SQLITE_INTEGER:
    case SQLITE_FLOAT:
      return skip (reader, NUMBER_BYTES);
    case SQLITE_TEXT:
    case SQLITE_BLOB:
      return read_varint (reader, &length) && skip (reader, length);
    default:
      return FALSE;
    }
}

static gboolean
skip_record (Reader *reader, guint64 n_columns)
{
  for (guint64 i = 0; i < n_columns; i++)
    if (!skip_value (reader))
      return FALSE;
  return TRUE;
}

static gboolean
read_table (Reader *reader, guint64 *n_columns)
{
  const guchar *end;
  const char *name;

  if (!read_varint (reader, n_columns) || *n_columns == 0 || *n_columns > MAX_COLUMNS
      || !skip (reader, *n_columns))
    return FALSE;
  name = (const char *) reader->data;
  end = reader->left == 0 ? NULL : memchr (name, '\0', reader->left);
  return end != NULL && skip (reader, end - reader->data + 1)
         && cw_kind_from_table (name) != CW_KIND_NONE;
}

static gboolean
skip_change (Reader *reader, guchar operation, guint64 n_columns)
{
  guchar indirect;

  if (!read_byte (reader, &indirect) || indirect > 1)
    return FALSE;
  switch (operation)
    {
    case SQLITE_INSERT:
    case SQLITE_DELETE:
      return skip_record (reader, n_columns);
    case SQLITE_UPDATE:
      return skip_record (reader, n_columns) && skip_record (reader, n_columns);
    default:
      return FALSE;
    }
}

/**
 * cw_changeset_format_check:
 *
 * Returns: whether the bytes are a whole changeset over tables that a project has
 */
gboolean
cw_changeset_format_check (GBytes *changeset)
{
  Reader reader;
  guint64 n_columns = 0;
  guchar mark;

  g_return_val_if_fail (changeset != NULL, FALSE);

  reader.data = g_bytes_get_data (changeset, &reader.left);
  while (read_byte (&reader, &mark))
    if (mark == TABLE_MARK ? !read_table (&reader, &n_columns)
                           : n_columns == 0 || !skip_change (&reader, mark, n_columns))
      return FALSE;
  return TRUE;
}
