/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The matrix page on the toy project: its numbers are right and stay right, the place is kept, evidence is complete,
 * and what is typed is never lost. */

#include "config.h"

#include "toy-project.h"

#include "cw-cases.h"
#include "cw-coding.h"
#include "cw-evidence-item.h"
#include "cw-matrix-page.h"
#include "cw-summaries.h"
#include "cw-tabulation.h"

typedef struct
{
  ToyProject *toy;
  GtkWidget *window;
  CwMatrixPage *page;
  CwMatrixGrid *grid;
  char *last; /* the last action of the window, with its parameter */
} Fixture;

static void
settle (void)
{
  gint64 end = g_get_monotonic_time () + G_USEC_PER_SEC / 5;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static void
on_window_action (GSimpleAction *action, GVariant *parameter, Fixture *fixture)
{
  g_autofree char *text = g_variant_print (parameter, FALSE);

  g_free (fixture->last);
  fixture->last = g_strdup_printf ("%s %s", g_action_get_name (G_ACTION (action)), text);
}

static void
install_window_actions (Fixture *fixture)
{
  static const char *const names[][2]
      = { { "show-excerpt", "x" }, { "new-memo", "(sx)" }, { "toast", "s" } };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GSimpleAction) action
          = g_simple_action_new (names[i][0], G_VARIANT_TYPE (names[i][1]));

      g_signal_connect (action, "activate", G_CALLBACK (on_window_action), fixture);
      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
    }
  gtk_widget_insert_action_group (fixture->window, "win", G_ACTION_GROUP (group));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->toy = toy_project_new ();
  fixture->window = adw_window_new ();
  fixture->page = CW_MATRIX_PAGE (cw_matrix_page_new ());
  fixture->grid = cw_matrix_page_get_grid (fixture->page);
  install_window_actions (fixture);
  cw_matrix_page_set_project (fixture->page, fixture->toy->project);
  adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (fixture->page));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1100, 700);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_widget_grab_focus (GTK_WIDGET (fixture->page));
  settle ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->page), (gpointer *) &fixture->page);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  settle ();
  g_assert_null (fixture->page);
  toy_project_free (fixture->toy);
  g_free (fixture->last);
}

static guint
find_column (Fixture *fixture, gint64 code, gboolean own)
{
  CwMatrix *matrix = cw_matrix_grid_get_matrix (fixture->grid);

  for (guint i = 0; i < cw_matrix_get_n_columns (matrix); i++)
    if (cw_matrix_get_column (matrix, i)->id == code
        && cw_matrix_get_column (matrix, i)->own == own)
      return i;
  return G_MAXUINT;
}

static guint64
get_excerpts (Fixture *fixture, guint row, guint column)
{
  return cw_matrix_get_counts (cw_matrix_grid_get_matrix (fixture->grid), row, column)->excerpts;
}

static void
go_to (Fixture *fixture, guint row, gint64 code)
{
  cw_matrix_grid_move_cursor (fixture->grid, row, find_column (fixture, code, FALSE));
}

static void
open_evidence (Fixture *fixture, guint row, gint64 code)
{
  go_to (fixture, row, code);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->grid), "grid.activate", NULL));
  settle ();
}

static CwSummaryEditor *
get_editor (Fixture *fixture)
{
  return cw_evidence_pane_get_editor (cw_matrix_page_get_pane (fixture->page));
}

static void
type (Fixture *fixture, const char *text)
{
  gtk_text_buffer_set_text (cw_summary_editor_get_buffer (get_editor (fixture)), text, -1);
}

static char *
get_shown_text (Fixture *fixture)
{
  GtkTextBuffer *buffer = cw_summary_editor_get_buffer (get_editor (fixture));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static CwRecord *
find_summary (Fixture *fixture, gint64 case_id, gint64 code)
{
  CwCellKey key = { CW_KIND_CASE, case_id, NULL, code };
  gint64 id = cw_project_find_summary (fixture->toy->project, &key);

  return id == 0 ? NULL : cw_project_get_record (fixture->toy->project, CW_KIND_SUMMARY, id);
}

static void
assert_summary (Fixture *fixture, gint64 case_id, gint64 code, const char *text)
{
  CwRecord *summary = find_summary (fixture, case_id, code);

  g_assert_nonnull (summary);
  g_assert_cmpstr (cw_record_get_text (summary, CW_SUMMARY_TEXT), ==, text);
}

static const CwMatrixSummary *
get_note (Fixture *fixture, guint row, gint64 code)
{
  return cw_matrix_summaries_get (
      cw_matrix_grid_get_summaries (fixture->grid), row, find_column (fixture, code, FALSE));
}

/* --- numbers --------------------------------------------------------------------------------------------------- */

static void
test_numbers (Fixture *fixture, gconstpointer data)
{
  ToyProject *toy = fixture->toy;
  CwMatrix *matrix = cw_matrix_grid_get_matrix (fixture->grid);
  guint x = find_column (fixture, toy->x, FALSE);
  guint n_columns = cw_matrix_get_n_columns (matrix);
  g_autofree char *coverage = cw_matrix_format_value (matrix, 2, n_columns, CW_MEASURE_COVERAGE);

  g_assert_cmpuint (cw_matrix_get_n_rows (matrix), ==, 2);
  g_assert_cmpuint (n_columns, ==, 5);
  g_assert_cmpuint (get_excerpts (fixture, 0, x), ==, 4);
  g_assert_cmpuint (get_excerpts (fixture, 0, find_column (fixture, toy->x, TRUE)), ==, 0);
  g_assert_cmpuint (get_excerpts (fixture, 0, find_column (fixture, toy->x1, FALSE)), ==, 2);
  g_assert_cmpuint (get_excerpts (fixture, 2, find_column (fixture, toy->y, FALSE)), ==, 4);
  g_assert_cmpuint (get_excerpts (fixture, 2, n_columns), ==, 9);
  g_assert_cmpstr (coverage, ==, "20.73");
}

static void
test_own_counts_can_be_left_out (Fixture *fixture, gconstpointer data)
{
  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (fixture->page), "matrix.own-counts", NULL));
  settle ();
  g_assert_cmpuint (find_column (fixture, fixture->toy->x, TRUE), ==, G_MAXUINT);
  g_assert_cmpuint (cw_matrix_get_n_columns (cw_matrix_grid_get_matrix (fixture->grid)), ==, 4);
}

static void
test_follows_changes (Fixture *fixture, gconstpointer data)
{
  ToyProject *toy = fixture->toy;
  guint y = find_column (fixture, toy->y, FALSE);
  gint64 excerpt = toy_project_code (toy, toy->s1, 600, 700, toy->y);

  settle ();
  g_assert_cmpuint (get_excerpts (fixture, 0, y), ==, 3);
  g_assert_true (cw_project_undo (toy->project, NULL, NULL));
  settle ();
  g_assert_cmpuint (get_excerpts (fixture, 0, y), ==, 2);
  g_assert_true (cw_project_redo (toy->project, NULL, NULL));
  settle ();
  g_assert_cmpuint (get_excerpts (fixture, 0, y), ==, 3);
  g_assert_true (cw_project_remove_code (toy->project, excerpt, toy->y, NULL));
  settle ();
  g_assert_cmpuint (get_excerpts (fixture, 0, y), ==, 2);
}

static void
test_keeps_the_cursor (Fixture *fixture, gconstpointer data)
{
  ToyProject *toy = fixture->toy;
  gint64 code;

  go_to (fixture, 1, toy->y);
  code = cw_project_create_record (toy->project, CW_KIND_CODE, "A", 0, NULL);
  g_assert_true (cw_project_move (toy->project, CW_KIND_CODE, code, 0, toy->x, NULL));
  settle ();
  g_assert_cmpuint (find_column (fixture, code, FALSE), ==, 0);
  g_assert_cmpuint (cw_matrix_grid_get_cursor_row (fixture->grid), ==, 1);
  g_assert_cmpuint (
      cw_matrix_grid_get_cursor_column (fixture->grid), ==, find_column (fixture, toy->y, FALSE));
}

/* --- what is shown --------------------------------------------------------------------------------------------- */

static void
test_measures_by_key (Fixture *fixture, gconstpointer data)
{
  g_autofree char *definition = NULL;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->grid), "grid.measure", "i", 5));
  definition = cw_matrix_page_dup_definition (fixture->page);
  g_assert_cmpstr (definition, ==, "rows=case\ncolumns=code\nmeasure=coverage");
  g_assert_cmpint (cw_matrix_grid_get_measure (fixture->grid), ==, CW_MEASURE_COVERAGE);
}

static void
test_saves_and_shows_displays (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = GTK_WIDGET (fixture->page);
  g_autofree char *definition = NULL;
  gint64 id;

  g_assert_true (gtk_widget_activate_action (page, "matrix.rows", "s", "source"));
  g_assert_true (gtk_widget_activate_action (page, "matrix.measure", "s", "density"));
  g_assert_true (gtk_widget_activate_action (page, "matrix.keep-display", "s", "Mine"));
  g_assert_true (cw_project_resolve (fixture->toy->project, CW_KIND_DISPLAY, "Mine", &id, NULL));
  g_assert_true (gtk_widget_activate_action (page, "matrix.rows", "s", "case"));
  g_assert_true (gtk_widget_activate_action (page, "matrix.show-display", "x", id));
  settle ();
  definition = cw_matrix_page_dup_definition (fixture->page);
  g_assert_cmpstr (definition, ==, "rows=source\ncolumns=code\nmeasure=density");
  g_assert_cmpuint (cw_matrix_get_n_rows (cw_matrix_grid_get_matrix (fixture->grid)), ==, 4);
  g_assert_true (gtk_widget_activate_action (page, "matrix.keep-display", "s", "Mine"));
  g_assert_cmpuint (
      g_list_model_get_n_items (cw_project_get_all (fixture->toy->project, CW_KIND_DISPLAY)),
      ==,
      1);
  g_assert_true (gtk_widget_activate_action (page, "matrix.delete-display", "x", id));
  g_assert_null (cw_project_get_record (fixture->toy->project, CW_KIND_DISPLAY, id));
}

static void
test_says_what_cannot_be_shown (Fixture *fixture, gconstpointer data)
{
  g_assert_true (gtk_widget_activate_action (
      GTK_WIDGET (fixture->page), "matrix.columns", "s", "no such code"));
  settle ();
  g_assert_null (cw_matrix_grid_get_matrix (fixture->grid));
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (fixture->grid)));
  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (fixture->page), "matrix.columns", "s", "code"));
  settle ();
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (fixture->grid)));
}

static void
test_empty_project (Fixture *fixture, gconstpointer data)
{
  ToyProject *toy = fixture->toy;

  g_assert_true (cw_project_delete (toy->project, CW_KIND_CASE, toy->city_a, NULL));
  g_assert_true (cw_project_delete (toy->project, CW_KIND_CASE, toy->city_b, NULL));
  settle ();
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (fixture->grid)));
  g_assert_true (cw_project_undo (toy->project, NULL, NULL));
  settle ();
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (fixture->grid)));
  cw_matrix_page_set_project (fixture->page, NULL);
  settle ();
  g_assert_null (cw_matrix_grid_get_matrix (fixture->grid));
}

/* --- evidence -------------------------------------------------------------------------------------------------- */

static GArray *
list_expected (Fixture *fixture, guint row, guint column)
{
  g_autoptr (CwTabulation) tabulation = cw_tabulation_new (fixture->toy->project);

  g_assert_true (cw_tabulation_add_rows_by_name (tabulation, "case", NULL));
  g_assert_true (cw_tabulation_add_columns_by_name (tabulation, "code", NULL));
  return cw_tabulation_list_evidence (tabulation, row, column);
}

static void
assert_evidence (Fixture *fixture)
{
  GListModel *items = cw_evidence_pane_get_items (cw_matrix_page_get_pane (fixture->page));
  guint row = cw_matrix_grid_get_cursor_row (fixture->grid);
  guint column = cw_matrix_grid_get_cursor_column (fixture->grid);
  g_autoptr (GArray) expected = list_expected (fixture, row, column);
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (CwEvidenceItem) item = g_list_model_get_item (items, i);
      gint64 id = cw_evidence_item_get_id (item);

      g_assert_true (g_hash_table_add (ids, g_memdup2 (&id, sizeof id)));
    }
  g_assert_cmpuint (g_hash_table_size (ids), ==, expected->len);
  g_assert_cmpuint (expected->len, ==, get_excerpts (fixture, row, column));
  for (guint i = 0; i < expected->len; i++)
    g_assert_true (g_hash_table_contains (ids, &g_array_index (expected, gint64, i)));
}

static void
test_evidence_is_that_of_the_cell (Fixture *fixture, gconstpointer data)
{
  guint n_columns = cw_matrix_get_n_columns (cw_matrix_grid_get_matrix (fixture->grid));

  open_evidence (fixture, 0, fixture->toy->x);
  for (guint row = 0; row <= 2; row++)
    for (guint column = 0; column <= n_columns; column++)
      {
        cw_matrix_grid_move_cursor (fixture->grid, row, column);
        assert_evidence (fixture);
      }
  go_to (fixture, 0, fixture->toy->y);
  toy_project_code (fixture->toy, fixture->toy->s1, 600, 700, fixture->toy->y);
  settle ();
  assert_evidence (fixture);
}

static gint64
get_first_excerpt (Fixture *fixture)
{
  g_autoptr (CwEvidenceItem) item = g_list_model_get_item (
      cw_evidence_pane_get_items (cw_matrix_page_get_pane (fixture->page)), 0);

  return cw_evidence_item_get_id (item);
}

static void
test_starred_evidence_comes_first (Fixture *fixture, gconstpointer data)
{
  ToyProject *toy = fixture->toy;
  gint64 early = cw_project_find_excerpt (toy->project, toy->s1, 0, 100);
  gint64 late = cw_project_find_excerpt (toy->project, toy->s4, 250, 350);

  open_evidence (fixture, 0, toy->x);
  g_assert_cmpint (get_first_excerpt (fixture), ==, early);
  g_assert_true (cw_project_star_excerpt (toy->project, late, TRUE, NULL));
  settle ();
  g_assert_cmpint (get_first_excerpt (fixture), ==, late);
}

static void
test_evidence_is_cited (Fixture *fixture, gconstpointer data)
{
  ToyProject *toy = fixture->toy;
  GtkWidget *pane = GTK_WIDGET (cw_matrix_page_get_pane (fixture->page));
  g_autoptr (GArray) links = NULL;
  g_autoptr (GArray) none = NULL;
  CwRecord *summary;

  open_evidence (fixture, 0, toy->x);
  g_assert_true (gtk_widget_activate_action (pane, "evidence.cite-selected", "s", "contradicts"));
  settle ();
  summary = find_summary (fixture, toy->city_a, toy->x);
  g_assert_nonnull (summary);
  links = cw_project_list_cited_evidence (toy->project, cw_record_get_id (summary), NULL);
  g_assert_cmpuint (links->len, ==, 1);
  g_assert_cmpint (
      g_array_index (links, CwEvidenceLink, 0).excerpt, ==, get_first_excerpt (fixture));
  g_assert_cmpstr (g_array_index (links, CwEvidenceLink, 0).stance, ==, "contradicts");
  g_assert_true (gtk_widget_activate_action (pane, "evidence.cite-selected", "s", ""));
  none = cw_project_list_cited_evidence (toy->project, cw_record_get_id (summary), NULL);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_evidence_leads_elsewhere (Fixture *fixture, gconstpointer data)
{
  g_autofree char *expected = NULL;

  go_to (fixture, 1, fixture->toy->x);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), "matrix.new-memo", NULL));
  expected = g_strdup_printf ("new-memo ('case', %" G_GINT64_FORMAT ")", fixture->toy->city_b);
  g_assert_cmpstr (fixture->last, ==, expected);
  cw_matrix_page_show_evidence (fixture->page);
  cw_matrix_page_close_evidence (fixture->page);
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (fixture->grid)));
}

/* --- summaries ------------------------------------------------------------------------------------------------- */

static void
test_summary_goes_stale_and_is_confirmed (Fixture *fixture, gconstpointer data)
{
  ToyProject *toy = fixture->toy;

  open_evidence (fixture, 0, toy->y);
  type (fixture, "Nobody asked.");
  g_assert_true (cw_matrix_page_commit (fixture->page));
  settle ();
  assert_summary (fixture, toy->city_a, toy->y, "Nobody asked.");
  g_assert_cmpstr (get_note (fixture, 0, toy->y)->text, ==, "Nobody asked.");
  g_assert_true (get_note (fixture, 0, toy->y)->draft);
  g_assert_false (get_note (fixture, 0, toy->y)->stale);

  toy_project_code (toy, toy->s1, 600, 700, toy->y);
  settle ();
  g_assert_true (get_note (fixture, 0, toy->y)->stale);

  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (get_editor (fixture)), "summary.confirm", NULL));
  settle ();
  g_assert_false (get_note (fixture, 0, toy->y)->stale);
}

static void
choose_rows (Fixture *fixture, const char *rows)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "matrix.rows", "s", rows);
  settle ();
}

static void
assert_row_summary (Fixture *fixture, CwKind kind, gint64 id, const char *value, const char *text)
{
  ToyProject *toy = fixture->toy;
  const CwCellKey key = { kind, id, value, toy->y };
  gint64 summary = cw_project_find_summary (toy->project, &key);

  g_assert_cmpint (summary, !=, 0);
  g_assert_cmpstr (
      cw_record_get_text (cw_project_get_record (toy->project, CW_KIND_SUMMARY, summary),
                          CW_SUMMARY_TEXT),
      ==,
      text);
}

/* A source is summed up as a case is. */
static void
test_summary_of_a_source (Fixture *fixture, gconstpointer data)
{
  ToyProject *toy = fixture->toy;

  choose_rows (fixture, "source");
  open_evidence (fixture, 1, toy->y);
  type (fixture, "What the second says.");
  g_assert_true (cw_matrix_page_commit (fixture->page));
  settle ();
  assert_row_summary (fixture, CW_KIND_SOURCE, toy->s2, NULL, "What the second says.");
  g_assert_cmpstr (get_note (fixture, 1, toy->y)->text, ==, "What the second says.");
}

static gint64
add_attribute (ToyProject *toy)
{
  g_autoptr (GError) error = NULL;
  gint64 size = cw_project_create_attribute (toy->project, "size", "text", "case", "", &error);

  g_assert_no_error (error);
  g_assert_true (cw_project_set_attribute (toy->project, size, toy->city_a, "large", "", &error));
  g_assert_true (cw_project_set_attribute (toy->project, size, toy->city_b, "small", "", &error));
  return size;
}

static void
test_summary_of_a_value (Fixture *fixture, gconstpointer data)
{
  ToyProject *toy = fixture->toy;
  gint64 size = add_attribute (toy);
  g_autofree char *id = cw_kind_format_id (CW_KIND_ATTRIBUTE, size);
  g_autofree char *rows = g_strconcat ("attribute:", id, NULL);

  choose_rows (fixture, rows);
  open_evidence (fixture, 0, toy->y);
  type (fixture, "Large places.");
  g_assert_true (cw_matrix_page_commit (fixture->page));
  settle ();
  assert_row_summary (fixture, CW_KIND_ATTRIBUTE, size, "large", "Large places.");
  g_assert_cmpstr (get_note (fixture, 0, toy->y)->text, ==, "Large places.");
}

/* From anywhere to the cell of a summary, whatever is shown. */
static void
test_summary_is_found_again (Fixture *fixture, gconstpointer data)
{
  ToyProject *toy = fixture->toy;
  gint64 size = add_attribute (toy), summary;
  const CwCellKey key = { CW_KIND_ATTRIBUTE, size, "small", toy->y };
  g_autoptr (GError) error = NULL;

  g_assert_true (cw_project_write_summary (toy->project, &key, "Small places.", &error));
  summary = cw_project_find_summary (toy->project, &key);
  g_assert_true (cw_matrix_page_show_summary (fixture->page, summary));
  settle ();
  g_assert_cmpstr (cw_matrix_get_row (cw_matrix_grid_get_matrix (fixture->grid),
                                      cw_matrix_grid_get_cursor_row (fixture->grid))
                       ->value,
                   ==,
                   "small");
  g_assert_cmpuint (
      cw_matrix_grid_get_cursor_column (fixture->grid), ==, find_column (fixture, toy->y, FALSE));
  g_assert_true (cw_project_delete (toy->project, CW_KIND_SUMMARY, summary, &error));
  g_assert_false (cw_matrix_page_show_summary (fixture->page, summary));
  g_assert_cmpstr (fixture->last, ==, "toast 'The cell of this summary is no longer there.'");
}

static void
test_typed_text_survives_another_cell (Fixture *fixture, gconstpointer data)
{
  ToyProject *toy = fixture->toy;
  g_autofree char *shown = NULL;

  open_evidence (fixture, 0, toy->y);
  type (fixture, "For city A");
  go_to (fixture, 1, toy->y);
  type (fixture, "For city B");
  go_to (fixture, 0, toy->y);
  settle ();
  shown = get_shown_text (fixture);
  g_assert_cmpstr (shown, ==, "For city A");
  assert_summary (fixture, toy->city_a, toy->y, "For city A");
  assert_summary (fixture, toy->city_b, toy->y, "For city B");
}

static void
test_typed_text_survives_closing (Fixture *fixture, gconstpointer data)
{
  ToyProject *toy = fixture->toy;

  open_evidence (fixture, 0, toy->y);
  type (fixture, "Closed in a hurry");
  cw_matrix_page_close_evidence (fixture->page);
  assert_summary (fixture, toy->city_a, toy->y, "Closed in a hurry");
  open_evidence (fixture, 0, toy->x);
  type (fixture, "Project closed");
  cw_matrix_page_set_project (fixture->page, NULL);
  assert_summary (fixture, toy->city_a, toy->x, "Project closed");
}

static void
test_typed_text_survives_a_deleted_case (Fixture *fixture, gconstpointer data)
{
  ToyProject *toy = fixture->toy;

  open_evidence (fixture, 0, toy->y);
  type (fixture, "Not yet written");
  g_assert_true (cw_project_delete (toy->project, CW_KIND_CASE, toy->city_a, NULL));
  settle ();
  g_assert_true (g_str_has_prefix (fixture->last, "toast "));
  g_assert_true (cw_project_undo (toy->project, NULL, NULL));
  settle ();
  go_to (fixture, 0, toy->y);
  g_assert_true (cw_matrix_page_commit (fixture->page));
  assert_summary (fixture, toy->city_a, toy->y, "Not yet written");
}

static void
test_undo_reaches_the_editor (Fixture *fixture, gconstpointer data)
{
  ToyProject *toy = fixture->toy;
  g_autofree char *shown = NULL;

  open_evidence (fixture, 0, toy->y);
  type (fixture, "Once");
  g_assert_true (cw_matrix_page_commit (fixture->page));
  g_assert_true (cw_project_undo (toy->project, NULL, NULL));
  settle ();
  shown = get_shown_text (fixture);
  g_assert_cmpstr (shown, ==, "");
  g_assert_null (find_summary (fixture, toy->city_a, toy->y));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, function)                                                                        \
  g_test_add ("/matrix-page/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("numbers", test_numbers);
  ADD ("own-counts", test_own_counts_can_be_left_out);
  ADD ("changes", test_follows_changes);
  ADD ("cursor", test_keeps_the_cursor);
  ADD ("measures", test_measures_by_key);
  ADD ("displays", test_saves_and_shows_displays);
  ADD ("cannot-be-shown", test_says_what_cannot_be_shown);
  ADD ("empty", test_empty_project);
  ADD ("evidence", test_evidence_is_that_of_the_cell);
  ADD ("starred-first", test_starred_evidence_comes_first);
  ADD ("cited", test_evidence_is_cited);
  ADD ("elsewhere", test_evidence_leads_elsewhere);
  ADD ("stale", test_summary_goes_stale_and_is_confirmed);
  ADD ("summary-of-a-source", test_summary_of_a_source);
  ADD ("summary-of-a-value", test_summary_of_a_value);
  ADD ("summary-is-found-again", test_summary_is_found_again);
  ADD ("another-cell", test_typed_text_survives_another_cell);
  ADD ("closing", test_typed_text_survives_closing);
  ADD ("deleted-case", test_typed_text_survives_a_deleted_case);
  ADD ("undo", test_undo_reaches_the_editor);
#undef ADD
  return g_test_run ();
}
