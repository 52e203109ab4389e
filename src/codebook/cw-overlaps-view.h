/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <adwaita.h>

#include "cw-project.h"

G_BEGIN_DECLS

#define CW_TYPE_OVERLAPS_VIEW (cw_overlaps_view_get_type ())
G_DECLARE_FINAL_TYPE (CwOverlapsView, cw_overlaps_view, CW, OVERLAPS_VIEW, AdwBin)

void cw_overlaps_view_set_project (CwOverlapsView *self, CwProject *project);

G_END_DECLS
