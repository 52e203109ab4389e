/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-draft-source.h"

G_BEGIN_DECLS

/**
 * CwDocxStyles:
 *
 * What a Word document's style sheet says about headings, lists and character formats.
 */
typedef struct _CwDocxStyles CwDocxStyles;

CwDocxStyles *cw_docx_styles_read (GBytes *xml, const char *name, GError **error);
void cw_docx_styles_free (CwDocxStyles *self);
guint cw_docx_styles_get_heading_level (CwDocxStyles *self, const char *id);
guint cw_docx_styles_get_list_level (CwDocxStyles *self, const char *id);
CwTextFormat cw_docx_styles_get_format (CwDocxStyles *self, const char *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwDocxStyles, cw_docx_styles_free)

G_END_DECLS
