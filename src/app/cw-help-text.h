/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *cw_help_text_new (const char *markdown);

G_END_DECLS
