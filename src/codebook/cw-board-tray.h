/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <adwaita.h>

#include "cw-matrix.h"
#include "cw-project.h"

G_BEGIN_DECLS

#define CW_TYPE_BOARD_TRAY (cw_board_tray_get_type ())
G_DECLARE_FINAL_TYPE (CwBoardTray, cw_board_tray, CW, BOARD_TRAY, AdwBin)

GtkWidget *cw_board_tray_new (CwProject *project, gint64 code);
gint64 cw_board_tray_get_code (CwBoardTray *self);
void cw_board_tray_show_balance (CwBoardTray *self, const CwMatrix *matrix, guint column);
gboolean cw_board_tray_focus_reason (CwBoardTray *self, gint64 code);
void cw_board_tray_flush (CwBoardTray *self);

G_END_DECLS
