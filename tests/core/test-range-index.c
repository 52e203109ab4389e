/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#include "config.h"

#include "cw-range-index.h"

static CwRange
make_random_range (GRand *rand, guint length, gint64 id)
{
  guint start = g_rand_int_range (rand, 0, length);
  guint size = g_rand_int_range (rand, 1, g_rand_boolean (rand) ? 20 : length);

  return (CwRange) { start, start + size, id };
}

static void
assert_same_ranges (const GArray *found, const GArray *expected)
{
  g_assert_cmpuint (found->len, ==, expected->len);
  for (guint i = 0; i < found->len; i++)
    g_assert_cmpint (cw_range_compare (&g_array_index (found, CwRange, i),
                                       &g_array_index (expected, CwRange, i)),
                     ==,
                     0);
}

static int
compare_ranges (gconstpointer a, gconstpointer b)
{
  return cw_range_compare (a, b);
}

static void
assert_query_equals_scan (CwRangeIndex *index, GArray *all, guint start, guint end)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (CwRange));
  g_autoptr (GArray) expected = g_array_new (FALSE, FALSE, sizeof (CwRange));

  for (guint i = 0; i < all->len; i++)
    {
      CwRange range = g_array_index (all, CwRange, i);

      if (range.start < end && range.end > start && start < end)
        g_array_append_val (expected, range);
    }
  g_array_sort (expected, compare_ranges);
  cw_range_index_query (index, start, end, found);
  assert_same_ranges (found, expected);
}

static void
test_query_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_test_rand_int ());

  for (guint round = 0; round < 60; round++)
    {
      g_autoptr (CwRangeIndex) index = cw_range_index_new ();
      g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (CwRange));
      guint n = g_rand_int_range (rand, 0, 120);

      for (guint i = 0; i < n; i++)
        {
          CwRange range = make_random_range (rand, 300, i);

          g_array_append_val (all, range);
        }
      cw_range_index_set (index, (CwRange *) all->data, all->len);
      for (guint i = 0; i < 60; i++)
        {
          guint start = g_rand_int_range (rand, 0, 320);

          assert_query_equals_scan (index, all, start, start + g_rand_int_range (rand, 0, 40));
        }
    }
}

static void
change_once (GRand *rand, CwRangeIndex *index, GArray *all, gint64 id)
{
  CwRange range;

  if (all->len > 0 && g_rand_int_range (rand, 0, 3) == 0)
    {
      guint victim = g_rand_int_range (rand, 0, all->len);

      range = g_array_index (all, CwRange, victim);
      g_assert_true (cw_range_index_remove (index, &range));
      g_assert_false (cw_range_index_remove (index, &range));
      g_array_remove_index_fast (all, victim);
      return;
    }
  range = make_random_range (rand, 300, id);
  cw_range_index_insert (index, &range);
  g_array_append_val (all, range);
}

static void
test_changes_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_test_rand_int ());
  g_autoptr (CwRangeIndex) index = cw_range_index_new ();
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (CwRange));

  for (guint i = 0; i < 600; i++)
    {
      guint start = g_rand_int_range (rand, 0, 320);

      change_once (rand, index, all, i);
      g_assert_cmpuint (cw_range_index_get_n_ranges (index), ==, all->len);
      assert_query_equals_scan (index, all, start, start + 25);
    }
  for (guint i = 1; i < all->len; i++)
    g_assert_cmpint (
        cw_range_compare (cw_range_index_get (index, i - 1), cw_range_index_get (index, i)), <, 0);
}

static void
test_half_open (void)
{
  g_autoptr (CwRangeIndex) index = cw_range_index_new ();
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (CwRange));
  const CwRange ranges[] = { { 10, 20, 1 }, { 20, 30, 2 } };

  cw_range_index_set (index, ranges, G_N_ELEMENTS (ranges));
  cw_range_index_query (index, 20, 21, found);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpint (g_array_index (found, CwRange, 0).id, ==, 2);
  g_array_set_size (found, 0);
  cw_range_index_query (index, 0, 10, found);
  cw_range_index_query (index, 30, 40, found);
  cw_range_index_query (index, 15, 15, found);
  g_assert_cmpuint (found->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/range-index/query/random", test_query_random);
  g_test_add_func ("/range-index/changes/random", test_changes_random);
  g_test_add_func ("/range-index/half-open", test_half_open);
  return g_test_run ();
}
