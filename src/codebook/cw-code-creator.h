/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <gtk/gtk.h>

#include "cw-project.h"

G_BEGIN_DECLS

#define CW_TYPE_CODE_CREATOR (cw_code_creator_get_type ())
G_DECLARE_FINAL_TYPE (CwCodeCreator, cw_code_creator, CW, CODE_CREATOR, GtkPopover)

void cw_code_creator_set_project (CwCodeCreator *self, CwProject *project);
void cw_code_creator_set_neighbour (CwCodeCreator *self, CwRecord *code);

G_END_DECLS
