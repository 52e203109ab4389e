/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* A look at everything that is in a project, as windows, reports and scripts look at it: every list of every object,
 * matrices, queries, searches, texts, the history. Each gives a result, or an error that is a sentence. */

#include "config.h"

#include "cw-test-tour.h"

#include <string.h>

#include "cw-anchor-note.h"
#include "cw-anchor-review.h"
#include "cw-cases.h"
#include "cw-coding.h"
#include "cw-cooccurrence.h"
#include "cw-definitions.h"
#include "cw-dependents.h"
#include "cw-double-coverage.h"
#include "cw-dump.h"
#include "cw-field.h"
#include "cw-genealogy.h"
#include "cw-history.h"
#include "cw-labels.h"
#include "cw-matrix-definition.h"
#include "cw-memos.h"
#include "cw-merge.h"
#include "cw-past.h"
#include "cw-project-private.h"
#include "cw-queries.h"
#include "cw-query.h"
#include "cw-reviews.h"
#include "cw-search-index.h"
#include "cw-search.h"
#include "cw-sources.h"
#include "cw-split.h"
#include "cw-codebook.h"
#include "cw-summaries.h"
#include "cw-tabulation.h"

/* Of each kind so many are looked at. */
#define MAX_OBJECTS 6

/* What a researcher reads: it begins with a capital or a quotation mark and ends as a sentence does. */
void
cw_test_assert_sentence (const GError *error, const char *where)
{
  if (error->domain != CW_ERROR)
    g_error ("%s: %s (%s)", where, error->message, g_quark_to_string (error->domain));
  if (!g_str_has_suffix (error->message, ".") || strlen (error->message) < 12)
    g_error ("%s: “%s” is no sentence", where, error->message);
}

/* --- one object -------------------------------------------------------------------------------------------------------- */

/* Gives back what it has read, which may be NULL. */
typedef gpointer (*Reader) (CwProject *project, gint64 id, GError **error);

#define READER(name, call)                                                                         \
  static gpointer name (CwProject *project, gint64 id, GError **error) { return (gpointer) (call); }

READER (read_reviews, cw_project_list_reviews (project, error))
READER (read_history, cw_history_list (project, error))
READER (read_broken, cw_project_list_broken_evidence (project, error))
READER (read_changed, cw_project_list_changed_excerpts (project, error))
READER (read_edges, cw_project_list_touched_edges (project, TRUE, error))
READER (read_new_edges, cw_project_list_touched_edges (project, FALSE, error))
READER (read_debt, cw_project_list_review_debt (project, 0, 0, error))
READER (read_starred, cw_project_list_starred_excerpts (project, error))
READER (read_overlaps, cw_project_list_double_coverage (project, id, error))
READER (read_conflicts, cw_project_list_magnitude_conflicts (project, id, error))
READER (read_versions, cw_project_list_code_versions (project, id, error))
READER (read_kin, cw_project_list_kin (project, id, error))
READER (read_code_debt, cw_project_list_review_debt (project, id, 0, error))
READER (read_citations, cw_project_list_citations (project, CW_KIND_CODE, id, error))
READER (read_parts, cw_project_list_split_parts (project, id, error))
READER (read_items, cw_project_list_split_items (project, id, error))
READER (read_values, cw_project_list_attribute_values (project, id, error))
READER (read_links, cw_project_list_memo_links (project, id, error))
READER (read_about_code, cw_project_list_memos_about (project, CW_KIND_CODE, id, error))
READER (read_about_excerpt, cw_project_list_memos_about (project, CW_KIND_EXCERPT, id, error))
READER (read_evidence, cw_project_list_cited_evidence (project, id, error))
READER (read_footnotes, cw_project_list_footnotes (project, id, error))
READER (read_speakers, cw_project_list_speakers (project, id, error))
READER (read_original, cw_project_load_original (project, id, error))
READER (read_excerpt, cw_project_load_excerpt (project, id, error))
READER (read_candidates, cw_project_list_candidates (project, CW_KIND_EXCERPT, id, 3, error))
READER (read_case_path, cw_project_dup_path (project, CW_KIND_CASE, id, " / "))
READER (read_code_path, cw_project_dup_path (project, CW_KIND_CODE, id, " / "))
READER (read_color, cw_project_dup_color (project, id))
READER (read_role, cw_project_dup_role (project, id))
READER (read_expression, cw_project_dup_query_expression (project, id))
READER (read_name, cw_project_dup_object_name (project, CW_KIND_SOURCE, id))
READER (read_comment, cw_project_dup_coding_comment (project, id, 1))
READER (read_attribute, cw_project_dup_attribute (project, id, 1))
READER (read_rationale, cw_project_dup_rationale (project, id, 1))

static gpointer
read_labels (CwProject *project, gint64 id, GError **error)
{
  CwText *text = cw_project_get_text (project, id, error);

  return text == NULL ? NULL : cw_labels_load (cw_project_get_database (project), text, error);
}

/* Every word of the text, cut as a reader cuts it. */
static gpointer
read_text (CwProject *project, gint64 id, GError **error)
{
  CwText *text = cw_project_get_text (project, id, error);
  guint length = text == NULL ? 0 : cw_text_get_length (text);

  return text == NULL ? NULL : cw_text_dup_range (text, length / 3, length);
}

static gpointer
read_locator (CwProject *project, gint64 id, GError **error)
{
  CwText *text = cw_project_get_text (project, id, error);
  guint length = text == NULL ? 0 : cw_text_get_length (text);

  return text == NULL ? NULL : cw_text_dup_locator (text, length / 2, length);
}

static gpointer
read_display (CwProject *project, gint64 id, GError **error)
{
  CwRecord *record = cw_project_get_record (project, CW_KIND_DISPLAY, id);
  g_autoptr (CwMatrixDefinition) definition
      = record == NULL ? NULL
                       : cw_matrix_definition_parse (
                             cw_record_get_text (record, CW_DISPLAY_DEFINITION), error);
  g_autoptr (CwTabulation) tabulation
      = definition == NULL ? NULL : cw_matrix_definition_tabulate (definition, project, error);

  return tabulation == NULL ? NULL : cw_tabulation_compute (tabulation);
}

static gpointer
read_staleness (CwProject *project, gint64 id, GError **error)
{
  return g_strdup (cw_project_summary_is_stale (project, id) ? "stale" : "fresh");
}

static const struct
{
  const char *name;
  CwKind kind; /* CW_KIND_NONE: once */
  Reader read;
  GDestroyNotify release;
} readers[] = {
#define ARRAY (GDestroyNotify) g_array_unref
#define POINTERS (GDestroyNotify) g_ptr_array_unref
  { "anchor reviews", CW_KIND_NONE, read_reviews, POINTERS },
  { "history", CW_KIND_NONE, read_history, POINTERS },
  { "broken evidence", CW_KIND_NONE, read_broken, POINTERS },
  { "changed excerpts", CW_KIND_NONE, read_changed, POINTERS },
  { "touched edges", CW_KIND_NONE, read_edges, POINTERS },
  { "new touched edges", CW_KIND_NONE, read_new_edges, POINTERS },
  { "review debt", CW_KIND_NONE, read_debt, POINTERS },
  { "starred excerpts", CW_KIND_NONE, read_starred, (GDestroyNotify) g_hash_table_unref },
  { "double coverage", CW_KIND_CODE, read_overlaps, ARRAY },
  { "magnitude conflicts", CW_KIND_CODE, read_conflicts, ARRAY },
  { "code versions", CW_KIND_CODE, read_versions, POINTERS },
  { "kin", CW_KIND_CODE, read_kin, POINTERS },
  { "review debt of a code", CW_KIND_CODE, read_code_debt, POINTERS },
  { "citations", CW_KIND_CODE, read_citations, POINTERS },
  { "memos about a code", CW_KIND_CODE, read_about_code, ARRAY },
  { "path of a code", CW_KIND_CODE, read_code_path, g_free },
  { "colour", CW_KIND_CODE, read_color, g_free },
  { "rationale", CW_KIND_CODE, read_rationale, g_free },
  { "split parts", CW_KIND_SPLIT, read_parts, ARRAY },
  { "split items", CW_KIND_SPLIT, read_items, ARRAY },
  { "attribute values", CW_KIND_ATTRIBUTE, read_values, POINTERS },
  { "attribute", CW_KIND_ATTRIBUTE, read_attribute, g_free },
  { "memo links", CW_KIND_MEMO, read_links, ARRAY },
  { "memos about an excerpt", CW_KIND_EXCERPT, read_about_excerpt, ARRAY },
  { "excerpt", CW_KIND_EXCERPT, read_excerpt, (GDestroyNotify) cw_excerpt_free },
  { "comment", CW_KIND_EXCERPT, read_comment, g_free },
  { "candidates", CW_KIND_EXCERPT, read_candidates, ARRAY },
  { "cited evidence", CW_KIND_SUMMARY, read_evidence, ARRAY },
  { "staleness", CW_KIND_SUMMARY, read_staleness, g_free },
  { "footnotes", CW_KIND_DISPLAY, read_footnotes, (GDestroyNotify) g_strfreev },
  { "display", CW_KIND_DISPLAY, read_display, (GDestroyNotify) cw_matrix_unref },
  { "speakers", CW_KIND_SOURCE, read_speakers, (GDestroyNotify) g_strfreev },
  { "original", CW_KIND_SOURCE, read_original, (GDestroyNotify) g_bytes_unref },
  { "name", CW_KIND_SOURCE, read_name, g_free },
  { "labels", CW_KIND_SOURCE, read_labels, (GDestroyNotify) cw_labels_free },
  { "text", CW_KIND_SOURCE, read_text, g_free },
  { "locator", CW_KIND_SOURCE, read_locator, g_free },
  { "path of a case", CW_KIND_CASE, read_case_path, g_free },
  { "role", CW_KIND_PARTICIPANT, read_role, g_free },
  { "expression", CW_KIND_QUERY, read_expression, g_free },
};

static void
read_one (CwProject *project, guint reader, gint64 id)
{
  g_autoptr (GError) error = NULL;
  gpointer result = readers[reader].read (project, id, &error);

  if (error != NULL)
    {
      cw_test_assert_sentence (error, readers[reader].name);
      g_assert_null (result);
    }
  g_clear_pointer (&result, readers[reader].release);
}

/* In a damaged file there may be any; 0 and one that is not there are always among them. */
static GArray *
list_ids (CwProject *project, CwKind kind)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  static const gint64 none[] = { 0, 99999 };
  g_autofree char *sql = NULL;
  g_autoptr (CwStatement) rows = NULL;

  g_array_append_vals (ids, none, kind == CW_KIND_NONE ? 1 : G_N_ELEMENTS (none));
  if (kind == CW_KIND_NONE)
    return ids;
  sql = g_strdup_printf ("SELECT id FROM %s LIMIT %d", cw_kind_get_table (kind), MAX_OBJECTS);
  rows = cw_database_prepare (cw_project_get_database (project), sql, NULL);
  while (rows != NULL && cw_statement_step (rows, NULL) == CW_STEP_ROW)
    {
      gint64 id = cw_statement_get_integer (rows, 0);

      g_array_append_val (ids, id);
    }
  return ids;
}

static void
read_objects (CwProject *project)
{
  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    {
      g_autoptr (GArray) ids = list_ids (project, readers[i].kind);

      for (guint j = 0; j < ids->len; j++)
        read_one (project, i, g_array_index (ids, gint64, j));
    }
}

/* --- the whole --------------------------------------------------------------------------------------------------------- */

static void
read_records (CwProject *project)
{
  for (CwKind kind = CW_KIND_PROJECT; kind < CW_N_KINDS; kind++)
    if (cw_kind_has_records (kind))
      {
        GListModel *all = cw_project_get_all (project, kind);

        for (guint i = 0; i < MIN (g_list_model_get_n_items (all), MAX_OBJECTS); i++)
          {
            g_autoptr (CwRecord) record = g_list_model_get_item (all, i);
            GListModel *below = cw_project_get_children (project, kind, cw_record_get_id (record));

            g_assert_nonnull (cw_record_get_name (record));
            g_assert_cmpuint (g_list_model_get_n_items (below), <=, 1000000);
          }
      }
}

static void
tabulate (CwProject *project, const char *rows)
{
  g_autoptr (CwTabulation) tabulation = cw_tabulation_new (project);
  g_autoptr (CwMatrix) matrix = NULL;
  g_autoptr (GError) error = NULL;

  if (!cw_tabulation_add_rows_by_name (tabulation, rows, &error)
      || !cw_tabulation_add_columns_by_name (tabulation, "code", &error))
    {
      cw_test_assert_sentence (error, "matrix");
      return;
    }
  matrix = cw_tabulation_compute (tabulation);
  g_assert_nonnull (matrix);
  if (cw_matrix_get_n_rows (matrix) > 0 && cw_matrix_get_n_columns (matrix) > 0)
    g_array_unref (cw_tabulation_list_evidence (tabulation, 0, 0));
}

static void
search (CwProject *project, CwTextPatternMode mode, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwTextPattern) pattern = cw_text_pattern_new (mode, words, &error);
  g_autoptr (CwSearchResult) result = NULL;

  g_assert_no_error (error);
  result = cw_project_search (project, pattern, 20, TRUE, NULL, &error);
  if (result == NULL)
    cw_test_assert_sentence (error, words);
}

static void
ask (CwProject *project, const char *question)
{
  g_autoptr (GError) error = NULL;
  guint column;
  g_autoptr (GArray) found = cw_project_query (project, question, &column, &error);

  if (found == NULL)
    cw_test_assert_sentence (error, question);
}

static void
read_whole (CwProject *project)
{
  static const char *const questions[] = { "starred",
                                           "coded and not commented",
                                           "code:turf",
                                           "code:access.*",
                                           "theme:pattern",
                                           "case:North",
                                           "source:Minutes",
                                           "source-kind:\"interview transcript\"",
                                           "source-status:new",
                                           "participant:Ada",
                                           "role:resident",
                                           "speaker:A",
                                           "voice:none",
                                           "date:2021",
                                           "referred:2020..",
                                           "captured:2022",
                                           "attr:size = large",
                                           "attr:pages > 2",
                                           "stance:supports",
                                           "text:nobody",
                                           "exact:swer",
                                           "regex:[Nn]o.od",
                                           "@mine",
                                           "excerpt:E-1",
                                           "code:calls overlaps code:turf" };
  CwHistorySize size;
  g_autoptr (GError) error = NULL;
  g_autofree char *dump = cw_project_dump (project, &error);
  g_autoptr (GPtrArray) findings = NULL;

  if (dump == NULL)
    cw_test_assert_sentence (error, "dump");
  g_clear_error (&error);
  findings = cw_project_check (project, &error);
  if (findings == NULL)
    cw_test_assert_sentence (error, "check");
  g_clear_error (&error);
  if (!cw_project_measure_history (project, &size, &error))
    cw_test_assert_sentence (error, "size of the history");
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    ask (project, questions[i]);
  cw_cooccurrence_free (cw_cooccurrence_new (project));
}

/* Looks at everything. */
void
cw_test_tour (CwProject *project)
{
  read_records (project);
  read_objects (project);
  read_whole (project);
  tabulate (project, "case");
  tabulate (project, "source");
  tabulate (project, "attribute:size");
  search (project, CW_TEXT_PATTERN_WORDS, "nobody answers");
  search (project, CW_TEXT_PATTERN_EXACT, "swer");
  search (project, CW_TEXT_PATTERN_REGEX, "[Nn]o.od");
}
