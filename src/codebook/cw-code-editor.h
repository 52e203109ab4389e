/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <adwaita.h>

#include "cw-project.h"

G_BEGIN_DECLS

#define CW_TYPE_CODE_EDITOR (cw_code_editor_get_type ())
G_DECLARE_FINAL_TYPE (CwCodeEditor, cw_code_editor, CW, CODE_EDITOR, AdwBin)

void cw_code_editor_show (CwCodeEditor *self, CwProject *project, gint64 code);
void cw_code_editor_flush (CwCodeEditor *self);

G_END_DECLS
