/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void cw_text_bounds_snap_to_graphemes (const char *text, guint *start, guint *end);
void cw_text_bounds_find_sentence (const char *text, guint offset, guint *start, guint *end);
gboolean cw_text_bounds_has_rtl (const char *text);

G_END_DECLS
