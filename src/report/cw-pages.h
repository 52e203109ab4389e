/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <cairo.h>

#include "cw-document.h"
#include "cw-page-item.h"
#include "cw-page-setup.h"

G_BEGIN_DECLS

/**
 * CwPages:
 *
 * A report cut into pages: what print dialogue, preview and PDF draw from. Reference-counted; the pages of one
 * report may be drawn from any thread, but by one at a time.
 */
typedef struct _CwPages CwPages;

CwPages *cw_pages_ref (CwPages *self);
void cw_pages_unref (CwPages *self);
guint cw_pages_get_n_pages (const CwPages *self);
const CwPageSetup *cw_pages_get_setup (const CwPages *self);
const CwDocument *cw_pages_get_document (const CwPages *self);
const char *cw_pages_get_running_header (const CwPages *self, guint page);
void cw_pages_render (CwPages *self, guint page, cairo_t *cr);
GPtrArray *cw_pages_list_items (const CwPages *self, guint page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwPages, cw_pages_unref)

G_END_DECLS
