/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#include "report-fixture.h"

#include "cw-error.h"
#include "cw-excerpt-report.h"

#include <string.h>

static const char *const others[] = { "2.1 Rivalry", "3 Winter", NULL };

static const CwReportExcerpt excerpts[] = {
  { .id = "E-1",
    .text = "We stopped calling.\nAfter that winter.",
    .locator = "¶12",
    .attribution = "Provider 07",
    .source_short = "Calder City",
    .date = "2021-10-14",
    .other_codes = others,
    .comment = "Compare.",
    .starred = TRUE },
  { .id = "E-2", .text = "No.", .locator = "p. 3" },
};

static const CwReportGroup groups[] = {
  { "Calder City", excerpts, 1 },
  { "Empty Town", NULL, 0 },
  { "Port Ellis", excerpts + 1, 1 },
};

static const CwReportCaseCount case_counts[] = { { "Calder City", 1 }, { "Port Ellis", 1 } };

static const CwReportCode codes[] = {
  { .number = "1.2",
    .name = "Trust",
    .path = "Responses",
    .definition = "Relying on somebody.",
    .color = "#c01c28",
    .mnemonic = "TR",
    .own = { 2, 2, 1 },
    .aggregate = { 5, 3, 2 },
    .case_counts = case_counts,
    .n_case_counts = 2,
    .groups = groups,
    .n_groups = 3 },
  { .name = "Unused" },
};

static const CwExcerptReport sample = { .project = "Two Shelters", .codes = codes, .n_codes = 2 };

static CwDocument *
build (const CwExcerptReport *report)
{
  g_autoptr (GError) error = NULL;
  CwDocument *document = cw_excerpt_report_build (report, &error);

  g_assert_no_error (error);
  return document;
}

static const CwBlock *
get_block (const CwDocument *document, guint index)
{
  g_assert_cmpuint (index, <, document->blocks->len);
  return document->blocks->pdata[index];
}

static void
test_order (void)
{
  g_autoptr (CwDocument) document = build (&sample);
  const CwBlock *first, *second;

  g_assert_cmpuint (document->blocks->len, ==, 9);
  g_assert_cmpstr (get_block (document, 0)->heading.text, ==, "1.2\u2002Trust");
  g_assert_cmpstr (get_block (document, 0)->heading.running, ==, "1.2 Trust");
  g_assert_cmpstr (get_block (document, 1)->paragraph.text, ==, "Responses");
  g_assert_cmpint (get_block (document, 2)->paragraph.role, ==, CW_TEXT_DEFINITION);
  g_assert_cmpstr (get_block (document, 3)->heading.text, ==, "Calder City");
  g_assert_cmpstr (get_block (document, 5)->heading.text, ==, "Port Ellis");
  g_assert_cmpstr (get_block (document, 7)->heading.text, ==, "Unused");
  g_assert_cmpint (get_block (document, 8)->kind, ==, CW_BLOCK_PARAGRAPH);
  first = get_block (document, 4);
  second = get_block (document, 6);
  g_assert_cmpuint (first->excerpt.paragraphs->len, ==, 2);
  g_assert_cmpstr (
      first->excerpt.citation, ==, "★ Provider 07, Calder City, 14 Oct 2021, ¶12 [E-1]");
  g_assert_cmpstr (first->excerpt.other_codes, ==, "Also coded: 2.1 Rivalry; 3 Winter");
  g_assert_cmpstr (first->excerpt.comment, ==, "Comment: Compare.");
  g_assert_cmpstr (second->excerpt.citation, ==, "p. 3 [E-2]");
  g_assert_null (second->excerpt.comment);
}

static gboolean
mentions (const CwDocument *document, const char *text)
{
  for (guint i = 0; i < document->blocks->len; i++)
    {
      const CwBlock *block = get_block (document, i);

      if (block->kind == CW_BLOCK_PARAGRAPH && strstr (block->paragraph.text, text) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* Counts are off by default, and where they are on their meaning stands on the first page (D15). */
static void
test_counts_policy (void)
{
  CwExcerptReport report = sample;
  g_autoptr (CwDocument) without = build (&report);
  g_autoptr (CwDocument) with = NULL;

  report.counts = TRUE;
  with = build (&report);
  g_assert_false (mentions (without, "codings"));
  g_assert_null (strstr (without->note, "distinct"));
  g_assert_true (mentions (with, "Own codings: 2 · excerpts: 2 · sources: 1"));
  g_assert_true (mentions (with, "With codes below: codings: 5"));
  g_assert_true (mentions (with, "Excerpts by case: Calder City 1 · Port Ellis 1"));
  g_assert_nonnull (strstr (with->note, "distinct"));
}

static void
test_bad_template (void)
{
  CwExcerptReport report = sample;
  g_autoptr (GError) error = NULL;

  report.citation = "{nobody}";
  g_assert_null (cw_excerpt_report_build (&report, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
}

static void
test_no_codes (void)
{
  CwExcerptReport report = { .project = "Two Shelters", .title = "Nothing" };
  g_autoptr (CwDocument) document = build (&report);

  g_assert_cmpuint (document->blocks->len, ==, 0);
  g_assert_null (document->note);
  g_assert_cmpstr (document->title, ==, "Nothing");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/report/excerpt-report/order", test_order);
  g_test_add_func ("/report/excerpt-report/counts-policy", test_counts_policy);
  g_test_add_func ("/report/excerpt-report/bad-template", test_bad_template);
  g_test_add_func ("/report/excerpt-report/no-codes", test_no_codes);

  return g_test_run ();
}
