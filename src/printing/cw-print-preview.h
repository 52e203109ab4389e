/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <adwaita.h>

#include "cw-pages.h"
#include "cw-print-choice.h"
#include "cw-project.h"

G_BEGIN_DECLS

#define CW_TYPE_PRINT_PREVIEW (cw_print_preview_get_type ())
G_DECLARE_FINAL_TYPE (CwPrintPreview, cw_print_preview, CW, PRINT_PREVIEW, AdwDialog)

CwPrintPreview *cw_print_preview_new_excerpts (CwProject *project);
CwPrintPreview *cw_print_preview_new_matrix (CwProject *project, const char *definition);
CwPages *cw_print_preview_get_pages (CwPrintPreview *self);
gboolean cw_print_preview_get_busy (CwPrintPreview *self);
CwPrintChoice *cw_print_preview_get_code_choice (CwPrintPreview *self);

G_END_DECLS
