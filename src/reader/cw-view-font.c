/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The reading font of one view, and the page's colour behind its text and gutters, as a style sheet: text views take
 * their font from nowhere else. */

#include "config.h"

#include "cw-view-font.h"

#include <pango/pango.h>

/* @font is a Pango description, @widget_name that of the view, @zoom in percent. */
char *
cw_view_font_make_css (const char *widget_name, const char *font, int zoom)
{
  g_autoptr (PangoFontDescription) description = pango_font_description_from_string (font);
  const char *family = pango_font_description_get_family (description);
  char size[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (size,
                   sizeof size,
                   "%.2f",
                   (double) pango_font_description_get_size (description) / PANGO_SCALE * zoom
                       / 100);
  return g_strdup_printf (
      "textview#%1$s, textview#%1$s text, textview#%1$s border, textview#%1$s gutter {"
      " background: var(--page-color, var(--view-bg-color)); box-shadow: none; border: none; }"
      "textview#%1$s { font-family: \"%2$s\"; font-size: %3$s%4$s; }",
      widget_name,
      family != NULL ? family : "sans-serif",
      size,
      pango_font_description_get_size_is_absolute (description) ? "px" : "pt");
}
