/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <gtk/gtk.h>

#include "cw-matrix-definition.h"

G_BEGIN_DECLS

#define CW_TYPE_MATRIX_TOOLBAR (cw_matrix_toolbar_get_type ())
G_DECLARE_FINAL_TYPE (CwMatrixToolbar, cw_matrix_toolbar, CW, MATRIX_TOOLBAR, GtkBox)

void cw_matrix_toolbar_show (CwMatrixToolbar *self,
                             CwProject *project,
                             const CwMatrixDefinition *definition);
void cw_matrix_toolbar_refresh (CwMatrixToolbar *self);
void cw_matrix_toolbar_set_narrow (CwMatrixToolbar *self, gboolean narrow);

G_END_DECLS
