/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *cw_view_font_make_css (const char *widget_name, const char *font, int zoom);

G_END_DECLS
