/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <adwaita.h>

#include "cw-project.h"

G_BEGIN_DECLS

GtkWidget *cw_attribute_row_new (CwProject *project, CwRecord *attribute, gint64 object);

G_END_DECLS
