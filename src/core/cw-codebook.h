/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-project.h"

G_BEGIN_DECLS

gboolean cw_project_retire_code (CwProject *self, gint64 code, GError **error);
gboolean cw_project_restore_code (CwProject *self, gint64 code, GError **error);
gboolean cw_project_map_code (CwProject *self,
                              gint64 code,
                              gint64 target,
                              const char *rationale,
                              GError **error);
gboolean cw_project_unmap_code (CwProject *self, gint64 code, gint64 target, GError **error);
char *cw_project_dup_rationale (CwProject *self, gint64 code, gint64 target);
GHashTable *cw_project_close_over_codes (CwProject *project, gint64 code);

G_END_DECLS
