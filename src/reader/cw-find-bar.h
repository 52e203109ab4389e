/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <adwaita.h>

#include "cw-coded-view.h"

G_BEGIN_DECLS

#define CW_TYPE_FIND_BAR (cw_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (CwFindBar, cw_find_bar, CW, FIND_BAR, AdwBin)

void cw_find_bar_set_view (CwFindBar *self, CwCodedView *view);
void cw_find_bar_open (CwFindBar *self);
void cw_find_bar_close (CwFindBar *self);
gboolean cw_find_bar_is_open (CwFindBar *self);
void cw_find_bar_step (CwFindBar *self, int step);
void cw_find_bar_refresh (CwFindBar *self);
guint cw_find_bar_get_n_hits (CwFindBar *self);

G_END_DECLS
