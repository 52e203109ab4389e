/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <adwaita.h>

#include "cw-project.h"

G_BEGIN_DECLS

#define CW_TYPE_CODE_CONTRASTS (cw_code_contrasts_get_type ())
G_DECLARE_FINAL_TYPE (CwCodeContrasts, cw_code_contrasts, CW, CODE_CONTRASTS, AdwBin)

void cw_code_contrasts_show (CwCodeContrasts *self, CwProject *project, gint64 code);
void cw_code_contrasts_flush (CwCodeContrasts *self);

G_END_DECLS
