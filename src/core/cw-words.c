/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Counting words, for densities. */

#include "config.h"

#include "cw-words.h"

/* Scripts that are written without spaces and whose signs are counted one by one, as word processors do. */
static gboolean
is_ideograph (gunichar c)
{
  switch ((int) g_unichar_get_script (c))
    {
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
      return TRUE;
    default:
      return FALSE;
    }
}

/* Most texts are mostly ASCII, and an import counts every word: the Unicode tables are asked only where they must be. */
static gboolean
is_word_character (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isalnum (c);
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

/* Signs that do not end a word when a letter or digit follows: don't, co-response, 1,800, 9.5. */
static gboolean
is_joiner (gunichar c)
{
  return c == '\'' || c == 0x2019 || c == '-' || c == 0x2010 || c == 0x2011 || c == '.' || c == ','
         || c == 0x200d;
}

/**
 * cw_words_count:
 * @text: UTF-8
 * @length: in bytes, or -1
 *
 * A word is a longest run of letters, digits and marks, in which an apostrophe, hyphen, full stop or comma between
 * two of them does not count as an end; in Han, Hiragana and Katakana each sign is a word. A run is counted where it
 * starts, so the words of adjoining ranges add up to those of the whole when they are cut between words.
 *
 * Returns: the number of words
 */
guint
cw_words_count (const char *text, gssize length)
{
  const char *end;
  gboolean in_word = FALSE;
  guint words = 0;

  g_return_val_if_fail (text != NULL, 0);

  end = length < 0 ? NULL : text + length;
  for (const char *p = text; (end == NULL || p < end) && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = (guchar) *p < 0x80 ? (guchar) *p : g_utf8_get_char (p);

      if (c > 0x2e7f && is_ideograph (c))
        {
          words++;
          in_word = FALSE;
        }
      else if (is_word_character (c))
        {
          words += in_word ? 0 : 1;
          in_word = TRUE;
        }
      else if (in_word)
        {
          const char *next = g_utf8_next_char (p);

          in_word = is_joiner (c) && (end == NULL || next < end)
                    && is_word_character (g_utf8_get_char (next));
        }
    }
  return words;
}
