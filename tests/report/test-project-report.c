/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#include "report-fixture.h"
#include "toy-project.h"

#include "cw-cases.h"
#include "cw-coding.h"
#include "cw-pdf.h"
#include "cw-project-report.h"
#include "cw-sources.h"
#include "cw-summaries.h"
#include "cw-tabulation.h"

#include <poppler.h>
#include <string.h>

typedef struct
{
  char *folder;
  char *path;
  CwProject *project;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = fixture_make_folder ();
  fixture->path = g_build_filename (fixture->folder, "toy.caseweave", NULL);
  fixture->project = toy_project_new (fixture->path);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (cw_project_close (fixture->project, &error));
  g_assert_finalize_object (fixture->project);
  fixture_remove_folder (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static CwDocument *
build (CwProject *project, CwExcerptReportOptions options)
{
  g_autoptr (GError) error = NULL;
  CwDocument *document;

  options.date = "2026-11-23";
  document = cw_report_excerpts_by_code (project, &options, &error);
  g_assert_no_error (error);
  return document;
}

/* The report in short: "1.1 X1 | City A | E-1 | E-3 | City B | E-6 | …" */
static char *
outline (const CwDocument *document)
{
  GString *line = g_string_new (NULL);

  for (guint i = 0; i < document->blocks->len; i++)
    {
      const CwBlock *block = document->blocks->pdata[i];
      const char *text = block->kind == CW_BLOCK_HEADING ? block->heading.text : NULL;

      if (block->kind == CW_BLOCK_EXCERPT)
        text = strrchr (block->excerpt.citation, '[');
      if (text != NULL)
        g_string_append_printf (line, "%s%s", line->len > 0 ? " | " : "", text);
    }
  g_string_replace (line, "\u2002", " ", 0);
  g_string_replace (line, "[", "", 0);
  g_string_replace (line, "]", "", 0);
  return g_string_free (line, FALSE);
}

static void
check_outline (CwProject *project, CwExcerptReportOptions options, const char *expected)
{
  g_autoptr (CwDocument) document = build (project, options);
  g_autofree char *line = outline (document);

  g_assert_cmpstr (line, ==, expected);
}

/* method.md §4.6: every excerpt once per code and case, by date; E-8 straddles the cities and is under both. */
static void
test_toy (Fixture *fixture, gconstpointer data)
{
  check_outline (fixture->project,
                 (CwExcerptReportOptions) { 0 },
                 "1 X | City B | E-5 | 1.1 X1 | City A | E-1 | E-3 | City B | E-6 | "
                 "1.2 X2 | City A | E-2 | E-8 | City B | E-8 | "
                 "2 Y | City A | E-2 | E-4 | City B | E-7 | E-9");
}

static void
test_citation (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwDocument) document = build (fixture->project, (CwExcerptReportOptions) { 0 });
  const CwBlock *block = NULL;

  for (guint i = 0; i < document->blocks->len; i++)
    {
      const CwBlock *each = document->blocks->pdata[i];

      if (each->kind == CW_BLOCK_EXCERPT && strstr (each->excerpt.citation, "[E-2]") != NULL)
        {
          block = each;
          break;
        }
    }
  g_assert_nonnull (block);
  g_assert_cmpstr (block->excerpt.citation, ==, "S1, 15 Jan 2021, ¶1 [E-2]");
  g_assert_cmpstr (block->excerpt.other_codes, ==, "Also coded: 2 Y");
  g_assert_cmpstr (document->scope, ==, "All codes. All cases.");
  g_assert_cmpstr (document->date, ==, "2026-11-23");
}

static char *
read_pdf (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  PopplerDocument *pdf = poppler_document_new_from_file (uri, NULL, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (int i = 0; i < poppler_document_get_n_pages (pdf); i++)
    {
      PopplerPage *page = poppler_document_get_page (pdf, i);
      g_autofree char *words = poppler_page_get_text (page);

      g_string_append (text, words);
      g_object_unref (page);
    }
  g_object_unref (pdf);
  return g_string_free (text, FALSE);
}

static guint
count_in (const char *text, const char *part)
{
  guint n = 0;

  for (const char *p = text; (p = strstr (p, part)) != NULL; p += strlen (part))
    n++;
  return n;
}

/* The words on paper are the words of the source, as often as the excerpt has a code and a case. */
static void
test_text_layer (Fixture *fixture, gconstpointer data)
{
  static const guint times[TOY_N_EXCERPTS] = { 1, 2, 1, 1, 1, 1, 1, 2, 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (CwDocument) document = build (fixture->project, (CwExcerptReportOptions) { 0 });
  g_autoptr (CwPageSetup) setup = cw_page_setup_new (CW_PAPER_A4);
  g_autofree char *path = g_build_filename (fixture->folder, "toy.pdf", NULL);
  g_autofree char *text = NULL;
  g_autofree char *bare = NULL;

  g_assert_true (cw_pdf_write (document, setup, path, NULL, NULL, NULL, &error));
  text = read_pdf (path);
  bare = fixture_strip_spaces (text);
  for (gint64 id = 1; id <= TOY_N_EXCERPTS; id++)
    {
      g_autoptr (CwExcerpt) excerpt = cw_project_load_excerpt (fixture->project, id, &error);
      g_autofree char *citation
          = g_strdup_printf ("%s[E-%" G_GINT64_FORMAT "]", excerpt->locator, id);
      g_autofree char *words = fixture_strip_spaces (excerpt->quote);
      g_autofree char *cited = g_strconcat (words, "S", NULL);

      g_assert_cmpuint (count_in (bare, citation), ==, times[id - 1]);
      g_assert_cmpuint (count_in (bare, cited), ==, times[id - 1]);
    }
}

static void
test_cases (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) cases = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 b = toy_find (fixture->project, CW_KIND_CASE, "City B");
  g_autoptr (CwDocument) document = NULL;

  g_array_append_val (cases, b);
  check_outline (
      fixture->project,
      (CwExcerptReportOptions) { .cases = cases },
      "1 X | City B | E-5 | 1.1 X1 | City B | E-6 | 1.2 X2 | City B | E-8 | 2 Y | City B | "
      "E-7 | E-9");
  document = build (fixture->project, (CwExcerptReportOptions) { .cases = cases });
  g_assert_nonnull (strstr (document->scope, "Cases: City B"));
}

static void
test_codes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) codes = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 x = toy_find (fixture->project, CW_KIND_CODE, "X");

  g_array_append_val (codes, x);
  check_outline (fixture->project,
                 (CwExcerptReportOptions) { .codes = codes },
                 "1 X | City B | E-5 | 1.1 X1 | City A | E-1 | E-3 | City B | E-6 | "
                 "1.2 X2 | City A | E-2 | E-8 | City B | E-8");
  check_outline (fixture->project,
                 (CwExcerptReportOptions) { .codes = codes, .own = TRUE },
                 "1 X | City B | E-5");
}

static void
test_missing_code (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) codes = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 none = 99;
  CwExcerptReportOptions options = { .codes = codes };

  g_array_append_val (codes, none);
  g_assert_null (cw_report_excerpts_by_code (fixture->project, &options, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);
  g_clear_error (&error);
  options = (CwExcerptReportOptions) { .cases = codes };
  g_assert_null (cw_report_excerpts_by_code (fixture->project, &options, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);
}

/* What belongs to no case comes last; what has no code or no words any more is said to be left out. */
static void
test_left_out (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwDraftSource) draft = cw_draft_source_from_text ("S5", "Nobody’s words.");
  gint64 source = cw_project_add_source (fixture->project, draft, "field note", &error);
  gint64 y = toy_find (fixture->project, CW_KIND_CODE, "Y");
  g_autoptr (CwDocument) document = NULL;

  cw_project_apply_code (fixture->project, source, 0, 6, y, &error);
  cw_project_create_excerpt (fixture->project, source, 0, 3, &error);
  cw_project_create_record (fixture->project, CW_KIND_CODE, "Z", 0, &error);
  g_assert_no_error (error);
  check_outline (fixture->project,
                 (CwExcerptReportOptions) { 0 },
                 "1 X | City B | E-5 | 1.1 X1 | City A | E-1 | E-3 | City B | E-6 | "
                 "1.2 X2 | City A | E-2 | E-8 | City B | E-8 | "
                 "2 Y | City A | E-2 | E-4 | City B | E-7 | E-9 | No case | E-10");
  document = build (fixture->project, (CwExcerptReportOptions) { 0 });
  g_assert_nonnull (strstr (document->scope, "own here: Z."));
  g_assert_nonnull (strstr (document->scope, "without a code are left out"));
}

/* An excerpt of a service area is not printed once more under its city. */
static void
test_nested_cases (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 city = toy_find (fixture->project, CW_KIND_CASE, "City A");
  gint64 area = cw_project_create_record (fixture->project, CW_KIND_CASE, "Area", city, &error);
  gint64 source = toy_find (fixture->project, CW_KIND_SOURCE, "S1");
  g_autoptr (GArray) codes = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 x1 = toy_find (fixture->project, CW_KIND_CODE, "X1");

  g_array_append_val (codes, x1);
  cw_project_assign_case_range (fixture->project, area, source, 300, 1000, &error);
  g_assert_no_error (error);
  check_outline (fixture->project,
                 (CwExcerptReportOptions) { .codes = codes },
                 "1.1 X1 | City A | E-1 | Area | E-3 | City B | E-6");
}

static gboolean
mentions (const CwDocument *document, const char *text)
{
  for (guint i = 0; i < document->blocks->len; i++)
    {
      const CwBlock *block = document->blocks->pdata[i];

      if (block->kind == CW_BLOCK_PARAGRAPH && strstr (block->paragraph.text, text) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* D15: counts are hidden unless the project shows them, and they are those of the golden table. */
static void
test_counts_policy (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwDocument) hidden = build (fixture->project, (CwExcerptReportOptions) { 0 });
  g_autoptr (CwDocument) shown = NULL;
  g_autoptr (CwDocument) without = NULL;

  g_assert_false (mentions (hidden, "codings"));
  cw_project_set_field (
      fixture->project, CW_KIND_PROJECT, 1, CW_PROJECT_COUNTS_POLICY, "show", &error);
  g_assert_no_error (error);
  shown = build (fixture->project, (CwExcerptReportOptions) { 0 });
  g_assert_true (mentions (shown,
                           "Own codings: 1 · excerpts: 1 · sources: 1. With codes below: codings: "
                           "6 · excerpts: 6 · sources: 3"));
  g_assert_true (mentions (shown, "Own codings: 2 · excerpts: 2 · sources: 2"));
  g_assert_true (mentions (shown, "Excerpts by case: City A 2 · City B 1"));
  g_assert_true (mentions (shown, "Own codings: 4 · excerpts: 4 · sources: 4"));
  g_assert_nonnull (strstr (shown->note, "distinct"));
  without
      = build (fixture->project, (CwExcerptReportOptions) { .numbers = CW_REPORT_NUMBERS_HIDE });
  g_assert_false (mentions (without, "codings"));
}

static CwDraftSource *
make_talk (void)
{
  CwDraftSource *draft = cw_draft_source_from_text ("S6", "Why?\nBecause.");

  ((CwDraftParagraph *) draft->paragraphs->pdata[0])->speaker = g_strdup ("INTERVIEWER");
  ((CwDraftParagraph *) draft->paragraphs->pdata[1])->speaker = g_strdup ("P-07");
  return draft;
}

/* The name stays in the file; the participant's line is printed, also where the question comes first. */
static void
test_attribution (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwDraftSource) draft = make_talk ();
  CwProject *project = fixture->project;
  gint64 source = cw_project_add_source (project, draft, "interview transcript", &error);
  gint64 person = cw_project_create_record (project, CW_KIND_PARTICIPANT, "Secret Name", 0, &error);
  CwText *text = cw_project_get_text (project, source, &error);
  guint length = cw_text_get_length (text);
  g_autoptr (CwDocument) document = NULL;
  g_autoptr (GArray) codes = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 code = cw_project_create_record (project, CW_KIND_CODE, "Reasons", 0, &error);
  const CwBlock *block;

  g_assert_true (cw_project_set_field (
      project, CW_KIND_PARTICIPANT, person, CW_PARTICIPANT_LINE, "Provider 07", &error));
  g_assert_true (cw_project_map_speaker (project, source, "P-07", person, &error));
  g_assert_true (
      cw_project_set_voice_of_speaker (project, source, "INTERVIEWER", "interviewer", &error));
  g_assert_true (cw_project_set_voice_of_speaker (project, source, "P-07", "participant", &error));
  g_assert_true (cw_project_star_excerpt (
      project, cw_project_apply_code (project, source, 0, length, code, &error), TRUE, &error));
  g_array_append_val (codes, code);
  document = build (project, (CwExcerptReportOptions) { .codes = codes });
  block = document->blocks->pdata[document->blocks->len - 1];
  g_assert_cmpint (block->kind, ==, CW_BLOCK_EXCERPT);
  g_assert_cmpstr (block->excerpt.citation, ==, "★ Provider 07, S6, ¶1–2 [E-10]");
  g_assert_cmpuint (block->excerpt.paragraphs->len, ==, 2);
}

static const char *
get_comment (const CwDocument *document, const char *id)
{
  for (guint i = 0; i < document->blocks->len; i++)
    {
      const CwBlock *block = document->blocks->pdata[i];

      if (block->kind == CW_BLOCK_EXCERPT && strstr (block->excerpt.citation, id) != NULL)
        return block->excerpt.comment;
    }
  g_assert_not_reached ();
}

/* A comment on the coding is printed under its code only, one on the excerpt under every code. */
static void
test_comments (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) codes = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 x2 = toy_find (fixture->project, CW_KIND_CODE, "X2");
  gint64 y = toy_find (fixture->project, CW_KIND_CODE, "Y");
  g_autoptr (CwDocument) under_x2 = NULL;
  g_autoptr (CwDocument) under_y = NULL;

  g_assert_true (cw_project_set_coding (fixture->project, 2, x2, "Because.", "", &error));
  g_assert_true (cw_project_comment_excerpt (fixture->project, 2, "Compare.", &error));
  g_array_append_val (codes, x2);
  under_x2 = build (fixture->project, (CwExcerptReportOptions) { .codes = codes });
  g_array_index (codes, gint64, 0) = y;
  under_y = build (fixture->project, (CwExcerptReportOptions) { .codes = codes });
  g_assert_cmpstr (get_comment (under_x2, "[E-2]"), ==, "Comment: Because. — Compare.");
  g_assert_cmpstr (get_comment (under_y, "[E-2]"), ==, "Comment: Compare.");
  g_assert_null (get_comment (under_y, "[E-4]"));
}

static const CwTable *
get_table (const CwDocument *document)
{
  const CwBlock *block = document->blocks->pdata[0];

  g_assert_cmpint (block->kind, ==, CW_BLOCK_TABLE);
  return block->table;
}

static CwDocument *
build_matrix (CwProject *project, const char *columns, CwMeasure measure, CwReportNumbers numbers)
{
  g_autoptr (GError) error = NULL;
  CwMatrixReportOptions options
      = { .rows = "case", .columns = columns, .measure = measure, .numbers = numbers };
  CwDocument *document = cw_report_matrix (project, &options, &error);

  g_assert_no_error (error);
  return document;
}

static void
test_matrix (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwTabulation) tabulation = cw_tabulation_new (fixture->project);
  g_autoptr (CwMatrix) matrix = NULL;

  g_assert_true (cw_tabulation_add_rows_by_name (tabulation, "case", NULL));
  g_assert_true (cw_tabulation_add_columns_by_name (tabulation, "code", NULL));
  matrix = cw_tabulation_compute (tabulation);
  for (CwMeasure measure = 0; measure < CW_N_MEASURES; measure++)
    {
      g_autoptr (CwDocument) document
          = build_matrix (fixture->project, "code", measure, CW_REPORT_NUMBERS_POLICY);
      const CwTable *table = get_table (document);

      g_assert_cmpuint (table->n_rows, ==, 3);
      g_assert_cmpuint (table->n_columns, ==, 6);
      for (guint row = 0; row < 3; row++)
        for (guint column = 0; column < 6; column++)
          {
            g_autofree char *value = cw_matrix_format_value (matrix, row, column, measure);

            g_assert_cmpstr (cw_table_get_cell (table, row, column)->pdata[0], ==, value);
          }
      g_assert_cmpstr (table->columns[1].label, ==, "X (own)");
    }
}

/* The words of a cell are printed, and marked once their evidence has changed (R22). */
static void
test_summaries (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  CwProject *project = fixture->project;
  CwCellKey key = { CW_KIND_CASE,
                    toy_find (project, CW_KIND_CASE, "City A"),
                    NULL,
                    toy_find (project, CW_KIND_CODE, "X2") };
  g_autoptr (CwDocument) fresh = NULL;
  g_autoptr (CwDocument) stale = NULL;
  g_autoptr (CwDocument) numbers = NULL;

  cw_project_write_summary (project, &key, "As expected.", &error);
  g_assert_no_error (error);
  fresh = build_matrix (project, "X2,Y", CW_MEASURE_EXCERPTS, CW_REPORT_NUMBERS_POLICY);
  g_assert_cmpuint (get_table (fresh)->n_columns, ==, 2);
  g_assert_cmpstr (cw_table_get_cell (get_table (fresh), 0, 0)->pdata[0], ==, "As expected.");
  cw_project_delete_excerpt (project, 2, &error);
  g_assert_no_error (error);
  stale = build_matrix (project, "X2,Y", CW_MEASURE_EXCERPTS, CW_REPORT_NUMBERS_POLICY);
  g_assert_cmpstr (cw_table_get_cell (get_table (stale), 0, 0)->pdata[0], ==, "As expected. †");
  numbers = build_matrix (project, "X2,Y", CW_MEASURE_EXCERPTS, CW_REPORT_NUMBERS_SHOW);
  g_assert_cmpuint (get_table (numbers)->n_columns, ==, 3);
  g_assert_false (get_table (numbers)->columns[0].numeric);
  g_assert_true (get_table (numbers)->columns[1].numeric);
  g_assert_cmpstr (cw_table_get_cell (get_table (numbers), 0, 0)->pdata[0], ==, "1");
  g_assert_cmpstr (cw_table_get_cell (get_table (numbers), 0, 0)->pdata[1], ==, "As expected. †");
}

static void
test_bad_rows (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  CwMatrixReportOptions options = { .rows = "weather", .columns = "code" };

  g_assert_null (cw_report_matrix (fixture->project, &options, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
}

static void
test_date (void)
{
  g_autofree char *given = cw_report_dup_date ("2021-03");
  g_autofree char *epoch = NULL;
  g_autofree char *seeded = NULL;

  g_assert_cmpstr (given, ==, "2021-03");
  g_setenv ("SOURCE_DATE_EPOCH", "86400", TRUE);
  epoch = cw_report_dup_date (NULL);
  g_assert_cmpstr (epoch, ==, "1970-01-02");
  g_setenv ("CASEWEAVE_SEED", "7@2021-05-06T07:08:09Z", TRUE);
  seeded = cw_report_dup_date (NULL);
  g_assert_cmpstr (seeded, ==, "2021-05-06");
  g_unsetenv ("SOURCE_DATE_EPOCH");
  g_unsetenv ("CASEWEAVE_SEED");
}

#define ADD(name, function)                                                                        \
  g_test_add ("/report/project-report/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("toy", test_toy);
  ADD ("citation", test_citation);
  ADD ("text-layer", test_text_layer);
  ADD ("cases", test_cases);
  ADD ("codes", test_codes);
  ADD ("missing-code", test_missing_code);
  ADD ("left-out", test_left_out);
  ADD ("nested-cases", test_nested_cases);
  ADD ("counts-policy", test_counts_policy);
  ADD ("attribution", test_attribution);
  ADD ("comments", test_comments);
  ADD ("matrix", test_matrix);
  ADD ("summaries", test_summaries);
  ADD ("bad-rows", test_bad_rows);
  g_test_add_func ("/report/project-report/date", test_date);

  return g_test_run ();
}
