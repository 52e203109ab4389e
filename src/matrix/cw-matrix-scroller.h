/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-matrix-geometry.h"

G_BEGIN_DECLS

/**
 * CwMatrixScroller:
 * @configuring: the adjustments are being set, so what they say is not news
 *
 * What ties a grid's geometry to the scroll bars around it.
 */
typedef struct
{
  GtkAdjustment *hadjustment;
  GtkAdjustment *vadjustment;
  GtkScrollablePolicy hscroll_policy;
  GtkScrollablePolicy vscroll_policy;
  gboolean configuring;
} CwMatrixScroller;

gboolean cw_matrix_scroller_read (CwMatrixScroller *self, CwMatrixGeometry *geometry);
void cw_matrix_scroller_configure (CwMatrixScroller *self, CwMatrixGeometry *geometry);
void cw_matrix_scroller_replace (GtkAdjustment **place,
                                 GtkAdjustment *adjustment,
                                 GCallback on_scrolled,
                                 gpointer owner);

G_END_DECLS
