/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Numbers from a seed: the same everywhere, and spread as asked. */

#include "config.h"

#include "cw-demo-random.h"

/* Fixed for ever: another generator would be another project for the same seed. */
static void
test_known_numbers (void)
{
  CwDemoRandom random = cw_demo_random_new (1, "test", 0);

  g_assert_cmphex (cw_demo_random_next (&random), ==, G_GUINT64_CONSTANT (0xd8693d066d380449));
  g_assert_cmphex (cw_demo_random_next (&random), ==, G_GUINT64_CONSTANT (0x566b9dc0383aab2b));
}

static void
test_streams_are_apart (void)
{
  CwDemoRandom one = cw_demo_random_new (1, "one", 0);
  CwDemoRandom two = cw_demo_random_new (1, "two", 0);
  CwDemoRandom next = cw_demo_random_new (1, "one", 1);
  CwDemoRandom seed = cw_demo_random_new (2, "one", 0);
  guint64 first = cw_demo_random_next (&one);

  g_assert_cmphex (first, !=, cw_demo_random_next (&two));
  g_assert_cmphex (first, !=, cw_demo_random_next (&next));
  g_assert_cmphex (first, !=, cw_demo_random_next (&seed));
}

static void
test_below_is_even (void)
{
  CwDemoRandom random = cw_demo_random_new (7, "below", 0);
  guint counts[10] = { 0 };

  for (guint i = 0; i < 100000; i++)
    counts[cw_demo_random_below (&random, 10)]++;
  for (guint i = 0; i < 10; i++)
    {
      g_assert_cmpuint (counts[i], >, 9500);
      g_assert_cmpuint (counts[i], <, 10500);
    }
}

static void
test_between_has_both_ends (void)
{
  CwDemoRandom random = cw_demo_random_new (7, "between", 0);
  guint seen = 0;

  for (guint i = 0; i < 1000; i++)
    {
      guint value = cw_demo_random_between (&random, 3, 6);

      g_assert_cmpuint (value, >=, 3);
      g_assert_cmpuint (value, <=, 6);
      seen |= 1u << value;
    }
  g_assert_cmphex (seen, ==, 0x78);
}

static void
test_knots (void)
{
  static const CwDemoKnot knots[] = { { 0, 10 }, { 500, 20 }, { 1000, 120 } };

  g_assert_cmpuint (cw_demo_knots_at (knots, 3, 0), ==, 10);
  g_assert_cmpuint (cw_demo_knots_at (knots, 3, 250), ==, 15);
  g_assert_cmpuint (cw_demo_knots_at (knots, 3, 500), ==, 20);
  g_assert_cmpuint (cw_demo_knots_at (knots, 3, 750), ==, 70);
  g_assert_cmpuint (cw_demo_knots_at (knots, 3, 1000), ==, 120);
}

static void
test_permutation (void)
{
  CwDemoRandom random = cw_demo_random_new (7, "permute", 0);
  g_autofree guint *values = cw_demo_random_permute (&random, 64);
  guint64 seen = 0;
  guint moved = 0;

  for (guint i = 0; i < 64; i++)
    {
      seen |= G_GUINT64_CONSTANT (1) << values[i];
      moved += values[i] != i ? 1 : 0;
    }
  g_assert_cmphex (seen, ==, G_MAXUINT64);
  g_assert_cmpuint (moved, >, 50);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/demo/random/known-numbers", test_known_numbers);
  g_test_add_func ("/demo/random/streams-are-apart", test_streams_are_apart);
  g_test_add_func ("/demo/random/below-is-even", test_below_is_even);
  g_test_add_func ("/demo/random/between-has-both-ends", test_between_has_both_ends);
  g_test_add_func ("/demo/random/knots", test_knots);
  g_test_add_func ("/demo/random/permutation", test_permutation);
  return g_test_run ();
}
