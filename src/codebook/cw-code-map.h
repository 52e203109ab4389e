/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <adwaita.h>

#include "cw-project.h"

G_BEGIN_DECLS

#define CW_TYPE_CODE_MAP (cw_code_map_get_type ())
G_DECLARE_FINAL_TYPE (CwCodeMap, cw_code_map, CW, CODE_MAP, GtkBox)

void cw_code_map_show (CwCodeMap *self, CwProject *project, gint64 code);
gboolean cw_code_map_focus_reason (CwCodeMap *self, gint64 code, gint64 target);
void cw_code_map_flush (CwCodeMap *self);

G_END_DECLS
