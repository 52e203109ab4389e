/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-cases-pane.h"

G_BEGIN_DECLS

/**
 * CwDropPlace:
 *
 * Where on a case's row something is dropped.
 */
typedef enum
{
  CW_DROP_BEFORE,
  CW_DROP_INTO,
  CW_DROP_AFTER,
} CwDropPlace;

void cw_case_commands_install (GtkWidgetClass *widget_class);
void cw_case_commands_update (CwCasesPane *pane);
gboolean
cw_case_commands_drop (CwCasesPane *pane, gint64 case_id, const GValue *value, CwDropPlace place);

G_END_DECLS
