/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Characters as a reader counts them. */

#include "config.h"

#include "cw-grapheme.h"

#include <string.h>

#include "cw-coding.h"
#include "cw-snap-region.h"
#include "cw-test-project.h"

/* Each is one character. */
static const char *const characters[] = {
  "a",
  "é",
  "e\u0301",
  "\u05e9\u05c1\u05bc",
  "\u0628\u0651\u064e",
  "\u0915\u094d\u0937\u093f",
  "\u1112\u1161\u11ab",
  "한",
  "👩\u200d👩\u200d👧",
  "👍\U0001f3fd",
  "🇳🇱",
  "❤\ufe0f",
  "ก\u0e33",
};

static void
test_one_character (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (characters); i++)
    {
      g_autofree char *text = g_strconcat ("x", characters[i], "y", NULL);
      gsize length = strlen (text);

      g_test_message ("%s", characters[i]);
      for (gsize offset = 1; offset < length - 1; offset++)
        {
          if ((text[offset] & 0xc0) == 0x80)
            continue;
          g_assert_cmpint (cw_grapheme_is_boundary (text, length, offset), ==, offset == 1);
          g_assert_cmpuint (cw_grapheme_find_back (text, length, offset), ==, 1);
          g_assert_cmpuint (
              cw_grapheme_find_forward (text, length, offset), ==, offset == 1 ? 1 : length - 1);
        }
      g_assert_true (cw_grapheme_is_boundary (text, length, length - 1));
      g_assert_true (cw_grapheme_is_boundary (text, length, 0));
      g_assert_true (cw_grapheme_is_boundary (text, length, length));
    }
}

/* A flag is two signs: which belong together depends on all before them. */
static void
test_flags (void)
{
  const char *text = "🇳🇱🇩🇪";

  g_assert_false (cw_grapheme_is_boundary (text, strlen (text), 4));
  g_assert_true (cw_grapheme_is_boundary (text, strlen (text), 8));
  g_assert_false (cw_grapheme_is_boundary (text, strlen (text), 12));
}

/* R5: whoever makes an excerpt, it begins and ends where a character does. */
static void
test_excerpts (void)
{
  CwProject *project = cw_test_project_new ();
  g_autoptr (CwExcerpt) coded = NULL;
  g_autoptr (CwExcerpt) resized = NULL;
  gint64 id, same;

  cw_test_say (project,
               "{'verb': 'add-source', 'title': 'S', 'text': 'ab e\u0301f\\n👩\u200d👧 z'}");
  cw_test_say (project, "{'verb': 'create-code', 'name': 'K'}");
  id = cw_test_say (project,
                    "{'verb': 'apply-code', 'source': 'S', 'start': 0, 'end': 4, 'code': 'K'}");
  coded = cw_project_load_excerpt (project, id, NULL);
  g_assert_cmpstr (coded->quote, ==, "ab e\u0301");
  same = cw_test_say (project, "{'verb': 'create-excerpt', 'source': 'S', 'start': 0, 'end': 5}");
  g_assert_cmpint (same, ==, id);
  cw_test_say (
      project, "{'verb': 'resize-excerpt', 'excerpt': 'E-%d', 'start': 9, 'end': 10}", (int) id);
  resized = cw_project_load_excerpt (project, id, NULL);
  g_assert_cmpstr (resized->quote, ==, "👩\u200d👧");
  cw_test_assert_sound (project);
  cw_test_project_remove (project);
}

/* A passage of a case too; and a piece of a long paragraph is no edge of a character. */
static void
test_soft_rows (void)
{
  CwProject *project = cw_test_project_new ();
  g_autofree char *filler = g_strnfill (8192 - 1, 'x');
  guint start = 8191, end = 8192;
  CwText *text;

  cw_test_say (project, "{'verb': 'add-source', 'title': 'S', 'text': '%se\u0301 end'}", filler);
  text = cw_project_get_text (project, 1, NULL);
  g_assert_cmpuint (cw_text_get_n_paragraphs (text), ==, 2);
  for (guint i = 1; i < cw_text_get_n_paragraphs (text); i++)
    {
      guint place = cw_text_get_paragraph (text, i)->start;
      guint back = place, forward = place;

      cw_text_snap_range (text, &back, &forward);
      g_assert_cmpuint (back, ==, place);
      g_assert_cmpuint (forward, ==, place);
    }
  cw_text_snap_range (text, &start, &end);
  g_assert_cmpuint (start, ==, 8191);
  g_assert_cmpuint (end, ==, 8193);
  cw_test_project_remove (project);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/grapheme/one-character", test_one_character);
  g_test_add_func ("/grapheme/flags", test_flags);
  g_test_add_func ("/grapheme/excerpts", test_excerpts);
  g_test_add_func ("/grapheme/soft-rows", test_soft_rows);
  return g_test_run ();
}
