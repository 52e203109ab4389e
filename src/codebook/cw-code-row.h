/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <adwaita.h>

#include "cw-code-counts.h"

G_BEGIN_DECLS

#define CW_TYPE_CODE_ROW (cw_code_row_get_type ())
G_DECLARE_FINAL_TYPE (CwCodeRow, cw_code_row, CW, CODE_ROW, AdwBin)

GtkWidget *cw_code_row_new (CwProject *project, CwCodeCounts *counts);
void cw_code_row_set_tree_row (CwCodeRow *self, GtkTreeListRow *row);
CwRecord *cw_code_row_get_code (CwCodeRow *self);
CwProject *cw_code_row_get_project (CwCodeRow *self);
void cw_code_row_set_shows_count (CwCodeRow *self, gboolean shows_count);
void cw_code_row_start_rename (CwCodeRow *self);

G_END_DECLS
