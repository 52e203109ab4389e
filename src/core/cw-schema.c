/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The project file's format: how to recognise it, and the numbered migrations that lead to it. */

#include "config.h"

#include "cw-schema.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "cw-field.h"

static const char *const migrations[CW_SCHEMA_VERSION] = {
  "0001-initial.sql",
  "0002-evidence-engine.sql",
};

#define HEADER_SIZE 100
#define HEADER_MAGIC "SQLite format 3"
#define HEADER_USER_VERSION 60
#define HEADER_APPLICATION_ID 68

static gboolean
read_header (const char *path, guchar *header, gssize *size, GError **error)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  g_autofree char *name = g_path_get_basename (path);

  if (fd < 0)
    {
      g_set_error (error,
                   CW_ERROR,
                   errno == ENOENT ? CW_ERROR_NOT_FOUND : CW_ERROR_READ_ONLY,
                   errno == ENOENT ? "There is no file “%s”. Check the name and the folder."
                                   : "“%s” cannot be read. Check that you may open it.",
                   name);
      return FALSE;
    }
  *size = read (fd, header, HEADER_SIZE);
  close (fd);
  return TRUE;
}

/**
 * cw_schema_check_file:
 *
 * Looks at the first bytes of a file before SQLite does, so that a picture or a foreign database is refused with a
 * sentence and never touched. CW_ERROR_NOT_FOUND, CW_ERROR_READ_ONLY or CW_ERROR_NOT_A_PROJECT.
 */
gboolean
cw_schema_check_file (const char *path, GError **error)
{
  guchar header[HEADER_SIZE];
  gssize size = 0;
  guint32 id;

  g_return_val_if_fail (path != NULL, FALSE);

  if (!read_header (path, header, &size, error))
    return FALSE;
  if (size == HEADER_SIZE && memcmp (header, HEADER_MAGIC, sizeof HEADER_MAGIC) == 0)
    {
      memcpy (&id, header + HEADER_APPLICATION_ID, sizeof id);
      if (GUINT32_FROM_BE (id) == CW_APPLICATION_ID)
        return TRUE;
    }
  return cw_error_set_from_sqlite (error, SQLITE_NOTADB, path, "not a project");
}

/**
 * cw_schema_file_is_newer:
 *
 * Returns: whether a newer version made the project. To be asked before the file is opened for writing, since that
 *     alone already changes a byte of it.
 */
gboolean
cw_schema_file_is_newer (const char *path)
{
  guchar header[HEADER_SIZE];
  gssize size = 0;
  guint32 version;

  g_return_val_if_fail (path != NULL, FALSE);

  if (!read_header (path, header, &size, NULL) || size != HEADER_SIZE)
    return FALSE;
  memcpy (&version, header + HEADER_USER_VERSION, sizeof version);
  return GUINT32_FROM_BE (version) > CW_SCHEMA_VERSION;
}

/**
 * cw_schema_read_state:
 * @state: (out): how the file's version stands to CW_SCHEMA_VERSION
 */
gboolean
cw_schema_read_state (CwDatabase *database, CwSchemaState *state, GError **error)
{
  gint64 version;

  if (!cw_database_read_integer (database, &version, error, "PRAGMA user_version", ""))
    return FALSE;
  if (version > CW_SCHEMA_VERSION)
    *state = CW_SCHEMA_NEWER;
  else
    *state = version < CW_SCHEMA_VERSION ? CW_SCHEMA_OLDER : CW_SCHEMA_CURRENT;
  return TRUE;
}

static gboolean
run_migration (CwDatabase *database, guint version, GError **error)
{
  g_autofree char *path = g_strconcat (RESOURCE_BASE "/migrations/", migrations[version - 1], NULL);
  g_autofree char *finish = g_strdup_printf ("PRAGMA user_version = %u; COMMIT", version);
  g_autoptr (GBytes) sql = g_resources_lookup_data (path, 0, error);

  if (sql == NULL)
    return FALSE;
  if (cw_database_exec (database, "BEGIN IMMEDIATE", error)
      && cw_database_exec (database, g_bytes_get_data (sql, NULL), error)
      && cw_database_exec (database, finish, error))
    return TRUE;
  cw_database_exec (database, "ROLLBACK", NULL);
  return FALSE;
}

/**
 * cw_schema_migrate:
 *
 * Brings a new or older file to the current version, each step in a transaction of its own.
 */
gboolean
cw_schema_migrate (CwDatabase *database, GError **error)
{
  gint64 version;

  if (!cw_database_read_integer (database, &version, error, "PRAGMA user_version", ""))
    return FALSE;
  if (version < 0)
    return cw_error_set_from_sqlite (
        error, SQLITE_CORRUPT, cw_database_get_path (database), "a version below 0");
  if (version == 0 && !cw_database_exec (database, "PRAGMA application_id = 0x43577665", error))
    return FALSE;
  for (gint64 next = version + 1; next <= CW_SCHEMA_VERSION; next++)
    if (!run_migration (database, next, error))
      return FALSE;
  return TRUE;
}

/* What a query of a table may run into: a view that never ends, or a trigger that writes what nobody has asked for. */
static gboolean
is_foreign (const char *type, const char *name, const char *sql)
{
  if (g_str_equal (type, "trigger"))
    return TRUE;
  return cw_kind_from_table (name) != CW_KIND_NONE
         && (!g_str_equal (type, "table") || g_str_has_prefix (sql, "CREATE VIRTUAL"));
}

/**
 * cw_schema_check_objects:
 *
 * Refuses a file that another program has given triggers, or views where tables have to be, with CW_ERROR_CORRUPT.
 */
gboolean
cw_schema_check_objects (CwDatabase *database, GError **error)
{
  g_autoptr (CwStatement) rows
      = cw_database_prepare (database, "SELECT type, name, sql FROM sqlite_schema", error);
  g_autofree char *file = g_path_get_basename (cw_database_get_path (database));
  CwStep step = CW_STEP_ERROR;

  while (rows != NULL && (step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    if (is_foreign (cw_statement_get_text (rows, 0),
                    cw_statement_get_text (rows, 1),
                    cw_statement_get_text (rows, 2)))
      {
        g_set_error (error,
                     CW_ERROR,
                     CW_ERROR_CORRUPT,
                     "Another program has changed how “%s” is built, so it is not safe to open it. "
                     "Work on a backup.",
                     file);
        return FALSE;
      }
  return step == CW_STEP_DONE;
}
