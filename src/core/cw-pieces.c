/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Where a very long paragraph is cut into the rows that it is stored as. */

#include "config.h"

#include "cw-pieces.h"

#include "cw-grapheme.h"

static gboolean
ends_sentence (gunichar c)
{
  return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x3002 || c == 0xff01
         || c == 0xff1f || c == 0x0964 || c == 0x061f || c == 0x06d4;
}

static gboolean
follows_sentence (const char *text, const char *place)
{
  const char *p = g_utf8_find_prev_char (text, place);

  while (p != NULL && g_unichar_isspace (g_utf8_get_char (p)))
    p = g_utf8_find_prev_char (text, p);
  return p != NULL && ends_sentence (g_utf8_get_char (p));
}

/* Behind the last space that is followed by a word; behind the last sentence where there is one. */
static gsize
find_space (const char *text, gsize length)
{
  gsize space = 0, sentence = 0;
  gboolean after_space = FALSE;

  for (const char *p = text; (gsize) (p - text) <= CW_PIECE_MAX_BYTES; p = g_utf8_next_char (p))
    {
      gboolean is_space = g_unichar_isspace (g_utf8_get_char (p));

      if (after_space && !is_space && cw_grapheme_is_boundary (text, length, p - text))
        {
          space = p - text;
          if (follows_sentence (text, p))
            sentence = space;
        }
      after_space = is_space;
    }
  return sentence > 0 ? sentence : space;
}

/**
 * cw_piece_measure:
 * @text: what is left of a paragraph
 * @length: in bytes
 *
 * Returns: how many bytes the next row takes: all of a text of at most %CW_PIECE_MAX_BYTES; else up to the last end of
 *   a sentence within them, else to the last space, else to the last end of a character; of a single character that is
 *   longer still, as many code points as fit
 */
gsize
cw_piece_measure (const char *text, gsize length)
{
  gsize cut, back;

  g_return_val_if_fail (text != NULL, length);

  if (length <= CW_PIECE_MAX_BYTES)
    return length;
  cut = find_space (text, length);
  if (cut > 0)
    return cut;
  back = g_utf8_find_prev_char (text, text + CW_PIECE_MAX_BYTES + 1) - text;
  cut = cw_grapheme_find_back (text, length, back);
  return cut > 0 ? cut : back;
}

/**
 * cw_piece_count_sentences:
 *
 * Returns: how many sentences end in a piece
 */
guint
cw_piece_count_sentences (const char *text, gsize length)
{
  guint n = 0;
  gboolean ended = FALSE;

  g_return_val_if_fail (text != NULL, 0);

  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (ended && g_unichar_isspace (c))
        n++;
      ended = ends_sentence (c);
    }
  return n + (ended ? 1 : 0);
}
