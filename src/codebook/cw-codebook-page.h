/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <adwaita.h>

#include "cw-project.h"

G_BEGIN_DECLS

#define CW_TYPE_CODEBOOK_PAGE (cw_codebook_page_get_type ())
G_DECLARE_FINAL_TYPE (CwCodebookPage, cw_codebook_page, CW, CODEBOOK_PAGE, AdwBreakpointBin)

GtkWidget *cw_codebook_page_new (void);
CwProject *cw_codebook_page_get_project (CwCodebookPage *self);
void cw_codebook_page_set_project (CwCodebookPage *self, CwProject *project);
GArray *cw_codebook_page_dup_marked (CwCodebookPage *self);
gboolean cw_codebook_page_show_code (CwCodebookPage *self, gint64 code);
void cw_codebook_page_push (CwCodebookPage *self, AdwNavigationPage *page);
void cw_codebook_page_flush (CwCodebookPage *self);
void cw_codebook_page_focus_list (CwCodebookPage *self);

G_END_DECLS
