/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* A layer between SQLite and the files, after the manner of SQLite's own crash tests: it counts what changes a file
 * and lets one of these operations fail. For the loss of power it remembers what every sector held when its file was
 * last synchronised; of what was written since, some sectors are there afterwards and some are not. */

#include "config.h"

#include "cw-fault-vfs.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

#define SECTOR 512

/* What the disk holds of a file whatever happens. */
typedef struct
{
  GHashTable
      *sectors; /* number → its bytes when the file was last synchronised; others are as they are */
  gint64 size;
  GBytes *
      cut; /* what was behind the end before it was cut; a file system brings back all of it or nothing */
} Durable;

typedef struct
{
  sqlite3_file base;
  sqlite3_file *real; /* behind this struct */
  Durable *durable;
} FaultFile;

static struct
{
  sqlite3_vfs vfs;
  sqlite3_vfs *real;
  CwFault fault;
  guint at;
  guint count;
  GRand *random;
  GHashTable *files; /* path → Durable */
} layer;

static void
free_durable (gpointer data)
{
  Durable *durable = data;

  g_hash_table_unref (durable->sectors);
  g_clear_pointer (&durable->cut, g_bytes_unref);
  g_free (durable);
}

static FaultFile *
get_file (sqlite3_file *file)
{
  return (FaultFile *) file;
}

static sqlite3_file *
get_real (sqlite3_file *file)
{
  return get_file (file)->real;
}

/* --- when it happens ---------------------------------------------------------------------------------- */

/* To be asked once before every operation that changes a file. */
static int
decide (void)
{
  guint number = ++layer.count;

  switch (layer.fault)
    {
    case CW_FAULT_NONE:
      return SQLITE_OK;
    case CW_FAULT_ONE_ERROR:
      return number == layer.at ? SQLITE_IOERR_WRITE : SQLITE_OK;
    case CW_FAULT_ERRORS:
    case CW_FAULT_POWER_LOSS:
      return number >= layer.at ? SQLITE_IOERR_WRITE : SQLITE_OK;
    case CW_FAULT_DISK_FULL:
      return number >= layer.at ? SQLITE_FULL : SQLITE_OK;
    }
  g_return_val_if_reached (SQLITE_ERROR);
}

/* --- what is durable ---------------------------------------------------------------------------------- */

static void
remember_sector (FaultFile *self, gint64 number)
{
  gint64 *key;
  guchar *bytes;

  if (self->durable == NULL || g_hash_table_contains (self->durable->sectors, &number))
    return;
  key = g_memdup2 (&number, sizeof number);
  bytes = g_malloc0 (SECTOR);
  /* A short read leaves zeros, which is what a sector beyond the end holds. */
  self->real->pMethods->xRead (self->real, bytes, SECTOR, number * SECTOR);
  g_hash_table_insert (self->durable->sectors, key, bytes);
}

static void
remember_range (FaultFile *self, gint64 start, gint64 end)
{
  for (gint64 number = start / SECTOR; number * SECTOR < end; number++)
    remember_sector (self, number);
}

static void
forget_sectors (FaultFile *self)
{
  sqlite3_int64 size = 0;

  if (self->durable == NULL)
    return;
  g_hash_table_remove_all (self->durable->sectors);
  g_clear_pointer (&self->durable->cut, g_bytes_unref);
  self->real->pMethods->xFileSize (self->real, &size);
  self->durable->size = size;
}

static gboolean
is_behind (gpointer number, gpointer bytes, gpointer size)
{
  return *(gint64 *) number * SECTOR >= *(gint64 *) size;
}

static void
remember_cut (FaultFile *self, gint64 size)
{
  sqlite3_int64 old = 0;

  if (self->durable == NULL)
    return;
  g_clear_pointer (&self->durable->cut, g_bytes_unref);
  self->real->pMethods->xFileSize (self->real, &old);
  if (old > size)
    {
      guchar *bytes = g_malloc (old - size);

      self->real->pMethods->xRead (self->real, bytes, old - size, size);
      self->durable->cut = g_bytes_new_take (bytes, old - size);
    }
  g_hash_table_foreach_remove (self->durable->sectors, is_behind, &size);
  self->durable->size = MIN (self->durable->size, size);
}

static Durable *
get_durable (const char *path, gint64 size)
{
  Durable *durable = g_hash_table_lookup (layer.files, path);

  if (durable == NULL)
    {
      durable = g_new0 (Durable, 1);
      durable->sectors = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
      durable->size = size;
      g_hash_table_insert (layer.files, g_strdup (path), durable);
    }
  return durable;
}

static void
bring_back_cut (int fd, Durable *durable)
{
  gsize size;
  const guchar *bytes = g_bytes_get_data (durable->cut, &size);

  g_assert_cmpint (pwrite (fd, bytes, size, durable->size), ==, size);
}

static void
lose_sectors (const char *path, Durable *durable)
{
  int fd = g_open (path, O_WRONLY | O_CLOEXEC, 0);
  GHashTableIter iter;
  gpointer number, bytes;

  if (fd < 0)
    return; /* it was deleted */
  g_hash_table_iter_init (&iter, durable->sectors);
  while (g_hash_table_iter_next (&iter, &number, &bytes))
    if (g_rand_boolean (layer.random))
      g_assert_cmpint (pwrite (fd, bytes, SECTOR, *(gint64 *) number * SECTOR), ==, SECTOR);
  if (durable->cut != NULL && g_rand_boolean (layer.random))
    bring_back_cut (fd, durable);
  else if (g_hash_table_size (durable->sectors) > 0 && g_rand_boolean (layer.random))
    g_assert_cmpint (ftruncate (fd, durable->size), ==, 0);
  close (fd);
}

/* --- the files ---------------------------------------------------------------------------------------- */

static int
fault_close (sqlite3_file *file)
{
  return get_real (file)->pMethods->xClose (get_real (file));
}

static int
fault_read (sqlite3_file *file, void *bytes, int size, sqlite3_int64 offset)
{
  return get_real (file)->pMethods->xRead (get_real (file), bytes, size, offset);
}

static int
fault_write (sqlite3_file *file, const void *bytes, int size, sqlite3_int64 offset)
{
  int code = decide ();

  if (code != SQLITE_OK)
    return code;
  remember_range (get_file (file), offset, offset + size);
  /* A file that has grown again was cut before. */
  if (get_file (file)->durable != NULL)
    g_clear_pointer (&get_file (file)->durable->cut, g_bytes_unref);
  return get_real (file)->pMethods->xWrite (get_real (file), bytes, size, offset);
}

static int
fault_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  int code = decide ();

  if (code != SQLITE_OK)
    return code;
  remember_cut (get_file (file), size);
  return get_real (file)->pMethods->xTruncate (get_real (file), size);
}

static int
fault_sync (sqlite3_file *file, int flags)
{
  int code = decide ();

  if (code != SQLITE_OK)
    return code == SQLITE_FULL ? code : SQLITE_IOERR_FSYNC;
  forget_sectors (get_file (file));
  return get_real (file)->pMethods->xSync (get_real (file), flags);
}

static int
fault_file_size (sqlite3_file *file, sqlite3_int64 *size)
{
  return get_real (file)->pMethods->xFileSize (get_real (file), size);
}

static int
fault_lock (sqlite3_file *file, int level)
{
  return get_real (file)->pMethods->xLock (get_real (file), level);
}

static int
fault_unlock (sqlite3_file *file, int level)
{
  return get_real (file)->pMethods->xUnlock (get_real (file), level);
}

static int
fault_check_reserved_lock (sqlite3_file *file, int *result)
{
  return get_real (file)->pMethods->xCheckReservedLock (get_real (file), result);
}

static int
fault_file_control (sqlite3_file *file, int operation, void *argument)
{
  return get_real (file)->pMethods->xFileControl (get_real (file), operation, argument);
}

static int
fault_sector_size (sqlite3_file *file)
{
  return get_real (file)->pMethods->xSectorSize (get_real (file));
}

static int
fault_device_characteristics (sqlite3_file *file)
{
  return get_real (file)->pMethods->xDeviceCharacteristics (get_real (file));
}

static int
fault_shm_map (sqlite3_file *file, int page, int size, int extend, void volatile **memory)
{
  return get_real (file)->pMethods->xShmMap (get_real (file), page, size, extend, memory);
}

static int
fault_shm_lock (sqlite3_file *file, int offset, int n, int flags)
{
  return get_real (file)->pMethods->xShmLock (get_real (file), offset, n, flags);
}

static void
fault_shm_barrier (sqlite3_file *file)
{
  get_real (file)->pMethods->xShmBarrier (get_real (file));
}

static int
fault_shm_unmap (sqlite3_file *file, int remove)
{
  return get_real (file)->pMethods->xShmUnmap (get_real (file), remove);
}

/* Version 2: no memory mapping, so that every write passes here. */
static const sqlite3_io_methods methods = {
  .iVersion = 2,
  .xClose = fault_close,
  .xRead = fault_read,
  .xWrite = fault_write,
  .xTruncate = fault_truncate,
  .xSync = fault_sync,
  .xFileSize = fault_file_size,
  .xLock = fault_lock,
  .xUnlock = fault_unlock,
  .xCheckReservedLock = fault_check_reserved_lock,
  .xFileControl = fault_file_control,
  .xSectorSize = fault_sector_size,
  .xDeviceCharacteristics = fault_device_characteristics,
  .xShmMap = fault_shm_map,
  .xShmLock = fault_shm_lock,
  .xShmBarrier = fault_shm_barrier,
  .xShmUnmap = fault_shm_unmap,
};

/* --- the file system ---------------------------------------------------------------------------------- */

static int
fault_open (sqlite3_vfs *vfs, const char *path, sqlite3_file *file, int flags, int *out_flags)
{
  FaultFile *self = get_file (file);
  sqlite3_int64 size = 0;
  int code;

  self->base.pMethods = NULL;
  self->real = (sqlite3_file *) (self + 1);
  self->durable = NULL;
  if ((flags & SQLITE_OPEN_CREATE) != 0)
    {
      code = decide ();
      if (code != SQLITE_OK)
        return SQLITE_CANTOPEN;
    }
  code = layer.real->xOpen (layer.real, path, self->real, flags, out_flags);
  if (code != SQLITE_OK)
    return code;
  self->base.pMethods = &methods;
  self->real->pMethods->xFileSize (self->real, &size);
  if (path != NULL)
    self->durable = get_durable (path, size);
  return SQLITE_OK;
}

static int
fault_delete (sqlite3_vfs *vfs, const char *path, int sync_folder)
{
  int code = decide ();

  /* To delete needs no room. */
  if (code != SQLITE_OK && code != SQLITE_FULL)
    return SQLITE_IOERR_DELETE;
  /* An open file of that path goes on remembering; its sectors are of no account, for the path is gone. */
  code = layer.real->xDelete (layer.real, path, sync_folder);
  if (g_hash_table_contains (layer.files, path))
    {
      Durable *durable = g_hash_table_lookup (layer.files, path);

      g_hash_table_remove_all (durable->sectors);
      durable->size = 0;
    }
  return code;
}

/**
 * cw_fault_vfs_install:
 *
 * From here on, every connection of this process goes through the layer.
 */
void
cw_fault_vfs_install (void)
{
  g_assert_null (layer.real);

  layer.real = sqlite3_vfs_find (NULL);
  layer.files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_durable);
  layer.vfs = *layer.real;
  layer.vfs.zName = "caseweave-faults";
  layer.vfs.pNext = NULL;
  layer.vfs.szOsFile = (int) sizeof (FaultFile) + layer.real->szOsFile;
  layer.vfs.xOpen = fault_open;
  layer.vfs.xDelete = fault_delete;
  g_assert_cmpint (sqlite3_vfs_register (&layer.vfs, 1), ==, SQLITE_OK);
}

/**
 * cw_fault_vfs_arm:
 * @at: the number of the operation, counted from now, from 1 on
 * @seed: which sectors a loss of power takes
 */
void
cw_fault_vfs_arm (CwFault fault, guint at, guint32 seed)
{
  g_assert_null (layer.random);

  layer.fault = fault;
  layer.at = at;
  layer.count = 0;
  layer.random = g_rand_new_with_seed (seed);
}

/**
 * cw_fault_vfs_disarm:
 *
 * The machine starts again, or there is room again. After a loss of power no connection may be open.
 *
 * Returns: how many operations have changed a file since it was armed, the failed ones included
 */
guint
cw_fault_vfs_disarm (void)
{
  GHashTableIter iter;
  gpointer path, durable;

  if (layer.fault == CW_FAULT_POWER_LOSS && layer.count >= layer.at)
    {
      g_hash_table_iter_init (&iter, layer.files);
      while (g_hash_table_iter_next (&iter, &path, &durable))
        lose_sectors (path, durable);
    }
  if (layer.fault == CW_FAULT_POWER_LOSS)
    g_hash_table_remove_all (layer.files);
  g_clear_pointer (&layer.random, g_rand_free);
  layer.fault = CW_FAULT_NONE;
  return layer.count;
}
