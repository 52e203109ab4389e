/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The verbs of reading mode beyond codes: highlights, magnitude, dates, codes on digits, and where one was. */

#include "config.h"

#include "coding-sample.h"

#include "coded-view-sample.h"
#include "cw-coded-view.h"
#include "cw-coding.h"
#include "cw-excerpt-details.h"
#include "cw-field.h"
#include "cw-reader-page.h"
#include "cw-reviews.h"
#include "cw-sources.h"

typedef struct
{
  CodingSample sample;
  GtkWidget *window;
  CwReaderPage *page;
  CwCodedView *view;
} Fixture;

static void
open_page (Fixture *fixture)
{
  fixture->page = CW_READER_PAGE (cw_reader_page_new ());
  cw_reader_page_set_project (fixture->page, fixture->sample.project);
  cw_reader_page_show_source (fixture->page, fixture->sample.source);
  fixture->window = coding_sample_open (GTK_WIDGET (fixture->page), 800);
  fixture->view = CW_CODED_VIEW (find_child (GTK_WIDGET (fixture->page), CW_TYPE_CODED_VIEW));
  gtk_widget_grab_focus (GTK_WIDGET (fixture->page));
}

static void
close_page (Fixture *fixture)
{
  g_autoptr (CwReaderPage) page = g_object_ref (fixture->page);

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  spin_until_idle (50);
  g_assert_finalize_object (g_steal_pointer (&page));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  coding_sample_init (&fixture->sample);
  open_page (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  close_page (fixture);
  coding_sample_clear (&fixture->sample);
}

static void
select_words (Fixture *fixture, const char *words)
{
  guint start, end;

  g_assert_true (
      cw_text_find (cw_project_get_text (fixture->sample.project, fixture->sample.source, NULL),
                    words,
                    0,
                    &start,
                    &end));
  cw_coded_view_select (fixture->view, start, end);
}

static void
press (Fixture *fixture, guint key, GdkModifierType modifiers)
{
  g_assert_true (press_key (GTK_WIDGET (fixture->view), key, modifiers));
}

/* Without a code it is an excerpt that is drawn, gone to and opened like others. */
static void
test_highlight (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwExcerpt) excerpt = NULL;

  select_words (fixture, "the budget");
  press (fixture, GDK_KEY_h, 0);
  g_assert_cmpint (cw_reader_page_get_current_excerpt (fixture->page), ==, 1);
  excerpt = cw_project_load_excerpt (fixture->sample.project, 1, NULL);
  g_assert_cmpuint (excerpt->codes->len, ==, 0);
  cw_coded_view_select (fixture->view, 0, 0);
  press (fixture, GDK_KEY_n, 0);
  g_assert_cmpint (cw_reader_page_get_current_excerpt (fixture->page), ==, 1);
  gtk_test_widget_wait_for_draw (fixture->window);
}

static void
test_comment_on_selection (Fixture *fixture, gconstpointer data)
{
  select_words (fixture, "the budget");
  press (fixture, GDK_KEY_a, 0);
  g_assert_cmpint (cw_reader_page_get_current_excerpt (fixture->page), ==, 1);
}

static gboolean
has_label (GtkWidget *widget, const char *label)
{
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), label))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_label (child, label))
      return TRUE;
  return FALSE;
}

static void
assert_label (Fixture *fixture, const char *label)
{
  g_assert_true (has_label (GTK_WIDGET (fixture->page), label));
}

static void
assert_magnitude (Fixture *fixture, gint64 code, const char *expected)
{
  g_autofree char *magnitude = cw_project_dup_magnitude (fixture->sample.project, 1, code);

  g_assert_cmpstr (magnitude, ==, expected);
}

/* Of several codes, the one that was applied last is meant. */
static void
test_magnitude (Fixture *fixture, gconstpointer data)
{
  select_words (fixture, "the budget");
  cw_reader_page_apply_code (fixture->page, fixture->sample.turf_claim);
  cw_reader_page_apply_code (fixture->page, fixture->sample.budget);
  press (fixture, GDK_KEY_plus, 0);
  press (fixture, GDK_KEY_plus, GDK_SHIFT_MASK);
  assert_magnitude (fixture, fixture->sample.budget, "2");
  assert_magnitude (fixture, fixture->sample.turf_claim, "");
  press (fixture, GDK_KEY_minus, 0);
  assert_magnitude (fixture, fixture->sample.budget, "1");
  assert_label (fixture, "budget · 1");
}

static void
test_date (Fixture *fixture, gconstpointer data)
{
  g_autofree char *date = NULL;
  GtkWidget *popover, *entry;

  select_words (fixture, "December");
  press (fixture, GDK_KEY_t, 0);
  popover = gtk_widget_get_last_child (GTK_WIDGET (fixture->page));
  entry = find_child (popover, GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "sometime");
  g_signal_emit_by_name (entry, "activate");
  g_assert_true (gtk_widget_get_mapped (popover));
  gtk_editable_set_text (GTK_EDITABLE (entry), "2020Q4");
  g_signal_emit_by_name (entry, "activate");
  spin_until_idle (300);
  date = cw_project_dup_excerpt_date (fixture->sample.project, 1);
  g_assert_cmpstr (date, ==, "2020Q4");
  assert_label (fixture, "E-1 · ¶4 · about 2020Q4");
}

static void
test_hot_codes (Fixture *fixture, gconstpointer data)
{
  select_words (fixture, "the budget");
  press (fixture, GDK_KEY_3, 0);
  g_assert_cmpstr (coding_sample_get_last_action (),
                   ==,
                   "toast 'No code is on 3 yet: Alt+3 puts the last one there.'");
  cw_reader_page_apply_code (fixture->page, fixture->sample.budget);
  press (fixture, GDK_KEY_3, GDK_ALT_MASK);
  select_words (fixture, "the protocol");
  press (fixture, GDK_KEY_3, 0);
  assert_code_count (fixture->sample.project, fixture->sample.source, fixture->sample.budget, 2);
  /* It lies there the next time, too. */
  close_page (fixture);
  open_page (fixture);
  select_words (fixture, "the door");
  press (fixture, GDK_KEY_3, 0);
  assert_code_count (fixture->sample.project, fixture->sample.source, fixture->sample.budget, 3);
}

static void
test_case (Fixture *fixture, gconstpointer data)
{
  select_words (fixture, "the budget");
  press (fixture, GDK_KEY_w, 0);
  g_assert_cmpstr (coding_sample_get_last_action (),
                   ==,
                   "toast 'There is no case yet: Ctrl+Shift+N makes one.'");
}

/* Where one was in a source is known after it was closed (W17). */
static void
test_place_is_kept (Fixture *fixture, gconstpointer data)
{
  guint caret;

  select_words (fixture, "December");
  caret = cw_coded_view_get_caret (fixture->view);
  close_page (fixture);
  open_page (fixture);
  g_assert_cmpuint (cw_coded_view_get_caret (fixture->view), ==, caret);
}

static int
measure_line (Fixture *fixture)
{
  GtkTextIter start;
  int y, height;

  spin_until_idle (100);
  gtk_text_buffer_get_start_iter (gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->view)), &start);
  gtk_text_view_get_line_yrange (GTK_TEXT_VIEW (fixture->view), &start, &y, &height);
  return height;
}

/* Larger letters for this source, also the next time it is opened. */
static void
test_zoom_is_kept (Fixture *fixture, gconstpointer data)
{
  int usual = measure_line (fixture), large;

  for (guint i = 0; i < 5; i++)
    g_assert_true (press_key (GTK_WIDGET (fixture->page), GDK_KEY_plus, GDK_CONTROL_MASK));
  large = measure_line (fixture);
  g_assert_cmpint (large, >, usual + 4);
  close_page (fixture);
  open_page (fixture);
  g_assert_cmpint (measure_line (fixture), ==, large);
  g_assert_true (press_key (GTK_WIDGET (fixture->page), GDK_KEY_0, GDK_CONTROL_MASK));
  g_assert_cmpint (measure_line (fixture), ==, usual);
}

static void
test_reviewed (Fixture *fixture, gconstpointer data)
{
  CwProject *project = fixture->sample.project;
  CwRecord *source = cw_project_get_record (project, CW_KIND_SOURCE, fixture->sample.source);

  g_assert_cmpint (
      cw_project_get_review_state (project, fixture->sample.source, fixture->sample.budget),
      ==,
      CW_REVIEW_NEVER);
  g_assert_true (press_key (GTK_WIDGET (fixture->page), GDK_KEY_r, GDK_CONTROL_MASK));
  g_assert_cmpstr (cw_record_get_text (source, CW_SOURCE_STATUS), ==, "reviewed");
  g_assert_cmpint (
      cw_project_get_review_state (project, fixture->sample.source, fixture->sample.budget),
      ==,
      CW_REVIEW_IN_PASS);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "read.status", "s", "first cycle");
  g_assert_cmpstr (cw_record_get_text (source, CW_SOURCE_STATUS), ==, "first cycle");
}

static guint
count_dark (GdkTexture *texture)
{
  int width = gdk_texture_get_width (texture), height = gdk_texture_get_height (texture);
  g_autofree guchar *pixels = g_malloc0 ((gsize) width * height * 4);
  guint n = 0;

  gdk_texture_download (texture, pixels, (gsize) width * 4);
  for (gsize i = 0; i < (gsize) width * height * 4; i += 4)
    n += pixels[i] < 110 && pixels[i + 1] < 110 && pixels[i + 2] < 110;
  return n;
}

/* The words without the code fade, and come back. */
static void
test_backlight (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GdkTexture) before = NULL;
  g_autoptr (GdkTexture) faded = NULL;
  g_autoptr (GdkTexture) after = NULL;

  select_words (fixture, "the budget");
  cw_reader_page_apply_code (fixture->page, fixture->sample.budget);
  spin_until_idle (100);
  before = render_widget (GTK_WIDGET (fixture->view));
  press (fixture, GDK_KEY_b, 0);
  spin_until_idle (100);
  faded = render_widget (GTK_WIDGET (fixture->view));
  g_assert_cmpuint (count_dark (faded) * 3, <, count_dark (before));
  g_assert_cmpuint (count_dark (faded), >, 20);
  press (fixture, GDK_KEY_b, 0);
  spin_until_idle (100);
  after = render_widget (GTK_WIDGET (fixture->view));
  g_assert_cmpuint (count_dark (after), >, count_dark (faded) * 2);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/reader-verbs/highlight", test_highlight);
  ADD ("/reader-verbs/comment-on-selection", test_comment_on_selection);
  ADD ("/reader-verbs/magnitude", test_magnitude);
  ADD ("/reader-verbs/date", test_date);
  ADD ("/reader-verbs/hot-codes", test_hot_codes);
  ADD ("/reader-verbs/case", test_case);
  ADD ("/reader-verbs/place-is-kept", test_place_is_kept);
  ADD ("/reader-verbs/zoom-is-kept", test_zoom_is_kept);
  ADD ("/reader-verbs/reviewed", test_reviewed);
  ADD ("/reader-verbs/backlight", test_backlight);
  return g_test_run ();
}
