/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-draft-source.h"
#include "cw-xml-walker.h"

G_BEGIN_DECLS

/**
 * CwOdtStyles:
 *
 * What the styles of an OpenDocument text say about titles and character formats: named ones from
 * styles.xml and automatic ones from content.xml.
 */
typedef struct _CwOdtStyles CwOdtStyles;

CwOdtStyles *cw_odt_styles_new (void);
void cw_odt_styles_free (CwOdtStyles *self);
gboolean cw_odt_styles_read (CwOdtStyles *self, GBytes *xml, const char *name, GError **error);
void cw_odt_styles_enter (CwOdtStyles *self, CwXmlWalker *walker);
void cw_odt_styles_leave (CwOdtStyles *self, CwXmlWalker *walker);
gboolean cw_odt_styles_is_title (CwOdtStyles *self, const char *style);
CwTextFormat cw_odt_styles_get_format (CwOdtStyles *self, const char *style, CwTextFormat around);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwOdtStyles, cw_odt_styles_free)

G_END_DECLS
