/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CW_TYPE_BACKUPS_DIALOG (cw_backups_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CwBackupsDialog, cw_backups_dialog, CW, BACKUPS_DIALOG, AdwDialog)

AdwDialog *cw_backups_dialog_new (const char *project);

G_END_DECLS
