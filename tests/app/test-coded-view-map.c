/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#include "config.h"

#include "cw-text-map.h"

/* Source: "ab\ncdef\n\ng" where "ef" is a soft paragraph; buffer: "ab\ncd\nef\n\ng". */
static CwTextMap *
make_map (void)
{
  CwTextMap *map = cw_text_map_new ();

  cw_text_map_append (map, 2, FALSE);
  cw_text_map_append (map, 2, FALSE);
  cw_text_map_append (map, 2, TRUE);
  cw_text_map_append (map, 0, FALSE);
  cw_text_map_append (map, 1, FALSE);
  return map;
}

static void
test_soft (void)
{
  g_autoptr (CwTextMap) map = make_map ();
  const guint starts[] = { 0, 1, 2, 3, 4, 6, 7, 8, 9, 10 };
  const guint ends[] = { 0, 1, 2, 3, 4, 5, 7, 8, 9, 10 };

  g_assert_cmpuint (cw_text_map_get_source_length (map), ==, 10);
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      g_assert_cmpuint (cw_text_map_start_to_buffer (map, i), ==, starts[i]);
      g_assert_cmpuint (cw_text_map_end_to_buffer (map, i), ==, ends[i]);
    }
  g_assert_cmpuint (cw_text_map_to_source (map, 5), ==, 5);
  g_assert_cmpuint (cw_text_map_to_source (map, 6), ==, 5);
  g_assert_cmpuint (cw_text_map_find_buffer (map, 5), ==, 1);
  g_assert_cmpuint (cw_text_map_find_buffer (map, 6), ==, 2);
  g_assert_cmpuint (cw_text_map_find_source (map, 5), ==, 2);
}

static void
test_round_trip (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_test_rand_int ());

  for (guint round = 0; round < 50; round++)
    {
      g_autoptr (CwTextMap) map = cw_text_map_new ();
      guint n = g_rand_int_range (rand, 1, 30);

      for (guint i = 0; i < n; i++)
        cw_text_map_append (map, g_rand_int_range (rand, 0, 6), i > 0 && g_rand_boolean (rand));
      for (guint offset = 0; offset <= cw_text_map_get_source_length (map); offset++)
        {
          guint start = cw_text_map_start_to_buffer (map, offset);
          guint end = cw_text_map_end_to_buffer (map, offset);

          g_assert_cmpuint (cw_text_map_to_source (map, start), ==, offset);
          g_assert_cmpuint (cw_text_map_to_source (map, end), ==, offset);
          g_assert_cmpuint (end, <=, start);
        }
    }
}

static void
test_empty (void)
{
  g_autoptr (CwTextMap) map = cw_text_map_new ();

  g_assert_cmpuint (cw_text_map_get_source_length (map), ==, 0);
  g_assert_cmpuint (cw_text_map_start_to_buffer (map, 0), ==, 0);
  g_assert_cmpuint (cw_text_map_to_source (map, 0), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-map/soft", test_soft);
  g_test_add_func ("/text-map/round-trip", test_round_trip);
  g_test_add_func ("/text-map/empty", test_empty);
  return g_test_run ();
}
