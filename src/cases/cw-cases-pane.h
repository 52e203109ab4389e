/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <adwaita.h>

#include "cw-project.h"

G_BEGIN_DECLS

#define CW_TYPE_CASES_PANE (cw_cases_pane_get_type ())
G_DECLARE_FINAL_TYPE (CwCasesPane, cw_cases_pane, CW, CASES_PANE, AdwBin)

CwProject *cw_cases_pane_get_project (CwCasesPane *self);
void cw_cases_pane_set_project (CwCasesPane *self, CwProject *project);
void cw_cases_pane_select (CwCasesPane *self, gint64 case_id);
CwRecord *cw_cases_pane_get_selected (CwCasesPane *self);
GObject *cw_cases_pane_get_selected_item (CwCasesPane *self);
GtkWidget *cw_cases_pane_get_anchor (CwCasesPane *self);

G_END_DECLS
