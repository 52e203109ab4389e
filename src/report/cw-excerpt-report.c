/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Layout P1, excerpts by code: a heading for each code and each case, then the evidence with its citations. */

#include "config.h"

#include "cw-citation.h"
#include "cw-excerpt-report.h"
#include "cw-report-strings.h"

#include <string.h>

static char *
compose_citation (const CwCitation *citation, const CwReportExcerpt *excerpt)
{
  CwCitationFields fields = { .attribution = excerpt->attribution,
                              .source_short = excerpt->source_short,
                              .date = excerpt->date,
                              .locator = excerpt->locator,
                              .id = excerpt->id };
  g_autofree char *line = cw_citation_format (citation, &fields);

  return excerpt->starred ? g_strdup_printf (CW_STR_STARRED, line) : g_steal_pointer (&line);
}

/* Codes that follow each other differ in stroke, so that they can be told apart without colour. */
static CwBracketStyle
choose_bracket (guint code)
{
  return CW_BRACKET_SOLID + code % (CW_N_BRACKET_STYLES - 1);
}

static void
add_excerpt (CwDocument *document,
             const CwCitation *citation,
             const CwReportExcerpt *excerpt,
             const CwReportCode *code,
             const char *group,
             guint index)
{
  g_autofree char *line = compose_citation (citation, excerpt);
  CwBlock *block = cw_document_append (document, cw_block_new_excerpt (excerpt->text, line));

  cw_block_set_identity (block, excerpt->id, group);
  cw_block_set_context (block, excerpt->before, excerpt->after);
  cw_block_set_bracket (block, choose_bracket (index), code->color, code->mnemonic);
  if (excerpt->other_codes != NULL && excerpt->other_codes[0] != NULL)
    {
      g_autofree char *names = g_strjoinv ("; ", (char **) excerpt->other_codes);
      g_autofree char *codes = g_strdup_printf (CW_STR_OTHER_CODES, names);

      cw_block_set_other_codes (block, codes);
    }
  if (excerpt->comment != NULL && *excerpt->comment != '\0')
    {
      g_autofree char *comment = g_strdup_printf (CW_STR_COMMENT, excerpt->comment);

      cw_block_set_comment (block, comment);
    }
}

static void
add_group (CwDocument *document,
           const CwCitation *citation,
           const CwReportGroup *group,
           const CwReportCode *code,
           guint index)
{
  if (group->n_excerpts == 0)
    return;
  if (group->label != NULL)
    cw_document_append (document, cw_block_new_heading (2, group->label, NULL));
  for (guint i = 0; i < group->n_excerpts; i++)
    add_excerpt (document, citation, &group->excerpts[i], code, group->label, index);
}

static char *
compose_counts (const CwReportCode *code)
{
  const CwReportCounts *own = &code->own, *all = &code->aggregate;

  if (memcmp (own, all, sizeof *own) == 0)
    return g_strdup_printf (CW_STR_COUNTS, own->codings, own->excerpts, own->sources);
  return g_strdup_printf (CW_STR_COUNTS_BOTH,
                          own->codings,
                          own->excerpts,
                          own->sources,
                          all->codings,
                          all->excerpts,
                          all->sources);
}

static char *
compose_case_counts (const CwReportCode *code)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < code->n_case_counts; i++)
    {
      if (i > 0)
        g_string_append (list, " · ");
      g_string_append_printf (
          list, CW_STR_CASE_COUNT, code->case_counts[i].label, code->case_counts[i].excerpts);
    }
  return g_strdup_printf (CW_STR_CASE_COUNTS, list->str);
}

static void
add_detail (CwDocument *document, CwTextRole role, const char *text)
{
  if (text != NULL && *text != '\0')
    cw_document_append (document, cw_block_new_paragraph (role, text, TRUE));
}

static void
add_counts (CwDocument *document, const CwReportCode *code)
{
  g_autofree char *counts = compose_counts (code);
  g_autofree char *cases = code->n_case_counts > 0 ? compose_case_counts (code) : NULL;

  add_detail (document, CW_TEXT_DETAIL, counts);
  add_detail (document, CW_TEXT_DETAIL, cases);
}

static guint
count_excerpts (const CwReportCode *code)
{
  guint n_excerpts = 0;

  for (guint i = 0; i < code->n_groups; i++)
    n_excerpts += code->groups[i].n_excerpts;
  return n_excerpts;
}

static void
add_code (CwDocument *document,
          const CwExcerptReport *report,
          const CwCitation *citation,
          guint index)
{
  const CwReportCode *code = &report->codes[index];
  g_autofree char *heading = code->number == NULL
                                 ? g_strdup (code->name)
                                 : g_strjoin ("\u2002", code->number, code->name, NULL);
  g_autofree char *running
      = code->number == NULL ? NULL : g_strjoin (" ", code->number, code->name, NULL);

  cw_block_set_anchor (cw_document_append (document, cw_block_new_heading (1, heading, running)),
                       code->id);
  add_detail (document, CW_TEXT_DETAIL, code->path);
  add_detail (document, CW_TEXT_DEFINITION, code->definition);
  if (report->counts)
    add_counts (document, code);
  if (count_excerpts (code) == 0)
    cw_document_append (document,
                        cw_block_new_paragraph (CW_TEXT_DETAIL, CW_STR_NO_EXCERPTS, FALSE));
  for (guint i = 0; i < code->n_groups; i++)
    add_group (document, citation, &code->groups[i], code, index);
}

static gboolean
has_star (const CwExcerptReport *report)
{
  for (guint i = 0; i < report->n_codes; i++)
    for (guint j = 0; j < report->codes[i].n_groups; j++)
      for (guint k = 0; k < report->codes[i].groups[j].n_excerpts; k++)
        if (report->codes[i].groups[j].excerpts[k].starred)
          return TRUE;
  return FALSE;
}

/* Every number and sign on the pages is explained, and none that is not there. */
static char *
compose_note (const CwExcerptReport *report)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) sentences = NULL;

  if (report->note != NULL)
    g_strv_builder_add (parts, report->note);
  if (report->counts)
    g_strv_builder_add (parts, CW_STR_COUNTS_NOTE);
  if (has_star (report))
    g_strv_builder_add (parts, CW_STR_STAR_NOTE);
  sentences = g_strv_builder_end (parts);
  return sentences[0] == NULL ? NULL : g_strjoinv (" ", sentences);
}

/**
 * cw_excerpt_report_build:
 * @report: what to print, in its order
 *
 * Layout P1 of method.md §4.2. Counts are printed only when asked for, and then with their definition (D15).
 *
 * Returns: (transfer full): the report, or NULL with %CW_ERROR_INVALID when the citation template is wrong
 */
CwDocument *
cw_excerpt_report_build (const CwExcerptReport *report, GError **error)
{
  g_autoptr (CwCitation) citation = NULL;
  g_autofree char *note = NULL;
  CwDocument *document;

  g_return_val_if_fail (report != NULL && report->project != NULL, NULL);

  citation = cw_citation_new (cw_citation_resolve (report->citation), error);
  if (citation == NULL)
    return NULL;
  note = compose_note (report);
  document = cw_document_new (report->project,
                              report->title != NULL ? report->title : CW_STR_EXCERPTS_TITLE);
  cw_document_set_scope (document, report->scope);
  cw_document_set_note (document, note);
  cw_document_set_language (document, report->language);
  cw_document_set_date (document, report->date);
  for (guint i = 0; i < report->n_codes; i++)
    add_code (document, report, citation, i);
  return document;
}
