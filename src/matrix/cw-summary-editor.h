/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <gtk/gtk.h>

#include "cw-summaries.h"

G_BEGIN_DECLS

#define CW_TYPE_SUMMARY_EDITOR (cw_summary_editor_get_type ())
G_DECLARE_FINAL_TYPE (CwSummaryEditor, cw_summary_editor, CW, SUMMARY_EDITOR, GtkBox)

void cw_summary_editor_set_cell (CwSummaryEditor *self, CwProject *project, const CwCellKey *cell);
gint64 cw_summary_editor_get_summary (CwSummaryEditor *self);
void cw_summary_editor_refresh (CwSummaryEditor *self);
gboolean cw_summary_editor_commit (CwSummaryEditor *self);
GtkTextBuffer *cw_summary_editor_get_buffer (CwSummaryEditor *self);

G_END_DECLS
