/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Commands about the codebook: codebook, which lists what there is to decide or to look back on, and citations. */

#include "config.h"

#include "cw-dependents.h"
#include "cw-coding.h"
#include "cw-command.h"
#include "cw-definitions.h"
#include "cw-double-coverage.h"
#include "cw-genealogy.h"
#include "cw-listing.h"
#include "cw-merge.h"
#include "cw-reviews.h"
#include "cw-split.h"

static char *
print_id (CwKind kind, gint64 id)
{
  return id == 0 ? g_strdup ("") : cw_kind_format_id (kind, id);
}

static const char *
name_of (CwProject *project, CwKind kind, gint64 id)
{
  CwRecord *record = cw_project_get_record (project, kind, id);

  return record == NULL ? "" : cw_record_get_name (record);
}

/* --- what there is to decide ------------------------------------------------------------------------------------- */

static gboolean
list_overlaps (CwProject *project, gint64 code, CwListing *table, GError **error)
{
  g_autoptr (GArray) pairs = cw_project_list_double_coverage (project, code, error);

  for (guint i = 0; pairs != NULL && i < pairs->len; i++)
    {
      const CwDoubleCoverage *pair = &g_array_index (pairs, CwDoubleCoverage, i);
      g_autofree char *source = print_id (CW_KIND_SOURCE, pair->source);
      g_autofree char *first = print_id (CW_KIND_EXCERPT, pair->first);
      g_autofree char *second = print_id (CW_KIND_EXCERPT, pair->second);
      g_autofree char *start = g_strdup_printf ("%u", pair->start);
      g_autofree char *end = g_strdup_printf ("%u", pair->end);

      cw_listing_add (table,
                      (const char *[]) { name_of (project, CW_KIND_CODE, pair->code),
                                         source,
                                         first,
                                         second,
                                         start,
                                         end,
                                         NULL });
    }
  return pairs != NULL;
}

static gboolean
list_conflicts (CwProject *project, gint64 code, CwListing *table, GError **error)
{
  g_autoptr (GArray) conflicts = cw_project_list_magnitude_conflicts (project, code, error);

  for (guint i = 0; conflicts != NULL && i < conflicts->len; i++)
    {
      const CwMagnitudeConflict *conflict = &g_array_index (conflicts, CwMagnitudeConflict, i);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, conflict->id);
      g_autofree char *excerpt = print_id (CW_KIND_EXCERPT, conflict->excerpt);
      g_autofree char *magnitude = g_strdup_printf ("%" G_GINT64_FORMAT, conflict->magnitude);
      g_autofree char *other = g_strdup_printf ("%" G_GINT64_FORMAT, conflict->other);

      cw_listing_add (table,
                      (const char *[]) { id,
                                         name_of (project, CW_KIND_CODE, conflict->coded),
                                         excerpt,
                                         magnitude,
                                         other,
                                         name_of (project, CW_KIND_CODE, conflict->code),
                                         NULL });
    }
  return conflicts != NULL;
}

static gboolean
list_debt (CwProject *project, gint64 code, CwListing *table, GError **error)
{
  g_autoptr (GPtrArray) debts = cw_project_list_review_debt (project, code, 0, error);

  for (guint i = 0; debts != NULL && i < debts->len; i++)
    {
      const CwReviewDebt *debt = g_ptr_array_index (debts, i);
      g_autofree char *source = print_id (CW_KIND_SOURCE, debt->source);

      cw_listing_add (table,
                      (const char *[]) { name_of (project, CW_KIND_CODE, debt->code),
                                         source,
                                         name_of (project, CW_KIND_SOURCE, debt->source),
                                         debt->reviewed_at,
                                         debt->defined_at,
                                         NULL });
    }
  return debts != NULL;
}

static gboolean
list_split (CwProject *project, gint64 code, CwListing *table, GError **error)
{
  g_autoptr (GArray) items
      = cw_project_list_split_items (project, cw_project_find_split (project, code), error);

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      const CwSplitItem *item = &g_array_index (items, CwSplitItem, i);
      g_autofree char *id = print_id (CW_KIND_EXCERPT, item->excerpt);
      g_autoptr (CwExcerpt) excerpt = cw_project_load_excerpt (project, item->excerpt, error);

      if (excerpt == NULL)
        return FALSE;
      cw_listing_add (table,
                      (const char *[]) { id,
                                         item->sorted ? "yes" : "no",
                                         item->sorted && item->part == 0
                                             ? "(stays)"
                                             : name_of (project, CW_KIND_CODE, item->part),
                                         excerpt->quote,
                                         NULL });
    }
  return items != NULL;
}

/* --- what there was ------------------------------------------------------------------------------------------------ */

static gboolean
list_versions (CwProject *project, gint64 code, CwListing *table, GError **error)
{
  g_autoptr (GPtrArray) versions = cw_project_list_code_versions (project, code, error);

  for (guint i = 0; versions != NULL && i < versions->len; i++)
    {
      const CwCodeVersion *version = g_ptr_array_index (versions, i);
      g_autofree char *number = g_strdup_printf ("%u", version->version);

      cw_listing_add (table,
                      (const char *[]) { version->name,
                                         number,
                                         version->defined_at,
                                         version->ended_at,
                                         version->definition,
                                         version->full_definition,
                                         version->when_to_use,
                                         version->when_not_to_use,
                                         NULL });
    }
  return versions != NULL;
}

static gboolean
list_kin (CwProject *project, gint64 code, CwListing *table, GError **error)
{
  g_autoptr (GPtrArray) kin = cw_project_list_kin (project, code, error);

  for (guint i = 0; kin != NULL && i < kin->len; i++)
    {
      const CwKin *one = g_ptr_array_index (kin, i);
      g_autofree char *id = print_id (CW_KIND_CODE, one->code);

      cw_listing_add (table,
                      (const char *[]) { cw_kinship_nick (one->kinship),
                                         id,
                                         name_of (project, CW_KIND_CODE, one->code),
                                         one->at,
                                         NULL });
    }
  return kin != NULL;
}

typedef struct
{
  const char *name;
  gboolean needs_code;
  const char *columns[9];
  gboolean (*list) (CwProject *project, gint64 code, CwListing *table, GError **error);
} CodebookList;

static const CodebookList lists[] = {
  { "overlaps",
    FALSE,
    { "code", "source", "first", "second", "start", "end", NULL },
    list_overlaps },
  { "conflicts",
    FALSE,
    { "conflict", "code", "excerpt", "magnitude", "other", "from", NULL },
    list_conflicts },
  { "debt", FALSE, { "code", "source", "title", "reviewed", "defined", NULL }, list_debt },
  { "split", TRUE, { "excerpt", "sorted", "into", "text", NULL }, list_split },
  { "versions",
    TRUE,
    { "name", "version", "from", "until", "definition", "full-definition", "use", "not-use", NULL },
    list_versions },
  { "genealogy", TRUE, { "relation", "id", "code", "time", NULL }, list_kin },
};

static const CodebookList *
find_list (const char *name, const char *code, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (g_str_equal (lists[i].name, name) && (code != NULL || !lists[i].needs_code))
      return &lists[i];
    else if (g_str_equal (lists[i].name, name))
      {
        g_set_error (error, CW_ERROR, CW_ERROR_INVALID, "Say of which code: %s CODE.", name);
        return NULL;
      }
  g_set_error (error,
               CW_ERROR,
               CW_ERROR_INVALID,
               "“%s” is no list. Choose overlaps, conflicts, debt, split, versions or genealogy.",
               name);
  return NULL;
}

static gboolean
run_codebook (char **arguments, GError **error)
{
  g_autofree char *format = NULL;
  g_autofree char *as_of = NULL;
  const GOptionEntry entries[]
      = { { "format", 'f', 0, G_OPTION_ARG_STRING, &format, "text, csv or json", "FORMAT" },
          CW_COMMAND_AS_OF (as_of),
          { NULL } };
  g_auto (GStrv) rest = cw_command_parse (arguments, entries, 2, 3, error);
  const CodebookList *list = rest == NULL ? NULL : find_list (rest[1], rest[2], error);
  g_autoptr (CwProject) project = list == NULL ? NULL : cw_command_read (rest[0], as_of, error);
  g_autoptr (CwListing) table = NULL;
  gint64 code = 0;

  if (project == NULL
      || (rest[2] != NULL
          && !cw_project_resolve_exactly (project, CW_KIND_CODE, rest[2], &code, error)))
    return FALSE;
  table = cw_listing_new (list->columns);
  return list->list (project, code, table, error) && cw_listing_print (table, format, error);
}

/* --- citations ------------------------------------------------------------------------------------------------------- */

static gboolean
resolve (CwProject *project, char **arguments, CwKind *kind, gint64 *id, GError **error)
{
  *kind = cw_kind_from_noun (arguments[1]);
  if (cw_kind_has_records (*kind) || *kind == CW_KIND_EXCERPT)
    return cw_project_resolve_exactly (project, *kind, arguments[2], id, error);
  g_set_error (error,
               CW_ERROR,
               CW_ERROR_INVALID,
               "“%s” is no kind of object. Choose code, case, source, excerpt, participant, "
               "attribute, summary or display.",
               arguments[1]);
  return FALSE;
}

static gboolean
run_citations (char **arguments, GError **error)
{
  static const char *const columns[] = { "kind", "id", "number", "what", NULL };
  g_autofree char *format = NULL;
  const GOptionEntry entries[]
      = { { "format", 'f', 0, G_OPTION_ARG_STRING, &format, "text, csv or json", "FORMAT" },
          { NULL } };
  g_auto (GStrv) rest = cw_command_parse (arguments, entries, 3, 3, error);
  g_autoptr (CwProject) project = rest == NULL ? NULL : cw_command_open (rest[0], FALSE, error);
  g_autoptr (CwListing) table = cw_listing_new (columns);
  g_autoptr (GPtrArray) citations = NULL;
  CwKind kind;
  gint64 id;

  if (project == NULL || !resolve (project, rest, &kind, &id, error))
    return FALSE;
  citations = cw_project_list_citations (project, kind, id, error);
  for (guint i = 0; citations != NULL && i < citations->len; i++)
    {
      const CwDependent *citation = g_ptr_array_index (citations, i);
      g_autofree char *printed = print_id (citation->kind, citation->id);
      g_autofree char *number = g_strdup_printf ("%u", citation->n);

      cw_listing_add (
          table,
          (const char *[]) {
              cw_kind_get_noun (citation->kind), printed, number, citation->label, NULL });
    }
  return citations != NULL && cw_listing_print (table, format, error);
}

const CwCommand cw_codebook_commands[] = {
  { "codebook",
    "FILE overlaps|conflicts|debt|split|versions|genealogy [CODE]",
    "list what the codebook has to be decided, or was before",
    run_codebook,
    NULL,
    TRUE },
  { "citations", "FILE KIND OBJECT", "list what rests on an object", run_citations, NULL, TRUE },
  { NULL },
};
