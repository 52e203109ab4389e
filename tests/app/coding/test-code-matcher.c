/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#include "config.h"

#include "cw-code-matcher.h"

typedef struct
{
  const char *query;
  const char *name;
  const char *path;
  const char *mnemonic;
  CwCodeMatch match;
} Case;

static const Case cases[] = {
  { "turf claim", "turf claim", NULL, NULL, CW_CODE_MATCH_EXACT },
  { "TURF", "turf claim", NULL, NULL, CW_CODE_MATCH_PREFIX },
  { "cl", "turf claim", NULL, NULL, CW_CODE_MATCH_WORD_START },
  { "cl tu", "turf claim", NULL, NULL, CW_CODE_MATCH_WORD_START },
  { "lai", "turf claim", NULL, NULL, CW_CODE_MATCH_SUBSTRING },
  { "tcm", "turf claim", NULL, NULL, CW_CODE_MATCH_SUBSEQUENCE },
  { "mct", "turf claim", NULL, NULL, CW_CODE_MATCH_NONE },
  { "comp", "turf claim", "Relations › Competition", NULL, CW_CODE_MATCH_SUBSTRING },
  { "comp turf", "turf claim", "Relations › Competition", NULL, CW_CODE_MATCH_SUBSTRING },
  { "rsn", "turf claim", "Relations › Competition", NULL, CW_CODE_MATCH_NONE },
  { "tc", "competing", NULL, "TC", CW_CODE_MATCH_EXACT },
  { "t", "competing", NULL, "TC", CW_CODE_MATCH_PREFIX },
  { "elan", "Élan vital", NULL, NULL, CW_CODE_MATCH_PREFIX },
  { "strasse", "die Straße", NULL, NULL, CW_CODE_MATCH_WORD_START },
  { "  turf ", "turf claim", NULL, NULL, CW_CODE_MATCH_PREFIX },
  { "", "turf claim", NULL, NULL, CW_CODE_MATCH_PREFIX },
};

static void
test_match (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CwCodeCandidate candidate = { cases[i].name, cases[i].path, cases[i].mnemonic, 0 };

      g_test_message ("“%s” in “%s”", cases[i].query, cases[i].name);
      g_assert_cmpint (cw_code_matcher_match (&candidate, cases[i].query), ==, cases[i].match);
    }
}

static void
assert_ranked (const CwCodeCandidate *candidates, guint n, const char *query, const char *expected)
{
  g_autoptr (GArray) ranked = cw_code_matcher_rank (candidates, n, query);
  g_autoptr (GString) order = g_string_new (NULL);

  for (guint i = 0; i < ranked->len; i++)
    g_string_append_printf (order, "%u ", g_array_index (ranked, guint, i));
  g_assert_cmpstr (order->str, ==, expected);
}

static void
test_rank (void)
{
  const CwCodeCandidate candidates[] = {
    { "informal brokerage", NULL, NULL, 0 },
    { "format of calls", NULL, NULL, 0 },
    { "for now", NULL, NULL, 4 },
    { "call for bids", NULL, NULL, 9 },
    { "effort", NULL, NULL, 0 },
    { "budget", NULL, NULL, 1 },
    { "fear of orders", NULL, NULL, 0 },
  };

  /* Prefixes by recency, then the word start however recent, then substrings in their own order. */
  assert_ranked (candidates, G_N_ELEMENTS (candidates), "for", "2 1 3 0 4 6 ");
  assert_ranked (candidates, G_N_ELEMENTS (candidates), "", "3 2 5 0 1 4 6 ");
  assert_ranked (candidates, G_N_ELEMENTS (candidates), "zzz", "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/code-matcher/match", test_match);
  g_test_add_func ("/code-matcher/rank", test_rank);
  return g_test_run ();
}
