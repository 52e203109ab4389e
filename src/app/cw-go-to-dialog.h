/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-window.h"

G_BEGIN_DECLS

AdwDialog *cw_go_to_dialog_new (CwWindow *window);
gboolean cw_go_to_parse_id (const char *text, CwKind *kind, gint64 *id);
gboolean cw_go_to_id (CwWindow *window, const char *text, GError **error);

G_END_DECLS
