/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Writes the sources with their text, whom and what they are about, their excerpts and codings. */

#include "config.h"

#include "cw-demo-writer.h"

#include <string.h>

#define BATCH_WORDS 400000 /* as much as one changeset is to hold */

static const char *const document_kinds[]
    = { "contract/MOU",        "RFP",          "budget", "report", "report",
        "policy or ordinance", "contract/MOU", "report" };

/* --- the source's own row ------------------------------------------------------------------------------------ */

static const char *
kind_of (const CwDemoSource *source, guint place)
{
  switch (source->kind)
    {
    case CW_DEMO_INTERVIEW:
      return "interview transcript";
    case CW_DEMO_NOTE:
      return "field note";
    case CW_DEMO_MEETING:
      return "meeting transcript";
    case CW_DEMO_DOCUMENT:
      return document_kinds[source->variant % G_N_ELEMENTS (document_kinds)];
    case CW_DEMO_NEWS:
      return source->text_of != place || source->variant % 3 == 0 ? "web capture" : "news article";
    case CW_DEMO_IMAGE:
      return "image/screenshot";
    case CW_DEMO_AUDIO:
      break;
    }
  return "audio/video reference";
}

static char *
format_title (CwDemoWriter *self, const CwDemoSource *source)
{
  static const char *const lists[CW_DEMO_N_SOURCE_KINDS]
      = { "people", "field", "meeting", "document", "news", "image", "audio" };
  const char *name
      = cw_demo_lexicon_get_name (self->plan->lexicon, lists[source->kind], source->variant);
  g_autofree char *speaker = NULL;
  g_autofree char *date = NULL;

  if (source->kind == CW_DEMO_INTERVIEW)
    {
      speaker = cw_demo_speaker_name (self->plan, source->participant);
      return g_strdup_printf ("Interview %02d: %s", source->interview + 1, speaker);
    }
  date = cw_demo_format_day (source->date);
  return g_strdup_printf ("%s, %s, %s",
                          name,
                          source->city == CW_DEMO_BOTH_CITIES ? "both cities"
                                                              : cw_demo_city_name (source->city),
                          date);
}

static char *
format_note (const CwDemoSource *source)
{
  if (source->partial)
    return g_strdup ("Partial: the recording breaks off.");
  if (source->kind == CW_DEMO_AUDIO)
    return g_strdup ("No file is kept; the transcript has the same title.");
  return g_strdup ("");
}

/* PT4, PT6: the interviews that were debt and those with officers have been reviewed. */
static const char *
choose_status (CwDemoWriter *self, const CwDemoSource *source, guint place)
{
  for (guint i = 0; i < self->plan->debt->len; i++)
    if (g_array_index (self->plan->debt, guint, i) == place)
      return "reviewed";
  if (source->n_excerpts == 0)
    return source->words > 0 ? "read" : "new";
  if (source->participant >= 0
      && g_array_index (self->plan->participants, CwDemoParticipant, source->participant).role
             == CW_DEMO_POLICE)
    return "reviewed";
  return source->interview >= 0 && place % 3 == 0 ? "complete" : "first cycle";
}

static gboolean
write_row (CwDemoWriter *self, guint place, GError **error)
{
  const CwDemoSource *source = cw_demo_plan_source (self->plan, place);
  g_autofree char *title = format_title (self, source);
  g_autofree char *date = cw_demo_format_day (source->date);
  g_autofree char *captured
      = source->captured > 0 ? cw_demo_format_day (source->captured) : g_strdup ("");
  g_autofree char *created
      = cw_demo_format_time (MAX (source->date, source->captured) + 1 + place % 9, 18);
  g_autofree char *note = format_note (source);

  return cw_bulk_insert (
      self->bulk,
      error,
      CW_KIND_SOURCE,
      place + 1,
      "title, kind, language, event_date, capture_date, status, note, rank, created_at",
      "sssssssds",
      title,
      kind_of (source, place),
      "en",
      date,
      captured,
      choose_status (self, source, place),
      note,
      (double) place + 1,
      created);
}

/* --- about what and whom ----------------------------------------------------------------------------------------- */

static gboolean
attribute_to (CwDemoWriter *self,
              guint place,
              guint row,
              const char *start,
              const char *end,
              const char *speaker,
              GError **error)
{
  return cw_bulk_insert (self->bulk,
                         error,
                         CW_KIND_ATTRIBUTION,
                         self->next_attribution++,
                         "case_id, source_id, start_pos, end_pos, speaker, created_at",
                         "iissss",
                         (gint64) row + 1,
                         (gint64) place + 1,
                         start,
                         end,
                         speaker,
                         CW_DEMO_FOUNDED);
}

static gboolean
attribute_halves (CwDemoWriter *self, guint place, const CwDemoText *text, GError **error)
{
  g_autofree char *split = g_strdup_printf ("%u", text->split);
  g_autofree char *end = g_strdup_printf ("%u", text->characters);

  return attribute_to (self, place, 0, "0", split, "", error)
         && attribute_to (self, place, 1, split, end, "", error);
}

static gboolean
attribute_source (CwDemoWriter *self, guint place, const CwDemoText *text, GError **error)
{
  const CwDemoSource *source = cw_demo_plan_source (self->plan, place);
  g_autofree char *speaker = NULL;

  if (source->city == CW_DEMO_BOTH_CITIES)
    return attribute_halves (self, place, text, error);
  if (source->areas == 0)
    return attribute_to (self, place, source->city, NULL, NULL, "", error);
  for (guint area = 0; area < CW_DEMO_N_AREAS; area++)
    if ((source->areas >> area & 1) != 0
        && !attribute_to (
            self, place, CW_DEMO_AREA_ROW (source->city, area), NULL, NULL, "", error))
      return FALSE;
  if (source->organisation < 0)
    return TRUE;
  speaker = cw_demo_speaker_name (self->plan, source->participant);
  return attribute_to (
      self, place, CW_DEMO_N_PLACES + source->organisation, NULL, NULL, speaker, error);
}

static gboolean
write_values (CwDemoWriter *self, guint place, GError **error)
{
  int slice = cw_demo_slice_of (cw_demo_plan_source (self->plan, place));
  g_autofree char *name = slice < 0 ? NULL : cw_demo_format_slice (slice);

  return slice < 0
         || (cw_demo_write_value (
                 self, CW_DEMO_ATTRIBUTE_SLICE, "source_id", place + 1, name, error)
             && cw_demo_write_value (self,
                                     CW_DEMO_ATTRIBUTE_STAGE,
                                     "source_id",
                                     place + 1,
                                     cw_demo_stage_name (cw_demo_stage_of (slice)),
                                     error));
}

static gboolean
write_interviewee (CwDemoWriter *self, guint place, GError **error)
{
  const CwDemoSource *source = cw_demo_plan_source (self->plan, place);
  g_autofree char *speaker = cw_demo_speaker_name (self->plan, source->participant);

  return cw_bulk_set_voice (self->bulk, place + 1, speaker, "", "participant", error)
         && cw_bulk_set_voice (self->bulk, place + 1, CW_DEMO_INTERVIEWER, "", "interviewer", error)
         && cw_bulk_insert (self->bulk,
                            error,
                            CW_KIND_SPEAKER,
                            self->next_speaker++,
                            "source_id, speaker, participant_id",
                            "isi",
                            (gint64) place + 1,
                            speaker,
                            (gint64) source->participant + 1);
}

static gboolean
write_voices (CwDemoWriter *self, guint place, GError **error)
{
  switch (cw_demo_plan_source (self->plan, place)->kind)
    {
    case CW_DEMO_INTERVIEW:
      return write_interviewee (self, place, error);
    case CW_DEMO_NOTE:
      return cw_bulk_set_voice (self->bulk, place + 1, "", "", "observer description", error)
             && cw_bulk_set_voice (self->bulk, place + 1, "", "OC:", "observer comment", error);
    case CW_DEMO_DOCUMENT:
      return cw_bulk_set_voice (self->bulk, place + 1, "", "", "quoted document", error);
    case CW_DEMO_MEETING:
    case CW_DEMO_NEWS:
    case CW_DEMO_IMAGE:
    case CW_DEMO_AUDIO:
      break;
    }
  return TRUE;
}

/* --- evidence ------------------------------------------------------------------------------------------------- */

static const char *const comments[] = {
  "Compare with what was said in public.",
  "Near miss: says it, but nothing follows from it.",
  "Check against the minutes.",
  "Quotable, with the question.",
  "Second listening: the tone is ironic.",
  "Typical.",
};

static gboolean
write_excerpt (CwDemoWriter *self,
               guint place,
               const CwDemoRange *range,
               const char *quote,
               const char *created,
               GError **error)
{
  const CwDemoExcerpt *excerpt = cw_demo_plan_excerpt (self->plan, place);
  g_autofree char *checksum = cw_text_checksum (quote);
  g_autofree char *refers
      = excerpt->refers > 0 ? cw_demo_format_day (excerpt->refers) : g_strdup ("");

  if (*refers != '\0')
    refers[strlen ("2020-06")] = '\0';
  return cw_bulk_insert (
      self->bulk,
      error,
      CW_KIND_EXCERPT,
      place + 1,
      "source_id, start_pos, end_pos, quote, checksum, starred, refers_date, refers_precision, "
      "comment, created_at",
      "iiississss",
      (gint64) excerpt->source + 1,
      (gint64) range->start,
      (gint64) range->end,
      quote,
      checksum,
      (gint64) excerpt->starred,
      refers,
      *refers != '\0' ? "month" : "",
      excerpt->commented ? comments[place % G_N_ELEMENTS (comments)] : "",
      created);
}

static gboolean
write_coding (CwDemoWriter *self, guint excerpt, guint place, const char *created, GError **error)
{
  const CwDemoCoding *coding = cw_demo_plan_coding (self->plan, place);
  char magnitude[8];

  g_snprintf (magnitude, sizeof magnitude, "%d", coding->magnitude);
  return cw_bulk_insert (self->bulk,
                         error,
                         CW_KIND_CODING,
                         place + 1,
                         "excerpt_id, code_id, magnitude, created_at",
                         "iiss",
                         (gint64) excerpt + 1,
                         (gint64) coding->code + 1,
                         coding->magnitude == CW_DEMO_NO_MAGNITUDE ? NULL : magnitude,
                         created);
}

static gboolean
write_evidence (CwDemoWriter *self, guint source, CwDemoText *text, GError **error)
{
  const CwDemoSource *planned = cw_demo_plan_source (self->plan, source);
  g_auto (GStrv) quotes = cw_demo_text_dup_quotes (text);
  g_autofree char *created
      = cw_demo_format_time (MAX (planned->date, planned->captured) + 12 + source % 30, 11);

  for (guint i = 0; i < planned->n_excerpts; i++)
    {
      guint place = planned->first_excerpt + i;
      const CwDemoExcerpt *excerpt = cw_demo_plan_excerpt (self->plan, place);

      if (!write_excerpt (self,
                          place,
                          &g_array_index (text->ranges, CwDemoRange, i),
                          quotes[i],
                          created,
                          error))
        return FALSE;
      for (guint j = 0; j < excerpt->n_codings; j++)
        if (!write_coding (self, place, excerpt->first_coding + j, created, error))
          return FALSE;
    }
  return TRUE;
}

/* --- all of it ------------------------------------------------------------------------------------------------ */

static gboolean
write_source (CwDemoWriter *self, guint place, GError **error)
{
  g_autoptr (CwDemoText) text = cw_demo_text_new (self->plan, place);

  cw_demo_tally_add (self->tally, place, text);
  return write_row (self, place, error)
         && cw_bulk_insert_text (self->bulk, place + 1, text->paragraphs, error)
         && attribute_source (self, place, text, error) && write_values (self, place, error)
         && write_voices (self, place, error) && write_evidence (self, place, text, error);
}

static gboolean
write_batch (CwDemoWriter *self, guint *place, GError **error)
{
  g_autofree char *label = NULL;
  guint first = *place;
  guint64 words = 0;

  if (!cw_bulk_begin (self->bulk, error))
    return FALSE;
  for (; *place < self->plan->size->n_sources && words < BATCH_WORDS; (*place)++)
    {
      if (!write_source (self, *place, error))
        return FALSE;
      words += cw_demo_plan_source (self->plan, *place)->words;
    }
  label = g_strdup_printf ("Added S-%u to S-%u with their excerpts and codings", first + 1, *place);
  return cw_bulk_commit (self->bulk, label, error);
}

/**
 * cw_demo_write_sources:
 *
 * Writes the sources in batches, so that no more than one of them is in memory.
 */
gboolean
cw_demo_write_sources (CwDemoWriter *self, GError **error)
{
  for (guint place = 0; place < self->plan->size->n_sources;)
    if (!write_batch (self, &place, error))
      return FALSE;
  return TRUE;
}
