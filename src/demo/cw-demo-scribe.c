/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwDemoScribe: sentences. What is said about a code comes from the code's templates, what is said on the way from those
 * of the kind of source, of the role and of what comes next. */

#include "config.h"

#include "cw-demo-scribe.h"

#include <string.h>

/**
 * cw_demo_scribe_get_pool:
 *
 * Returns: (transfer none): a list of the data files
 */
const CwDemoPool *
cw_demo_scribe_get_pool (CwDemoScribe *self, const char *name)
{
  return cw_demo_lexicon_get_pool (self->plan->lexicon, name);
}

static gboolean
is_recent (CwDemoScribe *self, const CwDemoTemplate *template)
{
  for (guint i = 0; i < CW_DEMO_N_RECENT; i++)
    if (self->recent[i] == template)
      return TRUE;
  return FALSE;
}

static void
remember (CwDemoScribe *self, const CwDemoTemplate *template)
{
  self->recent[self->n_recent++ % CW_DEMO_N_RECENT] = template;
}

static const CwDemoTemplate *
pick (CwDemoScribe *self, const CwDemoPool *pool)
{
  const CwDemoTemplate *template = cw_demo_pool_pick (pool, &self->random);

  for (guint tries = 0; tries < 8 && is_recent (self, template); tries++)
    template = cw_demo_pool_pick (pool, &self->random);
  remember (self, template);
  return template;
}

/* --- sentences --------------------------------------------------------------------------------------------- */

/* The single paragraph of a machine's transcript knows no turns. */
static void
begin_paragraph (CwDemoScribe *self)
{
  if (self->source->one_paragraph && self->page.paragraphs->len > 0)
    return;
  cw_demo_page_begin (&self->page, CW_PARAGRAPH_BODY, self->speaker);
  self->limit = cw_demo_random_between (&self->random, 70, 165);
}

static void
finish_sentence (CwDemoScribe *self)
{
  guint before = self->page.words;

  if (self->fresh || self->page.paragraphs->len == 0)
    begin_paragraph (self);
  self->fresh = FALSE;
  self->last = cw_demo_page_append (&self->page);
  self->last_words = self->page.words - before;
  if (self->source->kind == CW_DEMO_INTERVIEW)
    self->text->participant_words += self->last_words;
}

static void
write_template (CwDemoScribe *self, const CwDemoTemplate *template)
{
  cw_demo_template_expand (template, &self->random, self->city, NULL, self->page.sentence);
  finish_sentence (self);
}

/**
 * cw_demo_scribe_write_aside:
 * @speaker: (nullable): who else
 *
 * Writes a paragraph of its own by somebody else: a question, a comment, a heading.
 */
void
cw_demo_scribe_write_aside (CwDemoScribe *self,
                            CwParagraphStyle style,
                            const char *speaker,
                            const CwDemoPool *pool)
{
  if (self->source->one_paragraph)
    return;
  cw_demo_page_begin (&self->page, style, speaker);
  cw_demo_template_expand (pick (self, pool), &self->random, self->city, NULL, self->page.sentence);
  cw_demo_page_append (&self->page);
  self->fresh = TRUE;
}

/**
 * cw_demo_scribe_break_paragraph:
 *
 * Lets the next sentence begin a paragraph where the last one is long enough.
 */
void
cw_demo_scribe_break_paragraph (CwDemoScribe *self)
{
  if (self->page.in_current < self->limit)
    return;
  self->fresh = TRUE;
  if (self->source->kind == CW_DEMO_INTERVIEW && cw_demo_random_chance (&self->random, 300))
    cw_demo_scribe_write_aside (
        self, CW_PARAGRAPH_BODY, CW_DEMO_INTERVIEWER, cw_demo_scribe_get_pool (self, "prompt"));
}

/**
 * cw_demo_scribe_write_from:
 *
 * Writes a sentence from a list, as it is.
 */
void
cw_demo_scribe_write_from (CwDemoScribe *self, const CwDemoPool *pool)
{
  write_template (self, pick (self, pool));
}

/* Some begin as one does when one speaks. */
static gboolean
takes_opener (CwDemoScribe *self, const CwDemoTemplate *template)
{
  static const char *const first[]
      = { "We ",     "They ",   "There ",     "You ",   "It ",   "If ",   "When ",
          "The ",    "My ",     "That ",      "Every ", "Some ", "Half ", "By ",
          "Nobody ", "People ", "Everybody ", "She ",   "He ",   "What ", "After " };

  if (self->source->kind != CW_DEMO_INTERVIEW || !cw_demo_random_chance (&self->random, 120))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (first); i++)
    if (g_str_has_prefix (template->text, first[i]))
      return TRUE;
  return FALSE;
}

static void
say (CwDemoScribe *self, const CwDemoTemplate *template)
{
  gsize start;

  if (!takes_opener (self, template))
    {
      write_template (self, template);
      return;
    }
  cw_demo_template_expand (pick (self, cw_demo_scribe_get_pool (self, "open")),
                           &self->random,
                           self->city,
                           NULL,
                           self->page.sentence);
  g_string_append_c (self->page.sentence, ' ');
  start = self->page.sentence->len;
  cw_demo_template_expand (template, &self->random, self->city, NULL, self->page.sentence);
  self->page.sentence->str[start] = g_ascii_tolower (self->page.sentence->str[start]);
  finish_sentence (self);
}

/* What was heard, in a note or a report of it. */
static void
report (CwDemoScribe *self, const char *frames, const CwDemoTemplate *spoken)
{
  g_autoptr (GString) quote = g_string_new (NULL);
  g_autofree char *said = NULL;
  const char *values[] = { "quote", NULL, "said", NULL, NULL };

  cw_demo_template_expand (spoken, &self->random, self->city, NULL, quote);
  said = g_strdup (quote->str);
  if (g_str_has_suffix (said, "."))
    said[quote->len - 1] = ',';
  values[1] = quote->str;
  values[3] = said;
  cw_demo_template_expand (pick (self, cw_demo_scribe_get_pool (self, frames)),
                           &self->random,
                           self->city,
                           values,
                           self->page.sentence);
  finish_sentence (self);
}

/* A template that has not just been used, going round; NULL where there is none. */
static const CwDemoTemplate *
find_unused (CwDemoScribe *self, const CwDemoPool *pool)
{
  for (guint i = 0; i < cw_demo_pool_size (pool); i++)
    {
      const CwDemoTemplate *template = cw_demo_pool_get (pool, self->turn + i);

      if (!is_recent (self, template))
        return template;
    }
  return NULL;
}

static gboolean
speaks (CwDemoScribe *self)
{
  switch (self->source->kind)
    {
    case CW_DEMO_INTERVIEW:
    case CW_DEMO_MEETING:
      return TRUE;
    case CW_DEMO_NOTE:
    case CW_DEMO_NEWS:
      return cw_demo_random_chance (&self->random, 500);
    case CW_DEMO_DOCUMENT:
    case CW_DEMO_IMAGE:
    case CW_DEMO_AUDIO:
      break;
    }
  return FALSE;
}

static void
write_spoken (CwDemoScribe *self, const CwDemoTemplate *template)
{
  if (self->source->kind == CW_DEMO_NOTE)
    report (self, "quote.note", template);
  else if (self->source->kind == CW_DEMO_NEWS)
    report (self, "quote.news", template);
  else
    say (self, template);
}

/**
 * cw_demo_scribe_write_about:
 * @always: even where all there is to say has just been said
 *
 * Writes a sentence about a code, as this kind of source has it.
 *
 * Returns: whether it has
 */
gboolean
cw_demo_scribe_write_about (CwDemoScribe *self, const CwDemoCode *code, gboolean always)
{
  gboolean spoken = speaks (self);
  const CwDemoPool *pool = spoken ? code->spoken : code->written;
  const CwDemoTemplate *template = find_unused (self, pool);

  if (template == NULL && !always)
    return FALSE;
  if (template == NULL)
    template = cw_demo_pool_get (pool, self->turn);
  self->turn++;
  remember (self, template);
  if (spoken)
    write_spoken (self, template);
  else
    write_template (self, template);
  return TRUE;
}
