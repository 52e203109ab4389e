/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The manuscript check: what a chapter quotes, and what the sources say. */

#include "report-fixture.h"
#include "toy-project.h"

#include "cw-cases.h"
#include "cw-coding.h"
#include "cw-plain-words.h"
#include "cw-quote-check.h"
#include "cw-sources.h"

#include <string.h>

static const char talk[]
    = "Who pays for all of this work in the end?\n"
      "Nobody pays “a cent” here – we carry the boxes ourselves, every single week.\n"
      "I would rather sleep in my car than ask them once more.";

typedef struct
{
  char *folder;
  CwProject *project;
} Fixture;

static void
add_participant (CwProject *project, gint64 source, const char *speaker, const char *line)
{
  g_autoptr (GError) error = NULL;
  gint64 id = cw_project_create_record (project, CW_KIND_PARTICIPANT, speaker, 0, &error);

  g_assert_no_error (error);
  g_assert_true (
      cw_project_set_field (project, CW_KIND_PARTICIPANT, id, CW_PARTICIPANT_LINE, line, &error));
  g_assert_true (cw_project_map_speaker (project, source, speaker, id, &error));
  g_assert_true (cw_project_set_voice_of_speaker (project, source, speaker, "participant", &error));
}

static void
add_talk (CwProject *project)
{
  static const char *const speakers[] = { "Q", "Anna", "Bert" };
  g_autoptr (GError) error = NULL;
  g_autoptr (CwDraftSource) draft = cw_draft_source_from_text ("Talk", talk);
  gint64 source;

  for (guint i = 0; i < G_N_ELEMENTS (speakers); i++)
    ((CwDraftParagraph *) draft->paragraphs->pdata[i])->speaker = g_strdup (speakers[i]);
  source = cw_project_add_source (project, draft, "interview transcript", &error);
  g_assert_no_error (error);
  g_assert_true (cw_project_set_field (
      project, CW_KIND_SOURCE, source, CW_SOURCE_EVENT_DATE, "2021-10-14", &error));
  add_participant (project, source, "Anna", "Provider 07");
  add_participant (project, source, "Bert", "Provider 08");
  g_assert_true (
      cw_project_assign_case (project, toy_find (project, CW_KIND_CASE, "City B"), source, &error));
  g_assert_cmpint (cw_project_apply_code (
                       project, source, 42, 118, toy_find (project, CW_KIND_CODE, "Y"), &error),
                   !=,
                   0);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;

  fixture->folder = fixture_make_folder ();
  path = g_build_filename (fixture->folder, "toy.caseweave", NULL);
  fixture->project = toy_project_new (path);
  add_talk (fixture->project);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_true (cw_project_close (fixture->project, NULL));
  g_object_unref (fixture->project);
  fixture_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

/* --- verdicts ----------------------------------------------------------------------------------------------------- */

typedef struct
{
  const char *paragraph;
  CwQuoteVerdict verdict;
  const char *remark;
} Case;

static void
check_case (CwProject *project, const Case *one)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwDraftSource) chapter = cw_draft_source_from_text ("Chapter", one->paragraph);
  g_autoptr (GPtrArray) quotes = cw_chapter_list_quotes (chapter);
  g_autoptr (GPtrArray) findings = cw_quote_check_run (project, quotes, &error);
  const CwQuoteFinding *finding;

  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 1);
  finding = findings->pdata[0];
  if (finding->verdict != one->verdict)
    g_test_message ("%s: %s, %s",
                    one->paragraph,
                    cw_quote_verdict_nick (finding->verdict),
                    finding->remark != NULL ? finding->remark : "");
  g_assert_cmpint (finding->verdict, ==, one->verdict);
  if (one->remark != NULL)
    g_assert_nonnull (strstr (finding->remark, one->remark));
  g_assert_true ((finding->source == 0) == (finding->verdict == CW_QUOTE_NOT_FOUND));
}

static void
test_verdicts (Fixture *fixture, gconstpointer data)
{
  static const Case cases[] = {
    { "“Nobody pays ‘a cent’ here - we carry the boxes” (Provider 07, City B, 14 Oct 2021, ¶2 "
      "[E-10]).",
      CW_QUOTE_VERBATIM,
      NULL },
    { "“[w]e carry the boxes […] every single week” (Provider 07).", CW_QUOTE_VERBATIM, NULL },
    { "“nobody pays … every single week,” she said.", CW_QUOTE_VERBATIM, NULL },
    { "\"I would rather sleep in my car\" (Provider 08, October 14, 2021)",
      CW_QUOTE_VERBATIM,
      NULL },
    { "“Nobody pays ‘a cent’ here - they carry the boxes ourselves”",
      CW_QUOTE_ALTERED,
      "[-we-] {+they+}" },
    { "“I would rather sleep than ask them once more”", CW_QUOTE_ALTERED, "[-in my car-]" },
    { "“I would rather sleep in my car” (Provider 07)", CW_QUOTE_MISATTRIBUTED, "Provider 07" },
    { "“I would rather sleep in my car” (Provider 08, City A)", CW_QUOTE_MISATTRIBUTED, "City A" },
    { "“I would rather sleep in my car” (15 Oct 2021)", CW_QUOTE_MISATTRIBUTED, "2021-10-14" },
    { "“I would rather sleep in my car” [E-10]",
      CW_QUOTE_MISATTRIBUTED,
      "E-10 is another passage" },
    { "“I would rather sleep in my car” [E-999]", CW_QUOTE_MISATTRIBUTED, "There is no E-999" },
    { "“The moon is made of old green cheese”", CW_QUOTE_NOT_FOUND, NULL },
    { "“[all of it is mine]”", CW_QUOTE_NOT_FOUND, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check_case (fixture->project, &cases[i]);
}

/* Who has not agreed to be quoted must not be, however rightly. */
static void
test_forbidden (Fixture *fixture, gconstpointer data)
{
  static const Case bert = { "“I would rather sleep in my car”", CW_QUOTE_FORBIDDEN, NULL };
  static const Case anna = { "“we carry the boxes ourselves”", CW_QUOTE_VERBATIM, NULL };
  g_autoptr (GError) error = NULL;
  gint64 consent = cw_project_create_attribute (
      fixture->project, "consent", "text", "participant", "", &error);

  g_assert_true (
      cw_project_set_attribute (fixture->project, consent, 2, "no direct quotes", "", &error));
  check_case (fixture->project, &bert);
  check_case (fixture->project, &anna);
}

/* --- chapters ------------------------------------------------------------------------------------------------------ */

static const CwChapterQuote *
get_quote (GPtrArray *quotes, guint index)
{
  g_assert_cmpuint (index, <, quotes->len);
  return quotes->pdata[index];
}

static void
test_block_quotes (void)
{
  g_autoptr (CwDraftSource) chapter = cw_draft_source_from_text (
      "Chapter",
      "Nobody ever asked us about it.\nProvider 07, ¶2 [E-10]\nA “term” and “five words in a row” "
      "here "
      "(p. 3), then “another one of five words” (p. 4).\nNo quotation.");
  g_autoptr (GPtrArray) quotes = NULL;

  cw_draft_source_append (
      chapter, g_strdup ("We carry the boxes ourselves (Provider 07, ¶2)"), CW_PARAGRAPH_QUOTE);
  quotes = cw_chapter_list_quotes (chapter);
  g_assert_cmpuint (quotes->len, ==, 4);
  g_assert_cmpstr (get_quote (quotes, 0)->words, ==, "Nobody ever asked us about it.");
  g_assert_cmpstr (get_quote (quotes, 0)->citation, ==, "Provider 07, ¶2 [E-10]");
  g_assert_cmpstr (get_quote (quotes, 1)->words, ==, "five words in a row");
  g_assert_cmpstr (get_quote (quotes, 1)->citation, ==, " here (p. 3), then ");
  g_assert_cmpuint (get_quote (quotes, 2)->paragraph, ==, 3);
  g_assert_cmpstr (get_quote (quotes, 3)->words, ==, "We carry the boxes ourselves ");
  g_assert_cmpstr (get_quote (quotes, 3)->citation, ==, "(Provider 07, ¶2)");
}

static void
test_latex (void)
{
  g_autoptr (CwDraftSource) chapter = cw_chapter_from_latex (
      "\\section{One}\nShe said ``we carry the boxes, 5\\% more'' (p.~3). % “not a quotation at "
      "all”\n\n"
      "\\qdaquote{E-10}{Nobody pays {[}a cent{]} here}{Provider 07, ¶2 {[}E{-}10{]}}\n\n"
      "\\begin{quote}I would rather sleep in my car\\end{quote}\n\\enquote{than ask them once "
      "more}");
  g_autoptr (GPtrArray) quotes = cw_chapter_list_quotes (chapter);

  g_assert_cmpuint (quotes->len, ==, 4);
  g_assert_cmpstr (get_quote (quotes, 0)->words, ==, "we carry the boxes, 5% more");
  g_assert_cmpstr (get_quote (quotes, 1)->words, ==, "Nobody pays [a cent] here");
  g_assert_nonnull (strstr (get_quote (quotes, 1)->citation, "[E-10]"));
  g_assert_cmpstr (get_quote (quotes, 2)->words, ==, "I would rather sleep in my car");
  g_assert_cmpstr (get_quote (quotes, 3)->words, ==, "than ask them once more");
}

static void
test_changes (void)
{
  g_autofree char *same = cw_plain_words_show_changes ("a b c", "a b c");
  g_autofree char *other = cw_plain_words_show_changes ("a b c d", "a x c");

  g_assert_cmpstr (same, ==, "a b c");
  g_assert_cmpstr (other, ==, "a [-b-] {+x+} c [-d-]");
}

#define ADD(name, function)                                                                        \
  g_test_add ("/report/quote-check/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("verdicts", test_verdicts);
  ADD ("forbidden", test_forbidden);
  g_test_add_func ("/report/quote-check/block-quotes", test_block_quotes);
  g_test_add_func ("/report/quote-check/latex", test_latex);
  g_test_add_func ("/report/quote-check/changes", test_changes);

  return g_test_run ();
}
