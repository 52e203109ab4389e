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
