/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Commands that show what is in a project: list, show, text. */

#include "config.h"

#include <string.h>

#include "cw-anchor-listings.h"
#include "cw-cases.h"
#include "cw-coding.h"
#include "cw-command.h"
#include "cw-memos.h"
#include "cw-merge.h"
#include "cw-queries.h"
#include "cw-summaries.h"
#include "cw-listing.h"
#include "cw-tabulation.h"

/* --- list ----------------------------------------------------------------------------------------------------- */

static void
list_sources (CwProject *project, CwListing *table)
{
  GListModel *sources = cw_project_get_children (project, CW_KIND_SOURCE, 0);
  CwEvidence *evidence = cw_project_get_evidence (project);

  for (guint i = 0; i < g_list_model_get_n_items (sources); i++)
    {
      g_autoptr (CwRecord) source = g_list_model_get_item (sources, i);
      g_autofree char *id = cw_kind_format_id (CW_KIND_SOURCE, cw_record_get_id (source));
      g_autofree char *characters = NULL;
      g_autofree char *words = NULL;
      g_autofree char *excerpts = NULL;
      guint index;

      if (!cw_evidence_find_source (evidence, cw_record_get_id (source), &index))
        continue;
      characters = g_strdup_printf ("%u", cw_evidence_get_source (evidence, index)->characters);
      words = g_strdup_printf ("%u", cw_evidence_get_source (evidence, index)->words);
      excerpts = g_strdup_printf ("%u", cw_evidence_get_source (evidence, index)->excerpts->len);
      cw_listing_add (table,
                      (const char *[]) { id,
                                         cw_record_get_name (source),
                                         cw_record_get_text (source, CW_SOURCE_KIND),
                                         cw_record_get_text (source, CW_SOURCE_EVENT_DATE),
                                         characters,
                                         words,
                                         excerpts,
                                         NULL });
    }
}

static CwMatrix *
count_code (CwProject *project, gint64 code)
{
  g_autoptr (CwTabulation) tabulation = cw_tabulation_new (project);

  cw_tabulation_set_voices (tabulation, CW_VOICES_ALL);
  cw_tabulation_add_sources (tabulation);
  cw_tabulation_add_code (tabulation, code, TRUE, 0);
  cw_tabulation_add_code (tabulation, code, FALSE, 0);
  return cw_tabulation_compute (tabulation);
}

static void
list_codes_below (CwProject *project, CwListing *table, gint64 parent)
{
  GListModel *codes = cw_project_get_children (project, CW_KIND_CODE, parent);

  for (guint i = 0; i < g_list_model_get_n_items (codes); i++)
    {
      g_autoptr (CwRecord) code = g_list_model_get_item (codes, i);
      gint64 id = cw_record_get_id (code);
      g_autofree char *printed = cw_kind_format_id (CW_KIND_CODE, id);
      g_autofree char *path = cw_project_dup_path (project, CW_KIND_CODE, id, " › ");
      g_autofree char *color = cw_project_dup_color (project, id);
      g_autoptr (CwMatrix) counts = count_code (project, id);
      guint total = cw_matrix_get_n_rows (counts);
      g_autofree char *own = cw_matrix_format_value (counts, total, 0, CW_MEASURE_EXCERPTS);
      g_autofree char *aggregate = cw_matrix_format_value (counts, total, 1, CW_MEASURE_EXCERPTS);

      cw_listing_add (table,
                      (const char *[]) { printed,
                                         cw_record_get_name (code),
                                         path,
                                         cw_record_get_text (code, CW_CODE_LEVEL),
                                         cw_record_get_text (code, CW_CODE_STATUS),
                                         color,
                                         own,
                                         aggregate,
                                         NULL });
      list_codes_below (project, table, id);
    }
}

static void
list_codes (CwProject *project, CwListing *table)
{
  list_codes_below (project, table, 0);
}

static void
list_cases_below (CwProject *project, CwListing *table, gint64 parent)
{
  GListModel *cases = cw_project_get_children (project, CW_KIND_CASE, parent);

  for (guint i = 0; i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr (CwRecord) unit = g_list_model_get_item (cases, i);
      gint64 id = cw_record_get_id (unit);
      g_autofree char *printed = cw_kind_format_id (CW_KIND_CASE, id);
      g_autofree char *path = cw_project_dup_path (project, CW_KIND_CASE, id, " › ");

      cw_listing_add (table,
                      (const char *[]) { printed,
                                         cw_record_get_name (unit),
                                         path,
                                         cw_record_get_text (unit, CW_CASE_TYPE),
                                         NULL });
      list_cases_below (project, table, id);
    }
}

static void
list_cases (CwProject *project, CwListing *table)
{
  list_cases_below (project, table, 0);
}

static char *
join_code_names (CwProject *project, const GArray *codes)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < codes->len; i++)
    {
      CwRecord *code
          = cw_project_get_record (project, CW_KIND_CODE, g_array_index (codes, gint64, i));

      g_string_append_printf (names, "%s%s", i > 0 ? "; " : "", cw_record_get_name (code));
    }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static void
list_excerpt (CwProject *project, CwListing *table, gint64 id)
{
  g_autoptr (CwExcerpt) excerpt = cw_project_load_excerpt (project, id, NULL);
  g_autofree char *printed = cw_kind_format_id (CW_KIND_EXCERPT, id);
  g_autofree char *source = NULL;
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;
  g_autofree char *codes = NULL;

  if (excerpt == NULL)
    return;
  source = cw_kind_format_id (CW_KIND_SOURCE, excerpt->source);
  start = g_strdup_printf ("%u", excerpt->start);
  end = g_strdup_printf ("%u", excerpt->end);
  codes = join_code_names (project, excerpt->codes);
  cw_listing_add (table,
                  (const char *[]) {
                      printed, source, start, end, excerpt->locator, codes, excerpt->quote, NULL });
}

static void
list_excerpts (CwProject *project, CwListing *table)
{
  CwEvidence *evidence = cw_project_get_evidence (project);

  for (guint i = 0; i < cw_evidence_get_n_sources (evidence); i++)
    {
      const CwEvidenceSource *source = cw_evidence_get_source (evidence, i);

      for (guint j = 0; j < source->excerpts->len; j++)
        list_excerpt (project, table, g_array_index (source->excerpts, CwExcerptSpan, j).id);
    }
}

static void
list_memos (CwProject *project, CwListing *table)
{
  GListModel *memos = cw_project_get_all (project, CW_KIND_MEMO);

  for (guint i = 0; i < g_list_model_get_n_items (memos); i++)
    {
      g_autoptr (CwRecord) memo = g_list_model_get_item (memos, i);
      g_autofree char *id = cw_kind_format_id (CW_KIND_MEMO, cw_record_get_id (memo));

      cw_listing_add (table,
                      (const char *[]) { id,
                                         cw_record_get_text (memo, CW_MEMO_WRITTEN_ON),
                                         cw_record_get_text (memo, CW_MEMO_KIND),
                                         cw_record_get_name (memo),
                                         NULL });
    }
}

static void
list_attribute (CwProject *project, CwListing *table, CwRecord *attribute)
{
  CwKind kind = cw_kind_from_noun (cw_record_get_text (attribute, CW_ATTRIBUTE_TARGET));
  g_autoptr (GPtrArray) values
      = cw_project_list_attribute_values (project, cw_record_get_id (attribute), NULL);
  g_autofree char *id = cw_kind_format_id (CW_KIND_ATTRIBUTE, cw_record_get_id (attribute));

  for (guint i = 0; values != NULL && i < values->len; i++)
    {
      CwAttributeValue *value = g_ptr_array_index (values, i);
      CwRecord *object = cw_project_get_record (project, kind, value->object);

      cw_listing_add (table,
                      (const char *[]) { id,
                                         cw_record_get_name (attribute),
                                         cw_record_get_text (attribute, CW_ATTRIBUTE_TYPE),
                                         cw_kind_get_noun (kind),
                                         cw_record_get_name (object),
                                         *value->value != '\0' ? value->value : value->missing,
                                         NULL });
    }
  if (values == NULL || values->len == 0)
    cw_listing_add (table,
                    (const char *[]) { id,
                                       cw_record_get_name (attribute),
                                       cw_record_get_text (attribute, CW_ATTRIBUTE_TYPE),
                                       cw_kind_get_noun (kind),
                                       "",
                                       "",
                                       NULL });
}

static void
list_attributes (CwProject *project, CwListing *table)
{
  GListModel *attributes = cw_project_get_children (project, CW_KIND_ATTRIBUTE, 0);

  for (guint i = 0; i < g_list_model_get_n_items (attributes); i++)
    {
      g_autoptr (CwRecord) attribute = g_list_model_get_item (attributes, i);

      list_attribute (project, table, attribute);
    }
}

static void
list_queries (CwProject *project, CwListing *table)
{
  GListModel *queries = cw_project_get_children (project, CW_KIND_QUERY, 0);

  for (guint i = 0; i < g_list_model_get_n_items (queries); i++)
    {
      g_autoptr (CwRecord) query = g_list_model_get_item (queries, i);
      gint64 number = cw_record_get_id (query);
      g_autofree char *id = cw_kind_format_id (CW_KIND_QUERY, number);
      g_autofree char *expression = cw_project_dup_query_expression (project, number);

      cw_listing_add (table,
                      (const char *[]) { id,
                                         cw_record_get_name (query),
                                         expression != NULL ? expression : "",
                                         cw_record_get_text (query, CW_QUERY_NOTE),
                                         NULL });
    }
}

typedef struct
{
  const char *name;
  const char *columns[9];
  void (*list) (CwProject *project, CwListing *table);
} ListCommand;

static const ListCommand listings[] = {
  { "sources",
    { "id", "title", "kind", "date", "characters", "words", "excerpts", NULL },
    list_sources },
  { "codes",
    { "id", "name", "path", "level", "status", "color", "own", "aggregate", NULL },
    list_codes },
  { "cases", { "id", "name", "path", "type", NULL }, list_cases },
  { "excerpts",
    { "id", "source", "start", "end", "locator", "codes", "text", NULL },
    list_excerpts },
  { "memos", { "id", "date", "kind", "title", NULL }, list_memos },
  { "attributes", { "id", "name", "type", "of", "object", "value", NULL }, list_attributes },
  { "broken", { "id", "source", "place", "locator", "quote", NULL }, cw_list_broken_evidence },
  { "changed",
    { "id", "source", "start", "end", "locator", "quote", "now", NULL },
    cw_list_changed_excerpts },
  { "edges",
    { "id", "source", "start", "end", "locator", "quote", "edges", NULL },
    cw_list_touched_edges },
  { "all-edges",
    { "id", "source", "start", "end", "locator", "quote", "edges", NULL },
    cw_list_all_edges },
  { "review",
    { "id", "source", "state", "score", "locator", "quote", "candidates", NULL },
    cw_list_review },
  { "queries", { "id", "name", "expression", "note", NULL }, list_queries },
};

static gboolean
run_list (char **arguments, GError **error)
{
  g_autofree char *format = NULL;
  g_autofree char *as_of = NULL;
  const GOptionEntry entries[]
      = { { "format", 'f', 0, G_OPTION_ARG_STRING, &format, "text, csv or json", "FORMAT" },
          CW_COMMAND_AS_OF (as_of),
          { NULL } };
  g_auto (GStrv) rest = cw_command_parse (arguments, entries, 2, 2, error);
  g_autoptr (CwProject) project = rest == NULL ? NULL : cw_command_read (rest[0], as_of, error);

  if (project == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (listings); i++)
    if (g_str_equal (listings[i].name, rest[1]))
      {
        g_autoptr (CwListing) table = cw_listing_new (listings[i].columns);

        listings[i].list (project, table);
        return cw_listing_print (table, format, error);
      }
  g_set_error (
      error,
      CW_ERROR,
      CW_ERROR_INVALID,
      "“%s” cannot be listed. Choose sources, codes, cases, excerpts, memos, attributes, queries, "
      "broken, changed, edges, all-edges or review.",
      rest[1]);
  return FALSE;
}

/* --- show ------------------------------------------------------------------------------------------------------- */

static void
show_excerpt (CwProject *project, const CwExcerpt *excerpt)
{
  g_autofree char *codes = join_code_names (project, excerpt->codes);
  CwRecord *source = cw_project_get_record (project, CW_KIND_SOURCE, excerpt->source);

  g_print ("source: %s\n", cw_record_get_name (source));
  g_print ("range: %u-%u\nlocator: %s\n", excerpt->start, excerpt->end, excerpt->locator);
  g_print ("codes: %s\nstarred: %s\n", codes, excerpt->starred ? "yes" : "no");
  if (*excerpt->comment != '\0')
    g_print ("comment: %s\n", excerpt->comment);
  g_print ("text: %s\n", excerpt->quote);
}

static void
show_memos_about (CwProject *project, CwKind kind, gint64 id)
{
  g_autoptr (GArray) links = cw_project_list_memos_about (project, kind, id, NULL);

  for (guint i = 0; links != NULL && i < links->len; i++)
    {
      gint64 memo = g_array_index (links, CwMemoLink, i).memo;

      g_print ("memo: M-%" G_GINT64_FORMAT " %s\n",
               memo,
               cw_record_get_name (cw_project_get_record (project, CW_KIND_MEMO, memo)));
    }
}

static void
show_footnotes (CwProject *project, gint64 display)
{
  g_auto (GStrv) footnotes = cw_project_list_footnotes (project, display, NULL);

  for (guint i = 0; footnotes != NULL && footnotes[i] != NULL; i++)
    g_print ("footnote: %s\n", footnotes[i]);
}

static void
show_record (CwProject *project, CwRecord *record)
{
  CwKind kind = cw_record_get_kind (record);
  guint n_fields;
  const CwField *fields = cw_kind_get_fields (kind, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    if (*cw_record_get_text (record, i) != '\0')
      g_print ("%s: %s\n",
               fields[i].argument != NULL ? fields[i].argument : fields[i].column,
               cw_record_get_text (record, i));
  if (kind == CW_KIND_DISPLAY)
    show_footnotes (project, cw_record_get_id (record));
  if (kind == CW_KIND_SUMMARY)
    g_print ("stale: %s\n",
             cw_project_summary_is_stale (project, cw_record_get_id (record)) ? "yes" : "no");
}

static CwKind
kind_of_id (const char *text)
{
  for (CwKind kind = CW_KIND_PROJECT; kind < CW_N_KINDS; kind++)
    {
      const char *prefix = cw_kind_get_prefix (kind);

      if (prefix != NULL && g_ascii_strncasecmp (text, prefix, strlen (prefix)) == 0
          && text[strlen (prefix)] == '-')
        return kind;
    }
  return CW_KIND_NONE;
}

static gboolean
run_show (char **arguments, GError **error)
{
  g_autofree char *as_of = NULL;
  const GOptionEntry entries[] = { CW_COMMAND_AS_OF (as_of), { NULL } };
  g_auto (GStrv) rest = cw_command_parse (arguments, entries, 2, 2, error);
  g_autoptr (CwProject) project = rest == NULL ? NULL : cw_command_read (rest[0], as_of, error);
  CwKind kind;
  gint64 id;

  if (project == NULL)
    return FALSE;
  kind = kind_of_id (rest[1]);
  if (kind == CW_KIND_NONE)
    {
      g_set_error (
          error, CW_ERROR, CW_ERROR_INVALID, "“%s” is not an id such as K-12 or E-7.", rest[1]);
      return FALSE;
    }
  if (!cw_project_resolve_exactly (project, kind, rest[1], &id, error))
    return FALSE;
  g_print ("id: %s\n", rest[1]);
  if (kind == CW_KIND_EXCERPT)
    {
      g_autoptr (CwExcerpt) excerpt = cw_project_load_excerpt (project, id, error);

      if (excerpt == NULL)
        return FALSE;
      show_excerpt (project, excerpt);
    }
  else
    show_record (project, cw_project_get_record (project, kind, id));
  show_memos_about (project, kind, id);
  return TRUE;
}

/* --- text --------------------------------------------------------------------------------------------------------- */

static gboolean
run_text (char **arguments, GError **error)
{
  g_autofree char *as_of = NULL;
  const GOptionEntry entries[] = { CW_COMMAND_AS_OF (as_of), { NULL } };
  g_auto (GStrv) rest = cw_command_parse (arguments, entries, 2, 2, error);
  g_autoptr (CwProject) project = rest == NULL ? NULL : cw_command_read (rest[0], as_of, error);
  g_autofree char *words = NULL;
  CwText *text;
  gint64 id;

  if (project == NULL || !cw_project_resolve (project, CW_KIND_SOURCE, rest[1], &id, error))
    return FALSE;
  text = cw_project_get_text (project, id, error);
  if (text == NULL)
    return FALSE;
  words = cw_text_dup_range (text, 0, cw_text_get_length (text));
  g_print ("%s\n", words);
  return TRUE;
}

const CwCommand cw_query_commands[] = {
  { "list",
    "FILE "
    "sources|codes|cases|excerpts|memos|attributes|queries|broken|changed|edges|all-edges|review",
    "list objects",
    run_list,
    NULL,
    TRUE },
  { "show", "FILE ID", "show one object", run_show, NULL, TRUE },
  { "text", "FILE SOURCE", "print a source's text", run_text, NULL, TRUE },
  { NULL },
};
