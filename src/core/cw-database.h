/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

#include "cw-error.h"

G_BEGIN_DECLS

#define CW_TYPE_DATABASE (cw_database_get_type ())
G_DECLARE_FINAL_TYPE (CwDatabase, cw_database, CW, DATABASE, GObject)

/**
 * CwDatabaseMode:
 * @CW_DATABASE_READ: read only
 * @CW_DATABASE_READ_BESIDE: read only, while another process is known to write
 * @CW_DATABASE_WRITE: read and write an existing file
 * @CW_DATABASE_CREATE: make a new file
 */
typedef enum
{
  CW_DATABASE_READ,
  CW_DATABASE_READ_BESIDE,
  CW_DATABASE_WRITE,
  CW_DATABASE_CREATE,
} CwDatabaseMode;

/**
 * CwStep:
 *
 * What a step of a statement gave.
 */
typedef enum
{
  CW_STEP_ERROR,
  CW_STEP_ROW,
  CW_STEP_DONE,
} CwStep;

/**
 * CwStatement:
 *
 * A prepared statement that the connection caches. Its automatic clean-up resets it and clears its bindings.
 */
typedef sqlite3_stmt CwStatement;

CwDatabase *cw_database_open (const char *path, CwDatabaseMode mode, GError **error);
gboolean cw_database_close (CwDatabase *self, GError **error);

sqlite3 *cw_database_get_handle (CwDatabase *self);
const char *cw_database_get_path (CwDatabase *self);

gboolean cw_database_exec (CwDatabase *self, const char *sql, GError **error);
CwStatement *cw_database_prepare (CwDatabase *self, const char *sql, GError **error);
CwStatement *
cw_database_query (CwDatabase *self, GError **error, const char *sql, const char *types, ...);
gboolean
cw_database_run (CwDatabase *self, GError **error, const char *sql, const char *types, ...);
gboolean cw_database_read_integer (CwDatabase *self,
                                   gint64 *result,
                                   GError **error,
                                   const char *sql,
                                   const char *types,
                                   ...);
gint64 cw_database_get_last_id (CwDatabase *self);
gboolean cw_database_set_error (CwDatabase *self, int code, GError **error);
gboolean cw_error_set_from_sqlite (GError **error, int code, const char *path, const char *message);

CwStep cw_statement_step (CwStatement *self, GError **error);
void cw_statement_release (CwStatement *self);
const char *cw_statement_get_text (CwStatement *self, int column);

static inline gint64
cw_statement_get_integer (CwStatement *self, int column)
{
  return sqlite3_column_int64 (self, column);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwStatement, cw_statement_release)

G_END_DECLS
