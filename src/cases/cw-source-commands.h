/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-sources-pane.h"

G_BEGIN_DECLS

void cw_source_commands_install (GtkWidgetClass *widget_class);
void cw_source_commands_update (CwSourcesPane *pane);
void cw_source_commands_fill_cases (CwSourcesPane *pane, GMenu *menu);
gboolean
cw_source_commands_drop (CwSourcesPane *pane, gint64 dragged, gint64 target, gboolean after);
char *cw_source_commands_describe_loss (CwProject *project, gint64 source);

G_END_DECLS
