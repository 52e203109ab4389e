/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * CwMatrixSummary:
 * @text: (nullable): what the researcher wrote, or NULL for a cell that has a status but no words yet
 * @stale: the evidence has changed since it was written
 * @draft: it is not final yet
 */
typedef struct
{
  char *text;
  gboolean stale;
  gboolean draft;
} CwMatrixSummary;

/**
 * CwMatrixSummaries:
 *
 * The summaries of one matrix by row and column index. Fill it in, then hand it to the grid; it is not changed
 * afterwards.
 */
typedef struct _CwMatrixSummaries CwMatrixSummaries;

#define CW_TYPE_MATRIX_SUMMARIES (cw_matrix_summaries_get_type ())
GType cw_matrix_summaries_get_type (void);

CwMatrixSummaries *cw_matrix_summaries_new (void);
CwMatrixSummaries *cw_matrix_summaries_ref (CwMatrixSummaries *self);
void cw_matrix_summaries_unref (CwMatrixSummaries *self);
void cw_matrix_summaries_set (CwMatrixSummaries *self,
                              guint row,
                              guint column,
                              const char *text,
                              gboolean stale,
                              gboolean draft);
const CwMatrixSummary *
cw_matrix_summaries_get (const CwMatrixSummaries *self, guint row, guint column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwMatrixSummaries, cw_matrix_summaries_unref)

G_END_DECLS
