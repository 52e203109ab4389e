/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwTypesetter: the type of a report: sizes, weights, leading and inks follow from one base size, so a page keeps
 * its proportions when the reader asks for larger print. Lines are set on exact fractions of a point: what is
 * measured is what any printer shows. */

#include "config.h"

#include "cw-typesetter.h"

#include <math.h>
#include <string.h>

#define LONGEST_PIECE 16384 /* bytes */

typedef struct
{
  double scale;   /* of the base size */
  double leading; /* of the own size */
  PangoWeight weight;
  PangoStyle style;
  double grey; /* 0 is black */
} TypeFace;

static const TypeFace faces[CW_N_TYPE_STYLES] = {
  [CW_TYPE_TITLE] = { 2.0, 1.25, PANGO_WEIGHT_BOLD, PANGO_STYLE_NORMAL, 0 },
  [CW_TYPE_SCOPE] = { 1.0, 1.4, PANGO_WEIGHT_NORMAL, PANGO_STYLE_ITALIC, 0.15 },
  [CW_TYPE_NOTE] = { 0.85, 1.4, PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL, 0.25 },
  [CW_TYPE_HEADING_1] = { 1.4, 1.3, PANGO_WEIGHT_BOLD, PANGO_STYLE_NORMAL, 0 },
  [CW_TYPE_HEADING_2] = { 1.05, 1.35, PANGO_WEIGHT_BOLD, PANGO_STYLE_NORMAL, 0.1 },
  [CW_TYPE_HEADING_3] = { 1.0, 1.4, PANGO_WEIGHT_NORMAL, PANGO_STYLE_ITALIC, 0 },
  [CW_TYPE_BODY] = { 1.0, 1.45, PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL, 0 },
  [CW_TYPE_DEFINITION] = { 0.95, 1.42, PANGO_WEIGHT_NORMAL, PANGO_STYLE_ITALIC, 0.15 },
  [CW_TYPE_DETAIL] = { 0.8, 1.4, PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL, 0.35 },
  [CW_TYPE_EXCERPT] = { 1.0, 1.45, PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL, 0 },
  [CW_TYPE_CITATION] = { 0.82, 1.45, PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL, 0.3 },
  [CW_TYPE_REMARK] = { 0.82, 1.4, PANGO_WEIGHT_NORMAL, PANGO_STYLE_ITALIC, 0.3 },
  [CW_TYPE_MNEMONIC] = { 0.68, 1.4, PANGO_WEIGHT_SEMIBOLD, PANGO_STYLE_NORMAL, 0.2 },
  [CW_TYPE_COLUMN_HEADER] = { 0.82, 1.3, PANGO_WEIGHT_BOLD, PANGO_STYLE_NORMAL, 0 },
  [CW_TYPE_ROW_HEADER] = { 0.85, 1.35, PANGO_WEIGHT_SEMIBOLD, PANGO_STYLE_NORMAL, 0 },
  [CW_TYPE_CELL] = { 0.85, 1.35, PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL, 0 },
  [CW_TYPE_TILE_LABEL] = { 0.75, 1.4, PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL, 0.35 },
  [CW_TYPE_RUNNING] = { 0.8, 1.4, PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL, 0.3 },
  [CW_TYPE_FOOTER] = { 0.75, 1.4, PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL, 0.35 },
  [CW_TYPE_MEMO] = { 1.0, 1.45, PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL, 0.05 },
  [CW_TYPE_OBSERVER] = { 1.0, 1.45, PANGO_WEIGHT_NORMAL, PANGO_STYLE_ITALIC, 0.2 },
  [CW_TYPE_CONTEXT] = { 0.9, 1.42, PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL, 0.5 },
};

struct _CwTypesetter
{
  PangoContext *context;
  PangoFontDescription *fonts[CW_N_TYPE_STYLES];
  double base_size;
  gboolean greyscale;
};

/* Hinted metrics belong to one screen; a report is measured in points and drawn anywhere. */
static PangoContext *
create_context (const char *language)
{
  g_autoptr (PangoFontMap) map = pango_cairo_font_map_new ();
  PangoContext *context;
  cairo_font_options_t *options = cairo_font_options_create ();

  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (map), 72);
  context = pango_font_map_create_context (map);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context,
                              pango_language_from_string (language != NULL ? language : "en"));
  return context;
}

static PangoFontDescription *
create_font (const CwPageSetup *setup, const TypeFace *face)
{
  PangoFontDescription *font = pango_font_description_new ();

  pango_font_description_set_family (font, setup->font_family);
  pango_font_description_set_weight (font, face->weight);
  pango_font_description_set_style (font, face->style);
  pango_font_description_set_size (font, lround (setup->font_size * face->scale * PANGO_SCALE));
  return font;
}

/**
 * cw_typesetter_new:
 * @language: (nullable): BCP 47, for the choice of glyphs
 *
 * Returns: (transfer full): the type of a report
 */
CwTypesetter *
cw_typesetter_new (const CwPageSetup *setup, const char *language)
{
  CwTypesetter *self;

  g_return_val_if_fail (setup != NULL, NULL);

  self = g_new0 (CwTypesetter, 1);
  self->context = create_context (language);
  self->base_size = setup->font_size;
  self->greyscale = setup->greyscale;
  for (guint i = 0; i < CW_N_TYPE_STYLES; i++)
    self->fonts[i] = create_font (setup, &faces[i]);
  return self;
}

/**
 * cw_typesetter_free:
 * @self: (transfer full): no longer needed
 */
void
cw_typesetter_free (CwTypesetter *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < CW_N_TYPE_STYLES; i++)
    pango_font_description_free (self->fonts[i]);
  g_clear_object (&self->context);
  g_free (self);
}

/**
 * cw_typesetter_layout:
 * @width: in points, or -1 for one endless line
 *
 * A word wider than @width is broken.
 *
 * Returns: (transfer full): @text in that style
 */
PangoLayout *
cw_typesetter_layout (CwTypesetter *self, CwTypeStyle style, const char *text, double width)
{
  PangoLayout *layout;

  g_return_val_if_fail (self != NULL && style < CW_N_TYPE_STYLES && text != NULL, NULL);

  layout = pango_layout_new (self->context);
  pango_layout_set_font_description (layout, self->fonts[style]);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (width >= 0)
    pango_layout_set_width (layout, lround (MAX (width, 1) * PANGO_SCALE));
  pango_layout_set_text (layout, text, -1);
  return layout;
}

/**
 * cw_typesetter_embolden:
 * @n_bytes: of the start of the text
 *
 * Sets the start of @layout strongly.
 */
void
cw_typesetter_embolden (PangoLayout *layout, guint n_bytes)
{
  PangoAttrList *list = pango_attr_list_new ();
  PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

  bold->start_index = 0;
  bold->end_index = n_bytes;
  pango_attr_list_insert (list, bold);
  pango_layout_set_attributes (layout, list);
  pango_attr_list_unref (list);
}

static const char *
find_cut (const char *text)
{
  const char *cut = text + LONGEST_PIECE;

  while (cut > text && *cut != ' ')
    cut--;
  if (cut > text)
    return cut + 1;
  cut = g_utf8_find_prev_char (text, text + LONGEST_PIECE + 1);
  while (cut > text && g_unichar_ismark (g_utf8_get_char (cut)))
    cut = g_utf8_prev_char (cut);
  return cut > text ? cut : g_utf8_find_prev_char (text, text + LONGEST_PIECE + 1);
}

/**
 * cw_typesetter_take_piece:
 * @text: (inout): moved behind what was taken; NULL when nothing is left
 *
 * Cuts a very long text, between words where it has any, into pieces to be laid out one by one: the width of an
 * unbroken run must not exceed what Pango can count to.
 *
 * Returns: (transfer full): the next piece, the whole of most texts
 */
char *
cw_typesetter_take_piece (const char **text)
{
  const char *start = *text;

  g_return_val_if_fail (start != NULL, NULL);

  *text = strlen (start) > LONGEST_PIECE ? find_cut (start) : NULL;
  return *text == NULL ? g_strdup (start) : g_strndup (start, *text - start);
}

/**
 * cw_typesetter_get_line_height:
 *
 * Returns: the distance of two baselines in points, unless a script needs more
 */
double
cw_typesetter_get_line_height (const CwTypesetter *self, CwTypeStyle style)
{
  g_return_val_if_fail (self != NULL && style < CW_N_TYPE_STYLES, 0);
  return self->base_size * faces[style].scale * faces[style].leading;
}

/**
 * cw_typesetter_get_size:
 *
 * Returns: the type size in points
 */
double
cw_typesetter_get_size (const CwTypesetter *self, CwTypeStyle style)
{
  g_return_val_if_fail (self != NULL && style < CW_N_TYPE_STYLES, 0);
  return self->base_size * faces[style].scale;
}

/**
 * cw_typesetter_measure_width:
 *
 * Returns: the width of @text on one line, in points
 */
double
cw_typesetter_measure_width (CwTypesetter *self, CwTypeStyle style, const char *text)
{
  g_autoptr (PangoLayout) layout = cw_typesetter_layout (self, style, text, -1);
  int width;

  pango_layout_get_size (layout, &width, NULL);
  return (double) width / PANGO_SCALE;
}

/**
 * cw_typesetter_place_line:
 * @logical: the line's logical extents in Pango units, relative to its baseline or its layout
 * @baseline: (out) (optional): added the distance from the line's top to its baseline; the caller passes the
 *   baseline's distance from @logical's top in points
 *
 * Returns: the height the line takes in points
 */
double
cw_typesetter_place_line (const CwTypesetter *self,
                          CwTypeStyle style,
                          const PangoRectangle *logical,
                          double *baseline)
{
  double natural = (double) logical->height / PANGO_SCALE;
  double height = MAX (natural, cw_typesetter_get_line_height (self, style));

  if (baseline != NULL)
    *baseline += (height - natural) / 2;
  return height;
}

/**
 * cw_typesetter_measure_height:
 *
 * Returns: the height of all lines of @layout in points
 */
double
cw_typesetter_measure_height (CwTypesetter *self, CwTypeStyle style, PangoLayout *layout)
{
  g_autoptr (PangoLayoutIter) iter = pango_layout_get_iter (layout);
  double height = 0;

  do
    {
      PangoRectangle logical;

      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      height += cw_typesetter_place_line (self, style, &logical, NULL);
    }
  while (pango_layout_iter_next_line (iter));
  return height;
}

static double
draw_line (CwTypesetter *self,
           cairo_t *cr,
           CwTypeStyle style,
           PangoLayoutIter *iter,
           double x,
           double y)
{
  PangoRectangle logical;
  double baseline, height;

  pango_layout_iter_get_line_extents (iter, NULL, &logical);
  baseline = (double) (pango_layout_iter_get_baseline (iter) - logical.y) / PANGO_SCALE;
  height = cw_typesetter_place_line (self, style, &logical, &baseline);
  cairo_move_to (cr, x + (double) logical.x / PANGO_SCALE, y + baseline);
  pango_cairo_show_layout_line (cr, pango_layout_iter_get_line_readonly (iter));
  return height;
}

/**
 * cw_typesetter_draw:
 * @first_line: the first line to draw
 * @n_lines: how many, at least 1; %CW_ALL_LINES for the rest
 * @x: left edge of the layout, in user space points
 * @y: top of the first line drawn
 *
 * Returns: the height drawn, in points
 */
double
cw_typesetter_draw (CwTypesetter *self,
                    cairo_t *cr,
                    CwTypeStyle style,
                    PangoLayout *layout,
                    guint first_line,
                    guint n_lines,
                    double x,
                    double y)
{
  g_autoptr (PangoLayoutIter) iter = NULL;
  double top = y;
  guint line = 0;

  g_return_val_if_fail (self != NULL && cr != NULL && layout != NULL, 0);

  iter = pango_layout_get_iter (layout);
  cw_typesetter_set_ink (self, cr, style);
  do
    if (line >= first_line)
      y += draw_line (self, cr, style, iter, x, y);
  while (++line < first_line + n_lines && pango_layout_iter_next_line (iter));
  return y - top;
}

/**
 * cw_typesetter_set_ink:
 *
 * Makes the style's ink the source of @cr.
 */
void
cw_typesetter_set_ink (const CwTypesetter *self, cairo_t *cr, CwTypeStyle style)
{
  double grey = faces[style].grey;

  g_return_if_fail (self != NULL && cr != NULL);
  cairo_set_source_rgb (cr, grey, grey, grey);
}

/**
 * cw_typesetter_set_color:
 * @color: (nullable): "#rrggbb"; anything else is grey
 *
 * Makes a code's colour the source of @cr, or the grey of its lightness when no colour is wanted.
 */
void
cw_typesetter_set_color (const CwTypesetter *self, cairo_t *cr, const char *color)
{
  PangoColor parsed;
  double red = 0.45, green = 0.45, blue = 0.45;

  g_return_if_fail (self != NULL && cr != NULL);

  if (color != NULL && pango_color_parse (&parsed, color))
    {
      red = parsed.red / 65535.0;
      green = parsed.green / 65535.0;
      blue = parsed.blue / 65535.0;
    }
  if (self->greyscale) /* never lighter than what a copier keeps */
    red = green = blue = MIN (0.2126 * red + 0.7152 * green + 0.0722 * blue, 0.55);
  cairo_set_source_rgb (cr, red, green, blue);
}
