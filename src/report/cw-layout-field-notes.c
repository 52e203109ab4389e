/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Layout P12, the field-note book: notes by date, voices told apart, the observer's comments in italics. */

#include "config.h"

#include "cw-report-start.h"
#include "cw-report-strings.h"

#include "cw-voice.h"

static int
compare_dates (gconstpointer a, gconstpointer b)
{
  CwRecord *x = *(CwRecord *const *) a, *y = *(CwRecord *const *) b;
  int order = g_strcmp0 (cw_record_get_text (x, CW_SOURCE_EVENT_DATE),
                         cw_record_get_text (y, CW_SOURCE_EVENT_DATE));

  return order != 0 ? order : cw_record_compare (x, y);
}

static void
add_paragraph (CwReportStart *start, const CwParagraph *paragraph, gboolean limited)
{
  CwVoice voice = cw_voice_from_name (paragraph->voice);
  const char *text = limited ? CW_STR_PARAPHRASE_ONLY : paragraph->text;
  const char *speaker = *paragraph->speaker != '\0' ? paragraph->speaker : NULL;
  CwTextRole role = CW_TEXT_BODY;

  if (voice == CW_VOICE_OBSERVER_COMMENT)
    role = CW_TEXT_OBSERVER;
  else if (voice == CW_VOICE_QUOTED_DOCUMENT)
    role = CW_TEXT_DEFINITION;
  cw_report_add_line (
      start, role, voice == CW_VOICE_OBSERVER_COMMENT ? CW_STR_OBSERVER : speaker, text);
}

static gboolean
add_note (CwReportStart *start, CwReportSpeech *speech, CwRecord *source, GError **error)
{
  gint64 id = cw_record_get_id (source);
  CwText *text = cw_project_get_text (start->project, id, error);
  g_autofree char *anchor = cw_kind_format_id (CW_KIND_SOURCE, id);

  if (text == NULL)
    return FALSE;
  cw_report_add_heading (start, 1, cw_record_get_name (source), anchor);
  cw_report_add_line (
      start, CW_TEXT_DETAIL, NULL, cw_record_get_text (source, CW_SOURCE_EVENT_DATE));
  cw_report_add_line (start, CW_TEXT_DETAIL, NULL, cw_record_get_text (source, CW_SOURCE_SITE));
  for (guint i = 0; i < cw_text_get_n_paragraphs (text); i++)
    {
      const CwParagraph *paragraph = cw_text_get_paragraph (text, i);

      add_paragraph (
          start,
          paragraph,
          cw_report_speech_is_limited (speech, text, paragraph->start, paragraph->start + 1));
    }
  return TRUE;
}

static gboolean
add_all (CwReportStart *start, GError **error)
{
  GListModel *all = cw_project_get_all (start->project, CW_KIND_SOURCE);
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (CwReportSpeech) speech = cw_report_speech_new (
      start->project, CW_ATTRIBUTION_PSEUDONYM, CW_REPORT_CONTEXT_NONE, error);

  for (guint i = 0; speech != NULL && i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (CwRecord) source = g_list_model_get_item (all, i);

      if (g_str_equal (cw_record_get_text (source, CW_SOURCE_KIND), "field note")
          && cw_report_is_chosen (start->request->sources, cw_record_get_id (source)))
        g_ptr_array_add (notes, g_steal_pointer (&source));
    }
  g_ptr_array_sort (notes, compare_dates);
  cw_report_say (start, CW_STR_SCOPE_FIELD_NOTES, notes->len);
  cw_document_set_note (start->document, CW_STR_FIELD_NOTES_NOTE);
  for (guint i = 0; i < notes->len; i++)
    if (!add_note (start, speech, notes->pdata[i], error))
      return FALSE;
  return speech != NULL;
}

/**
 * cw_layout_field_notes:
 *
 * Returns: (transfer full): layout P12, or NULL with an error of the file
 */
CwDocument *
cw_layout_field_notes (CwProject *project, const CwReportRequest *request, GError **error)
{
  CwReportStart start;
  gboolean done = cw_report_start (&start, project, request, CW_STR_FIELD_NOTES_TITLE, error)
                  && add_all (&start, error);

  return cw_report_finish (&start, done, error);
}
