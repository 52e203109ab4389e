/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <adwaita.h>

#include "cw-project.h"

G_BEGIN_DECLS

#define CW_TYPE_PAGE_HEADER (cw_page_header_get_type ())
G_DECLARE_FINAL_TYPE (CwPageHeader, cw_page_header, CW, PAGE_HEADER, AdwBin)

void cw_page_header_show (CwPageHeader *self, CwProject *project, gint64 source);
void cw_page_header_set_backlight (CwPageHeader *self, const char *codes);

G_END_DECLS
