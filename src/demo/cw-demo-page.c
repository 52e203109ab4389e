/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwDemoPage: adds sentences to paragraphs and knows where they are. */

#include "config.h"

#include "cw-demo-page.h"

#include <string.h>

/**
 * cw_demo_page_begin:
 * @speaker: (nullable): who speaks
 *
 * Begins a paragraph.
 */
void
cw_demo_page_begin (CwDemoPage *self, CwParagraphStyle style, const char *speaker)
{
  CwDraftParagraph *paragraph = g_new0 (CwDraftParagraph, 1);

  if (self->paragraphs->len > 0)
    self->position++; /* the line feed */
  paragraph->text = g_strdup ("");
  paragraph->style = style;
  paragraph->level = style == CW_PARAGRAPH_HEADING ? 2 : 0;
  paragraph->speaker = g_strdup (speaker);
  paragraph->start_ms = -1;
  g_ptr_array_add (self->paragraphs, paragraph);
  self->in_current = 0;
}

static void
capitalise (GString *sentence)
{
  gunichar first = g_utf8_get_char (sentence->str);
  char upper[6];
  int length;

  if (!g_unichar_islower (first))
    return;
  length = g_unichar_to_utf8 (g_unichar_toupper (first), upper);
  g_string_erase (sentence, 0, g_utf8_next_char (sentence->str) - sentence->str);
  g_string_insert_len (sentence, 0, upper, length);
}

static guint
count_words (const char *text)
{
  guint n = 1;

  for (const char *p = strchr (text, ' '); p != NULL; p = strchr (p + 1, ' '))
    n++;
  return n;
}

/**
 * cw_demo_page_append:
 *
 * Adds the sentence that has been put together, which must not be empty, to the last paragraph.
 *
 * Returns: where it is
 */
CwDemoRange
cw_demo_page_append (CwDemoPage *self)
{
  CwDraftParagraph *paragraph = g_ptr_array_index (self->paragraphs, self->paragraphs->len - 1);
  gboolean first = *paragraph->text == '\0';
  CwDemoRange range;
  guint words;
  char *text;

  capitalise (self->sentence);
  words = count_words (self->sentence->str);
  range.start = self->position + (first ? 0 : 1);
  range.end = range.start + g_utf8_strlen (self->sentence->str, -1);
  text = g_strconcat (paragraph->text, first ? "" : " ", self->sentence->str, NULL);
  g_free (paragraph->text);
  paragraph->text = text;
  self->position = range.end;
  self->in_current += words;
  self->words += words;
  g_string_truncate (self->sentence, 0);
  return range;
}
