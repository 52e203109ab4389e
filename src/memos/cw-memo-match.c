/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* How memos are searched: every word that was typed must be somewhere in the text, as a part of a word, in either
 * case. Texts are folded once; a key stroke only looks. */

#include "config.h"

#include "cw-memo-match.h"

#include <string.h>

/**
 * cw_memo_match_fold:
 *
 * Returns: (transfer full): the text without the difference between large and small letters
 */
char *
cw_memo_match_fold (const char *text)
{
  g_autofree char *normal = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  if (g_str_is_ascii (text))
    return g_ascii_strdown (text, -1);
  normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  return g_utf8_casefold (normal != NULL ? normal : text, -1);
}

/**
 * cw_memo_match_split:
 *
 * Returns: (transfer full) (nullable): the folded words of a search, NULL if it has none
 */
char **
cw_memo_match_split (const char *search)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *folded = cw_memo_match_fold (search);
  g_auto (GStrv) parts = g_strsplit_set (folded, " \t", -1);
  g_auto (GStrv) words = NULL;

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_strv_builder_add (builder, parts[i]);
  words = g_strv_builder_end (builder);
  return words[0] == NULL ? NULL : g_steal_pointer (&words);
}

/**
 * cw_memo_match:
 * @folded: what cw_memo_match_fold() has made
 * @words: (nullable): what cw_memo_match_split() has made
 *
 * Returns: whether all words are in the text
 */
gboolean
cw_memo_match (const char *folded, const char *const *words)
{
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    if (strstr (folded, words[i]) == NULL)
      return FALSE;
  return TRUE;
}
