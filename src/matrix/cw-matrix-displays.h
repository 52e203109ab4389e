/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-matrix-definition.h"

G_BEGIN_DECLS

gint64 cw_matrix_displays_find (CwProject *project, const char *name);
gint64 cw_matrix_displays_save (CwProject *project,
                                const char *name,
                                const CwMatrixDefinition *definition,
                                GError **error);
CwMatrixDefinition *cw_matrix_displays_load (CwProject *project, gint64 display, GError **error);

G_END_DECLS
