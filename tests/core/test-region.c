/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Regions against one byte a character. */

#include "config.h"

#include "cw-region.h"

#define N_SOURCES 3
#define LENGTH 24

typedef guint8 Marks[N_SOURCES][LENGTH];

static CwRegion *
make_region (GRand *rand, Marks marks)
{
  CwRegion *region = cw_region_new ();

  for (guint i = g_rand_int_range (rand, 0, 9); i > 0; i--)
    {
      guint source = g_rand_int_range (rand, 0, N_SOURCES);
      guint start = g_rand_int_range (rand, 0, LENGTH);
      guint end = g_rand_int_range (rand, 0, LENGTH + 1);

      cw_region_add (region, source, start, end);
      for (guint c = start; c < end; c++)
        marks[source][c] = 1;
    }
  cw_region_seal (region);
  return region;
}

static void
assert_region (CwRegion *region, Marks marks)
{
  guint n;
  const CwRange *ranges = cw_region_get_ranges (region, &n);
  Marks found = { 0 };

  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpuint (ranges[i].start, <, ranges[i].end);
      if (i > 0 && ranges[i].source == ranges[i - 1].source)
        g_assert_cmpuint (ranges[i - 1].end, <, ranges[i].start);
      for (guint c = ranges[i].start; c < ranges[i].end; c++)
        found[ranges[i].source][c] = 1;
    }
  g_assert_cmpmem (found, sizeof (Marks), marks, sizeof (Marks));
}

static void
assert_touches (GRand *rand, CwRegion *region, Marks marks)
{
  guint source = g_rand_int_range (rand, 0, N_SOURCES);
  guint start = g_rand_int_range (rand, 0, LENGTH);
  guint end = g_rand_int_range (rand, 0, LENGTH + 1);
  gboolean any = FALSE;

  for (guint c = start; c < end; c++)
    any = any || marks[source][c];
  g_assert_cmpint (cw_region_touches (region, source, start, end), ==, any);
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (guint round = 0; round < 2000; round++)
    {
      Marks a = { 0 }, b = { 0 }, both = { 0 }, rest = { 0 };
      g_autoptr (CwRegion) x = make_region (rand, a);
      g_autoptr (CwRegion) y = make_region (rand, b);
      g_autoptr (CwRegion) common = cw_region_intersect (x, y);
      g_autoptr (CwRegion) left = cw_region_subtract (x, y);

      for (guint s = 0; s < N_SOURCES; s++)
        for (guint c = 0; c < LENGTH; c++)
          {
            both[s][c] = a[s][c] && b[s][c];
            rest[s][c] = a[s][c] && !b[s][c];
          }
      assert_region (x, a);
      assert_region (common, both);
      assert_region (left, rest);
      assert_touches (rand, x, a);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/region/random", test_random);
  return g_test_run ();
}
