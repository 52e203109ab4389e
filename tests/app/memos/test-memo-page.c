/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The page of all memos. */

#include "config.h"

#include "cw-memo-page.h"

#include "cw-memo-templates.h"
#include "cw-memos.h"
#include "memo-sample.h"

typedef struct
{
  MemoSample *sample;
  GtkWidget *window;
  CwMemoPage *page;
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
  fixture->sample = memo_sample_new ();
  fixture->page = CW_MEMO_PAGE (cw_memo_page_new ());
  cw_memo_page_set_project (fixture->page, fixture->sample->project);
  fixture->window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (fixture->page));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 700);
  gtk_window_present (GTK_WINDOW (fixture->window));
  run_for (300);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwMemoPage) page = g_object_ref (fixture->page);

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  run_for (50);
  g_assert_finalize_object (g_steal_pointer (&page));
  memo_sample_free (fixture->sample);
}

static GtkWidget *
find_child (GtkWidget *widget, GType type, guint *skip)
{
  GtkWidget *found = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && (*skip)-- == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_child (child, type, skip);
  return found;
}

static GtkWidget *
find (Fixture *fixture, GType type, guint index)
{
  GtkWidget *found = find_child (GTK_WIDGET (fixture->page), type, &index);

  g_assert_nonnull (found);
  return found;
}

static GListModel *
get_list (Fixture *fixture)
{
  return G_LIST_MODEL (
      gtk_list_view_get_model (GTK_LIST_VIEW (find (fixture, GTK_TYPE_LIST_VIEW, 0))));
}

/* The choices: 0 kind, 1 about, 2 order. */
static void
choose (Fixture *fixture, guint down, guint choice)
{
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find (fixture, GTK_TYPE_DROP_DOWN, down)), choice);
}

static CwRecord *
get_memo (Fixture *fixture, gint64 memo)
{
  return cw_project_get_record (fixture->sample->project, CW_KIND_MEMO, memo);
}

static void
test_kind (Fixture *fixture, gconstpointer data)
{
  guint n = g_list_model_get_n_items (get_list (fixture)), found;

  g_assert_cmpuint (n, ==, 8);
  cw_project_set_field (fixture->sample->project,
                        CW_KIND_MEMO,
                        fixture->sample->memos[0],
                        CW_MEMO_KIND,
                        cw_memo_kinds[3],
                        NULL);
  choose (fixture, 0, 4);
  found = g_list_model_get_n_items (get_list (fixture));
  g_assert_cmpuint (found, >=, 1);
  g_assert_cmpuint (found, <, n);
  for (guint i = 0; i < found; i++)
    {
      g_autoptr (CwRecord) memo = g_list_model_get_item (get_list (fixture), i);

      g_assert_cmpstr (cw_record_get_text (memo, CW_MEMO_KIND), ==, cw_memo_kinds[3]);
    }
  /* What no longer fits goes at once. */
  cw_project_set_field (fixture->sample->project,
                        CW_KIND_MEMO,
                        fixture->sample->memos[0],
                        CW_MEMO_KIND,
                        cw_memo_kinds[4],
                        NULL);
  g_assert_cmpuint (g_list_model_get_n_items (get_list (fixture)), ==, found - 1);
}

static guint
count_about (Fixture *fixture, CwKind kind)
{
  guint n = 0;

  for (guint i = 0; i < 8; i++)
    {
      g_autoptr (GArray) links
          = cw_project_list_memo_links (fixture->sample->project, fixture->sample->memos[i], NULL);
      gboolean has = kind == CW_KIND_NONE && links->len == 0;

      for (guint j = 0; j < links->len; j++)
        has = has || g_array_index (links, CwMemoLink, j).kind == kind;
      n += has ? 1 : 0;
    }
  return n;
}

static void
test_about (Fixture *fixture, gconstpointer data)
{
  choose (fixture, 1, 3);
  g_assert_cmpuint (
      g_list_model_get_n_items (get_list (fixture)), ==, count_about (fixture, CW_KIND_CODE));
  g_assert_cmpuint (count_about (fixture, CW_KIND_CODE), >, 0);
  choose (fixture, 1, 7);
  g_assert_cmpuint (
      g_list_model_get_n_items (get_list (fixture)), ==, count_about (fixture, CW_KIND_NONE));
}

static void
assert_order (Fixture *fixture, guint field, int sign)
{
  GListModel *list = get_list (fixture);

  for (guint i = 1; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (CwRecord) before = g_list_model_get_item (list, i - 1);
      g_autoptr (CwRecord) after = g_list_model_get_item (list, i);

      g_assert_cmpint (
          sign * g_strcmp0 (cw_record_get_text (before, field), cw_record_get_text (after, field)),
          <=,
          0);
    }
}

static void
test_order (Fixture *fixture, gconstpointer data)
{
  assert_order (fixture, CW_MEMO_WRITTEN_ON, -1);
  choose (fixture, 2, 1);
  assert_order (fixture, CW_MEMO_WRITTEN_ON, 1);
  choose (fixture, 2, 2);
  assert_order (fixture, CW_MEMO_CHANGED_AT, -1);
  choose (fixture, 2, 4);
  assert_order (fixture, CW_MEMO_KIND, 1);
}

static void
test_template (Fixture *fixture, gconstpointer data)
{
  gint64 memo;

  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "memos.new-from", "u", 0);
  memo = cw_memo_page_get_memo (fixture->page);
  g_assert_cmpstr (
      cw_record_get_text (get_memo (fixture, memo), CW_MEMO_KIND), ==, "contact summary");
  g_assert_true (g_str_has_prefix (cw_record_get_text (get_memo (fixture, memo), CW_MEMO_BODY),
                                   "## Main issues"));
  g_assert_true (cw_project_undo (fixture->sample->project, NULL, NULL));
  g_assert_null (get_memo (fixture, memo));
  for (guint i = 0; cw_memo_templates_get (i) != NULL; i++)
    g_assert_true (g_strv_contains (cw_memo_kinds, cw_memo_templates_get (i)->kind));
}

/* What hides a memo that is asked for goes; and who leads to it is listed. */
static void
test_show (Fixture *fixture, gconstpointer data)
{
  gint64 memo = fixture->sample->memos[2], other = fixture->sample->memos[5];
  GtkWidget *search = find (fixture, GTK_TYPE_SEARCH_ENTRY, 0);

  gtk_editable_set_text (GTK_EDITABLE (search), "no memo has these");
  run_for (400);
  g_assert_cmpuint (g_list_model_get_n_items (get_list (fixture)), ==, 0);
  g_assert_true (cw_memo_page_show_memo (fixture->page, memo));
  run_for (400);
  g_assert_cmpint (cw_memo_page_get_memo (fixture->page), ==, memo);
  g_assert_cmpuint (g_list_model_get_n_items (get_list (fixture)), ==, 8);
  g_assert_true (cw_project_link_memo (fixture->sample->project, other, CW_KIND_MEMO, memo, NULL));
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "memos.show", "x", other);
  g_assert_cmpint (cw_memo_page_get_memo (fixture->page), ==, other);
  g_assert_false (cw_memo_page_show_memo (fixture->page, 999));
}

static void
test_delete (Fixture *fixture, gconstpointer data)
{
  gint64 memo = fixture->sample->memos[1];

  g_assert_true (cw_memo_page_show_memo (fixture->page, memo));
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "memo.delete", NULL);
  g_assert_null (get_memo (fixture, memo));
  g_assert_cmpint (cw_memo_page_get_memo (fixture->page), ==, 0);
  g_assert_true (cw_project_undo (fixture->sample->project, NULL, NULL));
  g_assert_cmpint (cw_memo_page_get_memo (fixture->page), ==, memo);
}

static void
test_no_project (Fixture *fixture, gconstpointer data)
{
  g_assert_true (cw_memo_page_show_memo (fixture->page, fixture->sample->memos[0]));
  cw_memo_page_set_project (fixture->page, NULL);
  run_for (30);
  g_assert_cmpint (cw_memo_page_get_memo (fixture->page), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (get_list (fixture)), ==, 0);
  cw_memo_page_set_project (fixture->page, fixture->sample->project);
  g_assert_cmpuint (g_list_model_get_n_items (get_list (fixture)), ==, 8);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/memo-page/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("kind", test_kind);
  ADD ("about", test_about);
  ADD ("order", test_order);
  ADD ("template", test_template);
  ADD ("show", test_show);
  ADD ("delete", test_delete);
  ADD ("no-project", test_no_project);
  return g_test_run ();
}
