/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* A sandboxed program is lent single files by the document portal. What lies beside a file is not there, and nothing can
 * be made beside it: neither a journal, without which nothing is safe, nor a backup. Such a project is read only, and
 * can be gone on with in a copy. */

#include "config.h"

#include "cw-lent-file.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#include "cw-database-copy.h"
#include "cw-project-private.h"

#define EXTENSION ".caseweave"

/**
 * cw_lent_file_is:
 *
 * Returns: whether a path is one of the document portal, as the machine or as a Flatpak sees it
 */
gboolean
cw_lent_file_is (const char *path)
{
  g_autofree char *beside = g_build_filename (g_get_user_runtime_dir (), "doc/", NULL);

  g_return_val_if_fail (path != NULL, FALSE);
  return g_str_has_prefix (path, beside) || g_str_has_prefix (path, "/run/flatpak/doc/");
}

/* "Study.caseweave", or "Study 2.caseweave" where that is taken. */
static char *
choose_path (const char *folder, const char *name)
{
  g_autofree char *stem = g_str_has_suffix (name, EXTENSION)
                              ? g_strndup (name, strlen (name) - strlen (EXTENSION))
                              : g_strdup (name);
  g_autofree char *first = g_strconcat (stem, EXTENSION, NULL);
  char *path = g_build_filename (folder, first, NULL);

  for (guint n = 2; g_file_test (path, G_FILE_TEST_EXISTS); n++)
    {
      g_autofree char *next = g_strdup_printf ("%s %u" EXTENSION, stem, n);

      g_free (path);
      path = g_build_filename (folder, next, NULL);
    }
  return path;
}

/**
 * cw_project_copy_to_folder:
 * @folder: where the copy goes; it is made where it is missing
 *
 * Copies the project as it is now, with all of its history, under its own name or one like it.
 *
 * Returns: (transfer full) (nullable): the copy's path
 */
char *
cw_project_copy_to_folder (CwProject *self, const char *folder, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;

  g_return_val_if_fail (CW_IS_PROJECT (self) && folder != NULL, NULL);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      cw_error_set_from_sqlite (error, SQLITE_CANTOPEN, folder, g_strerror (errno));
      return NULL;
    }
  name = g_path_get_basename (cw_project_get_path (self));
  path = choose_path (folder, name);
  if (!cw_database_copy (cw_project_get_database (self), path, NULL, error))
    return NULL;
  return g_steal_pointer (&path);
}
