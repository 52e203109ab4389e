/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-reader-page.h"

G_BEGIN_DECLS

void cw_page_commands_drop_popovers (CwReaderPage *page);
void cw_page_commands_install (GtkWidgetClass *klass);

G_END_DECLS
