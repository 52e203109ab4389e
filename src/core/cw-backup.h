/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <gio/gio.h>

#include "cw-error.h"

G_BEGIN_DECLS

/**
 * CwBackup:
 * @path: of the copy, itself a project file
 * @time: when it was made, in seconds since 1970 UTC
 * @size: in bytes
 *
 * A backup in the rotation of a project.
 */
typedef struct
{
  char *path;
  gint64 time;
  goffset size;
} CwBackup;

void cw_backup_free (CwBackup *self);
char *cw_backup_format_time (const CwBackup *self);

char *cw_backup_dup_folder (const char *project);
GPtrArray *cw_backup_list (const char *project, GError **error);
GPtrArray *cw_backup_list_copies (const char *project, GError **error);
gboolean cw_backup_make (const char *project,
                         gint64 now,
                         GCancellable *cancellable,
                         char **backup,
                         GError **error);
gboolean cw_backup_rotate (const char *project, gint64 now, GError **error);
gboolean cw_backup_restore (const char *project,
                            const char *backup,
                            gint64 now,
                            char **aside,
                            GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwBackup, cw_backup_free)

G_END_DECLS
