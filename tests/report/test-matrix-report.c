/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#include "report-fixture.h"

#include "cw-matrix-report.h"

#include <string.h>

static CwMatrix *
create_matrix (void)
{
  CwMatrix *matrix = cw_matrix_new (2, 2);

  cw_matrix_set_row (matrix, 0, CW_KIND_CASE, 1, NULL, "Calder City", 0);
  cw_matrix_set_row (matrix, 1, CW_KIND_CASE, 2, NULL, "Police", 1);
  cw_matrix_set_column (matrix, 0, 1, "Trust", "#c01c28", 0, TRUE);
  cw_matrix_set_column (matrix, 1, 2, "Fear", NULL, 0, FALSE);
  for (guint row = 0; row <= 2; row++)
    for (guint column = 0; column <= 2; column++)
      *cw_matrix_counts_at (matrix, row, column)
          = (CwCounts) { .codings = 100 + row * 10 + column, .excerpts = row * 10 + column };
  *cw_matrix_material_at (matrix, 0) = (CwMaterial) { 1000, 200, 1 };
  *cw_matrix_material_at (matrix, 2) = (CwMaterial) { 1000, 200, 1 };
  return matrix;
}

static CwDocument *
build (const CwMatrix *matrix, CwMeasure measure, gboolean values, const CwMatrixSummary *summaries)
{
  CwMatrixReport report = { .project = "Two Shelters",
                            .title = "Case × code",
                            .matrix = matrix,
                            .measure = measure,
                            .values = values,
                            .summaries = summaries };

  return cw_matrix_report_build (&report);
}

static const CwTable *
get_table (const CwDocument *document)
{
  const CwBlock *block = document->blocks->pdata[0];

  g_assert_cmpint (block->kind, ==, CW_BLOCK_TABLE);
  return block->table;
}

static const char *
get_text (const CwTable *table, guint row, guint column, guint paragraph)
{
  const GPtrArray *cell = cw_table_get_cell (table, row, column);

  g_assert_nonnull (cell);
  g_assert_cmpuint (paragraph, <, cell->len);
  return cell->pdata[paragraph];
}

static gboolean
has_legend (const CwTable *table, const char *text)
{
  for (guint i = 0; i < table->legend->len; i++)
    if (strstr (table->legend->pdata[i], text) != NULL)
      return TRUE;
  return FALSE;
}

static void
test_numbers (void)
{
  g_autoptr (CwMatrix) matrix = create_matrix ();
  g_autoptr (CwDocument) document = build (matrix, CW_MEASURE_EXCERPTS, TRUE, NULL);
  const CwTable *table = get_table (document);

  g_assert_cmpuint (table->n_rows, ==, 3);
  g_assert_cmpuint (table->n_columns, ==, 3);
  for (guint row = 0; row < 3; row++)
    for (guint column = 0; column < 3; column++)
      {
        g_autofree char *expected = g_strdup_printf ("%u", row * 10 + column);

        g_assert_cmpstr (get_text (table, row, column, 0), ==, expected);
      }
  g_assert_cmpstr (table->rows[2].label, ==, "Total (distinct)");
  g_assert_true (table->rows[2].total);
  g_assert_cmpuint (table->rows[1].depth, ==, 1);
  g_assert_cmpstr (table->columns[0].label, ==, "Trust (own)");
  g_assert_true (table->columns[0].numeric);
  g_assert_true (has_legend (table, "distinct excerpts"));
  g_assert_true (has_legend (table, "counts once"));
  g_assert_true (has_legend (table, "(own)"));
  g_assert_false (has_legend (table, "n/m"));
}

/* A share of nothing is no zero (M7). */
static void
test_no_material (void)
{
  g_autoptr (CwMatrix) matrix = create_matrix ();
  g_autoptr (CwDocument) document = build (matrix, CW_MEASURE_DENSITY, TRUE, NULL);
  const CwTable *table = get_table (document);

  g_assert_cmpstr (get_text (table, 0, 0, 0), ==, "5000.0");
  g_assert_cmpstr (get_text (table, 1, 0, 0), ==, "n/m");
  g_assert_true (has_legend (table, "n/m"));
}

static void
test_summaries (void)
{
  g_autoptr (CwMatrix) matrix = create_matrix ();
  const CwMatrixSummary summaries[4] = { { "First.\n\nSecond.\n", TRUE }, { NULL, TRUE } };
  g_autoptr (CwDocument) document = build (matrix, CW_MEASURE_CODINGS, TRUE, summaries);
  g_autoptr (CwDocument) bare = build (matrix, CW_MEASURE_CODINGS, FALSE, summaries);
  const CwTable *table = get_table (document);

  g_assert_cmpuint (cw_table_get_cell (table, 0, 0)->len, ==, 3);
  g_assert_cmpstr (get_text (table, 0, 0, 0), ==, "100");
  g_assert_cmpstr (get_text (table, 0, 0, 1), ==, "First.");
  g_assert_cmpstr (get_text (table, 0, 0, 2), ==, "Second. †");
  g_assert_cmpuint (cw_table_get_cell (table, 0, 1)->len, ==, 1);
  g_assert_false (table->columns[0].numeric);
  g_assert_true (has_legend (table, "†"));
  g_assert_cmpuint (get_table (bare)->n_rows, ==, 2);
  g_assert_cmpstr (get_text (get_table (bare), 0, 0, 0), ==, "First.");
  g_assert_cmpuint (get_table (bare)->legend->len, ==, 1);
}

/* What stands in the matrix is what stands on paper. */
static void
test_on_pages (void)
{
  g_autoptr (CwMatrix) matrix = create_matrix ();
  g_autoptr (CwDocument) document = build (matrix, CW_MEASURE_CODINGS, TRUE, NULL);
  g_autoptr (CwPageSetup) setup = cw_page_setup_new (CW_PAPER_A4);
  g_autoptr (CwPages) pages = fixture_paginate (document, setup);
  g_autoptr (GPtrArray) items = cw_pages_list_items (pages, 0);
  guint sum = 0;

  g_assert_cmpuint (cw_pages_get_n_pages (pages), ==, 1);
  for (guint i = 0; i < items->len; i++)
    if (((CwPageItem *) items->pdata[i])->role == CW_ITEM_CELL)
      sum += g_ascii_strtoull (((CwPageItem *) items->pdata[i])->text, NULL, 10);
  g_assert_cmpuint (sum, ==, 999);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/report/matrix-report/numbers", test_numbers);
  g_test_add_func ("/report/matrix-report/no-material", test_no_material);
  g_test_add_func ("/report/matrix-report/summaries", test_summaries);
  g_test_add_func ("/report/matrix-report/on-pages", test_on_pages);

  return g_test_run ();
}
