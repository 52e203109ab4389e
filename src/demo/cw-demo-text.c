/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwDemoText: writes a source. Between the excerpts is what people say or write anyway; an excerpt is a passage of
 * sentences about its codes, and ends with one. */

#include "config.h"

#include "cw-demo-text.h"

#include "cw-demo-page.h"

#define WORDS_PER_PAGE 350
#define MS_PER_WORD 400
#define N_FAMILIES 8
#define ONE_PARAGRAPH 93000 /* characters */

typedef struct
{
  CwDemoPlan *plan;
  const CwDemoSource *source;
  CwDemoPage page;
  CwDemoRandom random;
  CwDemoText *text;
  char *speaker; /* whose paragraphs these are, or NULL */
  guint city;
  guint limit;      /* of the paragraph, in words */
  gboolean fresh;   /* the next sentence begins a paragraph */
  CwDemoRange last; /* the last sentence */
  guint last_words; /* its length */
  guint n_speakers; /* of a meeting */
  guint turn;       /* for going round in the templates */
} Writer;

/* --- sentences --------------------------------------------------------------------------------------------- */

static const CwDemoPool *
pool (Writer *self, const char *name)
{
  return cw_demo_lexicon_get_pool (self->plan->lexicon, name);
}

static const CwDemoPool *
family_pool (Writer *self, const char *list, guint family)
{
  g_autofree char *name = g_strdup_printf ("%s.%u", list, family + 1);

  return pool (self, name);
}

/* The single paragraph of a machine's transcript knows no turns. */
static void
begin_paragraph (Writer *self)
{
  if (self->source->one_paragraph && self->page.paragraphs->len > 0)
    return;
  cw_demo_page_begin (&self->page, CW_PARAGRAPH_BODY, self->speaker);
  self->limit = cw_demo_random_between (&self->random, 70, 165);
}

static CwDemoRange
finish_sentence (Writer *self)
{
  guint before = self->page.words;

  if (self->fresh || self->page.paragraphs->len == 0)
    begin_paragraph (self);
  self->fresh = FALSE;
  self->last = cw_demo_page_append (&self->page);
  self->last_words = self->page.words - before;
  if (self->speaker != NULL && self->source->kind == CW_DEMO_INTERVIEW)
    self->text->participant_words += self->last_words;
  return self->last;
}

static CwDemoRange
write_template (Writer *self, const CwDemoTemplate *template)
{
  cw_demo_template_expand (template, &self->random, self->city, NULL, self->page.sentence);
  return finish_sentence (self);
}

/* A paragraph of its own by somebody else: a question, a comment, a heading. */
static void
write_aside (Writer *self,
             CwParagraphStyle style,
             const char *speaker,
             const CwDemoTemplate *template)
{
  if (self->source->one_paragraph)
    return;
  cw_demo_page_begin (&self->page, style, speaker);
  cw_demo_template_expand (template, &self->random, self->city, NULL, self->page.sentence);
  cw_demo_page_append (&self->page);
  self->fresh = TRUE;
}

static void
break_paragraph (Writer *self)
{
  if (self->page.in_current < self->limit)
    return;
  self->fresh = TRUE;
  if (self->source->kind == CW_DEMO_INTERVIEW && cw_demo_random_chance (&self->random, 300))
    write_aside (self,
                 CW_PARAGRAPH_BODY,
                 CW_DEMO_INTERVIEWER,
                 cw_demo_pool_pick (pool (self, "prompt"), &self->random));
}

/* Some begin as one does when one speaks. */
static gboolean
takes_opener (Writer *self, const CwDemoTemplate *template)
{
  static const char *const first[]
      = { "We ",    "They ", "There ",  "You ",       "It ",     "If ",   "When ",
          "The ",   "My ",   "That ",   "Every ",     "Nobody ", "Some ", "Half ",
          "After ", "By ",   "People ", "Everybody ", "She ",    "He ",   "What " };

  if (self->source->kind != CW_DEMO_INTERVIEW || !cw_demo_random_chance (&self->random, 120))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (first); i++)
    if (g_str_has_prefix (template->text, first[i]))
      return TRUE;
  return FALSE;
}

static CwDemoRange
say (Writer *self, const CwDemoTemplate *template)
{
  gsize start;

  if (!takes_opener (self, template))
    return write_template (self, template);
  cw_demo_template_expand (cw_demo_pool_pick (pool (self, "open"), &self->random),
                           &self->random,
                           self->city,
                           NULL,
                           self->page.sentence);
  g_string_append_c (self->page.sentence, ' ');
  start = self->page.sentence->len;
  cw_demo_template_expand (template, &self->random, self->city, NULL, self->page.sentence);
  self->page.sentence->str[start] = g_ascii_tolower (self->page.sentence->str[start]);
  return finish_sentence (self);
}

/* What was heard, in a note or a report of it. */
static CwDemoRange
report (Writer *self, const char *frames, const CwDemoTemplate *spoken)
{
  g_autoptr (GString) quote = g_string_new (NULL);
  const char *values[] = { "quote", NULL, NULL };

  cw_demo_template_expand (spoken, &self->random, self->city, NULL, quote);
  values[1] = quote->str;
  cw_demo_template_expand (cw_demo_pool_pick (pool (self, frames), &self->random),
                           &self->random,
                           self->city,
                           values,
                           self->page.sentence);
  return finish_sentence (self);
}

/* A sentence about a code, as this kind of source has it. */
static CwDemoRange
write_about (Writer *self, const CwDemoCode *code)
{
  const CwDemoTemplate *spoken = cw_demo_pool_get (code->spoken, self->turn);
  const CwDemoTemplate *written = cw_demo_pool_get (code->written, self->turn);

  self->turn++;
  switch (self->source->kind)
    {
    case CW_DEMO_INTERVIEW:
    case CW_DEMO_MEETING:
      return say (self, spoken);
    case CW_DEMO_NOTE:
      return cw_demo_random_chance (&self->random, 500) ? report (self, "quote.note", spoken)
                                                        : write_template (self, written);
    case CW_DEMO_NEWS:
      return cw_demo_random_chance (&self->random, 450) ? report (self, "quote.news", spoken)
                                                        : write_template (self, written);
    case CW_DEMO_DOCUMENT:
    case CW_DEMO_IMAGE:
    case CW_DEMO_AUDIO:
      break;
    }
  return write_template (self, written);
}

/* --- what is not coded --------------------------------------------------------------------------------------- */

static const char *
role_filler (Writer *self)
{
  static const char *const names[CW_DEMO_N_ROLES] = {
    "filler.administrator", "filler.provider", "filler.police",
    "filler.public",        "filler.activist", "filler.funder",
  };
  CwDemoParticipant *person
      = &g_array_index (self->plan->participants, CwDemoParticipant, self->source->participant);

  return names[person->role];
}

static const CwDemoPool *
choose_filler (Writer *self, guint family)
{
  guint draw = cw_demo_random_below (&self->random, 100);

  switch (self->source->kind)
    {
    case CW_DEMO_INTERVIEW:
      return draw < 25   ? family_pool (self, "more", family)
             : draw < 35 ? pool (self, role_filler (self))
                         : pool (self, "filler.interview");
    case CW_DEMO_MEETING:
      return draw < 35   ? family_pool (self, "more", family)
             : draw < 60 ? pool (self, "filler.interview")
                         : pool (self, "filler.meeting");
    case CW_DEMO_NOTE:
      return pool (self, "filler.note");
    case CW_DEMO_NEWS:
      return pool (self, "filler.news");
    case CW_DEMO_DOCUMENT:
    case CW_DEMO_IMAGE:
    case CW_DEMO_AUDIO:
      break;
    }
  return pool (self, "filler.document");
}

/* A leaf that nobody coded here; not one of which it is told that it is absent. */
static const CwDemoCode *
draw_topic (Writer *self)
{
  CwDemoCodebook *codebook = self->plan->codebook;

  while (TRUE)
    {
      guint place = cw_demo_random_below (&self->random, 124);
      const CwDemoCode *code = cw_demo_codebook_get (codebook, place);

      if (code->kind == CW_DEMO_LEAF && place != cw_demo_codebook_find (codebook, "preemption")
          && place != cw_demo_codebook_find (codebook, "co-optation charge"))
        return code;
    }
}

static void
write_filler (Writer *self, guint family)
{
  gboolean topical = cw_demo_random_chance (&self->random,
                                            self->source->kind == CW_DEMO_INTERVIEW ? 100
                                            : self->source->kind == CW_DEMO_NOTE    ? 150
                                                                                    : 450);

  break_paragraph (self);
  if (topical)
    write_about (self, draw_topic (self));
  else
    write_template (self, cw_demo_pool_pick (choose_filler (self, family), &self->random));
}

static void
change_speaker (Writer *self)
{
  static const char *const lists[CW_DEMO_N_CITIES] = { "member.calder", "member.orrin" };
  guint draw = cw_demo_random_below (&self->random, 100);

  if (self->source->one_paragraph)
    return;
  g_free (self->speaker);
  if (draw < 45)
    self->speaker
        = g_strdup (cw_demo_pool_pick (pool (self, lists[self->city]), &self->random)->text);
  else if (draw < 60)
    self->speaker = g_strdup ("Staff");
  else
    self->speaker = g_strdup_printf ("Speaker %u", ++self->n_speakers);
  self->fresh = TRUE;
}

/* Turns to what comes next, as the kind of source does. */
static void
turn_to (Writer *self, guint family)
{
  gboolean often = cw_demo_random_chance (&self->random, 550);

  switch (self->source->kind)
    {
    case CW_DEMO_INTERVIEW:
      if (often)
        write_aside (self,
                     CW_PARAGRAPH_BODY,
                     CW_DEMO_INTERVIEWER,
                     cw_demo_pool_pick (family_pool (self, "ask", family), &self->random));
      break;
    case CW_DEMO_MEETING:
      if (often)
        change_speaker (self);
      break;
    case CW_DEMO_NOTE:
      if (cw_demo_random_chance (&self->random, 150))
        write_aside (
            self, CW_PARAGRAPH_BODY, NULL, cw_demo_pool_pick (pool (self, "oc"), &self->random));
      break;
    case CW_DEMO_DOCUMENT:
      if (cw_demo_random_chance (&self->random, 200))
        write_aside (self,
                     CW_PARAGRAPH_HEADING,
                     NULL,
                     cw_demo_pool_pick (pool (self, "headings"), &self->random));
      break;
    case CW_DEMO_NEWS:
    case CW_DEMO_IMAGE:
    case CW_DEMO_AUDIO:
      break;
    }
}

static void
write_gap (Writer *self, guint words, guint family)
{
  guint end = self->page.words + words;
  guint next_turn = self->page.words + 150;

  turn_to (self, family);
  while (self->page.words < end)
    {
      if (self->page.words > next_turn)
        {
          turn_to (self, cw_demo_random_below (&self->random, N_FAMILIES));
          next_turn += 150;
        }
      write_filler (self, family);
    }
}

/* --- excerpts ------------------------------------------------------------------------------------------------ */

static const CwDemoCode *
code_of (Writer *self, const CwDemoExcerpt *excerpt, guint index)
{
  guint place = excerpt->first_coding + index % excerpt->n_codings;

  return cw_demo_codebook_get (self->plan->codebook, cw_demo_plan_coding (self->plan, place)->code);
}

/* The code's own sentences come first; between them and afterwards is what one says on the way. */
static void
write_passage (Writer *self, const CwDemoExcerpt *excerpt)
{
  CwDemoRange range = self->last;
  guint written = excerpt->nested ? self->last_words : 0;
  guint n = 0;

  self->turn = cw_demo_random_below (&self->random, 8);
  while (n == 0 || written + 7 < excerpt->words)
    {
      const CwDemoCode *code = code_of (self, excerpt, n);
      guint before = self->page.words;

      if (n > 0)
        break_paragraph (self);
      if (n < 1u + excerpt->n_codings || cw_demo_random_chance (&self->random, 450))
        write_about (self, code);
      else
        write_template (self,
                        cw_demo_pool_pick (choose_filler (self, code->family), &self->random));
      if (n == 0 && !excerpt->nested)
        range.start = self->last.start;
      written += self->page.words - before;
      n++;
    }
  range.end = self->last.end;
  g_array_append_val (self->text->ranges, range);
}

static guint
count_planned_words (Writer *self)
{
  guint words = 0;

  for (guint i = 0; i < self->source->n_excerpts; i++)
    words += cw_demo_plan_excerpt (self->plan, self->source->first_excerpt + i)->words;
  return words;
}

/* What is about the second city begins in the middle, with a paragraph. */
static void
change_city (Writer *self)
{
  self->city = 1;
  self->fresh = TRUE;
  write_filler (self, 0);
  self->text->split = self->last.start;
  self->text->split_words = self->page.words - self->last_words;
}

static void
write_excerpts (Writer *self)
{
  guint n = self->source->n_excerpts;
  guint planned = count_planned_words (self);
  guint slack = self->source->words > planned ? self->source->words - planned : 0;
  guint n_gaps = 1;

  for (guint i = 0; i < n; i++)
    n_gaps += cw_demo_plan_excerpt (self->plan, self->source->first_excerpt + i)->nested ? 0 : 1;
  for (guint i = 0; i < n; i++)
    {
      CwDemoExcerpt *excerpt = cw_demo_plan_excerpt (self->plan, self->source->first_excerpt + i);

      if (self->source->city == CW_DEMO_BOTH_CITIES && self->text->split == 0 && i >= n / 2
          && !excerpt->nested)
        change_city (self);
      if (!excerpt->nested)
        write_gap (self,
                   slack * cw_demo_random_between (&self->random, 50, 150) / 100 / n_gaps,
                   code_of (self, excerpt, 0)->family);
      write_passage (self, excerpt);
    }
}

/* PT4: what was said before there was a code for it. */
static void
write_debt (Writer *self)
{
  const CwDemoCode *code = cw_demo_codebook_get (
      self->plan->codebook, cw_demo_codebook_find (self->plan->codebook, "preemption"));

  for (guint i = 0; i < 3 && i < self->plan->debt->len; i++)
    if (cw_demo_plan_source (self->plan, g_array_index (self->plan->debt, guint, i))
        == self->source)
      {
        write_about (self, code);
        write_about (self, code);
      }
}

/* --- the whole ------------------------------------------------------------------------------------------------ */

static void
open_source (Writer *self)
{
  if (self->source->kind == CW_DEMO_INTERVIEW)
    {
      self->speaker = cw_demo_speaker_name (self->plan, self->source->participant);
      write_aside (self,
                   CW_PARAGRAPH_BODY,
                   CW_DEMO_INTERVIEWER,
                   cw_demo_pool_pick (pool (self, "ask.start"), &self->random));
    }
  else if (self->source->kind == CW_DEMO_MEETING)
    change_speaker (self);
  else if (self->source->kind == CW_DEMO_DOCUMENT)
    write_aside (self, CW_PARAGRAPH_HEADING, NULL, cw_demo_pool_get (pool (self, "headings"), 0));
}

/* A page, where the source has pages; a time, where it was recorded. */
static void
number_pages (CwDemoText *text, CwDemoSourceKind kind)
{
  guint words = 0;

  for (guint i = 0; i < text->paragraphs->len; i++)
    {
      CwDraftParagraph *paragraph = g_ptr_array_index (text->paragraphs, i);

      if (kind == CW_DEMO_DOCUMENT)
        paragraph->page_label = g_strdup_printf ("%u", words / WORDS_PER_PAGE + 1);
      else if (kind == CW_DEMO_MEETING)
        paragraph->start_ms = (gint64) words * MS_PER_WORD;
      for (const char *p = paragraph->text; *p != '\0'; p++)
        words += *p == ' ' ? 1 : 0;
      words++;
    }
}

/* The single paragraph is known by its characters. */
static gboolean
has_room (Writer *self)
{
  if (self->source->one_paragraph)
    return self->page.position + 60 < ONE_PARAGRAPH;
  return self->page.words + 10 < self->source->words;
}

static void
write_source (Writer *self)
{
  open_source (self);
  write_excerpts (self);
  write_debt (self);
  while (has_room (self))
    write_gap (self,
               self->source->one_paragraph ? 10 : MIN (150, self->source->words - self->page.words),
               cw_demo_random_below (&self->random, N_FAMILIES));
  if (self->source->kind == CW_DEMO_INTERVIEW)
    {
      write_aside (self,
                   CW_PARAGRAPH_BODY,
                   CW_DEMO_INTERVIEWER,
                   cw_demo_pool_pick (pool (self, "ask.end"), &self->random));
      write_filler (self, 7);
    }
}

/**
 * cw_demo_text_new:
 * @source: a place in the plan
 *
 * Writes the source; it always comes out the same.
 *
 * Returns: (transfer full): its text, without paragraphs where it is a picture or a recording
 */
CwDemoText *
cw_demo_text_new (CwDemoPlan *plan, guint source)
{
  const CwDemoSource *planned
      = cw_demo_plan_source (plan, cw_demo_plan_source (plan, source)->text_of);
  CwDemoText *self = g_new0 (CwDemoText, 1);
  Writer writer = {
    .plan = plan,
    .source = planned,
    .random = cw_demo_random_new (plan->seed, "text", planned->key),
    .text = self,
    .city = planned->city == CW_DEMO_BOTH_CITIES ? 0 : planned->city,
    .fresh = TRUE,
  };

  self->paragraphs = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_draft_paragraph_free);
  self->ranges = g_array_new (FALSE, FALSE, sizeof (CwDemoRange));
  writer.page.paragraphs = self->paragraphs;
  writer.page.sentence = g_string_new (NULL);
  if (planned->words > 0)
    write_source (&writer);
  self->characters = writer.page.position;
  self->words = writer.page.words;
  number_pages (self, planned->kind);
  g_string_free (writer.page.sentence, TRUE);
  g_free (writer.speaker);
  return self;
}

/**
 * cw_demo_text_free:
 * @self: (transfer full) (nullable): a text
 */
void
cw_demo_text_free (CwDemoText *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->paragraphs);
  g_array_unref (self->ranges);
  g_free (self);
}

/**
 * cw_demo_text_dup_quotes:
 *
 * Returns: (transfer full): the words of the excerpts, in their order
 */
char **
cw_demo_text_dup_quotes (CwDemoText *self)
{
  g_autoptr (GString) whole = g_string_new (NULL);
  g_autoptr (GStrvBuilder) quotes = g_strv_builder_new ();
  const char *start;
  guint position = 0;

  for (guint i = 0; i < self->paragraphs->len; i++)
    g_string_append_printf (
        whole, "%s%s", i > 0 ? "\n" : "", ((CwDraftParagraph *) self->paragraphs->pdata[i])->text);
  start = whole->str;
  for (guint i = 0; i < self->ranges->len; i++)
    {
      CwDemoRange *range = &g_array_index (self->ranges, CwDemoRange, i);
      const char *end;

      start = g_utf8_offset_to_pointer (start, (glong) range->start - position);
      position = range->start;
      end = g_utf8_offset_to_pointer (start, range->end - range->start);
      g_strv_builder_take (quotes, g_strndup (start, end - start));
    }
  return g_strv_builder_end (quotes);
}

/**
 * cw_demo_speaker_name:
 *
 * Returns: (transfer full): the participant's pseudonym
 */
char *
cw_demo_speaker_name (CwDemoPlan *plan, guint participant)
{
  guint n = cw_demo_lexicon_count_names (plan->lexicon, "people");
  const char *name = cw_demo_lexicon_get_name (plan->lexicon, "people", participant);

  return participant < n ? g_strdup (name) : g_strdup_printf ("%s %u", name, participant / n + 1);
}
