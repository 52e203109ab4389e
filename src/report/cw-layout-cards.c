/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Layout P14, cut-up cards for sorting on a table: each excerpt once, with its id, a short citation, the mnemonics of
 * its codes and room to write. */

#include "config.h"

#include "cw-report-start.h"
#include "cw-report-strings.h"

#include "cw-error.h"
#include "cw-report-cases.h"
#include "cw-sheet.h"

static gboolean
is_coded (const CwReportCodes *chosen, const CwEvidenceSource *source, const CwExcerptSpan *span)
{
  for (guint i = 0; i < span->n_codings; i++)
    {
      guint place;

      if (cw_report_codes_find (
              chosen,
              g_array_index (source->codings, CwCodingSpan, span->first_coding + i).code,
              &place)
          && cw_report_codes_get (chosen, place)->chosen)
        return TRUE;
    }
  return FALSE;
}

static void
set_mnemonics (CwReportStart *start, CwBlock *block, const CwReportQuote *quote)
{
  CwReportCodes *codes = cw_report_quotes_get_codes (start->quotes);
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < quote->excerpt->codes->len; i++)
    {
      const CwReportCodeItem *item;
      const char *mnemonic;
      guint place;

      if (!cw_report_codes_find (codes, g_array_index (quote->excerpt->codes, gint64, i), &place))
        continue;
      item = cw_report_codes_get (codes, place);
      mnemonic = cw_record_get_text (item->record, CW_CODE_MNEMONIC);
      g_string_append_printf (
          all, "%s%s", all->len > 0 ? " · " : "", *mnemonic != '\0' ? mnemonic : item->number);
    }
  cw_block_set_bracket (block, CW_BRACKET_SOLID, NULL, all->str);
}

static gboolean
collect (CwReportStart *start, GPtrArray *quotes, GError **error)
{
  const CwExcerptReportOptions *options = &start->request->excerpts;
  CwEvidence *evidence = cw_project_get_evidence (start->project);
  g_autoptr (CwReportCodes) chosen
      = cw_report_codes_new (start->project, options->codes, options->own, error);
  g_autoptr (CwReportCases) cases
      = chosen == NULL ? NULL : cw_report_cases_new (start->project, options->cases, error);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  gboolean restricted = options->cases != NULL && options->cases->len > 0;

  for (guint i = 0; cases != NULL && i < cw_evidence_get_n_sources (evidence); i++)
    {
      const CwEvidenceSource *source = cw_evidence_get_source (evidence, i);

      for (guint j = 0; j < source->excerpts->len; j++)
        {
          const CwExcerptSpan *span = &g_array_index (source->excerpts, CwExcerptSpan, j);
          const CwReportQuote *quote;

          cw_report_cases_list (cases, i, span->start, span->end, found);
          if (span->start >= span->end || !is_coded (chosen, source, span)
              || (restricted && found->len == 0))
            continue;
          quote = cw_report_quotes_get (start->quotes, span->id, error);
          if (quote == NULL)
            return FALSE;
          g_ptr_array_add (quotes, (gpointer) quote);
        }
    }
  return cases != NULL;
}

static gboolean
add_all (CwReportStart *start, GError **error)
{
  g_autoptr (GPtrArray) quotes = g_ptr_array_new ();
  guint cards = start->request->cards == 0 ? 4 : start->request->cards;

  if (!cw_sheet_count_is_valid (cards))
    {
      g_set_error (error,
                   CW_ERROR,
                   CW_ERROR_INVALID,
                   "A sheet cannot be cut into %u cards. Choose 1, 2, 4 or 8.",
                   cards);
      return FALSE;
    }
  if (!collect (start, quotes, error))
    return FALSE;
  g_ptr_array_sort (quotes, cw_report_quote_compare_dates);
  start->document->cards = cards;
  cw_report_say (start, CW_STR_SCOPE_CARDS, quotes->len, cards);
  for (guint i = 0; i < quotes->len; i++)
    {
      CwBlock *block = cw_document_append (
          start->document, cw_report_quotes_make_block (start->quotes, quotes->pdata[i], 0, NULL));

      set_mnemonics (start, block, quotes->pdata[i]);
    }
  return TRUE;
}

/**
 * cw_layout_cards:
 *
 * Returns: (transfer full): layout P14, or NULL with %CW_ERROR_INVALID
 */
CwDocument *
cw_layout_cards (CwProject *project, const CwReportRequest *request, GError **error)
{
  CwReportRequest brief = *request;
  CwReportStart start;
  gboolean done;

  if (brief.excerpts.citation == NULL)
    brief.excerpts.citation = "thesis-short";
  done = cw_report_start (&start, project, &brief, CW_STR_CARDS_TITLE, error)
         && add_all (&start, error);
  return cw_report_finish (&start, done, error);
}
