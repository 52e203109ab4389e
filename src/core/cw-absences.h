/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-summaries.h"

G_BEGIN_DECLS

gboolean cw_project_confirm_absence (CwProject *self,
                                     const CwCellKey *key,
                                     const char *memo,
                                     GError **error);
gboolean cw_project_retract_absence (CwProject *self, const CwCellKey *key, GError **error);

G_END_DECLS
