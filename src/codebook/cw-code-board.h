/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <adwaita.h>

#include "cw-code-stats.h"

G_BEGIN_DECLS

#define CW_TYPE_CODE_BOARD (cw_code_board_get_type ())
G_DECLARE_FINAL_TYPE (CwCodeBoard, cw_code_board, CW, CODE_BOARD, AdwBreakpointBin)

void cw_code_board_set_stats (CwCodeBoard *self, CwCodeStats *stats);
void cw_code_board_set_project (CwCodeBoard *self, CwProject *project);
void cw_code_board_flush (CwCodeBoard *self);

G_END_DECLS
