/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void cw_page_commands_install (GtkWidgetClass *klass);

G_END_DECLS
