/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* What all layouts do alike: front matter, headings, lines, quotations. */

#include "config.h"

#include "cw-report-start.h"

#include "cw-coding.h"
#include "cw-report-disguise.h"
#include "cw-report-strings.h"

/**
 * cw_report_start:
 * @self: to be filled, and given to cw_report_finish() in any case
 *
 * Returns: FALSE with %CW_ERROR_INVALID for a wrong citation template
 */
gboolean
cw_report_start (CwReportStart *self,
                 CwProject *project,
                 const CwReportRequest *request,
                 const char *title,
                 GError **error)
{
  g_autofree char *date = cw_report_dup_date (request->excerpts.date);
  g_autofree char *language = cw_report_dup_language (project);

  *self = (CwReportStart) { .project = project, .request = request };
  self->numbers = cw_report_shows_numbers (project, request->excerpts.numbers);
  self->scope = g_string_new (NULL);
  self->document = cw_document_new (cw_project_get_title (project), title);
  cw_document_set_date (self->document, date);
  cw_document_set_language (self->document, language);
  self->quotes = cw_report_quotes_new (project, &request->excerpts, error);
  return self->quotes != NULL;
}

/**
 * cw_report_finish:
 * @done: whether all went well
 *
 * Returns: (transfer full) (nullable): the report with its scope and with pseudonyms, or NULL when something went
 *   wrong or CW_ERROR_INVALID where a pseudonym has a real name in it
 */
CwDocument *
cw_report_finish (CwReportStart *self, gboolean done, GError **error)
{
  CwDocument *document;

  if (done)
    {
      g_autofree char *scope = cw_report_quotes_add_limits (
          self->quotes, self->scope->len > 0 ? self->scope->str : NULL);

      cw_document_set_scope (self->document, scope);
    }
  else
    g_clear_pointer (&self->document, cw_document_unref);
  cw_report_quotes_free (self->quotes);
  g_string_free (self->scope, TRUE);
  document = g_steal_pointer (&self->document);
  if (document == NULL)
    return NULL;
  return cw_report_disguise (document, self->project, self->request->excerpts.real_names, error);
}

/**
 * cw_report_say:
 *
 * Adds a sentence to the scope.
 */
void
cw_report_say (CwReportStart *self, const char *format, ...)
{
  va_list list;

  if (self->scope->len > 0)
    g_string_append_c (self->scope, ' ');
  va_start (list, format);
  g_string_append_vprintf (self->scope, format, list);
  va_end (list);
}

/**
 * cw_report_add_heading:
 * @anchor: (nullable): the id of what it is the heading of
 */
void
cw_report_add_heading (CwReportStart *self, guint level, const char *text, const char *anchor)
{
  CwBlock *block = cw_document_append (self->document, cw_block_new_heading (level, text, NULL));

  cw_block_set_anchor (block, anchor);
}

/**
 * cw_report_add_line:
 * @lead: (nullable): set strongly before the text
 * @text: (nullable): nothing is added when it is empty
 */
void
cw_report_add_line (CwReportStart *self, CwTextRole role, const char *lead, const char *text)
{
  CwBlock *block;

  if (text == NULL || *text == '\0')
    return;
  block = cw_document_append (self->document, cw_block_new_paragraph (role, text, FALSE));
  cw_block_set_lead (block, lead);
}

/**
 * cw_report_add_body:
 * @text: of any number of paragraphs
 */
void
cw_report_add_body (CwReportStart *self, CwTextRole role, const char *text)
{
  g_auto (GStrv) lines = g_strsplit_set (text, "\r\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    cw_report_add_line (self, role, NULL, g_strstrip (lines[i]));
}

/**
 * cw_report_add_quote:
 * @code: the code it is printed under, 0 for none
 *
 * Returns: FALSE with an error of the file
 */
gboolean
cw_report_add_quote (CwReportStart *self,
                     gint64 excerpt,
                     gint64 code,
                     const char *group,
                     GError **error)
{
  const CwReportQuote *quote = cw_report_quotes_get (self->quotes, excerpt, error);

  if (quote == NULL)
    return FALSE;
  if (quote->excerpt->start < quote->excerpt->end)
    cw_document_append (self->document,
                        cw_report_quotes_make_block (self->quotes, quote, code, group));
  return TRUE;
}

/**
 * cw_report_add_quotes:
 * @excerpts: (element-type gint64): printed by date
 *
 * Returns: FALSE with an error of the file
 */
gboolean
cw_report_add_quotes (CwReportStart *self, const GArray *excerpts, gint64 code, GError **error)
{
  g_autoptr (GPtrArray) quotes = g_ptr_array_new ();

  for (guint i = 0; i < excerpts->len; i++)
    {
      const CwReportQuote *quote
          = cw_report_quotes_get (self->quotes, g_array_index (excerpts, gint64, i), error);

      if (quote == NULL)
        return FALSE;
      g_ptr_array_add (quotes, (gpointer) quote);
    }
  g_ptr_array_sort (quotes, cw_report_quote_compare_dates);
  for (guint i = 0; i < quotes->len; i++)
    {
      const CwReportQuote *quote = quotes->pdata[i];

      if (!cw_report_add_quote (self, quote->excerpt->id, code, NULL, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * cw_report_is_chosen:
 * @chosen: (nullable) (element-type gint64): NULL or empty for all
 *
 * Returns: whether @id is among them
 */
gboolean
cw_report_is_chosen (const GArray *chosen, gint64 id)
{
  for (guint i = 0; chosen != NULL && i < chosen->len; i++)
    if (g_array_index (chosen, gint64, i) == id)
      return TRUE;
  return chosen == NULL || chosen->len == 0;
}

/**
 * cw_report_dup_number:
 *
 * Returns: (transfer full): number and name of a code, "1.2 turf claim"
 */
char *
cw_report_dup_number (CwReportStart *self, gint64 code)
{
  CwReportCodes *codes = cw_report_quotes_get_codes (self->quotes);
  guint place;

  if (!cw_report_codes_find (codes, code, &place))
    return g_strdup ("");
  return g_strjoin ("\u2002",
                    cw_report_codes_get (codes, place)->number,
                    cw_record_get_name (cw_report_codes_get (codes, place)->record),
                    NULL);
}
