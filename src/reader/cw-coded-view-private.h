/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-coded-view.h"
#include "cw-coding-layer.h"
#include "cw-text-bounds.h"

G_BEGIN_DECLS

/* For the other files of the view only. */
CwCodingLayer *cw_coded_view_get_layer (CwCodedView *self);
const CwTextMap *cw_coded_view_get_map (CwCodedView *self);
void cw_coded_view_find_words (CwCodedView *self, guint paragraph, guint *start, guint *end);
gboolean cw_coded_view_find_edge (CwCodedView *self, CwTextStop stop, int step, guint *offset);
gboolean cw_coded_view_go_to_turn (CwCodedView *self, int step);

G_END_DECLS
