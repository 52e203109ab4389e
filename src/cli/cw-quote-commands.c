/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The command check-quotes: what a chapter quotes, held against the sources. */

#include "config.h"

#include "cw-command.h"
#include "cw-listing.h"
#include "cw-quote-check.h"
#include "cw-reader.h"

#define SHOWN_CHARACTERS 60

static CwDraftSource *
read_latex (const char *path, GError **error)
{
  g_autofree char *text = NULL;
  g_autofree char *valid = NULL;

  if (!g_file_get_contents (path, &text, NULL, error))
    return NULL;
  valid = g_utf8_make_valid (text, -1);
  return cw_chapter_from_latex (valid);
}

static CwDraftSource *
read_chapter (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);

  return g_str_has_suffix (path, ".tex") ? read_latex (path, error)
                                         : cw_reader_read_file (file, NULL, error);
}

static char *
shorten (const char *text)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (text, -1) <= SHOWN_CHARACTERS)
    return g_strdup (text);
  start = g_utf8_substring (text, 0, SHOWN_CHARACTERS - 1);
  return g_strconcat (start, "…", NULL);
}

static void
list_finding (CwListing *listing, CwProject *project, const CwQuoteFinding *finding)
{
  g_autofree char *paragraph = g_strdup_printf ("%u", finding->quote->paragraph);
  g_autofree char *words = shorten (finding->quote->words);
  CwRecord *source = finding->source == 0
                         ? NULL
                         : cw_project_get_record (project, CW_KIND_SOURCE, finding->source);

  cw_listing_add (listing,
                  (const char *[]) { paragraph,
                                     cw_quote_verdict_nick (finding->verdict),
                                     words,
                                     source != NULL ? cw_record_get_name (source) : "",
                                     finding->locator != NULL ? finding->locator : "",
                                     finding->remark != NULL ? finding->remark : "",
                                     NULL });
}

static gboolean
print_findings (CwProject *project, const GPtrArray *findings, const char *format, GError **error)
{
  static const char *const columns[]
      = { "paragraph", "verdict", "quotation", "source", "place", "remark", NULL };
  g_autoptr (CwListing) listing = cw_listing_new (columns);

  for (guint i = 0; i < findings->len; i++)
    list_finding (listing, project, findings->pdata[i]);
  return cw_listing_print (listing, format, error);
}

static gboolean
run_check_quotes (char **arguments, GError **error)
{
  g_autofree char *format = NULL;
  const GOptionEntry entries[] = {
    { "format", 'f', 0, G_OPTION_ARG_STRING, &format, "text, csv or json", "FORMAT" },
    { NULL },
  };
  g_auto (GStrv) rest = cw_command_parse (arguments, entries, 2, 2, error);
  g_autoptr (CwProject) project = rest == NULL ? NULL : cw_command_read (rest[0], NULL, error);
  g_autoptr (CwDraftSource) chapter = project == NULL ? NULL : read_chapter (rest[1], error);
  g_autoptr (GPtrArray) quotes = NULL;
  g_autoptr (GPtrArray) findings = NULL;

  if (chapter == NULL)
    return FALSE;
  quotes = cw_chapter_list_quotes (chapter);
  findings = cw_quote_check_run (project, quotes, error);
  return findings != NULL && print_findings (project, findings, format, error);
}

const CwCommand cw_quote_commands[] = {
  { "check-quotes",
    "FILE CHAPTER.{odt,docx,md,tex}",
    "hold the quotations of a chapter against the sources",
    run_check_quotes,
    NULL,
    TRUE },
  { NULL },
};
