/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Layout P3, a document with its codes in the margin: up to six lanes, and what finds none as a numbered note at the
 * foot of its page; comments on excerpts are such notes too. */

#include "config.h"

#include "cw-report-start.h"
#include "cw-report-strings.h"

#include "cw-coding.h"
#include "cw-lane-layout.h"

#define MAX_LANES 6

typedef struct
{
  CwReportStart *start;
  CwText *text;
  CwReportSpeech *speech;
  GArray *items;     /* of CwLaneItem: the key is the code, the id the excerpt */
  GHashTable *noted; /* excerpts whose comment has been printed */
  guint n_lanes;
  guint n_notes;
} Margin;

static void
collect_items (Margin *self, const CwEvidenceSource *source)
{
  for (guint i = 0; i < source->excerpts->len; i++)
    {
      const CwExcerptSpan *span = &g_array_index (source->excerpts, CwExcerptSpan, i);

      for (guint j = 0; j < span->n_codings && span->start < span->end; j++)
        {
          const CwCodingSpan *coding
              = &g_array_index (source->codings, CwCodingSpan, span->first_coding + j);
          CwLaneItem item
              = { .start = span->start, .end = span->end, .key = coding->code, .id = span->id };

          if (cw_report_is_chosen (self->start->request->excerpts.codes, coding->code))
            g_array_append_val (self->items, item);
        }
    }
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const CwLaneItem *x = a, *y = b;

  if (x->start != y->start)
    return x->start < y->start ? -1 : 1;
  return (x->key > y->key) - (x->key < y->key);
}

static guint
find_byte (const CwParagraph *paragraph, guint64 position)
{
  guint64 at = position <= paragraph->start ? 0 : position - paragraph->start;

  return g_utf8_offset_to_pointer (paragraph->text, MIN (at, paragraph->characters))
         - paragraph->text;
}

static CwCodeMark *
add_mark (Margin *self,
          CwCodedBlock *block,
          const CwParagraph *paragraph,
          const CwLaneItem *item,
          const char *label,
          const char *name)
{
  g_autofree char *id = cw_kind_format_id (CW_KIND_EXCERPT, item->id);
  g_autofree char *color = cw_project_dup_color (self->start->project, item->key);

  return cw_coded_block_add_mark (block,
                                  find_byte (paragraph, item->start),
                                  find_byte (paragraph, item->end),
                                  id,
                                  label,
                                  name,
                                  color);
}

static void
add_code (Margin *self, CwCodedBlock *block, const CwParagraph *paragraph, const CwLaneItem *item)
{
  CwReportCodes *codes = cw_report_quotes_get_codes (self->start->quotes);
  g_autofree char *name = cw_report_dup_number (self->start, item->key);
  const char *label;
  CwCodeMark *mark;
  guint place;

  if (!cw_report_codes_find (codes, item->key, &place))
    return;
  label = cw_record_get_text (cw_report_codes_get (codes, place)->record, CW_CODE_MNEMONIC);
  mark = add_mark (self,
                   block,
                   paragraph,
                   item,
                   *label != '\0' ? label : cw_report_codes_get (codes, place)->number,
                   name);
  mark->opens = item->start >= paragraph->start;
  mark->bracket = CW_BRACKET_SOLID + place % (CW_N_BRACKET_STYLES - 1);
  mark->lane = item->lane == CW_LANE_NONE ? CW_CODED_OVERFLOW : item->lane;
  if (item->lane == CW_LANE_NONE && mark->opens)
    mark->note = ++self->n_notes;
}

/* The analyst's comment is a note at the foot, at the line where the excerpt starts. */
static gboolean
add_comment (Margin *self,
             CwCodedBlock *block,
             const CwParagraph *paragraph,
             const CwLaneItem *item,
             GError **error)
{
  g_autoptr (CwExcerpt) excerpt = NULL;
  CwCodeMark *mark;

  if (item->start < paragraph->start
      || !g_hash_table_add (self->noted, GSIZE_TO_POINTER (item->id)))
    return TRUE;
  excerpt = cw_project_load_excerpt (self->start->project, item->id, error);
  if (excerpt == NULL || *excerpt->comment == '\0')
    return excerpt != NULL;
  mark = add_mark (self, block, paragraph, item, CW_STR_COMMENT_SIGN, excerpt->comment);
  mark->lane = CW_CODED_OVERFLOW;
  mark->note = ++self->n_notes;
  return TRUE;
}

static gboolean
add_marks (Margin *self, CwCodedBlock *block, const CwParagraph *paragraph, GError **error)
{
  guint64 end = (guint64) paragraph->start + paragraph->characters;

  for (guint i = 0; i < self->items->len; i++)
    {
      const CwLaneItem *item = &g_array_index (self->items, CwLaneItem, i);

      if (item->start >= end)
        break;
      if (item->end <= paragraph->start)
        continue;
      add_code (self, block, paragraph, item);
      if (!add_comment (self, block, paragraph, item, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_paragraph (Margin *self, guint index, const char **speaker, GError **error)
{
  const CwParagraph *paragraph = cw_text_get_paragraph (self->text, index);
  gboolean limited = cw_report_speech_is_limited (
      self->speech, self->text, paragraph->start, paragraph->start + 1);
  gboolean changed = *paragraph->speaker != '\0' && !g_str_equal (*speaker, paragraph->speaker);
  g_autoptr (CwCodedBlock) block = NULL;

  if (paragraph->characters == 0)
    return TRUE;
  block = cw_coded_block_new (paragraph->label,
                              changed ? paragraph->speaker : NULL,
                              limited ? CW_STR_PARAPHRASE_ONLY : paragraph->text,
                              self->n_lanes);
  *speaker = paragraph->speaker;
  if (!limited && !add_marks (self, block, paragraph, error))
    return FALSE;
  cw_document_append (self->start->document, cw_block_new_coded (g_steal_pointer (&block)));
  return TRUE;
}

static void
assign_lanes (Margin *self)
{
  CwLaneLayout layout
      = cw_lane_layout_assign ((CwLaneItem *) self->items->data, self->items->len, 1, MAX_LANES);

  self->n_lanes = MIN (layout.n_lanes, MAX_LANES);
  g_array_sort (self->items, compare_items);
}

static gboolean
add_source (CwReportStart *start,
            CwReportSpeech *speech,
            CwRecord *source,
            guint *n_notes,
            GError **error)
{
  gint64 id = cw_record_get_id (source);
  CwEvidence *evidence = cw_project_get_evidence (start->project);
  g_autoptr (GArray) items = g_array_new (FALSE, TRUE, sizeof (CwLaneItem));
  g_autoptr (GHashTable) noted = g_hash_table_new (NULL, NULL);
  g_autoptr (CwText) text = cw_project_get_text (start->project, id, error);
  g_autofree char *anchor = cw_kind_format_id (CW_KIND_SOURCE, id);
  Margin self = { start, text, speech, items, noted, 0, *n_notes };
  const char *speaker = "";
  guint place;

  if (text == NULL)
    return FALSE;
  cw_text_ref (text);
  cw_report_add_heading (start, 1, cw_record_get_name (source), anchor);
  cw_report_add_line (
      start, CW_TEXT_DETAIL, NULL, cw_record_get_text (source, CW_SOURCE_EVENT_DATE));
  if (cw_evidence_find_source (evidence, id, &place))
    collect_items (&self, cw_evidence_get_source (evidence, place));
  assign_lanes (&self);
  for (guint i = 0; i < cw_text_get_n_paragraphs (text); i++)
    if (!add_paragraph (&self, i, &speaker, error))
      return FALSE;
  *n_notes = self.n_notes;
  return TRUE;
}

static gboolean
add_all (CwReportStart *start, GError **error)
{
  GListModel *sources = cw_project_get_children (start->project, CW_KIND_SOURCE, 0);
  g_autoptr (CwReportSpeech) speech = cw_report_speech_new (
      start->project, CW_ATTRIBUTION_PSEUDONYM, CW_REPORT_CONTEXT_NONE, error);
  guint n_notes = 0, n_printed = 0;

  for (guint i = 0; speech != NULL && i < g_list_model_get_n_items (sources); i++)
    {
      g_autoptr (CwRecord) source = g_list_model_get_item (sources, i);

      if (!cw_report_is_chosen (start->request->sources, cw_record_get_id (source)))
        continue;
      if (!add_source (start, speech, source, &n_notes, error))
        return FALSE;
      n_printed++;
    }
  start->document->line_numbers = start->request->line_numbers;
  start->document->double_spaced = start->request->double_spaced;
  cw_report_say (start, n_printed == 1 ? CW_STR_SCOPE_SOURCE : CW_STR_SCOPE_SOURCES, n_printed);
  cw_document_set_note (start->document, CW_STR_MARGIN_NOTE);
  return speech != NULL;
}

/**
 * cw_layout_margin:
 *
 * Returns: (transfer full): layout P3, or NULL with an error of the file
 */
CwDocument *
cw_layout_margin (CwProject *project, const CwReportRequest *request, GError **error)
{
  CwReportStart start;
  gboolean done = cw_report_start (&start, project, request, CW_STR_MARGIN_TITLE, error)
                  && add_all (&start, error);

  return cw_report_finish (&start, done, error);
}
