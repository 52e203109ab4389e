/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#include "config.h"

#include "cw-lane-layout.h"

#define N_ITEMS 80

static void
fill_random (GRand *rand, CwLaneItem *items)
{
  for (guint i = 0; i < N_ITEMS; i++)
    {
      guint64 start = g_rand_int_range (rand, 0, 1000);

      items[i] = (CwLaneItem) { .start = start,
                                .end = start + g_rand_int_range (rand, 1, 90),
                                .key = g_rand_int_range (rand, 1, 9),
                                .id = i };
    }
}

static guint
count_deepest (const CwLaneItem *items, guint64 gap)
{
  guint deepest = 0;

  for (guint i = 0; i < N_ITEMS; i++)
    {
      guint depth = 0;

      for (guint j = 0; j < N_ITEMS; j++)
        depth += items[j].start <= items[i].start && items[j].end + gap > items[i].start;
      deepest = MAX (deepest, depth);
    }
  return deepest;
}

static void
assert_no_lane_is_shared (const CwLaneItem *items, guint64 gap)
{
  for (guint i = 0; i < N_ITEMS; i++)
    for (guint j = 0; j < i; j++)
      if (items[i].lane != CW_LANE_NONE && items[i].lane == items[j].lane)
        g_assert_true (items[i].end + gap <= items[j].start
                       || items[j].end + gap <= items[i].start);
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_test_rand_int ());
  CwLaneItem items[N_ITEMS];

  for (guint round = 0; round < 200; round++)
    {
      guint64 gap = g_rand_int_range (rand, 0, 30);
      CwLaneLayout layout;

      fill_random (rand, items);
      layout = cw_lane_layout_assign (items, N_ITEMS, gap, N_ITEMS);
      g_assert_cmpuint (layout.n_overflow, ==, 0);
      g_assert_cmpuint (layout.n_lanes, ==, count_deepest (items, gap));
      assert_no_lane_is_shared (items, gap);
    }
}

static void
test_order_does_not_matter (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_test_rand_int ());
  CwLaneItem items[N_ITEMS], turned[N_ITEMS];

  fill_random (rand, items);
  for (guint i = 0; i < N_ITEMS; i++)
    turned[i] = items[N_ITEMS - 1 - i];
  cw_lane_layout_assign (items, N_ITEMS, 5, 4);
  cw_lane_layout_assign (turned, N_ITEMS, 5, 4);
  for (guint i = 0; i < N_ITEMS; i++)
    g_assert_cmpuint (items[i].lane, ==, turned[N_ITEMS - 1 - i].lane);
}

static void
test_later_items_move_nothing (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_test_rand_int ());
  CwLaneItem items[N_ITEMS], more[N_ITEMS + 1];

  fill_random (rand, items);
  memcpy (more, items, sizeof items);
  more[N_ITEMS] = (CwLaneItem) { .start = 1200, .end = 1300, .key = 3, .id = N_ITEMS };
  cw_lane_layout_assign (items, N_ITEMS, 5, 6);
  cw_lane_layout_assign (more, N_ITEMS + 1, 5, 6);
  for (guint i = 0; i < N_ITEMS; i++)
    g_assert_cmpuint (items[i].lane, ==, more[i].lane);
}

static void
test_code_keeps_its_lane (void)
{
  CwLaneItem items[] = {
    { .start = 0, .end = 50, .key = 1 },
    { .start = 10, .end = 20, .key = 2 },
    { .start = 60, .end = 70, .key = 2 },
    { .start = 62, .end = 65, .key = 1 },
  };

  cw_lane_layout_assign (items, G_N_ELEMENTS (items), 0, 4);
  g_assert_cmpuint (items[0].lane, ==, 0);
  g_assert_cmpuint (items[1].lane, ==, 1);
  g_assert_cmpuint (items[2].lane, ==, 1);
  g_assert_cmpuint (items[3].lane, ==, 0);
}

static void
test_overflow (void)
{
  CwLaneItem items[] = {
    { .start = 0, .end = 50, .key = 1 },
    { .start = 1, .end = 50, .key = 2 },
    { .start = 2, .end = 50, .key = 3 },
    { .start = 50, .end = 60, .key = 3 },
  };
  CwLaneLayout layout = cw_lane_layout_assign (items, G_N_ELEMENTS (items), 0, 2);

  g_assert_cmpuint (layout.n_lanes, ==, 2);
  g_assert_cmpuint (layout.n_overflow, ==, 1);
  g_assert_cmpuint (items[2].lane, ==, CW_LANE_NONE);
  g_assert_cmpuint (items[3].lane, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lane-layout/random", test_random);
  g_test_add_func ("/lane-layout/order-does-not-matter", test_order_does_not_matter);
  g_test_add_func ("/lane-layout/later-items-move-nothing", test_later_items_move_nothing);
  g_test_add_func ("/lane-layout/code-keeps-its-lane", test_code_keeps_its_lane);
  g_test_add_func ("/lane-layout/overflow", test_overflow);
  return g_test_run ();
}
