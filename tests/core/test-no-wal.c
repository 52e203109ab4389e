/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Where a file system has no shared memory, as on the network, SQLite refuses a WAL and takes a rollback journal. All
 * works there too: what is done is durable, searches and backups read beside the writer, one file is left. */

#include "config.h"

#include <glib/gstdio.h>

#include "cw-backup.h"
#include "cw-past.h"
#include "cw-project-private.h"
#include "cw-search.h"
#include "cw-test-project.h"
#include "cw-test-tour.h"
#include "cw-test-verbs.h"

static char *
read_journal_mode (CwProject *project)
{
  g_autoptr (CwStatement) row
      = cw_database_prepare (cw_project_get_database (project), "PRAGMA journal_mode", NULL);

  g_assert_cmpint (cw_statement_step (row, NULL), ==, CW_STEP_ROW);
  return g_strdup (cw_statement_get_text (row, 0));
}

static void
test_all_verbs (void)
{
  CwProject *project = cw_test_verbs_project_to_review ();
  g_autofree char *mode = read_journal_mode (project);

  g_assert_cmpstr (mode, ==, "delete");
  for (guint i = 0; i < cw_test_n_verbs; i++)
    {
      g_autoptr (GVariant) line = cw_test_verb_line (i);
      g_autofree char *label = g_strdup (cw_project_get_undo_label (project));
      g_autoptr (GError) error = NULL;

      cw_verb_run (project, line, NULL, &error);
      g_assert_no_error (error);
      if (g_strcmp0 (label, cw_project_get_undo_label (project)) != 0)
        g_assert_true (cw_project_undo (project, NULL, NULL));
    }
  cw_test_tour (project);
  cw_test_assert_sound (project);
  project = cw_test_project_reopen (project);
  cw_test_assert_sound (project);
  cw_test_project_remove (project);
}

/* Another connection of the same process reads between two operations, and keeps nobody from writing. */
static void
test_beside (void)
{
  CwProject *project = cw_test_verbs_project ();
  g_autoptr (GError) error = NULL;
  g_autoptr (CwDatabase) reader = cw_project_open_reader (project, &error);
  g_autoptr (CwTextPattern) pattern = NULL;
  g_autoptr (CwSearchResult) result = NULL;
  g_autofree char *backup = NULL;
  g_autofree char *folder = cw_backup_dup_folder (cw_project_get_path (project));

  g_assert_no_error (error);
  cw_test_say (project, "{'verb': 'create-code', 'name': 'beside'}");
  pattern = cw_text_pattern_new (CW_TEXT_PATTERN_WORDS, "nobody", &error);
  result = cw_search_run (reader, pattern, 10, TRUE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result->hits->len, >, 0);
  cw_test_say (project, "{'verb': 'create-code', 'name': 'again'}");
  g_assert_true (cw_backup_make (cw_project_get_path (project), 1893456000, NULL, &backup, &error));
  g_assert_no_error (error);
  cw_test_say (project, "{'verb': 'create-code', 'name': 'and again'}");
  cw_test_assert_sound (project);
  g_assert_cmpint (g_unlink (backup), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  cw_test_project_remove (project);
}

/* --- a file system without shared memory ---------------------------------------------------------------------------------- */

static sqlite3_vfs vfs;
static sqlite3_io_methods methods;

static int
open_without_memory (sqlite3_vfs *self, const char *name, sqlite3_file *file, int flags, int *out)
{
  sqlite3_vfs *real = self->pAppData;
  int code = real->xOpen (real, name, file, flags, out);

  if (code == SQLITE_OK && (flags & SQLITE_OPEN_MAIN_DB) != 0)
    {
      methods = *file->pMethods;
      methods.iVersion = 1;
      file->pMethods = &methods;
    }
  return code;
}

static void
forbid_memory (void)
{
  sqlite3_vfs *real = sqlite3_vfs_find (NULL);

  vfs = *real;
  vfs.zName = "without-memory";
  vfs.pAppData = real;
  vfs.xOpen = open_without_memory;
  g_assert_cmpint (sqlite3_vfs_register (&vfs, 1), ==, SQLITE_OK);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  forbid_memory ();
  g_test_add_func ("/no-wal/all-verbs", test_all_verbs);
  g_test_add_func ("/no-wal/beside", test_beside);
  return g_test_run ();
}
