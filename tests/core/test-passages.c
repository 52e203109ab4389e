/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#include "config.h"

#include "cw-passages.h"

#include "cw-coding.h"
#include "cw-sources.h"
#include "cw-test-project.h"

typedef struct
{
  CwProject *project;
  gint64 source;
  gint64 code;
} Fixture;

static void
add_interview (Fixture *fixture)
{
  static const struct
  {
    const char *speaker;
    CwParagraphStyle style;
    guint level;
  } paragraphs[] = {
    { NULL, CW_PARAGRAPH_HEADING, 1 }, { "Q", CW_PARAGRAPH_BODY, 0 },
    { "A", CW_PARAGRAPH_BODY, 0 },     { "A", CW_PARAGRAPH_BODY, 0 },
    { NULL, CW_PARAGRAPH_HEADING, 2 }, { "a", CW_PARAGRAPH_BODY, 0 },
    { NULL, CW_PARAGRAPH_HEADING, 1 },
  };
  g_autoptr (CwDraftSource) draft
      = cw_draft_source_from_text ("Interview",
                                   "On Money\nQ: Who pays?\nA: The city pays.\nIt pays "
                                   "late.\nMoney later\nA: Later still.\nEnd");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (paragraphs); i++)
    {
      CwDraftParagraph *paragraph = g_ptr_array_index (draft->paragraphs, i);

      paragraph->speaker = g_strdup (paragraphs[i].speaker);
      paragraph->style = paragraphs[i].style;
      paragraph->level = paragraphs[i].level;
    }
  fixture->source = cw_project_add_source (fixture->project, draft, "focus group", &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->project = cw_test_project_new ();
  add_interview (fixture);
  fixture->code = cw_project_create_record (fixture->project, CW_KIND_CODE, "money", 0, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  cw_test_project_remove (fixture->project);
}

static char *
print (Fixture *fixture, const GArray *passages)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < passages->len; i++)
    {
      const CwPassage *passage = &g_array_index (passages, CwPassage, i);
      g_autofree char *words
          = cw_text_dup_range (cw_project_get_text (fixture->project, passage->source, NULL),
                               passage->start,
                               passage->end);

      g_string_append_printf (text, "[%s]", words);
    }
  return g_string_free (text, FALSE);
}

static void
test_turns (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) turns = cw_project_list_turns (fixture->project, "A", NULL);
  g_autoptr (GArray) none = cw_project_list_turns (fixture->project, "B", NULL);
  g_autofree char *printed = print (fixture, turns);

  g_assert_cmpstr (printed, ==, "[The city pays.\nIt pays late.][A: Later still.]");
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_sections (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) sections = cw_project_list_sections (fixture->project, "money", NULL);
  g_autoptr (GArray) empty = cw_project_list_sections (fixture->project, "end", NULL);
  g_autofree char *printed = print (fixture, sections);

  g_assert_cmpstr (printed,
                   ==,
                   "[Q: Who pays?\nA: The city pays.\nIt pays late.\nMoney later\nA: Later still.]"
                   "[A: Later still.]");
  g_assert_cmpuint (empty->len, ==, 0);
}

/* However many, it is one step, and nothing is left of it when it is undone. */
static void
test_one_step (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = cw_test_dump (fixture->project);
  g_autofree char *after = NULL;
  g_autoptr (GArray) found = cw_project_list_found (fixture->project, "pay*", NULL);
  guint n_coded = 0;

  g_assert_cmpuint (found->len, ==, 3);
  g_assert_true (
      cw_project_code_passages (fixture->project, fixture->code, found, 0, NULL, &n_coded, NULL));
  g_assert_cmpuint (n_coded, ==, 3);
  g_assert_cmpstr (cw_project_get_undo_label (fixture->project), ==, "Coded 3 places with “money”");
  g_assert_true (cw_project_undo (fixture->project, NULL, NULL));
  after = cw_test_dump (fixture->project);
  g_assert_cmpstr (before, ==, after);
}

static void
test_what_is_coded_stays (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) found = cw_project_list_found (fixture->project, "pay*", NULL);
  const CwPassage *first = &g_array_index (found, CwPassage, 0);
  guint n_coded = 9;

  cw_project_apply_code (
      fixture->project, first->source, first->start, first->end, fixture->code, NULL);
  g_assert_true (
      cw_project_code_passages (fixture->project, fixture->code, found, 0, NULL, &n_coded, NULL));
  g_assert_cmpuint (n_coded, ==, 2);
  g_assert_true (
      cw_project_code_passages (fixture->project, fixture->code, found, 0, NULL, &n_coded, NULL));
  g_assert_cmpuint (n_coded, ==, 0);
}

/* Accepted one by one they are one step as well, which says how many there were. */
static void
test_one_by_one (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) found = cw_project_list_found (fixture->project, "pay*", NULL);
  g_autofree char *before = cw_test_dump (fixture->project);
  g_autofree char *after = NULL;

  for (guint i = 0, n = 0, n_coded; i < found->len; i++, n += n_coded)
    {
      g_autoptr (GArray) one = g_array_new (FALSE, FALSE, sizeof (CwPassage));

      g_array_append_vals (one, &g_array_index (found, CwPassage, i), 1);
      g_assert_true (cw_project_code_passages (
          fixture->project, fixture->code, one, n, "run 1", &n_coded, NULL));
    }
  g_assert_cmpstr (cw_project_get_undo_label (fixture->project), ==, "Coded 3 places with “money”");
  g_assert_true (cw_project_undo (fixture->project, NULL, NULL));
  after = cw_test_dump (fixture->project);
  g_assert_cmpstr (before, ==, after);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/passages/turns", test_turns);
  ADD ("/passages/sections", test_sections);
  ADD ("/passages/one-step", test_one_step);
  ADD ("/passages/what-is-coded-stays", test_what_is_coded_stays);
  ADD ("/passages/one-by-one", test_one_by_one);
  return g_test_run ();
}
