/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <adwaita.h>

#include "cw-project.h"

G_BEGIN_DECLS

#define CW_TYPE_EXCERPT_BAR (cw_excerpt_bar_get_type ())
G_DECLARE_FINAL_TYPE (CwExcerptBar, cw_excerpt_bar, CW, EXCERPT_BAR, AdwBin)

void cw_excerpt_bar_show (CwExcerptBar *self, CwProject *project, gint64 excerpt);
void cw_excerpt_bar_refresh (CwExcerptBar *self);
void cw_excerpt_bar_flush (CwExcerptBar *self);
void cw_excerpt_bar_focus_comment (CwExcerptBar *self);

G_END_DECLS
