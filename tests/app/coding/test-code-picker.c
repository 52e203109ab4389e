/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#include "config.h"

#include "coding-sample.h"

#include "coded-view-sample.h"
#include "cw-code-choice.h"
#include "cw-code-picker.h"
#include "cw-codebook.h"

#include <adwaita.h>

typedef struct
{
  CodingSample sample;
  GtkWidget *window;
  CwCodePicker *picker;
  GtkEditable *entry;
  GtkSingleSelection *matches;
  gint64 code;
  char *name;
} Fixture;

static void
on_code_picked (Fixture *fixture, gint64 code)
{
  fixture->code = code;
}

static void
on_name_picked (Fixture *fixture, const char *name)
{
  g_set_str (&fixture->name, name);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *bin = adw_bin_new (), *picker = cw_code_picker_new ();

  coding_sample_init (&fixture->sample);
  fixture->window = coding_sample_open (bin, 600);
  gtk_widget_set_parent (picker, bin);
  fixture->picker = CW_CODE_PICKER (picker);
  cw_code_picker_set_project (fixture->picker, fixture->sample.project);
  g_signal_connect_swapped (picker, "code-picked", G_CALLBACK (on_code_picked), fixture);
  g_signal_connect_swapped (picker, "name-picked", G_CALLBACK (on_name_picked), fixture);
  cw_code_picker_open (fixture->picker, &(GdkRectangle) { 20, 20, 1, 1 });
  fixture->entry = GTK_EDITABLE (find_child (picker, GTK_TYPE_SEARCH_ENTRY));
  fixture->matches = GTK_SINGLE_SELECTION (
      gtk_list_view_get_model (GTK_LIST_VIEW (find_child (picker, GTK_TYPE_LIST_VIEW))));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwCodePicker) picker = g_object_ref (fixture->picker);

  /* What has just closed is let go by GTK some frames later. */
  spin_until_idle (400);
  gtk_widget_unparent (GTK_WIDGET (picker));
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  spin_until_idle (50);
  g_assert_finalize_object (g_steal_pointer (&picker));
  g_clear_pointer (&fixture->name, g_free);
  coding_sample_clear (&fixture->sample);
}

/* The picker takes its keys in one controller before the entry does. */
static void
type_key (Fixture *fixture, guint key, GdkModifierType modifiers)
{
  g_autoptr (GListModel) controllers
      = gtk_widget_observe_controllers (GTK_WIDGET (fixture->picker));
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller)
          && gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "key-pressed", key, 0, modifiers, &handled);
    }
  g_assert_true (handled);
}

static char *
list_matches (Fixture *fixture)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fixture->matches)); i++)
    {
      g_autoptr (CwCodeChoice) choice = g_list_model_get_item (G_LIST_MODEL (fixture->matches), i);

      g_string_append_printf (names, "%s|", cw_code_choice_get_name (choice));
    }
  return g_string_free (names, FALSE);
}

static void
assert_matches (Fixture *fixture, const char *expected)
{
  g_autofree char *names = list_matches (fixture);

  g_assert_cmpstr (names, ==, expected);
}

/* Structural and retired codes cannot be applied, so they are not offered. */
static void
test_offer (Fixture *fixture, gconstpointer data)
{
  assert_matches (fixture, "turf claim|joint protocol|budget|Work moves on paper|");
  g_assert_true (cw_project_retire_code (fixture->sample.project, fixture->sample.budget, NULL));
  cw_code_picker_open (fixture->picker, &(GdkRectangle) { 20, 20, 1, 1 });
  assert_matches (fixture, "turf claim|joint protocol|Work moves on paper|");
}

static void
test_enter (Fixture *fixture, gconstpointer data)
{
  gtk_editable_set_text (fixture->entry, "jo");
  assert_matches (fixture, "joint protocol|");
  type_key (fixture, GDK_KEY_Return, 0);
  g_assert_cmpint (fixture->code, ==, fixture->sample.joint_protocol);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->picker)));
}

static void
test_arrows (Fixture *fixture, gconstpointer data)
{
  type_key (fixture, GDK_KEY_Down, 0);
  type_key (fixture, GDK_KEY_Down, 0);
  type_key (fixture, GDK_KEY_Up, 0);
  type_key (fixture, GDK_KEY_Return, 0);
  g_assert_cmpint (fixture->code, ==, fixture->sample.joint_protocol);
}

static void
test_tab_stays (Fixture *fixture, gconstpointer data)
{
  gtk_editable_set_text (fixture->entry, "bud");
  type_key (fixture, GDK_KEY_Tab, 0);
  g_assert_cmpint (fixture->code, ==, fixture->sample.budget);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (fixture->picker)));
  g_assert_cmpstr (gtk_editable_get_text (fixture->entry), ==, "");
  gtk_editable_set_text (fixture->entry, "tu");
  type_key (fixture, GDK_KEY_space, GDK_CONTROL_MASK);
  g_assert_cmpint (fixture->code, ==, fixture->sample.turf_claim);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (fixture->picker)));
}

static void
test_create (Fixture *fixture, gconstpointer data)
{
  gtk_editable_set_text (fixture->entry, " night shift ");
  type_key (fixture, GDK_KEY_Return, 0);
  g_assert_cmpint (fixture->code, ==, 0);
  type_key (fixture, GDK_KEY_Return, GDK_CONTROL_MASK);
  g_assert_cmpstr (fixture->name, ==, "night shift");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->picker)));
}

static void
test_recent_first (Fixture *fixture, gconstpointer data)
{
  cw_code_picker_note_use (fixture->picker, fixture->sample.theme);
  cw_code_picker_note_use (fixture->picker, fixture->sample.budget);
  cw_code_picker_open (fixture->picker, &(GdkRectangle) { 20, 20, 1, 1 });
  assert_matches (fixture, "budget|Work moves on paper|turf claim|joint protocol|");
}

static void
test_escape (Fixture *fixture, gconstpointer data)
{
  gtk_editable_set_text (fixture->entry, "tu");
  type_key (fixture, GDK_KEY_Escape, 0);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->picker)));
  g_assert_cmpint (fixture->code, ==, 0);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/code-picker/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("offer", test_offer);
  ADD ("enter", test_enter);
  ADD ("arrows", test_arrows);
  ADD ("tab-stays", test_tab_stays);
  ADD ("create", test_create);
  ADD ("recent-first", test_recent_first);
  ADD ("escape", test_escape);
  return g_test_run ();
}
