/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <adwaita.h>

#include "cw-project.h"

G_BEGIN_DECLS

#define CW_TYPE_SOURCES_PANE (cw_sources_pane_get_type ())
G_DECLARE_FINAL_TYPE (CwSourcesPane, cw_sources_pane, CW, SOURCES_PANE, AdwBin)

CwProject *cw_sources_pane_get_project (CwSourcesPane *self);
void cw_sources_pane_set_project (CwSourcesPane *self, CwProject *project);
void cw_sources_pane_select (CwSourcesPane *self, gint64 source);
CwRecord *cw_sources_pane_get_selected (CwSourcesPane *self);
GtkWidget *cw_sources_pane_get_anchor (CwSourcesPane *self);

G_END_DECLS
