/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _CwFileLock CwFileLock;

CwFileLock *cw_file_lock_take (const char *path, char **owner);
gboolean cw_file_lock_is_held (const char *path);
void cw_file_lock_free (CwFileLock *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwFileLock, cw_file_lock_free)

G_END_DECLS
