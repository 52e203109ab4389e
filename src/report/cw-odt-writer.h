/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-document.h"
#include "cw-xml-out.h"

G_BEGIN_DECLS

#define CW_ODT_MEDIA_TYPE "application/vnd.oasis.opendocument.text"
#define CW_ODS_MEDIA_TYPE "application/vnd.oasis.opendocument.spreadsheet"

GBytes *cw_odt_write (const CwDocument *document, gboolean footnotes, GError **error);

/* For the parts that OpenDocument files share. */
void cw_odt_open_root (CwXmlOut *out, const char *name);
void cw_odt_write_cell_styles (CwXmlOut *out);
char *cw_odt_make_styles (const CwDocument *document);
GBytes *cw_odt_pack (const CwDocument *document,
                     const char *media_type,
                     const char *content,
                     const char *styles,
                     GError **error);
void cw_odt_write_words (CwXmlOut *out, const char *text);

G_END_DECLS
