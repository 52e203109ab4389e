/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <adwaita.h>

#include "cw-project.h"

G_BEGIN_DECLS

#define CW_TYPE_MERGE_DIALOG (cw_merge_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CwMergeDialog, cw_merge_dialog, CW, MERGE_DIALOG, AdwDialog)

AdwDialog *cw_merge_dialog_new (CwProject *project, const GArray *codes);

G_END_DECLS
