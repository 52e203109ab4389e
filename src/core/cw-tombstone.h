/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-project.h"

G_BEGIN_DECLS

gboolean cw_tombstone_add (CwProject *project, CwKind kind, gint64 id, GError **error);
char *cw_project_dup_withdrawn_at (CwProject *self, CwKind kind, gint64 id);
gboolean cw_project_refuse_missing (CwProject *self, CwKind kind, gint64 id, GError **error);

G_END_DECLS
