/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CwPaper:
 *
 * The paper sizes a report knows by name.
 */
typedef enum
{
  CW_PAPER_A4,
  CW_PAPER_LETTER,
} CwPaper;

/**
 * CwPageSetup:
 * @width: of the paper in portrait, in points
 * @height: of the paper in portrait, in points
 * @landscape: turn the paper
 * @font_family: a Pango family list
 * @font_size: of running text, in points; everything else follows from it
 * @greyscale: print no colour
 *
 * What a page is like. Running header and footer lie inside the top and bottom margins.
 */
typedef struct
{
  double width;
  double height;
  double margin_top;
  double margin_bottom;
  double margin_left;
  double margin_right;
  gboolean landscape;
  char *font_family;
  double font_size;
  gboolean greyscale;
} CwPageSetup;

CwPageSetup *cw_page_setup_new (CwPaper paper);
CwPageSetup *cw_page_setup_copy (const CwPageSetup *self);
void cw_page_setup_free (CwPageSetup *self);
void cw_page_setup_set_font_family (CwPageSetup *self, const char *family);
double cw_page_setup_get_page_width (const CwPageSetup *self);
double cw_page_setup_get_page_height (const CwPageSetup *self);
double cw_page_setup_get_body_width (const CwPageSetup *self);
double cw_page_setup_get_body_height (const CwPageSetup *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwPageSetup, cw_page_setup_free)

G_END_DECLS
