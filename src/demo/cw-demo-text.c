/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwDemoText: writes a source. Between the excerpts is what people say or write anyway; an excerpt is a passage of
 * sentences about its codes, and ends with one. */

#include "config.h"

#include "cw-demo-text.h"

#include "cw-demo-scribe.h"

#define WORDS_PER_PAGE 350
#define MS_PER_WORD 400
#define ONE_PARAGRAPH 93000 /* characters */
#define N_CONTAINING 3      /* PT4: how many of the debts speak of the code */

/* --- excerpts ------------------------------------------------------------------------------------------------ */

static const CwDemoCode *
code_of (CwDemoScribe *self, const CwDemoExcerpt *excerpt, guint index)
{
  guint place = excerpt->first_coding + index % excerpt->n_codings;

  return cw_demo_codebook_get (self->plan->codebook, cw_demo_plan_coding (self->plan, place)->code);
}

/* The code's own sentences come first; between them and afterwards is what one says on the way. */
static void
write_passage (CwDemoScribe *self, const CwDemoExcerpt *excerpt)
{
  CwDemoRange range = self->last;
  guint written = excerpt->nested ? self->last_words : 0;
  guint n = 0;

  self->turn = cw_demo_random_below (&self->random, 8);
  while (n == 0 || written + 7 < excerpt->words)
    {
      const CwDemoCode *code = code_of (self, excerpt, n);
      guint before = self->page.words;

      gboolean about = n < 1u + excerpt->n_codings || cw_demo_random_chance (&self->random, 450);

      if (n > 0)
        cw_demo_scribe_break_paragraph (self);
      if (!about || !cw_demo_scribe_write_about (self, code, n == 0))
        cw_demo_scribe_write_filler (self, code->family, FALSE);
      if (n == 0 && !excerpt->nested)
        range.start = self->last.start;
      written += self->page.words - before;
      n++;
    }
  range.end = self->last.end;
  g_array_append_val (self->text->ranges, range);
}

static guint
count_planned_words (CwDemoScribe *self)
{
  guint words = 0;

  for (guint i = 0; i < self->source->n_excerpts; i++)
    words += cw_demo_plan_excerpt (self->plan, self->source->first_excerpt + i)->words;
  return words;
}

/* What is about the second city begins in the middle, with a paragraph. */
static void
change_city (CwDemoScribe *self)
{
  self->city = 1;
  self->fresh = TRUE;
  cw_demo_scribe_write_filler (self, 0, FALSE);
  self->text->split = self->last.start;
  self->text->split_words = self->page.words - self->last_words;
}

static guint
count_gaps (CwDemoScribe *self)
{
  guint n = 1; /* behind the last one */

  for (guint i = 0; i < self->source->n_excerpts; i++)
    n += cw_demo_plan_excerpt (self->plan, self->source->first_excerpt + i)->nested ? 0 : 1;
  return n;
}

/* What the source has room for beside the excerpts that are still to come, spread over the gaps that are. */
static guint
measure_gap (CwDemoScribe *self, guint planned, guint n_gaps)
{
  guint used = self->page.words + planned;
  guint room = self->source->words > used ? self->source->words - used : 0;

  return room * cw_demo_random_between (&self->random, 50, 150) / 100 / n_gaps;
}

static void
write_excerpts (CwDemoScribe *self)
{
  guint n = self->source->n_excerpts;
  guint planned = count_planned_words (self);
  guint n_gaps = count_gaps (self);

  for (guint i = 0; i < n; i++)
    {
      CwDemoExcerpt *excerpt = cw_demo_plan_excerpt (self->plan, self->source->first_excerpt + i);

      if (self->source->city == CW_DEMO_BOTH_CITIES && self->text->split == 0 && i >= n / 2
          && !excerpt->nested)
        change_city (self);
      if (!excerpt->nested)
        cw_demo_scribe_write_gap (
            self, measure_gap (self, planned, n_gaps--), code_of (self, excerpt, 0)->family);
      write_passage (self, excerpt);
      planned -= excerpt->words;
    }
}

/* PT4: what was said before there was a code for it. */
static void
write_debt (CwDemoScribe *self)
{
  const CwDemoCode *code = cw_demo_codebook_get (
      self->plan->codebook, cw_demo_codebook_find (self->plan->codebook, "preemption"));

  for (guint i = 0; i < N_CONTAINING && i < self->plan->debt->len; i++)
    if (cw_demo_plan_source (self->plan, g_array_index (self->plan->debt, guint, i))
        == self->source)
      {
        cw_demo_scribe_write_about (self, code, TRUE);
        cw_demo_scribe_write_about (self, code, TRUE);
      }
}

/* --- the whole ------------------------------------------------------------------------------------------------ */

static void
open_source (CwDemoScribe *self)
{
  if (self->source->kind == CW_DEMO_INTERVIEW)
    {
      self->speaker = cw_demo_speaker_name (self->plan, self->source->participant);
      cw_demo_scribe_write_aside (self,
                                  CW_PARAGRAPH_BODY,
                                  CW_DEMO_INTERVIEWER,
                                  cw_demo_scribe_get_pool (self, "ask.start"));
    }
  else if (self->source->kind == CW_DEMO_MEETING)
    cw_demo_scribe_change_speaker (self);
  else if (self->source->kind == CW_DEMO_DOCUMENT)
    cw_demo_scribe_write_aside (
        self, CW_PARAGRAPH_HEADING, NULL, cw_demo_scribe_get_pool (self, "headings"));
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
has_room (CwDemoScribe *self)
{
  if (self->source->one_paragraph)
    return self->page.position + 60 < ONE_PARAGRAPH;
  return self->page.words + 10 < self->source->words;
}

static void
write_source (CwDemoScribe *self)
{
  open_source (self);
  write_excerpts (self);
  write_debt (self);
  while (has_room (self))
    cw_demo_scribe_write_gap (
        self,
        self->source->one_paragraph ? 10 : MIN (150, self->source->words - self->page.words),
        cw_demo_random_below (&self->random, CW_DEMO_N_FAMILIES));
  if (self->source->kind == CW_DEMO_INTERVIEW)
    {
      cw_demo_scribe_write_aside (
          self, CW_PARAGRAPH_BODY, CW_DEMO_INTERVIEWER, cw_demo_scribe_get_pool (self, "ask.end"));
      cw_demo_scribe_write_filler (self, 7, FALSE);
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
  CwDemoScribe writer = {
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
