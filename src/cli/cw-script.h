/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-project.h"

G_BEGIN_DECLS

gboolean cw_script_run_line (CwProject *project,
                             const char *line,
                             guint number,
                             gboolean print,
                             GError **error);

G_END_DECLS
