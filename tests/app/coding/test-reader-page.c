/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#include "config.h"

#include "coding-sample.h"

#include "coded-view-sample.h"
#include "cw-code-picker.h"
#include "cw-coded-view.h"
#include "cw-coding.h"
#include "cw-excerpt-bar.h"
#include "cw-reader-page.h"
#include "cw-sources.h"

typedef struct
{
  CodingSample sample;
  GtkWidget *window;
  CwReaderPage *page;
  CwCodedView *view;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  coding_sample_init (&fixture->sample);
  fixture->page = CW_READER_PAGE (cw_reader_page_new ());
  cw_reader_page_set_project (fixture->page, fixture->sample.project);
  cw_reader_page_show_source (fixture->page, fixture->sample.source);
  fixture->window = coding_sample_open (GTK_WIDGET (fixture->page), 800);
  fixture->view = CW_CODED_VIEW (find_child (GTK_WIDGET (fixture->page), CW_TYPE_CODED_VIEW));
  gtk_widget_grab_focus (GTK_WIDGET (fixture->page));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwReaderPage) page = g_object_ref (fixture->page);

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  spin_until_idle (50);
  g_assert_finalize_object (g_steal_pointer (&page));
  coding_sample_clear (&fixture->sample);
}

static void
find_words (Fixture *fixture, const char *words, guint *start, guint *end)
{
  g_assert_true (
      cw_text_find (cw_project_get_text (fixture->sample.project, fixture->sample.source, NULL),
                    words,
                    0,
                    start,
                    end));
}

static void
select_words (Fixture *fixture, const char *words)
{
  guint start, end;

  find_words (fixture, words, &start, &end);
  cw_coded_view_select (fixture->view, start, end);
}

static char *
describe_words (Fixture *fixture, const char *words)
{
  guint start, end, from, to;

  find_words (fixture, words, &start, &end);
  return cw_coded_view_describe (fixture->view, start, &from, &to);
}

static void
assert_drawn (Fixture *fixture, const char *words, const char *codes)
{
  g_autofree char *drawn = describe_words (fixture, words);

  g_assert_cmpstr (drawn, ==, codes);
}

static gboolean
press (Fixture *fixture, guint key)
{
  return press_key (GTK_WIDGET (fixture->view), key, 0);
}

static void
test_apply (Fixture *fixture, gconstpointer data)
{
  gint64 source;
  guint start, end;

  select_words (fixture, "the budget");
  g_assert_true (cw_reader_page_apply_code (fixture->page, fixture->sample.budget));
  assert_code_count (fixture->sample.project, fixture->sample.source, fixture->sample.budget, 1);
  assert_drawn (fixture, "the budget", "budget");
  g_assert_cmpint (cw_reader_page_get_current_excerpt (fixture->page), ==, 1);
  /* The selection stays, so that it can get another code. */
  g_assert_true (cw_reader_page_get_selection (fixture->page, &source, &start, &end));
  g_assert_cmpint (source, ==, fixture->sample.source);
  g_assert_cmpuint (end - start, ==, 10);
  g_assert_true (cw_reader_page_apply_code (fixture->page, fixture->sample.turf_claim));
  assert_drawn (fixture, "the budget", "turf claim, budget");
}

static void
test_twice_is_told (Fixture *fixture, gconstpointer data)
{
  select_words (fixture, "the budget");
  g_assert_true (cw_reader_page_apply_code (fixture->page, fixture->sample.budget));
  g_assert_false (cw_reader_page_apply_code (fixture->page, fixture->sample.budget));
  g_assert_cmpstr (
      coding_sample_get_last_action (), ==, "toast 'E-1 has the code “budget” already.'");
  assert_code_count (fixture->sample.project, fixture->sample.source, fixture->sample.budget, 1);
}

static void
test_nothing_selected (Fixture *fixture, gconstpointer data)
{
  g_assert_false (cw_reader_page_apply_code (fixture->page, fixture->sample.budget));
  g_assert_cmpstr (coding_sample_get_last_action (),
                   ==,
                   "toast 'Select text first: V takes the paragraph, S the sentence.'");
}

static void
test_excerpt_is_coded (Fixture *fixture, gconstpointer data)
{
  select_words (fixture, "the budget");
  g_assert_true (cw_reader_page_apply_code (fixture->page, fixture->sample.budget));
  g_assert_true (cw_reader_page_show_excerpt (fixture->page, 1));
  g_assert_true (cw_reader_page_apply_code (fixture->page, fixture->sample.joint_protocol));
  assert_drawn (fixture, "the budget", "joint protocol, budget");
}

/* An excerpt that one has walked away from must not get a code by accident. */
static void
test_walking_away (Fixture *fixture, gconstpointer data)
{
  guint start, end;

  select_words (fixture, "the budget");
  g_assert_true (cw_reader_page_apply_code (fixture->page, fixture->sample.budget));
  find_words (fixture, FIRST_WORDS, &start, &end);
  cw_coded_view_select (fixture->view, start, start);
  g_assert_cmpint (cw_reader_page_get_current_excerpt (fixture->page), ==, 0);
  g_assert_false (cw_reader_page_apply_code (fixture->page, fixture->sample.turf_claim));
}

/* j v . codes the next paragraph with the last code. */
static void
test_keys_repeat (Fixture *fixture, gconstpointer data)
{
  select_words (fixture, FIRST_WORDS);
  g_assert_true (cw_reader_page_apply_code (fixture->page, fixture->sample.turf_claim));
  g_assert_true (press (fixture, GDK_KEY_j));
  g_assert_true (press (fixture, GDK_KEY_v));
  g_assert_true (press (fixture, GDK_KEY_period));
  assert_drawn (fixture, "INTERVIEWER: Who decided", "turf claim");
  assert_code_count (
      fixture->sample.project, fixture->sample.source, fixture->sample.turf_claim, 2);
}

static void
test_key_x (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  select_words (fixture, "the budget");
  g_assert_true (cw_reader_page_apply_code (fixture->page, fixture->sample.budget));
  g_assert_true (press (fixture, GDK_KEY_x));
  assert_code_count (fixture->sample.project, fixture->sample.source, fixture->sample.budget, 0);
  assert_drawn (fixture, "the budget", NULL);
  g_assert_cmpint (cw_reader_page_get_current_excerpt (fixture->page), ==, 0);
  g_assert_cmpstr (coding_sample_get_last_action (),
                   ==,
                   "toast 'Removed “budget” from E-1. Ctrl+Z brings it back.'");
  g_assert_true (cw_project_undo (fixture->sample.project, NULL, &error));
  assert_drawn (fixture, "the budget", "budget");
}

/* Of several codes, x asks which one is meant. */
static void
test_key_x_asks (Fixture *fixture, gconstpointer data)
{
  GtkWidget *menu;

  select_words (fixture, "the budget");
  g_assert_true (cw_reader_page_apply_code (fixture->page, fixture->sample.budget));
  g_assert_true (cw_reader_page_apply_code (fixture->page, fixture->sample.turf_claim));
  g_assert_true (press (fixture, GDK_KEY_x));
  assert_drawn (fixture, "the budget", "turf claim, budget");
  menu = find_child (GTK_WIDGET (fixture->page), GTK_TYPE_POPOVER_MENU);
  g_assert_nonnull (menu);
  g_assert_true (cw_reader_page_remove_code (fixture->page, fixture->sample.budget));
  assert_drawn (fixture, "the budget", "turf claim");
  gtk_popover_popdown (GTK_POPOVER (menu));
  spin_until_idle (50);
}

static void
test_key_i (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  select_words (fixture, FIRST_WORDS);
  g_assert_true (press (fixture, GDK_KEY_i));
  assert_drawn (fixture, FIRST_WORDS, FIRST_WORDS);
  g_assert_true (cw_project_undo (fixture->sample.project, NULL, &error));
  assert_drawn (fixture, FIRST_WORDS, NULL);
}

static void
test_keys_star_and_memo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwExcerpt) excerpt = NULL;

  select_words (fixture, "the budget");
  g_assert_true (cw_reader_page_apply_code (fixture->page, fixture->sample.budget));
  g_assert_true (press (fixture, GDK_KEY_q));
  excerpt = cw_project_load_excerpt (fixture->sample.project, 1, NULL);
  g_assert_true (excerpt->starred);
  g_assert_true (press (fixture, GDK_KEY_m));
  g_assert_cmpstr (coding_sample_get_last_action (), ==, "new-memo ('excerpt', 1)");
  g_assert_true (press_key (GTK_WIDGET (fixture->view), GDK_KEY_m, GDK_SHIFT_MASK));
  g_assert_cmpstr (coding_sample_get_last_action (), ==, "new-memo ('source', 1)");
}

static void
test_key_c (Fixture *fixture, gconstpointer data)
{
  GtkWidget *picker = find_child (GTK_WIDGET (fixture->page), CW_TYPE_CODE_PICKER);
  gint64 source;
  guint start, end;

  g_assert_true (press (fixture, GDK_KEY_c));
  g_assert_false (gtk_widget_get_visible (picker));
  select_words (fixture, "the budget");
  g_assert_true (press (fixture, GDK_KEY_c));
  g_assert_true (gtk_widget_get_visible (picker));
  g_signal_emit_by_name (picker, "code-picked", fixture->sample.budget);
  gtk_popover_popdown (GTK_POPOVER (picker));
  assert_drawn (fixture, "the budget", "budget");
  g_assert_true (cw_reader_page_get_selection (fixture->page, &source, &start, &end));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == GTK_WIDGET (fixture->view));
  g_signal_emit_by_name (picker, "name-picked", "brand new");
  assert_drawn (fixture, "the budget", "budget, brand new");
}

/* Single letters can be turned off; Ctrl+Enter still opens the picker. */
static void
test_keys_off (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new ("io.github.caseweave.Caseweave");

  g_settings_set_boolean (settings, "single-key-commands", FALSE);
  select_words (fixture, "the budget");
  g_assert_false (press (fixture, GDK_KEY_c));
  g_assert_false (press (fixture, GDK_KEY_i));
  g_assert_true (press_key (GTK_WIDGET (fixture->view), GDK_KEY_Return, GDK_CONTROL_MASK));
  g_assert_true (
      gtk_widget_get_visible (find_child (GTK_WIDGET (fixture->page), CW_TYPE_CODE_PICKER)));
  g_settings_reset (settings, "single-key-commands");
  g_assert_true (press (fixture, GDK_KEY_c));
}

static void
test_follows (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->view));
  guint start, end, from, to;
  gint64 source;

  select_words (fixture, "the budget");
  g_assert_true (cw_reader_page_apply_code (fixture->page, fixture->sample.budget));
  cw_project_set_field (
      fixture->sample.project, CW_KIND_CODE, fixture->sample.budget, CW_CODE_NAME, "money", &error);
  g_assert_no_error (error);
  assert_drawn (fixture, "the budget", "money");
  /* Codings come and go in the text that is there. */
  g_assert_true (gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->view)) == buffer);
  cw_reader_page_get_selection (fixture->page, &source, &start, &end);
  cw_project_set_voice_of_speaker (
      fixture->sample.project, fixture->sample.source, "INTERVIEWER", "interviewer", NULL);
  cw_project_set_voice (fixture->sample.project, fixture->sample.source, start, "other", &error);
  g_assert_no_error (error);
  g_assert_false (gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->view)) == buffer);
  g_assert_true (cw_reader_page_get_selection (fixture->page, &source, &from, &to));
  g_assert_cmpuint (from, ==, start);
  g_assert_cmpuint (to, ==, end);
  assert_drawn (fixture, "the budget", "money");
  g_assert_cmpint (cw_reader_page_get_current_excerpt (fixture->page), ==, 1);
}

static void
test_comment (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwExcerpt) excerpt = NULL;
  GtkWidget *entry = find_child (GTK_WIDGET (fixture->page), GTK_TYPE_ENTRY);

  select_words (fixture, "the budget");
  g_assert_true (cw_reader_page_apply_code (fixture->page, fixture->sample.budget));
  g_assert_true (press (fixture, GDK_KEY_a));
  gtk_editable_set_text (GTK_EDITABLE (entry), "check the minutes");
  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
  /* Walking away saves it, if leaving the entry has not. */
  cw_coded_view_select (fixture->view, 0, 0);
  excerpt = cw_project_load_excerpt (fixture->sample.project, 1, NULL);
  g_assert_cmpstr (excerpt->comment, ==, "check the minutes");
}

/* The cross of a code goes with the code, and the keys must not go with it. */
static void
test_cross_gives_focus_back (Fixture *fixture, gconstpointer data)
{
  GtkWidget *bar = find_child (GTK_WIDGET (fixture->page), CW_TYPE_EXCERPT_BAR);

  select_words (fixture, "the budget");
  g_assert_true (cw_reader_page_apply_code (fixture->page, fixture->sample.budget));
  spin_until_idle (300);
  g_assert_true (gtk_widget_child_focus (bar, GTK_DIR_TAB_FORWARD));
  gtk_widget_activate_action (bar, "coding.remove-code", "x", fixture->sample.budget);
  assert_code_count (fixture->sample.project, fixture->sample.source, fixture->sample.budget, 0);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == GTK_WIDGET (fixture->view));
}

static void
test_source_goes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  cw_project_delete (fixture->sample.project, CW_KIND_SOURCE, fixture->sample.source, &error);
  g_assert_no_error (error);
  g_assert_cmpint (cw_reader_page_get_source (fixture->page), ==, 0);
  cw_reader_page_set_project (fixture->page, NULL);
  g_assert_false (cw_reader_page_show_excerpt (fixture->page, 1));
  cw_reader_page_show_source (fixture->page, 1);
  g_assert_cmpint (cw_reader_page_get_source (fixture->page), ==, 0);
  g_assert_true (press (fixture, GDK_KEY_c));
  g_assert_true (press (fixture, GDK_KEY_x));
}

#define ADD(name, function)                                                                        \
  g_test_add ("/reader-page/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("apply", test_apply);
  ADD ("twice-is-told", test_twice_is_told);
  ADD ("nothing-selected", test_nothing_selected);
  ADD ("excerpt-is-coded", test_excerpt_is_coded);
  ADD ("walking-away", test_walking_away);
  ADD ("keys-repeat", test_keys_repeat);
  ADD ("key-x", test_key_x);
  ADD ("key-x-asks", test_key_x_asks);
  ADD ("key-i", test_key_i);
  ADD ("key-c", test_key_c);
  ADD ("keys-star-and-memo", test_keys_star_and_memo);
  ADD ("keys-off", test_keys_off);
  ADD ("follows", test_follows);
  ADD ("comment", test_comment);
  ADD ("cross-gives-focus-back", test_cross_gives_focus_back);
  ADD ("source-goes", test_source_goes);
  return g_test_run ();
}
