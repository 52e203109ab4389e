/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#include "config.h"

#include "cw-memo-match.h"

static gboolean
match (const char *text, const char *search)
{
  g_autofree char *folded = cw_memo_match_fold (text);
  g_auto (GStrv) words = cw_memo_match_split (search);

  return cw_memo_match (folded, (const char *const *) words);
}

static void
test_match (void)
{
  g_assert_true (match ("The Pier and the Gate", "gate pier"));
  g_assert_true (match ("The Pier", "pie"));
  g_assert_false (match ("The Pier", "pier gate"));
  g_assert_true (match ("Überschrift", "ÜBER"));
  g_assert_true (match ("cafe\xcc\x81", "CAF\xc3\x89"));
  g_assert_true (match ("", ""));
  g_assert_false (match ("", "x"));
}

static void
test_split (void)
{
  g_auto (GStrv) words = cw_memo_match_split ("  Two\t words ");
  g_auto (GStrv) none = cw_memo_match_split (" \t");

  g_assert_cmpuint (g_strv_length (words), ==, 2);
  g_assert_cmpstr (words[0], ==, "two");
  g_assert_cmpstr (words[1], ==, "words");
  g_assert_null (none);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/memo-match/match", test_match);
  g_test_add_func ("/memo-match/split", test_split);
  return g_test_run ();
}
