/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* What is written: readable, where the ranges say, and as long as planned. */

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "cw-demo-text.h"
#include "cw-words.h"

static CwDemoPlan *plan;

static CwDemoText *
write_place (guint place, char **whole)
{
  CwDemoText *text = cw_demo_text_new (plan, place);
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < text->paragraphs->len; i++)
    {
      CwDraftParagraph *paragraph = g_ptr_array_index (text->paragraphs, i);

      g_string_append_printf (joined, "%s%s", i > 0 ? "\n" : "", paragraph->text);
    }
  *whole = g_string_free (joined, FALSE);
  return text;
}

/* All slots are filled, nothing is empty, and the words and characters are those of the engine. */
static void
test_all_of_it (void)
{
  guint64 words = 0;

  for (guint place = 0; place < plan->sources->len; place += place < 60 ? 1 : 7)
    {
      g_autofree char *whole = NULL;
      g_autoptr (CwDemoText) text = write_place (place, &whole);

      words += text->words;
      g_assert_true (g_utf8_validate (whole, -1, NULL));
      g_assert_null (strpbrk (whole, "{}"));
      g_assert_null (strstr (whole, "  "));
      g_assert_null (strstr (whole, "\n\n"));
      g_assert_cmpuint (text->words, ==, cw_words_count (whole, -1));
      g_assert_cmpuint (text->characters, ==, g_utf8_strlen (whole, -1));
    }
  g_assert_cmpuint (words, >, 200000);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

static gboolean
ends_sentence (const char *quote)
{
  return g_str_has_suffix (quote, ".") || g_str_has_suffix (quote, "?")
         || g_str_has_suffix (quote, "!") || g_str_has_suffix (quote, "”");
}

/* Median 46 words, 95th percentile 210, no more than 900: of what was written, not of what was planned. */
static void
check_lengths (int *lengths, guint n)
{
  qsort (lengths, n, sizeof *lengths, compare_numbers);
  g_assert_cmpint (abs (lengths[n / 2] - 46), <=, 5);
  g_assert_cmpint (abs (lengths[n * 95 / 100] - 210), <=, 16);
  g_assert_cmpint (lengths[n - 1], <=, 920);
}

static guint
check_source (guint place, int *lengths)
{
  guint n = cw_demo_plan_source (plan, place)->n_excerpts;
  g_autoptr (CwDemoText) text = cw_demo_text_new (plan, place);
  g_auto (GStrv) quotes = cw_demo_text_dup_quotes (text);
  const CwDemoRange *ranges = (const CwDemoRange *) text->ranges->data;
  guint overlapping = 0;

  g_assert_cmpuint (text->ranges->len, >=, n);
  for (guint i = 0; i < n; i++)
    {
      gboolean before = i > 0 && ranges[i - 1].end > ranges[i].start;
      gboolean after = i + 1 < n && ranges[i + 1].start < ranges[i].end;

      g_assert_cmpuint (ranges[i].end, <=, text->characters);
      g_assert_true (i == 0 || ranges[i - 1].start <= ranges[i].start);
      g_assert_true (i == 0 || ranges[i - 1].end < ranges[i].end);
      g_assert_true (ends_sentence (quotes[i]));
      lengths[i] = cw_words_count (quotes[i], -1);
      overlapping += before || after ? 1 : 0;
    }
  return overlapping;
}

/* Excerpts are where they say, 31 per cent overlap another, and their lengths are those of the method. */
static void
test_excerpts (void)
{
  int lengths[6690];
  guint overlapping = 0, n = 0;

  for (guint place = 0; place < plan->sources->len; place++)
    {
      overlapping += check_source (place, lengths + n);
      n += cw_demo_plan_source (plan, place)->n_excerpts;
    }
  g_assert_cmpuint (n, ==, 6690);
  g_assert_cmpint (abs ((int) (overlapping * 1000 / n) - 310), <, 20);
  check_lengths (lengths, n);
}

/* An excerpt speaks of its first code in the words of that code. */
static void
test_excerpts_agree_with_codes (void)
{
  guint found = 0, n = 0;

  for (guint place = 0; place < 40; place++)
    {
      CwDemoSource *source = cw_demo_plan_source (plan, place);
      g_autoptr (CwDemoText) text = cw_demo_text_new (plan, place);
      g_auto (GStrv) quotes = cw_demo_text_dup_quotes (text);

      for (guint i = 0; source->kind == CW_DEMO_INTERVIEW && i < source->n_excerpts; i++)
        {
          CwDemoExcerpt *excerpt = cw_demo_plan_excerpt (plan, source->first_excerpt + i);
          const CwDemoPool *spoken
              = cw_demo_codebook_get (plan->codebook,
                                      cw_demo_plan_coding (plan, excerpt->first_coding)->code)
                    ->spoken;
          gboolean said = FALSE;

          for (guint j = 0; j < cw_demo_pool_size (spoken); j++)
            {
              const char *template = cw_demo_pool_get (spoken, j)->text + 1;
              g_autofree char *start = g_strndup (template, MIN (14, strcspn (template, "{")));

              said |= strlen (start) > 4 && strstr (quotes[i], start) != NULL;
            }
          found += said ? 1 : 0;
          n++;
        }
    }
  g_assert_cmpuint (n, >, 300);
  g_assert_cmpuint (found, >, n * 90 / 100);
}

static void
test_single_paragraph (void)
{
  guint n = 0;

  for (guint place = 0; place < plan->sources->len; place++)
    {
      g_autoptr (CwDemoText) text = NULL;

      if (!cw_demo_plan_source (plan, place)->one_paragraph)
        continue;
      text = cw_demo_text_new (plan, place);
      g_assert_cmpuint (text->paragraphs->len, ==, 1);
      g_assert_cmpint (abs ((int) text->characters - 93000), <, 2000);
      n++;
    }
  g_assert_cmpuint (n, ==, 1);
}

static void
test_twice_the_same (void)
{
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;
  g_autoptr (CwDemoText) first = write_place (5, &one);
  g_autoptr (CwDemoText) second = write_place (5, &two);

  g_assert_cmpstr (one, ==, two);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  plan = cw_demo_plan_new (cw_demo_size_find ("M"), 20201209);
  g_test_add_func ("/demo/text/all-of-it", test_all_of_it);
  g_test_add_func ("/demo/text/excerpts", test_excerpts);
  g_test_add_func ("/demo/text/excerpts-agree-with-codes", test_excerpts_agree_with_codes);
  g_test_add_func ("/demo/text/single-paragraph", test_single_paragraph);
  g_test_add_func ("/demo/text/twice-the-same", test_twice_the_same);
  status = g_test_run ();
  cw_demo_plan_free (plan);
  return status;
}
