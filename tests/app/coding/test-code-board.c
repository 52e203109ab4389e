/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The board of the second cycle: cards into trays, by pointer and by keys. */

#include "config.h"

#include "coding-sample.h"

#include "coded-view-sample.h"
#include "cw-board-tray.h"
#include "cw-code-board.h"
#include "cw-code-map-row.h"
#include "cw-codebook.h"
#include "cw-dump.h"

#include <string.h>

typedef struct
{
  CodingSample sample;
  GtkWidget *window;
  CwCodeBoard *board;
  CwCodeStats *stats;
  GtkWidget *pile;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  coding_sample_init (&fixture->sample);
  fixture->stats = cw_code_stats_new ();
  cw_code_stats_set_project (fixture->stats, fixture->sample.project);
  fixture->board = g_object_new (CW_TYPE_CODE_BOARD, NULL);
  cw_code_board_set_stats (fixture->board, fixture->stats);
  cw_code_board_set_project (fixture->board, fixture->sample.project);
  fixture->window = coding_sample_open (GTK_WIDGET (fixture->board), 1000);
  fixture->pile = find_child (GTK_WIDGET (fixture->board), GTK_TYPE_LIST_VIEW);
  spin_until_idle (50);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwCodeBoard) board = g_object_ref (fixture->board);

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  spin_until_idle (50);
  g_assert_finalize_object (g_steal_pointer (&board));
  cw_code_stats_set_project (fixture->stats, NULL);
  g_assert_finalize_object (g_steal_pointer (&fixture->stats));
  coding_sample_clear (&fixture->sample);
}

static CwBoardTray *
get_tray (Fixture *fixture)
{
  GtkWidget *tray = find_child (GTK_WIDGET (fixture->board), CW_TYPE_BOARD_TRAY);

  g_assert_nonnull (tray);
  return CW_BOARD_TRAY (tray);
}

static guint
count_cards (Fixture *fixture)
{
  return g_list_model_get_n_items (
      G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (fixture->pile))));
}

static gboolean
press (GtkWidget *widget, guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean stopped = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &stopped);
    }
  return stopped;
}

static void
assert_rationale (Fixture *fixture, gint64 code, const char *expected)
{
  g_autofree char *rationale
      = cw_project_dup_rationale (fixture->sample.project, code, fixture->sample.theme);

  g_assert_cmpstr (rationale, ==, expected);
}

/* The rows of the tree, which placing must not touch. */
static char *
dup_tree (Fixture *fixture)
{
  GListModel *codes = cw_project_get_all (fixture->sample.project, CW_KIND_CODE);
  GString *tree = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (codes); i++)
    {
      g_autoptr (CwRecord) code = g_list_model_get_item (codes, i);

      g_string_append_printf (tree,
                              "%s %" G_GINT64_FORMAT " %g\n",
                              cw_record_get_name (code),
                              cw_record_get_parent (code),
                              cw_record_get_rank (code));
    }
  return g_string_free (tree, FALSE);
}

/* W27: to the tray, Enter places, "because…", Enter, and the next card is at hand. */
static void
test_by_keys (Fixture *fixture, gconstpointer data)
{
  CodingSample *sample = &fixture->sample;
  g_autofree char *before = dup_tree (fixture);
  g_autofree char *after = NULL;
  CwBoardTray *tray = get_tray (fixture);
  GtkWidget *focus;

  g_assert_cmpuint (count_cards (fixture), ==, 3);
  gtk_single_selection_set_selected (
      GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (fixture->pile))), 0);
  gtk_widget_activate_action (fixture->pile, "list.activate-item", "u", 0);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == GTK_WIDGET (tray));
  g_assert_true (press (gtk_widget_get_parent (GTK_WIDGET (tray)), GDK_KEY_Return));
  assert_rationale (fixture, sample->turf_claim, "");
  g_assert_cmpuint (count_cards (fixture), ==, 2);
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_nonnull (gtk_widget_get_ancestor (focus, CW_TYPE_CODE_MAP_ROW));
  focus = gtk_widget_get_ancestor (focus, GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (focus), "they fight over it");
  g_signal_emit_by_name (focus, "activate");
  assert_rationale (fixture, sample->turf_claim, "they fight over it");
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_true (gtk_widget_is_ancestor (focus, fixture->pile));
  after = dup_tree (fixture);
  g_assert_cmpstr (after, ==, before);
}

static void
test_by_pointer (Fixture *fixture, gconstpointer data)
{
  CodingSample *sample = &fixture->sample;
  g_autoptr (GListModel) controllers
      = gtk_widget_observe_controllers (GTK_WIDGET (get_tray (fixture)));
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean dropped = FALSE;

  g_value_init (&value, CW_TYPE_RECORD);
  g_value_set_object (&value,
                      cw_project_get_record (sample->project, CW_KIND_CODE, sample->budget));
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        g_signal_emit_by_name (controller, "drop", &value, 1.0, 1.0, &dropped);
    }
  g_assert_true (dropped);
  assert_rationale (fixture, sample->budget, "");
  /* Dropping it again keeps what was said. */
  g_assert_true (
      cw_project_map_code (sample->project, sample->budget, sample->theme, "money talks", NULL));
  gtk_widget_activate_action (
      GTK_WIDGET (fixture->board), "board.place", "(xx)", sample->budget, sample->theme);
  assert_rationale (fixture, sample->budget, "money talks");
}

/* A card that is taken out is to be placed again; undo does the same. */
static void
test_pile_follows (Fixture *fixture, gconstpointer data)
{
  CodingSample *sample = &fixture->sample;

  gtk_widget_activate_action (
      GTK_WIDGET (fixture->board), "board.place", "(xx)", sample->budget, sample->theme);
  g_assert_cmpuint (count_cards (fixture), ==, 2);
  g_assert_true (cw_project_undo (sample->project, NULL, NULL));
  g_assert_cmpuint (count_cards (fixture), ==, 3);
}

static void
test_create (Fixture *fixture, gconstpointer data)
{
  GtkWidget *popover = GTK_WIDGET (gtk_menu_button_get_popover (
      GTK_MENU_BUTTON (find_child (GTK_WIDGET (fixture->board), GTK_TYPE_MENU_BUTTON))));
  GtkWidget *down = find_child (popover, GTK_TYPE_DROP_DOWN);
  CwRecord *record;

  gtk_editable_set_text (GTK_EDITABLE (find_child (popover, GTK_TYPE_ENTRY)), "Contract as leash");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (down), 1);
  gtk_widget_activate_action (GTK_WIDGET (fixture->board), "board.create", NULL);
  record = cw_project_get_record (fixture->sample.project, CW_KIND_CODE, fixture->sample.theme + 1);
  g_assert_cmpstr (cw_record_get_text (record, CW_CODE_LEVEL), ==, "category");
  g_assert_cmpstr (cw_project_get_undo_label (fixture->sample.project),
                   ==,
                   "Created the category “Contract as leash”");
  spin_until_idle (100);
}

static GtkWidget *
get_hint (Fixture *fixture)
{
  GtkWidget *view = find_child (GTK_WIDGET (get_tray (fixture)), GTK_TYPE_TEXT_VIEW);

  return gtk_widget_get_next_sibling (gtk_widget_get_parent (view));
}

static void
set_statement (Fixture *fixture, const char *statement)
{
  cw_project_set_field (fixture->sample.project,
                        CW_KIND_CODE,
                        fixture->sample.theme,
                        CW_CODE_STATEMENT,
                        statement,
                        NULL);
}

static void
test_statement (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view = find_child (GTK_WIDGET (get_tray (fixture)), GTK_TYPE_TEXT_VIEW);

  g_assert_true (gtk_widget_get_visible (get_hint (fixture)));
  set_statement (fixture, "Contracts and money");
  g_assert_true (gtk_widget_get_visible (get_hint (fixture)));
  set_statement (fixture, "Whoever holds the contract is the one who is heard.");
  g_assert_false (gtk_widget_get_visible (get_hint (fixture)));
  gtk_text_buffer_set_text (
      gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "Work means paper.", -1);
  cw_code_board_flush (fixture->board);
  g_assert_cmpstr (
      cw_record_get_text (
          cw_project_get_record (fixture->sample.project, CW_KIND_CODE, fixture->sample.theme),
          CW_CODE_STATEMENT),
      ==,
      "Work means paper.");
}

#define ADD(name, function)                                                                        \
  g_test_add ("/code-board/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("by-keys", test_by_keys);
  ADD ("by-pointer", test_by_pointer);
  ADD ("pile-follows", test_pile_follows);
  ADD ("create", test_create);
  ADD ("statement", test_statement);
  return g_test_run ();
}
