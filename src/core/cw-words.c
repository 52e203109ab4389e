/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Counting words, for densities. */

#include "config.h"

#include "cw-words.h"

#include <string.h>

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

static inline guint
is_ascii_word_character (guchar c)
{
  return ((guchar) ((c | 0x20) - 'a') < 26) | ((guchar) (c - '0') < 10);
}

static inline guint
is_ascii_joiner (guchar c)
{
  return (c == '\'') | (c == '-') | (c == '.') | (c == ',');
}

static gboolean
is_word_character (gunichar c)
{
  if (c < 0x80)
    return is_ascii_word_character (c);
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

/* Signs that do not end a word when a letter or digit follows: don't, co-response, 1,800, 9.5. */
static gboolean
is_joiner (gunichar c)
{
  if (c < 0x80)
    return is_ascii_joiner (c);
  return c == 0x2019 || c == 0x2010 || c == 0x2011 || c == 0x200d;
}

static gsize
measure_ascii (const char *text, const char *end)
{
  const char *p = text;
  guint64 eight;

  for (; end - p >= (gssize) sizeof eight; p += sizeof eight)
    {
      memcpy (&eight, p, sizeof eight);
      if ((eight & G_GUINT64_CONSTANT (0x8080808080808080)) != 0)
        break;
    }
  while (p < end && (guchar) *p < 0x80)
    p++;
  return p - text;
}

/* Most texts are mostly ASCII, and an import counts every word. A word begins at a letter or digit where the sign before
 * is none and does not join it to one; said in this way, the compiler counts sixteen signs at once. */
static guint
count_in_ascii (const guchar *text, gsize n, gboolean in_word)
{
  guint words = is_ascii_word_character (text[0]) & !in_word;

  if (n > 1)
    words += is_ascii_word_character (text[1])
             & !(is_ascii_word_character (text[0]) | (is_ascii_joiner (text[0]) & !!in_word));
  for (gsize i = 2; i < n; i++)
    words += is_ascii_word_character (text[i])
             & ~(is_ascii_word_character (text[i - 1])
                 | (is_ascii_joiner (text[i - 1]) & is_ascii_word_character (text[i - 2])));
  return words;
}

/* Whether what follows @n signs goes on with a word that has begun in them. */
static gboolean
ends_in_word (const char *text, gsize n, gboolean in_word, const char *end)
{
  if (is_word_character ((guchar) text[n - 1]))
    return TRUE;
  return is_joiner ((guchar) text[n - 1])
         && (n > 1 ? is_word_character ((guchar) text[n - 2]) : in_word) && text + n < end
         && is_word_character (g_utf8_get_char (text + n));
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

  end = text + (length < 0 ? strlen (text) : strnlen (text, length));
  for (const char *p = text; p < end;)
    {
      gsize n = measure_ascii (p, end);
      gunichar c;

      if (n > 0)
        {
          words += count_in_ascii ((const guchar *) p, n, in_word);
          in_word = ends_in_word (p, n, in_word, end);
          p += n;
          continue;
        }
      c = g_utf8_get_char (p);
      p = g_utf8_next_char (p);
      if (is_ideograph (c))
        {
          words++;
          in_word = FALSE;
        }
      else if (is_word_character (c))
        {
          words += in_word ? 0 : 1;
          in_word = TRUE;
        }
      else
        in_word = in_word && is_joiner (c) && p < end && is_word_character (g_utf8_get_char (p));
    }
  return words;
}
