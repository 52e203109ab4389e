/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <adwaita.h>

#include "cw-summary-editor.h"

G_BEGIN_DECLS

#define CW_TYPE_EVIDENCE_PANE (cw_evidence_pane_get_type ())
G_DECLARE_FINAL_TYPE (CwEvidencePane, cw_evidence_pane, CW, EVIDENCE_PANE, AdwBin)

void cw_evidence_pane_show_cell (CwEvidencePane *self,
                                 CwProject *project,
                                 const char *title,
                                 const char *formula,
                                 const CwCellKey *cell,
                                 GArray *excerpts);
void cw_evidence_pane_clear (CwEvidencePane *self);
void cw_evidence_pane_focus_list (CwEvidencePane *self);
void cw_evidence_pane_focus_editor (CwEvidencePane *self);
GListModel *cw_evidence_pane_get_items (CwEvidencePane *self);
CwSummaryEditor *cw_evidence_pane_get_editor (CwEvidencePane *self);

G_END_DECLS
