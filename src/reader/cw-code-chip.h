/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <gtk/gtk.h>

#include "cw-project.h"

G_BEGIN_DECLS

GtkWidget *cw_code_chip_new (CwProject *project, gint64 excerpt, gint64 code);

G_END_DECLS
