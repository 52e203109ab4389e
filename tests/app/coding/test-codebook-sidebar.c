/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#include "config.h"

#include "coding-sample.h"

#include "coded-view-sample.h"
#include "cw-code-drop.h"
#include "cw-code-editor.h"
#include "cw-code-map-row.h"
#include "cw-code-row.h"
#include "cw-codebook-sidebar.h"
#include "cw-codebook.h"
#include "cw-coding.h"
#include "cw-selection-drag.h"

typedef struct
{
  CodingSample sample;
  GtkWidget *window;
  CwCodebookSidebar *sidebar;
  GtkWidget *list;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  coding_sample_init (&fixture->sample);
  fixture->sidebar = CW_CODEBOOK_SIDEBAR (cw_codebook_sidebar_new ());
  cw_codebook_sidebar_set_project (fixture->sidebar, fixture->sample.project);
  fixture->window = coding_sample_open (GTK_WIDGET (fixture->sidebar), 300);
  fixture->list = find_child (GTK_WIDGET (fixture->sidebar), GTK_TYPE_LIST_VIEW);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwCodebookSidebar) sidebar = g_object_ref (fixture->sidebar);

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  spin_until_idle (50);
  g_assert_finalize_object (g_steal_pointer (&sidebar));
  coding_sample_clear (&fixture->sample);
}

static CwCodeRow *
find_row (GtkWidget *widget, gint64 code)
{
  CwCodeRow *found = NULL;

  if (CW_IS_CODE_ROW (widget) && cw_code_row_get_code (CW_CODE_ROW (widget)) != NULL
      && cw_record_get_id (cw_code_row_get_code (CW_CODE_ROW (widget))) == code)
    return CW_CODE_ROW (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_row (child, code);
  return found;
}

static CwRecord *
get_record (Fixture *fixture, gint64 code)
{
  return cw_project_get_record (fixture->sample.project, CW_KIND_CODE, code);
}

static void
drop_code (Fixture *fixture, gint64 moved, gint64 on, double share)
{
  g_auto (GValue) value = G_VALUE_INIT;
  CwCodeRow *row = find_row (fixture->list, on);

  g_value_init (&value, CW_TYPE_RECORD);
  g_value_set_object (&value, get_record (fixture, moved));
  g_assert_true (cw_code_drop_code (row, &value, share * gtk_widget_get_height (GTK_WIDGET (row))));
  spin_until_idle (30);
}

static void
test_drop_of_code (Fixture *fixture, gconstpointer data)
{
  CodingSample *sample = &fixture->sample;

  drop_code (fixture, sample->budget, sample->turf_claim, 0.5);
  g_assert_cmpint (
      cw_record_get_parent (get_record (fixture, sample->budget)), ==, sample->turf_claim);
  drop_code (fixture, sample->budget, sample->joint_protocol, 0.1);
  g_assert_cmpint (
      cw_record_get_parent (get_record (fixture, sample->budget)), ==, sample->relations);
  g_assert_cmpint (cw_record_compare (get_record (fixture, sample->budget),
                                      get_record (fixture, sample->joint_protocol)),
                   <,
                   0);
  drop_code (fixture, sample->budget, sample->joint_protocol, 0.9);
  g_assert_cmpint (cw_record_compare (get_record (fixture, sample->budget),
                                      get_record (fixture, sample->joint_protocol)),
                   >,
                   0);
  g_assert_cmpint (cw_codebook_sidebar_get_selected (fixture->sidebar), ==, sample->budget);
}

static void
test_drop_of_words (Fixture *fixture, gconstpointer data)
{
  CwCodeRow *row = find_row (fixture->list, fixture->sample.budget);
  g_autoptr (CwSelectionDrag) drag = cw_selection_drag_new (fixture->sample.source, 2, 9);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (row));
  g_auto (GValue) value = G_VALUE_INIT;
  g_autofree char *expected
      = g_strdup_printf ("apply-code %" G_GINT64_FORMAT, fixture->sample.budget);
  gboolean accepted = FALSE, dropped = FALSE;

  g_value_init (&value, CW_TYPE_SELECTION_DRAG);
  g_value_set_boxed (&value, drag);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_DROP_TARGET (controller))
        continue;
      accepted = gdk_content_formats_contain_gtype (
          gtk_drop_target_get_formats (GTK_DROP_TARGET (controller)), CW_TYPE_SELECTION_DRAG);
      g_signal_emit_by_name (controller, "drop", &value, 1.0, 1.0, &dropped);
    }
  g_assert_true (accepted);
  g_assert_true (dropped);
  g_assert_cmpstr (coding_sample_get_last_action (), ==, expected);
}

static void
test_activate_applies (Fixture *fixture, gconstpointer data)
{
  g_autofree char *expected
      = g_strdup_printf ("apply-code %" G_GINT64_FORMAT, fixture->sample.turf_claim);

  g_assert_true (cw_codebook_sidebar_show_code (fixture->sidebar, fixture->sample.turf_claim));
  g_assert_cmpstr (coding_sample_get_last_action (), ==, "");
  gtk_widget_activate_action (fixture->list, "list.activate-item", "u", 1);
  g_assert_cmpstr (coding_sample_get_last_action (), ==, expected);
}

static void
test_rename (Fixture *fixture, gconstpointer data)
{
  CwCodeRow *row;
  GtkWidget *entry;

  g_assert_true (cw_codebook_sidebar_show_code (fixture->sidebar, fixture->sample.budget));
  spin_until_idle (50);
  g_assert_true (press_key (fixture->list, GDK_KEY_F2, 0));
  row = find_row (fixture->list, fixture->sample.budget);
  entry = find_child (GTK_WIDGET (row), GTK_TYPE_TEXT);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "money");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpstr (cw_record_get_name (get_record (fixture, fixture->sample.budget)), ==, "money");
  g_assert_false (gtk_widget_get_mapped (entry));
}

static void
test_keys_move (Fixture *fixture, gconstpointer data)
{
  CodingSample *sample = &fixture->sample;

  g_assert_true (cw_codebook_sidebar_show_code (fixture->sidebar, sample->budget));
  spin_until_idle (30);
  g_assert_true (press_key (fixture->list, GDK_KEY_Up, GDK_ALT_MASK));
  g_assert_cmpint (cw_record_compare (get_record (fixture, sample->budget),
                                      get_record (fixture, sample->relations)),
                   <,
                   0);
  g_assert_true (press_key (fixture->list, GDK_KEY_Down, GDK_ALT_MASK));
  g_assert_true (press_key (fixture->list, GDK_KEY_Right, GDK_ALT_MASK));
  g_assert_cmpint (
      cw_record_get_parent (get_record (fixture, sample->budget)), ==, sample->relations);
  g_assert_true (press_key (fixture->list, GDK_KEY_Left, GDK_ALT_MASK));
  g_assert_cmpint (cw_record_get_parent (get_record (fixture, sample->budget)), ==, 0);
  g_assert_cmpint (cw_codebook_sidebar_get_selected (fixture->sidebar), ==, sample->budget);
}

static void
test_key_delete (Fixture *fixture, gconstpointer data)
{
  CodingSample *sample = &fixture->sample;

  g_assert_true (cw_codebook_sidebar_show_code (fixture->sidebar, sample->budget));
  spin_until_idle (30);
  g_assert_true (press_key (fixture->list, GDK_KEY_Delete, 0));
  g_assert_null (get_record (fixture, sample->budget));
  g_assert_cmpstr (coding_sample_get_last_action (),
                   ==,
                   "toast 'Deleted the code “budget”. Ctrl+Z brings it back.'");
  g_assert_cmpint (cw_codebook_sidebar_get_selected (fixture->sidebar), ==, sample->theme);
}

static void
test_color (Fixture *fixture, gconstpointer data)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->sidebar),
                              "codebook.set-color",
                              "(xs)",
                              fixture->sample.theme,
                              "#26a269");
  g_assert_cmpstr (
      cw_record_get_color (get_record (fixture, fixture->sample.theme)), ==, "#26a269");
}

static void
test_retired_is_revealed (Fixture *fixture, gconstpointer data)
{
  gboolean shown = FALSE;

  g_assert_true (cw_project_retire_code (fixture->sample.project, fixture->sample.budget, NULL));
  g_assert_true (cw_codebook_sidebar_show_code (fixture->sidebar, fixture->sample.budget));
  g_object_get (fixture->sidebar, "show-retired", &shown, NULL);
  g_assert_true (shown);
  g_assert_cmpint (cw_codebook_sidebar_get_selected (fixture->sidebar), ==, fixture->sample.budget);
  g_assert_false (cw_codebook_sidebar_show_code (fixture->sidebar, 999));
}

static GtkTextBuffer *
get_definition_buffer (Fixture *fixture)
{
  GtkWidget *editor = find_child (GTK_WIDGET (fixture->sidebar), CW_TYPE_CODE_EDITOR);

  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (find_child (editor, GTK_TYPE_TEXT_VIEW)));
}

static int
get_caret (GtkTextBuffer *buffer)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  return gtk_text_iter_get_offset (&iter);
}

static const char *
get_definition (Fixture *fixture, gint64 code)
{
  return cw_record_get_text (get_record (fixture, code), CW_CODE_DEFINITION);
}

static void
test_definition_saves_itself (Fixture *fixture, gconstpointer data)
{
  CodingSample *sample = &fixture->sample;
  GtkTextBuffer *buffer = get_definition_buffer (fixture);
  GtkTextIter iter;

  g_object_set (fixture->sidebar, "show-details", TRUE, NULL);
  g_assert_true (cw_codebook_sidebar_show_code (fixture->sidebar, sample->budget));
  gtk_text_buffer_insert_at_cursor (buffer, "Money that is moved ", -1);
  g_assert_cmpstr (get_definition (fixture, sample->budget), ==, "");
  gtk_text_buffer_get_iter_at_offset (buffer, &iter, 5);
  gtk_text_buffer_place_cursor (buffer, &iter);
  spin_until_idle (3300);
  g_assert_true (
      g_str_has_prefix (get_definition (fixture, sample->budget), "Money that is moved"));
  /* The echo has touched neither the caret nor the blank that comes before the next word. */
  g_assert_cmpint (get_caret (buffer), ==, 5);
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), ==, 20);
  /* What is being typed survives a change from elsewhere, and is saved when another code is shown. */
  gtk_text_buffer_insert_at_cursor (buffer, "!", -1);
  cw_project_set_field (
      sample->project, CW_KIND_CODE, sample->budget, CW_CODE_COLOR, "#26a269", NULL);
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), ==, 21);
  g_assert_true (cw_codebook_sidebar_show_code (fixture->sidebar, sample->theme));
  g_assert_true (g_str_has_prefix (get_definition (fixture, sample->budget), "Money! that"));
  g_assert_cmpstr (get_definition (fixture, sample->theme), ==, "");
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), ==, 0);
}

static void
test_map (Fixture *fixture, gconstpointer data)
{
  CodingSample *sample = &fixture->sample;
  g_autofree char *rationale = NULL;
  GtkWidget *row, *reason;

  g_object_set (fixture->sidebar, "show-details", TRUE, NULL);
  g_assert_true (cw_codebook_sidebar_show_code (fixture->sidebar, sample->theme));
  g_assert_null (find_child (GTK_WIDGET (fixture->sidebar), CW_TYPE_CODE_MAP_ROW));
  g_assert_true (cw_project_map_code (
      sample->project, sample->turf_claim, sample->theme, "they say so", NULL));
  row = find_child (GTK_WIDGET (fixture->sidebar), CW_TYPE_CODE_MAP_ROW);
  g_assert_nonnull (row);
  reason = find_child (row, GTK_TYPE_ENTRY);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (reason)), ==, "they say so");
  gtk_editable_set_text (GTK_EDITABLE (reason), "they show it");
  cw_codebook_sidebar_flush (fixture->sidebar);
  rationale = cw_project_dup_rationale (sample->project, sample->turf_claim, sample->theme);
  g_assert_cmpstr (rationale, ==, "they show it");
  g_assert_true (cw_project_unmap_code (sample->project, sample->turf_claim, sample->theme, NULL));
  g_assert_null (find_child (GTK_WIDGET (fixture->sidebar), CW_TYPE_CODE_MAP_ROW));
}

/* Beside a text there is little room. */
static void
test_width (Fixture *fixture, gconstpointer data)
{
  int minimum;

  g_object_set (fixture->sidebar, "show-details", TRUE, NULL);
  g_assert_true (cw_codebook_sidebar_show_code (fixture->sidebar, fixture->sample.theme));
  gtk_widget_measure (
      GTK_WIDGET (fixture->sidebar), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 280);
}

/* The new code is in the tree, selected, and the next key is for it. */
static void
test_create (Fixture *fixture, gconstpointer data)
{
  CodingSample *sample = &fixture->sample;
  GtkWidget *focus;
  gint64 created;

  g_assert_true (cw_codebook_sidebar_show_code (fixture->sidebar, sample->turf_claim));
  gtk_widget_activate_action (GTK_WIDGET (fixture->sidebar), "codebook.create", NULL);
  spin_until_idle (100);
  gtk_widget_activate_action (
      GTK_WIDGET (fixture->sidebar), "codebook.create-code", "(xs)", sample->relations, "brokers");
  spin_until_idle (100);
  created = cw_codebook_sidebar_get_selected (fixture->sidebar);
  g_assert_cmpstr (cw_record_get_name (get_record (fixture, created)), ==, "brokers");
  g_assert_cmpint (cw_record_get_parent (get_record (fixture, created)), ==, sample->relations);
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_true (focus == gtk_widget_get_parent (GTK_WIDGET (find_row (fixture->list, created))));
  gtk_widget_activate_action (
      GTK_WIDGET (fixture->sidebar), "codebook.create-code", "(xs)", sample->relations, "brokers");
  g_assert_true (g_str_has_prefix (coding_sample_get_last_action (), "toast"));
}

static void
test_no_project (Fixture *fixture, gconstpointer data)
{
  cw_codebook_sidebar_set_project (fixture->sidebar, NULL);
  spin_until_idle (30);
  g_assert_cmpint (cw_codebook_sidebar_get_selected (fixture->sidebar), ==, 0);
  g_assert_false (cw_codebook_sidebar_show_code (fixture->sidebar, fixture->sample.budget));
  cw_codebook_sidebar_set_project (fixture->sidebar, fixture->sample.project);
  spin_until_idle (30);
  g_assert_nonnull (find_row (fixture->list, fixture->sample.budget));
}

#define ADD(name, function)                                                                        \
  g_test_add ("/codebook-sidebar/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("drop-of-code", test_drop_of_code);
  ADD ("drop-of-words", test_drop_of_words);
  ADD ("activate-applies", test_activate_applies);
  ADD ("create", test_create);
  ADD ("rename", test_rename);
  ADD ("keys-move", test_keys_move);
  ADD ("key-delete", test_key_delete);
  ADD ("color", test_color);
  ADD ("retired-is-revealed", test_retired_is_revealed);
  ADD ("definition-saves-itself", test_definition_saves_itself);
  ADD ("map", test_map);
  ADD ("width", test_width);
  ADD ("no-project", test_no_project);
  return g_test_run ();
}
