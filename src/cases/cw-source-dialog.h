/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <adwaita.h>

#include "cw-project.h"

G_BEGIN_DECLS

#define CW_TYPE_SOURCE_DIALOG (cw_source_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CwSourceDialog, cw_source_dialog, CW, SOURCE_DIALOG, AdwDialog)

AdwDialog *cw_source_dialog_new (CwProject *project, gint64 source);

G_END_DECLS
