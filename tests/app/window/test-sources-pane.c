/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#include "config.h"

#include "cw-cases.h"
#include "cw-coding.h"
#include "cw-item-row.h"
#include "cw-source-commands.h"
#include "cw-source-dialog.h"
#include "window-fixture.h"

typedef struct
{
  char *folder;
  CwProject *project;
  GtkWidget *window;
  CwSourcesPane *pane;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = cw_fixture_make_folder ();
  fixture->project = cw_fixture_create_project (fixture->folder);
  cw_fixture_add_source (fixture->project, "Interview P-07", "One.\nTwo.");
  cw_fixture_add_source (fixture->project, "Council Minutes", "Three.\nFour.");
  cw_fixture_add_source (fixture->project, "Interview P-12", "Five.\nSix.");
  fixture->pane = g_object_new (CW_TYPE_SOURCES_PANE, "project", fixture->project, NULL);
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

static void
assert_order (Fixture *fixture, gint64 first, gint64 second, gint64 third)
{
  const gint64 expected[] = { first, second, third };
  GListModel *sources = cw_project_get_children (fixture->project, CW_KIND_SOURCE, 0);

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (CwRecord) record = g_list_model_get_item (sources, i);

      g_assert_cmpint (cw_record_get_id (record), ==, expected[i]);
    }
}

static void
test_move (Fixture *fixture, gconstpointer data)
{
  cw_sources_pane_select (fixture->pane, 3);
  g_assert_true (activate (fixture, "source.move-up"));
  assert_order (fixture, 1, 3, 2);
  g_assert_cmpint (cw_record_get_id (cw_sources_pane_get_selected (fixture->pane)), ==, 3);
  activate (fixture, "source.move-up");
  activate (fixture, "source.move-up");
  assert_order (fixture, 3, 1, 2);
  activate (fixture, "source.move-down");
  assert_order (fixture, 1, 3, 2);
  activate (fixture, "source.move-down");
  activate (fixture, "source.move-down");
  assert_order (fixture, 1, 2, 3);
}

static void
test_drop (Fixture *fixture, gconstpointer data)
{
  g_assert_true (cw_source_commands_drop (fixture->pane, 1, 3, TRUE));
  assert_order (fixture, 2, 3, 1);
  g_assert_true (cw_source_commands_drop (fixture->pane, 1, 2, FALSE));
  assert_order (fixture, 1, 2, 3);
  g_assert_false (cw_source_commands_drop (fixture->pane, 1, 1, TRUE));
  g_assert_false (cw_source_commands_drop (fixture->pane, 2, 1, TRUE));
}

static void
test_needs_selection (Fixture *fixture, gconstpointer data)
{
  g_assert_null (cw_sources_pane_get_selected (fixture->pane));
  g_assert_false (activate (fixture, "source.rename"));
  cw_sources_pane_select (fixture->pane, 2);
  g_assert_true (activate (fixture, "source.rename"));
}

static void
test_rows_follow (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row;
  GtkWidget *text;
  g_autoptr (GError) error = NULL;

  cw_sources_pane_select (fixture->pane, 2);
  row = cw_sources_pane_get_anchor (fixture->pane);
  g_assert_true (CW_IS_ITEM_ROW (row));
  cw_project_set_field (
      fixture->project, CW_KIND_SOURCE, 2, CW_SOURCE_TITLE, "Minutes of May", &error);
  g_assert_no_error (error);
  text = gtk_widget_get_first_child (gtk_widget_get_first_child (row));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (text)), ==, "Minutes of May");
  g_assert_cmpint (cw_record_get_id (cw_sources_pane_get_selected (fixture->pane)), ==, 2);
}

static void
test_attribute (Fixture *fixture, gconstpointer data)
{
  gint64 city = cw_fixture_add_case (fixture->project, "Calder City", 0);
  gint64 area = cw_fixture_add_case (fixture->project, "Crisis response", city);
  g_autoptr (GMenu) menu = g_menu_new ();
  const GArray *attributions;

  cw_source_commands_fill_cases (fixture->pane, menu);
  g_assert_cmpint (g_menu_model_get_n_items (G_MENU_MODEL (menu)), ==, 2);
  cw_sources_pane_select (fixture->pane, 2);
  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (fixture->pane), "source.attribute", "x", area));
  attributions = cw_evidence_get_attributions (cw_project_get_evidence (fixture->project));
  g_assert_cmpuint (attributions->len, ==, 1);
  g_assert_cmpint (g_array_index (attributions, CwAttributionSpan, 0).source_id, ==, 2);
  g_assert_cmpint (g_array_index (attributions, CwAttributionSpan, 0).case_id, ==, area);
}

static void
test_loss (Fixture *fixture, gconstpointer data)
{
  gint64 city = cw_fixture_add_case (fixture->project, "Calder City", 0);
  g_autoptr (GError) error = NULL;
  g_autofree char *nothing = cw_source_commands_describe_loss (fixture->project, 1);
  g_autofree char *something = NULL;

  g_assert_cmpstr (nothing, ==, "");
  cw_project_assign_case (fixture->project, city, 1, &error);
  g_assert_no_error (error);
  something = cw_source_commands_describe_loss (fixture->project, 1);
  g_assert_cmpstr (something, ==, "\n• 1 attribution to a case");
}

static void
test_without_project (Fixture *fixture, gconstpointer data)
{
  cw_sources_pane_select (fixture->pane, 2);
  cw_sources_pane_set_project (fixture->pane, NULL);
  cw_fixture_settle ();
  g_assert_null (cw_sources_pane_get_selected (fixture->pane));
  g_assert_false (activate (fixture, "source.delete"));
  cw_sources_pane_set_project (fixture->pane, fixture->project);
  cw_sources_pane_select (fixture->pane, 2);
  g_assert_nonnull (cw_sources_pane_get_selected (fixture->pane));
}

static void
test_dialog (Fixture *fixture, gconstpointer data)
{
  const char *const before = cw_project_get_undo_label (fixture->project);
  g_autofree char *label = g_strdup (before);
  AdwDialog *dialog;

  cw_sources_pane_select (fixture->pane, 1);
  g_assert_true (activate (fixture, "source.edit"));
  cw_fixture_settle ();
  dialog = adw_window_get_visible_dialog (ADW_WINDOW (fixture->window));
  g_assert_true (CW_IS_SOURCE_DIALOG (dialog));
  g_assert_cmpstr (cw_project_get_undo_label (fixture->project), ==, label);
  adw_dialog_force_close (dialog);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/sources-pane/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("move", test_move);
  ADD ("drop", test_drop);
  ADD ("needs-selection", test_needs_selection);
  ADD ("rows-follow", test_rows_follow);
  ADD ("attribute", test_attribute);
  ADD ("loss", test_loss);
  ADD ("without-project", test_without_project);
  ADD ("dialog", test_dialog);
  return g_test_run ();
}
