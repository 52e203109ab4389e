/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwProjectFile: making and opening the file of a project: is it one, may it be written, is somebody else writing it,
 * is it whole, and is its schema ours. What is in it is the business of CwProject. */

#include "config.h"

#include "cw-project-file.h"

#include <glib/gstdio.h>

#include "cw-database-copy.h"
#include "cw-lent-file.h"
#include "cw-schema.h"

/* How long a reader waits for a writer that comes or goes: half a second. */
#define N_ATTEMPTS 25
#define MICROSECONDS_BETWEEN_ATTEMPTS 20000

/* Many more than anybody makes in a life. */
#define MAX_CODES (1 << 24)

/* About 10 ms. */
#define MAX_CHECKED_SIZE (8 * 1024 * 1024)

static CwProjectFile *
file_new (const char *path)
{
  CwProjectFile *self = g_new0 (CwProjectFile, 1);

  self->path = g_strdup (path);
  return self;
}

/**
 * cw_project_file_close:
 *
 * Closes the file and gives it to the next process. Closing twice is allowed.
 */
gboolean
cw_project_file_close (CwProjectFile *self, GError **error)
{
  gboolean closed = self->database == NULL || cw_database_close (self->database, error);

  g_clear_pointer (&self->lock, cw_file_lock_free);
  return closed;
}

/**
 * cw_project_file_free:
 * @self: (transfer full) (nullable): closed if it is open
 */
void
cw_project_file_free (CwProjectFile *self)
{
  if (self == NULL)
    return;
  cw_project_file_close (self, NULL);
  g_clear_object (&self->database);
  g_free (self->path);
  g_free (self->notice);
  g_free (self);
}

/* --- a new one ------------------------------------------------------------------------------------------ */

static gboolean
check_new_path (const char *path, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    g_set_error (error,
                 CW_ERROR,
                 CW_ERROR_EXISTS,
                 "There is a file “%s” already. Choose another name; nothing was overwritten.",
                 name);
  else if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    g_set_error (error,
                 CW_ERROR,
                 CW_ERROR_NOT_FOUND,
                 "There is no folder “%s”. Make it first, or choose another.",
                 folder);
  else
    return TRUE;
  return FALSE;
}

/**
 * cw_project_file_discard:
 *
 * Closes a file that has just been made and removes it, because it could not be filled.
 */
void
cw_project_file_discard (CwProjectFile *self)
{
  g_autofree char *wal = g_strconcat (self->path, "-wal", NULL);
  g_autofree char *shm = g_strconcat (self->path, "-shm", NULL);

  cw_project_file_close (self, NULL);
  g_unlink (self->path);
  g_unlink (wal);
  g_unlink (shm);
}

/**
 * cw_project_file_create:
 * @path: where to put the file; it must not be there yet
 *
 * Makes a file with the tables of a project and nothing in them. Fails with CW_ERROR_EXISTS, CW_ERROR_NOT_FOUND,
 * CW_ERROR_READ_ONLY or CW_ERROR_NO_SPACE, and leaves nothing behind.
 *
 * Returns: (transfer full) (nullable): the file, open for writing
 */
CwProjectFile *
cw_project_file_create (const char *path, GError **error)
{
  g_autoptr (CwProjectFile) self = file_new (path);
  g_autofree char *owner = NULL;

  if (!check_new_path (path, error))
    return NULL;
  self->database = cw_database_open (path, CW_DATABASE_CREATE, error);
  if (self->database == NULL || !cw_schema_migrate (self->database, error))
    {
      cw_project_file_discard (self);
      return NULL;
    }
  self->lock = cw_file_lock_take (path, &owner);
  self->checked = TRUE;
  return g_steal_pointer (&self);
}

/* --- one that is there ------------------------------------------------------------------------------------ */

/* Without the lock the project is still good for reading; the notice says why. */
static void
take_lock (CwProjectFile *self)
{
  g_autofree char *owner = NULL;

  self->lock = cw_file_lock_take (self->path, &owner);
  if (self->lock != NULL)
    return;
  self->read_only = TRUE;
  if (owner != NULL)
    self->notice = g_strdup_printf ("The project is open for reading only: %s has it open for "
                                    "writing. Close it there to go on here.",
                                    owner);
  else
    self->notice
        = g_strdup ("The project is open for reading only, because its folder cannot be written. "
                    "Copy the file to a folder of yours to work on it.");
}

static void
refuse_to_write (CwProjectFile *self)
{
  self->read_only = TRUE;
  g_set_str (&self->notice,
             "The project is open for reading only, because the sandbox lends out this one file "
             "without its folder. Continue in a copy under Documents.");
}

/* An earlier version's file that may not be written is brought to this version beside the file, where nobody else reads
 * it. */
static gboolean
migrate_in_memory (CwProjectFile *self, GError **error)
{
  g_autoptr (CwDatabase) memory = cw_database_copy_to_memory (self->database, error);

  if (memory == NULL || !cw_schema_migrate (memory, error)
      || !cw_database_exec (memory, "PRAGMA query_only = ON", error))
    return FALSE;
  g_set_object (&self->database, memory);
  self->checked = TRUE;
  return TRUE;
}

static gboolean
check_schema (CwProjectFile *self, GError **error)
{
  CwSchemaState state;

  if (!cw_schema_read_state (self->database, &state, error))
    return FALSE;
  switch (state)
    {
    case CW_SCHEMA_CURRENT:
      return TRUE;
    case CW_SCHEMA_OLDER:
      return self->read_only ? migrate_in_memory (self, error)
                             : cw_schema_migrate (self->database, error);
    case CW_SCHEMA_NEWER:
      self->read_only = TRUE;
      g_set_str (&self->notice,
                 "A newer version of Caseweave made this project. It is open for reading only; "
                 "install that version to work on it.");
      return TRUE;
    }
  g_return_val_if_reached (FALSE);
}

/* What takes no time is looked through at once; a larger file is looked through while it is in use. */
static gboolean
check_small (CwProjectFile *self, GError **error)
{
  GStatBuf information;

  self->checked = g_stat (self->path, &information) == 0 && information.st_size <= MAX_CHECKED_SIZE;
  return !self->checked || cw_database_quick_check (self->database, error);
}

/* Ids count upwards from 1. What is kept in memory is found by them in plain arrays, which a file with absurd ones would
 * make larger than any memory. Each of these questions is answered by the end of an index. */
static gboolean
check_ids (CwProjectFile *self, GError **error)
{
  gint64 absurd;

  if (!cw_database_read_integer (
          self->database,
          &absurd,
          error,
          "SELECT (SELECT max (id) FROM code) > ?1 OR (SELECT min (id) FROM code) < 1 "
          "OR (SELECT max (code_id) FROM coding) > ?1 OR (SELECT min (code_id) FROM coding) < 1 "
          "OR (SELECT max (id) FROM excerpt) > ?2 OR (SELECT min (id) FROM excerpt) < 1 "
          "OR (SELECT max (id) FROM coding) > ?2 OR (SELECT min (id) FROM coding) < 1 "
          "OR EXISTS (SELECT 1 FROM sqlite_sequence WHERE seq > iif (name = 'code', ?1, ?2))",
          "ii",
          (gint64) MAX_CODES,
          (gint64) G_MAXINT32))
    return FALSE;
  return absurd == 0 || cw_error_set_from_sqlite (error, SQLITE_CORRUPT, self->path, "absurd ids");
}

static CwDatabaseMode
choose_mode (CwProjectFile *self)
{
  if (!self->read_only)
    return CW_DATABASE_WRITE;
  return cw_file_lock_is_held (self->path) ? CW_DATABASE_READ_BESIDE : CW_DATABASE_READ;
}

/* Opening alone does not look at the file. */
static CwDatabase *
open_and_read (CwProjectFile *self, CwDatabaseMode mode, GError **error)
{
  g_autoptr (CwDatabase) database = cw_database_open (self->path, mode, error);
  gint64 version;

  if (database == NULL
      || !cw_database_read_integer (database, &version, error, "PRAGMA user_version", ""))
    return NULL;
  return g_steal_pointer (&database);
}

/* A writer that is just coming or going may have no shared memory beside the file yet, or no longer, and a reader may
 * not make it. That lasts for a moment. */
static CwDatabase *
open_database (CwProjectFile *self, GError **error)
{
  for (guint attempt = 0; attempt < N_ATTEMPTS; attempt++)
    {
      CwDatabaseMode mode = choose_mode (self);
      g_autoptr (GError) reason = NULL;
      CwDatabase *database = open_and_read (self, mode, &reason);

      if (database != NULL)
        return database;
      if (mode != CW_DATABASE_READ_BESIDE
          || !g_error_matches (reason, CW_ERROR, CW_ERROR_READ_ONLY))
        {
          g_propagate_error (error, g_steal_pointer (&reason));
          return NULL;
        }
      g_usleep (MICROSECONDS_BETWEEN_ATTEMPTS);
    }
  cw_error_set_from_sqlite (error, SQLITE_BUSY, self->path, "no shared memory");
  return NULL;
}

/**
 * cw_project_file_open:
 * @path: a project file
 * @read_only: never write
 *
 * Opens the file, for reading only where it cannot be otherwise; then the notice says why. Fails with
 * CW_ERROR_NOT_FOUND, CW_ERROR_NOT_A_PROJECT, CW_ERROR_CORRUPT, CW_ERROR_BUSY or CW_ERROR_READ_ONLY.
 *
 * Returns: (transfer full) (nullable): the file
 */
CwProjectFile *
cw_project_file_open (const char *path, gboolean read_only, GError **error)
{
  g_autoptr (CwProjectFile) self = NULL;

  if (!cw_schema_check_file (path, error))
    return NULL;
  self = file_new (path);
  self->read_only = read_only || cw_schema_file_is_newer (path);
  if (cw_lent_file_is (path))
    refuse_to_write (self);
  if (!self->read_only)
    take_lock (self);
  self->database = open_database (self, error);
  if (self->database == NULL || !cw_schema_check_objects (self->database, error)
      || !check_small (self, error) || !check_schema (self, error) || !check_ids (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * cw_project_file_new_in_memory:
 * @path: the file that the database comes from
 * @notice: what it is, as a sentence
 *
 * Returns: (transfer full): a database in memory as a file that nobody can write
 */
CwProjectFile *
cw_project_file_new_in_memory (const char *path, CwDatabase *database, const char *notice)
{
  CwProjectFile *self = file_new (path);

  self->database = g_object_ref (database);
  self->read_only = TRUE;
  self->checked = TRUE;
  self->notice = g_strdup (notice);
  return self;
}

/**
 * cw_project_file_get_reader_mode:
 *
 * Returns: how another thread of this process may open the file to read it
 */
CwDatabaseMode
cw_project_file_get_reader_mode (CwProjectFile *self)
{
  return self->lock != NULL ? CW_DATABASE_READ_BESIDE : choose_mode (self);
}
