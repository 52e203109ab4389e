/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <gtk/gtk.h>

#include "cw-project.h"

G_BEGIN_DECLS

void cw_print_excerpts (GtkWindow *parent, CwProject *project);
void cw_print_matrix (GtkWindow *parent, CwProject *project, const char *definition);

G_END_DECLS
