/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <glib-object.h>

#include "cw-kind.h"

G_BEGIN_DECLS

typedef enum
{
  CW_CHANGE_INSERT,
  CW_CHANGE_UPDATE,
  CW_CHANGE_DELETE,
} CwChangeOperation;

/**
 * CwChange:
 * @columns: for an update, a bit for each changed column, the id being bit 0 and field n bit n + 1
 * @owner: for an excerpt, paragraph, attribution or speaker its source's id, for a coding its excerpt's id, else 0;
 *   known for deleted rows too
 * @code: for a coding the code that it has now; 0 where it is as it was, and for other kinds
 *
 * One row that has changed.
 */
typedef struct
{
  CwKind kind;
  CwChangeOperation operation;
  gint64 id;
  guint64 columns;
  gint64 owner;
  gint64 code;
} CwChange;

/**
 * CwChangeSet:
 *
 * What one operation changed, row by row: the only thing by which views and indexes follow the project.
 */
typedef struct _CwChangeSet CwChangeSet;

#define CW_TYPE_CHANGE_SET (cw_change_set_get_type ())
GType cw_change_set_get_type (void);

CwChangeSet *cw_change_set_new_from_bytes (GBytes *changeset, gboolean inverted, GError **error);
CwChangeSet *cw_change_set_ref (CwChangeSet *self);
void cw_change_set_unref (CwChangeSet *self);
guint cw_change_set_get_size (const CwChangeSet *self);
const CwChange *cw_change_set_get (const CwChangeSet *self, guint index);
gboolean cw_change_set_touches (const CwChangeSet *self, CwKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwChangeSet, cw_change_set_unref)

G_END_DECLS
