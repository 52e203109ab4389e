/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <adwaita.h>

#include "cw-project.h"

#include "cw-evidence-pane.h"
#include "cw-matrix-grid.h"

G_BEGIN_DECLS

#define CW_TYPE_MATRIX_PAGE (cw_matrix_page_get_type ())
G_DECLARE_FINAL_TYPE (CwMatrixPage, cw_matrix_page, CW, MATRIX_PAGE, AdwBreakpointBin)

GtkWidget *cw_matrix_page_new (void);

CwProject *cw_matrix_page_get_project (CwMatrixPage *self);
void cw_matrix_page_set_project (CwMatrixPage *self, CwProject *project);

char *cw_matrix_page_dup_definition (CwMatrixPage *self);
gboolean cw_matrix_page_set_definition (CwMatrixPage *self, const char *text, GError **error);
gboolean cw_matrix_page_show_display (CwMatrixPage *self, gint64 display);
gboolean cw_matrix_page_show_summary (CwMatrixPage *self, gint64 summary);

void cw_matrix_page_show_evidence (CwMatrixPage *self);
void cw_matrix_page_close_evidence (CwMatrixPage *self);
void cw_matrix_page_focus_cell (CwMatrixPage *self);
gboolean cw_matrix_page_commit (CwMatrixPage *self);

CwMatrixGrid *cw_matrix_page_get_grid (CwMatrixPage *self);
CwEvidencePane *cw_matrix_page_get_pane (CwMatrixPage *self);

G_END_DECLS
