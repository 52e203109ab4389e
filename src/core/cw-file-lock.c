/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwFileLock: who has a project open for writing. A small file beside the project is locked with flock(), so that
 * the kernel gives it back when the process ends in any way; its text names the owner. The project file itself is
 * left alone, since SQLite's own locks would be lost with any descriptor on it that is closed. */

#include "config.h"

#include "cw-file-lock.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

struct _CwFileLock
{
  char *path;
  int fd;
};

static char *
read_owner (int fd)
{
  char text[256];
  gssize size = pread (fd, text, sizeof text - 1, 0);

  if (size <= 0)
    return g_strdup ("another program");
  text[size] = '\0';
  return g_utf8_make_valid (g_strstrip (text), -1);
}

static void
write_owner (int fd)
{
  g_autofree char *text = g_strdup_printf (
      "%s on %s (process %d)\n", g_get_user_name (), g_get_host_name (), (int) getpid ());

  if (ftruncate (fd, 0) != 0 || pwrite (fd, text, strlen (text), 0) < 0)
    g_debug ("The lock's owner could not be written: %s", g_strerror (errno));
}

/* The file may have been removed by its last owner between our open and our lock; then the lock means nothing. */
static gboolean
is_current (int fd, const char *path)
{
  GStatBuf ours, theirs;

  return fstat (fd, &ours) == 0 && g_stat (path, &theirs) == 0 && ours.st_ino == theirs.st_ino
         && ours.st_dev == theirs.st_dev;
}

/**
 * cw_file_lock_take:
 * @path: the project's path
 * @owner: (out): who has it, when nobody else may; NULL when the place takes no lock at all
 *
 * Returns: (transfer full) (nullable): the lock, or NULL
 */
CwFileLock *
cw_file_lock_take (const char *path, char **owner)
{
  g_autofree char *name = g_strconcat (path, ".lock", NULL);

  *owner = NULL;
  for (int attempt = 0; attempt < 10; attempt++)
    {
      int fd = g_open (name, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);

      if (fd < 0)
        return NULL;
      if (flock (fd, LOCK_EX | LOCK_NB) != 0)
        {
          if (errno == EWOULDBLOCK)
            *owner = read_owner (fd);
          close (fd);
          return NULL;
        }
      if (is_current (fd, name))
        {
          CwFileLock *self = g_new0 (CwFileLock, 1);

          write_owner (fd);
          self->path = g_steal_pointer (&name);
          self->fd = fd;
          return self;
        }
      close (fd);
    }
  return NULL;
}

/**
 * cw_file_lock_is_held:
 * @path: the project's path
 *
 * Returns: whether somebody has the project open for writing at this moment
 */
gboolean
cw_file_lock_is_held (const char *path)
{
  g_autofree char *name = g_strconcat (path, ".lock", NULL);
  int fd = g_open (name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW, 0);
  gboolean held;

  if (fd < 0)
    return FALSE;
  held = flock (fd, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
  close (fd);
  return held;
}

/**
 * cw_file_lock_free:
 * @self: (transfer full) (nullable): gives the project to the next
 */
void
cw_file_lock_free (CwFileLock *self)
{
  if (self == NULL)
    return;
  g_unlink (self->path);
  close (self->fd);
  g_free (self->path);
  g_free (self);
}
