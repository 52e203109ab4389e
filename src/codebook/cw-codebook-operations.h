/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The commands of the codebook page, for that page only. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void cw_codebook_operations_install (GtkWidgetClass *klass);
void cw_codebook_operations_update (GtkWidget *page);

G_END_DECLS
