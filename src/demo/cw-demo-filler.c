/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* What nobody codes: what one says on the way, who has the floor, what is asked next. */

#include "config.h"

#include "cw-demo-scribe.h"

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

  cw_demo_scribe_write_from (
      self, cw_demo_scribe_get_pool (self, g_str_equal (name, "more") ? more : name));
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
