/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-reader-page.h"

G_BEGIN_DECLS

void cw_coding_commands_install (GtkWidgetClass *klass);
void cw_coding_commands_attach_picker (CwReaderPage *page);
gint64 cw_coding_commands_require_excerpt (CwReaderPage *page);
gint64 cw_coding_commands_ensure_excerpt (CwReaderPage *page);
void cw_coding_commands_offer (CwReaderPage *page, GMenuModel *menu);

G_END_DECLS
