/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The text of a source: positions, ranges, places to cite, and what is stored of its looks. */

#include "config.h"

#include "cw-text.h"

#include "cw-project-private.h"
#include "cw-sources.h"
#include "cw-test-project.h"
#include "cw-words.h"

/* Paragraphs of 3, 0, 4 and 5 characters, at 0, 4, 5 and 10. */
#define PARAGRAPHS "abc\n\n“é”.\nq 警察 z"

static CwProject *
make_project (const char *text, const char *page)
{
  CwProject *project = cw_test_project_new ();
  g_autoptr (CwDraftSource) draft = cw_draft_source_from_text ("s", text);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; page != NULL && i < draft->paragraphs->len; i++)
    ((CwDraftParagraph *) g_ptr_array_index (draft->paragraphs, i))->page_label = g_strdup (page);
  cw_project_add_source (project, draft, "", &error);
  g_assert_no_error (error);
  return project;
}

static CwText *
text_of (CwProject *project)
{
  g_autoptr (GError) error = NULL;
  CwText *text = cw_text_load (cw_project_get_database (project), 1, &error);

  g_assert_no_error (error);
  return text;
}

static void
test_positions (void)
{
  static const guint starts[] = { 0, 4, 5, 10 };
  static const guint holders[] = { 0, 0, 0, 0, 1, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 3 };
  CwProject *project = make_project (PARAGRAPHS, NULL);
  g_autoptr (CwText) text = text_of (project);

  g_assert_cmpint (cw_text_get_source (text), ==, 1);
  g_assert_cmpuint (cw_text_get_n_paragraphs (text), ==, 4);
  g_assert_cmpuint (cw_text_get_length (text), ==, 16);
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    g_assert_cmpuint (cw_text_get_paragraph (text, i)->start, ==, starts[i]);
  for (guint i = 0; i < G_N_ELEMENTS (holders); i++)
    g_assert_cmpuint (cw_text_find_paragraph (text, i), ==, holders[i]);
  g_assert_cmpuint (cw_text_find_paragraph (text, 1000), ==, 3);
  cw_test_project_remove (project);
}

/* Every range, against the characters of the whole text one by one. */
static void
test_ranges (void)
{
  CwProject *project = make_project (PARAGRAPHS, NULL);
  g_autoptr (CwText) text = text_of (project);
  guint length = cw_text_get_length (text);

  for (guint start = 0; start <= length; start++)
    for (guint end = start; end <= length; end++)
      {
        g_autofree char *range = cw_text_dup_range (text, start, end);
        g_autofree char *expected = g_utf8_substring (PARAGRAPHS, start, end);

        g_assert_cmpstr (range, ==, expected);
        g_assert_cmpuint (cw_text_count_words (text, start, end), ==, cw_words_count (range, -1));
      }
  {
    g_autofree char *beyond = cw_text_dup_range (text, 14, 99);
    g_autofree char *backwards = cw_text_dup_range (text, 9, 3);

    g_assert_cmpstr (beyond, ==, " z");
    g_assert_cmpstr (backwards, ==, "");
  }
  cw_test_project_remove (project);
}

static void
test_locators (void)
{
  static const struct
  {
    guint start, end;
    const char *plain, *paged;
  } places[] = {
    { 0, 3, "¶1", "p. ix, ¶1" }, { 0, 4, "¶1", "p. ix, ¶1" },   { 0, 6, "¶1–3", "p. ix, ¶1–3" },
    { 5, 5, "¶3", "p. ix, ¶3" }, { 10, 16, "¶4", "p. ix, ¶4" },
  };
  CwProject *project = make_project (PARAGRAPHS, NULL);
  CwProject *paged = make_project (PARAGRAPHS, "ix");
  g_autoptr (CwText) text = text_of (project);
  g_autoptr (CwText) paged_text = text_of (paged);
  g_autoptr (CwText) empty = cw_text_load (cw_project_get_database (project), 99, NULL);
  g_autofree char *nowhere = cw_text_dup_locator (empty, 0, 1);

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *plain = cw_text_dup_locator (text, places[i].start, places[i].end);
      g_autofree char *page = cw_text_dup_locator (paged_text, places[i].start, places[i].end);

      g_assert_cmpstr (plain, ==, places[i].plain);
      g_assert_cmpstr (page, ==, places[i].paged);
    }
  g_assert_cmpstr (nowhere, ==, "");
  cw_test_project_remove (project);
  cw_test_project_remove (paged);
}

static void
test_find (void)
{
  CwProject *project = make_project ("no, no\nand no", NULL);
  g_autoptr (CwText) text = text_of (project);
  guint start = 0, end = 0;

  g_assert_true (cw_text_find (text, "no", 0, &start, &end));
  g_assert_cmpuint (start, ==, 0);
  g_assert_cmpuint (end, ==, 2);
  g_assert_true (cw_text_find (text, "no", 1, &start, &end));
  g_assert_cmpuint (start, ==, 4);
  g_assert_true (cw_text_find (text, "no\nand", 0, &start, &end));
  g_assert_cmpuint (start, ==, 4);
  g_assert_cmpuint (end, ==, 10);
  g_assert_false (cw_text_find (text, "NO", 0, &start, &end));
  g_assert_false (cw_text_find (text, "", 0, &start, &end));
  g_assert_false (cw_text_find (text, "no", 12, &start, &end));
  cw_test_project_remove (project);
}

/* A damaged file must lead nobody beyond a text: what is no UTF-8 is made so, and lengths follow from what is there. */
static void
test_damaged (void)
{
  CwProject *project = make_project ("abc\ndef", NULL);
  CwDatabase *database = cw_project_get_database (project);
  g_autoptr (CwText) text = NULL;
  g_autofree char *range = NULL;

  g_assert_true (cw_database_exec (database,
                                   "UPDATE paragraph SET text = cast (x'61ff62' AS TEXT), "
                                   "characters = 900, runs = '0-900b 1-2' WHERE id = 1",
                                   NULL));
  text = text_of (project);
  g_assert_cmpuint (cw_text_get_length (text), ==, 7);
  g_assert_cmpuint (cw_text_get_paragraph (text, 0)->runs->len, ==, 1);
  range = cw_text_dup_range (text, 0, 900);
  g_assert_cmpstr (range,
                   ==,
                   "a\xef\xbf\xbd"
                   "b\ndef");
  cw_test_project_remove (project);
}

static void
test_references (void)
{
  CwProject *project = make_project ("abc", NULL);
  CwText *text = text_of (project);
  GValue value = G_VALUE_INIT;

  g_value_init (&value, cw_text_get_type ());
  g_value_set_boxed (&value, text);
  cw_text_unref (text);
  g_assert_cmpuint (cw_text_get_length (g_value_get_boxed (&value)), ==, 3);
  g_value_unset (&value);
  cw_test_project_remove (project);
}

static void
test_styles (void)
{
  for (CwParagraphStyle style = 0; style < CW_N_PARAGRAPH_STYLES; style++)
    g_assert_cmpint (cw_paragraph_style_from_nick (cw_paragraph_style_nick (style)), ==, style);
  g_assert_cmpint (cw_paragraph_style_from_nick ("verse"), ==, CW_PARAGRAPH_BODY);
  g_assert_cmpint (cw_paragraph_style_from_nick (NULL), ==, CW_PARAGRAPH_BODY);
}

static void
test_runs (void)
{
  static const struct
  {
    const char *text;
    guint characters;
    const char *printed;
  } runs[] = {
    { "", 9, "" },
    { NULL, 9, "" },
    { "0-5b 9-12bi", 12, "0-5b 9-12bi" },
    { "0-1iu", 1, "0-1iu" },
    { "0-5b 9-12bi", 11, "0-5b" },   /* beyond the end */
    { "3-3b 4-2i 1-2u", 9, "1-2u" }, /* empty and backwards */
    { "0-1b rubbish 2-3i", 9, "0-1b" },
    { "-1b", 9, "" },
    { "0-2bx", 9, "0-2b" }, /* a format of a later version */
  };

  for (guint i = 0; i < G_N_ELEMENTS (runs); i++)
    {
      g_autoptr (GArray) parsed = cw_format_runs_parse (runs[i].text, runs[i].characters);
      g_autofree char *printed = cw_format_runs_print (parsed);

      g_assert_cmpstr (printed, ==, runs[i].printed);
    }
}

static void
test_checksum (void)
{
  g_autofree char *checksum = cw_text_checksum ("abc");

  g_assert_cmpstr (checksum, ==, "ba7816bf8f01cfea"); /* FIPS 180-2, the first 64 bits */
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/positions", test_positions);
  g_test_add_func ("/text/ranges", test_ranges);
  g_test_add_func ("/text/locators", test_locators);
  g_test_add_func ("/text/find", test_find);
  g_test_add_func ("/text/damaged", test_damaged);
  g_test_add_func ("/text/references", test_references);
  g_test_add_func ("/text/styles", test_styles);
  g_test_add_func ("/text/runs", test_runs);
  g_test_add_func ("/text/checksum", test_checksum);
  return g_test_run ();
}
