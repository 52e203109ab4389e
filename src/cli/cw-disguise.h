/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-project.h"

G_BEGIN_DECLS

void cw_disguise_set_real_names (gboolean real_names);
gboolean cw_disguise_get_real_names (void);
gboolean cw_disguise_begin (CwProject *project, GError **error);
char *cw_disguise_dup (const char *text);
gboolean cw_disguise_finish (GError **error);

G_END_DECLS
