/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-database.h"
#include "cw-project.h"

G_BEGIN_DECLS

char *cw_project_dump (CwProject *self, GError **error);
char *cw_database_dump (CwDatabase *database, GError **error);
GPtrArray *cw_project_check (CwProject *self, GError **error);

G_END_DECLS
