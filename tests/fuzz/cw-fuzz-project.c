/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* A small project in memory that the targets start from, and a look at everything that is in a project. */

#include "config.h"

#include "cw-fuzz-project.h"

#include <glib/gstdio.h>
#include <unistd.h>

#include "cw-dump.h"
#include "cw-history.h"
#include "cw-script.h"
#include "cw-tabulation.h"

static char *path;
static GByteArray *bytes;

static const char *const lines[] = {
  "{\"verb\": \"add-source\", \"title\": \"Interview\", \"date\": \"2021-04-10\", "
  "\"text\": \"Who answers the call?\\nThe office does, most nights.\\nAnd who pays for it?\"}",
  "{\"verb\": \"create-code\", \"name\": \"turf claim\"}",
  "{\"verb\": \"create-code\", \"name\": \"brokerage\", \"parent\": \"turf claim\"}",
  "{\"verb\": \"create-case\", \"name\": \"Calder City\"}",
  "{\"verb\": \"assign-case\", \"case\": \"Calder City\", \"source\": \"Interview\"}",
  "{\"verb\": \"apply-code\", \"source\": \"Interview\", \"start\": 0, \"end\": 11, "
  "\"code\": \"turf claim\"}",
  "{\"verb\": \"apply-code\", \"source\": \"Interview\", \"start\": 4, \"end\": 30, "
  "\"code\": \"brokerage\"}",
  "{\"verb\": \"create-memo\", \"title\": \"First thoughts\", \"body\": \"Who decides?\"}",
};

static CwProject *
make_project (void)
{
  g_autoptr (GError) error = NULL;
  CwProject *project
      = cw_project_create_reproducible (path, "Fuzz", 1, "2026-11-23T12:00:00Z", &error);

  for (guint i = 0; error == NULL && i < G_N_ELEMENTS (lines); i++)
    cw_script_run_line (project, lines[i], i, FALSE, &error);
  if (error == NULL)
    cw_project_undo (project, NULL, &error);
  if (error == NULL)
    cw_project_close (project, &error);
  if (error != NULL)
    g_error ("The project of the fuzz targets could not be made: %s", error->message);
  return project;
}

static void
prepare (void)
{
  g_autofree char *folder = NULL;
  g_autofree char *text = NULL;
  gsize size;

  if (path != NULL)
    return;
  if (g_access ("/dev/shm", W_OK) == 0)
    g_setenv ("TMPDIR", "/dev/shm", TRUE);
  folder = g_dir_make_tmp ("caseweave-fuzz-XXXXXX", NULL);
  path = g_build_filename (folder, "fuzz.caseweave", NULL);
  g_object_unref (make_project ());
  if (!g_file_get_contents (path, &text, &size, NULL))
    g_error ("The project of the fuzz targets cannot be read.");
  bytes = g_byte_array_new_take ((guint8 *) g_steal_pointer (&text), size);
}

/**
 * cw_fuzz_project_get_path:
 *
 * Returns: (transfer none): where the targets put their project
 */
const char *
cw_fuzz_project_get_path (void)
{
  prepare ();
  return path;
}

/**
 * cw_fuzz_project_get_bytes:
 *
 * Returns: (transfer none): a sound project file
 */
GByteArray *
cw_fuzz_project_get_bytes (void)
{
  prepare ();
  return bytes;
}

static void
remove_beside (const char *suffix)
{
  g_autofree char *name = g_strconcat (path, suffix, NULL);

  g_unlink (name);
}

/**
 * cw_fuzz_project_put:
 *
 * Puts a file of these bytes in the project's place.
 */
void
cw_fuzz_project_put (const guint8 *data, gsize size)
{
  prepare ();
  remove_beside ("-wal");
  remove_beside ("-shm");
  remove_beside ("-journal");
  /* Not by g_file_set_contents(), which would wait for the disk. */
  g_unlink (path);
  g_file_set_contents_full (path, (const char *) data, size, G_FILE_SET_CONTENTS_NONE, 0600, NULL);
}

static void
tabulate (CwProject *project)
{
  g_autoptr (CwTabulation) tabulation = cw_tabulation_new (project);

  cw_tabulation_add_rows_by_name (tabulation, "case", NULL);
  cw_tabulation_add_columns_by_name (tabulation, "code", NULL);
  cw_matrix_unref (cw_tabulation_compute (tabulation));
}

/**
 * cw_fuzz_project_look:
 *
 * Reads everything that a window or a report would; each gives a result or an error.
 */
void
cw_fuzz_project_look (CwProject *project)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = cw_project_check (project, &error);
  g_autoptr (GPtrArray) history = NULL;
  g_autofree char *dump = NULL;

  g_assert_true ((findings == NULL) == (error != NULL));
  g_clear_error (&error);
  dump = cw_project_dump (project, &error);
  g_assert_true ((dump == NULL) == (error != NULL));
  g_clear_error (&error);
  history = cw_history_list (project, &error);
  g_assert_true ((history == NULL) == (error != NULL));
  tabulate (project);
}

/**
 * cw_fuzz_project_assert_sound:
 *
 * What went through the engine's own verbs must have left nothing for cw_project_check() to find.
 */
void
cw_fuzz_project_assert_sound (CwProject *project)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = cw_project_check (project, &error);

  g_assert_no_error (error);
  if (findings->len > 0)
    g_error ("%s", (const char *) g_ptr_array_index (findings, 0));
}
