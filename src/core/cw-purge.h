/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-project.h"

G_BEGIN_DECLS

gboolean cw_project_has_purge_to_finish (CwProject *self, gboolean *waiting, GError **error);
gboolean cw_project_finish_purge (CwProject *self, GError **error);
void cw_project_resume_purge (CwProject *self);

G_END_DECLS
