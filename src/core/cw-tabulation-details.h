/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-axis-index.h"
#include "cw-tabulation-private.h"

G_BEGIN_DECLS

/**
 * CwDetails:
 *
 * What the pass gathers for the figures of the cells, where they are asked for.
 */
typedef struct _CwDetails CwDetails;

CwDetails *cw_details_new (CwTabulation *tabulation,
                           CwMatrix *matrix,
                           const CwAxisIndex *rows,
                           const CwAxisIndex *columns,
                           GError **error);
void cw_details_free (CwDetails *self);
void cw_details_count (CwDetails *self,
                       guint row,
                       guint column,
                       const CwEvidenceSource *source,
                       const CwExcerptSpan *excerpt,
                       const CwCodingSpan *codings,
                       guint n_codings);
void cw_details_cover (CwDetails *self,
                       guint row,
                       guint column,
                       guint32 source,
                       guint32 start,
                       guint32 end);
void cw_details_add_row_text (CwDetails *self, guint row, const CwRange *ranges, guint n);
void
cw_details_add_cell_text (CwDetails *self, guint row, guint column, const CwRange *ranges, guint n);
void cw_details_finish (CwDetails *self);

G_END_DECLS
