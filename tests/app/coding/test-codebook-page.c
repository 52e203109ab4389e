/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The codebook page and what it does to codes. */

#include "config.h"

#include "coding-sample.h"

#include "coded-view-sample.h"
#include "cw-best-excerpts.h"
#include "cw-code-board.h"
#include "cw-code-contrasts.h"
#include "cw-code-creator.h"
#include "cw-code-examples.h"
#include "cw-code-fields.h"
#include "cw-code-row.h"
#include "cw-code-story.h"
#include "cw-codebook-page.h"
#include "cw-codebook.h"
#include "cw-coding.h"
#include "cw-confusable-row.h"
#include "cw-contrasts.h"
#include "cw-double-coverage.h"
#include "cw-examples.h"
#include "cw-genealogy.h"
#include "cw-history.h"
#include "cw-merge-dialog.h"
#include "cw-overlaps-view.h"
#include "cw-redefine-dialog.h"
#include "cw-reviews.h"
#include "cw-split-page.h"
#include "cw-split.h"

#include <string.h>

typedef struct
{
  CodingSample sample;
  GtkWidget *window;
  CwCodebookPage *page;
  GtkWidget *list;
} Fixture;

static void
set_reasons (gboolean ask)
{
  g_autoptr (GSettings) settings = g_settings_new ("io.github.caseweave.Caseweave");

  g_settings_set_boolean (settings, "ask-reasons", ask);
}

static gint64
apply (Fixture *fixture, gint64 code, guint start, guint end)
{
  g_autoptr (GError) error = NULL;
  gint64 excerpt = cw_project_apply_code (
      fixture->sample.project, fixture->sample.source, start, end, code, &error);

  g_assert_no_error (error);
  return excerpt;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  coding_sample_init (&fixture->sample);
  set_reasons (FALSE);
  fixture->page = CW_CODEBOOK_PAGE (cw_codebook_page_new ());
  cw_codebook_page_set_project (fixture->page, fixture->sample.project);
  fixture->window = coding_sample_open (GTK_WIDGET (fixture->page), 1100);
  fixture->list = find_child (GTK_WIDGET (fixture->page), GTK_TYPE_COLUMN_VIEW);
  spin_until_idle (50);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwCodebookPage) page = g_object_ref (fixture->page);

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  spin_until_idle (50);
  g_assert_finalize_object (g_steal_pointer (&page));
  coding_sample_clear (&fixture->sample);
}

static CwRecord *
get_record (Fixture *fixture, gint64 code)
{
  return cw_project_get_record (fixture->sample.project, CW_KIND_CODE, code);
}

static void
mark (Fixture *fixture, gint64 code, gboolean alone)
{
  GtkSelectionModel *model = gtk_column_view_get_model (GTK_COLUMN_VIEW (fixture->list));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (model)); i++)
    {
      g_autoptr (GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (model), i);
      g_autoptr (CwRecord) record = gtk_tree_list_row_get_item (row);

      if (cw_record_get_id (record) == code)
        gtk_selection_model_select_item (model, i, alone);
    }
}

static guint
count_rows (Fixture *fixture)
{
  return g_list_model_get_n_items (
      G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (fixture->list))));
}

static void
run (Fixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), action, NULL));
  spin_until_idle (30);
}

static GtkWidget *
get_dialog (Fixture *fixture, GType type)
{
  GtkWidget *dialog = find_child (fixture->window, type);

  g_assert_nonnull (dialog);
  return dialog;
}

/* --- the list --- */

static void
test_show_code (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) marked = NULL;

  g_assert_true (cw_codebook_page_show_code (fixture->page, fixture->sample.turf_claim));
  marked = cw_codebook_page_dup_marked (fixture->page);
  g_assert_cmpuint (marked->len, ==, 1);
  g_assert_cmpint (g_array_index (marked, gint64, 0), ==, fixture->sample.turf_claim);
  g_assert_true (cw_project_retire_code (fixture->sample.project, fixture->sample.budget, NULL));
  g_assert_cmpuint (count_rows (fixture), ==, 4);
  g_assert_true (cw_codebook_page_show_code (fixture->page, fixture->sample.budget));
  g_assert_false (cw_codebook_page_show_code (fixture->page, 999));
}

/* What is said of codes decides which of them are listed; the tree keeps what leads to them. */
static void
test_filter (Fixture *fixture, gconstpointer data)
{
  CodingSample *sample = &fixture->sample;
  GtkWidget *down = find_child (GTK_WIDGET (fixture->page), GTK_TYPE_DROP_DOWN);

  g_assert_cmpuint (count_rows (fixture), ==, 5);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (down), 1);
  g_assert_cmpuint (count_rows (fixture), ==, 5);
  cw_project_set_field (
      sample->project, CW_KIND_CODE, sample->budget, CW_CODE_DEFINITION, "Money", NULL);
  g_assert_cmpuint (count_rows (fixture), ==, 4);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (down), 4);
  g_assert_cmpuint (count_rows (fixture), ==, 5);
  cw_project_set_example (
      sample->project, sample->budget, apply (fixture, sample->budget, 0, 9), 0, NULL);
  spin_until_idle (100);
  g_assert_cmpuint (count_rows (fixture), ==, 4);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (down), 5);
  g_assert_cmpuint (count_rows (fixture), ==, 4);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (down), 8);
  g_assert_cmpuint (count_rows (fixture), ==, 0);
}

static gint64
get_code_at (Fixture *fixture, guint position)
{
  GtkSelectionModel *model = gtk_column_view_get_model (GTK_COLUMN_VIEW (fixture->list));
  g_autoptr (GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (model), position);
  g_autoptr (CwRecord) record = gtk_tree_list_row_get_item (row);

  return cw_record_get_id (record);
}

static void
test_order (Fixture *fixture, gconstpointer data)
{
  CodingSample *sample = &fixture->sample;

  apply (fixture, sample->budget, 0, 9);
  apply (fixture, sample->budget, 10, 19);
  apply (fixture, sample->turf_claim, 20, 29);
  spin_until_idle (100);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "codes.sort", "s", "own");
  g_assert_cmpint (get_code_at (fixture, 0), ==, sample->budget);
  g_assert_cmpint (get_code_at (fixture, 1), ==, sample->turf_claim);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "codes.sort", "s", "name");
  g_assert_cmpint (get_code_at (fixture, 0), ==, sample->budget);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "codes.sort", "s", "manual");
  g_assert_cmpint (get_code_at (fixture, 0), ==, sample->relations);
  g_assert_cmpint (get_code_at (fixture, 1), ==, sample->turf_claim);
}

/* The mark is on the code, not on its row. */
static void
test_marks_stay (Fixture *fixture, gconstpointer data)
{
  CodingSample *sample = &fixture->sample;
  g_autoptr (GArray) marked = NULL;

  mark (fixture, sample->budget, TRUE);
  run (fixture, "codes.move-up");
  g_assert_cmpint (get_code_at (fixture, 0), ==, sample->budget);
  marked = cw_codebook_page_dup_marked (fixture->page);
  g_assert_cmpuint (marked->len, ==, 1);
  g_assert_cmpint (g_array_index (marked, gint64, 0), ==, sample->budget);
}

static void
test_move_many (Fixture *fixture, gconstpointer data)
{
  CodingSample *sample = &fixture->sample;

  mark (fixture, sample->turf_claim, TRUE);
  mark (fixture, sample->joint_protocol, FALSE);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page),
                              "codebook.move",
                              "(xxx)",
                              sample->turf_claim,
                              (gint64) 0,
                              sample->budget);
  g_assert_cmpint (cw_record_get_parent (get_record (fixture, sample->turf_claim)), ==, 0);
  g_assert_cmpint (cw_record_get_parent (get_record (fixture, sample->joint_protocol)), ==, 0);
  g_assert_cmpstr (cw_project_get_undo_label (sample->project), ==, "Moved 2 codes");
}

/* --- merging, retiring, deleting --- */

static void
test_merge (Fixture *fixture, gconstpointer data)
{
  CodingSample *sample = &fixture->sample;
  g_autoptr (GPtrArray) history = NULL;
  GtkWidget *dialog;
  CwHistoryEntry *last;

  apply (fixture, sample->turf_claim, 0, 9);
  mark (fixture, sample->turf_claim, TRUE);
  run (fixture, "codes.merge");
  g_assert_true (g_str_has_prefix (coding_sample_get_last_action (), "toast"));
  mark (fixture, sample->budget, FALSE);
  g_assert_true (press_key (fixture->list, GDK_KEY_j, GDK_CONTROL_MASK));
  dialog = get_dialog (fixture, CW_TYPE_MERGE_DIALOG);
  gtk_editable_set_text (GTK_EDITABLE (find_child (dialog, ADW_TYPE_ENTRY_ROW)), "the same thing");
  g_assert_true (gtk_widget_activate_action (dialog, "merge.go", NULL));
  /* The first one in the list stays. */
  g_assert_cmpint (
      cw_project_follow_redirect (sample->project, sample->budget), ==, sample->turf_claim);
  history = cw_history_list (sample->project, NULL);
  last = g_ptr_array_index (history, history->len - 1);
  g_assert_cmpstr (last->reason, ==, "the same thing");
  spin_until_idle (400);
}

/* The story of a merged code says what became of it. */
static void
test_story (Fixture *fixture, gconstpointer data)
{
  CodingSample *sample = &fixture->sample;
  GtkWidget *story = find_child (GTK_WIDGET (fixture->page), CW_TYPE_CODE_STORY);

  mark (fixture, sample->turf_claim, TRUE);
  g_assert_null (find_child (story, ADW_TYPE_ACTION_ROW));
  gtk_widget_activate_action (
      GTK_WIDGET (fixture->page), "codes.merge-pair", "(xx)", sample->budget, sample->turf_claim);
  g_assert_true (
      gtk_widget_activate_action (get_dialog (fixture, CW_TYPE_MERGE_DIALOG), "merge.go", NULL));
  g_assert_nonnull (find_child (story, ADW_TYPE_ACTION_ROW));
  g_assert_cmpstr (
      adw_preferences_row_get_title (ADW_PREFERENCES_ROW (find_child (story, ADW_TYPE_ACTION_ROW))),
      ==,
      "“budget” was merged into it");
  spin_until_idle (400);
}

static void
test_retire (Fixture *fixture, gconstpointer data)
{
  CodingSample *sample = &fixture->sample;
  GtkWidget *dialog;
  g_autoptr (GPtrArray) history = NULL;
  CwHistoryEntry *last;

  set_reasons (TRUE);
  mark (fixture, sample->budget, TRUE);
  run (fixture, "codes.retire");
  g_assert_cmpstr (
      cw_record_get_text (get_record (fixture, sample->budget), CW_CODE_STATUS), ==, "active");
  dialog = get_dialog (fixture, ADW_TYPE_ALERT_DIALOG);
  gtk_editable_set_text (GTK_EDITABLE (find_child (dialog, GTK_TYPE_ENTRY)), "no use");
  g_signal_emit_by_name (dialog, "response", "go");
  adw_dialog_force_close (ADW_DIALOG (dialog));
  g_assert_cmpstr (
      cw_record_get_text (get_record (fixture, sample->budget), CW_CODE_STATUS), ==, "retired");
  history = cw_history_list (sample->project, NULL);
  last = g_ptr_array_index (history, history->len - 1);
  g_assert_cmpstr (last->reason, ==, "no use");
  spin_until_idle (400);
  /* Nobody is asked who does not want to be. */
  set_reasons (FALSE);
  mark (fixture, sample->turf_claim, TRUE);
  run (fixture, "codes.retire");
  g_assert_cmpstr (
      cw_record_get_text (get_record (fixture, sample->turf_claim), CW_CODE_STATUS), ==, "retired");
}

static void
test_delete (Fixture *fixture, gconstpointer data)
{
  CodingSample *sample = &fixture->sample;
  GtkWidget *dialog;

  mark (fixture, sample->budget, TRUE);
  run (fixture, "codes.delete");
  g_assert_null (get_record (fixture, sample->budget));
  apply (fixture, sample->turf_claim, 0, 9);
  mark (fixture, sample->turf_claim, TRUE);
  run (fixture, "codes.delete");
  g_assert_nonnull (get_record (fixture, sample->turf_claim));
  dialog = get_dialog (fixture, ADW_TYPE_ALERT_DIALOG);
  g_assert_nonnull (strstr (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (dialog)), "1 coding"));
  g_signal_emit_by_name (dialog, "response", "delete");
  adw_dialog_force_close (ADW_DIALOG (dialog));
  g_assert_null (get_record (fixture, sample->turf_claim));
  spin_until_idle (400);
}

static void
test_redefine (Fixture *fixture, gconstpointer data)
{
  CodingSample *sample = &fixture->sample;
  GtkWidget *dialog;
  GtkTextView *text;

  mark (fixture, sample->budget, TRUE);
  run (fixture, "codes.redefine");
  dialog = get_dialog (fixture, CW_TYPE_REDEFINE_DIALOG);
  text = GTK_TEXT_VIEW (find_child (dialog, GTK_TYPE_TEXT_VIEW));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (text), "Public money", -1);
  g_assert_true (gtk_widget_activate_action (dialog, "redefine.save", NULL));
  g_assert_cmpstr (cw_record_get_text (get_record (fixture, sample->budget), CW_CODE_DEFINITION),
                   ==,
                   "Public money");
  spin_until_idle (400);
}

/* --- splitting --- */

static gboolean
press_on_page (GtkWidget *page, guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (page);
  gboolean stopped = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &stopped);
    }
  return stopped;
}

static GtkWidget *
begin_split (Fixture *fixture, const char *names)
{
  GtkWidget *page;

  mark (fixture, fixture->sample.budget, TRUE);
  run (fixture, "codes.split");
  spin_until_idle (400);
  page = get_dialog (fixture, CW_TYPE_SPLIT_PAGE);
  gtk_text_buffer_set_text (
      gtk_text_view_get_buffer (GTK_TEXT_VIEW (find_child (page, GTK_TYPE_TEXT_VIEW))), names, -1);
  g_assert_true (gtk_widget_activate_action (page, "split.begin", NULL));
  return page;
}

/* Digits sort one after the other; what is sorted is kept, and moves at the end. */
static void
test_split (Fixture *fixture, gconstpointer data)
{
  CodingSample *sample = &fixture->sample;
  g_autoptr (GArray) parts = NULL;
  gint64 split, first, second;
  GtkWidget *page;

  apply (fixture, sample->budget, 0, 9);
  apply (fixture, sample->budget, 10, 19);
  apply (fixture, sample->budget, 20, 29);
  page = begin_split (fixture, "gains\n\n  losses ");
  split = cw_project_find_split (sample->project, sample->budget);
  parts = cw_project_list_split_parts (sample->project, split, NULL);
  g_assert_cmpuint (parts->len, ==, 2);
  first = g_array_index (parts, gint64, 0);
  second = g_array_index (parts, gint64, 1);
  g_assert_true (press_on_page (page, GDK_KEY_1));
  g_assert_true (press_on_page (page, GDK_KEY_2));
  g_assert_true (press_on_page (page, GDK_KEY_Left));
  g_assert_true (press_on_page (page, GDK_KEY_1));
  g_assert_true (press_on_page (page, GDK_KEY_0));
  g_assert_true (gtk_widget_activate_action (page, "split.finish", "b", FALSE));
  spin_until_idle (400);
  assert_code_count (sample->project, sample->source, first, 2);
  assert_code_count (sample->project, sample->source, second, 0);
  assert_code_count (sample->project, sample->source, sample->budget, 1);
}

static void
test_split_goes_on (Fixture *fixture, gconstpointer data)
{
  CodingSample *sample = &fixture->sample;
  GtkWidget *page, *bar;

  apply (fixture, sample->budget, 0, 9);
  apply (fixture, sample->budget, 10, 19);
  page = begin_split (fixture, "gains");
  g_assert_true (press_on_page (page, GDK_KEY_1));
  gtk_widget_activate_action (page, "navigation.pop", NULL);
  spin_until_idle (600);
  run (fixture, "codes.split");
  spin_until_idle (600);
  page = get_dialog (fixture, CW_TYPE_SPLIT_PAGE);
  bar = find_child (page, GTK_TYPE_PROGRESS_BAR);
  g_assert_cmpstr (
      gtk_progress_bar_get_text (GTK_PROGRESS_BAR (bar)), ==, "1 of 2 sorted · excerpt 2");
  g_assert_true (gtk_widget_activate_action (page, "split.abandon", NULL));
  g_assert_cmpint (cw_project_find_split (sample->project, sample->budget), ==, 0);
  spin_until_idle (600);
}

/* --- the sheet --- */

static void
test_fields (Fixture *fixture, gconstpointer data)
{
  CodingSample *sample = &fixture->sample;
  GtkWidget *fields = find_child (GTK_WIDGET (fixture->page), CW_TYPE_CODE_FIELDS);
  GtkTextView *text;

  mark (fixture, sample->budget, TRUE);
  text = GTK_TEXT_VIEW (find_child (fields, GTK_TYPE_TEXT_VIEW));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (text), "All that is said of money", -1);
  cw_codebook_page_flush (fixture->page);
  g_assert_cmpstr (
      cw_record_get_text (get_record (fixture, sample->budget), CW_CODE_FULL_DEFINITION),
      ==,
      "All that is said of money");
  /* What is typed belongs to the code that was shown. */
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (text), "Anew", -1);
  mark (fixture, sample->turf_claim, TRUE);
  g_assert_cmpstr (
      cw_record_get_text (get_record (fixture, sample->budget), CW_CODE_FULL_DEFINITION),
      ==,
      "Anew");
  g_assert_cmpstr (
      cw_record_get_text (get_record (fixture, sample->turf_claim), CW_CODE_FULL_DEFINITION),
      ==,
      "");
}

static void
test_examples (Fixture *fixture, gconstpointer data)
{
  CodingSample *sample = &fixture->sample;
  GtkWidget *examples = find_child (GTK_WIDGET (fixture->page), CW_TYPE_CODE_EXAMPLES);
  gint64 excerpt = apply (fixture, sample->budget, 31, 37);
  g_autoptr (GPtrArray) best = NULL;
  GtkWidget *row;

  mark (fixture, sample->budget, TRUE);
  g_assert_null (find_child (examples, ADW_TYPE_ACTION_ROW));
  apply (fixture, sample->budget, 0, 9);
  g_assert_true (cw_project_set_example (sample->project, sample->budget, excerpt, 0, NULL));
  row = find_child (examples, ADW_TYPE_ACTION_ROW);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "Nobody");
  best = cw_best_excerpts_list (sample->project, sample->budget, 2);
  g_assert_cmpuint (best->len, ==, 2);
  g_assert_cmpint (((CwExcerpt *) g_ptr_array_index (best, 0))->id, ==, excerpt);
  gtk_widget_activate_action (examples, "examples.remove", "x", excerpt);
  g_assert_null (find_child (examples, ADW_TYPE_ACTION_ROW));
}

static void
test_contrasts (Fixture *fixture, gconstpointer data)
{
  CodingSample *sample = &fixture->sample;
  GtkWidget *contrasts = find_child (GTK_WIDGET (fixture->page), CW_TYPE_CODE_CONTRASTS);
  g_autoptr (GPtrArray) list = NULL;
  GtkWidget *row;

  mark (fixture, sample->budget, TRUE);
  g_assert_true (cw_project_contrast_codes (
      sample->project, sample->budget, sample->turf_claim, "Whose?", NULL));
  row = find_child (contrasts, ADW_TYPE_ENTRY_ROW);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "Whose?");
  gtk_editable_set_text (GTK_EDITABLE (row), "Who gets it?");
  cw_codebook_page_flush (fixture->page);
  list = cw_project_list_contrasts (sample->project, sample->turf_claim, NULL);
  g_assert_cmpstr (((CwContrast *) g_ptr_array_index (list, 0))->question, ==, "Who gets it?");
  gtk_widget_activate_action (contrasts, "contrasts.remove", "x", sample->turf_claim);
  g_assert_null (find_child (contrasts, ADW_TYPE_ENTRY_ROW));
}

/* --- the other sections --- */

static void
show_section (Fixture *fixture, const char *name)
{
  adw_view_stack_set_visible_child_name (
      ADW_VIEW_STACK (find_child (GTK_WIDGET (fixture->page), ADW_TYPE_VIEW_STACK)), name);
  spin_until_idle (300);
}

static void
test_confusables (Fixture *fixture, gconstpointer data)
{
  CodingSample *sample = &fixture->sample;
  g_autoptr (GPtrArray) list = NULL;
  GtkWidget *row;

  cw_project_create_record (sample->project, CW_KIND_CODE, "turf claims", 0, NULL);
  show_section (fixture, "confusables");
  row = find_child (GTK_WIDGET (fixture->page), CW_TYPE_CONFUSABLE_ROW);
  g_assert_nonnull (row);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  gtk_widget_activate_action (row, "confusable.contrast", NULL);
  list = cw_project_list_contrasts (sample->project, sample->turf_claim, NULL);
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_null (find_child (GTK_WIDGET (fixture->page), CW_TYPE_CONFUSABLE_ROW));
}

static void
test_overlaps (Fixture *fixture, gconstpointer data)
{
  CodingSample *sample = &fixture->sample;
  GtkWidget *view = find_child (GTK_WIDGET (fixture->page), CW_TYPE_OVERLAPS_VIEW);
  gint64 first = apply (fixture, sample->budget, 0, 9);
  gint64 second = apply (fixture, sample->budget, 5, 15);
  g_autoptr (GArray) left = NULL;

  show_section (fixture, "overlaps");
  g_assert_nonnull (find_child (view, ADW_TYPE_WRAP_BOX));
  gtk_widget_activate_action (view, "overlaps.trim", "(xxx)", sample->budget, first, second);
  left = cw_project_list_double_coverage (sample->project, 0, NULL);
  g_assert_cmpuint (left->len, ==, 0);
  g_assert_null (find_child (view, ADW_TYPE_WRAP_BOX));
  assert_code_count (sample->project, sample->source, sample->budget, 2);
}

static void
test_similar_name (Fixture *fixture, gconstpointer data)
{
  GtkWidget *creator = find_child (GTK_WIDGET (fixture->page), CW_TYPE_CODE_CREATOR);
  GtkWidget *entry = find_child (creator, GTK_TYPE_ENTRY);
  GtkWidget *warning = gtk_widget_get_next_sibling (entry);

  gtk_editable_set_text (GTK_EDITABLE (entry), "turf claims");
  g_assert_true (gtk_widget_get_visible (warning));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (warning)), ==, "There is already “turf claim”.");
  gtk_editable_set_text (GTK_EDITABLE (entry), "winter");
  g_assert_false (gtk_widget_get_visible (warning));
}

static void
test_no_project (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) marked = NULL;

  mark (fixture, fixture->sample.budget, TRUE);
  cw_codebook_page_set_project (fixture->page, NULL);
  spin_until_idle (30);
  marked = cw_codebook_page_dup_marked (fixture->page);
  g_assert_cmpuint (marked->len, ==, 0);
  cw_codebook_page_set_project (fixture->page, fixture->sample.project);
  spin_until_idle (30);
  g_assert_cmpuint (count_rows (fixture), ==, 5);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/codebook-page/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("show-code", test_show_code);
  ADD ("filter", test_filter);
  ADD ("order", test_order);
  ADD ("marks-stay", test_marks_stay);
  ADD ("move-many", test_move_many);
  ADD ("merge", test_merge);
  ADD ("story", test_story);
  ADD ("retire", test_retire);
  ADD ("delete", test_delete);
  ADD ("redefine", test_redefine);
  ADD ("split", test_split);
  ADD ("split-goes-on", test_split_goes_on);
  ADD ("fields", test_fields);
  ADD ("examples", test_examples);
  ADD ("contrasts", test_contrasts);
  ADD ("confusables", test_confusables);
  ADD ("overlaps", test_overlaps);
  ADD ("similar-name", test_similar_name);
  ADD ("no-project", test_no_project);
  return g_test_run ();
}
