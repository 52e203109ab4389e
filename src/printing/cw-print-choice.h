/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <adwaita.h>

#include "cw-project.h"

G_BEGIN_DECLS

#define CW_TYPE_PRINT_CHOICE (cw_print_choice_get_type ())
G_DECLARE_FINAL_TYPE (CwPrintChoice, cw_print_choice, CW, PRINT_CHOICE, AdwActionRow)

void cw_print_choice_load (CwPrintChoice *self, CwProject *project, CwKind kind);
void cw_print_choice_choose (CwPrintChoice *self, gint64 id, gboolean chosen);
GArray *cw_print_choice_list (CwPrintChoice *self);

G_END_DECLS
