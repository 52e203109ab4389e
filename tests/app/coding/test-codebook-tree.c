/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#include "config.h"

#include "coding-sample.h"

#include "cw-code-counts.h"
#include "cw-codebook-moves.h"
#include "cw-codebook-tree.h"
#include "cw-codebook.h"
#include "cw-coding.h"

typedef struct
{
  CodingSample sample;
  CwCodebookTree *tree;
  guint n_changes;
  guint n_removed;
  guint n_added;
} Fixture;

static void
on_items_changed (GListModel *model, guint position, guint removed, guint added, Fixture *fixture)
{
  fixture->n_changes++;
  fixture->n_removed += removed;
  fixture->n_added += added;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  coding_sample_init (&fixture->sample);
  fixture->tree = cw_codebook_tree_new ();
  cw_codebook_tree_set_project (fixture->tree, fixture->sample.project);
  g_signal_connect (cw_codebook_tree_get_model (fixture->tree),
                    "items-changed",
                    G_CALLBACK (on_items_changed),
                    fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_signal_handlers_disconnect_by_data (cw_codebook_tree_get_model (fixture->tree), fixture);
  g_assert_finalize_object (fixture->tree);
  coding_sample_clear (&fixture->sample);
}

static char *
print_tree (Fixture *fixture)
{
  GListModel *rows = G_LIST_MODEL (cw_codebook_tree_get_model (fixture->tree));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (GtkTreeListRow) row = g_list_model_get_item (rows, i);
      g_autoptr (CwRecord) code = gtk_tree_list_row_get_item (row);

      for (guint depth = 0; depth < gtk_tree_list_row_get_depth (row); depth++)
        g_string_append_c (text, '>');
      g_string_append_printf (text, "%s|", cw_record_get_name (code));
    }
  return g_string_free (text, FALSE);
}

static void
assert_tree (Fixture *fixture, const char *expected)
{
  g_autofree char *text = print_tree (fixture);

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_changes (Fixture *fixture, guint removed, guint added)
{
  g_assert_cmpuint (fixture->n_removed, ==, removed);
  g_assert_cmpuint (fixture->n_added, ==, added);
  fixture->n_changes = fixture->n_removed = fixture->n_added = 0;
}

static void
undo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (cw_project_undo (fixture->sample.project, NULL, &error));
  g_assert_no_error (error);
}

static const char whole_tree[]
    = "Relations|>turf claim|>joint protocol|budget|Work moves on paper|";

static void
test_create (Fixture *fixture, gconstpointer data)
{
  assert_tree (fixture, whole_tree);
  g_assert_cmpint (
      cw_project_create_record (
          fixture->sample.project, CW_KIND_CODE, "brokers", fixture->sample.relations, NULL),
      !=,
      0);
  assert_tree (fixture,
               "Relations|>turf claim|>joint protocol|>brokers|budget|Work moves on paper|");
  assert_changes (fixture, 0, 1);
  undo (fixture);
  assert_tree (fixture, whole_tree);
  assert_changes (fixture, 1, 0);
}

static void
test_rename (Fixture *fixture, gconstpointer data)
{
  cw_project_set_field (
      fixture->sample.project, CW_KIND_CODE, fixture->sample.budget, CW_CODE_NAME, "money", NULL);
  assert_tree (fixture, "Relations|>turf claim|>joint protocol|money|Work moves on paper|");
  g_assert_cmpuint (fixture->n_changes, ==, 0);
}

/* A code that moves takes what is below it along, and nothing else folds or unfolds. */
static void
test_move (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  cw_codebook_tree_reveal (fixture->tree, fixture->sample.turf_claim);
  g_assert_true (cw_codebook_move (
      fixture->sample.project, fixture->sample.turf_claim, CW_CODEBOOK_MOVE_DOWN, &error));
  assert_tree (fixture, "Relations|>joint protocol|>turf claim|budget|Work moves on paper|");
  assert_changes (fixture, 1, 1);
  g_assert_cmpint (cw_codebook_tree_get_selected (fixture->tree), ==, fixture->sample.turf_claim);
  g_assert_true (gtk_selection_model_is_selected (cw_codebook_tree_get_model (fixture->tree), 2));
  g_assert_true (cw_codebook_move (
      fixture->sample.project, fixture->sample.turf_claim, CW_CODEBOOK_MOVE_IN, &error));
  assert_tree (fixture, "Relations|>joint protocol|>>turf claim|budget|Work moves on paper|");
  g_assert_true (cw_codebook_move (
      fixture->sample.project, fixture->sample.turf_claim, CW_CODEBOOK_MOVE_OUT, &error));
  g_assert_true (cw_codebook_move (
      fixture->sample.project, fixture->sample.turf_claim, CW_CODEBOOK_MOVE_OUT, &error));
  assert_tree (fixture, "Relations|>joint protocol|turf claim|budget|Work moves on paper|");
  g_assert_true (cw_codebook_move (
      fixture->sample.project, fixture->sample.turf_claim, CW_CODEBOOK_MOVE_UP, &error));
  assert_tree (fixture, "turf claim|Relations|>joint protocol|budget|Work moves on paper|");
  for (guint i = 0; i < 5; i++)
    undo (fixture);
  assert_tree (fixture, whole_tree);
  g_assert_true (gtk_selection_model_is_selected (cw_codebook_tree_get_model (fixture->tree), 1));
}

static void
test_edges_of_moves (Fixture *fixture, gconstpointer data)
{
  g_autofree char *label = g_strdup (cw_project_get_undo_label (fixture->sample.project));
  CodingSample *sample = &fixture->sample;

  g_assert_true (cw_codebook_move (sample->project, sample->relations, CW_CODEBOOK_MOVE_UP, NULL));
  g_assert_true (cw_codebook_move (sample->project, sample->relations, CW_CODEBOOK_MOVE_IN, NULL));
  g_assert_true (cw_codebook_move (sample->project, sample->relations, CW_CODEBOOK_MOVE_OUT, NULL));
  g_assert_true (cw_codebook_move (sample->project, sample->theme, CW_CODEBOOK_MOVE_DOWN, NULL));
  assert_tree (fixture, whole_tree);
  g_assert_cmpstr (cw_project_get_undo_label (sample->project), ==, label);
}

/* What is folded stays folded, also when it is moved and brought back. */
static void
test_folded (Fixture *fixture, gconstpointer data)
{
  GListModel *rows = G_LIST_MODEL (cw_codebook_tree_get_model (fixture->tree));
  g_autoptr (GtkTreeListRow) row = g_list_model_get_item (rows, 0);

  gtk_tree_list_row_set_expanded (row, FALSE);
  cw_codebook_tree_note_expanded (fixture->tree, fixture->sample.relations, FALSE);
  g_assert_true (cw_codebook_move (
      fixture->sample.project, fixture->sample.relations, CW_CODEBOOK_MOVE_DOWN, NULL));
  assert_tree (fixture, "budget|Relations|Work moves on paper|");
  undo (fixture);
  assert_tree (fixture, "Relations|budget|Work moves on paper|");
  cw_codebook_tree_set_filter (fixture->tree, "TURF");
  assert_tree (fixture, "Relations|>turf claim|");
  cw_codebook_tree_set_filter (fixture->tree, "");
  assert_tree (fixture, "Relations|budget|Work moves on paper|");
  g_assert_cmpuint (cw_codebook_tree_reveal (fixture->tree, fixture->sample.turf_claim), ==, 1);
  assert_tree (fixture, whole_tree);
}

static void
test_remove (Fixture *fixture, gconstpointer data)
{
  CodingSample *sample = &fixture->sample;
  g_autoptr (GError) error = NULL;

  /* Never used: it is deleted. */
  g_assert_true (cw_codebook_remove (sample->project, sample->joint_protocol, &error));
  g_assert_null (cw_project_get_record (sample->project, CW_KIND_CODE, sample->joint_protocol));
  /* Used: it is retired, and hidden until it is asked for. */
  g_assert_cmpint (
      cw_project_apply_code (sample->project, sample->source, 2, 9, sample->budget, &error), !=, 0);
  g_assert_true (cw_codebook_remove (sample->project, sample->budget, &error));
  assert_tree (fixture, "Relations|>turf claim|Work moves on paper|");
  cw_codebook_tree_set_show_retired (fixture->tree, TRUE);
  assert_tree (fixture, "Relations|>turf claim|budget|Work moves on paper|");
  cw_codebook_tree_set_show_retired (fixture->tree, FALSE);
  g_assert_true (cw_project_restore_code (sample->project, sample->budget, &error));
  assert_tree (fixture, "Relations|>turf claim|budget|Work moves on paper|");
  /* With others below it: neither. */
  g_assert_false (cw_codebook_remove (sample->project, sample->relations, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_IN_USE);
}

static void
test_counts (Fixture *fixture, gconstpointer data)
{
  CodingSample *sample = &fixture->sample;
  g_autoptr (CwCodeCounts) counts = cw_code_counts_new ();

  cw_code_counts_set_project (counts, sample->project);
  g_assert_cmpuint (cw_code_counts_get_aggregate (counts, sample->relations), ==, 0);
  cw_project_apply_code (sample->project, sample->source, 2, 9, sample->turf_claim, NULL);
  cw_project_apply_code (sample->project, sample->source, 2, 9, sample->joint_protocol, NULL);
  cw_project_apply_code (sample->project, sample->source, 20, 29, sample->joint_protocol, NULL);
  cw_project_map_code (sample->project, sample->turf_claim, sample->theme, "", NULL);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (cw_code_counts_get_own (counts, sample->relations), ==, 0);
  g_assert_cmpuint (cw_code_counts_get_own (counts, sample->joint_protocol), ==, 2);
  /* Two codes on one excerpt count once. */
  g_assert_cmpuint (cw_code_counts_get_aggregate (counts, sample->relations), ==, 2);
  g_assert_cmpuint (cw_code_counts_get_own (counts, sample->theme), ==, 0);
  g_assert_cmpuint (cw_code_counts_get_aggregate (counts, sample->theme), ==, 1);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/codebook-tree/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("create", test_create);
  ADD ("rename", test_rename);
  ADD ("move", test_move);
  ADD ("edges-of-moves", test_edges_of_moves);
  ADD ("folded", test_folded);
  ADD ("remove", test_remove);
  ADD ("counts", test_counts);
  return g_test_run ();
}
