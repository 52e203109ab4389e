/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-coding.h"

G_BEGIN_DECLS

#define CW_TYPE_EVIDENCE_ITEM (cw_evidence_item_get_type ())
G_DECLARE_FINAL_TYPE (CwEvidenceItem, cw_evidence_item, CW, EVIDENCE_ITEM, GObject)

CwEvidenceItem *cw_evidence_item_new (CwProject *project, gint64 excerpt);

CwProject *cw_evidence_item_get_project (CwEvidenceItem *self);
gint64 cw_evidence_item_get_id (CwEvidenceItem *self);
const CwExcerpt *cw_evidence_item_get_excerpt (CwEvidenceItem *self);
char *cw_evidence_item_dup_citation (CwEvidenceItem *self);
void cw_evidence_item_refresh (CwEvidenceItem *self);

const char *cw_evidence_item_get_stance (CwEvidenceItem *self);
void cw_evidence_item_set_stance (CwEvidenceItem *self, const char *stance);
gboolean cw_evidence_item_get_expanded (CwEvidenceItem *self);
void cw_evidence_item_set_expanded (CwEvidenceItem *self, gboolean expanded);
gboolean cw_evidence_item_get_citable (CwEvidenceItem *self);
void cw_evidence_item_set_citable (CwEvidenceItem *self, gboolean citable);

char *cw_evidence_item_format_date (const char *date);

G_END_DECLS
