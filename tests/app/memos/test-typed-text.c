/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#include "config.h"

#include "memo-sample.h"

#include "cw-history.h"
#include "cw-typed-text.h"

typedef struct
{
  MemoSample *sample;
  GtkWidget *window;
  GtkTextView *view;
  GtkTextBuffer *buffer;
  CwTypedText *typed;
  gint64 memo;
} Fixture;

static void
run_for (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  fixture->sample = memo_sample_new ();
  fixture->memo = fixture->sample->memos[7];
  fixture->window = gtk_window_new ();
  fixture->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  fixture->buffer = gtk_text_view_get_buffer (fixture->view);
  fixture->typed = cw_typed_text_new (GTK_WIDGET (fixture->view), CW_KIND_MEMO, CW_MEMO_BODY);
  cw_typed_text_bind (fixture->typed, fixture->sample->project, fixture->memo);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->view));
  gtk_box_append (GTK_BOX (box), gtk_entry_new ());
  gtk_window_set_child (GTK_WINDOW (fixture->window), box);
  gtk_window_present (GTK_WINDOW (fixture->window));
  run_for (50);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->typed);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  run_for (20);
  memo_sample_free (fixture->sample);
}

static const char *
get_stored (Fixture *fixture, guint field)
{
  return cw_record_get_text (
      cw_project_get_record (fixture->sample->project, CW_KIND_MEMO, fixture->memo), field);
}

static char *
dup_shown (Fixture *fixture)
{
  char *text;

  g_object_get (fixture->buffer, "text", &text, NULL);
  return text;
}

static void
assert_shown (Fixture *fixture, const char *expected)
{
  g_autofree char *shown = dup_shown (fixture);

  g_assert_cmpstr (shown, ==, expected);
}

static int
get_caret (Fixture *fixture)
{
  int position;

  g_object_get (fixture->buffer, "cursor-position", &position, NULL);
  return position;
}

static void
place_caret (Fixture *fixture, int offset)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (fixture->buffer, &iter, offset);
  gtk_text_buffer_place_cursor (fixture->buffer, &iter);
}

static guint
count_steps (Fixture *fixture)
{
  g_autoptr (GPtrArray) entries = cw_history_list (fixture->sample->project, NULL);

  return entries->len;
}

static void
test_commits_when_idle (Fixture *fixture, gconstpointer data)
{
  guint steps = count_steps (fixture);

  place_caret (fixture, 0);
  gtk_text_buffer_insert_at_cursor (fixture->buffer, "A", -1);
  gtk_text_buffer_insert_at_cursor (fixture->buffer, "h, ", -1);
  g_assert_true (cw_typed_text_is_pending (fixture->typed));
  g_assert_cmpstr (get_stored (fixture, CW_MEMO_BODY), ==, "It may simply be vacancies.\n");
  run_for (2100);
  g_assert_false (cw_typed_text_is_pending (fixture->typed));
  g_assert_cmpstr (get_stored (fixture, CW_MEMO_BODY), ==, "Ah, It may simply be vacancies.\n");
  g_assert_cmpuint (count_steps (fixture), ==, steps + 1);
}

/* Nobody types for long without a commit: the clock is not set back by the next key. */
static void
test_commits_while_typing (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 22; i++)
    {
      gtk_text_buffer_insert_at_cursor (fixture->buffer, "x", -1);
      run_for (100);
    }
  g_assert_nonnull (strstr (get_stored (fixture, CW_MEMO_BODY), "xxxxxxxxxx"));
}

static void
test_bursts_merge (Fixture *fixture, gconstpointer data)
{
  guint steps = count_steps (fixture);

  place_caret (fixture, 0);
  gtk_text_buffer_insert_at_cursor (fixture->buffer, "One ", -1);
  cw_typed_text_flush (fixture->typed);
  gtk_text_buffer_insert_at_cursor (fixture->buffer, "two ", -1);
  cw_typed_text_flush (fixture->typed);
  g_assert_cmpuint (count_steps (fixture), ==, steps + 1);
  g_assert_cmpstr (get_stored (fixture, CW_MEMO_BODY), ==, "One two It may simply be vacancies.\n");
  g_assert_true (cw_project_undo (fixture->sample->project, NULL, NULL));
  assert_shown (fixture, "It may simply be vacancies.\n");
}

static void
test_echo_keeps_caret (Fixture *fixture, gconstpointer data)
{
  place_caret (fixture, 7);
  gtk_text_buffer_insert_at_cursor (fixture->buffer, "very ", -1);
  cw_typed_text_flush (fixture->typed);
  g_assert_cmpint (get_caret (fixture), ==, 12);
  assert_shown (fixture, "It may very simply be vacancies.\n");
  g_assert_false (cw_typed_text_is_pending (fixture->typed));
}

/* A change from elsewhere comes in as one replacement: the caret keeps its place in the words. */
static void
test_other_change_keeps_caret (Fixture *fixture, gconstpointer data)
{
  place_caret (fixture, 14);
  g_assert_true (cw_project_set_field (fixture->sample->project,
                                       CW_KIND_MEMO,
                                       fixture->memo,
                                       CW_MEMO_BODY,
                                       "It might simply be many vacancies.\n",
                                       NULL));
  assert_shown (fixture, "It might simply be many vacancies.\n");
  g_assert_cmpint (get_caret (fixture), <=, 24);
  g_assert_true (cw_project_undo (fixture->sample->project, NULL, NULL));
  assert_shown (fixture, "It may simply be vacancies.\n");
  place_caret (fixture, 20);
  g_assert_true (cw_project_set_field (fixture->sample->project,
                                       CW_KIND_MEMO,
                                       fixture->memo,
                                       CW_MEMO_BODY,
                                       "It cannot simply be vacancies.\n",
                                       NULL));
  g_assert_cmpint (get_caret (fixture), ==, 23);
}

static void
test_unsaved_is_kept (Fixture *fixture, gconstpointer data)
{
  place_caret (fixture, 0);
  gtk_text_buffer_insert_at_cursor (fixture->buffer, "Mine. ", -1);
  g_assert_true (cw_project_set_field (
      fixture->sample->project, CW_KIND_MEMO, fixture->memo, CW_MEMO_BODY, "Theirs.", NULL));
  assert_shown (fixture, "Mine. It may simply be vacancies.\n");
  cw_typed_text_flush (fixture->typed);
  g_assert_cmpstr (get_stored (fixture, CW_MEMO_BODY), ==, "Mine. It may simply be vacancies.\n");
}

static void
test_focus_commits (Fixture *fixture, gconstpointer data)
{
  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
  gtk_text_buffer_insert_at_cursor (fixture->buffer, "Left.", -1);
  gtk_widget_grab_focus (gtk_widget_get_next_sibling (GTK_WIDGET (fixture->view)));
  g_assert_false (cw_typed_text_is_pending (fixture->typed));
  g_assert_nonnull (strstr (get_stored (fixture, CW_MEMO_BODY), "Left."));
}

static void
test_hiding_commits (Fixture *fixture, gconstpointer data)
{
  gtk_text_buffer_insert_at_cursor (fixture->buffer, "Hidden.", -1);
  gtk_widget_set_visible (fixture->window, FALSE);
  g_assert_nonnull (strstr (get_stored (fixture, CW_MEMO_BODY), "Hidden."));
}

static void
test_switching_commits (Fixture *fixture, gconstpointer data)
{
  MemoSample *sample = fixture->sample;

  gtk_text_buffer_insert_at_cursor (fixture->buffer, "Before.", -1);
  cw_typed_text_bind (fixture->typed, sample->project, sample->memos[6]);
  g_assert_nonnull (strstr (get_stored (fixture, CW_MEMO_BODY), "Before."));
  assert_shown (fixture, "Reimbursement means that the small ones lend the city money.\n");
  cw_typed_text_bind (fixture->typed, NULL, 0);
  assert_shown (fixture, "");
}

static void
test_written_on_stays (Fixture *fixture, gconstpointer data)
{
  gtk_text_buffer_insert_at_cursor (fixture->buffer, "New words.", -1);
  cw_typed_text_flush (fixture->typed);
  g_assert_cmpstr (get_stored (fixture, CW_MEMO_WRITTEN_ON), ==, "2022-01-07");
}

/* What is typed into a memo that has gone is nobody's, and must not stop anything. */
static void
test_gone (Fixture *fixture, gconstpointer data)
{
  gtk_text_buffer_insert_at_cursor (fixture->buffer, "Late.", -1);
  g_assert_true (cw_project_delete (fixture->sample->project, CW_KIND_MEMO, fixture->memo, NULL));
  cw_typed_text_flush (fixture->typed);
  g_assert_false (cw_typed_text_is_pending (fixture->typed));
}

static void
test_entry (Fixture *fixture, gconstpointer data)
{
  GtkWidget *entry = gtk_widget_get_next_sibling (GTK_WIDGET (fixture->view));
  CwTypedText *typed = cw_typed_text_new (entry, CW_KIND_MEMO, CW_MEMO_TITLE);
  int position = 5;

  cw_typed_text_bind (typed, fixture->sample->project, fixture->memo);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Rival explanation: staffing");
  gtk_editable_insert_text (GTK_EDITABLE (entry), "ry", -1, &position);
  gtk_editable_set_position (GTK_EDITABLE (entry), 18);
  cw_typed_text_flush (typed);
  g_assert_cmpstr (get_stored (fixture, CW_MEMO_TITLE), ==, "Rivalry explanation: staffing");
  g_assert_cmpint (gtk_editable_get_position (GTK_EDITABLE (entry)), ==, 18);
  g_assert_true (cw_project_undo (fixture->sample->project, NULL, NULL));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Rival explanation: staffing");
  g_assert_cmpint (gtk_editable_get_position (GTK_EDITABLE (entry)), ==, 16);
  g_assert_finalize_object (typed);
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
  add ("/typed-text/commits-when-idle", test_commits_when_idle);
  add ("/typed-text/commits-while-typing", test_commits_while_typing);
  add ("/typed-text/bursts-merge", test_bursts_merge);
  add ("/typed-text/echo-keeps-caret", test_echo_keeps_caret);
  add ("/typed-text/other-change-keeps-caret", test_other_change_keeps_caret);
  add ("/typed-text/unsaved-is-kept", test_unsaved_is_kept);
  add ("/typed-text/focus-commits", test_focus_commits);
  add ("/typed-text/hiding-commits", test_hiding_commits);
  add ("/typed-text/switching-commits", test_switching_commits);
  add ("/typed-text/written-on-stays", test_written_on_stays);
  add ("/typed-text/gone", test_gone);
  add ("/typed-text/entry", test_entry);
  return g_test_run ();
}
