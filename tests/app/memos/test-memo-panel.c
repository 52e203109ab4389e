/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#include "config.h"

#include <gtksourceview/gtksource.h>

#include "memo-sample.h"

#include "cw-history.h"
#include "cw-memo-date-entry.h"
#include "cw-memo-editor.h"
#include "cw-memo-kind-chooser.h"
#include "cw-memo-link-chooser.h"
#include "cw-memo-links.h"
#include "cw-memo-panel.h"
#include "cw-memos.h"

typedef struct
{
  MemoSample *sample;
  GtkWidget *window;
  GtkWidget *outside; /* stands for the document */
  CwMemoPanel *panel;
  GString *calls; /* the window's actions, as they were activated */
} Fixture;

static void
run_for (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

/* --- the window around it ------------------------------------------------------------------------------------------ */

static void
on_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Fixture *fixture = user_data;
  const char *name = g_action_get_name (G_ACTION (action));

  if (g_str_equal (name, "undo"))
    cw_project_undo (fixture->sample->project, NULL, NULL);
  if (g_str_equal (name, "focus-content"))
    gtk_widget_grab_focus (fixture->outside);
  g_string_append_printf (fixture->calls, "%s ", name);
  if (parameter != NULL && g_variant_is_of_type (parameter, G_VARIANT_TYPE_INT64))
    g_string_append_printf (
        fixture->calls, "%" G_GINT64_FORMAT " ", g_variant_get_int64 (parameter));
}

static void
add_actions (Fixture *fixture)
{
  static const GActionEntry entries[] = {
    { .name = "undo", .activate = on_action },
    { .name = "focus-content", .activate = on_action },
    { .name = "open-source", .activate = on_action, .parameter_type = "x" },
    { .name = "show-excerpt", .activate = on_action, .parameter_type = "x" },
    { .name = "show-code", .activate = on_action, .parameter_type = "x" },
    { .name = "show-memo", .activate = on_action, .parameter_type = "x" },
    { .name = "toast", .activate = on_action, .parameter_type = "s" },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), fixture);
  gtk_widget_insert_action_group (fixture->window, "win", G_ACTION_GROUP (group));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  fixture->sample = memo_sample_new ();
  fixture->calls = g_string_new (NULL);
  fixture->window = gtk_window_new ();
  fixture->outside = gtk_entry_new ();
  fixture->panel = CW_MEMO_PANEL (cw_memo_panel_new ());
  gtk_widget_set_hexpand (GTK_WIDGET (fixture->panel), TRUE);
  gtk_box_append (GTK_BOX (box), fixture->outside);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->panel));
  gtk_window_set_child (GTK_WINDOW (fixture->window), box);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), data != NULL ? 460 : 900, 760);
  add_actions (fixture);
  gtk_window_present (GTK_WINDOW (fixture->window));
  cw_memo_panel_set_project (fixture->panel, fixture->sample->project);
  run_for (150);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  GtkWidget *panel = g_object_ref (GTK_WIDGET (fixture->panel));

  cw_memo_panel_set_project (fixture->panel, NULL);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  run_for (50);
  g_assert_finalize_object (panel);
  g_string_free (fixture->calls, TRUE);
  memo_sample_free (fixture->sample);
}

/* --- its parts --------------------------------------------------------------------------------------------------------- */

static gpointer
get_child (gpointer widget, GType type, const char *name)
{
  return gtk_widget_get_template_child (widget, type, name);
}

static gpointer
get_part (Fixture *fixture, const char *name)
{
  return get_child (fixture->panel, CW_TYPE_MEMO_PANEL, name);
}

static gpointer
get_field (Fixture *fixture, const char *name)
{
  return get_child (get_part (fixture, "editor"), CW_TYPE_MEMO_EDITOR, name);
}

static GtkTextBuffer *
get_body (Fixture *fixture)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (get_field (fixture, "body")));
}

static const char *
get_text (Fixture *fixture, gint64 memo, guint field)
{
  return cw_record_get_text (cw_project_get_record (fixture->sample->project, CW_KIND_MEMO, memo),
                             field);
}

static guint
count_steps (Fixture *fixture)
{
  g_autoptr (GPtrArray) entries = cw_history_list (fixture->sample->project, NULL);

  return entries->len;
}

static void
assert_body (Fixture *fixture, const char *expected)
{
  g_autofree char *text = NULL;

  g_object_get (get_body (fixture), "text", &text, NULL);
  g_assert_cmpstr (text, ==, expected);
}

static GtkWidget *
get_chip_button (Fixture *fixture, guint index, gboolean remove)
{
  GtkWidget *box = get_child (get_field (fixture, "links"), CW_TYPE_MEMO_LINKS, "box");
  GtkWidget *chip = gtk_widget_get_first_child (box);

  while (index-- > 0)
    chip = gtk_widget_get_next_sibling (chip);
  chip = gtk_widget_get_first_child (gtk_widget_get_first_child (chip));
  return remove ? gtk_widget_get_next_sibling (chip) : chip;
}

static guint
count_chips (Fixture *fixture)
{
  GtkWidget *box = get_child (get_field (fixture, "links"), CW_TYPE_MEMO_LINKS, "box");
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n++;
  return n - 1; /* the last one adds */
}

/* --- tests -------------------------------------------------------------------------------------------------------------- */

static void
test_shows (Fixture *fixture, gconstpointer data)
{
  MemoSample *sample = fixture->sample;

  cw_memo_panel_show_memo (fixture->panel, sample->memos[7]);
  g_assert_cmpint (cw_memo_panel_get_memo (fixture->panel), ==, sample->memos[7]);
  assert_body (fixture, "It may simply be vacancies.\n");
  g_assert_cmpstr (
      gtk_editable_get_text (get_field (fixture, "title")), ==, "Rival explanation: staffing");
  g_assert_true (gtk_widget_has_focus (get_field (fixture, "body")));
  g_assert_cmpuint (gtk_single_selection_get_selected (get_part (fixture, "selection")), ==, 0);
}

static void
test_new_is_one_step (Fixture *fixture, gconstpointer data)
{
  MemoSample *sample = fixture->sample;
  guint steps = count_steps (fixture);
  g_autoptr (GArray) links = NULL;
  gint64 memo;

  cw_memo_panel_new_memo (fixture->panel, CW_KIND_CODE, sample->code);
  memo = cw_memo_panel_get_memo (fixture->panel);
  g_assert_cmpuint (count_steps (fixture), ==, steps + 1);
  g_assert_true (
      g_str_has_prefix (cw_project_get_undo_label (sample->project), "Created the memo"));
  g_assert_cmpstr (get_text (fixture, memo, CW_MEMO_KIND), ==, "code choices and definitions");
  links = cw_project_list_memo_links (sample->project, memo, NULL);
  g_assert_cmpuint (links->len, ==, 1);
  g_assert_cmpint (g_array_index (links, CwMemoLink, 0).target, ==, sample->code);
  g_assert_cmpuint (count_chips (fixture), ==, 1);
  g_assert_true (gtk_widget_has_focus (get_field (fixture, "body")));
  g_assert_true (cw_project_undo (sample->project, NULL, NULL));
  g_assert_null (cw_project_get_record (sample->project, CW_KIND_MEMO, memo));
  g_assert_true (gtk_stack_get_visible_child (get_field (fixture, "stack"))
                 == get_field (fixture, "empty"));
}

/* Redo makes another record with the same id: the editor must pick it up. */
static void
test_new_undo_redo (Fixture *fixture, gconstpointer data)
{
  MemoSample *sample = fixture->sample;
  gint64 memo;

  cw_memo_panel_new_memo (fixture->panel, CW_KIND_NONE, 0);
  memo = cw_memo_panel_get_memo (fixture->panel);
  gtk_text_buffer_insert_at_cursor (get_body (fixture), "A thought.", -1);
  cw_memo_panel_flush (fixture->panel);
  g_assert_true (cw_project_undo (sample->project, NULL, NULL));
  g_assert_true (cw_project_undo (sample->project, NULL, NULL));
  g_assert_true (cw_project_redo (sample->project, NULL, NULL));
  g_assert_true (cw_project_redo (sample->project, NULL, NULL));
  assert_body (fixture, "A thought.");
  gtk_text_buffer_insert_at_cursor (get_body (fixture), " More.", -1);
  cw_memo_panel_flush (fixture->panel);
  g_assert_nonnull (strstr (get_text (fixture, memo, CW_MEMO_BODY), "More."));
}

static gboolean
has_tag (const GtkTextIter *iter)
{
  g_autoptr (GSList) tags = gtk_text_iter_get_tags (iter);

  return tags != NULL;
}

/* The places at which the look of the text changes, as Markdown has it; nothing of it is in the text itself. */
static void
test_markdown (Fixture *fixture, gconstpointer data)
{
  GtkTextBuffer *buffer = get_body (fixture);
  g_autoptr (GString) places = g_string_new (NULL);
  GtkTextIter start, end;

  cw_memo_panel_new_memo (fixture->panel, CW_KIND_NONE, 0);
  gtk_text_buffer_insert_at_cursor (
      buffer, "# A\nb *c* **d** _e_ `f` [g](h) 2 * 3 * 4\n> i\n- j snake_case_k", -1);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_source_buffer_ensure_highlight (GTK_SOURCE_BUFFER (buffer), &start, &end);
  do
    g_string_append_printf (
        places, "%d%s ", gtk_text_iter_get_offset (&start), has_tag (&start) ? "+" : "");
  while (gtk_text_iter_forward_to_tag_toggle (&start, NULL));
  g_assert_cmpstr (places->str, ==, "0+ 3 6+ 9 10+ 15 16+ 19 20+ 23 24+ 27+ 30 41+ 44 45+ 47 ");
}

static void
test_new_is_about_context (Fixture *fixture, gconstpointer data)
{
  MemoSample *sample = fixture->sample;
  g_autoptr (GArray) links = NULL;

  cw_memo_panel_set_context (fixture->panel, CW_KIND_EXCERPT, sample->excerpt);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->panel), "memo.new", NULL));
  links
      = cw_project_list_memo_links (sample->project, cw_memo_panel_get_memo (fixture->panel), NULL);
  g_assert_cmpuint (links->len, ==, 1);
  g_assert_cmpint (g_array_index (links, CwMemoLink, 0).kind, ==, CW_KIND_EXCERPT);
}

static void
test_undo_takes_typing (Fixture *fixture, gconstpointer data)
{
  MemoSample *sample = fixture->sample;

  cw_memo_panel_show_memo (fixture->panel, sample->memos[7]);
  gtk_text_buffer_insert_at_cursor (get_body (fixture), "Typed. ", -1);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->panel), "memo.undo", NULL));
  assert_body (fixture, "It may simply be vacancies.\n");
  g_assert_cmpstr (
      get_text (fixture, sample->memos[7], CW_MEMO_BODY), ==, "It may simply be vacancies.\n");
}

static void
test_switching_commits (Fixture *fixture, gconstpointer data)
{
  MemoSample *sample = fixture->sample;

  cw_memo_panel_show_memo (fixture->panel, sample->memos[7]);
  gtk_text_buffer_insert_at_cursor (get_body (fixture), "Kept. ", -1);
  gtk_single_selection_set_selected (get_part (fixture, "selection"), 1);
  g_assert_cmpint (cw_memo_panel_get_memo (fixture->panel), ==, sample->memos[6]);
  g_assert_true (g_str_has_prefix (get_text (fixture, sample->memos[7], CW_MEMO_BODY), "Kept. "));
  g_assert_cmpstr (get_text (fixture, sample->memos[7], CW_MEMO_WRITTEN_ON), ==, "2022-01-07");
}

static void
test_closing_commits (Fixture *fixture, gconstpointer data)
{
  MemoSample *sample = fixture->sample;

  cw_memo_panel_show_memo (fixture->panel, sample->memos[7]);
  gtk_text_buffer_insert_at_cursor (get_body (fixture), "Kept. ", -1);
  cw_memo_panel_set_project (fixture->panel, NULL);
  g_assert_true (g_str_has_prefix (get_text (fixture, sample->memos[7], CW_MEMO_BODY), "Kept. "));
}

static void
test_delete (Fixture *fixture, gconstpointer data)
{
  MemoSample *sample = fixture->sample;

  cw_memo_panel_show_memo (fixture->panel, sample->memos[7]);
  gtk_text_buffer_insert_at_cursor (get_body (fixture), "Kept. ", -1);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->panel), "memo.delete", NULL));
  g_assert_null (cw_project_get_record (sample->project, CW_KIND_MEMO, sample->memos[7]));
  run_for (50);
  g_assert_true (cw_project_undo (sample->project, NULL, NULL));
  g_assert_true (g_str_has_prefix (get_text (fixture, sample->memos[7], CW_MEMO_BODY), "Kept. "));
  assert_body (fixture, "Kept. It may simply be vacancies.\n");
}

static void
test_links_jump (Fixture *fixture, gconstpointer data)
{
  MemoSample *sample = fixture->sample;
  g_autofree char *expected
      = g_strdup_printf ("open-source %" G_GINT64_FORMAT " show-code %" G_GINT64_FORMAT " ",
                         sample->source,
                         sample->code);

  cw_memo_panel_show_memo (fixture->panel, sample->memos[1]);
  g_assert_cmpuint (count_chips (fixture), ==, 3);
  g_signal_emit_by_name (get_chip_button (fixture, 0, FALSE), "clicked");
  g_signal_emit_by_name (get_chip_button (fixture, 1, FALSE), "clicked");
  g_signal_emit_by_name (get_chip_button (fixture, 2, FALSE), "clicked");
  g_assert_cmpstr (fixture->calls->str, ==, expected);
}

static void
test_links_remove (Fixture *fixture, gconstpointer data)
{
  MemoSample *sample = fixture->sample;

  cw_memo_panel_show_memo (fixture->panel, sample->memos[1]);
  g_signal_emit_by_name (get_chip_button (fixture, 1, TRUE), "clicked");
  g_assert_cmpuint (count_chips (fixture), ==, 2);
  g_assert_true (cw_project_undo (sample->project, NULL, NULL));
  g_assert_cmpuint (count_chips (fixture), ==, 3);
}

static void
test_links_add (Fixture *fixture, gconstpointer data)
{
  MemoSample *sample = fixture->sample;
  GtkWidget *chooser, *search;

  cw_memo_panel_set_context (fixture->panel, CW_KIND_EXCERPT, sample->excerpt);
  cw_memo_panel_show_memo (fixture->panel, sample->memos[7]);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->panel), "memo.link", NULL));
  run_for (100);
  chooser = GTK_WIDGET (get_child (get_field (fixture, "links"), CW_TYPE_MEMO_LINKS, "chooser"));
  search = GTK_WIDGET (get_child (chooser, CW_TYPE_MEMO_LINK_CHOOSER, "search"));
  g_assert_true (gtk_widget_get_mapped (chooser));
  g_signal_emit_by_name (search, "activate");
  gtk_editable_set_text (GTK_EDITABLE (search), "PROTOCOL");
  run_for (50);
  g_signal_emit_by_name (search, "activate");
  run_for (50);
  g_assert_cmpuint (count_chips (fixture), ==, 2);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window))
                 == get_field (fixture, "body"));
  g_signal_emit_by_name (get_chip_button (fixture, 0, FALSE), "clicked");
  g_signal_emit_by_name (get_chip_button (fixture, 1, FALSE), "clicked");
  g_assert_true (g_str_has_prefix (fixture->calls->str, "show-excerpt "));
  g_assert_nonnull (strstr (fixture->calls->str, "show-code "));
}

/* A chip says what the object is called now. */
static void
test_links_follow_names (Fixture *fixture, gconstpointer data)
{
  MemoSample *sample = fixture->sample;
  g_autofree char *tooltip = NULL;

  cw_memo_panel_show_memo (fixture->panel, sample->memos[1]);
  g_assert_true (cw_project_set_field (
      sample->project, CW_KIND_CODE, sample->code, CW_CODE_NAME, "claim", NULL));
  g_object_get (get_chip_button (fixture, 2, FALSE), "tooltip-text", &tooltip, NULL);
  g_assert_cmpstr (tooltip, ==, "Code: claim");
}

static GtkEditable *
get_date (Fixture *fixture, const char *name)
{
  return GTK_EDITABLE (get_child (get_field (fixture, name), CW_TYPE_MEMO_DATE_ENTRY, "entry"));
}

static void
test_dates (Fixture *fixture, gconstpointer data)
{
  MemoSample *sample = fixture->sample;
  GtkEditable *entry = get_date (fixture, "written_on");

  cw_memo_panel_show_memo (fixture->panel, sample->memos[7]);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "2022-01-07");
  gtk_editable_set_text (entry, "2022-13");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (entry), "error"));
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpstr (get_text (fixture, sample->memos[7], CW_MEMO_WRITTEN_ON), ==, "2022-01-07");
  gtk_editable_set_text (entry, "2022-02");
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (entry), "error"));
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpstr (get_text (fixture, sample->memos[7], CW_MEMO_WRITTEN_ON), ==, "2022-02");
  gtk_editable_set_text (entry, "");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (entry), "error"));
}

static void
test_period (Fixture *fixture, gconstpointer data)
{
  MemoSample *sample = fixture->sample;
  GtkEditable *start = get_date (fixture, "about_start");
  GtkEditable *end = get_date (fixture, "about_end");

  cw_memo_panel_show_memo (fixture->panel, sample->memos[7]);
  gtk_editable_set_text (start, "2021-05");
  g_signal_emit_by_name (start, "activate");
  gtk_editable_set_text (end, "2020");
  g_signal_emit_by_name (end, "activate");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (end), "error"));
  gtk_editable_set_text (end, "2021");
  g_signal_emit_by_name (end, "activate");
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (end), "error"));
  g_assert_cmpstr (gtk_expander_get_label (get_field (fixture, "period")),
                   ==,
                   "About the time: 2021-05 to 2021");
}

static void
test_kind (Fixture *fixture, gconstpointer data)
{
  MemoSample *sample = fixture->sample;
  GtkWidget *chooser = get_field (fixture, "kind");
  GtkDropDown *choice = GTK_DROP_DOWN (get_child (chooser, CW_TYPE_MEMO_KIND_CHOOSER, "choice"));
  GtkEntry *term = GTK_ENTRY (get_child (chooser, CW_TYPE_MEMO_KIND_CHOOSER, "term"));
  guint steps;

  cw_memo_panel_show_memo (fixture->panel, sample->memos[7]);
  steps = count_steps (fixture);
  gtk_drop_down_set_selected (choice, 1);
  g_assert_cmpstr (
      get_text (fixture, sample->memos[7], CW_MEMO_KIND), ==, "participants or phenomenon");
  gtk_drop_down_set_selected (choice,
                              g_list_model_get_n_items (gtk_drop_down_get_model (choice)) - 1);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (term)));
  gtk_editable_set_text (GTK_EDITABLE (term), " field hunch ");
  g_signal_emit_by_name (term, "activate");
  g_assert_cmpstr (get_text (fixture, sample->memos[7], CW_MEMO_KIND), ==, "field hunch");
  g_assert_cmpuint (count_steps (fixture), ==, steps + 2);
  gtk_drop_down_set_selected (choice, 0);
  g_assert_cmpstr (get_text (fixture, sample->memos[7], CW_MEMO_KIND), ==, "");
}

static void
test_leave (Fixture *fixture, gconstpointer data)
{
  cw_memo_panel_show_memo (fixture->panel, fixture->sample->memos[7]);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->panel), "memo.leave", NULL));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)),
                                         fixture->outside));
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  GtkEditable *search = get_part (fixture, "search");
  GListModel *selection = get_part (fixture, "selection");

  gtk_editable_set_text (search, "nurse");
  run_for (250);
  g_assert_cmpuint (g_list_model_get_n_items (selection), ==, 2);
  /* A memo that is to be shown ends a search that hides it. */
  cw_memo_panel_show_memo (fixture->panel, fixture->sample->memos[7]);
  g_assert_cmpstr (gtk_editable_get_text (search), ==, "");
  g_assert_cmpuint (g_list_model_get_n_items (selection), ==, 8);
  g_assert_cmpuint (gtk_single_selection_get_selected (get_part (fixture, "selection")), ==, 0);
}

static void
test_narrow_has_pages (Fixture *fixture, gconstpointer data)
{
  AdwNavigationView *pages = get_part (fixture, "pages");
  gboolean paged;

  g_object_get (fixture->panel, "paged", &paged, NULL);
  g_assert_true (paged);
  g_assert_cmpstr (adw_navigation_view_get_visible_page_tag (pages), ==, "list");
  g_signal_emit_by_name (get_part (fixture, "list"), "activate", 2);
  run_for (400);
  g_assert_cmpstr (adw_navigation_view_get_visible_page_tag (pages), ==, "memo");
  g_assert_cmpint (cw_memo_panel_get_memo (fixture->panel), ==, fixture->sample->memos[5]);
  g_assert_true (gtk_widget_has_focus (get_field (fixture, "body")));
  gtk_text_buffer_insert_at_cursor (get_body (fixture), "Kept. ", -1);
  adw_navigation_view_pop (pages);
  run_for (400);
  g_assert_true (
      g_str_has_prefix (get_text (fixture, fixture->sample->memos[5], CW_MEMO_BODY), "Kept. "));
}

/* What is about the place where the researcher is now comes into sight, unless the list is being used. */
static void
test_context_scrolls (Fixture *fixture, gconstpointer data)
{
  GtkAdjustment *scroll
      = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (get_part (fixture, "list")));

  cw_memo_panel_show_memo (fixture->panel, fixture->sample->memos[0]);
  run_for (200);
  g_assert_cmpfloat (gtk_adjustment_get_value (scroll), >, 100);
  cw_memo_panel_set_context (fixture->panel, CW_KIND_CODE, fixture->sample->code);
  run_for (200);
  g_assert_cmpfloat (gtk_adjustment_get_value (scroll), ==, 0);
}

/* Opening and searching a study's worth of memos must not be felt; the bounds are wide for a busy machine. */
static void
test_many (Fixture *fixture, gconstpointer data)
{
  gint64 start;

  cw_memo_panel_set_project (fixture->panel, NULL);
  memo_sample_add_many (fixture->sample, 2600);
  start = g_get_monotonic_time ();
  cw_memo_panel_set_project (fixture->panel, fixture->sample->project);
  cw_memo_panel_show_memo (fixture->panel, fixture->sample->memos[0]);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 2 * G_TIME_SPAN_SECOND);
  run_for (50);
  start = g_get_monotonic_time ();
  gtk_editable_set_text (get_part (fixture, "search"), "über 2599");
  while (g_list_model_get_n_items (get_part (fixture, "selection")) != 1
         && g_get_monotonic_time () - start < 3 * G_TIME_SPAN_SECOND)
    run_for (50);
  g_assert_cmpuint (g_list_model_get_n_items (get_part (fixture, "selection")), ==, 1);
}

static void
add (const char *path, void (*test) (Fixture *fixture, gconstpointer data))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  add ("/memo-panel/shows", test_shows);
  add ("/memo-panel/new-is-one-step", test_new_is_one_step);
  add ("/memo-panel/new-undo-redo", test_new_undo_redo);
  add ("/memo-panel/markdown", test_markdown);
  add ("/memo-panel/new-is-about-context", test_new_is_about_context);
  add ("/memo-panel/undo-takes-typing", test_undo_takes_typing);
  add ("/memo-panel/switching-commits", test_switching_commits);
  add ("/memo-panel/closing-commits", test_closing_commits);
  add ("/memo-panel/delete", test_delete);
  add ("/memo-panel/links-jump", test_links_jump);
  add ("/memo-panel/links-remove", test_links_remove);
  add ("/memo-panel/links-add", test_links_add);
  add ("/memo-panel/links-follow-names", test_links_follow_names);
  add ("/memo-panel/dates", test_dates);
  add ("/memo-panel/period", test_period);
  add ("/memo-panel/kind", test_kind);
  add ("/memo-panel/leave", test_leave);
  add ("/memo-panel/search", test_search);
  g_test_add (
      "/memo-panel/narrow-has-pages", Fixture, "narrow", set_up, test_narrow_has_pages, tear_down);
  add ("/memo-panel/context-scrolls", test_context_scrolls);
  add ("/memo-panel/many", test_many);
  return g_test_run ();
}
