/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <adwaita.h>

#include "cw-project.h"

G_BEGIN_DECLS

#define CW_TYPE_CASE_DIALOG (cw_case_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CwCaseDialog, cw_case_dialog, CW, CASE_DIALOG, AdwDialog)

AdwDialog *cw_case_dialog_new (CwProject *project, gint64 case_id);

G_END_DECLS
