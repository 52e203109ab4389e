/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#include "config.h"

#include "cw-attribution-list.h"
#include "cw-attribution.h"
#include "cw-case-commands.h"
#include "cw-case-dialog.h"
#include "cw-cases.h"
#include "cw-selection-drag.h"
#include "window-fixture.h"

typedef struct
{
  char *folder;
  CwProject *project;
  GtkWidget *window;
  CwCasesPane *pane;
  gint64 calder;
  gint64 orrin;
  gint64 crisis;
  gint64 source;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = cw_fixture_make_folder ();
  fixture->project = cw_fixture_create_project (fixture->folder);
  fixture->source = cw_fixture_add_source (fixture->project, "Interview P-07", "One two.\nThree.");
  fixture->calder = cw_fixture_add_case (fixture->project, "Calder City", 0);
  fixture->orrin = cw_fixture_add_case (fixture->project, "Port Orrin", 0);
  fixture->crisis = cw_fixture_add_case (fixture->project, "Crisis response", fixture->calder);
  fixture->pane = g_object_new (CW_TYPE_CASES_PANE, "project", fixture->project, NULL);
  fixture->window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (fixture->pane));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 230, 600);
  gtk_window_present (GTK_WINDOW (fixture->window));
  cw_fixture_settle ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->pane), (gpointer *) &fixture->pane);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  cw_fixture_settle ();
  g_assert_null (fixture->pane);
  g_assert_true (cw_project_close (fixture->project, NULL));
  g_assert_finalize_object (fixture->project);
  cw_fixture_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

static gboolean
activate (Fixture *fixture, const char *action)
{
  return cw_fixture_activate (GTK_WIDGET (fixture->pane), action, NULL);
}

static gint64
get_parent (Fixture *fixture, gint64 id)
{
  return cw_record_get_parent (cw_project_get_record (fixture->project, CW_KIND_CASE, id));
}

static gint64
get_selected (Fixture *fixture)
{
  CwRecord *record = cw_cases_pane_get_selected (fixture->pane);

  return record == NULL ? 0 : cw_record_get_id (record);
}

static const GArray *
get_attributions (Fixture *fixture)
{
  return cw_evidence_get_attributions (cw_project_get_evidence (fixture->project));
}

static void
test_nest (Fixture *fixture, gconstpointer data)
{
  cw_cases_pane_select (fixture->pane, fixture->orrin);
  g_assert_true (activate (fixture, "case.nest"));
  g_assert_cmpint (get_parent (fixture, fixture->orrin), ==, fixture->calder);
  g_assert_cmpint (get_selected (fixture), ==, fixture->orrin);
  g_assert_true (activate (fixture, "case.unnest"));
  g_assert_cmpint (get_parent (fixture, fixture->orrin), ==, 0);
  g_assert_cmpint (get_selected (fixture), ==, fixture->orrin);
}

/* There is nothing above the first case, and nothing outside the outermost: both are no operation. */
static void
test_nest_nowhere (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = g_strdup (cw_project_get_undo_label (fixture->project));

  cw_cases_pane_select (fixture->pane, fixture->calder);
  activate (fixture, "case.nest");
  activate (fixture, "case.unnest");
  activate (fixture, "case.move-up");
  g_assert_cmpstr (cw_project_get_undo_label (fixture->project), ==, before);
}

static void
test_move (Fixture *fixture, gconstpointer data)
{
  GListModel *roots = cw_project_get_children (fixture->project, CW_KIND_CASE, 0);
  g_autoptr (CwRecord) first = NULL;

  cw_cases_pane_select (fixture->pane, fixture->orrin);
  activate (fixture, "case.move-up");
  first = g_list_model_get_item (roots, 0);
  g_assert_cmpint (cw_record_get_id (first), ==, fixture->orrin);
  activate (fixture, "case.move-down");
  g_clear_object (&first);
  first = g_list_model_get_item (roots, 0);
  g_assert_cmpint (cw_record_get_id (first), ==, fixture->calder);
}

static void
test_drop_source (Fixture *fixture, gconstpointer data)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, CW_TYPE_RECORD);
  g_value_set_object (&value,
                      cw_project_get_record (fixture->project, CW_KIND_SOURCE, fixture->source));
  g_assert_true (cw_case_commands_drop (fixture->pane, fixture->crisis, &value, CW_DROP_INTO));
  g_assert_cmpuint (get_attributions (fixture)->len, ==, 1);
  g_assert_true (g_array_index (get_attributions (fixture), CwAttributionSpan, 0).whole);
}

static void
test_drop_passage (Fixture *fixture, gconstpointer data)
{
  g_auto (GValue) value = G_VALUE_INIT;
  const CwAttributionSpan *span;

  g_value_init (&value, CW_TYPE_SELECTION_DRAG);
  g_value_take_boxed (&value, cw_selection_drag_new (fixture->source, 4, 7));
  g_assert_true (cw_case_commands_drop (fixture->pane, fixture->orrin, &value, CW_DROP_AFTER));
  g_assert_cmpuint (get_attributions (fixture)->len, ==, 1);
  span = &g_array_index (get_attributions (fixture), CwAttributionSpan, 0);
  g_assert_false (span->whole);
  g_assert_cmpuint (span->start, ==, 4);
  g_assert_cmpuint (span->end, ==, 7);
  cw_fixture_settle ();
}

static void
test_drop_case (Fixture *fixture, gconstpointer data)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, CW_TYPE_RECORD);
  g_value_set_object (&value,
                      cw_project_get_record (fixture->project, CW_KIND_CASE, fixture->crisis));
  g_assert_true (cw_case_commands_drop (fixture->pane, fixture->orrin, &value, CW_DROP_INTO));
  g_assert_cmpint (get_parent (fixture, fixture->crisis), ==, fixture->orrin);
  g_assert_true (cw_case_commands_drop (fixture->pane, fixture->orrin, &value, CW_DROP_BEFORE));
  g_assert_cmpint (get_parent (fixture, fixture->crisis), ==, 0);
  g_assert_false (cw_case_commands_drop (fixture->pane, fixture->crisis, &value, CW_DROP_INTO));
}

/* A case cannot be inside itself, however deep. */
static void
test_drop_in_own_child (Fixture *fixture, gconstpointer data)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, CW_TYPE_RECORD);
  g_value_set_object (&value,
                      cw_project_get_record (fixture->project, CW_KIND_CASE, fixture->calder));
  g_assert_false (cw_case_commands_drop (fixture->pane, fixture->crisis, &value, CW_DROP_INTO));
  g_assert_cmpint (get_parent (fixture, fixture->calder), ==, 0);
}

static void
test_material (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwAttributionList) list = cw_attribution_list_new (fixture->project, fixture->calder);
  g_autoptr (GError) error = NULL;
  g_autoptr (CwAttribution) first = NULL;
  gint64 id;

  cw_project_assign_case (fixture->project, fixture->calder, fixture->source, &error);
  cw_project_assign_case_range (fixture->project, fixture->calder, fixture->source, 4, 7, &error);
  cw_project_assign_case (fixture->project, fixture->orrin, fixture->source, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 2);
  first = g_list_model_get_item (G_LIST_MODEL (list), 0);
  id = cw_attribution_get_span (first)->id;
  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (fixture->pane), "case.remove-attribution", "x", id));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  cw_project_undo (fixture->project, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 2);
  cw_fixture_settle ();
}

static void
on_items_changed (GListModel *list, guint position, guint removed, guint added, guint *changes)
{
  changes[0] = position;
  changes[1] = removed;
  changes[2] = added;
}

/* What stays is not announced: a view must not lose its place. */
static void
test_material_changes_exactly (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwAttributionList) list = cw_attribution_list_new (fixture->project, fixture->calder);
  guint changes[3] = { 9, 9, 9 };
  g_autoptr (GError) error = NULL;

  cw_project_assign_case_range (fixture->project, fixture->calder, fixture->source, 0, 3, &error);
  cw_project_assign_case_range (fixture->project, fixture->calder, fixture->source, 9, 12, &error);
  g_signal_connect (list, "items-changed", G_CALLBACK (on_items_changed), changes);
  cw_project_assign_case_range (fixture->project, fixture->calder, fixture->source, 4, 7, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (changes[0], ==, 1);
  g_assert_cmpuint (changes[1], ==, 0);
  g_assert_cmpuint (changes[2], ==, 1);
}

static void
test_delete_asks (Fixture *fixture, gconstpointer data)
{
  AdwDialog *dialog;

  cw_cases_pane_select (fixture->pane, fixture->orrin);
  g_assert_true (activate (fixture, "case.delete"));
  dialog = adw_window_get_visible_dialog (ADW_WINDOW (fixture->window));
  g_assert_true (ADW_IS_ALERT_DIALOG (dialog));
  g_assert_nonnull (cw_project_get_record (fixture->project, CW_KIND_CASE, fixture->orrin));
  g_signal_emit_by_name (dialog, "response::delete", "delete");
  g_assert_null (cw_project_get_record (fixture->project, CW_KIND_CASE, fixture->orrin));
  adw_dialog_force_close (dialog);
}

static void
test_dialog (Fixture *fixture, gconstpointer data)
{
  const char *const types[] = { "text", "number", "date", "yes-no", "ordinal" };
  g_autofree char *before = NULL;
  AdwDialog *dialog;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    cw_project_create_attribute (
        fixture->project, types[i], types[i], "case", i == 4 ? "low\nhigh" : "", &error);
  g_assert_no_error (error);
  before = g_strdup (cw_project_get_undo_label (fixture->project));
  cw_cases_pane_select (fixture->pane, fixture->calder);
  g_assert_true (activate (fixture, "case.edit"));
  cw_fixture_settle ();
  dialog = adw_window_get_visible_dialog (ADW_WINDOW (fixture->window));
  g_assert_true (CW_IS_CASE_DIALOG (dialog));
  g_assert_cmpstr (cw_project_get_undo_label (fixture->project), ==, before);
  adw_dialog_force_close (dialog);
}

static void
test_without_project (Fixture *fixture, gconstpointer data)
{
  cw_cases_pane_set_project (fixture->pane, NULL);
  cw_fixture_settle ();
  g_assert_null (cw_cases_pane_get_selected (fixture->pane));
  g_assert_false (activate (fixture, "case.new"));
  cw_cases_pane_select (fixture->pane, fixture->calder);
  cw_cases_pane_set_project (fixture->pane, fixture->project);
  cw_cases_pane_select (fixture->pane, fixture->crisis);
  g_assert_cmpint (get_selected (fixture), ==, fixture->crisis);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/cases-pane/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("nest", test_nest);
  ADD ("nest-nowhere", test_nest_nowhere);
  ADD ("move", test_move);
  ADD ("drop-source", test_drop_source);
  ADD ("drop-passage", test_drop_passage);
  ADD ("drop-case", test_drop_case);
  ADD ("drop-in-own-child", test_drop_in_own_child);
  ADD ("material", test_material);
  ADD ("material-changes-exactly", test_material_changes_exactly);
  ADD ("delete-asks", test_delete_asks);
  ADD ("dialog", test_dialog);
  ADD ("without-project", test_without_project);
  return g_test_run ();
}
