/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Nothing can be blanked in a packed file whose format has comments, versions and properties. So where words have to go
 * from an original file, the text of the source as it is now comes in its place. */

#include "config.h"

#include "cw-redacted-original.h"

#include <string.h>

#include "cw-project-private.h"
#include "cw-text.h"

static GBytes *
read_text (CwProject *project, gint64 source, GError **error)
{
  g_autoptr (CwText) text = cw_text_load (cw_project_get_database (project), source, error);
  char *words = text == NULL ? NULL : cw_text_dup_range (text, 0, cw_text_get_length (text));

  return words == NULL ? NULL : g_bytes_new_take (words, strlen (words));
}

/* Inside a transaction. Whatever file the source has, it has a text file of its words now, and no earlier versions. The
 * name says nothing, since names of files often name people. */
gboolean
cw_original_redact (CwProject *project, gint64 source, GError **error)
{
  CwDatabase *database = cw_project_get_database (project);
  g_autoptr (GBytes) text = read_text (project, source, error);
  g_autofree char *name = g_strdup_printf ("S-%" G_GINT64_FORMAT " redacted.txt", source);
  g_autofree char *sha256 = NULL;

  return text != NULL && cw_project_store_original (project, text, &sha256, error)
         && cw_database_run (
             database, error, "DELETE FROM source_version WHERE source_id = ?1", "i", source)
         && cw_database_run (database,
                             error,
                             "UPDATE source SET original = ?1, original_name = ?2, "
                             "media_type = 'text/plain' WHERE id = ?3",
                             "ssi",
                             sha256,
                             name,
                             source);
}

/* Inside a transaction whose history ends here: files that no source has any more were kept for undo. */
gboolean
cw_original_drop_unused (CwProject *project, GError **error)
{
  return cw_database_exec (
      cw_project_get_database (project),
      "DELETE FROM original WHERE sha256 NOT IN "
      "(SELECT original FROM source UNION SELECT original FROM source_version)",
      error);
}
