/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#include "config.h"

#include <sqlite3.h>

#include "cw-fuzz-project.h"

static void
store_changeset (const uint8_t *data, size_t size)
{
  sqlite3 *database = NULL;
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_open (cw_fuzz_project_get_path (), &database), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (database,
                                       "UPDATE history SET changeset = ?1 WHERE id = "
                                       "(SELECT max (id) FROM history WHERE state = 'done')",
                                       -1,
                                       &statement,
                                       NULL),
                   ==,
                   SQLITE_OK);
  sqlite3_bind_blob (statement, 1, data, size, SQLITE_STATIC);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
  sqlite3_finalize (statement);
  sqlite3_close (database);
}

/* Undoes a step of the history whose changeset may be anything. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  GByteArray *sound = cw_fuzz_project_get_bytes ();
  g_autoptr (GError) error = NULL;
  g_autoptr (CwProject) project = NULL;

  cw_fuzz_project_put (sound->data, sound->len);
  store_changeset (data, size);
  project = cw_project_open (cw_fuzz_project_get_path (), FALSE, &error);
  g_assert_no_error (error);
  cw_project_undo (project, NULL, NULL);
  cw_fuzz_project_look (project);
  cw_project_redo (project, NULL, NULL);
  cw_fuzz_project_look (project);
  cw_project_close (project, NULL);
  return 0;
}
