/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* What a reader hands over. */

#include "config.h"

#include "cw-draft-source.h"

#include "cw-text.h"

static void
test_append (void)
{
  g_autoptr (CwDraftSource) draft = cw_draft_source_new ();
  CwDraftParagraph *paragraph
      = cw_draft_source_append (draft, g_strdup ("Who?"), CW_PARAGRAPH_QUOTE);

  g_assert_cmpuint (draft->paragraphs->len, ==, 1);
  g_assert_true (g_ptr_array_index (draft->paragraphs, 0) == paragraph);
  g_assert_cmpstr (paragraph->text, ==, "Who?");
  g_assert_cmpint (paragraph->style, ==, CW_PARAGRAPH_QUOTE);
  g_assert_cmpint (paragraph->start_ms, ==, -1);
  g_assert_null (paragraph->runs);
  g_assert_null (draft->title);
  cw_draft_source_free (NULL);
  cw_draft_paragraph_free (NULL);
}

/* Runs that go on are one; an empty one, and one without a format, are none. */
static void
test_runs (void)
{
  g_autoptr (CwDraftSource) draft = cw_draft_source_new ();
  CwDraftParagraph *paragraph
      = cw_draft_source_append (draft, g_strdup ("0123456789"), CW_PARAGRAPH_BODY);
  g_autofree char *printed = NULL;

  cw_draft_paragraph_add_run (paragraph, 0, 0, CW_TEXT_FORMAT_BOLD);
  cw_draft_paragraph_add_run (paragraph, 3, 2, CW_TEXT_FORMAT_BOLD);
  cw_draft_paragraph_add_run (paragraph, 0, 2, 0);
  g_assert_null (paragraph->runs);
  cw_draft_paragraph_add_run (paragraph, 0, 2, CW_TEXT_FORMAT_BOLD);
  cw_draft_paragraph_add_run (paragraph, 2, 4, CW_TEXT_FORMAT_BOLD);
  cw_draft_paragraph_add_run (paragraph, 4, 5, CW_TEXT_FORMAT_ITALIC);
  cw_draft_paragraph_add_run (paragraph, 6, 7, CW_TEXT_FORMAT_ITALIC);
  printed = cw_format_runs_print (paragraph->runs);
  g_assert_cmpstr (printed, ==, "0-4b 4-5i 6-7i");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draft-source/append", test_append);
  g_test_add_func ("/draft-source/runs", test_runs);
  return g_test_run ();
}
