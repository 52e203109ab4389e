/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#include "config.h"

#include "cw-source-title.h"

static void
assert_sensible (const char *title, gboolean expected)
{
  g_test_message ("%s", title);
  g_assert_cmpint (cw_source_title_is_sensible (title, "talk.docx"), ==, expected);
}

static void
test_sensible (void)
{
  g_autofree char *long_title = g_strnfill (201, 'x');

  assert_sensible ("Talk with Ana", TRUE);
  assert_sensible ("Ohne Titelbild", TRUE);
  assert_sensible (" \n", FALSE);
  assert_sensible ("Untitled", FALSE);
  assert_sensible ("talk.docx", FALSE);
  assert_sensible ("C:\\old\\Other.DOC", FALSE);
  assert_sensible ("Microsoft Word - Talk", FALSE);
  assert_sensible (long_title, FALSE);
}

static void
assert_from_name (const char *name, const char *expected)
{
  g_autofree char *title = cw_source_title_from_name (name);

  g_assert_cmpstr (title, ==, expected);
}

static void
test_from_name (void)
{
  assert_from_name ("P7_second_talk.docx", "P7 second talk");
  assert_from_name ("a/b.c.txt", "b.c");
  assert_from_name (".txt", ".txt");
  assert_from_name ("_.txt", "_.txt");
}

static void
test_offer (void)
{
  g_autoptr (CwDraftSource) draft = cw_draft_source_new ();

  cw_source_title_offer (draft, "Untitled", "x.odt");
  g_assert_null (draft->title);
  cw_source_title_offer (draft, "  Two\n words ", "x.odt");
  cw_source_title_offer (draft, "Later", "x.odt");
  g_assert_cmpstr (draft->title, ==, "Two words");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/io/source-title/sensible", test_sensible);
  g_test_add_func ("/io/source-title/from-name", test_from_name);
  g_test_add_func ("/io/source-title/offer", test_offer);
  return g_test_run ();
}
