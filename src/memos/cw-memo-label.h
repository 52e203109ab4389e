/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *cw_memo_label_dup (const char *title, const char *body);

G_END_DECLS
