/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwReportQuotes: every layout takes its excerpts from here, so that all of them cite in one way and none prints what
 * consent forbids. */

#include "config.h"

#include "cw-report-quotes.h"

#include "cw-citation.h"
#include "cw-coding.h"
#include "cw-report-speech.h"
#include "cw-report-strings.h"

struct _CwReportQuotes
{
  CwProject *project;
  CwCitation *citation;
  CwReportSpeech *speech;
  CwReportCodes *codes;
  GHashTable *quotes; /* CwReportQuote by excerpt id */
  guint n_limited;
};

static void
free_quote (gpointer data)
{
  CwReportQuote *quote = data;

  g_free (quote->id);
  g_free (quote->words);
  cw_excerpt_free (quote->excerpt);
  g_free (quote->attribution);
  g_free (quote->role);
  g_free (quote->source);
  g_free (quote->date);
  g_free (quote->before);
  g_free (quote->after);
  g_free (quote);
}

/**
 * cw_report_quotes_new:
 * @options: the citation, the attribution and the context
 *
 * The project must not change while the result is used.
 *
 * Returns: (transfer full): an empty store, or NULL with %CW_ERROR_INVALID for a wrong template
 */
CwReportQuotes *
cw_report_quotes_new (CwProject *project, const CwExcerptReportOptions *options, GError **error)
{
  g_autoptr (CwReportQuotes) self = g_new0 (CwReportQuotes, 1);

  g_return_val_if_fail (CW_IS_PROJECT (project) && options != NULL, NULL);

  self->project = g_object_ref (project);
  self->quotes = g_hash_table_new_full (NULL, NULL, NULL, free_quote);
  self->citation = cw_citation_new (cw_citation_resolve (options->citation), error);
  if (self->citation == NULL)
    return NULL;
  self->speech = cw_report_speech_new (project, options->attribution, options->context, error);
  if (self->speech == NULL)
    return NULL;
  self->codes = cw_report_codes_new (project, NULL, FALSE, error);
  return self->codes == NULL ? NULL : g_steal_pointer (&self);
}

void
cw_report_quotes_free (CwReportQuotes *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->project);
  g_clear_pointer (&self->citation, cw_citation_free);
  cw_report_speech_free (self->speech);
  cw_report_codes_free (self->codes);
  g_hash_table_unref (self->quotes);
  g_free (self);
}

static void
describe_source (CwReportQuotes *self, CwReportQuote *quote)
{
  CwRecord *source = cw_project_get_record (self->project, CW_KIND_SOURCE, quote->excerpt->source);
  const char *brief = cw_record_get_text (source, CW_SOURCE_SHORT);

  quote->source = g_strdup (*brief != '\0' ? brief : cw_record_get_name (source));
  quote->date = g_strdup (cw_record_get_text (source, CW_SOURCE_EVENT_DATE));
}

/* The text belongs to the project, so it is not kept. */
static gboolean
describe_words (CwReportQuotes *self, CwReportQuote *quote, GError **error)
{
  const CwExcerpt *excerpt = quote->excerpt;
  CwText *text = cw_project_get_text (self->project, excerpt->source, error);

  if (text == NULL)
    return FALSE;
  quote->attribution = cw_report_speech_dup_name (self->speech, text, excerpt->start, excerpt->end);
  quote->role = cw_report_speech_dup_role (self->speech, text, excerpt->start, excerpt->end);
  quote->limited = cw_report_speech_is_limited (self->speech, text, excerpt->start, excerpt->end);
  quote->words = g_strdup (quote->limited ? CW_STR_PARAPHRASE_ONLY : excerpt->quote);
  cw_report_speech_find_context (
      self->speech, text, excerpt->start, excerpt->end, &quote->before, &quote->after);
  if (quote->limited)
    {
      self->n_limited++;
      g_clear_pointer (&quote->before, g_free);
      g_clear_pointer (&quote->after, g_free);
    }
  return TRUE;
}

/**
 * cw_report_quotes_get:
 *
 * Returns: (transfer none): the excerpt ready for paper, or NULL with an error of the file
 */
const CwReportQuote *
cw_report_quotes_get (CwReportQuotes *self, gint64 excerpt, GError **error)
{
  CwReportQuote *quote;

  g_return_val_if_fail (self != NULL, NULL);

  quote = g_hash_table_lookup (self->quotes, GSIZE_TO_POINTER (excerpt));
  if (quote != NULL)
    return quote;
  quote = g_new0 (CwReportQuote, 1);
  quote->excerpt = cw_project_load_excerpt (self->project, excerpt, error);
  if (quote->excerpt == NULL)
    {
      g_free (quote);
      return NULL;
    }
  quote->id = cw_kind_format_id (CW_KIND_EXCERPT, excerpt);
  describe_source (self, quote);
  if (!describe_words (self, quote, error))
    {
      free_quote (quote);
      return NULL;
    }
  g_hash_table_insert (self->quotes, GSIZE_TO_POINTER (excerpt), quote);
  return quote;
}

/**
 * cw_report_quotes_get_codes:
 *
 * Returns: (transfer none): the codebook with its numbers
 */
CwReportCodes *
cw_report_quotes_get_codes (CwReportQuotes *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->codes;
}

/**
 * cw_report_quotes_get_n_limited:
 *
 * Returns: how many of the quotations got so far must not be printed word by word
 */
guint
cw_report_quotes_get_n_limited (CwReportQuotes *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->n_limited;
}

/**
 * cw_report_quotes_dup_citation:
 *
 * Returns: (transfer full): the citation line, with a star where the excerpt has one
 */
char *
cw_report_quotes_dup_citation (CwReportQuotes *self, const CwReportQuote *quote)
{
  CwCitationFields fields = { .attribution = quote->attribution,
                              .source_short = quote->source,
                              .date = quote->date,
                              .locator = quote->excerpt->locator,
                              .id = quote->id };
  g_autofree char *line = cw_citation_format (self->citation, &fields);

  return quote->excerpt->starred ? g_strdup_printf (CW_STR_STARRED, line) : g_steal_pointer (&line);
}

static void
set_other_codes (CwReportQuotes *self, CwBlock *block, const CwReportQuote *quote, gint64 code)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *line = NULL;

  for (guint i = 0; i < quote->excerpt->codes->len; i++)
    {
      gint64 other = g_array_index (quote->excerpt->codes, gint64, i);
      guint place;

      if (other == code || !cw_report_codes_find (self->codes, other, &place))
        continue;
      g_string_append_printf (
          names,
          "%s%s %s",
          names->len > 0 ? "; " : "",
          cw_report_codes_get (self->codes, place)->number,
          cw_record_get_name (cw_report_codes_get (self->codes, place)->record));
    }
  if (names->len == 0)
    return;
  line = g_strdup_printf (code != 0 ? CW_STR_OTHER_CODES : CW_STR_CODES, names->str);
  cw_block_set_other_codes (block, line);
}

static void
set_comment (CwReportQuotes *self, CwBlock *block, const CwReportQuote *quote, gint64 code)
{
  g_autofree char *why
      = code == 0 ? g_strdup ("")
                  : cw_project_dup_coding_comment (self->project, quote->excerpt->id, code);
  const char *own = quote->excerpt->comment;
  g_autofree char *both = *why != '\0' && *own != '\0'
                              ? g_strdup_printf (CW_STR_TWO_COMMENTS, why, own)
                              : g_strdup (*why != '\0' ? why : own);
  g_autofree char *line = g_strdup_printf (CW_STR_COMMENT, both);

  if (*both != '\0')
    cw_block_set_comment (block, line);
}

static void
set_bracket (CwReportQuotes *self, CwBlock *block, gint64 code)
{
  g_autofree char *color = NULL;
  guint place;

  if (!cw_report_codes_find (self->codes, code, &place))
    {
      cw_block_set_bracket (block, CW_BRACKET_SOLID, NULL, NULL);
      return;
    }
  color = cw_project_dup_color (self->project, code);
  cw_block_set_bracket (
      block,
      CW_BRACKET_SOLID + place % (CW_N_BRACKET_STYLES - 1),
      color,
      cw_record_get_text (cw_report_codes_get (self->codes, place)->record, CW_CODE_MNEMONIC));
}

/**
 * cw_report_quotes_make_block:
 * @code: the code it is printed under, 0 for none
 * @group: (nullable): the case it is printed under
 *
 * Returns: (transfer full): the quotation with its citation, other codes and comment
 */
CwBlock *
cw_report_quotes_make_block (CwReportQuotes *self,
                             const CwReportQuote *quote,
                             gint64 code,
                             const char *group)
{
  g_autofree char *citation = cw_report_quotes_dup_citation (self, quote);
  CwBlock *block = cw_block_new_excerpt (quote->words, citation);

  cw_block_set_identity (block, quote->id, group);
  cw_block_set_context (block, quote->before, quote->after);
  set_bracket (self, block, code);
  set_other_codes (self, block, quote, code);
  set_comment (self, block, quote, code);
  return block;
}

/**
 * cw_report_quotes_add_limits:
 * @scope: (nullable): the scope sentence so far
 *
 * Returns: (transfer full): @scope, with what consent has kept out
 */
char *
cw_report_quotes_add_limits (CwReportQuotes *self, const char *scope)
{
  g_autofree char *limits = NULL;

  if (self->n_limited == 0)
    return g_strdup (scope);
  limits = g_strdup_printf (self->n_limited == 1 ? CW_STR_SCOPE_LIMITED_ONE : CW_STR_SCOPE_LIMITED,
                            self->n_limited);
  return scope == NULL ? g_steal_pointer (&limits) : g_strjoin (" ", scope, limits, NULL);
}
