/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-database.h"

G_BEGIN_DECLS

gboolean
cw_database_copy (CwDatabase *self, const char *path, GCancellable *cancellable, GError **error);
CwDatabase *cw_database_copy_to_memory (CwDatabase *self, GError **error);
gboolean cw_database_quick_check (CwDatabase *self, GError **error);

G_END_DECLS
