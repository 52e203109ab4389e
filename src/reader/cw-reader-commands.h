/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void cw_reader_commands_install (GtkWidgetClass *klass);
GtkEventController *cw_reader_commands_make_trail_keys (void);

G_END_DECLS
