/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

/* What a stripe or an underline must reach against the page to be seen (WCAG 1.4.11). */
#define CW_CODE_CONTRAST 3.0

double cw_code_color_contrast (const GdkRGBA *a, const GdkRGBA *b);
void cw_code_color_adjust (const GdkRGBA *color,
                           const GdkRGBA *background,
                           double contrast,
                           GdkRGBA *result);

G_END_DECLS
