/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-project.h"

G_BEGIN_DECLS

#define CW_TYPE_CODE_CHOICE (cw_code_choice_get_type ())
G_DECLARE_FINAL_TYPE (CwCodeChoice, cw_code_choice, CW, CODE_CHOICE, GObject)

CwCodeChoice *cw_code_choice_new (CwProject *project, CwRecord *code, guint n_excerpts);
gint64 cw_code_choice_get_code (CwCodeChoice *self);
const char *cw_code_choice_get_name (CwCodeChoice *self);
const char *cw_code_choice_get_path (CwCodeChoice *self);
const char *cw_code_choice_get_mnemonic (CwCodeChoice *self);

GPtrArray *cw_code_choice_list (CwProject *project);

G_END_DECLS
