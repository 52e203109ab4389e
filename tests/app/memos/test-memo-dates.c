/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#include "config.h"

#include "cw-memo-dates.h"

static void
test_valid (void)
{
  static const char *const good[] = { "2021", "2021-04", "2021-04-10", "2020-02-29", " 2021-04 " };
  static const char *const bad[]
      = { "", "21", "2021-13", "2021-02-29", "2021-4-1", "10.4.2021", "2021/04/10", "soon" };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (cw_memo_date_is_valid (good[i]));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (cw_memo_date_is_valid (bad[i]));
}

static void
test_order (void)
{
  g_assert_true (cw_memo_dates_are_in_order ("2021", "2021-04"));
  g_assert_true (cw_memo_dates_are_in_order ("2021-04-10", "2021-04"));
  g_assert_true (cw_memo_dates_are_in_order ("2021-04-10", "2021-04-10"));
  g_assert_true (cw_memo_dates_are_in_order ("", "2021"));
  g_assert_true (cw_memo_dates_are_in_order ("2021", ""));
  g_assert_false (cw_memo_dates_are_in_order ("2021-04-11", "2021-04-10"));
  g_assert_false (cw_memo_dates_are_in_order ("2021-04", "2020"));
}

static void
assert_period (const char *start, const char *end, const char *expected)
{
  g_autofree char *period = cw_memo_period_dup (start, end);

  g_assert_cmpstr (period, ==, expected);
}

static void
test_period (void)
{
  assert_period ("2020-06", "2021", "2020-06 to 2021");
  assert_period ("2020-06", "", "From 2020-06 on");
  assert_period ("", "2021", "Until 2021");
  assert_period ("", "", NULL);
}

static void
assert_stamps (const char *created, const char *changed, const char *expected)
{
  g_autofree char *stamps = cw_memo_stamps_dup (created, changed);

  g_assert_cmpstr (stamps, ==, expected);
}

static void
test_stamps (void)
{
  assert_stamps ("2021-04-01T08:05:00Z", "2021-04-01T08:05:59Z", "Created 1 April 2021, 08:05");
  assert_stamps ("2021-04-01T08:05:00Z",
                 "2021-05-11T18:30:00Z",
                 "Created 1 April 2021, 08:05 · Changed 11 May 2021, 18:30");
}

static void
test_parse (void)
{
  int year = 0, month = 0, day = 0;

  g_assert_true (cw_memo_date_parse_day ("2021-04-10", &year, &month, &day));
  g_assert_cmpint (year * 10000 + month * 100 + day, ==, 20210410);
  g_assert_true (cw_memo_date_parse_day ("2020", &year, &month, &day));
  g_assert_cmpint (year * 10000 + month * 100 + day, ==, 20200101);
  g_assert_false (cw_memo_date_parse_day ("2021-04-31", &year, &month, &day));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/memo-dates/valid", test_valid);
  g_test_add_func ("/memo-dates/order", test_order);
  g_test_add_func ("/memo-dates/period", test_period);
  g_test_add_func ("/memo-dates/stamps", test_stamps);
  g_test_add_func ("/memo-dates/parse", test_parse);
  return g_test_run ();
}
