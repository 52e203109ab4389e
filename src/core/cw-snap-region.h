/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-text.h"

G_BEGIN_DECLS

/**
 * CwSnapRegion:
 *
 * A stretch of a text in which edges of anchors are moved off the inside of characters. It begins and ends where a
 * paragraph does, and no character reaches beyond a paragraph.
 */
typedef struct _CwSnapRegion CwSnapRegion;

CwSnapRegion *cw_snap_region_new (guint start, char *text);
void cw_snap_region_free (CwSnapRegion *self);
guint cw_snap_region_find_back (CwSnapRegion *self, guint position);
guint cw_snap_region_find_forward (CwSnapRegion *self, guint position);

void cw_text_find_whole_paragraphs (const CwText *text, guint *start, guint *end);
void cw_text_snap_range (const CwText *text, guint *start, guint *end);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwSnapRegion, cw_snap_region_free)

G_END_DECLS
