/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <adwaita.h>

#include "cw-confusables.h"

G_BEGIN_DECLS

#define CW_TYPE_CONFUSABLE_ROW (cw_confusable_row_get_type ())
G_DECLARE_FINAL_TYPE (CwConfusableRow, cw_confusable_row, CW, CONFUSABLE_ROW, AdwExpanderRow)

GtkWidget *cw_confusable_row_new (CwProject *project, const CwConfusable *pair);

G_END_DECLS
