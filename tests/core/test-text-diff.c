/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* What two texts have in common: the shortest script beside a table of all, matches that match, and texts that were
 * made to take long. */

#include "config.h"

#include "cw-text-diff.h"

#include <string.h>
#include <time.h>

/* --- by signs ------------------------------------------------------------------------------------------------------ */

/* The longest common subsequence, from the table of all parts. */
static guint
count_common (const CwSequence *a, const CwSequence *b)
{
  g_autofree guint *above = g_new0 (guint, b->length + 1);
  g_autofree guint *row = g_new0 (guint, b->length + 1);

  for (guint i = 1; i <= a->length; i++)
    {
      for (guint j = 1; j <= b->length; j++)
        row[j] = a->items[i - 1] == b->items[j - 1] ? above[j - 1] + 1 : MAX (above[j], row[j - 1]);
      memcpy (above, row, (b->length + 1) * sizeof (guint));
    }
  return above[b->length];
}

static void
fill (GRand *rand, guint32 *items, guint n)
{
  for (guint i = 0; i < n; i++)
    items[i] = g_rand_int_range (rand, 0, 4);
}

static void
assert_matches (const CwSequence *a, const CwSequence *b, const GArray *matches)
{
  guint old_end = 0, new_end = 0;

  for (guint i = 0; i < matches->len; i++)
    {
      const CwMatch *match = &g_array_index (matches, CwMatch, i);

      g_assert_cmpuint (match->length, >, 0);
      g_assert_cmpuint (match->old_start, >=, old_end);
      g_assert_cmpuint (match->new_start, >=, new_end);
      old_end = match->old_start + match->length;
      new_end = match->new_start + match->length;
      g_assert_cmpuint (old_end, <=, a->length);
      g_assert_cmpuint (new_end, <=, b->length);
      g_assert_cmpmem (a->items + match->old_start,
                       match->length * sizeof (guint32),
                       b->items + match->new_start,
                       match->length * sizeof (guint32));
    }
}

static void
test_shortest (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  guint32 x[24], y[24];

  for (guint i = 0; i < 4000; i++)
    {
      CwSequence a = { x, g_rand_int_range (rand, 0, 24) };
      CwSequence b = { y, g_rand_int_range (rand, 0, 24) };
      g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (CwMatch));
      gint64 budget = G_MAXINT32;
      guint common;

      fill (rand, x, a.length);
      fill (rand, y, b.length);
      common = count_common (&a, &b);
      g_assert_true (cw_sequence_diff (&a, &b, 48, &budget, matches));
      assert_matches (&a, &b, matches);
      g_assert_cmpuint (cw_match_count (matches), ==, common);
      if (a.length + b.length > 2 * common)
        {
          g_assert_false (
              cw_sequence_diff (&a, &b, a.length + b.length - 2 * common - 1, &budget, matches));
          g_assert_cmpuint (cw_match_count (matches), ==, common);
        }
    }
}

static void
test_budget (void)
{
  guint32 x[] = { 1, 2, 3, 4 };
  guint32 y[] = { 5, 6, 7, 8 };
  CwSequence a = { x, 4 }, b = { y, 4 };
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (CwMatch));
  gint64 budget = 5;

  g_assert_false (cw_sequence_diff (&a, &b, 48, &budget, matches));
  g_assert_cmpint (budget, <=, 0);
  g_assert_cmpuint (matches->len, ==, 0);
}

/* --- texts ---------------------------------------------------------------------------------------------------------- */

static guint
count_text (const CwTextDiff *diff)
{
  return cw_match_count (cw_text_diff_get_matches (diff));
}

static void
assert_text_matches (const CwTextDiff *diff, const char *old, const char *new)
{
  g_autofree gunichar *x = g_utf8_to_ucs4_fast (old, -1, NULL);
  g_autofree gunichar *y = g_utf8_to_ucs4_fast (new, -1, NULL);
  CwSequence a = { x, g_utf8_strlen (old, -1) };
  CwSequence b = { y, g_utf8_strlen (new, -1) };

  assert_matches (&a, &b, cw_text_diff_get_matches (diff));
}

static const struct
{
  const char *old, *new;
  guint common;
} texts[] = {
  { "", "", 0 },
  { "", "a", 0 },
  { "a", "", 0 },
  { "the same words", "the same words", 14 },
  { "one two six", "one six", 7 },
  { "one six", "one two six", 7 },
  { "say teh word", "say the word", 11 },
  { "walked home", "walks home", 9 },
  { "they chose the contract", "we dropped it again now", 1 },
  { "警察は来なかった", "警察が来なかった", 7 },
  { "a\nb\nc\nd", "a\nc\nd", 5 },
};

static void
test_texts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (CwTextDiff) diff = cw_text_diff_new (texts[i].old, texts[i].new);

      g_test_message ("%s | %s", texts[i].old, texts[i].new);
      assert_text_matches (diff, texts[i].old, texts[i].new);
      if (texts[i].common == 1)
        g_assert_cmpuint (count_text (diff), <=, 8);
      else
        g_assert_cmpuint (count_text (diff), ==, texts[i].common);
    }
}

/* Where an anchor goes is what the same edits one after the other would make of it. */
static void
test_map (void)
{
  /*                        0         1         2         3 */
  /*                        0123456789012345678901234567890123456 */
  const char *old = "alpha bravo charlie delta echo foxtrot";
  const char *new = "alpha ## charlie delta golf echo foxtro";
  static const struct
  {
    CwAnchor before, after;
    guint common;
  } anchors[] = {
    { { 0, 5 }, { 0, 5 }, 5 },     { { 0, 11 }, { 0, 8 }, 6 },     { { 6, 11 }, { 8, 8 }, 0 },
    { { 6, 19 }, { 6, 16 }, 8 },   { { 12, 19 }, { 9, 16 }, 7 },   { { 8, 19 }, { 8, 16 }, 8 },
    { { 20, 25 }, { 17, 22 }, 5 }, { { 20, 30 }, { 17, 32 }, 10 }, { { 26, 30 }, { 28, 32 }, 4 },
    { { 31, 38 }, { 33, 39 }, 6 },
  };
  g_autoptr (CwTextDiff) diff = cw_text_diff_new (old, new);

  for (guint i = 0; i < G_N_ELEMENTS (anchors); i++)
    {
      guint common;
      CwAnchor mapped = cw_text_diff_map (diff, &anchors[i].before, &common);

      g_test_message ("%u-%u → %u-%u (%u)",
                      anchors[i].before.start,
                      anchors[i].before.end,
                      mapped.start,
                      mapped.end,
                      common);
      g_assert_cmpuint (common, ==, anchors[i].common);
      if (common == 0)
        g_assert_cmpuint (mapped.start, ==, mapped.end);
      else
        {
          g_assert_cmpuint (mapped.start, ==, anchors[i].after.start);
          g_assert_cmpuint (mapped.end, ==, anchors[i].after.end);
        }
    }
  g_assert_cmpuint (cw_text_diff_count_new (diff, 0, 9), ==, 7);
  g_assert_cmpuint (cw_text_diff_count_new (diff, 23, 28), ==, 0);
}

/* --- time ----------------------------------------------------------------------------------------------------------- */

#define N_WORDS 200000

typedef char *(*MakeText) (GRand *rand, gboolean second);

static char *
make_repeated (GRand *rand, gboolean second)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < N_WORDS + (second ? 7 : 0); i++)
    g_string_append (text, "so ");
  return g_string_free (text, FALSE);
}

/* Two words in no order: nothing stands in either text once. */
static char *
make_two_words (GRand *rand, gboolean second)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < N_WORDS; i++)
    g_string_append (text, g_rand_boolean (rand) ? "yes " : "no ");
  return g_string_free (text, FALSE);
}

/* The same words the other way round: all of them stand in both texts once, and no two are in order. */
static char *
make_backwards (GRand *rand, gboolean second)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < N_WORDS; i++)
    g_string_append_printf (text, "w%u ", second ? N_WORDS - i : i);
  return g_string_free (text, FALSE);
}

static char *
make_other_words (GRand *rand, gboolean second)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < N_WORDS; i++)
    g_string_append_printf (text, "w%d ", g_rand_int_range (rand, 0, 30000));
  return g_string_free (text, FALSE);
}

static char *
make_one_long_word (GRand *rand, gboolean second)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < 6 * N_WORDS; i++)
    g_string_append_c (text, 'a' + g_rand_int_range (rand, 0, 2));
  return g_string_free (text, FALSE);
}

/* An interview that was gone over: every tenth word is another one. */
static char *
make_corrected (GRand *rand, gboolean second)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GRand) words = g_rand_new_with_seed (11);

  for (guint i = 0; i < N_WORDS; i++)
    {
      guint word = g_rand_int_range (words, 0, 8000);

      if (second && g_rand_int_range (rand, 0, 10) == 0)
        g_string_append_printf (text, "x%u ", word);
      else
        g_string_append_printf (text, "w%u%s", word, i % 80 == 79 ? "\n" : " ");
    }
  return g_string_free (text, FALSE);
}

static const struct
{
  const char *name;
  MakeText make;
} hard[] = {
  { "repeated", make_repeated },           { "two-words", make_two_words },
  { "backwards", make_backwards },         { "other-words", make_other_words },
  { "one-long-word", make_one_long_word }, { "corrected", make_corrected },
};

/* Sanitizers and a busy machine make it several times slower than it is, so processor time is given five times the two
 * seconds that it may take. */
static void
test_hard (gconstpointer data)
{
  MakeText make = *(const MakeText *) data;
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  g_autofree char *old = make (rand, FALSE);
  g_autofree char *new = make (rand, TRUE);
  clock_t start = clock ();
  g_autoptr (CwTextDiff) diff = cw_text_diff_new (old, new);
  double seconds = (double) (clock () - start) / CLOCKS_PER_SEC;

  g_test_message ("%.2f s, %u in common", seconds, count_text (diff));
  assert_text_matches (diff, old, new);
  g_assert_cmpfloat (seconds, <, 10);
  if (make == make_corrected)
    g_assert_cmpuint (count_text (diff), >, 0.85 * g_utf8_strlen (old, -1));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-diff/shortest", test_shortest);
  g_test_add_func ("/text-diff/budget", test_budget);
  g_test_add_func ("/text-diff/texts", test_texts);
  g_test_add_func ("/text-diff/map", test_map);
  for (guint i = 0; i < G_N_ELEMENTS (hard); i++)
    {
      g_autofree char *path = g_strconcat ("/text-diff/hard/", hard[i].name, NULL);

      g_test_add_data_func (path, &hard[i].make, test_hard);
    }
  return g_test_run ();
}
