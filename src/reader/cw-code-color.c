/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* A code's colour as it can be seen on the page: moved towards black or white, as little as is needed. */

#include "config.h"

#include "cw-code-color.h"

#include <math.h>

#define STEPS 24

static double
linearise (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
measure_luminance (const GdkRGBA *color)
{
  return 0.2126 * linearise (color->red) + 0.7152 * linearise (color->green)
         + 0.0722 * linearise (color->blue);
}

static double
compare_luminances (double x, double y)
{
  return (MAX (x, y) + 0.05) / (MIN (x, y) + 0.05);
}

static GdkRGBA
mix (const GdkRGBA *color, double target, double share)
{
  return (GdkRGBA) { color->red + (target - color->red) * share,
                     color->green + (target - color->green) * share,
                     color->blue + (target - color->blue) * share,
                     1 };
}

/* The contrast ratio of WCAG 2.1, from 1 to 21. */
double
cw_code_color_contrast (const GdkRGBA *a, const GdkRGBA *b)
{
  return compare_luminances (measure_luminance (a), measure_luminance (b));
}

void
cw_code_color_adjust (const GdkRGBA *color,
                      const GdkRGBA *background,
                      double contrast,
                      GdkRGBA *result)
{
  double page = measure_luminance (background);
  double target = compare_luminances (1, page) > compare_luminances (0, page) ? 1 : 0;

  for (guint step = 0; step <= STEPS; step++)
    {
      *result = mix (color, target, (double) step / STEPS);
      if (compare_luminances (measure_luminance (result), page) >= contrast)
        return;
    }
}
