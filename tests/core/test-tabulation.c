/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The one-pass matrix against a slow and obvious reference, on random projects: it marks characters one by one. */

#include "config.h"

#include "cw-cases.h"
#include "cw-codebook.h"
#include "cw-coding.h"
#include "cw-sources.h"
#include "cw-tabulation.h"
#include "cw-test-project.h"

#define N_PROJECTS 60

/* What the reference knows of a cell: for each source and character, whether it is covered. */
typedef struct
{
  CwProject *project;
  GHashTable *cases; /* of the row, as pointers; NULL for the total */
  GHashTable *codes; /* of the column, as pointers; NULL for the total */
} Cell;

static gboolean
case_in_row (Cell *cell, gint64 id)
{
  for (; id != 0;
       id = cw_record_get_parent (cw_project_get_record (cell->project, CW_KIND_CASE, id)))
    if (cell->cases == NULL || g_hash_table_contains (cell->cases, GSIZE_TO_POINTER (id)))
      return TRUE;
  return FALSE;
}

/* One byte a character: does it belong to the row? */
static guint8 *
mark_material (Cell *cell, const CwEvidenceSource *source, gboolean *any)
{
  const GArray *spans = cw_evidence_get_attributions (cw_project_get_evidence (cell->project));
  guint8 *material = g_new0 (guint8, source->characters + 1);

  *any = FALSE;
  for (guint i = 0; i < spans->len; i++)
    {
      const CwAttributionSpan *span = &g_array_index (spans, CwAttributionSpan, i);

      if (span->source_id != source->id || !case_in_row (cell, span->case_id))
        continue;
      *any = TRUE;
      for (guint c = 0; c < source->characters; c++)
        if (span->whole || (c >= span->start && c < span->end))
          material[c] = 1;
    }
  return material;
}

static guint
count_codes (Cell *cell, const CwEvidenceSource *source, const CwExcerptSpan *excerpt)
{
  guint n = 0;

  for (guint i = 0; i < excerpt->n_codings; i++)
    {
      guint32 code = g_array_index (source->codings, CwCodingSpan, excerpt->first_coding + i).code;

      if (cell->codes == NULL || g_hash_table_contains (cell->codes, GSIZE_TO_POINTER (code)))
        n++;
    }
  return n;
}

static gboolean
touches (const CwExcerptSpan *excerpt, const guint8 *material)
{
  for (guint c = excerpt->start; c < excerpt->end; c++)
    if (material[c])
      return TRUE;
  return FALSE;
}

/* Adds one source to the counts. A passage ends where no excerpt covers a character or touches the next. */
static void
count_source (Cell *cell, const CwEvidenceSource *source, CwCounts *counts, CwMaterial *total)
{
  gboolean any;
  g_autofree guint8 *material = mark_material (cell, source, &any);
  g_autofree guint8 *covered = g_new0 (guint8, source->characters + 1);
  g_autofree guint8 *joined = g_new0 (guint8, 2 * source->characters + 2); /* in half characters */
  guint excerpts = 0;

  for (guint i = 0; i < source->excerpts->len; i++)
    {
      const CwExcerptSpan *excerpt = &g_array_index (source->excerpts, CwExcerptSpan, i);
      guint n = count_codes (cell, source, excerpt);

      if (n == 0 || !touches (excerpt, material))
        continue;
      excerpts++;
      counts->codings += n;
      for (guint c = excerpt->start; c < excerpt->end; c++)
        covered[c] = 1;
      for (guint c = 2 * excerpt->start; c <= 2 * excerpt->end; c++)
        joined[c] = 1;
    }
  counts->excerpts += excerpts;
  counts->sources += excerpts > 0;
  total->sources += any;
  for (guint c = 0; c < source->characters; c++)
    {
      counts->characters += covered[c] && material[c];
      total->characters += material[c];
    }
  for (guint c = 0; c <= 2 * source->characters; c++)
    counts->passages += joined[c] && !joined[c + 1];
}

static void
assert_cell (Cell *cell, CwMatrix *matrix, guint row, guint column)
{
  CwEvidence *evidence = cw_project_get_evidence (cell->project);
  const CwCounts *counts = cw_matrix_get_counts (matrix, row, column);
  const CwMaterial *material = cw_matrix_get_material (matrix, row);
  CwCounts expected = { 0 };
  CwMaterial total = { 0 };

  for (guint i = 0; i < cw_evidence_get_n_sources (evidence); i++)
    count_source (cell, cw_evidence_get_source (evidence, i), &expected, &total);
  g_assert_cmpuint (counts->codings, ==, expected.codings);
  g_assert_cmpuint (counts->excerpts, ==, expected.excerpts);
  g_assert_cmpuint (counts->passages, ==, expected.passages);
  g_assert_cmpuint (counts->sources, ==, expected.sources);
  g_assert_cmpuint (counts->characters, ==, expected.characters);
  g_assert_cmpuint (material->characters, ==, total.characters);
  g_assert_cmpuint (material->sources, ==, total.sources);
}

static void
add_codings (CwProject *project, GRand *rand, gint64 n_codes, gint64 source, guint length)
{
  for (int i = g_rand_int_range (rand, 0, 40); i > 0; i--)
    {
      guint start = g_rand_int_range (rand, 0, length - 1);
      guint end = MIN (length, start + 1 + (guint) g_rand_int_range (rand, 0, 30));

      cw_project_apply_code (
          project, source, start, end, g_rand_int_range (rand, 1, n_codes + 1), NULL);
    }
}

/* A small project with nested cases and codes, a map, whole, partial and overlapping attributions. */
static CwProject *
make_project (GRand *rand)
{
  CwProject *project = cw_test_project_new ();
  gint64 n_codes = g_rand_int_range (rand, 2, 9);
  gint64 n_cases = g_rand_int_range (rand, 1, 6);
  int n_sources = g_rand_int_range (rand, 1, 6);

  for (gint64 i = 1; i <= n_codes; i++)
    {
      g_autofree char *json
          = g_strdup_printf ("{\"verb\": \"create-code\", \"name\": \"c%d\", \"level\": \"%s\"%s}",
                             (int) i,
                             i % 4 == 0 ? "theme" : "code",
                             i > 2 && g_rand_boolean (rand) ? ", \"parent\": \"K-1\"" : "");

      g_free (cw_test_do (project, json));
      if (i % 4 == 0)
        cw_project_map_code (project, g_rand_int_range (rand, 1, i), i, "", NULL);
    }
  for (gint64 i = 1; i <= n_cases; i++)
    {
      g_autofree char *name = g_strdup_printf ("k%d", (int) i);

      g_assert_cmpint (
          cw_project_create_record (
              project, CW_KIND_CASE, name, i > 1 && g_rand_boolean (rand) ? i - 1 : 0, NULL),
          !=,
          0);
    }
  for (int i = 1; i <= n_sources; i++)
    {
      guint length = g_rand_int_range (rand, 20, 200);
      g_autofree char *text = g_strnfill (length, 'a');
      g_autofree char *json = g_strdup_printf (
          "{\"verb\": \"add-source\", \"title\": \"s%d\", \"text\": \"%s\"}", i, text);

      g_free (cw_test_do (project, json));
      for (int j = g_rand_int_range (rand, 0, 4); j > 0; j--)
        {
          gint64 unit = g_rand_int_range (rand, 1, n_cases + 1);
          guint start = g_rand_int_range (rand, 0, length - 1);

          if (g_rand_int_range (rand, 0, 3) == 0)
            cw_project_assign_case (project, unit, i, NULL);
          else
            cw_project_assign_case_range (
                project, unit, i, start, g_rand_int_range (rand, start + 1, length + 1), NULL);
        }
      add_codings (project, rand, n_codes, i, length);
    }
  return project;
}

static GHashTable *
set_of (gint64 id)
{
  GHashTable *set = g_hash_table_new (NULL, NULL);

  g_hash_table_add (set, GSIZE_TO_POINTER (id));
  return set;
}

static void
test_against_reference (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint round = 0; round < N_PROJECTS; round++)
    {
      CwProject *project = make_project (rand);
      CwTabulation *tabulation = cw_tabulation_new (project);
      GListModel *codes = cw_project_get_all (project, CW_KIND_CODE);
      CwMatrix *matrix;
      guint n_rows, n_columns;

      cw_tabulation_add_cases (tabulation);
      for (guint i = 1; i <= g_list_model_get_n_items (codes); i++)
        cw_tabulation_add_code (tabulation, i, i % 3 == 0, 0);
      matrix = cw_tabulation_compute (tabulation);
      n_rows = cw_matrix_get_n_rows (matrix);
      n_columns = cw_matrix_get_n_columns (matrix);
      for (guint row = 0; row <= n_rows; row++)
        for (guint column = 0; column < n_columns; column++)
          {
            const CwMatrixHeader *header = cw_matrix_get_column (matrix, column);
            g_autoptr (GHashTable) row_cases
                = row == n_rows ? NULL : set_of (cw_matrix_get_row (matrix, row)->id);
            g_autoptr (GHashTable) column_codes
                = header->own ? set_of (header->id)
                              : cw_project_close_over_codes (project, header->id);
            Cell cell = { project, row_cases, column_codes };
            g_autoptr (GArray) listed = cw_tabulation_list_evidence (tabulation, row, column);

            assert_cell (&cell, matrix, row, column);
            g_assert_cmpuint (
                listed->len, ==, cw_matrix_get_counts (matrix, row, column)->excerpts);
          }
      cw_matrix_unref (matrix);
      g_assert_finalize_object (tabulation);
      cw_test_project_remove (project);
    }
}

static void
test_names (void)
{
  CwProject *project = cw_test_project_new_toy ();
  CwTabulation *tabulation = cw_tabulation_new (project);
  g_autoptr (GError) error = NULL;

  g_assert_false (cw_tabulation_add_rows_by_name (tabulation, "street", &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (cw_tabulation_add_rows_by_name (tabulation, "attribute:Size", &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (cw_tabulation_add_columns_by_name (tabulation, "Z", &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);
  g_assert_true (cw_tabulation_add_columns_by_name (tabulation, "X:own, Y", NULL));
  g_assert_finalize_object (tabulation);
  cw_test_project_remove (project);
}

/* Rows by an attribute's values: in the order of its list, each the union of the objects that have the value. */
static void
test_attribute_rows (void)
{
  CwProject *project = cw_test_project_new_toy ();
  CwTabulation *tabulation = cw_tabulation_new (project);
  CwMatrix *matrix;

  g_free (cw_test_do (project,
                      "{\"verb\": \"create-attribute\", \"name\": \"Size\", \"type\": \"ordinal\", "
                      "\"values\": [\"small\", \"large\"]}"));
  g_free (cw_test_do (project,
                      "{\"verb\": \"set-attribute\", \"case\": \"A\", \"attribute\": \"Size\", "
                      "\"value\": \"large\"}"));
  g_free (cw_test_do (project,
                      "{\"verb\": \"set-attribute\", \"case\": \"B\", \"attribute\": \"Size\", "
                      "\"value\": \"small\"}"));
  g_assert_true (cw_tabulation_add_rows_by_name (tabulation, "attribute:Size", NULL));
  g_assert_true (cw_tabulation_add_columns_by_name (tabulation, "X", NULL));
  matrix = cw_tabulation_compute (tabulation);
  g_assert_cmpstr (cw_matrix_get_row (matrix, 0)->label, ==, "small");
  g_assert_cmpuint (cw_matrix_get_counts (matrix, 0, 0)->characters, ==, 350);
  g_assert_cmpuint (cw_matrix_get_counts (matrix, 1, 0)->characters, ==, 300);
  cw_matrix_unref (matrix);
  g_assert_finalize_object (tabulation);
  cw_test_project_remove (project);
}

/* "label characters, ..." of every row, by whichever rows and columns. */
static char *
print_rows (CwProject *project, const char *rows, const char *columns, const char *from)
{
  CwTabulation *tabulation = cw_tabulation_new (project);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (CwMatrix) matrix = NULL;

  cw_tabulation_set_dates (tabulation, from, NULL);
  cw_tabulation_add_rows_by_name (tabulation, rows, &error);
  g_assert_no_error (error);
  cw_tabulation_add_columns_by_name (tabulation, columns, &error);
  g_assert_no_error (error);
  matrix = cw_tabulation_compute (tabulation);
  for (guint row = 0; row < cw_matrix_get_n_rows (matrix); row++)
    g_string_append_printf (text,
                            "%s %" G_GUINT64_FORMAT "/%" G_GUINT64_FORMAT ", ",
                            cw_matrix_get_row (matrix, row)->label,
                            cw_matrix_get_counts (matrix, row, 0)->characters,
                            cw_matrix_get_material (matrix, row)->characters);
  g_assert_finalize_object (tabulation);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_rows (CwProject *project,
             const char *rows,
             const char *columns,
             const char *from,
             const char *expected)
{
  g_autofree char *text = print_rows (project, rows, columns, from);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_source_rows (void)
{
  CwProject *project = cw_test_project_new_toy ();

  assert_rows (project, "source", "Y", NULL, "S1 100/1000, S2 50/500, S3 100/2000, S4 50/600, ");
  cw_test_say (project, "{'verb': 'move-source', 'source': 'S4', 'before': 'S1'}");
  cw_test_say (project, "{'verb': 'set-source', 'source': 'S1', 'date': ''}");
  assert_rows (project, "source", "Y", "2021-02-01", "S4 50/600, S1 0/0, S2 50/500, S3 100/2000, ");
  cw_test_project_remove (project);
}

/* Values of numbers go by size; who speaks in several sources is one row. */
static void
test_attributes_of_others (void)
{
  CwProject *project = cw_test_project_new ();
  g_autoptr (CwDraftSource) draft = cw_draft_source_from_text ("talk", "Who?\nNobody.\nAnd?");

  for (guint i = 0; i < draft->paragraphs->len; i++)
    ((CwDraftParagraph *) g_ptr_array_index (draft->paragraphs, i))->speaker
        = g_strdup (i == 1 ? "A" : "Q");
  cw_project_add_source (project, draft, "", NULL);
  cw_project_add_source (project, draft, "", NULL);
  cw_test_say (project, "{'verb': 'create-code', 'name': 'X'}");
  cw_test_say (project,
               "{'verb': 'apply-code', 'source': 'S-1', 'start': 5, 'end': 11, 'code': 'X'}");
  cw_test_say (project, "{'verb': 'create-participant', 'name': 'Ada'}");
  cw_test_say (project, "{'verb': 'create-participant', 'name': 'Bob'}");
  for (guint i = 1; i <= 2; i++)
    cw_test_say (project,
                 "{'verb': 'map-speaker', 'source': 'S-%u', 'speaker': 'A', 'participant': 'Ada'}",
                 i);
  cw_test_say (project,
               "{'verb': 'map-speaker', 'source': 'S-1', 'speaker': 'Q', 'participant': 'Bob'}");
  cw_test_say (project,
               "{'verb': 'create-attribute', 'name': 'age', 'type': 'number', 'for': "
               "'participant'}");
  cw_test_say (project,
               "{'verb': 'set-attribute', 'attribute': 'age', 'participant': 'Ada', 'value': 9}");
  cw_test_say (project,
               "{'verb': 'set-attribute', 'attribute': 'age', 'participant': 'Bob', 'value': 10}");
  assert_rows (project, "attribute:age", "X", NULL, "9 6/14, 10 0/8, ");
  cw_test_say (project, "{'verb': 'create-attribute', 'name': 'place', 'for': 'source'}");
  cw_test_say (project,
               "{'verb': 'set-attribute', 'attribute': 'place', 'source': 'S-1', 'value': 'b'}");
  cw_test_say (project,
               "{'verb': 'set-attribute', 'attribute': 'place', 'source': 'S-2', 'value': 'a'}");
  assert_rows (project, "attribute:place", "X", NULL, "a 0/17, b 6/17, ");
  /* By speaker for a case, and a case inside another. */
  cw_test_say (project, "{'verb': 'create-case', 'name': 'A'}");
  cw_test_say (project, "{'verb': 'create-case', 'name': 'B', 'parent': 'A'}");
  cw_test_say (project, "{'verb': 'assign-case', 'case': 'B', 'source': 'S-1', 'speaker': 'A'}");
  assert_rows (project, "case", "X", NULL, "A 6/7, B 6/7, ");
  cw_test_project_remove (project);
}

/* Columns of a level: parents twice, retired codes only while something is coded with them. */
static void
test_level_columns (void)
{
  static const struct
  {
    const char *level;
    gboolean own;
    const char *labels;
  } levels[] = {
    { "code", TRUE, "X X: X1 X2 Y G " },
    { "code", FALSE, "X X1 X2 Y G " },
    { "theme", TRUE, "T " },
    { "concept", TRUE, "" },
  };
  CwProject *project = cw_test_project_new_toy ();

  cw_test_say (project, "{'verb': 'create-code', 'name': 'never', 'status': 'retired'}");
  cw_test_say (project, "{'verb': 'retire-code', 'code': 'Y'}");
  cw_test_say (project, "{'verb': 'create-code', 'name': 'G', 'level': 'structural'}");
  cw_test_say (project, "{'verb': 'create-code', 'name': 'T', 'level': 'theme', 'parent': 'G'}");
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      CwTabulation *tabulation = cw_tabulation_new (project);
      g_autoptr (GString) labels = g_string_new (NULL);
      g_autoptr (CwMatrix) matrix = NULL;

      g_assert_true (cw_tabulation_add_columns_by_name (tabulation, levels[i].level, NULL));
      if (!levels[i].own)
        cw_tabulation_drop_own_columns (tabulation);
      matrix = cw_tabulation_compute (tabulation);
      for (guint column = 0; column < cw_matrix_get_n_columns (matrix); column++)
        g_string_append_printf (labels,
                                "%s%s ",
                                cw_matrix_get_column (matrix, column)->label,
                                cw_matrix_get_column (matrix, column)->own ? ":" : "");
      g_assert_cmpstr (labels->str, ==, levels[i].labels);
      g_assert_finalize_object (tabulation);
    }
  cw_test_project_remove (project);
}

/* What is not there adds no row and no column. */
static void
test_what_is_not_there (void)
{
  CwProject *project = cw_test_project_new_toy ();
  CwTabulation *tabulation = cw_tabulation_new (project);
  g_autoptr (CwMatrix) matrix = NULL;
  g_autoptr (GError) error = NULL;

  cw_tabulation_add_case (tabulation, 99, 0);
  cw_tabulation_add_source (tabulation, 99);
  cw_tabulation_add_code (tabulation, 99, FALSE, 0);
  g_assert_false (cw_tabulation_add_attribute (tabulation, 99, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (cw_tabulation_add_attribute_value (tabulation, 99, "x", &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);
  matrix = cw_tabulation_compute (tabulation);
  g_assert_cmpuint (cw_matrix_get_n_rows (matrix), ==, 0);
  g_assert_cmpuint (cw_matrix_get_n_columns (matrix), ==, 0);
  g_assert_finalize_object (tabulation);
  cw_test_project_remove (project);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tabulation/against-reference", test_against_reference);
  g_test_add_func ("/tabulation/names", test_names);
  g_test_add_func ("/tabulation/attribute-rows", test_attribute_rows);
  g_test_add_func ("/tabulation/source-rows", test_source_rows);
  g_test_add_func ("/tabulation/attributes-of-others", test_attributes_of_others);
  g_test_add_func ("/tabulation/level-columns", test_level_columns);
  g_test_add_func ("/tabulation/what-is-not-there", test_what_is_not_there);
  return g_test_run ();
}
