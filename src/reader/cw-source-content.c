/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* What a project holds of a source, in the plain form that CwCodedView takes. */

#include "config.h"

#include "cw-source-content.h"

#include "cw-coding.h"
#include "cw-view-paragraph.h"

#include <glib/gi18n.h>

static CwViewTone
find_tone (const char *voice)
{
  if (g_strcmp0 (voice, "interviewer") == 0)
    return CW_VIEW_TONE_QUESTION;
  if (g_strcmp0 (voice, "observer comment") == 0)
    return CW_VIEW_TONE_COMMENT;
  return CW_VIEW_TONE_EVIDENCE;
}

static void
copy_runs (CwViewParagraph *paragraph, const GArray *runs)
{
  for (guint i = 0; runs != NULL && i < runs->len; i++)
    {
      const CwFormatRun *run = &g_array_index (runs, CwFormatRun, i);

      cw_view_paragraph_add_run (paragraph, run->start, run->end, run->format);
    }
}

static CwViewParagraph *
make_paragraph (const CwParagraph *stored)
{
  CwViewParagraph *paragraph = cw_view_paragraph_new (stored->label, stored->text);

  paragraph->style = stored->style;
  paragraph->level = stored->level;
  paragraph->tone = find_tone (stored->voice);
  paragraph->soft = stored->soft;
  if (stored->speaker != NULL && *stored->speaker != '\0')
    paragraph->speaker = g_strdup (stored->speaker);
  copy_runs (paragraph, stored->runs);
  return paragraph;
}

/* (element-type CwViewParagraph) */
GPtrArray *
cw_source_content_make_paragraphs (const CwText *text)
{
  guint n = cw_text_get_n_paragraphs (text);
  GPtrArray *paragraphs = g_ptr_array_new_full (n, (GDestroyNotify) cw_view_paragraph_free);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (paragraphs, make_paragraph (cw_text_get_paragraph (text, i)));
  return paragraphs;
}

static const CwEvidenceSource *
find_source (CwProject *project, gint64 source)
{
  CwEvidence *evidence = cw_project_get_evidence (project);
  guint index;

  return cw_evidence_find_source (evidence, source, &index)
             ? cw_evidence_get_source (evidence, index)
             : NULL;
}

static void
append_coding (CwProject *project,
               const CwExcerptSpan *excerpt,
               gint64 code,
               gboolean starred,
               GArray *codings)
{
  CwRecord *record = cw_project_get_record (project, CW_KIND_CODE, code);
  g_autofree char *color = NULL;
  CwViewCoding coding = { 0 };

  if (record == NULL)
    return;
  color = cw_project_dup_color (project, code);
  coding.excerpt_id = excerpt->id;
  coding.code_id = code;
  coding.start = excerpt->start;
  coding.end = excerpt->end;
  coding.name = cw_record_get_name (record);
  coding.starred = starred;
  gdk_rgba_parse (&coding.color, color);
  g_array_append_val (codings, coding);
}

/* Highlighted only, with a star or a comment perhaps. */
static void
append_uncoded (const CwExcerptSpan *excerpt, gboolean starred, GArray *codings)
{
  CwViewCoding coding = { .excerpt_id = excerpt->id,
                          .start = excerpt->start,
                          .end = excerpt->end,
                          .name = "",
                          .starred = starred };

  g_array_append_val (codings, coding);
}

static gboolean
has_star (GHashTable *starred, gint64 excerpt)
{
  return starred != NULL && g_hash_table_contains (starred, &excerpt);
}

/* (element-type CwViewCoding): the names are borrowed from the records of the codes. */
GArray *
cw_source_content_make_codings (CwProject *project, gint64 source)
{
  const CwEvidenceSource *place = find_source (project, source);
  GArray *codings = g_array_new (FALSE, FALSE, sizeof (CwViewCoding));
  g_autoptr (GHashTable) starred = NULL;

  if (place == NULL)
    return codings;
  starred = cw_project_list_starred_excerpts (project, NULL);
  for (guint i = 0; i < place->excerpts->len; i++)
    {
      const CwExcerptSpan *excerpt = &g_array_index (place->excerpts, CwExcerptSpan, i);

      if (excerpt->n_codings == 0)
        append_uncoded (excerpt, has_star (starred, excerpt->id), codings);
      for (guint j = 0; j < excerpt->n_codings; j++)
        append_coding (project,
                       excerpt,
                       g_array_index (place->codings, CwCodingSpan, excerpt->first_coding + j).code,
                       has_star (starred, excerpt->id),
                       codings);
    }
  return codings;
}

guint
cw_source_content_count_excerpts (CwProject *project, gint64 source)
{
  const CwEvidenceSource *place = find_source (project, source);

  return place != NULL ? place->excerpts->len : 0;
}

/* The line below the title: "interview transcript · 2021-04-10 · 12 excerpts". */
char *
cw_source_content_describe (CwProject *project, gint64 source)
{
  CwRecord *record = cw_project_get_record (project, CW_KIND_SOURCE, source);
  guint n = cw_source_content_count_excerpts (project, source);
  g_autofree char *count = g_strdup_printf (ngettext ("%u excerpt", "%u excerpts", n), n);
  const char *kind = record != NULL ? cw_record_get_text (record, CW_SOURCE_KIND) : "";
  const char *date = record != NULL ? cw_record_get_text (record, CW_SOURCE_EVENT_DATE) : "";

  return g_strconcat (
      kind, *kind != '\0' ? " · " : "", date, *date != '\0' ? " · " : "", count, NULL);
}
