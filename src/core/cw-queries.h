/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-project.h"

G_BEGIN_DECLS

gint64
cw_project_save_query (CwProject *self, const char *name, const char *expression, GError **error);
gboolean cw_project_set_query_expression (CwProject *self,
                                          gint64 query,
                                          const char *expression,
                                          GError **error);
char *cw_project_dup_query_expression (CwProject *self, gint64 query);

G_END_DECLS
