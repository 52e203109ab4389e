/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwMatrixPalette: one hue from the page's colour to a strong blue. Lightness alone carries the value, so it reads
 * the same with any colour vision and in greyscale; the strong end is limited so that one text colour fits all. */

#include "config.h"

#include "cw-matrix-palette.h"

#include <adwaita.h>
#include <math.h>

/* Even the smallest value above zero must differ visibly from zero. */
#define SMALLEST_SHADE 0.12

static GdkRGBA
make_color (guint rgb, float alpha)
{
  return (GdkRGBA) { .red = (float) (rgb >> 16 & 0xff) / 255.0f,
                     .green = (float) (rgb >> 8 & 0xff) / 255.0f,
                     .blue = (float) (rgb & 0xff) / 255.0f,
                     .alpha = alpha };
}

static void
init_light (CwMatrixPalette *self)
{
  self->background = make_color (0xffffff, 1);
  self->shade = make_color (0x78aadf, 1);
  self->header = make_color (0xf6f6f7, 1);
  self->header_active = make_color (0xe4e5e9, 1);
  self->total = make_color (0xf6f6f7, 1);
  self->line = make_color (0x000006, 0.10f);
  self->strong_line = make_color (0x000006, 0.28f);
  self->text = make_color (0x1c1c22, 1);
  self->dim_text = make_color (0x66666e, 1);
  self->hatch = make_color (0x000006, 0.20f);
  self->cursor_idle = make_color (0x000006, 0.45f);
  self->stale = make_color (0x905300, 1);
}

static void
init_dark (CwMatrixPalette *self)
{
  self->background = make_color (0x1d1d20, 1);
  self->shade = make_color (0x2f6cae, 1);
  self->header = make_color (0x28282c, 1);
  self->header_active = make_color (0x3b3b41, 1);
  self->total = make_color (0x28282c, 1);
  self->line = make_color (0xffffff, 0.09f);
  self->strong_line = make_color (0xffffff, 0.20f);
  self->text = make_color (0xfafafb, 1);
  self->dim_text = make_color (0xa9a9b2, 1);
  self->hatch = make_color (0xffffff, 0.22f);
  self->cursor_idle = make_color (0xffffff, 0.50f);
  self->stale = make_color (0xffc252, 1);
}

static void
strengthen (CwMatrixPalette *self)
{
  self->line.alpha = 0.45f;
  self->strong_line.alpha = 0.9f;
  self->hatch.alpha = 0.5f;
  self->cursor_idle.alpha = 0.9f;
  self->dim_text = self->text;
}

static double
linearize (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
get_luminance (const GdkRGBA *color)
{
  return 0.2126 * linearize (color->red) + 0.7152 * linearize (color->green)
         + 0.0722 * linearize (color->blue);
}

/**
 * cw_matrix_palette_init:
 * @accent: the colour of the cursor
 */
void
cw_matrix_palette_init (CwMatrixPalette *self,
                        gboolean dark,
                        gboolean high_contrast,
                        const GdkRGBA *accent)
{
  g_return_if_fail (self != NULL && accent != NULL);

  if (dark)
    init_dark (self);
  else
    init_light (self);
  self->cursor = *accent;
  if (high_contrast)
    strengthen (self);
}

/**
 * cw_matrix_palette_init_from_style:
 *
 * The palette of the program's style: light or dark, high contrast, accent colour.
 */
void
cw_matrix_palette_init_from_style (CwMatrixPalette *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  g_autoptr (GdkRGBA) accent = adw_style_manager_get_accent_color_rgba (style);

  cw_matrix_palette_init (self,
                          adw_style_manager_get_dark (style),
                          adw_style_manager_get_high_contrast (style),
                          accent);
}

/**
 * cw_matrix_palette_watch_style:
 *
 * Draws @widget again whenever the palette of the style may differ.
 */
void
cw_matrix_palette_watch_style (GtkWidget *widget)
{
  static const char *const signals[]
      = { "notify::dark", "notify::high-contrast", "notify::accent-color" };
  AdwStyleManager *style = adw_style_manager_get_default ();

  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (
        style, signals[i], G_CALLBACK (gtk_widget_queue_draw), widget, G_CONNECT_SWAPPED);
}

/**
 * cw_matrix_palette_get_shade:
 * @fraction: the value as a share of the largest one; more than 1 counts as 1
 *
 * Returns: the cell's background, opaque; the page's own colour for zero
 */
GdkRGBA
cw_matrix_palette_get_shade (const CwMatrixPalette *self, double fraction)
{
  const GdkRGBA *from = &self->background;
  float t;

  if (!(fraction > 0))
    return *from;
  t = (float) (SMALLEST_SHADE + (1 - SMALLEST_SHADE) * fmin (fraction, 1));
  return (GdkRGBA) { .red = from->red + t * (self->shade.red - from->red),
                     .green = from->green + t * (self->shade.green - from->green),
                     .blue = from->blue + t * (self->shade.blue - from->blue),
                     .alpha = 1 };
}

/**
 * cw_matrix_palette_get_contrast:
 *
 * Source: WCAG 2.2, “contrast ratio”.
 *
 * Returns: the contrast of two opaque colours, from 1 to 21
 */
double
cw_matrix_palette_get_contrast (const GdkRGBA *a, const GdkRGBA *b)
{
  double first = get_luminance (a);
  double second = get_luminance (b);

  return (fmax (first, second) + 0.05) / (fmin (first, second) + 0.05);
}
