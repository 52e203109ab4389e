/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* What counts as a word, since densities rest on it. */

#include "config.h"

#include "cw-words.h"

#include <string.h>

static const struct
{
  const char *text;
  guint words;
} texts[] = {
  { "", 0 },
  { " .,;–— \n", 0 },
  { "one", 1 },
  { "one two  three\nfour", 4 },
  { "don't", 1 },
  { "don’t", 1 },
  { "co-response", 1 },
  { "co‑response", 1 },
  { "well - known", 2 },
  { "1,800 9.5", 2 },
  { "e.g. this", 2 },
  { "end. Next", 2 },
  { "end.Next", 1 },
  { "'quoted'", 1 },
  { "a--b", 2 },
  { "and/or", 2 },
  { "Straße naïve", 2 },
  { "e\xcc\x81te\xcc\x81", 1 }, /* with combining marks */
  { "警察が来た", 5 },
  { "the 警察 came", 4 },
  { "한국어 문장", 2 }, /* Korean has spaces */
  { "это так", 2 },
  { "नमस्ते दुनिया", 2 },
  { "🙂 yes 🙂", 1 },
};

static void
test_texts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_test_message ("%s", texts[i].text);
      g_assert_cmpuint (cw_words_count (texts[i].text, -1), ==, texts[i].words);
      g_assert_cmpuint (cw_words_count (texts[i].text, strlen (texts[i].text)), ==, texts[i].words);
    }
}

/* Nothing behind the length is looked at. */
static void
test_length (void)
{
  g_assert_cmpuint (cw_words_count ("one two", 3), ==, 1);
  g_assert_cmpuint (cw_words_count ("one two", 5), ==, 2);
  g_assert_cmpuint (cw_words_count ("don't", 4), ==, 1);
  g_assert_cmpuint (cw_words_count ("one two", 0), ==, 0);
}

/* Cut between words, the parts add up to the whole. */
static void
test_parts (void)
{
  const char *text = "The board met, didn't it? On 3.5. they met 警察 again.";

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (*p == ' ')
      g_assert_cmpuint (
          cw_words_count (text, p - text) + cw_words_count (p, -1), ==, cw_words_count (text, -1));
}

/* The rule of words sign by sign, for texts without signs that are words by themselves. */
static guint
count_slowly (const char *text)
{
  gboolean in_word = FALSE;
  guint words = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gboolean joins = strchr ("'-.,", *p) != NULL || g_str_has_prefix (p, "’");

      if (g_unichar_isalnum (g_utf8_get_char (p)))
        {
          words += in_word ? 0 : 1;
          in_word = TRUE;
        }
      else
        in_word = in_word && joins && g_unichar_isalnum (g_utf8_get_char (g_utf8_next_char (p)));
    }
  return words;
}

static void
test_many_texts (void)
{
  static const char *const signs[] = { "a", "Z", "7", "é", "'", "-", ".", "’", " ", "–", "/" };

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      guint n = g_test_rand_int_range (0, 40);

      for (guint j = 0; j < n; j++)
        g_string_append (text, signs[g_test_rand_int_range (0, G_N_ELEMENTS (signs))]);
      if (cw_words_count (text->str, -1) != count_slowly (text->str))
        g_error ("The words of “%s” are counted differently.", text->str);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/words/texts", test_texts);
  g_test_add_func ("/words/many-texts", test_many_texts);
  g_test_add_func ("/words/length", test_length);
  g_test_add_func ("/words/parts", test_parts);
  return g_test_run ();
}
