/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Backups of a project: whole copies in a folder beside it, named by their time, fewer of them the older they are.
 * They lie where the researcher put the project, since interviews may not be copied to other places. A copy is looked
 * through before it counts, so that a damaged project never pushes a good backup out. */

#include "config.h"

#include "cw-backup.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "cw-backup-rotation.h"
#include "cw-database-copy.h"
#include "cw-file-lock.h"
#include "cw-schema.h"

#define NAME_FORMAT "%Y-%m-%dT%H-%M-%SZ"
#define EXTENSION ".caseweave"
#define PART ".part"

/* What a killed copying has left is removed when nobody can be at it any more. */
#define STALE_PART_SECONDS 86400

/**
 * cw_backup_free:
 * @self: (transfer full) (nullable): a backup's description; the file stays
 */
void
cw_backup_free (CwBackup *self)
{
  if (self == NULL)
    return;
  g_free (self->path);
  g_free (self);
}

/**
 * cw_backup_format_time:
 *
 * Returns: (transfer full): when it was made, in UTC, as "2026-11-23T22:55:01Z"
 */
char *
cw_backup_format_time (const CwBackup *self)
{
  g_autoptr (GDateTime) time = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  time = g_date_time_new_from_unix_utc (self->time);
  return g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ");
}

/**
 * cw_backup_dup_folder:
 * @project: the path of a project file
 *
 * Returns: (transfer full): where its backups lie; the folder need not be there
 */
char *
cw_backup_dup_folder (const char *project)
{
  g_return_val_if_fail (project != NULL, NULL);
  return g_strconcat (project, "-backups", NULL);
}

/* The name is the time: "2026-11-23T22-55-01Z.caseweave". What is named otherwise is not ours and stays alone. */
static gboolean
parse_name (const char *name, gint64 *time)
{
  g_autoptr (GDateTime) date = NULL;
  g_autofree char *again = NULL;
  g_autofree char *expected = NULL;
  int year, month, day, hour, minute, second;

  if (sscanf (name, "%4d-%2d-%2dT%2d-%2d-%2dZ", &year, &month, &day, &hour, &minute, &second) != 6)
    return FALSE;
  date = g_date_time_new_utc (year, month, day, hour, minute, second);
  if (date == NULL)
    return FALSE;
  again = g_date_time_format (date, NAME_FORMAT);
  expected = g_strconcat (again, EXTENSION, NULL);
  *time = g_date_time_to_unix (date);
  return g_str_equal (name, expected);
}

static void
add_backup (GPtrArray *backups, const char *folder, const char *name)
{
  g_autoptr (CwBackup) backup = g_new0 (CwBackup, 1);
  GStatBuf info;

  if (!parse_name (name, &backup->time))
    return;
  backup->path = g_build_filename (folder, name, NULL);
  if (g_lstat (backup->path, &info) != 0 || !S_ISREG (info.st_mode))
    return;
  backup->size = info.st_size;
  g_ptr_array_add (backups, g_steal_pointer (&backup));
}

static int
compare_backups (gconstpointer a, gconstpointer b)
{
  const CwBackup *first = *(CwBackup *const *) a;
  const CwBackup *second = *(CwBackup *const *) b;

  return (first->time < second->time) - (first->time > second->time);
}

/**
 * cw_backup_list:
 * @project: the path of a project file, which itself may be damaged or gone
 *
 * Returns: (transfer full) (element-type CwBackup) (nullable): its backups, the newest first; empty where there are
 *     none; CW_ERROR_READ_ONLY where the folder cannot be read
 */
GPtrArray *
cw_backup_list (const char *project, GError **error)
{
  g_autoptr (GPtrArray) backups = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_backup_free);
  g_autofree char *folder = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_return_val_if_fail (project != NULL, NULL);

  folder = cw_backup_dup_folder (project);
  dir = g_dir_open (folder, 0, NULL);
  if (dir == NULL && g_file_test (folder, G_FILE_TEST_EXISTS))
    {
      g_set_error (error,
                   CW_ERROR,
                   CW_ERROR_READ_ONLY,
                   "The folder of backups “%s” cannot be read. Check that you may open it.",
                   folder);
      return NULL;
    }
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    add_backup (backups, folder, name);
  g_ptr_array_sort (backups, compare_backups);
  return g_steal_pointer (&backups);
}

/* --- making ------------------------------------------------------------------------------------------- */

static CwDatabase *
open_for_reading (const char *path, GError **error)
{
  return cw_database_open (
      path, cw_file_lock_is_held (path) ? CW_DATABASE_READ_BESIDE : CW_DATABASE_READ, error);
}

/* Two files with the same history hold the same project. An autosave that was joined to the row before it shows in
 * the row's time and in the length of its changeset. */
static char *
read_fingerprint (CwDatabase *database, GError **error)
{
  g_autoptr (CwStatement) row
      = cw_database_prepare (database,
                             "SELECT count (*), max (id), max (at), total (id * (state = 'done')), "
                             "total (length (changeset)), (SELECT user_version FROM "
                             "pragma_user_version), (SELECT count (*) "
                             "|| '/' || total (id) FROM identity) FROM history",
                             error);

  if (row == NULL || cw_statement_step (row, error) != CW_STEP_ROW)
    return NULL;
  return g_strdup_printf ("%s %s %s %s %s %s %s",
                          cw_statement_get_text (row, 0),
                          cw_statement_get_text (row, 1),
                          cw_statement_get_text (row, 2),
                          cw_statement_get_text (row, 3),
                          cw_statement_get_text (row, 4),
                          cw_statement_get_text (row, 5),
                          cw_statement_get_text (row, 6));
}

/* A backup that cannot be read is no reason to make none. */
static gboolean
is_saved (CwDatabase *database, const char *newest)
{
  g_autoptr (CwDatabase) backup = cw_database_open (newest, CW_DATABASE_READ, NULL);
  g_autofree char *theirs = backup == NULL ? NULL : read_fingerprint (backup, NULL);
  g_autofree char *ours = read_fingerprint (database, NULL);

  return ours != NULL && g_strcmp0 (ours, theirs) == 0;
}

static gboolean
make_folder (const char *folder, GError **error)
{
  if (g_mkdir (folder, 0700) == 0 || errno == EEXIST)
    return TRUE;
  return cw_error_set_from_sqlite (
      error, errno == ENOSPC ? SQLITE_FULL : SQLITE_CANTOPEN, folder, g_strerror (errno));
}

static void
remove_stale_parts (const char *folder, gint64 now)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf info;

      if (g_str_has_suffix (name, PART) && g_lstat (path, &info) == 0
          && info.st_mtime + STALE_PART_SECONDS < now)
        g_unlink (path);
    }
}

/* The name of a moment that no backup has yet. */
static char *
choose_path (const char *folder, gint64 now)
{
  for (;; now++)
    {
      g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (now);
      g_autofree char *stamp = g_date_time_format (date, NAME_FORMAT);
      g_autofree char *name = g_strconcat (stamp, EXTENSION, NULL);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
}

static gboolean
check_copy (const char *path, GError **error)
{
  g_autoptr (CwDatabase) copy = cw_database_open (path, CW_DATABASE_READ, error);

  return copy != NULL && cw_database_quick_check (copy, error);
}

/* A name is only as durable as the folder that holds it. */
static gboolean
move_durably (const char *from, const char *to, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (to);
  int fd;

  if (g_rename (from, to) != 0)
    return cw_error_set_from_sqlite (error, SQLITE_CANTOPEN, to, g_strerror (errno));
  fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  if (fd >= 0)
    {
      fsync (fd);
      close (fd);
    }
  return TRUE;
}

static gboolean
write_backup (CwDatabase *database, const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *part = g_strdup_printf ("%s.%08x" PART, path, g_random_int ());

  if (!cw_database_copy (database, part, cancellable, error))
    return FALSE;
  if (check_copy (part, error) && move_durably (part, path, error))
    return TRUE;
  g_unlink (part);
  return FALSE;
}

/**
 * cw_backup_make:
 * @project: the path of a project file, which may be open in this process or another
 * @now: the time in seconds since 1970 UTC
 * @backup: (out) (optional) (nullable): where the copy is, or NULL when the newest backup already holds all of it
 *
 * Copies the project beside itself, for any thread. The project may be written meanwhile; the copy is one moment of
 * it. CW_ERROR_CORRUPT says that the project is damaged: no backup was made or removed.
 */
gboolean
cw_backup_make (const char *project,
                gint64 now,
                GCancellable *cancellable,
                char **backup,
                GError **error)
{
  g_autoptr (CwDatabase) database = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;

  g_return_val_if_fail (project != NULL, FALSE);

  if (backup != NULL)
    *backup = NULL;
  folder = cw_backup_dup_folder (project);
  database = open_for_reading (project, error);
  backups = database == NULL ? NULL : cw_backup_list (project, error);
  if (backups == NULL)
    return FALSE;
  if (backups->len > 0 && is_saved (database, ((CwBackup *) g_ptr_array_index (backups, 0))->path))
    return TRUE;
  if (!make_folder (folder, error))
    return FALSE;
  remove_stale_parts (folder, now);
  path = choose_path (folder, now);
  if (!write_backup (database, path, cancellable, error))
    return FALSE;
  if (backup != NULL)
    *backup = g_steal_pointer (&path);
  return TRUE;
}

/**
 * cw_backup_rotate:
 * @now: the time in seconds since 1970 UTC
 *
 * Removes the backups that cw_backup_rotation_choose() does not keep.
 */
gboolean
cw_backup_rotate (const char *project, gint64 now, GError **error)
{
  g_autoptr (GPtrArray) backups = cw_backup_list (project, error);
  g_autofree gint64 *times = NULL;
  g_autofree gboolean *keep = NULL;

  if (backups == NULL)
    return FALSE;
  times = g_new (gint64, backups->len);
  keep = g_new (gboolean, backups->len);
  for (guint i = 0; i < backups->len; i++)
    times[i] = ((CwBackup *) g_ptr_array_index (backups, i))->time;
  cw_backup_rotation_choose (times, backups->len, now, keep);
  for (guint i = 0; i < backups->len; i++)
    if (!keep[i])
      g_unlink (((CwBackup *) g_ptr_array_index (backups, i))->path);
  return TRUE;
}

/* --- restoring ---------------------------------------------------------------------------------------- */

static char *
choose_aside (const char *project, gint64 now)
{
  g_autofree char *stem = g_str_has_suffix (project, EXTENSION)
                              ? g_strndup (project, strlen (project) - strlen (EXTENSION))
                              : g_strdup (project);

  for (;; now++)
    {
      g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (now);
      g_autofree char *stamp = g_date_time_format (date, NAME_FORMAT);
      g_autofree char *path = g_strdup_printf ("%s (set aside %s)%s", stem, stamp, EXTENSION);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
}

/* A second name costs nothing; a file system that knows no such thing gets a copy. */
static gboolean
keep_under (const char *path, const char *other, GError **error)
{
  g_autoptr (GFile) from = g_file_new_for_path (path);
  g_autoptr (GFile) to = g_file_new_for_path (other);

  if (!g_file_test (path, G_FILE_TEST_EXISTS) || link (path, other) == 0)
    return TRUE;
  return g_file_copy (
      from, to, G_FILE_COPY_NOFOLLOW_SYMLINKS | G_FILE_COPY_ALL_METADATA, NULL, NULL, NULL, error);
}

/* The file and what SQLite has not yet written back into it, with the names that belong together. */
static gboolean
set_aside (const char *project, const char *aside, GError **error)
{
  g_autofree char *wal = g_strconcat (project, "-wal", NULL);
  g_autofree char *shm = g_strconcat (project, "-shm", NULL);
  g_autofree char *journal = g_strconcat (project, "-journal", NULL);
  g_autofree char *aside_wal = g_strconcat (aside, "-wal", NULL);
  g_autofree char *aside_journal = g_strconcat (aside, "-journal", NULL);

  if (!keep_under (project, aside, error) || !keep_under (wal, aside_wal, error)
      || !keep_under (journal, aside_journal, error))
    return FALSE;
  /* The restored file must not meet what was meant for the old one. */
  g_unlink (wal);
  g_unlink (journal);
  g_unlink (shm);
  return TRUE;
}

static gboolean
copy_checked (const char *backup, const char *part, GError **error)
{
  g_autoptr (CwDatabase) database = NULL;

  if (!cw_schema_check_file (backup, error))
    return FALSE;
  database = cw_database_open (backup, CW_DATABASE_READ, error);
  return database != NULL && cw_database_quick_check (database, error)
         && cw_database_copy (database, part, NULL, error);
}

static CwFileLock *
take_lock (const char *project, GError **error)
{
  g_autofree char *owner = NULL;
  CwFileLock *lock = cw_file_lock_take (project, &owner);

  if (lock != NULL)
    return lock;
  if (owner != NULL)
    g_set_error (error,
                 CW_ERROR,
                 CW_ERROR_BUSY,
                 "The project is open: %s has it. Close it there, then restore the backup.",
                 owner);
  else
    cw_error_set_from_sqlite (error, SQLITE_READONLY, project, "");
  return NULL;
}

/**
 * cw_backup_restore:
 * @project: the path of the project, which nobody may have open; the file may be damaged or gone
 * @backup: the path of a backup of it
 * @now: the time in seconds since 1970 UTC
 * @aside: (out) (optional) (nullable): where the file that was there is now, or NULL if none was
 *
 * Puts a copy of the backup in the project's place. Nothing is deleted: the file that was there is kept beside it
 * under a new name. CW_ERROR_BUSY, CW_ERROR_CORRUPT for a damaged backup, CW_ERROR_NOT_A_PROJECT, CW_ERROR_NO_SPACE;
 * then all is as it was.
 */
gboolean
cw_backup_restore (const char *project,
                   const char *backup,
                   gint64 now,
                   char **aside,
                   GError **error)
{
  g_autofree char *part = NULL;
  g_autofree char *old = NULL;
  g_autoptr (CwFileLock) lock = NULL;

  g_return_val_if_fail (project != NULL && backup != NULL, FALSE);

  if (aside != NULL)
    *aside = NULL;
  lock = take_lock (project, error);
  part = g_strdup_printf ("%s.%08x" PART, project, g_random_int ());
  if (lock == NULL || !copy_checked (backup, part, error))
    return FALSE;
  if (g_file_test (project, G_FILE_TEST_EXISTS))
    old = choose_aside (project, now);
  if ((old != NULL && !set_aside (project, old, error)) || !move_durably (part, project, error))
    {
      g_unlink (part);
      return FALSE;
    }
  if (aside != NULL)
    *aside = g_steal_pointer (&old);
  return TRUE;
}

/* --- removing all of them ------------------------------------------------------------------------------- */

static gboolean
is_set_aside (const char *name, const char *stem)
{
  g_autofree char *prefix = g_strconcat (stem, " (set aside ", NULL);

  return g_str_has_prefix (name, prefix) && g_str_has_suffix (name, EXTENSION);
}

static gboolean
is_part (const char *name, const char *stem)
{
  return g_str_has_suffix (name, PART) && (stem == NULL || g_str_has_prefix (name, stem));
}

static void
add_copies (GPtrArray *copies, const char *folder, const char *stem)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (is_part (name, stem) || (stem != NULL && is_set_aside (name, stem)))
      g_ptr_array_add (copies, g_build_filename (folder, name, NULL));
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * cw_backup_list_copies:
 * @project: the path of a project file
 *
 * Returns: (transfer full) (element-type filename) (nullable): every other file with the project's words in it that
 *     Caseweave has made beside it: the backups, what a killed copying has left, and what a restoring has set aside
 */
GPtrArray *
cw_backup_list_copies (const char *project, GError **error)
{
  g_autoptr (GPtrArray) copies = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) backups = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *beside = NULL;
  g_autofree char *stem = NULL;

  g_return_val_if_fail (project != NULL, NULL);

  backups = cw_backup_list (project, error);
  if (backups == NULL)
    return NULL;
  for (guint i = 0; i < backups->len; i++)
    g_ptr_array_add (copies, g_strdup (((CwBackup *) g_ptr_array_index (backups, i))->path));
  folder = cw_backup_dup_folder (project);
  beside = g_path_get_dirname (project);
  stem = g_path_get_basename (project);
  if (g_str_has_suffix (stem, EXTENSION))
    stem[strlen (stem) - strlen (EXTENSION)] = '\0';
  add_copies (copies, folder, NULL);
  add_copies (copies, beside, stem);
  g_ptr_array_sort (copies, compare_paths);
  return g_steal_pointer (&copies);
}
