/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <cairo.h>

#include "cw-bracket-style.h"

void cw_stroke_draw (cairo_t *cr, CwBracketStyle style, double x1, double y1, double x2, double y2);
