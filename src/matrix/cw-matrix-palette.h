/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CwMatrixPalette:
 *
 * The grid's colours. The shades of a palette all keep its text colour legible: at least 4.5 to 1.
 */
typedef struct
{
  GdkRGBA background;
  GdkRGBA shade; /* of the largest value */
  GdkRGBA header;
  GdkRGBA header_active;
  GdkRGBA total;
  GdkRGBA line;
  GdkRGBA strong_line;
  GdkRGBA text;
  GdkRGBA dim_text;
  GdkRGBA hatch;
  GdkRGBA cursor;
  GdkRGBA cursor_idle;
  GdkRGBA stale;
} CwMatrixPalette;

void cw_matrix_palette_init (CwMatrixPalette *self,
                             gboolean dark,
                             gboolean high_contrast,
                             const GdkRGBA *accent);
void cw_matrix_palette_init_from_style (CwMatrixPalette *self);
void cw_matrix_palette_watch_style (GtkWidget *widget);
GdkRGBA cw_matrix_palette_get_shade (const CwMatrixPalette *self, double fraction);
double cw_matrix_palette_get_contrast (const GdkRGBA *a, const GdkRGBA *b);

G_END_DECLS
