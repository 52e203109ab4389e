/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <glib.h>

#include "cw-database.h"
#include "cw-kind.h"

G_BEGIN_DECLS

/**
 * CwRowRun:
 * @n: how many
 * @first: the first of that many ids, one after the other
 *
 * Rows of one base table that somebody has written to.
 */
typedef struct
{
  CwKind kind;
  guint32 n;
  gint64 first;
} CwRowRun;

/**
 * CwRowLog:
 *
 * Which rows of the base tables an operation has written to so far, in the order in which it did.
 */
typedef struct _CwRowLog CwRowLog;

CwRowLog *cw_row_log_new (void);
void cw_row_log_free (CwRowLog *self);
void cw_row_log_start (CwRowLog *self, CwDatabase *database);
void cw_row_log_stop (CwRowLog *self, CwDatabase *database);
guint cw_row_log_mark (CwRowLog *self);
GArray *cw_row_log_copy (CwRowLog *self, guint mark);
gboolean cw_row_log_has (const CwRowLog *self, guint mark, CwKind kind);
void cw_row_log_cut (CwRowLog *self, guint mark);
void cw_row_log_append (GArray *runs, guint mark, CwKind kind, gint64 id);

G_END_DECLS
