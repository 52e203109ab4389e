/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <adwaita.h>

#include "cw-project.h"

G_BEGIN_DECLS

#define CW_TYPE_CODE_MAP_ROW (cw_code_map_row_get_type ())
G_DECLARE_FINAL_TYPE (CwCodeMapRow, cw_code_map_row, CW, CODE_MAP_ROW, AdwPreferencesRow)

GtkWidget *cw_code_map_row_new (CwProject *project, gint64 code, gint64 target, gint64 other);
gint64 cw_code_map_row_get_target (CwCodeMapRow *self);
void cw_code_map_row_refresh (CwCodeMapRow *self);
gint64 cw_code_map_row_get_code (CwCodeMapRow *self);
void cw_code_map_row_focus_reason (CwCodeMapRow *self);
void cw_code_map_row_flush (CwCodeMapRow *self);

G_END_DECLS
