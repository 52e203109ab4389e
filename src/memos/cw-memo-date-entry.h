/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CW_TYPE_MEMO_DATE_ENTRY (cw_memo_date_entry_get_type ())
G_DECLARE_FINAL_TYPE (CwMemoDateEntry, cw_memo_date_entry, CW, MEMO_DATE_ENTRY, AdwBin)

void cw_memo_date_entry_set_date (CwMemoDateEntry *self, const char *date);
void cw_memo_date_entry_set_problem (CwMemoDateEntry *self, const char *problem);

G_END_DECLS
