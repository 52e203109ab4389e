/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <adwaita.h>

#include "cw-project.h"

G_BEGIN_DECLS

#define CW_TYPE_CODE_EXAMPLES (cw_code_examples_get_type ())
G_DECLARE_FINAL_TYPE (CwCodeExamples, cw_code_examples, CW, CODE_EXAMPLES, AdwBin)

void cw_code_examples_show (CwCodeExamples *self, CwProject *project, gint64 code);

G_END_DECLS
