/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#include "config.h"

#include "cw-code-color.h"
#include "cw-coding-set.h"
#include "cw-column-layout.h"

#include "cw-lane-layout.h"

static const GdkRGBA red = { 0.8, 0.1, 0.1, 1 };

static CwTextMap *
make_map (void)
{
  CwTextMap *map = cw_text_map_new ();

  cw_text_map_append (map, 100, FALSE);
  cw_text_map_append (map, 100, TRUE);
  return map;
}

static CwCodingSet *
make_set (const CwTextMap *map)
{
  const CwViewCoding codings[] = {
    { 3, 20, 60, 120, red, "gamma" }, { 1, 10, 10, 30, red, "alpha" },
    { 1, 11, 10, 30, red, "beta" },   { 2, 10, 20, 26, red, "alpha" },
    { 9, 10, 190, 999, red, "tail" }, { 8, 10, 50, 50, red, "empty" },
  };

  return cw_coding_set_new (map, codings, G_N_ELEMENTS (codings));
}

static void
test_order (void)
{
  g_autoptr (CwTextMap) map = make_map ();
  g_autoptr (CwCodingSet) set = make_set (map);
  const gint64 ids[] = { 1, 2, 3, 9 };
  guint position;

  g_assert_cmpuint (cw_coding_set_get_n_excerpts (set), ==, G_N_ELEMENTS (ids));
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_assert_cmpint (cw_coding_set_get_excerpt (set, i)->id, ==, ids[i]);
  g_assert_cmpuint (cw_coding_set_get_excerpt (set, 0)->n_stripes, ==, 2);
  g_assert_true (cw_coding_set_find (set, 3, &position));
  g_assert_cmpuint (position, ==, 2);
  g_assert_false (cw_coding_set_find (set, 8, &position));
  g_assert_cmpuint (cw_coding_set_get_excerpt (set, 2)->end, ==, 121);
  g_assert_cmpuint (cw_coding_set_get_excerpt (set, 3)->end, ==, 201);
  g_assert_cmpuint (cw_coding_set_count_before (set, 20), ==, 1);
  g_assert_cmpuint (cw_coding_set_count_before (set, 21), ==, 2);
}

static void
test_places (void)
{
  g_autoptr (CwTextMap) map = make_map ();
  g_autoptr (CwCodingSet) set = make_set (map);
  g_autoptr (GArray) at = cw_coding_set_find_at (set, 22);
  g_autofree char *both = cw_coding_set_describe (set, 22);
  guint start, end;

  g_assert_cmpuint (at->len, ==, 2);
  g_assert_cmpint (cw_coding_set_get_excerpt (set, g_array_index (at, guint, 0))->id, ==, 2);
  g_assert_cmpstr (both, ==, "alpha, beta");
  g_assert_null (cw_coding_set_describe (set, 40));
  cw_coding_set_find_run (set, 22, &start, &end);
  g_assert_cmpuint (start, ==, 20);
  g_assert_cmpuint (end, ==, 26);
  cw_coding_set_find_run (set, 27, &start, &end);
  g_assert_cmpuint (start, ==, 26);
  g_assert_cmpuint (end, ==, 30);
}

/* Two excerpts of one row of text may not paint over each other beside it; two paragraphs may share a lane. */
static void
test_lanes (void)
{
  g_autoptr (CwTextMap) map = make_map ();
  const CwViewCoding codings[]
      = { { 1, 1, 0, 5, red, "a" }, { 2, 2, 10, 15, red, "b" }, { 3, 3, 100, 110, red, "c" } };
  g_autoptr (CwCodingSet) set = cw_coding_set_new (map, codings, G_N_ELEMENTS (codings));

  g_assert_cmpuint (cw_coding_set_get_stripe (set, 0)->lane, ==, 0);
  g_assert_cmpuint (cw_coding_set_get_stripe (set, 1)->lane, ==, 1);
  g_assert_cmpuint (cw_coding_set_get_stripe (set, 2)->lane, ==, 0);
}

static void
test_contrast (void)
{
  const GdkRGBA pages[] = { { 1, 1, 1, 1 }, { 0.114, 0.114, 0.125, 1 } };
  GdkRGBA result;

  for (guint page = 0; page < G_N_ELEMENTS (pages); page++)
    for (guint i = 0; i < 125; i++)
      {
        GdkRGBA color = { (i % 5) / 4.0, (i / 5 % 5) / 4.0, (i / 25) / 4.0, 1 };

        cw_code_color_adjust (&color, &pages[page], CW_CODE_CONTRAST, &result);
        g_assert_cmpfloat (cw_code_color_contrast (&result, &pages[page]), >=, CW_CODE_CONTRAST);
        if (cw_code_color_contrast (&color, &pages[page]) >= CW_CODE_CONTRAST)
          g_assert_true (gdk_rgba_equal (&color, &result));
      }
  g_assert_cmpfloat_with_epsilon (
      cw_code_color_contrast (&pages[0], &(GdkRGBA) { 0, 0, 0, 1 }), 21, 0.01);
}

static void
test_columns (void)
{
  for (int width = 200; width < 2400; width += 7)
    {
      CwColumnLayout layout = cw_column_layout_make (width, 80, 540, TRUE);
      int column = width - 80 - layout.before - layout.names - layout.after;

      g_assert_cmpint (column, <=, 540);
      g_assert_cmpint (column, >, 0);
      g_assert_cmpint (ABS (layout.after - layout.before), <=, 1);
    }
  g_assert_cmpint (cw_column_layout_make (360, 60, 540, TRUE).names, ==, 0);
  g_assert_cmpint (cw_column_layout_make (900, 80, 540, TRUE).names, ==, 190);
  g_assert_cmpint (cw_column_layout_make (900, 80, 540, FALSE).names, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/coding-set/order", test_order);
  g_test_add_func ("/coding-set/places", test_places);
  g_test_add_func ("/coding-set/lanes", test_lanes);
  g_test_add_func ("/code-color/contrast", test_contrast);
  g_test_add_func ("/column-layout/widths", test_columns);
  return g_test_run ();
}
