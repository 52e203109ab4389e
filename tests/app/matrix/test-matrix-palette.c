/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Shades: more is always further from the page, and every text on them can be read. */

#include "config.h"

#include "cw-matrix-palette.h"

static const GdkRGBA accent = { 0.2f, 0.5f, 0.9f, 1 };

static void
test_contrast (void)
{
  for (int style = 0; style < 4; style++)
    {
      CwMatrixPalette palette;

      cw_matrix_palette_init (&palette, style & 1, style & 2, &accent);
      for (int step = 0; step <= 100; step++)
        {
          GdkRGBA shade = cw_matrix_palette_get_shade (&palette, step / 100.0);

          g_assert_cmpfloat (cw_matrix_palette_get_contrast (&shade, &palette.text), >=, 4.5);
        }
      g_assert_cmpfloat (
          cw_matrix_palette_get_contrast (&palette.background, &palette.dim_text), >=, 4.5);
      g_assert_cmpfloat (
          cw_matrix_palette_get_contrast (&palette.header, &palette.dim_text), >=, 4.5);
      g_assert_cmpfloat (
          cw_matrix_palette_get_contrast (&palette.header_active, &palette.dim_text), >=, 4.5);
    }
}

static void
test_sequential (void)
{
  for (int dark = 0; dark < 2; dark++)
    {
      CwMatrixPalette palette;
      double last = 1;

      cw_matrix_palette_init (&palette, dark, FALSE, &accent);
      for (int step = 1; step <= 10; step++)
        {
          GdkRGBA shade = cw_matrix_palette_get_shade (&palette, step / 10.0);
          double contrast = cw_matrix_palette_get_contrast (&shade, &palette.background);

          g_assert_cmpfloat (contrast, >, last);
          last = contrast;
        }
    }
}

static void
test_ends (void)
{
  CwMatrixPalette palette;
  GdkRGBA zero, least, most, beyond;

  cw_matrix_palette_init (&palette, FALSE, FALSE, &accent);
  zero = cw_matrix_palette_get_shade (&palette, 0);
  least = cw_matrix_palette_get_shade (&palette, 1e-9);
  most = cw_matrix_palette_get_shade (&palette, 1);
  beyond = cw_matrix_palette_get_shade (&palette, 7);
  g_assert_true (gdk_rgba_equal (&zero, &palette.background));
  g_assert_cmpfloat (cw_matrix_palette_get_contrast (&least, &zero), >, 1.05);
  g_assert_cmpfloat (cw_matrix_palette_get_contrast (&most, &palette.shade), <, 1.0001);
  g_assert_true (gdk_rgba_equal (&beyond, &most));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/matrix-palette/contrast", test_contrast);
  g_test_add_func ("/matrix-palette/sequential", test_sequential);
  g_test_add_func ("/matrix-palette/ends", test_ends);
  return g_test_run ();
}
