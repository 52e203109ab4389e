/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <adwaita.h>

#include "cw-code-stats.h"

G_BEGIN_DECLS

#define CW_TYPE_BOARD_CARD (cw_board_card_get_type ())
G_DECLARE_FINAL_TYPE (CwBoardCard, cw_board_card, CW, BOARD_CARD, AdwBin)

GtkWidget *cw_board_card_new (CwProject *project, CwCodeStats *stats);
void cw_board_card_set_code (CwBoardCard *self, CwRecord *code);

G_END_DECLS
