/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwDatabase: one SQLite connection with the project file's pragmas, a statement cache and readable errors. It
 * belongs to the thread that opened it. It knows nothing of what is stored. */

#include "config.h"

#include "cw-database.h"

#include "cw-search-tokenizer.h"

#include <errno.h>
#include <string.h>

struct _CwDatabase
{
  GObject parent_instance;

  sqlite3 *handle;
  char *path;
  GHashTable *statements; /* SQL literal → sqlite3_stmt */
  GHashTable *used;       /* the cached ones that somebody has and has not released */
  GHashTable *extra;      /* statements beside the cache: their release finalises them */
  GPtrArray *repaired;    /* texts that were not valid, while a statement is in use */
};

G_DEFINE_FINAL_TYPE (CwDatabase, cw_database, G_TYPE_OBJECT)

/* A reader that meets a checkpoint waits this long before it gives up. */
#define BUSY_TIMEOUT_MS 5000

/* How many pages of the WAL are worth writing back. SQLite's own 1,000 are less than an import, which would then write
 * everything twice before it is through; this is 16 MiB, and closing the project writes back what is left. */
#define CHECKPOINT_PAGES "4000"

/* How a statement finds its connection again. */
#define CLIENT_DATA "cw-database"

static void
finalize_statement (gpointer statement)
{
  sqlite3_finalize (statement);
}

static CwError
error_code_for (int code)
{
  switch (code & 0xff)
    {
    case SQLITE_NOTADB:
      return CW_ERROR_NOT_A_PROJECT;
    case SQLITE_CORRUPT:
      return CW_ERROR_CORRUPT;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return CW_ERROR_BUSY;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
      return CW_ERROR_READ_ONLY;
    case SQLITE_FULL:
      return CW_ERROR_NO_SPACE;
    case SQLITE_CONSTRAINT:
      return CW_ERROR_CONSTRAINT;
    case SQLITE_INTERRUPT:
      return CW_ERROR_CANCELLED;
    case SQLITE_IOERR:
      return CW_ERROR_DRIVE;
    default:
      return CW_ERROR_FAILED;
    }
}

static const char *
describe_code (CwError code)
{
  switch ((int) code)
    {
    case CW_ERROR_NOT_A_PROJECT:
      return "is not a Caseweave project. Choose a file that ends in .caseweave.";
    case CW_ERROR_CORRUPT:
      return "is damaged. Work on a backup, or copy the file and run “caseweave-cli check” on the "
             "copy.";
    case CW_ERROR_BUSY:
      return "is in use by another program. Close it there and try again.";
    case CW_ERROR_READ_ONLY:
      return "cannot be written there. Choose a folder that you may write to.";
    case CW_ERROR_NO_SPACE:
      return "could not be written because the disk is full. Nothing was changed; make room and "
             "try again.";
    case CW_ERROR_DRIVE:
      return "could not be read or written: the drive reports an error. What was confirmed before "
             "is "
             "kept; check the drive and its cable, then open the project again.";
    default:
      return NULL;
    }
}

/**
 * cw_error_set_from_sqlite:
 * @error: (out) (optional): where to put it
 * @code: an SQLite result code
 * @path: the file's path
 * @message: (nullable): SQLite's own words, used where there is no better sentence
 *
 * Words an SQLite error as a situation that a researcher can act on. Nothing else maps SQLite's codes.
 *
 * Returns: FALSE, so that a caller can return it
 */
gboolean
cw_error_set_from_sqlite (GError **error, int code, const char *path, const char *message)
{
  CwError situation = error_code_for (code);
  const char *sentence = describe_code (situation);
  g_autofree char *name = g_path_get_basename (path);

  g_debug ("SQLite error %d on %s: %s", code, path, message);
  if (sentence != NULL)
    g_set_error (error, CW_ERROR, situation, "“%s” %s", name, sentence);
  else
    g_set_error (error, CW_ERROR, situation, "“%s” could not be used: %s.", name, message);
  return FALSE;
}

/* SQLite knows a full disk by ENOSPC only: a used up quota and a file system's largest file come as a mere I/O error. */
static int
refine_code (sqlite3 *handle, int code)
{
  int cause = (code & 0xff) == SQLITE_IOERR ? sqlite3_system_errno (handle) : 0;

  return cause == EDQUOT || cause == EFBIG || cause == ENOSPC ? SQLITE_FULL : code;
}

/**
 * cw_database_set_error:
 * @code: an SQLite result code that this connection has just given
 *
 * Returns: FALSE, so that a caller can return it
 */
gboolean
cw_database_set_error (CwDatabase *self, int code, GError **error)
{
  return cw_error_set_from_sqlite (
      error, refine_code (self->handle, code), self->path, sqlite3_errmsg (self->handle));
}

static gboolean
configure (CwDatabase *self, CwDatabaseMode mode, GError **error)
{
  int code = cw_search_tokenizer_register (self->handle);

  if (code != SQLITE_OK)
    return cw_database_set_error (self, code, error);
  sqlite3_extended_result_codes (self->handle, 1);
  sqlite3_busy_timeout (self->handle, BUSY_TIMEOUT_MS);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  /* What SQLite puts aside, for a large sort or a VACUUM, are interviews too: they stay in memory, never in /tmp. */
  if (!cw_database_exec (self,
                         "PRAGMA foreign_keys = ON; PRAGMA cache_size = -16000; "
                         "PRAGMA temp_store = MEMORY",
                         error))
    return FALSE;
  if (mode == CW_DATABASE_READ || mode == CW_DATABASE_READ_BESIDE)
    return cw_database_exec (self, "PRAGMA query_only = ON", error);
  return cw_database_exec (
      self,
      "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; "
      "PRAGMA secure_delete = ON; PRAGMA wal_autocheckpoint = " CHECKPOINT_PAGES,
      error);
}

static int
flags_for (CwDatabaseMode mode)
{
  switch (mode)
    {
    case CW_DATABASE_READ:
    case CW_DATABASE_READ_BESIDE:
      return SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX;
    case CW_DATABASE_WRITE:
      return SQLITE_OPEN_READWRITE | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX;
    case CW_DATABASE_CREATE:
      return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX;
    }
  g_return_val_if_reached (0);
}

/* The writer's locks are POSIX ones, which it loses when anything in its process opens and closes the files, as a file
 * chooser does that looks for their types. A reader that then took itself for the first would cut the shared memory
 * under the writer's feet; one that may not write to it cannot. */
static char *
make_uri (const char *path, CwDatabaseMode mode)
{
  g_autofree char *escaped = g_uri_escape_string (path, "/", TRUE);

  return g_strconcat (
      "file:", escaped, mode == CW_DATABASE_READ_BESIDE ? "?readonly_shm=1" : "", NULL);
}

/**
 * cw_database_open:
 * @path: a path in the file system
 *
 * Opens the file in place, in WAL mode with full synchronisation, so that a committed operation survives a power
 * cut. Fails with CW_ERROR_NOT_A_PROJECT, CW_ERROR_READ_ONLY, CW_ERROR_BUSY, CW_ERROR_CORRUPT or CW_ERROR_NO_SPACE.
 *
 * Returns: (transfer full) (nullable): the connection, for this thread only
 */
CwDatabase *
cw_database_open (const char *path, CwDatabaseMode mode, GError **error)
{
  g_autoptr (CwDatabase) self = g_object_new (CW_TYPE_DATABASE, NULL);
  g_autofree char *uri = NULL;
  int code;

  g_return_val_if_fail (path != NULL, NULL);

  self->path = g_strdup (path);
  uri = make_uri (path, mode);
  code = sqlite3_open_v2 (uri, &self->handle, flags_for (mode), NULL);
  if (code != SQLITE_OK)
    {
      cw_error_set_from_sqlite (error, code, path, sqlite3_errmsg (self->handle));
      return NULL;
    }
  sqlite3_set_clientdata (self->handle, CLIENT_DATA, self, NULL);
  if (!configure (self, mode, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * cw_database_close:
 *
 * Writes the WAL back into the file and leaves WAL mode, so that one file is left, safe to copy, which a later reader
 * opens without making others beside it. Closing twice is allowed.
 *
 * Returns: FALSE if the WAL could not be written back; the file is whole all the same
 */
gboolean
cw_database_close (CwDatabase *self, GError **error)
{
  gboolean written = TRUE;

  g_return_val_if_fail (CW_IS_DATABASE (self), FALSE);

  if (self->handle == NULL)
    return TRUE;
  g_hash_table_remove_all (self->extra);
  g_hash_table_remove_all (self->used);
  g_hash_table_remove_all (self->statements);
  if (!sqlite3_db_readonly (self->handle, "main"))
    {
      int code
          = sqlite3_wal_checkpoint_v2 (self->handle, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);

      written = code == SQLITE_OK || cw_database_set_error (self, code, error);
      /* Fails while somebody reads; then the next to close does it. */
      cw_database_exec (self, "PRAGMA journal_mode = DELETE", NULL);
    }
  sqlite3_close_v2 (g_steal_pointer (&self->handle));
  return written;
}

/**
 * cw_database_get_handle:
 *
 * Returns: (transfer none): the SQLite connection, for sessions and backups
 */
sqlite3 *
cw_database_get_handle (CwDatabase *self)
{
  g_return_val_if_fail (CW_IS_DATABASE (self), NULL);
  return self->handle;
}

const char *
cw_database_get_path (CwDatabase *self)
{
  g_return_val_if_fail (CW_IS_DATABASE (self), NULL);
  return self->path;
}

/**
 * cw_database_exec:
 * @sql: one or several statements without parameters; rows are dropped
 */
gboolean
cw_database_exec (CwDatabase *self, const char *sql, GError **error)
{
  int code;

  g_return_val_if_fail (CW_IS_DATABASE (self), FALSE);

  code = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);
  return code == SQLITE_OK || cw_database_set_error (self, code, error);
}

static CwStatement *
prepare_uncached (CwDatabase *self, const char *sql, unsigned int flags, GError **error)
{
  CwStatement *statement = NULL;
  int code = sqlite3_prepare_v3 (self->handle, sql, -1, flags, &statement, NULL);

  if (code != SQLITE_OK)
    cw_database_set_error (self, code, error);
  return statement;
}

/* A cached statement that a caller further up still has cannot be handed out again, or the two would share their
 * parameters and their rows; the rare recursive use gets one of its own. */
static CwStatement *
prepare_beside (CwDatabase *self, const char *sql, GError **error)
{
  CwStatement *statement = prepare_uncached (self, sql, 0, error);

  if (statement != NULL)
    g_hash_table_add (self->extra, statement);
  return statement;
}

/**
 * cw_database_prepare:
 * @sql: one statement
 *
 * Returns: (transfer full) (nullable): the statement, to be released with cw_statement_release()
 */
CwStatement *
cw_database_prepare (CwDatabase *self, const char *sql, GError **error)
{
  CwStatement *statement;

  g_return_val_if_fail (CW_IS_DATABASE (self), NULL);

  statement = g_hash_table_lookup (self->statements, sql);
  if (statement != NULL && g_hash_table_contains (self->used, statement))
    return prepare_beside (self, sql, error);
  if (statement == NULL)
    {
      statement = prepare_uncached (self, sql, SQLITE_PREPARE_PERSISTENT, error);
      if (statement == NULL)
        return NULL;
      g_hash_table_insert (self->statements, g_strdup (sql), statement);
    }
  g_hash_table_add (self->used, statement);
  return statement;
}

static void
bind_bytes (CwStatement *statement, int index, GBytes *bytes, sqlite3_destructor_type keep)
{
  gsize size;
  gconstpointer data;

  if (bytes == NULL)
    return;
  data = g_bytes_get_data (bytes, &size);
  sqlite3_bind_blob64 (statement, index, data != NULL ? data : "", size, keep);
}

/* Types: i = gint64, d = double, s = UTF-8 or NULL, b = GBytes or NULL, n = NULL without an argument,
 * o = gint64 where 0 means NULL (an optional reference). What is bound is copied unless the caller keeps it: an import
 * would copy every text once more. */
static void
bind_arguments (CwStatement *statement,
                const char *types,
                sqlite3_destructor_type keep,
                va_list arguments)
{
  for (int i = 0; types[i] != '\0'; i++)
    switch (types[i])
      {
      case 'i':
        sqlite3_bind_int64 (statement, i + 1, va_arg (arguments, gint64));
        break;
      case 'o':
        {
          gint64 id = va_arg (arguments, gint64);

          if (id != 0)
            sqlite3_bind_int64 (statement, i + 1, id);
          break;
        }
      case 'd':
        sqlite3_bind_double (statement, i + 1, va_arg (arguments, double));
        break;
      case 's':
        sqlite3_bind_text (statement, i + 1, va_arg (arguments, char *), -1, keep);
        break;
      case 'b':
        bind_bytes (statement, i + 1, va_arg (arguments, GBytes *), keep);
        break;
      case 'n':
        break;
      default:
        g_assert_not_reached ();
      }
}

static CwStatement *
query_valist (CwDatabase *self,
              GError **error,
              const char *sql,
              const char *types,
              sqlite3_destructor_type keep,
              va_list arguments)
{
  CwStatement *statement = cw_database_prepare (self, sql, error);

  if (statement != NULL)
    bind_arguments (statement, types, keep, arguments);
  return statement;
}

/**
 * cw_database_query:
 * @types: a letter for each parameter: i gint64, o gint64 with 0 as NULL, d double, s string, b GBytes, n NULL
 *
 * Returns: (transfer full) (nullable): the statement with its parameters bound, ready to step
 */
CwStatement *
cw_database_query (CwDatabase *self, GError **error, const char *sql, const char *types, ...)
{
  CwStatement *statement;
  va_list arguments;

  g_return_val_if_fail (CW_IS_DATABASE (self), NULL);

  va_start (arguments, types);
  statement = query_valist (self, error, sql, types, SQLITE_TRANSIENT, arguments);
  va_end (arguments);
  return statement;
}

/**
 * cw_database_run:
 * @types: as for cw_database_query()
 *
 * Runs a statement that gives no rows.
 */
gboolean
cw_database_run (CwDatabase *self, GError **error, const char *sql, const char *types, ...)
{
  g_autoptr (CwStatement) statement = NULL;
  va_list arguments;

  g_return_val_if_fail (CW_IS_DATABASE (self), FALSE);

  va_start (arguments, types);
  statement = query_valist (self, error, sql, types, SQLITE_STATIC, arguments);
  va_end (arguments);
  return statement != NULL && cw_statement_step (statement, error) != CW_STEP_ERROR;
}

/**
 * cw_database_read_integer:
 * @result: (out): the first column of the first row, or 0 when there is no row
 * @types: as for cw_database_query()
 */
gboolean
cw_database_read_integer (CwDatabase *self,
                          gint64 *result,
                          GError **error,
                          const char *sql,
                          const char *types,
                          ...)
{
  g_autoptr (CwStatement) statement = NULL;
  va_list arguments;
  CwStep step;

  g_return_val_if_fail (CW_IS_DATABASE (self), FALSE);

  va_start (arguments, types);
  statement = query_valist (self, error, sql, types, SQLITE_STATIC, arguments);
  va_end (arguments);
  if (statement == NULL)
    return FALSE;
  step = cw_statement_step (statement, error);
  *result = step == CW_STEP_ROW ? sqlite3_column_int64 (statement, 0) : 0;
  return step != CW_STEP_ERROR;
}

/**
 * cw_database_get_last_id:
 *
 * Returns: the id of the row that was inserted last
 */
gint64
cw_database_get_last_id (CwDatabase *self)
{
  g_return_val_if_fail (CW_IS_DATABASE (self), 0);
  return sqlite3_last_insert_rowid (self->handle);
}

/**
 * cw_statement_step:
 *
 * Returns: whether there is a row, none is left, or @error says what went wrong
 */
CwStep
cw_statement_step (CwStatement *self, GError **error)
{
  int code = sqlite3_step (self);
  sqlite3 *handle = sqlite3_db_handle (self);

  if (code == SQLITE_ROW)
    return CW_STEP_ROW;
  if (code == SQLITE_DONE)
    return CW_STEP_DONE;
  cw_error_set_from_sqlite (error,
                            refine_code (handle, code),
                            sqlite3_db_filename (handle, "main"),
                            sqlite3_errmsg (handle));
  return CW_STEP_ERROR;
}

/**
 * cw_statement_release:
 * @self: (transfer full): the statement goes back to its connection's cache
 */
void
cw_statement_release (CwStatement *self)
{
  CwDatabase *database = sqlite3_get_clientdata (sqlite3_db_handle (self), CLIENT_DATA);

  if (g_hash_table_remove (database->extra, self))
    return;
  g_hash_table_remove (database->used, self);
  sqlite3_reset (self);
  sqlite3_clear_bindings (self);
  if (g_hash_table_size (database->used) == 0)
    g_ptr_array_set_size (database->repaired, 0);
}

/* A file from outside may hold anything, and everything behind this takes text for valid. */
static const char *
repair_text (CwStatement *self, const char *text)
{
  CwDatabase *database = sqlite3_get_clientdata (sqlite3_db_handle (self), CLIENT_DATA);
  char *repaired = g_utf8_make_valid (text, -1);

  g_ptr_array_add (database->repaired, repaired);
  return repaired;
}

/**
 * cw_statement_get_text:
 *
 * Returns: (transfer none): the column's text, "" for NULL, valid UTF-8, until the next step
 */
const char *
cw_statement_get_text (CwStatement *self, int column)
{
  const char *text = (const char *) sqlite3_column_text (self, column);

  if (text == NULL)
    return "";
  return g_utf8_validate (text, -1, NULL) ? text : repair_text (self, text);
}

static void
cw_database_finalize (GObject *object)
{
  CwDatabase *self = CW_DATABASE (object);

  g_ptr_array_unref (self->repaired);
  g_hash_table_unref (self->extra);
  g_hash_table_unref (self->used);
  g_hash_table_unref (self->statements);
  sqlite3_close_v2 (self->handle);
  g_free (self->path);

  G_OBJECT_CLASS (cw_database_parent_class)->finalize (object);
}

static void
cw_database_class_init (CwDatabaseClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cw_database_finalize;
}

static void
cw_database_init (CwDatabase *self)
{
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, finalize_statement);
  self->used = g_hash_table_new (NULL, NULL);
  self->extra = g_hash_table_new_full (NULL, NULL, finalize_statement, NULL);
  self->repaired = g_ptr_array_new_with_free_func (g_free);
}
