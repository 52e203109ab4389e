/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#include "config.h"

#include "cw-draft-builder.h"
#include "cw-test-io.h"

#include <string.h>

static void
append (CwDraftBuilder *builder, const char *text, CwTextFormat format)
{
  cw_draft_builder_append (builder, text, strlen (text), format);
}

static void
assert_finish (CwDraftBuilder *builder, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwDraftSource) draft = cw_draft_builder_finish (builder, &error);
  g_autofree char *dump = NULL;

  g_assert_no_error (error);
  dump = cw_test_dump (draft);
  g_assert_cmpstr (dump, ==, expected);
}

/* Runs count code points, also of characters beyond the first plane. */
static void
test_runs (void)
{
  g_auto (CwDraftBuilder) builder = { 0 };

  cw_draft_builder_init (&builder, "x", NULL);
  append (&builder, "😀é", 0);
  append (&builder, "𝄞x", CW_TEXT_FORMAT_BOLD);
  append (&builder, "y", CW_TEXT_FORMAT_BOLD);
  assert_finish (&builder, "b|😀é𝄞xy {2-5b}\n");
}

static void
test_separators (void)
{
  g_auto (CwDraftBuilder) builder = { 0 };

  cw_draft_builder_init (&builder, "x", NULL);
  append (&builder, "a\nb\001c\342\200\250d\302\205e\fâ“f”", 0);
  assert_finish (&builder, "b|a bc\nb|d\nb|e\nb|â“f”\n");
}

static void
test_rows (void)
{
  g_auto (CwDraftBuilder) builder = { 0 };

  cw_draft_builder_init (&builder, "x", NULL);
  cw_draft_builder_begin_row (&builder);
  cw_draft_builder_begin_cell (&builder);
  append (&builder, "a\tb", 0);
  cw_draft_builder_break_line (&builder);
  append (&builder, "c", 0);
  cw_draft_builder_begin_cell (&builder);
  cw_draft_builder_end_row (&builder);
  cw_draft_builder_begin_row (&builder);
  cw_draft_builder_begin_cell (&builder);
  cw_draft_builder_begin_cell (&builder);
  cw_draft_builder_end_row (&builder);
  append (&builder, "z", 0);
  assert_finish (&builder, "t|a b c\t\nb|z\n");
}

static void
test_collapsed (void)
{
  g_auto (CwDraftBuilder) builder = { 0 };
  const char *text = "  a \n\t b  ";

  cw_draft_builder_init (&builder, "x", NULL);
  cw_draft_builder_append_collapsed (&builder, text, strlen (text), 0);
  cw_draft_builder_append_collapsed (&builder, " c ", 3, CW_TEXT_FORMAT_ITALIC);
  assert_finish (&builder, "b|a b c {4-5i}\n");
}

static void
test_too_many (void)
{
  g_auto (CwDraftBuilder) builder = { 0 };
  g_autoptr (GError) error = NULL;
  guint i;

  cw_draft_builder_init (&builder, "many.txt", NULL);
  for (i = 0; i < 1000001 && !cw_draft_builder_has_failed (&builder); i++)
    {
      append (&builder, "x", 0);
      cw_draft_builder_end_paragraph (&builder);
    }
  g_assert_null (cw_draft_builder_finish (&builder, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_TOO_LARGE);
  g_assert_nonnull (strstr (error->message, "many.txt"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/io/draft-builder/runs", test_runs);
  g_test_add_func ("/io/draft-builder/separators", test_separators);
  g_test_add_func ("/io/draft-builder/rows", test_rows);
  g_test_add_func ("/io/draft-builder/collapsed", test_collapsed);
  g_test_add_func ("/io/draft-builder/too-many", test_too_many);
  return g_test_run ();
}
