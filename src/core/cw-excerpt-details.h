/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-project.h"

G_BEGIN_DECLS

gboolean
cw_project_date_excerpt (CwProject *self, gint64 excerpt, const char *when, GError **error);
char *cw_project_dup_excerpt_date (CwProject *self, gint64 excerpt);

gboolean
cw_project_step_magnitude (CwProject *self, gint64 excerpt, gint64 code, int step, GError **error);
char *cw_project_dup_magnitude (CwProject *self, gint64 excerpt, gint64 code);

G_END_DECLS
