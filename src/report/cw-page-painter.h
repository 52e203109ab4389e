/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-pages-private.h"

G_BEGIN_DECLS

void cw_page_painter_paint (CwPages *pages, guint page, CwCanvas *canvas);
void cw_page_painter_open_document (CwCanvas *canvas);
void cw_page_painter_close_document (CwPages *pages, CwCanvas *canvas);

G_END_DECLS
