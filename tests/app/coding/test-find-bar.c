/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#include "config.h"

#include "coding-sample.h"

#include "coded-view-sample.h"
#include "cw-correction.h"
#include "cw-find-bar.h"
#include "cw-reader-page.h"

typedef struct
{
  CodingSample sample;
  GtkWidget *window;
  CwReaderPage *page;
  CwCodedView *view;
  CwFindBar *bar;
  GtkEditable *entry;
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
  fixture->bar = CW_FIND_BAR (find_child (GTK_WIDGET (fixture->page), CW_TYPE_FIND_BAR));
  fixture->entry = GTK_EDITABLE (find_child (GTK_WIDGET (fixture->bar), GTK_TYPE_SEARCH_ENTRY));
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
look_for (Fixture *fixture, const char *words)
{
  gtk_editable_set_text (fixture->entry, words);
  g_signal_emit_by_name (fixture->entry, "search-changed");
}

static void
assert_selected (Fixture *fixture, guint expected)
{
  gint64 source;
  guint start, end;

  g_assert_true (cw_reader_page_get_selection (fixture->page, &source, &start, &end));
  g_assert_cmpuint (start, ==, expected);
}

static guint
find_place (Fixture *fixture, const char *words, guint from)
{
  guint start, end;

  g_assert_true (
      cw_text_find (cw_project_get_text (fixture->sample.project, fixture->sample.source, NULL),
                    words,
                    from,
                    &start,
                    &end));
  return start;
}

static void
test_hits (Fixture *fixture, gconstpointer data)
{
  guint first = find_place (fixture, "the coordinator", 0);
  guint second = find_place (fixture, "the door", first);

  g_assert_true (press_key (GTK_WIDGET (fixture->page), GDK_KEY_f, GDK_CONTROL_MASK));
  g_assert_true (cw_find_bar_is_open (fixture->bar));
  look_for (fixture, "THE ");
  g_assert_cmpuint (cw_find_bar_get_n_hits (fixture->bar), ==, 7);
  assert_selected (fixture, first);
  g_assert_true (press_key (GTK_WIDGET (fixture->page), GDK_KEY_F3, 0));
  assert_selected (fixture, second);
  g_assert_true (press_key (GTK_WIDGET (fixture->page), GDK_KEY_F3, GDK_SHIFT_MASK));
  g_assert_true (press_key (GTK_WIDGET (fixture->page), GDK_KEY_F3, GDK_SHIFT_MASK));
  /* Round to the last. */
  assert_selected (fixture, find_place (fixture, "the protocol", 0));
  look_for (fixture, "nowhere");
  g_assert_cmpuint (cw_find_bar_get_n_hits (fixture->bar), ==, 0);
  look_for (fixture, "(");
  g_assert_cmpuint (cw_find_bar_get_n_hits (fixture->bar), ==, 0);
}

/* What is found can be coded at once. */
static void
test_selection_is_found (Fixture *fixture, gconstpointer data)
{
  guint start = find_place (fixture, "the budget", 0);

  cw_coded_view_select (fixture->view, start, start + 10);
  cw_find_bar_open (fixture->bar);
  g_assert_cmpstr (gtk_editable_get_text (fixture->entry), ==, "the budget");
  g_assert_cmpuint (cw_find_bar_get_n_hits (fixture->bar), ==, 1);
  g_assert_true (cw_reader_page_apply_code (fixture->page, fixture->sample.budget));
  assert_code_count (fixture->sample.project, fixture->sample.source, fixture->sample.budget, 1);
}

static gboolean
is_marked (Fixture *fixture)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->view));
  GtkTextTag *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), "hit");
  GtkTextIter iter;

  gtk_text_buffer_get_start_iter (buffer, &iter);
  return gtk_text_iter_has_tag (&iter, tag) || gtk_text_iter_forward_to_tag_toggle (&iter, tag);
}

static void
test_text_changes (Fixture *fixture, gconstpointer data)
{
  guint start = find_place (fixture, "budget", 0);

  cw_find_bar_open (fixture->bar);
  look_for (fixture, "budget");
  g_assert_cmpuint (cw_find_bar_get_n_hits (fixture->bar), ==, 1);
  g_assert_true (is_marked (fixture));
  g_assert_true (cw_project_correct_text (
      fixture->sample.project, fixture->sample.source, start, start, "budget and ", NULL, NULL));
  g_assert_cmpuint (cw_find_bar_get_n_hits (fixture->bar), ==, 2);
  cw_find_bar_close (fixture->bar);
  g_assert_false (is_marked (fixture));
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/find-bar/hits", test_hits);
  ADD ("/find-bar/selection-is-found", test_selection_is_found);
  ADD ("/find-bar/text-changes", test_text_changes);
  return g_test_run ();
}
