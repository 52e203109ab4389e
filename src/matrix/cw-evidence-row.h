/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <gtk/gtk.h>

#include "cw-evidence-item.h"

G_BEGIN_DECLS

#define CW_TYPE_EVIDENCE_ROW (cw_evidence_row_get_type ())
G_DECLARE_FINAL_TYPE (CwEvidenceRow, cw_evidence_row, CW, EVIDENCE_ROW, GtkWidget)

CwEvidenceItem *cw_evidence_row_get_item (CwEvidenceRow *self);
void cw_evidence_row_set_item (CwEvidenceRow *self, CwEvidenceItem *item);
const char *cw_evidence_row_get_stance_title (const char *stance);

G_END_DECLS
