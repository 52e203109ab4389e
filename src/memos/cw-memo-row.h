/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <adwaita.h>

#include "cw-record.h"

G_BEGIN_DECLS

#define CW_TYPE_MEMO_ROW (cw_memo_row_get_type ())
G_DECLARE_FINAL_TYPE (CwMemoRow, cw_memo_row, CW, MEMO_ROW, AdwBin)

G_END_DECLS
