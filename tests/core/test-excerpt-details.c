/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#include "config.h"

#include "cw-excerpt-details.h"

#include "cw-coding.h"
#include "cw-query.h"
#include "cw-sources.h"
#include "cw-test-project.h"

typedef struct
{
  CwProject *project;
  gint64 code;
  gint64 excerpt;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwDraftSource) draft = cw_draft_source_from_text ("Interview", "It was in June then.");
  gint64 source;

  fixture->project = cw_test_project_new ();
  source = cw_project_add_source (fixture->project, draft, "focus group", NULL);
  fixture->code = cw_project_create_record (fixture->project, CW_KIND_CODE, "summer", 0, NULL);
  fixture->excerpt = cw_project_apply_code (fixture->project, source, 0, 14, fixture->code, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  cw_test_project_remove (fixture->project);
}

/* What is written is read again; @meets says whether a query for June 2020 finds it then. */
static const struct
{
  const char *when;
  gboolean meets;
} dates[] = {
  { "2020", TRUE },
  { "2020-06", TRUE },
  { "2020-06-30", TRUE },
  { "2020Q2", TRUE },
  { "2020Q3", FALSE },
  { "~2020-06", TRUE },
  { "2020-01..2020-06", TRUE },
  { "2019..2019", FALSE },
  { "2020-07-01", FALSE },
};

static guint
count_june (Fixture *fixture)
{
  g_autoptr (GArray) found = cw_project_query (fixture->project, "referred:2020-06", NULL, NULL);

  return found->len;
}

static void
test_dates (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autofree char *before = cw_test_dump (fixture->project);
      g_autofree char *printed = NULL;
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", dates[i].when);
      cw_project_date_excerpt (fixture->project, fixture->excerpt, dates[i].when, &error);
      g_assert_no_error (error);
      printed = cw_project_dup_excerpt_date (fixture->project, fixture->excerpt);
      g_assert_cmpstr (printed, ==, dates[i].when);
      g_assert_cmpuint (count_june (fixture), ==, dates[i].meets ? 1 : 0);
      cw_test_undo_and_redo (fixture->project, before);
    }
}

static void
test_no_dates (Fixture *fixture, gconstpointer data)
{
  static const char *const wrong[] = { "soon", "2020-13", "2020..", "..2020", "~", "20200101" };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (
          cw_project_date_excerpt (fixture->project, fixture->excerpt, wrong[i], &error));
      g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
    }
  g_assert_false (cw_project_date_excerpt (fixture->project, 99, "2020", NULL));
}

static void
test_no_date_any_more (Fixture *fixture, gconstpointer data)
{
  g_autofree char *printed = NULL;

  g_assert_true (cw_project_date_excerpt (fixture->project, fixture->excerpt, " 2020 ", NULL));
  g_assert_true (cw_project_date_excerpt (fixture->project, fixture->excerpt, "", NULL));
  printed = cw_project_dup_excerpt_date (fixture->project, fixture->excerpt);
  g_assert_cmpstr (printed, ==, "");
  g_assert_cmpuint (count_june (fixture), ==, 0);
}

static void
assert_magnitude (Fixture *fixture, const char *expected)
{
  g_autofree char *magnitude
      = cw_project_dup_magnitude (fixture->project, fixture->excerpt, fixture->code);

  g_assert_cmpstr (magnitude, ==, expected);
}

static void
test_magnitude (Fixture *fixture, gconstpointer data)
{
  assert_magnitude (fixture, "");
  for (guint i = 0; i < 2; i++)
    g_assert_true (
        cw_project_step_magnitude (fixture->project, fixture->excerpt, fixture->code, 1, NULL));
  assert_magnitude (fixture, "2");
  for (guint i = 0; i < 3; i++)
    g_assert_true (
        cw_project_step_magnitude (fixture->project, fixture->excerpt, fixture->code, -1, NULL));
  assert_magnitude (fixture, "-1");
  g_assert_true (cw_project_undo (fixture->project, NULL, NULL));
  assert_magnitude (fixture, "0");
  g_assert_false (cw_project_step_magnitude (fixture->project, fixture->excerpt, 77, 1, NULL));
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/excerpt-details/dates", test_dates);
  ADD ("/excerpt-details/no-dates", test_no_dates);
  ADD ("/excerpt-details/no-date-any-more", test_no_date_any_more);
  ADD ("/excerpt-details/magnitude", test_magnitude);
  return g_test_run ();
}
