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

/* --- what is not coded --------------------------------------------------------------------------------------- */

static const char *
role_filler (CwDemoScribe *self)
{
  static const char *const names[CW_DEMO_N_ROLES] = {
    "filler.administrator", "filler.provider", "filler.police",
    "filler.public",        "filler.activist", "filler.funder",
  };
  CwDemoParticipant *person
      = &g_array_index (self->plan->participants, CwDemoParticipant, self->source->participant);

  return names[person->role];
}

static const char *
name_filler (CwDemoScribe *self)
{
  guint draw = cw_demo_random_below (&self->random, 100);

  switch (self->source->kind)
    {
    case CW_DEMO_INTERVIEW:
      return draw < 12 ? role_filler (self) : draw < 30 ? "more" : "filler.interview";
    case CW_DEMO_MEETING:
      return draw < 40 ? "filler.interview" : draw < 55 ? "more" : "filler.meeting";
    case CW_DEMO_NOTE:
      return "filler.note";
    case CW_DEMO_NEWS:
      return "filler.news";
    case CW_DEMO_DOCUMENT:
    case CW_DEMO_IMAGE:
    case CW_DEMO_AUDIO:
      break;
    }
  return "filler.document";
}

static void
write_plain (CwDemoScribe *self, guint family)
{
  const char *name = name_filler (self);
  g_autofree char *more = g_strdup_printf ("more.%u", family + 1);

  write_template (
      self, pick (self, cw_demo_scribe_get_pool (self, g_str_equal (name, "more") ? more : name)));
}

/* A leaf that nobody coded here; not one of which it is told that it is absent. */
static const CwDemoCode *
draw_topic (CwDemoScribe *self)
{
  CwDemoCodebook *codebook = self->plan->codebook;

  while (TRUE)
    {
      guint place = cw_demo_random_below (&self->random, CW_DEMO_N_LISTED);
      const CwDemoCode *code = cw_demo_codebook_get (codebook, place);

      if (code->kind == CW_DEMO_LEAF && place != cw_demo_codebook_find (codebook, "preemption")
          && place != cw_demo_codebook_find (codebook, "co-optation charge"))
        return code;
    }
}

static guint
share_of_topics (CwDemoScribe *self)
{
  switch (self->source->kind)
    {
    case CW_DEMO_INTERVIEW:
      return 60;
    case CW_DEMO_NOTE:
      return 120;
    case CW_DEMO_MEETING:
    case CW_DEMO_DOCUMENT:
    case CW_DEMO_NEWS:
    case CW_DEMO_IMAGE:
    case CW_DEMO_AUDIO:
      break;
    }
  return 250;
}

/**
 * cw_demo_scribe_write_filler:
 * @family: what it leads to
 * @topical: it may be about something that could have been coded
 *
 * Writes a sentence that nobody codes.
 */
void
cw_demo_scribe_write_filler (CwDemoScribe *self, guint family, gboolean topical)
{
  if (topical && self->topic_left == 0
      && cw_demo_random_chance (&self->random, share_of_topics (self)))
    {
      self->topic = draw_topic (self);
      self->topic_left = cw_demo_random_between (&self->random, 2, 3);
    }
  cw_demo_scribe_break_paragraph (self);
  if (!topical || self->topic_left == 0)
    {
      write_plain (self, family);
      return;
    }
  self->topic_left--;
  if (!cw_demo_scribe_write_about (self, self->topic, FALSE))
    write_plain (self, family);
}

/* --- turns ----------------------------------------------------------------------------------------------- */

/**
 * cw_demo_scribe_change_speaker:
 *
 * Gives the floor to somebody else, in a meeting.
 */
void
cw_demo_scribe_change_speaker (CwDemoScribe *self)
{
  static const char *const lists[CW_DEMO_N_CITIES] = { "member.calder", "member.orrin" };
  guint draw = cw_demo_random_below (&self->random, 100);

  if (self->source->one_paragraph)
    return;
  g_free (self->speaker);
  if (draw < 45)
    self->speaker = g_strdup (
        cw_demo_pool_pick (cw_demo_scribe_get_pool (self, lists[self->city]), &self->random)->text);
  else if (draw < 60)
    self->speaker = g_strdup ("Staff");
  else
    self->speaker = g_strdup_printf ("Speaker %u", ++self->n_speakers);
  self->fresh = TRUE;
}

static void
ask (CwDemoScribe *self, guint family)
{
  g_autofree char *name = g_strdup_printf ("ask.%u", family + 1);

  cw_demo_scribe_write_aside (
      self, CW_PARAGRAPH_BODY, CW_DEMO_INTERVIEWER, cw_demo_scribe_get_pool (self, name));
}

/* Turns to what comes next, as the kind of source does. */
static void
turn_to (CwDemoScribe *self, guint family)
{
  guint draw = cw_demo_random_below (&self->random, 100);

  switch (self->source->kind)
    {
    case CW_DEMO_INTERVIEW:
      if (draw < 55)
        ask (self, family);
      break;
    case CW_DEMO_MEETING:
      if (draw < 55)
        cw_demo_scribe_change_speaker (self);
      break;
    case CW_DEMO_NOTE:
      if (draw < 15)
        cw_demo_scribe_write_aside (
            self, CW_PARAGRAPH_BODY, NULL, cw_demo_scribe_get_pool (self, "oc"));
      break;
    case CW_DEMO_DOCUMENT:
      if (draw < 20)
        cw_demo_scribe_write_aside (
            self, CW_PARAGRAPH_HEADING, NULL, cw_demo_scribe_get_pool (self, "headings"));
      break;
    case CW_DEMO_NEWS:
    case CW_DEMO_IMAGE:
    case CW_DEMO_AUDIO:
      break;
    }
}

/**
 * cw_demo_scribe_write_gap:
 * @words: about how many
 * @family: what comes next
 *
 * Turns to what comes next and writes what is not coded.
 */
void
cw_demo_scribe_write_gap (CwDemoScribe *self, guint words, guint family)
{
  guint end = self->page.words + words;
  guint next_turn = self->page.words + 150;

  turn_to (self, family);
  while (self->page.words < end)
    {
      if (self->page.words > next_turn)
        {
          turn_to (self, cw_demo_random_below (&self->random, CW_DEMO_N_FAMILIES));
          next_turn += 150;
        }
      cw_demo_scribe_write_filler (self, family, TRUE);
    }
}
