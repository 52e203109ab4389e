/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-coded-view.h"
#include "cw-project.h"

G_BEGIN_DECLS

#define CW_TYPE_TEXT_CORRECTOR (cw_text_corrector_get_type ())
G_DECLARE_FINAL_TYPE (CwTextCorrector, cw_text_corrector, CW, TEXT_CORRECTOR, GObject)

CwTextCorrector *cw_text_corrector_new (CwCodedView *view);
void cw_text_corrector_start (CwTextCorrector *self, CwProject *project, gint64 source);
void cw_text_corrector_stop (CwTextCorrector *self);
gboolean cw_text_corrector_is_active (CwTextCorrector *self);
gboolean cw_text_corrector_is_writing (CwTextCorrector *self);

G_END_DECLS
