/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* After words have been erased from the tables: what is left of them in free pages, in the index of words, in the WAL
 * and in the backups. A row of purge_todo, written in one transaction with the erasing, says that this is still to be
 * done, so that it can be finished after a crash; every part of it can be done twice.
 *
 * VACUUM builds the file anew in a temporary database, which CwDatabase keeps in memory, and writes it back through the
 * WAL; the checkpoint then writes over every page of the file and cuts the rest off. What the medium keeps of
 * overwritten and deleted files is beyond a program: that is what an encrypted drive is for. */

#include "config.h"

#include "cw-purge.h"

#include <errno.h>
#include <glib/gstdio.h>

#include "cw-backup.h"
#include "cw-project-private.h"
#include "cw-search-index.h"

/* What SQLite may have left beside a copy. */
static const char *const companions[] = { "-wal", "-shm", "-journal", "" };

static gboolean
remove_file (const char *path, GError **error)
{
  if (g_unlink (path) == 0 || errno == ENOENT)
    return TRUE;
  g_set_error (error,
               CW_ERROR,
               CW_ERROR_READ_ONLY,
               "The copy “%s” could not be removed (%s). Remove it yourself, then try again.",
               path,
               g_strerror (errno));
  return FALSE;
}

static gboolean
remove_copies (const char *project, GError **error)
{
  g_autoptr (GPtrArray) copies = cw_backup_list_copies (project, error);

  if (copies == NULL)
    return FALSE;
  for (guint i = 0; i < copies->len; i++)
    for (guint j = 0; j < G_N_ELEMENTS (companions); j++)
      {
        g_autofree char *path = g_strconcat (g_ptr_array_index (copies, i), companions[j], NULL);

        if (!remove_file (path, error))
          return FALSE;
      }
  return TRUE;
}

/* Fails while another process reads the old pages. */
static gboolean
empty_wal (CwDatabase *database, GError **error)
{
  int code = sqlite3_wal_checkpoint_v2 (
      cw_database_get_handle (database), NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);

  return code == SQLITE_OK || cw_database_set_error (database, code, error);
}

/**
 * cw_project_has_purge_to_finish:
 * @waiting: (out): whether words were erased and may still be in the file's free pages or in backups
 */
gboolean
cw_project_has_purge_to_finish (CwProject *self, gboolean *waiting, GError **error)
{
  gint64 n;

  g_return_val_if_fail (CW_IS_PROJECT (self) && waiting != NULL, FALSE);

  if (!cw_database_read_integer (
          cw_project_get_database (self), &n, error, "SELECT count (*) FROM purge_todo", ""))
    return FALSE;
  *waiting = n > 0;
  return TRUE;
}

/**
 * cw_project_finish_purge:
 *
 * Rids the file and the folder of what was erased: the index of words and every page are written anew, the WAL is
 * emptied, and all copies that Caseweave made beside the project are deleted. Needs as much memory and room on the disk
 * as the file is large. Where nothing waits, nothing is done. Where it fails the project is whole, and it can be called
 * again: CW_ERROR_NO_SPACE, CW_ERROR_BUSY while somebody else reads the project.
 */
gboolean
cw_project_finish_purge (CwProject *self, GError **error)
{
  CwDatabase *database;
  gboolean waiting;

  g_return_val_if_fail (CW_IS_PROJECT (self), FALSE);
  g_return_val_if_fail (!cw_project_is_in_transaction (self), FALSE);

  if (!cw_project_has_purge_to_finish (self, &waiting, error))
    return FALSE;
  if (!waiting)
    return TRUE;
  database = cw_project_get_database (self);
  return cw_project_check_writable (self, error) && cw_project_purge_search_index (self, error)
         && cw_database_exec (database, "VACUUM", error) && empty_wal (database, error)
         && remove_copies (cw_project_get_path (self), error)
         && cw_database_exec (database, "DELETE FROM purge_todo", error)
         && empty_wal (database, error);
}

/**
 * cw_project_resume_purge:
 *
 * Finishes, while a project is opened for writing, what a kill or a full disk has left. A project opens without it,
 * too: what is still to be done stays noted, and cw_project_check() tells.
 */
void
cw_project_resume_purge (CwProject *self)
{
  gboolean waiting = FALSE;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (CW_IS_PROJECT (self));

  if (cw_project_is_read_only (self) || !cw_project_has_purge_to_finish (self, &waiting, NULL)
      || !waiting)
    return;
  /* Another reader, be it the thread of the index, would keep the WAL from being emptied. */
  if (!cw_evidence_await (cw_project_get_evidence (self), &error)
      || !cw_project_finish_purge (self, &error))
    g_info ("What was erased may still be in the file’s free pages: %s", error->message);
}
