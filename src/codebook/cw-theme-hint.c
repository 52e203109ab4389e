/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Topic or theme? A theme says what something is or means, as a sentence; a few nouns only name it (Saldaña's themeing
 * the data; Braun and Clarke's central organising concept). Whether there is a sentence is guessed, so this makes a
 * hint and nothing more. */

#include "config.h"

#include "cw-theme-hint.h"

/* Seven words without a verb are rarely written. */
#define A_SENTENCE 7

/* Words that make a sentence, or a clause of one; other verbs are told by their ending. */
static const char *const verbs[] = {
  "is",    "are",   "was",    "were",  "be",   "means", "mean",    "has",     "have",  "had",
  "can",   "must",  "will",   "may",   "does", "do",    "did",     "becomes", "not",   "keeps",
  "makes", "made",  "lose",   "loses", "gain", "gains", "needs",   "leads",   "comes", "goes",
  "gives", "takes", "turns",  "sets",  "wins", "won",   "lost",    "shows",   "puts",  "lets",
  "gets",  "says",  "begins", "what",  "who",  "that",  "because", "when",    "where", NULL,
};

/* "fragments", "rewired": after the first word, such an ending is a verb's about as often as a plural's, so two of them
 * are wanted. */
static gboolean
may_be_verb (const char *word)
{
  return g_str_has_suffix (word, "ed") || g_str_has_suffix (word, "es")
         || g_str_has_suffix (word, "ts");
}

/* Whether a statement that is there only names something; an empty one does not. */
gboolean
cw_theme_hint_is_topic (const char *statement)
{
  g_auto (GStrv) words = NULL;
  guint n, n_endings = 0;

  g_return_val_if_fail (statement != NULL, FALSE);

  words = g_str_tokenize_and_fold (statement, NULL, NULL);
  n = g_strv_length (words);
  if (n == 0 || n >= A_SENTENCE)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      if (g_strv_contains (verbs, words[i]))
        return FALSE;
      n_endings += i > 0 && may_be_verb (words[i]) ? 1 : 0;
    }
  return n_endings < 2;
}
