/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <adwaita.h>

#include "cw-memo-target.h"

G_BEGIN_DECLS

#define CW_TYPE_MEMO_CHIP (cw_memo_chip_get_type ())
G_DECLARE_FINAL_TYPE (CwMemoChip, cw_memo_chip, CW, MEMO_CHIP, AdwBin)

GtkWidget *cw_memo_chip_new (CwMemoTarget *target, gboolean removable);
CwMemoTarget *cw_memo_chip_get_target (CwMemoChip *self);

G_END_DECLS
