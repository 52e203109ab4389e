/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Looking for words that may have changed, in a text that may be made to be hard. */

#include "config.h"

#include "cw-passage-finder.h"

#include <time.h>

static const char text[] = "They chose the blue van in the spring, and the council paid for it. "
                           "Later on they sold the old van. In the autumn they chose the red van.";

static GArray *
find (const char *quote, const char *before, const char *behind)
{
  g_autoptr (CwPassageFinder) finder = cw_passage_finder_new (text);

  return cw_passage_finder_find (finder, quote, before, behind, 5);
}

static void
assert_candidate (GArray *candidates, guint index, const char *words, double low, double high)
{
  const CwCandidate *candidate;
  g_autofree char *found = NULL;

  g_assert_cmpuint (candidates->len, >, index);
  candidate = &g_array_index (candidates, CwCandidate, index);
  found = g_utf8_substring (text, candidate->range.start, candidate->range.end);
  g_test_message ("“%s” %.3f", found, candidate->score);
  g_assert_cmpstr (found, ==, words);
  g_assert_cmpfloat (candidate->score, >=, low);
  g_assert_cmpfloat (candidate->score, <=, high);
}

static void
test_exact (void)
{
  g_autoptr (GArray) candidates = find ("the council paid", "", "");

  assert_candidate (candidates, 0, "the council paid", 1, 1);
}

static void
test_alike (void)
{
  g_autoptr (GArray) candidates = find ("the councils had paid for it", "", "");

  assert_candidate (candidates, 0, "the council paid for it", 0.85, 0.95);
}

/* Of two places with the same words the one is meant whose surroundings are the same. */
static void
test_context (void)
{
  g_autoptr (GArray) first = find ("they chose the", "", "");
  g_autoptr (GArray) last = find ("van", "they chose the red ", ".");
  g_autoptr (GArray) middle = find ("van", "on they sold the old ", ". In");
  guint place = g_array_index (last, CwCandidate, 0).range.start;

  assert_candidate (first, 0, "they chose the", 1, 1);
  g_assert_cmpuint (last->len, ==, 3);
  g_assert_cmpuint (place, ==, g_utf8_strlen (text, -1) - 4);
  g_assert_cmpuint (g_array_index (middle, CwCandidate, 0).range.start, <, place);
  g_assert_cmpuint (g_array_index (middle, CwCandidate, 0).context,
                    >,
                    g_array_index (middle, CwCandidate, 1).context);
}

static void
test_nothing (void)
{
  g_autoptr (GArray) other = find ("Etwas ganz anderes steht hier nicht", "", "");
  g_autoptr (GArray) empty = find ("", "in the ", "spring");

  g_assert_cmpuint (other->len, ==, 0);
  g_assert_cmpuint (empty->len, ==, 0);
}

/* The same few signs everywhere, and ten thousand searches: there is an end to it. */
static void
test_hard (void)
{
  g_autoptr (GString) hard = g_string_new (NULL);
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  g_autoptr (CwPassageFinder) finder = NULL;
  clock_t start;

  for (guint i = 0; i < 1000000; i++)
    g_string_append_c (hard, "ab "[g_rand_int_range (rand, 0, 3)]);
  start = clock ();
  finder = cw_passage_finder_new (hard->str);
  for (guint i = 0; i < 10000; i++)
    {
      g_autofree char *quote = g_strndup (hard->str + 50 * i, 3 + i % 400);
      g_autoptr (GArray) candidates = cw_passage_finder_find (finder, quote, "", "", 3);

      g_assert_cmpuint (candidates->len, <=, 3);
    }
  g_assert_cmpfloat ((double) (clock () - start) / CLOCKS_PER_SEC, <, 20);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/passage-finder/exact", test_exact);
  g_test_add_func ("/passage-finder/alike", test_alike);
  g_test_add_func ("/passage-finder/context", test_context);
  g_test_add_func ("/passage-finder/nothing", test_nothing);
  g_test_add_func ("/passage-finder/hard", test_hard);
  return g_test_run ();
}
