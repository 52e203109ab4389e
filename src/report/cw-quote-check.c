/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The manuscript check (method.md X16): each quotation is looked for in all sources, first word by word, then in the
 * sources that share most of its words. What the citation says of speaker, place and date is held against the source. */

#include "config.h"

#include "cw-quote-check.h"

#include "cw-citation-facts.h"
#include "cw-passage-finder.h"
#include "cw-plain-words.h"
#include "cw-report-speech.h"

#include <string.h>

#define LEAST_SCORE 0.6  /* below, two passages have nothing to do with each other */
#define MAX_CANDIDATES 5 /* sources that are looked through for an altered quotation */
#define SHINGLE 3        /* words that are looked for together */

typedef struct
{
  CwProject *project;
  CwReportSpeech *speech;
  CwCitationFacts *facts;
  GArray *ids;        /* of the sources */
  GPtrArray *words;   /* CwPlainWords of each */
  GPtrArray *finders; /* CwPassageFinder of each, NULL until it is needed */
} Check;

/**
 * cw_quote_verdict_nick:
 *
 * Returns: verbatim, altered, misattributed, forbidden or not found
 */
const char *
cw_quote_verdict_nick (CwQuoteVerdict verdict)
{
  static const char *const nicks[CW_N_QUOTE_VERDICTS]
      = { "verbatim", "altered", "misattributed", "forbidden", "not found" };

  g_return_val_if_fail (verdict < CW_N_QUOTE_VERDICTS, NULL);
  return nicks[verdict];
}

void
cw_quote_finding_free (CwQuoteFinding *self)
{
  g_free (self->locator);
  g_free (self->remark);
  g_free (self);
}

static void
free_finder (gpointer data)
{
  if (data != NULL)
    cw_passage_finder_free (data);
}

static gboolean
read_sources (Check *self, GError **error)
{
  GListModel *sources = cw_project_get_all (self->project, CW_KIND_SOURCE);

  for (guint i = 0; i < g_list_model_get_n_items (sources); i++)
    {
      g_autoptr (CwRecord) source = g_list_model_get_item (sources, i);
      gint64 id = cw_record_get_id (source);
      CwText *text = cw_project_get_text (self->project, id, error);
      g_autofree char *whole = NULL;

      if (text == NULL)
        return FALSE;
      whole = cw_text_dup_range (text, 0, cw_text_get_length (text));
      g_array_append_val (self->ids, id);
      g_ptr_array_add (self->words, cw_plain_words_new (whole));
      g_ptr_array_add (self->finders, NULL);
    }
  return TRUE;
}

/* --- altered ---------------------------------------------------------------------------------------------------- */

static char *
join_segments (char **segments)
{
  return g_strjoinv (" ", segments);
}

static guint
count_shingles (const CwPlainWords *words, char **tokens, guint n_tokens)
{
  guint n = 0;

  for (guint i = 0; i + SHINGLE <= n_tokens; i++)
    {
      g_autofree char *shingle = g_strjoin (" ", tokens[i], tokens[i + 1], tokens[i + 2], NULL);

      n += strstr (words->text, shingle) != NULL;
    }
  return n;
}

/* The sources that have most of the quotation's runs of words, best first; none that has no run at all. */
static GArray *
list_candidates (Check *self, const char *needle)
{
  g_auto (GStrv) tokens = g_strsplit (needle, " ", -1);
  guint n_tokens = g_strv_length (tokens);
  g_autofree guint *shares = g_new0 (guint, self->words->len + 1);
  GArray *best = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->words->len; i++)
    {
      guint at = best->len;

      shares[i] = count_shingles (self->words->pdata[i], tokens, n_tokens);
      if (shares[i] == 0)
        continue;
      while (at > 0 && shares[g_array_index (best, guint, at - 1)] < shares[i])
        at--;
      g_array_insert_val (best, at, i);
      g_array_set_size (best, MIN (best->len, MAX_CANDIDATES));
    }
  return best;
}

static double
look_in (Check *self, guint source, const char *needle, CwAnchor *range)
{
  const CwPlainWords *words = self->words->pdata[source];
  g_autoptr (GArray) found = NULL;

  if (self->finders->pdata[source] == NULL)
    self->finders->pdata[source] = cw_passage_finder_new (words->text);
  found = cw_passage_finder_find (self->finders->pdata[source], needle, "", "", 1);
  if (found->len == 0)
    return 0;
  *range = g_array_index (found, CwCandidate, 0).range;
  return g_array_index (found, CwCandidate, 0).score;
}

static char *
describe_change (const CwPlainWords *words, const CwAnchor *range, const char *needle)
{
  g_autofree char *old = g_utf8_substring (words->text, range->start, range->end);

  return cw_plain_words_show_changes (g_strstrip (old), needle);
}

static gboolean
find_altered (Check *self, CwQuoteFinding *finding, char **segments)
{
  g_autofree char *needle = join_segments (segments);
  g_autoptr (GArray) candidates = list_candidates (self, needle);
  double best = LEAST_SCORE;

  for (guint i = 0; i < candidates->len; i++)
    {
      guint source = g_array_index (candidates, guint, i);
      const CwPlainWords *words = self->words->pdata[source];
      CwAnchor range;
      double score = look_in (self, source, needle, &range);

      if (score < best)
        continue;
      best = score;
      finding->source = g_array_index (self->ids, gint64, source);
      finding->start = g_array_index (words->places, guint32, range.start);
      finding->end = g_array_index (words->places, guint32, range.end);
      g_free (finding->remark);
      finding->remark = describe_change (words, &range, needle);
    }
  return finding->source != 0;
}

/* --- verdict ---------------------------------------------------------------------------------------------------- */

/* Of several passages that say so, the one that is cited. */
static gboolean
find_verbatim (Check *self, CwQuoteFinding *finding, char **segments)
{
  guint place = 0;
  gint64 cited = cw_citation_facts_find_source (self->facts, finding->quote->citation, &place);

  for (guint i = 0; i < self->words->len; i++)
    {
      gboolean here = g_array_index (self->ids, gint64, i) == cited;
      const char *const *wanted = (const char *const *) segments;
      guint start, end;

      if (!cw_plain_words_find (self->words->pdata[i], wanted, here ? place : 0, &start, &end)
          && !cw_plain_words_find (self->words->pdata[i], wanted, 0, &start, &end))
        continue;
      if (finding->source != 0 && !here)
        continue;
      finding->source = g_array_index (self->ids, gint64, i);
      finding->start = start;
      finding->end = end;
    }
  return finding->source != 0;
}

static gboolean
judge (Check *self, CwQuoteFinding *finding, GError **error)
{
  CwText *text = cw_project_get_text (self->project, finding->source, error);
  gint64 speaker;

  if (text == NULL)
    return FALSE;
  finding->locator = cw_text_dup_locator (text, finding->start, finding->end);
  if (cw_report_speech_is_limited (self->speech, text, finding->start, finding->end))
    {
      finding->verdict = CW_QUOTE_FORBIDDEN;
      return TRUE;
    }
  if (finding->verdict == CW_QUOTE_ALTERED)
    return TRUE;
  speaker = cw_report_speech_find_speaker (self->speech, text, finding->start, finding->end);
  finding->remark = cw_citation_facts_find_mistake (self->facts,
                                                    finding->quote->citation,
                                                    finding->source,
                                                    finding->start,
                                                    finding->end,
                                                    speaker);
  finding->verdict = finding->remark != NULL ? CW_QUOTE_MISATTRIBUTED : CW_QUOTE_VERBATIM;
  return TRUE;
}

static CwQuoteFinding *
check_quote (Check *self, const CwChapterQuote *quote, GError **error)
{
  g_autoptr (CwPlainWords) plain = cw_plain_words_new (quote->words);
  g_auto (GStrv) segments = cw_plain_words_split (plain);
  CwQuoteFinding *finding = g_new0 (CwQuoteFinding, 1);

  finding->quote = quote;
  finding->verdict = CW_QUOTE_VERBATIM;
  if (!find_verbatim (self, finding, segments))
    finding->verdict
        = find_altered (self, finding, segments) ? CW_QUOTE_ALTERED : CW_QUOTE_NOT_FOUND;
  if (finding->verdict == CW_QUOTE_NOT_FOUND || judge (self, finding, error))
    return finding;
  cw_quote_finding_free (finding);
  return NULL;
}

static GPtrArray *
check_all (Check *self, const GPtrArray *quotes, GError **error)
{
  g_autoptr (GPtrArray) findings
      = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_quote_finding_free);

  for (guint i = 0; i < quotes->len; i++)
    {
      CwQuoteFinding *finding = check_quote (self, quotes->pdata[i], error);

      if (finding == NULL)
        return NULL;
      g_ptr_array_add (findings, finding);
    }
  return g_steal_pointer (&findings);
}

/**
 * cw_quote_check_run:
 * @quotes: (element-type CwChapterQuote): of a manuscript
 *
 * Returns: (transfer full) (element-type CwQuoteFinding): a verdict on each, or NULL with an error of the file
 */
GPtrArray *
cw_quote_check_run (CwProject *project, const GPtrArray *quotes, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) words
      = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_plain_words_free);
  g_autoptr (GPtrArray) finders = g_ptr_array_new_with_free_func (free_finder);
  g_autoptr (CwReportSpeech) speech = NULL;
  g_autoptr (CwCitationFacts) facts = NULL;
  Check self = { .project = project, .ids = ids, .words = words, .finders = finders };

  g_return_val_if_fail (CW_IS_PROJECT (project) && quotes != NULL, NULL);

  speech = cw_report_speech_new (project, CW_ATTRIBUTION_PSEUDONYM, CW_REPORT_CONTEXT_NONE, error);
  facts = speech == NULL ? NULL : cw_citation_facts_new (project, error);
  self.speech = speech;
  self.facts = facts;
  if (facts == NULL || !read_sources (&self, error))
    return NULL;
  return check_all (&self, quotes, error);
}
