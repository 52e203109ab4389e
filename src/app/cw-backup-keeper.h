/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <gtk/gtk.h>

#include "cw-project.h"

G_BEGIN_DECLS

#define CW_TYPE_BACKUP_KEEPER (cw_backup_keeper_get_type ())
G_DECLARE_FINAL_TYPE (CwBackupKeeper, cw_backup_keeper, CW, BACKUP_KEEPER, GObject)

CwBackupKeeper *cw_backup_keeper_new (GtkWidget *owner);
void cw_backup_keeper_set_project (CwBackupKeeper *self, CwProject *project);
void cw_backup_keeper_set_delays (CwBackupKeeper *self, guint first, guint next);

G_END_DECLS
