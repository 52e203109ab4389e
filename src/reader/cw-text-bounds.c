/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Where the parts of a paragraph begin and end, by Pango's rules, in code points from the paragraph's start. */

#include "config.h"

#include "cw-text-bounds.h"

#include <pango/pango.h>

static PangoLogAttr *
analyse_text (const char *text, guint *length)
{
  glong n_chars = g_utf8_strlen (text, -1);
  PangoLogAttr *attrs = g_new0 (PangoLogAttr, n_chars + 1);

  pango_get_log_attrs (text, -1, -1, pango_language_get_default (), attrs, n_chars + 1);
  *length = n_chars;
  return attrs;
}

/* The start moves back and the end forward to the nearest place where a caret may stand. */
void
cw_text_bounds_snap_to_graphemes (const char *text, guint *start, guint *end)
{
  g_autofree PangoLogAttr *attrs = NULL;
  guint length;

  g_return_if_fail (text != NULL && start != NULL && end != NULL);

  attrs = analyse_text (text, &length);
  *start = MIN (*start, length);
  *end = MIN (*end, length);
  while (*start > 0 && !attrs[*start].is_cursor_position)
    (*start)--;
  while (*end < length && !attrs[*end].is_cursor_position)
    (*end)++;
}

/* The sentence around @offset, without the blanks after it.  Between two sentences it is the one before. */
void
cw_text_bounds_find_sentence (const char *text, guint offset, guint *start, guint *end)
{
  g_autofree PangoLogAttr *attrs = NULL;
  guint length;

  g_return_if_fail (text != NULL && start != NULL && end != NULL);

  attrs = analyse_text (text, &length);
  *start = MIN (offset, length > 0 ? length - 1 : 0);
  while (*start > 0 && !attrs[*start].is_sentence_start)
    (*start)--;
  *end = MIN (*start + 1, length);
  while (*end < length && !attrs[*end].is_sentence_boundary)
    (*end)++;
  while (*end > *start && attrs[*end - 1].is_white)
    (*end)--;
}

/* --- where the edge of an excerpt may rest --- */

typedef struct
{
  gunichar *chars;
  PangoLogAttr *attrs;
  guint length;
} Letters;

static gboolean
is_blank (const Letters *letters, guint position)
{
  return g_unichar_isspace (letters->chars[position]);
}

static gboolean
is_mark (const Letters *letters, guint position)
{
  return g_unichar_ispunct (letters->chars[position]);
}

/* "don't" is one word. */
static gboolean
is_apostrophe (const Letters *letters, guint position)
{
  return letters->chars[position] == '\'' || letters->chars[position] == 0x2019;
}

/* Marks go with the word they touch: an edge is before them only where another word follows at once. */
static gboolean
is_word_end (const Letters *letters, guint position)
{
  guint next = position;

  if (position == 0 || is_blank (letters, position - 1))
    return FALSE;
  while (next < letters->length && is_mark (letters, next))
    next++;
  if (next == position && (next == letters->length || is_blank (letters, next)))
    return TRUE;
  if (next == position + 1 && is_apostrophe (letters, position))
    return FALSE;
  return letters->attrs[position].is_word_end && next < letters->length
         && !is_blank (letters, next);
}

static gboolean
is_word_start (const Letters *letters, guint position)
{
  guint before = position;

  if (position == letters->length || is_blank (letters, position))
    return FALSE;
  while (before > 0 && is_mark (letters, before - 1))
    before--;
  if (before == position && (before == 0 || is_blank (letters, before - 1)))
    return TRUE;
  if (before + 1 == position && is_apostrophe (letters, before))
    return FALSE;
  return letters->attrs[position].is_word_start && before > 0 && !is_blank (letters, before - 1);
}

static gboolean
is_sentence_end (const Letters *letters, guint position)
{
  if (position == 0 || is_blank (letters, position - 1))
    return FALSE;
  while (position < letters->length && is_blank (letters, position))
    position++;
  return position == letters->length || letters->attrs[position].is_sentence_boundary;
}

static gboolean
is_stop (const Letters *letters, CwTextStop stop, guint position)
{
  if (!letters->attrs[position].is_cursor_position)
    return FALSE;
  switch (stop)
    {
    case CW_TEXT_STOP_WORD_START:
      return is_word_start (letters, position);
    case CW_TEXT_STOP_WORD_END:
      return is_word_end (letters, position);
    case CW_TEXT_STOP_SENTENCE_START:
      return position < letters->length && letters->attrs[position].is_sentence_start;
    case CW_TEXT_STOP_SENTENCE_END:
      return is_sentence_end (letters, position);
    }
  g_return_val_if_reached (FALSE);
}

/* The next stop after *offset, or with a @step of -1 the last one before it.  *offset may lie outside the text.  FALSE
 * leaves it as it is: the text has no such stop. */
gboolean
cw_text_bounds_find_stop (const char *text, CwTextStop stop, int step, int *offset)
{
  g_autofree PangoLogAttr *attrs = NULL;
  g_autofree gunichar *chars = NULL;
  Letters letters = { 0 };
  int position;

  g_return_val_if_fail (text != NULL && (step == 1 || step == -1) && offset != NULL, FALSE);

  letters.attrs = attrs = analyse_text (text, &letters.length);
  letters.chars = chars = g_utf8_to_ucs4_fast (text, -1, NULL);
  for (position = *offset + step; position >= 0 && position <= (int) letters.length;
       position += step)
    if (is_stop (&letters, stop, position))
      {
        *offset = position;
        return TRUE;
      }
  return FALSE;
}

static gboolean
char_is_rtl (gunichar c)
{
  return (c >= 0x0590 && c <= 0x08ff) || (c >= 0xfb1d && c <= 0xfdff)
         || (c >= 0xfe70 && c <= 0xfeff) || (c >= 0x10800 && c <= 0x10fff)
         || (c >= 0x1e800 && c <= 0x1efff) || c == 0x200f || c == 0x202b || c == 0x202e
         || c == 0x2067;
}

/* Whether a line of @text may run from right to left anywhere: the blocks of such scripts and the controls. */
gboolean
cw_text_bounds_has_rtl (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if ((guchar) *p >= 0xd6 && char_is_rtl (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}
