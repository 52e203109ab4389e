/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-canvas.h"
#include "cw-document.h"

G_BEGIN_DECLS

/**
 * CwSheet:
 *
 * One sheet of cards to be cut up, each with an excerpt and room to write on.
 */
typedef struct _CwSheet CwSheet;

gboolean cw_sheet_count_is_valid (guint cards);
GPtrArray *
cw_sheet_fill (const CwDocument *document, CwTypesetter *type, double width, double height);
void cw_sheet_draw (const CwSheet *self, CwCanvas *canvas, double x, double y);
void cw_sheet_list_items (const CwSheet *self, GPtrArray *items);
void cw_sheet_free (CwSheet *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwSheet, cw_sheet_free)

G_END_DECLS
