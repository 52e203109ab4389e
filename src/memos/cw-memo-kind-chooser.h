/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <adwaita.h>

#include "cw-project.h"

G_BEGIN_DECLS

#define CW_TYPE_MEMO_KIND_CHOOSER (cw_memo_kind_chooser_get_type ())
G_DECLARE_FINAL_TYPE (CwMemoKindChooser, cw_memo_kind_chooser, CW, MEMO_KIND_CHOOSER, AdwBin)

void cw_memo_kind_chooser_set_project (CwMemoKindChooser *self, CwProject *project);
void cw_memo_kind_chooser_set_kind (CwMemoKindChooser *self, const char *kind);

G_END_DECLS
