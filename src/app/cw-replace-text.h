/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-window.h"

G_BEGIN_DECLS

void cw_replace_text_start (CwWindow *window, gint64 source, GFile *file);

G_END_DECLS
