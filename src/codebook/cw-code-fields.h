/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <adwaita.h>

#include "cw-project.h"

G_BEGIN_DECLS

#define CW_TYPE_CODE_FIELDS (cw_code_fields_get_type ())
G_DECLARE_FINAL_TYPE (CwCodeFields, cw_code_fields, CW, CODE_FIELDS, AdwBin)

void cw_code_fields_show (CwCodeFields *self, CwProject *project, gint64 code);
void cw_code_fields_flush (CwCodeFields *self);

G_END_DECLS
