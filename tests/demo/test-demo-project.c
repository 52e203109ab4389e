/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Size S as the engine sees it: whole, reproducible, and with the numbers that the generator counted itself. */

#include "config.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "cw-demo.h"
#include "cw-dump.h"
#include "cw-summaries.h"
#include "cw-tabulation.h"

static char *folder;
static char *usual;

static char *
make (const char *size, guint64 seed)
{
  static guint n;
  g_autoptr (GError) error = NULL;
  char *path = g_strdup_printf ("%s/%u.caseweave", folder, n++);
  g_autofree char *expect = g_strconcat (path, ".json", NULL);

  g_assert_true (cw_demo_create (path, expect, size, seed, &error));
  g_assert_no_error (error);
  return path;
}

/* The one that most tests only look at. */
static const char *
get_usual (void)
{
  if (usual == NULL)
    usual = make ("S", 20201209);
  return usual;
}

static CwProject *
open_project (const char *path)
{
  g_autoptr (GError) error = NULL;
  CwProject *project = cw_project_open (path, TRUE, &error);

  g_assert_no_error (error);
  return project;
}

static char *
dump (const char *path)
{
  g_autoptr (CwProject) project = open_project (path);
  g_autoptr (GError) error = NULL;
  char *text = cw_project_dump (project, &error);

  g_assert_no_error (error);
  return text;
}

static void
test_same_seed (void)
{
  g_autofree char *one = make ("S", 3);
  g_autofree char *two = make ("S", 3);
  g_autofree char *other = make ("S", 4);
  g_autofree char *first = dump (one);
  g_autofree char *second = dump (two);
  g_autofree char *third = dump (other);

  g_assert_cmpstr (first, ==, second);
  g_assert_cmpstr (first, !=, third);
}

static void
test_check (void)
{
  const char *path = get_usual ();
  g_autoptr (CwProject) project = open_project (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = cw_project_check (project, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (findings, i));
  g_assert_cmpuint (findings->len, ==, 0);
}

static JsonObject *
load_expectation (JsonParser *parser, const char *path)
{
  g_autofree char *expect = g_strconcat (path, ".json", NULL);
  g_autoptr (GError) error = NULL;

  json_parser_load_from_file (parser, expect, &error);
  g_assert_no_error (error);
  return json_node_get_object (json_parser_get_root (parser));
}

static char *
dup_row_name (CwMatrix *matrix, guint row)
{
  const CwMatrixHeader *header;

  if (row == cw_matrix_get_n_rows (matrix))
    return g_strdup ("*");
  header = cw_matrix_get_row (matrix, row);
  return header->kind == CW_KIND_CASE ? cw_kind_format_id (CW_KIND_CASE, header->id)
                                      : g_strdup (header->value);
}

static guint
compare_cell (const CwCounts *counts, JsonObject *codes, const char *code)
{
  JsonArray *wanted
      = json_object_has_member (codes, code) ? json_object_get_array_member (codes, code) : NULL;

  g_assert_cmpint (counts->codings, ==, wanted ? json_array_get_int_element (wanted, 0) : 0);
  g_assert_cmpint (counts->excerpts, ==, wanted ? json_array_get_int_element (wanted, 1) : 0);
  g_assert_cmpint (counts->sources, ==, wanted ? json_array_get_int_element (wanted, 2) : 0);
  return wanted != NULL ? 1 : 0;
}

/* The last column is the total of all codes in the table of the codes only. */
static guint
compare_row (CwMatrix *matrix, guint row, JsonObject *table, gboolean with_total)
{
  g_autofree char *name = dup_row_name (matrix, row);
  JsonObject *expected = json_object_get_object_member (table, name);
  JsonObject *codes = json_object_get_object_member (expected, "codes");
  guint n_columns = cw_matrix_get_n_columns (matrix);
  guint n = 0;

  g_assert_cmpint (cw_matrix_get_material (matrix, row)->words,
                   ==,
                   json_object_get_int_member (expected, "words"));
  for (guint column = 0; column < n_columns; column++)
    if (!cw_matrix_get_column (matrix, column)->own)
      n += compare_cell (cw_matrix_get_counts (matrix, row, column),
                         codes,
                         cw_matrix_get_column (matrix, column)->label);
  if (with_total)
    n += compare_cell (cw_matrix_get_counts (matrix, row, n_columns), codes, "*");
  return n;
}

/* Every number of the companion is the engine's. */
static void
test_tables (gconstpointer rows)
{
  static const char *const levels[] = { "code", "pattern code", "theme" };
  const char *path = get_usual ();
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *tables = json_object_get_object_member (load_expectation (parser, path), "tables");
  JsonObject *table = json_object_get_object_member (tables, rows);
  g_autoptr (CwProject) project = open_project (path);
  g_autoptr (GError) error = NULL;
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      g_autoptr (CwTabulation) tabulation = cw_tabulation_new (project);
      g_autoptr (CwMatrix) matrix = NULL;

      /* The companion counts what is coded, whoever says it. */
      cw_tabulation_set_voices (tabulation, CW_VOICES_ALL);
      cw_tabulation_add_rows_by_name (tabulation, rows, &error);
      g_assert_no_error (error);
      cw_tabulation_add_columns_by_name (tabulation, levels[i], &error);
      g_assert_no_error (error);
      matrix = cw_tabulation_compute (tabulation);
      for (guint row = 0; row <= cw_matrix_get_n_rows (matrix); row++)
        n += compare_row (matrix, row, table, i == 0);
    }
  g_assert_cmpuint (n, >, 300);
}

static void
test_counts (void)
{
  const char *path = get_usual ();
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *expected = load_expectation (parser, path);
  JsonObject *counts = json_object_get_object_member (expected, "counts");
  g_autoptr (CwProject) project = open_project (path);
  GListModel *summaries = cw_project_get_all (project, CW_KIND_SUMMARY);
  CwEvidence *evidence = cw_project_get_evidence (project);
  guint stale = 0, excerpts = 0, codings = 0, words = 0;

  for (guint i = 0; i < g_list_model_get_n_items (summaries); i++)
    {
      g_autoptr (CwRecord) summary = g_list_model_get_item (summaries, i);

      stale += cw_project_summary_is_stale (project, cw_record_get_id (summary)) ? 1 : 0;
    }
  for (guint i = 0; i < cw_evidence_get_n_sources (evidence); i++)
    {
      const CwEvidenceSource *source = cw_evidence_get_source (evidence, i);

      excerpts += source->excerpts->len;
      codings += source->codings->len;
      words += source->words;
    }
  g_assert_cmpuint (cw_evidence_get_n_sources (evidence), ==, 40);
  g_assert_cmpint (excerpts, ==, json_object_get_int_member (counts, "excerpts"));
  g_assert_cmpuint (excerpts, ==, 700);
  g_assert_cmpint (codings, ==, json_object_get_int_member (counts, "codings"));
  g_assert_cmpint (words, ==, json_object_get_int_member (counts, "words"));
  g_assert_cmpint (
      stale,
      ==,
      json_object_get_int_member (json_object_get_object_member (expected, "summaries"), "stale"));
  g_assert_cmpuint (stale, >, 0);
}

static void
test_refusals (void)
{
  g_autofree char *path = g_strconcat (folder, "/none.caseweave", NULL);
  g_autofree char *expect = g_strconcat (folder, "/missing/none.json", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (cw_demo_create (path, expect, "XS", 1, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (cw_demo_create (path, expect, "S", 1, &error));
  g_assert_nonnull (error);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
remove_folder (void)
{
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
  g_free (usual);
  g_free (folder);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("caseweave-demo-XXXXXX", NULL);
  g_test_add_func ("/demo/project/same-seed", test_same_seed);
  g_test_add_func ("/demo/project/check", test_check);
  g_test_add_func ("/demo/project/counts", test_counts);
  g_test_add_data_func ("/demo/project/tables/case", "case", test_tables);
  g_test_add_data_func ("/demo/project/tables/quarter", "attribute:City and quarter", test_tables);
  g_test_add_data_func ("/demo/project/tables/role", "attribute:Role", test_tables);
  g_test_add_func ("/demo/project/refusals", test_refusals);
  status = g_test_run ();
  remove_folder ();
  return status;
}
