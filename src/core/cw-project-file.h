/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-database.h"
#include "cw-file-lock.h"

G_BEGIN_DECLS

/**
 * CwProjectFile:
 * @database: (nullable): the connection
 * @lock: (nullable): what keeps other processes from writing
 * @checked: whether all of it has been looked through
 * @notice: (nullable): why it is open for reading only, as a sentence
 *
 * A project's file while it is open.
 */
typedef struct
{
  char *path;
  CwDatabase *database;
  CwFileLock *lock;
  char *notice;
  gboolean read_only;
  gboolean checked;
} CwProjectFile;

CwProjectFile *cw_project_file_create (const char *path, GError **error);
void cw_project_file_discard (CwProjectFile *self);
CwProjectFile *cw_project_file_open (const char *path, gboolean read_only, GError **error);
CwProjectFile *
cw_project_file_new_in_memory (const char *path, CwDatabase *database, const char *notice);
gboolean cw_project_file_close (CwProjectFile *self, GError **error);
CwDatabaseMode cw_project_file_get_reader_mode (CwProjectFile *self);
void cw_project_file_free (CwProjectFile *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwProjectFile, cw_project_file_free)

G_END_DECLS
