/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* What stands in the place of an original file; for the files of the engine only. */

#pragma once

#include "cw-project.h"

G_BEGIN_DECLS

gboolean cw_original_redact (CwProject *project, gint64 source, GError **error);
gboolean cw_original_drop_unused (CwProject *project, GError **error);

G_END_DECLS
