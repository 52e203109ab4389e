/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-document.h"
#include "cw-xml-out.h"

G_BEGIN_DECLS

#define CW_DOCX_MAIN "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

GBytes *cw_docx_write (const CwDocument *document, gboolean footnotes, GError **error);

/* For the parts of the file. */
CwXmlOut *cw_docx_open_part (const char *root);
char *cw_docx_make_styles (const CwDocument *document);
char *cw_docx_make_footer (const CwDocument *document);
GBytes *cw_docx_pack (const CwDocument *document,
                      const char *body,
                      const char *comments,
                      const char *footnotes,
                      GError **error);
void cw_docx_write_run (CwXmlOut *out, const char *style, const char *text);

G_END_DECLS
