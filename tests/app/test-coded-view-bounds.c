/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#include "config.h"

#include "cw-text-bounds.h"

typedef struct
{
  const char *text;
  guint start, end;
  guint snapped_start, snapped_end;
} SnapCase;

static void
test_graphemes (void)
{
  static const SnapCase cases[] = {
    { "plain", 1, 3, 1, 3 },
    /* e with a combining acute between two letters */
    { "ne\xcc\x81z", 2, 3, 1, 3 },
    { "ne\xcc\x81z", 1, 2, 1, 3 },
    /* woman, joiner, microscope: one cluster of three code points */
    { "x\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x94\xacy", 2, 3, 1, 4 },
    { "x\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x94\xacy", 0, 2, 0, 4 },
    /* two flags of two code points each */
    { "\xf0\x9f\x87\xa9\xf0\x9f\x87\xaa\xf0\x9f\x87\xab\xf0\x9f\x87\xb7", 1, 3, 0, 4 },
    { "ab", 0, 9, 0, 2 },
    { "", 0, 0, 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint start = cases[i].start, end = cases[i].end;

      cw_text_bounds_snap_to_graphemes (cases[i].text, &start, &end);
      g_assert_cmpuint (start, ==, cases[i].snapped_start);
      g_assert_cmpuint (end, ==, cases[i].snapped_end);
    }
}

static void
assert_sentence (const char *text, guint offset, const char *expected)
{
  g_autofree char *found = NULL;
  guint start, end;

  cw_text_bounds_find_sentence (text, offset, &start, &end);
  found = g_utf8_substring (text, start, end);
  g_assert_cmpstr (found, ==, expected);
}

static void
test_sentences (void)
{
  const char *text = "We left. Who stayed? Nobod\xc3\xbd";

  assert_sentence (text, 0, "We left.");
  assert_sentence (text, 8, "We left.");
  assert_sentence (text, 9, "Who stayed?");
  assert_sentence (text, 25, "Nobod\xc3\xbd");
  assert_sentence (text, 27, "Nobod\xc3\xbd");
  assert_sentence ("", 0, "");
}

static void
assert_stops (const char *text, CwTextStop stop, const char *expected)
{
  g_autoptr (GString) stops = g_string_new (NULL), back = g_string_new (NULL);
  int offset = -1;

  for (const char *separator = ""; cw_text_bounds_find_stop (text, stop, 1, &offset);
       separator = " ")
    g_string_append_printf (stops, "%s%d", separator, offset);
  g_assert_cmpstr (stops->str, ==, expected);
  offset = g_utf8_strlen (text, -1) + 1;
  while (cw_text_bounds_find_stop (text, stop, -1, &offset))
    {
      g_autofree char *number = g_strdup_printf (back->len > 0 ? "%d " : "%d", offset);

      g_string_prepend (back, number);
    }
  g_assert_cmpstr (back->str, ==, expected);
}

static void
test_stops (void)
{
  const char *text = "We (all) left. \342\200\234Who?\342\200\235";

  assert_stops (text, CW_TEXT_STOP_WORD_START, "0 3 9 15");
  assert_stops ("a-b don't", CW_TEXT_STOP_WORD_START, "0 2 4");
  assert_stops (text, CW_TEXT_STOP_WORD_END, "2 8 14 21");
  assert_stops ("a-b don't", CW_TEXT_STOP_WORD_END, "1 3 9");
  assert_stops ("One. Two!", CW_TEXT_STOP_SENTENCE_START, "0 5");
  assert_stops ("One. Two!", CW_TEXT_STOP_SENTENCE_END, "4 9");
  /* e with a combining acute: no edge inside a cluster */
  assert_stops ("ne\xcc\x81z o", CW_TEXT_STOP_WORD_END, "4 6");
  assert_stops ("", CW_TEXT_STOP_WORD_START, "");
  assert_stops ("", CW_TEXT_STOP_WORD_END, "");
}

static void
test_rtl (void)
{
  g_assert_false (cw_text_bounds_has_rtl ("na\xc3\xafve \xe2\x80\x9cquote\xe2\x80\x9d \xd0\xb6"));
  g_assert_true (cw_text_bounds_has_rtl ("ended with \xd8\xa7\xd9\x84\xd9\x84\xd9\x87"));
  g_assert_true (cw_text_bounds_has_rtl ("\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-bounds/graphemes", test_graphemes);
  g_test_add_func ("/text-bounds/sentences", test_sentences);
  g_test_add_func ("/text-bounds/stops", test_stops);
  g_test_add_func ("/text-bounds/rtl", test_rtl);
  return g_test_run ();
}
