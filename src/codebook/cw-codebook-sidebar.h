/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <adwaita.h>

#include "cw-project.h"

G_BEGIN_DECLS

#define CW_TYPE_CODEBOOK_SIDEBAR (cw_codebook_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (CwCodebookSidebar, cw_codebook_sidebar, CW, CODEBOOK_SIDEBAR, AdwBin)

GtkWidget *cw_codebook_sidebar_new (void);

CwProject *cw_codebook_sidebar_get_project (CwCodebookSidebar *self);
void cw_codebook_sidebar_set_project (CwCodebookSidebar *self, CwProject *project);

gboolean cw_codebook_sidebar_show_code (CwCodebookSidebar *self, gint64 code);
gint64 cw_codebook_sidebar_get_selected (CwCodebookSidebar *self);
void cw_codebook_sidebar_flush (CwCodebookSidebar *self);

G_END_DECLS
