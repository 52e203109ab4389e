/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#include "config.h"

#include "cw-event-date.h"

static void
assert_name (const char *name, const char *expected)
{
  g_autofree char *date = cw_event_date_find_in_name (name);

  g_assert_cmpstr (date, ==, expected);
}

static void
assert_text (const char *text, const char *expected)
{
  g_autofree char *date = cw_event_date_find_in_text (text);

  g_assert_cmpstr (date, ==, expected);
}

static void
test_names (void)
{
  assert_name ("2021-04-10 Ana.docx", "2021-04-10");
  assert_name ("Ana_2021_04_10.docx", "2021-04-10");
  assert_name ("rec20210410_113000.txt", "2021-04-10");
  assert_name ("10 April 2021 Ana.txt", "2021-04-10");
  assert_name ("Ana 3rd of May 2021.txt", "2021-05-03");
  assert_name ("Ana, April 10, 2021.txt", "2021-04-10");
  assert_name ("Gespräch 7. März 2022.odt", "2022-03-07");
  assert_name ("2021-13-45 then 2020-02-29.txt", "2020-02-29");
}

static void
test_no_names (void)
{
  assert_name ("2021-02-30.txt", NULL);
  assert_name ("04-10-2021.txt", NULL);
  assert_name ("phone 4920210410123.txt", NULL);
  assert_name ("1234-12-12.txt", NULL);
  assert_name ("talk.txt", NULL);
}

static void
test_texts (void)
{
  assert_text ("Date: 2021-04-10", "2021-04-10");
  assert_text ("DATE OF INTERVIEW: 10 April 2021, 11:30", "2021-04-10");
  assert_text ("Datum: 10.04.2021", "2021-04-10");
  assert_text ("Date\tApril 10, 2021", "2021-04-10");
  assert_text ("Date: 04/10/2021", NULL);
  assert_text ("On 2021-04-10 we met.", NULL);
  assert_text ("Update: 2021-04-10", NULL);
}

static void
test_guess (void)
{
  g_autoptr (CwDraftSource) draft = cw_draft_source_new ();
  g_autofree char *from_name = cw_event_date_guess (draft, "2020-01-01.txt");
  g_autofree char *from_text = NULL;

  cw_draft_source_append (draft, g_strdup ("Talk"), CW_PARAGRAPH_BODY);
  cw_draft_source_append (draft, g_strdup ("Date: 2021-04-10"), CW_PARAGRAPH_BODY);
  from_text = cw_event_date_guess (draft, "2020-01-01.txt");
  g_assert_cmpstr (from_name, ==, "2020-01-01");
  g_assert_cmpstr (from_text, ==, "2021-04-10");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/io/event-date/names", test_names);
  g_test_add_func ("/io/event-date/no-names", test_no_names);
  g_test_add_func ("/io/event-date/texts", test_texts);
  g_test_add_func ("/io/event-date/guess", test_guess);
  return g_test_run ();
}
