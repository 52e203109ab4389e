/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-draft-builder.h"

G_BEGIN_DECLS

/**
 * CwPdfLine:
 * @text: what stands on the line, without a margin number
 * @x1: where the text starts, in points from the page's left edge
 * @y1: its top, in points from the page's top
 * @page: from 0
 * @number: the number in the margin, or -1
 *
 * One line of a page.
 */
typedef struct
{
  char *text;
  double x1;
  double y1;
  double x2;
  double y2;
  guint page;
  int number;
} CwPdfLine;

/**
 * CwPdfLayout:
 *
 * The lines of a document in reading order, on the way to paragraphs.
 */
typedef struct _CwPdfLayout CwPdfLayout;

CwPdfLayout *cw_pdf_layout_new (void);
void cw_pdf_layout_free (CwPdfLayout *self);
void cw_pdf_layout_add_page (CwPdfLayout *self, const char *label);
void cw_pdf_layout_add_line (CwPdfLayout *self, const CwPdfLine *line);
guint cw_pdf_layout_get_n_lines (CwPdfLayout *self);
void cw_pdf_layout_append_paragraphs (CwPdfLayout *self, CwDraftBuilder *builder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwPdfLayout, cw_pdf_layout_free)

G_END_DECLS
