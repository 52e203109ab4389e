/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-reader-page.h"

G_BEGIN_DECLS

void cw_reading_commands_install (GtkWidgetClass *klass);
GSettings *cw_reading_commands_open_settings (void);
void cw_reading_commands_set_text (CwReaderPage *page);

G_END_DECLS
