/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* What the keys of the reader do in a talk of two, and to the edges of an excerpt. */

#include "config.h"

#include "coding-sample.h"

#include "coded-view-sample.h"
#include "cw-coded-view.h"
#include "cw-coding.h"
#include "cw-reader-page.h"
#include "cw-source-content.h"
#include "cw-sources.h"

typedef struct
{
  CodingSample sample;
  gint64 source;
  GtkWidget *window;
  CwReaderPage *page;
  CwCodedView *view;
} Fixture;

static const char talk[] = "Interview 7\n"
                           "INTERVIEWER: Who decides?\n"
                           "P7 [02:56]: The city does. We wait.\n"
                           "And we wait.\n"
                           "INTERVIEWER: Why?\n"
                           "P7 [03:10]: Nobody \342\200\234asks.\342\200\235 It is turf-work.";

static gint64
add_talk (CwProject *project)
{
  static const char *const speakers[] = { NULL, "INTERVIEWER", "P7", "P7", "INTERVIEWER", "P7" };
  g_autoptr (CwDraftSource) draft = cw_draft_source_from_text ("Interview 7", talk);
  g_autoptr (GError) error = NULL;
  gint64 source;

  for (guint i = 0; i < G_N_ELEMENTS (speakers); i++)
    {
      CwDraftParagraph *paragraph = g_ptr_array_index (draft->paragraphs, i);

      paragraph->speaker = g_strdup (speakers[i]);
    }
  source = cw_project_add_source (project, draft, "interview transcript", &error);
  g_assert_no_error (error);
  return source;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  coding_sample_init (&fixture->sample);
  fixture->source = add_talk (fixture->sample.project);
  fixture->page = CW_READER_PAGE (cw_reader_page_new ());
  cw_reader_page_set_project (fixture->page, fixture->sample.project);
  cw_reader_page_show_source (fixture->page, fixture->source);
  fixture->window = coding_sample_open (GTK_WIDGET (fixture->page), 800);
  fixture->view = CW_CODED_VIEW (find_child (GTK_WIDGET (fixture->page), CW_TYPE_CODED_VIEW));
  gtk_widget_grab_focus (GTK_WIDGET (fixture->page));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  spin_until_idle (50);
  coding_sample_clear (&fixture->sample);
}

static void
press (Fixture *fixture, guint key, GdkModifierType modifiers)
{
  g_assert_true (press_key (GTK_WIDGET (fixture->view), key, modifiers));
}

static void
find_words (Fixture *fixture, const char *words, guint *start, guint *end)
{
  g_assert_true (cw_text_find (
      cw_project_get_text (fixture->sample.project, fixture->source, NULL), words, 0, start, end));
}

static void
place_caret (Fixture *fixture, const char *words)
{
  guint start, end;

  find_words (fixture, words, &start, &end);
  cw_coded_view_select (fixture->view, start, start);
}

static void
assert_selected (Fixture *fixture, const char *expected)
{
  g_autofree char *text = NULL;
  guint start, end;

  g_assert_true (cw_coded_view_get_selection (fixture->view, &start, &end));
  text = cw_coded_view_dup_text (fixture->view, start, end);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_paragraph (Fixture *fixture, gconstpointer data)
{
  place_caret (fixture, "P7 [02:56]");
  press (fixture, GDK_KEY_v, 0);
  assert_selected (fixture, "The city does. We wait.");
  press (fixture, GDK_KEY_v, 0);
  assert_selected (fixture, "The city does. We wait.\nAnd we wait.");
}

static void
test_sentence (Fixture *fixture, gconstpointer data)
{
  place_caret (fixture, "[02:56]");
  press (fixture, GDK_KEY_s, 0);
  assert_selected (fixture, "The city does.");
  press (fixture, GDK_KEY_s, 0);
  assert_selected (fixture, "The city does. We wait.");
  /* The last of a paragraph goes on in the next: with a label in between, the sentence after it. */
  place_caret (fixture, "And we wait.");
  press (fixture, GDK_KEY_s, 0);
  press (fixture, GDK_KEY_s, 0);
  assert_selected (fixture, "And we wait.\nINTERVIEWER: Why?");
}

/* What the mouse selects stays as it is, the name of the code is what was said. */
static void
test_in_vivo (Fixture *fixture, gconstpointer data)
{
  guint start, end;
  CwRecord *code;

  find_words (fixture, "P7 [02:56]: The city does.", &start, &end);
  cw_coded_view_select (fixture->view, start, end);
  press (fixture, GDK_KEY_i, 0);
  assert_selected (fixture, "P7 [02:56]: The city does.");
  code = cw_project_get_record (fixture->sample.project, CW_KIND_CODE, 6);
  g_assert_cmpstr (cw_record_get_name (code), ==, "The city does");
}

static void
test_turns (Fixture *fixture, gconstpointer data)
{
  static const guint turns[] = { 1, 2, 4, 5, 5 };

  cw_coded_view_select (fixture->view, 0, 0);
  for (guint i = 0; i < G_N_ELEMENTS (turns); i++)
    {
      press (fixture, GDK_KEY_j, GDK_SHIFT_MASK);
      g_assert_cmpuint (cw_coded_view_get_caret_paragraph (fixture->view), ==, turns[i]);
    }
  press (fixture, GDK_KEY_k, GDK_SHIFT_MASK);
  g_assert_cmpuint (cw_coded_view_get_caret_paragraph (fixture->view), ==, 4);
}

static gint64
code_words (Fixture *fixture, const char *words)
{
  guint start, end;

  find_words (fixture, words, &start, &end);
  cw_coded_view_select (fixture->view, start, end);
  g_assert_true (cw_reader_page_apply_code (fixture->page, fixture->sample.budget));
  return cw_reader_page_get_current_excerpt (fixture->page);
}

static void
assert_quote (Fixture *fixture, gint64 id, const char *expected)
{
  g_autoptr (CwExcerpt) excerpt = cw_project_load_excerpt (fixture->sample.project, id, NULL);

  g_assert_nonnull (excerpt);
  g_assert_cmpstr (excerpt->quote, ==, expected);
}

static void
test_edges (Fixture *fixture, gconstpointer data)
{
  gint64 excerpt = code_words (fixture, "Nobody");

  press (fixture, GDK_KEY_bracketright, 0);
  assert_quote (fixture, excerpt, "Nobody \342\200\234asks.\342\200\235");
  press (fixture, GDK_KEY_bracketright, GDK_ALT_MASK);
  assert_quote (fixture, excerpt, "Nobody \342\200\234asks.\342\200\235 It is turf-work.");
  press (fixture, GDK_KEY_bracketleft, 0);
  assert_quote (fixture, excerpt, "Nobody \342\200\234asks.\342\200\235 It is turf");
  press (fixture, GDK_KEY_braceright, 0);
  assert_quote (fixture, excerpt, "\342\200\234asks.\342\200\235 It is turf");
  press (fixture, GDK_KEY_braceright, GDK_ALT_MASK | GDK_SHIFT_MASK);
  assert_quote (fixture, excerpt, "It is turf");
  press (fixture, GDK_KEY_bracketleft, GDK_ALT_MASK);
  assert_quote (fixture, excerpt, "It is turf");
  g_assert_cmpint (cw_reader_page_get_current_excerpt (fixture->page), ==, excerpt);
  /* Back over labels, which are no words of anybody. */
  press (fixture, GDK_KEY_braceleft, GDK_SHIFT_MASK | GDK_ALT_MASK);
  press (fixture, GDK_KEY_braceleft, GDK_SHIFT_MASK | GDK_ALT_MASK);
  press (fixture, GDK_KEY_braceleft, GDK_SHIFT_MASK);
  assert_quote (
      fixture,
      excerpt,
      "wait.\nINTERVIEWER: Why?\nP7 [03:10]: Nobody \342\200\234asks.\342\200\235 It is turf");
  /* All of it is one step, and the code has come along. */
  assert_code_count (fixture->sample.project, fixture->source, fixture->sample.budget, 1);
  g_assert_true (cw_project_undo (fixture->sample.project, NULL, NULL));
  assert_quote (fixture, excerpt, "Nobody");
}

/* Two excerpts never have the same range. */
static void
test_taken_range (Fixture *fixture, gconstpointer data)
{
  gint64 other = code_words (fixture, "The city"), excerpt = code_words (fixture, "The");

  g_assert_cmpint (other, !=, excerpt);
  press (fixture, GDK_KEY_bracketright, 0);
  assert_quote (fixture, excerpt, "The city does.");
  assert_quote (fixture, other, "The city");
}

/* The star is in the margin for all to see, and goes with a second Q. */
static void
test_star (Fixture *fixture, gconstpointer data)
{
  gint64 excerpt = code_words (fixture, "The city");

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GArray) codings
          = cw_source_content_make_codings (fixture->sample.project, fixture->source);

      g_assert_cmpint (g_array_index (codings, CwViewCoding, 0).excerpt_id, ==, excerpt);
      g_assert_cmpint (g_array_index (codings, CwViewCoding, 0).starred, ==, i % 2);
      press (fixture, GDK_KEY_q, 0);
    }
}

static void
test_no_excerpt (Fixture *fixture, gconstpointer data)
{
  place_caret (fixture, "And we wait.");
  press (fixture, GDK_KEY_bracketright, 0);
  g_assert_cmpstr (coding_sample_get_last_action (),
                   ==,
                   "toast 'Go to an excerpt first: N is the next one, P the one before.'");
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(name, func) g_test_add ("/reader-edges/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("paragraph", test_paragraph);
  ADD ("sentence", test_sentence);
  ADD ("in-vivo", test_in_vivo);
  ADD ("turns", test_turns);
  ADD ("edges", test_edges);
  ADD ("taken-range", test_taken_range);
  ADD ("star", test_star);
  ADD ("no-excerpt", test_no_excerpt);
  return g_test_run ();
}
