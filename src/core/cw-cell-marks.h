/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-tabulation-private.h"

G_BEGIN_DECLS

/**
 * CwCellMarks:
 *
 * What analysts have said about cells: with which stance their summaries cite excerpts, and where they have confirmed
 * that a code is absent, as it is at one moment.
 */
typedef struct _CwCellMarks CwCellMarks;

CwCellMarks *cw_cell_marks_new (CwTabulation *tabulation, GError **error);
void cw_cell_marks_free (CwCellMarks *self);
void cw_cell_marks_count_stances (CwCellMarks *self,
                                  guint row,
                                  guint column,
                                  guint32 excerpt,
                                  guint stances[4]);
gboolean cw_cell_marks_is_absent (CwCellMarks *self, guint row, guint column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwCellMarks, cw_cell_marks_free)

G_END_DECLS
