/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Commands that find things: search. */

#include "config.h"

#include "cw-command.h"
#include "cw-listing.h"
#include "cw-search-index.h"
#include "cw-search.h"

#define DEFAULT_LIMIT 100

/* --- search --------------------------------------------------------------------------------------------------- */

static void
add_hit (CwListing *table, const CwSearchHit *hit)
{
  g_autofree char *source = cw_kind_format_id (CW_KIND_SOURCE, hit->source);
  g_autofree char *label = g_strconcat ("¶", hit->label, NULL);
  g_autofree char *start = g_strdup_printf ("%u", hit->start);
  g_autofree char *end = g_strdup_printf ("%u", hit->end);

  cw_listing_add (table, (const char *[]) { source, label, start, end, hit->snippet, NULL });
}

static gboolean
print_hits (const CwSearchResult *result, const char *format, GError **error)
{
  const char *const columns[] = { "source", "paragraph", "start", "end", "text", NULL };
  g_autoptr (CwListing) table = cw_listing_new (columns);

  for (guint i = 0; i < result->hits->len; i++)
    add_hit (table, g_ptr_array_index (result->hits, i));
  if (!cw_listing_print (table, format, error))
    return FALSE;
  if (format == NULL || g_str_equal (format, "text"))
    g_print ("hits: %u, paragraphs: %u\n", result->hits->len, result->n_paragraphs);
  return TRUE;
}

static gboolean
rebuild (const char *path, GError **error)
{
  g_autoptr (CwProject) project = cw_command_open (path, TRUE, error);

  return project != NULL && cw_project_rebuild_search_index (project, error)
         && cw_command_close (project, error);
}

static gboolean
search (const char *path,
        CwTextPatternMode mode,
        char **words,
        int limit,
        const char *format,
        GError **error)
{
  g_autofree char *text = g_strjoinv (" ", words);
  g_autoptr (CwTextPattern) pattern = cw_text_pattern_new (mode, text, error);
  g_autoptr (CwProject) project = pattern == NULL ? NULL : cw_command_open (path, FALSE, error);
  g_autoptr (CwSearchResult) result
      = project == NULL ? NULL
                        : cw_project_search (project, pattern, MAX (limit, 0), TRUE, NULL, error);

  return result != NULL && print_hits (result, format, error);
}

static gboolean
refuse_usage (const char *sentence, GError **error)
{
  g_set_error_literal (error, CW_ERROR, CW_ERROR_INVALID, sentence);
  return FALSE;
}

static gboolean
run_search (char **arguments, GError **error)
{
  g_autofree char *format = NULL;
  gboolean exact = FALSE, regex = FALSE, anew = FALSE;
  int limit = DEFAULT_LIMIT;
  const GOptionEntry entries[] = {
    { "exact", 'e', 0, G_OPTION_ARG_NONE, &exact, "find these very signs", NULL },
    { "regex", 'r', 0, G_OPTION_ARG_NONE, &regex, "find a regular expression", NULL },
    { "limit", 'n', 0, G_OPTION_ARG_INT, &limit, "how many hits; 100 unless told, 0 for all", "N" },
    { "rebuild", 0, 0, G_OPTION_ARG_NONE, &anew, "make the index of words anew", NULL },
    { "format", 'f', 0, G_OPTION_ARG_STRING, &format, "text, csv or json", "FORMAT" },
    { NULL },
  };
  g_auto (GStrv) rest = cw_command_parse (arguments, entries, 1, 100, error);
  CwTextPatternMode mode = exact   ? CW_TEXT_PATTERN_EXACT
                           : regex ? CW_TEXT_PATTERN_REGEX
                                   : CW_TEXT_PATTERN_WORDS;
  char **words;

  if (rest == NULL)
    return FALSE;
  if (exact && regex)
    return refuse_usage ("Choose --exact or --regex, not both.", error);
  if (anew && !rebuild (rest[0], error))
    return FALSE;
  /* What comes behind -- is no option, such as a word that must not be there. */
  words = rest + (rest[1] != NULL && g_str_equal (rest[1], "--") ? 2 : 1);
  if (words[0] == NULL)
    return anew
           || refuse_usage ("Usage: caseweave-cli search FILE WORDS. Say what to search for.",
                            error);
  return search (rest[0], mode, words, limit, format, error);
}

const CwCommand cw_find_commands[] = {
  { "search",
    "FILE WORDS",
    "find words in all their forms, \"phrases\", begin*, one OR other, -without, in all texts",
    run_search },
  { NULL },
};
