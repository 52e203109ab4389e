/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean cw_grapheme_is_boundary (const char *text, gsize length, gsize offset);
gsize cw_grapheme_find_back (const char *text, gsize length, gsize offset);
gsize cw_grapheme_find_forward (const char *text, gsize length, gsize offset);

G_END_DECLS
