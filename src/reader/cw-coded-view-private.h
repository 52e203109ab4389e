/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-coded-view.h"
#include "cw-coding-layer.h"

G_BEGIN_DECLS

/* For the other files of the view only. */
CwCodingLayer *cw_coded_view_get_layer (CwCodedView *self);
const CwTextMap *cw_coded_view_get_map (CwCodedView *self);

G_END_DECLS
