/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Which codes are meant by some typed letters. Case, accents and the spelling of a character do not matter. */

#include "config.h"

#include "cw-code-matcher.h"

#include <string.h>

typedef struct
{
  guint index;
  guint used;
  CwCodeMatch match;
} Ranked;

static char *
fold (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text != NULL ? text : "", -1);
  g_autofree char *parts = g_utf8_normalize (folded, -1, G_NORMALIZE_ALL);
  GString *letters = g_string_new (NULL);

  for (const char *p = parts; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_ismark (g_utf8_get_char (p)))
      g_string_append_unichar (letters, g_utf8_get_char (p));
  return g_string_free (letters, FALSE);
}

static gboolean
starts_word (const char *text, const char *place)
{
  return place == text || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (place)));
}

static CwCodeMatch
find_inside (const char *text, const char *query)
{
  CwCodeMatch match = CW_CODE_MATCH_NONE;

  for (const char *p = strstr (text, query); p != NULL; p = strstr (g_utf8_next_char (p), query))
    {
      if (starts_word (text, p))
        return CW_CODE_MATCH_WORD_START;
      match = CW_CODE_MATCH_SUBSTRING;
    }
  return match;
}

static gboolean
all_start_words (const char *text, const char *query)
{
  g_auto (GStrv) words = g_strsplit_set (query, " \t", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0' && find_inside (text, words[i]) != CW_CODE_MATCH_WORD_START)
      return FALSE;
  return TRUE;
}

static gboolean
is_subsequence (const char *text, const char *query)
{
  for (; *text != '\0' && *query != '\0'; text = g_utf8_next_char (text))
    if (g_utf8_get_char (text) == g_utf8_get_char (query))
      query = g_utf8_next_char (query);
  return *query == '\0';
}

static CwCodeMatch
match_text (const char *text, const char *query)
{
  CwCodeMatch inside;

  if (g_str_has_prefix (text, query))
    return strlen (text) == strlen (query) ? CW_CODE_MATCH_EXACT : CW_CODE_MATCH_PREFIX;
  inside = find_inside (text, query);
  if (inside == CW_CODE_MATCH_WORD_START || all_start_words (text, query))
    return CW_CODE_MATCH_WORD_START;
  if (inside == CW_CODE_MATCH_NONE && is_subsequence (text, query))
    return CW_CODE_MATCH_SUBSEQUENCE;
  return inside;
}

/* The path says where a code stands, so a hit in it counts less than one in the name, and loose letters nothing. */
static CwCodeMatch
match_path (const char *path, const char *query)
{
  CwCodeMatch match = match_text (path, query);

  return match == CW_CODE_MATCH_SUBSEQUENCE ? CW_CODE_MATCH_NONE
                                            : MIN (match, CW_CODE_MATCH_SUBSTRING);
}

static CwCodeMatch
match_mnemonic (const char *mnemonic, const char *query)
{
  CwCodeMatch match = *mnemonic != '\0' ? match_text (mnemonic, query) : CW_CODE_MATCH_NONE;

  return match >= CW_CODE_MATCH_PREFIX ? match : CW_CODE_MATCH_NONE;
}

static CwCodeMatch
match_folded (const CwCodeCandidate *candidate, const char *query)
{
  g_autofree char *name = fold (candidate->name);
  g_autofree char *path = fold (candidate->path);
  g_autofree char *whole = g_strconcat (path, " ", name, NULL);
  g_autofree char *mnemonic = fold (candidate->mnemonic);
  CwCodeMatch match;

  if (*query == '\0')
    return CW_CODE_MATCH_PREFIX;
  match = MAX (match_text (name, query), match_mnemonic (mnemonic, query));
  return MAX (match, match_path (whole, query));
}

/* How well @query fits; an empty one fits everything. */
CwCodeMatch
cw_code_matcher_match (const CwCodeCandidate *candidate, const char *query)
{
  g_autofree char *folded = NULL;

  g_return_val_if_fail (candidate != NULL && query != NULL, CW_CODE_MATCH_NONE);

  folded = fold (query);
  return match_folded (candidate, g_strstrip (folded));
}

static int
compare_ranked (gconstpointer a, gconstpointer b)
{
  const Ranked *left = a, *right = b;

  if (left->match != right->match)
    return left->match > right->match ? -1 : 1;
  if (left->used != right->used)
    return left->used > right->used ? -1 : 1;
  return left->index < right->index ? -1 : 1;
}

/* The indices (guint) of the candidates that fit, best first: by the match, then the most recent use, then their
 * own order. */
GArray *
cw_code_matcher_rank (const CwCodeCandidate *candidates, guint n, const char *query)
{
  g_autoptr (GArray) ranked = g_array_new (FALSE, FALSE, sizeof (Ranked));
  g_autofree char *folded = NULL;
  GArray *indices = g_array_new (FALSE, FALSE, sizeof (guint));

  g_return_val_if_fail (query != NULL, indices);

  folded = fold (query);
  g_strstrip (folded);
  for (guint i = 0; i < n; i++)
    {
      Ranked one = { i, candidates[i].used, match_folded (&candidates[i], folded) };

      if (one.match != CW_CODE_MATCH_NONE)
        g_array_append_val (ranked, one);
    }
  g_array_sort (ranked, compare_ranked);
  for (guint i = 0; i < ranked->len; i++)
    g_array_append_val (indices, g_array_index (ranked, Ranked, i).index);
  return indices;
}
