/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Layout P16, the quote bank: what the researcher has starred, by code, with its length and how often it is cited. */

#include "config.h"

#include "cw-report-start.h"
#include "cw-report-strings.h"

#include "cw-coding.h"
#include "cw-summaries.h"

typedef struct
{
  CwReportStart *start;
  GHashTable *uses; /* summaries that cite it, by excerpt */
} Bank;

static gboolean
count_uses (Bank *self, GError **error)
{
  GListModel *all = cw_project_get_all (self->start->project, CW_KIND_SUMMARY);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (CwRecord) summary = g_list_model_get_item (all, i);
      g_autoptr (GArray) cited = cw_project_list_cited_evidence (
          self->start->project, cw_record_get_id (summary), error);

      if (cited == NULL)
        return FALSE;
      for (guint j = 0; j < cited->len; j++)
        {
          gpointer key = GSIZE_TO_POINTER (g_array_index (cited, CwEvidenceLink, j).excerpt);
          guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->uses, key));

          g_hash_table_insert (self->uses, key, GUINT_TO_POINTER (n + 1));
        }
    }
  return TRUE;
}

static gboolean
has_code (const CwReportQuote *quote, gint64 code)
{
  for (guint i = 0; i < quote->excerpt->codes->len; i++)
    if (g_array_index (quote->excerpt->codes, gint64, i) == code)
      return TRUE;
  return FALSE;
}

static gboolean
add_quote (Bank *self, const CwReportQuote *quote, gint64 code, GError **error)
{
  CwText *text = cw_project_get_text (self->start->project, quote->excerpt->source, error);
  g_autofree char *line = NULL;
  guint words;

  if (text == NULL)
    return FALSE;
  words = cw_text_count_words (text, quote->excerpt->start, quote->excerpt->end);
  line = g_strdup_printf (
      CW_STR_QUOTE_USE,
      words,
      GPOINTER_TO_UINT (g_hash_table_lookup (self->uses, GSIZE_TO_POINTER (quote->excerpt->id))));
  cw_document_append (self->start->document,
                      cw_report_quotes_make_block (self->start->quotes, quote, code, NULL));
  cw_report_add_line (self->start, CW_TEXT_DETAIL, NULL, line);
  return TRUE;
}

static gboolean
add_code (Bank *self, const CwReportCodeItem *item, GPtrArray *quotes, GError **error)
{
  gint64 code = cw_record_get_id (item->record);
  gboolean headed = FALSE;

  for (guint i = 0; i < quotes->len; i++)
    {
      if (!has_code (quotes->pdata[i], code))
        continue;
      if (!headed)
        {
          g_autofree char *name = cw_report_dup_number (self->start, code);
          g_autofree char *anchor = cw_kind_format_id (CW_KIND_CODE, code);

          cw_report_add_heading (self->start, 1, name, anchor);
          headed = TRUE;
        }
      if (!add_quote (self, quotes->pdata[i], code, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
collect (Bank *self, GPtrArray *quotes, GError **error)
{
  g_autoptr (GHashTable) starred = cw_project_list_starred_excerpts (self->start->project, error);
  GHashTableIter iter;
  gpointer excerpt;

  if (starred == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, starred);
  while (g_hash_table_iter_next (&iter, &excerpt, NULL))
    {
      const CwReportQuote *quote
          = cw_report_quotes_get (self->start->quotes, *(const gint64 *) excerpt, error);

      if (quote == NULL)
        return FALSE;
      if (quote->excerpt->start < quote->excerpt->end)
        g_ptr_array_add (quotes, (gpointer) quote);
    }
  g_ptr_array_sort (quotes, cw_report_quote_compare_dates);
  return TRUE;
}

static gboolean
add_all (CwReportStart *start, GError **error)
{
  const CwExcerptReportOptions *options = &start->request->excerpts;
  g_autoptr (GHashTable) uses = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) quotes = g_ptr_array_new ();
  g_autoptr (CwReportCodes) chosen
      = cw_report_codes_new (start->project, options->codes, options->own, error);
  Bank self = { start, uses };

  if (chosen == NULL || !count_uses (&self, error) || !collect (&self, quotes, error))
    return FALSE;
  cw_report_say (start, CW_STR_SCOPE_QUOTE_BANK, quotes->len);
  cw_document_set_note (start->document, CW_STR_QUOTE_BANK_NOTE);
  for (guint i = 0; i < chosen->codes->len; i++)
    {
      const CwReportCodeItem *item = cw_report_codes_get (chosen, i);

      if (item->chosen && !add_code (&self, item, quotes, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * cw_layout_quote_bank:
 *
 * Returns: (transfer full): layout P16, or NULL with an error of the file
 */
CwDocument *
cw_layout_quote_bank (CwProject *project, const CwReportRequest *request, GError **error)
{
  CwReportStart start;
  gboolean done = cw_report_start (&start, project, request, CW_STR_QUOTE_BANK_TITLE, error)
                  && add_all (&start, error);

  return cw_report_finish (&start, done, error);
}
