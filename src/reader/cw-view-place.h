/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-coded-view.h"

G_BEGIN_DECLS

/**
 * CwViewPlace:
 * @top: the first place that is seen, in code points of the source
 * @start: what is selected; the same as @end: the caret
 *
 * Where one is in a text, so that it can be shown anew without one's noticing.
 */
typedef struct
{
  guint top;
  guint start;
  guint end;
} CwViewPlace;

CwViewPlace cw_view_place_read (CwCodedView *view);
void cw_view_place_restore (const CwViewPlace *self, CwCodedView *view);

G_END_DECLS
