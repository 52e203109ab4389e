/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* A disk that fails once. A program that has this file calls SQLite through the functions here, which count the calls
 * and let one of them fail as for a bad sector, without doing anything. */

#include "config.h"

#include "cw-test-fault.h"

#include <dlfcn.h>
#include <sqlite3.h>

static guint n_calls;
static guint failing; /* 0: none */
static guint
    inside; /* SQLite calls itself through these functions as well, which is its own business */

static gpointer
find_real (const char *name)
{
  gpointer real = dlsym (RTLD_NEXT, name);

  g_assert_nonnull (real);
  return real;
}

#define REAL(function) ((__typeof__ (&function)) find_real (#function))

static gboolean
fails (void)
{
  return inside == 0 && ++n_calls == failing;
}

/* From now on the calls are counted, and the one with that number fails. */
void
cw_test_fault_arm (guint call)
{
  n_calls = 0;
  failing = call;
}

/* How many calls there were. */
guint
cw_test_fault_disarm (void)
{
  failing = 0;
  return n_calls;
}

int
sqlite3_step (sqlite3_stmt *statement)
{
  int code = SQLITE_IOERR_READ;

  if (fails ())
    return code;
  inside++;
  code = REAL (sqlite3_step) (statement);
  inside--;
  return code;
}

int
sqlite3_prepare_v3 (sqlite3 *handle,
                    const char *sql,
                    int length,
                    unsigned int flags,
                    sqlite3_stmt **statement,
                    const char **tail)
{
  int code = SQLITE_IOERR_READ;

  *statement = NULL;
  if (fails ())
    return code;
  inside++;
  code = REAL (sqlite3_prepare_v3) (handle, sql, length, flags, statement, tail);
  inside--;
  return code;
}

int
sqlite3_exec (sqlite3 *handle,
              const char *sql,
              int (*callback) (void *, int, char **, char **),
              void *data,
              char **message)
{
  int code = SQLITE_IOERR_WRITE;

  if (fails ())
    return code;
  inside++;
  code = REAL (sqlite3_exec) (handle, sql, callback, data, message);
  inside--;
  return code;
}

int
sqlite3session_create (sqlite3 *handle, const char *name, sqlite3_session **session)
{
  int code = SQLITE_IOERR_READ;

  *session = NULL;
  if (fails ())
    return code;
  inside++;
  code = REAL (sqlite3session_create) (handle, name, session);
  inside--;
  return code;
}

int
sqlite3session_changeset (sqlite3_session *session, int *size, void **changeset)
{
  int code = SQLITE_IOERR_READ;

  if (fails ())
    return code;
  inside++;
  code = REAL (sqlite3session_changeset) (session, size, changeset);
  inside--;
  return code;
}

int
sqlite3changeset_apply_v2 (sqlite3 *handle,
                           int size,
                           void *changeset,
                           int (*filter) (void *, const char *),
                           int (*conflict) (void *, int, sqlite3_changeset_iter *),
                           void *data,
                           void **rebase,
                           int *rebase_size,
                           int flags)
{
  int code = SQLITE_IOERR_WRITE;

  if (fails ())
    return code;
  inside++;
  code = REAL (sqlite3changeset_apply_v2) (
      handle, size, changeset, filter, conflict, data, rebase, rebase_size, flags);
  inside--;
  return code;
}
