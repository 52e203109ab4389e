/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <adwaita.h>

#include "cw-project.h"

G_BEGIN_DECLS

#define CW_TYPE_REDEFINE_DIALOG (cw_redefine_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CwRedefineDialog, cw_redefine_dialog, CW, REDEFINE_DIALOG, AdwDialog)

AdwDialog *cw_redefine_dialog_new (CwProject *project, gint64 code);

G_END_DECLS
