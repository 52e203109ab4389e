/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* What the search takes for a word, folded and stemmed, in several languages and scripts. */

#include "config.h"

#include "cw-search-words.h"

#include <string.h>

typedef struct
{
  const char *language;
  const char *text;
  const char *words; /* surface=stem@start-end, in order */
} Case;

static const Case cases[] = {
  { "en", "The cities' contracts", "the@0-3 cities=citi@4-10 contracts=contract@12-21" },
  { "en", "city", "city=citi@0-4" },
  { "en", "co-response 1,800", "co@0-2 response=respons@3-11 1@12-13 800@14-17" },
  { "en", "don’t", "don@0-3 t@6-7" },
  { "-", "The cities", "the@0-3 cities@4-10" },
  { "de", "Häuser", "hauser=haus@0-7" },
  { "de", "Straße", "strasse=strass@0-7" },
  { "fr", "l'école Éléphants", "l@0-1 ecole=ecol@2-8 elephants=eleph@9-20" },
  /* The same word, composed and not. */
  { "fr", "e\u0301le\u0301phants", "elephants=eleph@0-13" },
  { "ru", "Городов", "городов=город@0-14" },
  { "el", "Δρόμος", "δρομος=δρομ@0-12" },
  /* Vowel signs are letters, points are not. */
  { "-", "किताब", "किताब@0-15" },
  { "-", "كَتَبَ", "كتب@0-12" },
  /* A ligature and a soft hyphen, as they come out of a PDF. */
  { "en", "o\uFB03ces", "offices=offic@0-7" },
  { "-", "po\u00ADlice", "police@0-8" },
  /* No spaces: a sign a word. */
  { "-", "警察 GPT模型", "警@0-3 察@3-6 gpt@7-10 模@10-13 型@13-16" },
  { "-", "か\u3099", "が@0-6" },
  { "-", "ที่", "ท@0-3 ี@3-6 ่@6-9" },
  { "-", "정부가", "정@0-3 부@3-6 가@6-9" },
  { "en", "…—!? \u200d \ufe0f", "" },
};

static gboolean
append_word (const CwSearchWord *word, gpointer user_data)
{
  GString *out = user_data;
  gboolean same = g_str_equal (word->stem, word->surface);

  g_string_append_printf (out,
                          "%s%s%s%s@%" G_GSIZE_FORMAT "-%" G_GSIZE_FORMAT,
                          out->len > 0 ? " " : "",
                          word->surface,
                          same ? "" : "=",
                          same ? "" : word->stem,
                          word->start,
                          word->end);
  return TRUE;
}

/* Twice, because the second time the words come out of the cache. */
static void
test_words (void)
{
  g_autoptr (CwSearchWords) words = cw_search_words_new ();

  for (guint i = 0; i < 2 * G_N_ELEMENTS (cases); i++)
    {
      const Case *one = &cases[i % G_N_ELEMENTS (cases)];
      g_autoptr (GString) out = g_string_new (NULL);

      g_assert_true (cw_search_words_each (words, one->language, one->text, -1, append_word, out));
      g_assert_cmpstr (out->str, ==, one->words);
    }
}

static void
test_languages (void)
{
  g_assert_cmpstr (cw_search_words_language (""), ==, "en");
  g_assert_cmpstr (cw_search_words_language ("de-AT"), ==, "de");
  g_assert_cmpstr (cw_search_words_language ("pt_BR"), ==, "pt");
  g_assert_cmpstr (cw_search_words_language ("German"), ==, "de");
  g_assert_cmpstr (cw_search_words_language ("nb"), ==, "no");
  g_assert_cmpstr (cw_search_words_language ("zh-Hant"), ==, "-");
}

typedef struct
{
  const char *languages;
  const char *word;
  const char *forms;
} FormsCase;

static const FormsCase forms_cases[] = {
  { "-", "Contracts", "contracts" },
  { "en", "contracts", "contract" },
  { "en,-", "contracts", "contract contracts" },
  { "en,de", "Häuser", "hauser haus" },
  { "en,de", "Haus", "haus" },
  { "en", "\u200d", "" },
  { "en", "が", "が" },
  { "en", "か\u3099", "が" },
};

static void
test_forms (void)
{
  g_autoptr (CwSearchWords) words = cw_search_words_new ();

  for (guint i = 0; i < G_N_ELEMENTS (forms_cases); i++)
    {
      const FormsCase *one = &forms_cases[i];
      g_auto (GStrv) forms = cw_search_words_list_forms (words, one->languages, one->word, -1);
      g_autofree char *joined = g_strjoinv (" ", forms);

      g_assert_cmpstr (joined, ==, one->forms);
    }
}

/* What is no word but data is cut, between two code points. */
static void
test_long_run (void)
{
  g_autoptr (CwSearchWords) words = cw_search_words_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) out = g_string_new (NULL);

  while (text->len < 100000)
    g_string_append (text, "xéa");
  g_assert_true (cw_search_words_each (words, "en", text->str, -1, append_word, out));
  g_assert_true (g_utf8_validate (out->str, -1, NULL));
  g_assert_cmpuint (out->len, <, 400);
  g_assert_nonnull (strstr (out->str, "@0-100000"));
}

static gboolean
stop (const CwSearchWord *word, gpointer user_data)
{
  return FALSE;
}

static void
test_stop (void)
{
  g_autoptr (CwSearchWords) words = cw_search_words_new ();

  g_assert_false (cw_search_words_each (words, "en", "one two", -1, stop, NULL));
  g_assert_true (cw_search_words_each (words, "en", "…", -1, stop, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search-words/words", test_words);
  g_test_add_func ("/search-words/languages", test_languages);
  g_test_add_func ("/search-words/forms", test_forms);
  g_test_add_func ("/search-words/long-run", test_long_run);
  g_test_add_func ("/search-words/stop", test_stop);
  return g_test_run ();
}
