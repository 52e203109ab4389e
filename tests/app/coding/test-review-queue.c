/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#include "config.h"

#include "coding-sample.h"

#include "coded-view-sample.h"
#include "cw-coding.h"
#include "cw-correction.h"
#include "cw-reader-page.h"
#include "cw-replacement.h"
#include "cw-review-queue.h"
#include "cw-sources.h"

static const char new_text[]
    = "Interview with the coordinator\nSomebody taught us nearly all of that. We learned it at the "
      "door.\nINTERVIEWER: Who decided on the money?\nAnd then something quite different was said.";

typedef struct
{
  CodingSample sample;
  GtkWidget *window;
  CwReaderPage *page;
  CwReviewQueue *queue;
  GtkListBox *places;
} Fixture;

static gint64
code_words (Fixture *fixture, const char *words)
{
  guint start, end;

  g_assert_true (
      cw_text_find (cw_project_get_text (fixture->sample.project, fixture->sample.source, NULL),
                    words,
                    0,
                    &start,
                    &end));
  return cw_project_apply_code (
      fixture->sample.project, fixture->sample.source, start, end, fixture->sample.budget, NULL);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  coding_sample_init (&fixture->sample);
  fixture->page = CW_READER_PAGE (cw_reader_page_new ());
  cw_reader_page_set_project (fixture->page, fixture->sample.project);
  cw_reader_page_show_source (fixture->page, fixture->sample.source);
  fixture->window = coding_sample_open (GTK_WIDGET (fixture->page), 800);
  fixture->queue = CW_REVIEW_QUEUE (find_child (GTK_WIDGET (fixture->page), CW_TYPE_REVIEW_QUEUE));
  fixture->places = GTK_LIST_BOX (find_child (GTK_WIDGET (fixture->queue), GTK_TYPE_LIST_BOX));
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
replace (Fixture *fixture)
{
  g_autoptr (CwDraftSource) draft = cw_draft_source_from_text ("Interview 1", new_text);
  g_autoptr (GError) error = NULL;
  CwReplacement result;

  cw_project_replace_text (fixture->sample.project, fixture->sample.source, draft, &result, &error);
  g_assert_no_error (error);
}

static void
open_queue (Fixture *fixture)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "coding.review", NULL);
  gtk_test_widget_wait_for_draw (fixture->window);
}

static gboolean
press (Fixture *fixture, guint key)
{
  return press_key (GTK_WIDGET (fixture->queue), key, 0);
}

static guint
count_places (Fixture *fixture)
{
  guint n = 0;

  while (gtk_list_box_get_row_at_index (fixture->places, n) != NULL)
    n++;
  return n;
}

static void
test_nothing (Fixture *fixture, gconstpointer data)
{
  code_words (fixture, "the budget");
  g_assert_cmpuint (cw_review_queue_get_size (fixture->queue), ==, 0);
  open_queue (fixture);
  g_assert_true (press (fixture, GDK_KEY_y));
  g_assert_true (press (fixture, GDK_KEY_x));
}

static void
test_accept (Fixture *fixture, gconstpointer data)
{
  gint64 excerpt = code_words (fixture, "Nobody taught us that at all. We learned it at the door.");
  const CwExcerptSpan *span;
  g_autoptr (CwExcerpt) loaded = NULL;

  replace (fixture);
  g_assert_cmpuint (cw_review_queue_get_size (fixture->queue), ==, 1);
  open_queue (fixture);
  g_assert_cmpuint (count_places (fixture), >, 0);
  g_assert_true (press (fixture, GDK_KEY_y));
  g_assert_cmpuint (cw_review_queue_get_size (fixture->queue), ==, 0);
  span
      = cw_evidence_find_excerpt (cw_project_get_evidence (fixture->sample.project), excerpt, NULL);
  g_assert_cmpuint (span->start, <, span->end);
  loaded = cw_project_load_excerpt (fixture->sample.project, excerpt, NULL);
  g_assert_nonnull (strstr (loaded->quote, "We learned it at the door"));
  /* Undone, it waits again. */
  g_assert_true (cw_project_undo (fixture->sample.project, NULL, NULL));
  g_assert_cmpuint (cw_review_queue_get_size (fixture->queue), ==, 1);
}

static void
test_leave (Fixture *fixture, gconstpointer data)
{
  code_words (fixture, "Nobody taught us that at all. We learned it at the door.");
  replace (fixture);
  open_queue (fixture);
  g_assert_true (press (fixture, GDK_KEY_x));
  g_assert_cmpuint (cw_review_queue_get_size (fixture->queue), ==, 0);
}

/* What a correction has deleted is listed, and stays so while nobody finds its words. */
static void
test_broken (Fixture *fixture, gconstpointer data)
{
  gint64 excerpt = code_words (fixture, "the budget");
  const CwExcerptSpan *span
      = cw_evidence_find_excerpt (cw_project_get_evidence (fixture->sample.project), excerpt, NULL);
  g_autoptr (GError) error = NULL;

  cw_project_correct_text (fixture->sample.project,
                           fixture->sample.source,
                           span->start - 1,
                           span->end + 1,
                           "",
                           NULL,
                           &error);
  g_assert_no_error (error);
  g_assert_cmpuint (cw_review_queue_get_size (fixture->queue), ==, 1);
  open_queue (fixture);
  g_assert_true (press (fixture, GDK_KEY_x));
  g_assert_cmpuint (cw_review_queue_get_size (fixture->queue), ==, 1);
}

static void
test_walk (Fixture *fixture, gconstpointer data)
{
  code_words (fixture, "Nobody taught us that at all. We learned it at the door.");
  code_words (fixture, "The council moved the budget in December");
  replace (fixture);
  g_assert_cmpuint (cw_review_queue_get_size (fixture->queue), ==, 2);
  open_queue (fixture);
  g_assert_true (press (fixture, GDK_KEY_n));
  g_assert_true (press (fixture, GDK_KEY_n));
  g_assert_true (press (fixture, GDK_KEY_y));
  g_assert_cmpuint (cw_review_queue_get_size (fixture->queue), ==, 1);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/review-queue/nothing", test_nothing);
  ADD ("/review-queue/accept", test_accept);
  ADD ("/review-queue/leave", test_leave);
  ADD ("/review-queue/broken", test_broken);
  ADD ("/review-queue/walk", test_walk);
  return g_test_run ();
}
