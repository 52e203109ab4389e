/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The command import: files and folders into a project, as one operation. */

#include "config.h"

#include "cw-cases.h"
#include "cw-command.h"
#include "cw-import-list.h"
#include "cw-reader.h"
#include "cw-sources.h"
#include "cw-transaction.h"

/* What one call of the command has done so far. */
typedef struct
{
  CwProject *project;
  gint64 case_id; /* or 0 */
  GString *report;
  guint n_imported;
  guint n_failed;
} Import;

static gboolean
add_draft (Import *import, CwDraftSource *draft, GError **error)
{
  gint64 id = cw_project_add_source (import->project, draft, "", error);
  g_autofree char *printed = cw_kind_format_id (CW_KIND_SOURCE, id);

  if (id == 0
      || (import->case_id != 0
          && !cw_project_assign_case (import->project, import->case_id, id, error)))
    return FALSE;
  g_string_append_printf (import->report, "%s %s\n", printed, draft->title);
  import->n_imported++;
  return TRUE;
}

/* A file that cannot be read is named and left out; a project that cannot be written ends the import. */
static gboolean
import_file (Import *import, GFile *file, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (CwDraftSource) draft = cw_reader_read_file (file, NULL, &problem);

  if (draft != NULL)
    return add_draft (import, draft, error);
  g_printerr ("%s\n", problem->message);
  import->n_failed++;
  return TRUE;
}

static gboolean
import_place (Import *import, const char *path, GError **error)
{
  g_autoptr (GFile) place = g_file_new_for_commandline_arg (path);
  g_autoptr (GError) problem = NULL;
  g_autoptr (GPtrArray) files = cw_import_list_files (place, &problem);

  if (files == NULL)
    {
      g_printerr ("%s\n", problem->message);
      import->n_failed++;
      return TRUE;
    }
  for (guint i = 0; i < files->len; i++)
    if (!import_file (import, g_ptr_array_index (files, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
import_all (Import *import, char **paths, GError **error)
{
  g_autoptr (CwTransaction) transaction = cw_transaction_begin (import->project, error);

  if (transaction == NULL)
    return FALSE;
  for (guint i = 0; paths[i] != NULL; i++)
    if (!import_place (import, paths[i], error))
      return FALSE;
  return cw_transaction_commit (transaction,
                                error,
                                import->n_imported == 1 ? "Imported %u source"
                                                        : "Imported %u sources",
                                import->n_imported);
}

static gboolean
finish (Import *import, GError **error)
{
  g_print ("%s", import->report->str);
  if (!cw_command_close (import->project, error))
    return FALSE;
  if (import->n_failed == 0)
    return TRUE;
  g_set_error (error,
               CW_ERROR,
               CW_ERROR_FAILED,
               "%u imported, %u could not be imported; the reasons are above.",
               import->n_imported,
               import->n_failed);
  return FALSE;
}

static gboolean
run_import (char **arguments, GError **error)
{
  g_autofree char *case_name = NULL;
  const GOptionEntry entries[] = {
    { "case", 'c', 0, G_OPTION_ARG_STRING, &case_name, "Attribute them to this case", "NAME" },
    { NULL }
  };
  g_auto (GStrv) rest = cw_command_parse (arguments, entries, 2, G_MAXUINT, error);
  g_autoptr (CwProject) project = rest == NULL ? NULL : cw_command_open (rest[0], TRUE, error);
  g_autoptr (GString) report = g_string_new (NULL);
  Import import = { .project = project, .report = report };

  if (project == NULL
      || (case_name != NULL
          && !cw_project_resolve (project, CW_KIND_CASE, case_name, &import.case_id, error)))
    return FALSE;
  return import_all (&import, rest + 1, error) && finish (&import, error);
}

const CwCommand cw_import_commands[] = {
  { "import", "FILE PATH…", "add files, or all files of a folder, as sources", run_import },
  { NULL },
};
