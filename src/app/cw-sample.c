/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The sample project: opened from a copy of the reader's own, in which everything can be tried and stays. */

#include "config.h"

#include "cw-sample.h"

/* Beside the program's other data, not among the reader's documents, who did not ask for a file there. */
static GFile *
create_target (void)
{
  g_autofree char *path
      = g_build_filename (g_get_user_data_dir (), "caseweave", "Who Answers.caseweave", NULL);

  return g_file_new_for_path (path);
}

/**
 * cw_sample_ensure:
 * @error: why there is no copy of the sample
 *
 * Copies the installed sample project unless that was done before.
 *
 * Returns: (transfer full): the reader's own copy, or NULL with @error set
 */
GFile *
cw_sample_ensure (GError **error)
{
  g_autoptr (GFile) installed = g_file_new_for_path (PKGDATADIR "/sample.caseweave");
  g_autoptr (GFile) target = create_target ();
  g_autoptr (GFile) folder = g_file_get_parent (target);
  g_autoptr (GError) trouble = NULL;

  if (g_file_query_exists (target, NULL))
    return g_steal_pointer (&target);
  if (!g_file_make_directory_with_parents (folder, NULL, &trouble)
      && !g_error_matches (trouble, G_IO_ERROR, G_IO_ERROR_EXISTS))
    {
      g_propagate_error (error, g_steal_pointer (&trouble));
      return NULL;
    }
  if (!g_file_copy (installed, target, G_FILE_COPY_TARGET_DEFAULT_PERMS, NULL, NULL, NULL, error))
    return NULL;
  return g_steal_pointer (&target);
}
