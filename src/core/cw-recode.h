/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-project.h"

G_BEGIN_DECLS

gboolean cw_project_recode_excerpt (CwProject *self,
                                    gint64 excerpt,
                                    gint64 code,
                                    guint pass,
                                    GError **error);

G_END_DECLS
