/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-window.h"

G_BEGIN_DECLS

#define CW_TYPE_NEW_PROJECT_DIALOG (cw_new_project_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CwNewProjectDialog, cw_new_project_dialog, CW, NEW_PROJECT_DIALOG, AdwDialog)

AdwDialog *cw_new_project_dialog_new (CwWindow *window);
char *cw_new_project_dialog_dup_file_name (const char *title);

G_END_DECLS
