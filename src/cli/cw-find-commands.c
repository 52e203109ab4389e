/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Commands that find things: search, query. */

#include "config.h"

#include "cw-coding.h"
#include "cw-command.h"
#include "cw-listing.h"
#include "cw-query.h"
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

/* --- query ---------------------------------------------------------------------------------------------------- */

static const char query_description[]
    = "CONDITIONS\n"
      "  code:NAME          has the code          code:NAME.*   it, or one below it in the tree\n"
      "  theme:NAME         has a code that feeds it, by the tree and the second-cycle map\n"
      "  case:NAME          touches what belongs to the case, or to one inside it\n"
      "  source:NAME        source-kind:KIND      source-status:STATUS\n"
      "  participant:NAME   role:ROLE   speaker:NAME   voice:VOICE, or voice:none\n"
      "  date:WHEN          when it happened      referred:WHEN  what is talked about, else the "
      "same\n"
      "  captured:WHEN      WHEN is 2021, 2021-04, 2021-04-10, 2020Q3, or FROM..TO\n"
      "  attr:NAME          the case, source or participant has a value;\n"
      "                     attr:NAME > 500000 and so on, with = != < <= > >=\n"
      "  stance:STANCE      is cited so by a summary\n"
      "  text:WORD          a word in all its forms; text:\"two words\", text:begin*\n"
      "  exact:SIGNS        regex:EXPRESSION\n"
      "  @NAME              is in the answer to the saved query\n"
      "  excerpt:E-12       starred   coded   commented\n"
      "Names with spaces stand in quotation marks; ids such as K-12 are names too.\n"
      "\n"
      "OPERATORS, from the strongest to the weakest\n"
      "  not A\n"
      "  A overlaps B       A shares a part with some B; an excerpt that is both overlaps itself\n"
      "  A within B         A is inside of some B\n"
      "  A near/N B         some B is at most N paragraphs away; also “A within N paragraphs of "
      "B”\n"
      "  A precedes B       some B comes later in the source; precedes/N: at most N paragraphs "
      "later\n"
      "  A follows B        the other way round\n"
      "  A and B            A or B            ( … )\n"
      "\n"
      "EXAMPLES\n"
      "  code:\"turf claim\" and role:police\n"
      "  code:Legitimacy.* and not case:\"Calder City\"\n"
      "  text:\"contract\" and date:2021-04..2021-06";

/* The query, and a caret below the place that the error is about. */
static void
point_at (const char *text, guint column)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\n\r\t", ' ');

  if (column > 0)
    g_printerr ("%s\n%*s\n", line, (int) column, "^");
}

static char *
join_ranges (const GArray *ranges)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < ranges->len; i++)
    {
      const CwTextRange *range = &g_array_index (ranges, CwTextRange, i);

      g_string_append_printf (out, "%s%u-%u", i > 0 ? " " : "", range->start, range->end);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static char *
join_codes (CwProject *project, const GArray *codes)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (guint i = 0; i < codes->len; i++)
    g_strv_builder_add (names,
                        cw_record_get_name (cw_project_get_record (
                            project, CW_KIND_CODE, g_array_index (codes, gint64, i))));
  list = g_strv_builder_end (names);
  return g_strjoinv ("; ", list);
}

static gboolean
add_excerpt (CwProject *project,
             CwQueryPlan *plan,
             CwDatabase *database,
             CwListing *table,
             gint64 id,
             GError **error)
{
  g_autoptr (CwExcerpt) excerpt = cw_project_load_excerpt (project, id, error);
  g_autoptr (GArray) ranges
      = excerpt == NULL ? NULL : cw_query_plan_find_hits (plan, database, id, error);
  g_autofree char *printed = cw_kind_format_id (CW_KIND_EXCERPT, id);
  g_autofree char *source = NULL;
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;
  g_autofree char *codes = NULL;
  g_autofree char *hits = NULL;

  if (ranges == NULL)
    return FALSE;
  source = cw_kind_format_id (CW_KIND_SOURCE, excerpt->source);
  start = g_strdup_printf ("%u", excerpt->start);
  end = g_strdup_printf ("%u", excerpt->end);
  codes = join_codes (project, excerpt->codes);
  hits = join_ranges (ranges);
  cw_listing_add (
      table,
      (const char *[]) {
          printed, source, start, end, excerpt->locator, codes, hits, excerpt->quote, NULL });
  return TRUE;
}

static gboolean
answer (CwProject *project, CwQueryPlan *plan, const char *format, GError **error)
{
  const char *const columns[]
      = { "id", "source", "start", "end", "locator", "codes", "hits", "text", NULL };
  g_autoptr (CwListing) table = cw_listing_new (columns);
  g_autoptr (CwDatabase) database = cw_project_open_reader (project, error);
  g_autoptr (GArray) ids
      = database == NULL ? NULL : cw_query_plan_run (plan, database, NULL, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (!add_excerpt (project, plan, database, table, g_array_index (ids, gint64, i), error))
      return FALSE;
  if (ids == NULL || !cw_listing_print (table, format, error))
    return FALSE;
  if (format == NULL || g_str_equal (format, "text"))
    g_print ("excerpts: %u\n", ids->len);
  return TRUE;
}

static gboolean
run_query (char **arguments, GError **error)
{
  g_autofree char *format = NULL;
  const GOptionEntry entries[]
      = { { "format", 'f', 0, G_OPTION_ARG_STRING, &format, "text, csv or json", "FORMAT" },
          { NULL } };
  g_auto (GStrv) rest = cw_command_parse (arguments, entries, 2, 2, error);
  g_autoptr (CwProject) project = rest == NULL ? NULL : cw_command_open (rest[0], FALSE, error);
  g_autoptr (CwQuery) query = NULL;
  g_autoptr (CwQuerySnapshot) snapshot = NULL;
  g_autoptr (CwQueryPlan) plan = NULL;
  guint column = 0;

  if (project == NULL)
    return FALSE;
  query = cw_query_parse (rest[1], &column, error);
  snapshot = query == NULL ? NULL : cw_query_snapshot_new (project);
  plan = query == NULL ? NULL : cw_query_plan_new (query, project, snapshot, &column, error);
  if (plan != NULL)
    return answer (project, plan, format, error);
  point_at (rest[1], column);
  return FALSE;
}

const CwCommand cw_find_commands[] = {
  { "search",
    "FILE WORDS",
    "find words in all their forms, \"phrases\", begin*, one OR other, -without, in all texts",
    run_search,
    NULL,
    TRUE },
  { "query", "FILE QUERY", "find excerpts by a query", run_query, query_description, TRUE },
  { NULL },
};
