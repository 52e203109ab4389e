/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <gio/gio.h>

#include "cw-project.h"

G_BEGIN_DECLS

GMenuModel *cw_matrix_choices_new_rows (CwProject *project);
GMenuModel *cw_matrix_choices_new_columns (CwProject *project, const char *columns);
GMenuModel *cw_matrix_choices_new_measures (void);
GMenuModel *cw_matrix_choices_new_displays (CwProject *project);
char *cw_matrix_choices_dup_rows (CwProject *project, const char *rows);
char *cw_matrix_choices_dup_rows_title (CwProject *project, const char *rows);
char *cw_matrix_choices_dup_columns_title (const char *columns);

G_END_DECLS
