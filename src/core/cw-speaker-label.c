/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The label at the start of a paragraph that says who speaks: "MARISOL VEGA: ", "P7 [02:56]: ", "[00:10:02] Anna: ".
 * It belongs to the text, so that positions stay true to the file, but nobody said it. */

#include "config.h"

#include "cw-speaker-label.h"

#include <string.h>

static const char *
skip_blanks (const char *at)
{
  while (*at == ' ' || *at == '\t' || g_utf8_get_char (at) == 0xa0)
    at = g_utf8_next_char (at);
  return at;
}

/* "1:02:03.5", with brackets or parentheses around it or without. @at itself where there is none. */
static const char *
skip_clock (const char *at)
{
  const char *p = at;
  guint n_colons = 0;
  char closing = *p == '[' ? ']' : *p == '(' ? ')' : '\0';

  if (closing != '\0')
    p = skip_blanks (p + 1);
  if (!g_ascii_isdigit (*p))
    return at;
  for (; g_ascii_isdigit (*p) || (strchr (":.,", *p) != NULL && g_ascii_isdigit (p[1])); p++)
    n_colons += *p == ':';
  if (closing != '\0')
    {
      p = skip_blanks (p);
      if (*p++ != closing)
        return at;
    }
  return n_colons > 0 ? skip_blanks (p) : at;
}

/* The wide colon of Chinese and Japanese needs no blank after it. */
static const char *
skip_colon (const char *at)
{
  gunichar c = g_utf8_get_char (at);
  const char *next;

  if (c == 0xff1a)
    return g_utf8_next_char (at);
  if (c != ':')
    return NULL;
  next = at + 1;
  return *next == '\0' || g_unichar_isspace (g_utf8_get_char (next)) ? next : NULL;
}

static const char *
find_label_end (const char *text, const char *speaker)
{
  const char *at = skip_blanks (skip_clock (skip_blanks (text)));

  if (!g_str_has_prefix (at, speaker))
    return NULL;
  at = skip_blanks (skip_clock (skip_blanks (at + strlen (speaker))));
  at = skip_colon (at);
  return at != NULL ? skip_clock (skip_blanks (at)) : NULL;
}

/**
 * cw_speaker_label_measure:
 * @text: a paragraph
 * @speaker: (nullable): who speaks in it
 *
 * Returns: how many code points at the start of @text are the label of @speaker: a time, the name, the colon, and the
 *   blanks after it; 0 where the paragraph has no such label
 */
guint
cw_speaker_label_measure (const char *text, const char *speaker)
{
  const char *end;

  g_return_val_if_fail (text != NULL, 0);

  if (speaker == NULL || *speaker == '\0')
    return 0;
  end = find_label_end (text, speaker);
  return end != NULL ? g_utf8_pointer_to_offset (text, end) : 0;
}

static void
append_spoken (GString *spoken, const CwParagraph *paragraph, guint start, guint end)
{
  guint label = cw_speaker_label_measure (paragraph->text, paragraph->speaker);
  guint first = MAX (start, paragraph->start + label),
        last = paragraph->start + paragraph->characters;
  g_autofree char *part = NULL;

  if (spoken->len > 0 && !paragraph->soft)
    g_string_append_c (spoken, '\n');
  if (first >= MIN (end, last))
    return;
  part = g_utf8_substring (
      paragraph->text, first - paragraph->start, MIN (end, last) - paragraph->start);
  g_string_append (spoken, part);
}

/**
 * cw_speaker_label_dup_spoken:
 * @start: in code points of the source's text
 *
 * Returns: (transfer full): the words of a range without the labels in it; with them where nothing else is left
 */
char *
cw_speaker_label_dup_spoken (const CwText *text, guint start, guint end)
{
  g_autoptr (GString) spoken = NULL;

  g_return_val_if_fail (text != NULL && start <= end, NULL);

  spoken = g_string_new (NULL);
  for (guint i = cw_text_find_paragraph (text, start); i < cw_text_get_n_paragraphs (text); i++)
    {
      const CwParagraph *paragraph = cw_text_get_paragraph (text, i);

      if (paragraph->start >= end)
        break;
      append_spoken (spoken, paragraph, start, end);
    }
  if (*g_strstrip (spoken->str) == '\0')
    return cw_text_dup_range (text, start, end);
  return g_strdup (spoken->str);
}
