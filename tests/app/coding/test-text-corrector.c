/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#include "config.h"

#include "coding-sample.h"

#include "coded-view-sample.h"
#include "cw-coded-view.h"
#include "cw-coding.h"
#include "cw-correction.h"
#include "cw-reader-page.h"

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

static CwText *
get_text (Fixture *fixture)
{
  return cw_project_get_text (fixture->sample.project, fixture->sample.source, NULL);
}

static void
find_words (Fixture *fixture, const char *words, guint *start, guint *end)
{
  g_assert_true (cw_text_find (get_text (fixture), words, 0, start, end));
}

static gint64
code_words (Fixture *fixture, const char *words, gint64 code)
{
  guint start, end;

  find_words (fixture, words, &start, &end);
  return cw_project_apply_code (
      fixture->sample.project, fixture->sample.source, start, end, code, NULL);
}

static void
correct (Fixture *fixture, gboolean correcting)
{
  g_object_set (fixture->page, "correcting", correcting, NULL);
}

static void
put_caret_behind (Fixture *fixture, const char *words)
{
  guint start, end;

  find_words (fixture, words, &start, &end);
  cw_coded_view_select (fixture->view, end, end);
}

static void
type (Fixture *fixture, const char *letters)
{
  for (const char *p = letters; *p != '\0'; p = g_utf8_next_char (p))
    {
      g_autofree char *letter = g_strndup (p, g_utf8_next_char (p) - p);

      g_signal_emit_by_name (fixture->view, "insert-at-cursor", letter);
    }
}

/* The view shows what the source has, place by place. */
static void
assert_in_step (Fixture *fixture)
{
  guint length = cw_text_get_length (get_text (fixture));
  g_autofree char *stored = cw_text_dup_range (get_text (fixture), 0, length);
  g_autofree char *shown = cw_coded_view_dup_text (fixture->view, 0, length);

  g_assert_cmpstr (shown, ==, stored);
  g_assert_cmpint (
      gtk_text_buffer_get_line_count (gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->view))),
      ==,
      cw_text_get_n_paragraphs (get_text (fixture)));
}

static void
assert_quote (Fixture *fixture, gint64 excerpt, const char *quote)
{
  g_autoptr (CwExcerpt) loaded = cw_project_load_excerpt (fixture->sample.project, excerpt, NULL);

  g_assert_nonnull (loaded);
  g_assert_cmpstr (loaded->quote, ==, quote);
}

static void
assert_drawn (Fixture *fixture, const char *words, const char *codes)
{
  guint start, end, from, to;
  g_autofree char *drawn = NULL;

  find_words (fixture, words, &start, &end);
  drawn = cw_coded_view_describe (fixture->view, start, &from, &to);
  g_assert_cmpstr (drawn, ==, codes);
}

static void
test_typing (Fixture *fixture, gconstpointer data)
{
  gint64 budget = code_words (fixture, "the budget", fixture->sample.budget);
  gint64 later = code_words (fixture, "the protocol", fixture->sample.joint_protocol);

  correct (fixture, TRUE);
  put_caret_behind (fixture, "moved the bud");
  type (fixture, "dy-bud");
  assert_in_step (fixture);
  assert_quote (fixture, budget, "the buddy-budget");
  assert_quote (fixture, later, "the protocol");
  assert_drawn (fixture, "the buddy", "budget");
  assert_drawn (fixture, "the protocol", "joint protocol");
  /* Typed without a rest, it is one step. */
  g_assert_true (cw_project_undo (fixture->sample.project, NULL, NULL));
  assert_in_step (fixture);
  assert_quote (fixture, budget, "the budget");
  g_assert_true (cw_project_redo (fixture->sample.project, NULL, NULL));
  assert_quote (fixture, budget, "the buddy-budget");
  assert_in_step (fixture);
}

static void
test_elsewhere_is_another_step (Fixture *fixture, gconstpointer data)
{
  guint start, end;

  correct (fixture, TRUE);
  put_caret_behind (fixture, "Nobody");
  type (fixture, "!!");
  put_caret_behind (fixture, "December");
  type (fixture, "??");
  g_assert_true (cw_project_undo (fixture->sample.project, NULL, NULL));
  find_words (fixture, "Nobody!!", &start, &end);
  g_assert_false (cw_text_find (get_text (fixture), "??", 0, &start, &end));
}

/* The words of an excerpt are replaced by others: the excerpt has these then. */
static void
test_typing_over (Fixture *fixture, gconstpointer data)
{
  gint64 excerpt = code_words (fixture, "the budget", fixture->sample.budget);
  guint start, end;

  correct (fixture, TRUE);
  find_words (fixture, "the budget", &start, &end);
  cw_coded_view_select (fixture->view, start, end);
  gtk_text_buffer_begin_user_action (gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->view)));
  gtk_text_buffer_delete_selection (
      gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->view)), TRUE, TRUE);
  type (fixture, "its money");
  gtk_text_buffer_end_user_action (gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->view)));
  assert_quote (fixture, excerpt, "its money");
  assert_in_step (fixture);
}

static void
test_paragraphs (Fixture *fixture, gconstpointer data)
{
  guint n = cw_text_get_n_paragraphs (get_text (fixture));

  correct (fixture, TRUE);
  put_caret_behind (fixture, "at all");
  type (fixture, "\n");
  assert_in_step (fixture);
  g_assert_cmpuint (cw_text_get_n_paragraphs (get_text (fixture)), ==, n + 1);
  g_signal_emit_by_name (fixture->view, "backspace");
  assert_in_step (fixture);
  g_assert_cmpuint (cw_text_get_n_paragraphs (get_text (fixture)), ==, n);
}

/* A line's end of another kind is one of ours in the source: the view is shown anew before the next key. */
static void
test_foreign_line_end (Fixture *fixture, gconstpointer data)
{
  correct (fixture, TRUE);
  put_caret_behind (fixture, "at all");
  g_signal_emit_by_name (fixture->view, "insert-at-cursor", "one\r\ntwo");
  spin_until_idle (50);
  assert_in_step (fixture);
  type (fixture, "x");
  assert_in_step (fixture);
}

static void
test_keys (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view = GTK_WIDGET (fixture->view);
  guint caret, start, end;

  put_caret_behind (fixture, "Nobody");
  caret = cw_coded_view_get_caret (fixture->view);
  g_assert_true (press_key (view, GDK_KEY_j, 0));
  cw_coded_view_select (fixture->view, caret, caret);
  gtk_widget_activate_action (view, "coding.correct-text", NULL);
  g_assert_true (gtk_text_view_get_editable (GTK_TEXT_VIEW (view)));
  g_assert_cmpuint (cw_coded_view_get_caret (fixture->view), ==, caret);
  g_assert_false (press_key (view, GDK_KEY_j, 0));
  g_assert_false (press_key (view, GDK_KEY_c, 0));
  /* This one is the text's now. */
  g_assert_true (press_key (view, GDK_KEY_Delete, 0));
  find_words (fixture, "Nobodytaught", &start, &end);
  gtk_widget_activate_action (view, "coding.correct-text", NULL);
  g_assert_false (gtk_text_view_get_editable (GTK_TEXT_VIEW (view)));
  g_assert_cmpuint (cw_coded_view_get_caret (fixture->view), ==, caret);
  g_assert_true (press_key (view, GDK_KEY_j, 0));
}

/* Another source is read, not written in. */
static void
test_source_ends_it (Fixture *fixture, gconstpointer data)
{
  correct (fixture, TRUE);
  cw_reader_page_show_source (fixture->page, 0);
  g_assert_false (gtk_text_view_get_editable (GTK_TEXT_VIEW (fixture->view)));
  correct (fixture, TRUE);
  g_assert_false (gtk_text_view_get_editable (GTK_TEXT_VIEW (fixture->view)));
}

static void
edit_at_random (Fixture *fixture, GRand *rand)
{
  static const char *const words[] = { "a", "é", "\n", "two words", "🙂", "x\ny", " " };
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->view));
  int length = gtk_text_buffer_get_char_count (buffer);
  int start = g_rand_int_range (rand, 0, length + 1);
  int end = MIN (length, start + g_rand_int_range (rand, 0, 9));
  GtkTextIter from, to;

  gtk_text_buffer_get_iter_at_offset (buffer, &from, start);
  gtk_text_buffer_get_iter_at_offset (buffer, &to, end);
  gtk_text_buffer_select_range (buffer, &from, &to);
  gtk_text_buffer_begin_user_action (buffer);
  if (g_rand_boolean (rand) && length > 60)
    gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
  if (g_rand_boolean (rand))
    gtk_text_buffer_insert_interactive_at_cursor (
        buffer, words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))], -1, TRUE);
  gtk_text_buffer_end_user_action (buffer);
}

static void
test_random_edits (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20);

  code_words (fixture, "the budget", fixture->sample.budget);
  correct (fixture, TRUE);
  for (guint i = 0; i < 150; i++)
    {
      edit_at_random (fixture, rand);
      spin_until_idle (0);
      assert_in_step (fixture);
    }
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/text-corrector/typing", test_typing);
  ADD ("/text-corrector/elsewhere-is-another-step", test_elsewhere_is_another_step);
  ADD ("/text-corrector/typing-over", test_typing_over);
  ADD ("/text-corrector/paragraphs", test_paragraphs);
  ADD ("/text-corrector/foreign-line-end", test_foreign_line_end);
  ADD ("/text-corrector/keys", test_keys);
  ADD ("/text-corrector/source-ends-it", test_source_ends_it);
  ADD ("/text-corrector/random-edits", test_random_edits);
  return g_test_run ();
}
