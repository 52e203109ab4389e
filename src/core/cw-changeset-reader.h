/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <glib.h>

#include "cw-kind.h"

G_BEGIN_DECLS

/**
 * CwChangesetValues:
 * @columns: a bit for each one that is given
 * @owner: of a row that belongs to another, that one's id; see CwChange.owner
 * @code: the fourth column, which in a coding is its code
 * @length: of the last text that is given, in bytes; in a paragraph the last of all is its text
 *
 * The values of a row, as far as anybody asks for them.
 */
typedef struct
{
  guint64 columns;
  gint64 id;
  gint64 owner;
  gint64 code;
  gsize length;
} CwChangesetValues;

/**
 * CwChangesetRow:
 * @table: where the bytes of its table begin; they end where those of the table's first row begin
 * @at: where its own bytes begin, of which there are @size
 * @operation: SQLITE_INSERT, SQLITE_UPDATE or SQLITE_DELETE
 * @before: nothing for an insert
 * @after: nothing for a delete
 *
 * One row of a changeset.
 */
typedef struct
{
  const guint8 *table;
  const guint8 *at;
  gsize size;
  CwKind kind;
  int operation;
  CwChangesetValues before;
  CwChangesetValues after;
} CwChangesetRow;

/**
 * CwChangesetReader:
 * @damaged: what has been read is no changeset of a project
 *
 * A place in the bytes of a changeset.
 */
typedef struct
{
  const guint8 *at;
  const guint8 *end;
  const guint8 *table;
  CwKind kind;
  int n_columns;
  int owner; /* the column of the row that it belongs to, or -1 */
  gboolean damaged;
} CwChangesetReader;

void cw_changeset_reader_init (CwChangesetReader *self, GBytes *changeset);
gboolean cw_changeset_reader_next (CwChangesetReader *self, CwChangesetRow *row);

gint64 cw_changeset_row_get_id (const CwChangesetRow *self);

G_END_DECLS
