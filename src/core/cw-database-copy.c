/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* A copy of a whole database, page by page, as SQLite's backup API makes it. */

#include "config.h"

#include "cw-database-copy.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

/* A step is about 4 MiB: long enough to cost nothing, short enough to be stopped. */
#define PAGES_A_STEP 1024

static void
close_handle (sqlite3 *handle)
{
  sqlite3_close (handle);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3, close_handle)

/* Nobody but its owner may read a copy of interviews, from the first byte on. */
static gboolean
make_private_file (const char *path, GError **error)
{
  int fd = g_open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);

  if (fd >= 0)
    return g_close (fd, error);
  return cw_error_set_from_sqlite (
      error, errno == ENOSPC ? SQLITE_FULL : SQLITE_CANTOPEN, path, g_strerror (errno));
}

/* The copy is made durable once, when it is whole; until then its name says that it is not. */
static sqlite3 *
open_target (const char *path, GError **error)
{
  g_autoptr (sqlite3) target = NULL;
  int code = sqlite3_open_v2 (path, &target, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);

  if (code == SQLITE_OK)
    code = sqlite3_exec (
        target, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF", NULL, NULL, NULL);
  if (code == SQLITE_OK)
    return g_steal_pointer (&target);
  cw_error_set_from_sqlite (error, code, path, sqlite3_errmsg (target));
  return NULL;
}

static gboolean
copy_pages (sqlite3 *from, sqlite3 *to, const char *path, GCancellable *cancellable, GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (to, "main", from, "main");
  int code = backup == NULL ? sqlite3_errcode (to) : SQLITE_OK;

  while (code == SQLITE_OK && !g_cancellable_is_cancelled (cancellable))
    code = sqlite3_backup_step (backup, PAGES_A_STEP);
  sqlite3_backup_finish (backup);
  if (code == SQLITE_DONE)
    return TRUE;
  if (code == SQLITE_OK)
    g_set_error_literal (error, CW_ERROR, CW_ERROR_CANCELLED, "The copying was stopped.");
  else
    cw_error_set_from_sqlite (error, code, path, sqlite3_errstr (code));
  return FALSE;
}

static gboolean
sync_file (const char *path, GError **error)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  int code = fd >= 0 && fsync (fd) == 0 ? 0 : errno;

  if (fd >= 0)
    close (fd);
  return code == 0
         || cw_error_set_from_sqlite (
             error, code == ENOSPC ? SQLITE_FULL : SQLITE_IOERR, path, g_strerror (code));
}

/* A copy of a file in WAL mode says that it is in WAL mode too, and a reader would make files beside it. */
static gboolean
leave_wal_mode (sqlite3 *target, const char *path, GError **error)
{
  int code = sqlite3_exec (target, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);

  return code == SQLITE_OK || cw_error_set_from_sqlite (error, code, path, sqlite3_errmsg (target));
}

static gboolean
write_copy (CwDatabase *self, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (sqlite3) target = open_target (path, error);
  gboolean done;

  if (target == NULL)
    return FALSE;
  /* One transaction holds the snapshot: what is written meanwhile neither comes in nor starts the copy again. */
  if (!cw_database_exec (self, "BEGIN; SELECT count (*) FROM sqlite_schema", error))
    return FALSE;
  done = copy_pages (cw_database_get_handle (self), target, path, cancellable, error);
  return cw_database_exec (self, "ROLLBACK", done ? error : NULL) && done
         && leave_wal_mode (target, path, error);
}

/**
 * cw_database_copy:
 * @path: where the copy goes; nothing may be there
 *
 * Copies the database as it is at this moment, while others go on reading and writing it. The copy is durable and
 * readable by its owner only. CW_ERROR_CANCELLED, CW_ERROR_NO_SPACE, CW_ERROR_READ_ONLY; then nothing is left of it.
 */
gboolean
cw_database_copy (CwDatabase *self, const char *path, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (CW_IS_DATABASE (self) && path != NULL, FALSE);

  if (!make_private_file (path, error))
    return FALSE;
  if (write_copy (self, path, cancellable, error) && sync_file (path, error))
    return TRUE;
  g_unlink (path);
  return FALSE;
}

/* In the header of a file: how it is written and read; 2 for a WAL, which memory has none of. */
#define HEADER_WRITE_VERSION 18
#define HEADER_READ_VERSION 19

/**
 * cw_database_copy_to_memory:
 *
 * Copies the whole database as it is at this moment into memory, for any one thread.
 *
 * Returns: (transfer full) (nullable): a database that can be written and belongs to no file
 */
CwDatabase *
cw_database_copy_to_memory (CwDatabase *self, GError **error)
{
  g_autoptr (CwDatabase) memory = NULL;
  sqlite3_int64 size = 0;
  guchar *data;
  int code;

  g_return_val_if_fail (CW_IS_DATABASE (self), NULL);

  memory = cw_database_open (":memory:", CW_DATABASE_CREATE, error);
  data
      = memory == NULL ? NULL : sqlite3_serialize (cw_database_get_handle (self), "main", &size, 0);
  if (memory != NULL && data == NULL)
    cw_database_set_error (self, SQLITE_NOMEM, error);
  if (data == NULL)
    return NULL;
  data[HEADER_WRITE_VERSION] = data[HEADER_READ_VERSION] = 1;
  code = sqlite3_deserialize (cw_database_get_handle (memory),
                              "main",
                              data,
                              size,
                              size,
                              SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE);
  if (code == SQLITE_OK)
    return g_steal_pointer (&memory);
  cw_database_set_error (memory, code, error);
  return NULL;
}

/**
 * cw_database_quick_check:
 *
 * Reads the tables and looks for damage. CW_ERROR_CORRUPT says that there is some. The index of words is left out: FTS5
 * answers for it by reading all of it, which takes longer than all the rest, and it can be made anew.
 */
gboolean
cw_database_quick_check (CwDatabase *self, GError **error)
{
  g_autoptr (CwStatement) statement = NULL;
  CwStep step;

  g_return_val_if_fail (CW_IS_DATABASE (self), FALSE);

  statement = cw_database_prepare (
      self,
      "SELECT quick_check FROM sqlite_schema, pragma_quick_check (sqlite_schema.name) "
      "WHERE type = 'table' AND rootpage > 0 AND quick_check <> 'ok'",
      error);
  if (statement == NULL)
    return FALSE;
  step = cw_statement_step (statement, error);
  if (step == CW_STEP_DONE)
    return TRUE;
  if (step != CW_STEP_ERROR)
    cw_error_set_from_sqlite (
        error, SQLITE_CORRUPT, cw_database_get_path (self), cw_statement_get_text (statement, 0));
  return FALSE;
}
