/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Dates that are known more or less exactly, as spans of days. */

#include "config.h"

#include "cw-date-span.h"

static char *
print_day (guint32 day)
{
  GDate date;
  char text[32];

  if (day == 0 || day == G_MAXUINT32)
    return g_strdup ("");
  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  g_date_strftime (text, sizeof text, "%Y-%m-%d", &date);
  return g_strdup (text);
}

static char *
print_span (const CwDateSpan *span)
{
  g_autofree char *first = print_day (span->first);
  g_autofree char *last = print_day (span->last);

  return g_strdup_printf ("%s/%s", first, last);
}

static const struct
{
  const char *text;
  const char *span;
} texts[] = {
  { "2021", "2021-01-01/2021-12-31" },
  { "2021-02", "2021-02-01/2021-02-28" },
  { "2020-02", "2020-02-01/2020-02-29" },
  { "2021-04-10", "2021-04-10/2021-04-10" },
  { "2020Q3", "2020-07-01/2020-09-30" },
  { "2020-q4", "2020-10-01/2020-12-31" },
  { "2021-04..2021-06", "2021-04-01/2021-06-30" },
  { "2020Q1..", "2020-01-01/" },
  { "..2020-05-03", "/2020-05-03" },
  { "2021-04-31", NULL },
  { "2021-13", NULL },
  { "2021-4", NULL },
  { "21", NULL },
  { "0000", NULL },
  { "2021Q0", NULL },
  { "2021Q5", NULL },
  { "2021x", NULL },
  { "2021..x", NULL },
  { "2022..2021", NULL },
  { "..", NULL },
  { "", NULL },
};

static void
test_parse (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      CwDateSpan span;
      g_autofree char *printed = NULL;

      g_test_message ("%s", texts[i].text);
      g_assert_cmpint (cw_date_span_parse (texts[i].text, &span), ==, texts[i].span != NULL);
      if (texts[i].span == NULL)
        continue;
      printed = print_span (&span);
      g_assert_cmpstr (printed, ==, texts[i].span);
    }
}

static const struct
{
  const char *date;
  const char *end;
  const char *precision;
  const char *span;
} dates[] = {
  { "2021-05-20", "", "day", "2021-05-20/2021-05-20" },
  { "2021-05-20", "", "month", "2021-05-01/2021-05-31" },
  { "2021-05-20", "", "quarter", "2021-04-01/2021-06-30" },
  { "2021-05", "", "quarter", "2021-04-01/2021-06-30" },
  { "2021-05-20", "", "year", "2021-01-01/2021-12-31" },
  { "2021-05", "", "day", "2021-05-01/2021-05-31" },
  { "2021-05-20", "2021-07", "interval", "2021-05-20/2021-07-31" },
  { "2021-05-20", "2020", "interval", "2021-05-20/2021-05-20" },
  { "", "2021", "day", NULL },
};

static void
test_of (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      CwDateSpan span;
      g_autofree char *printed = NULL;

      g_assert_cmpint (cw_date_span_of (dates[i].date, dates[i].end, dates[i].precision, &span),
                       ==,
                       dates[i].span != NULL);
      if (dates[i].span == NULL)
        continue;
      printed = print_span (&span);
      g_assert_cmpstr (printed, ==, dates[i].span);
    }
}

static void
test_overlaps (void)
{
  CwDateSpan a = { 10, 20 }, b = { 20, 30 }, c = { 21, 30 }, d = { 0, G_MAXUINT32 };

  g_assert_true (cw_date_span_overlaps (&a, &b));
  g_assert_true (cw_date_span_overlaps (&b, &a));
  g_assert_false (cw_date_span_overlaps (&a, &c));
  g_assert_false (cw_date_span_overlaps (&c, &a));
  g_assert_true (cw_date_span_overlaps (&a, &d));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/date-span/parse", test_parse);
  g_test_add_func ("/date-span/of", test_of);
  g_test_add_func ("/date-span/overlaps", test_overlaps);
  return g_test_run ();
}
