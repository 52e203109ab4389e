/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <adwaita.h>

#include "cw-project.h"

G_BEGIN_DECLS

#define CW_TYPE_CODE_SHEET (cw_code_sheet_get_type ())
G_DECLARE_FINAL_TYPE (CwCodeSheet, cw_code_sheet, CW, CODE_SHEET, AdwBin)

void cw_code_sheet_show (CwCodeSheet *self, CwProject *project, gint64 code);
void cw_code_sheet_flush (CwCodeSheet *self);

G_END_DECLS
