/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwDateSpan: dates that are known to the day, the month, the quarter or the year, as spans of days. */

#include "config.h"

#include "cw-date-span.h"

#include <string.h>

/* Reads digits, as many as there have to be. */
static gboolean
read_number (const char **p, guint n_digits, guint *number)
{
  *number = 0;
  for (guint i = 0; i < n_digits; i++, (*p)++)
    {
      if (!g_ascii_isdigit (**p))
        return FALSE;
      *number = *number * 10 + (**p - '0');
    }
  return TRUE;
}

static guint32
day_number (guint year, guint month, guint day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, day, month, year);
  return g_date_get_julian (&date);
}

static gboolean
set_months (CwDateSpan *span, guint year, guint first_month, guint last_month)
{
  if (year == 0 || first_month < 1 || last_month > 12)
    return FALSE;
  span->first = day_number (year, first_month, 1);
  span->last = day_number (year, last_month, g_date_get_days_in_month (last_month, year));
  return TRUE;
}

static gboolean
read_quarter (const char **p, CwDateSpan *span, guint year)
{
  guint quarter;

  (*p)++;
  return read_number (p, 1, &quarter) && quarter >= 1
         && set_months (span, year, 3 * quarter - 2, 3 * quarter);
}

/* 2021, 2021-04, 2021-04-10, 2020Q3, 2020-Q3. */
static gboolean
read_date (const char **p, CwDateSpan *span)
{
  guint year, month, day;

  if (!read_number (p, 4, &year))
    return FALSE;
  if (**p == 'Q' || **p == 'q')
    return read_quarter (p, span, year);
  if (**p != '-')
    return set_months (span, year, 1, 12);
  (*p)++;
  if (**p == 'Q' || **p == 'q')
    return read_quarter (p, span, year);
  if (!read_number (p, 2, &month))
    return FALSE;
  if (**p != '-')
    return set_months (span, year, month, month);
  (*p)++;
  if (!read_number (p, 2, &day) || !g_date_valid_dmy (day, month, year))
    return FALSE;
  span->first = span->last = day_number (year, month, day);
  return TRUE;
}

/**
 * cw_date_span_parse:
 * @text: 2021, 2021-04, 2021-04-10, 2020Q3, or two of them with .. between them, of which one may be left out
 * @span: (out): the days
 *
 * Returns: whether the text is such a date
 */
gboolean
cw_date_span_parse (const char *text, CwDateSpan *span)
{
  CwDateSpan last;

  g_return_val_if_fail (text != NULL && span != NULL, FALSE);

  span->first = 0;
  span->last = G_MAXUINT32;
  if (!g_str_has_prefix (text, "..") && !read_date (&text, span))
    return FALSE;
  if (*text == '\0')
    return TRUE;
  if (!g_str_has_prefix (text, ".."))
    return FALSE;
  text += 2;
  if (*text == '\0')
    {
      span->last = G_MAXUINT32;
      return span->first > 0;
    }
  if (!read_date (&text, &last) || *text != '\0')
    return FALSE;
  span->last = last.last;
  return span->first <= span->last;
}

static void
widen (CwDateSpan *span, const char *precision)
{
  GDate date;
  guint month;
  CwDateSpan wide = *span;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, span->first);
  month = g_date_get_month (&date);
  if (g_str_equal (precision, "month"))
    set_months (&wide, g_date_get_year (&date), month, month);
  else if (g_str_equal (precision, "quarter"))
    set_months (
        &wide, g_date_get_year (&date), month - (month - 1) % 3, month + 2 - (month - 1) % 3);
  else if (g_str_equal (precision, "year"))
    set_months (&wide, g_date_get_year (&date), 1, 12);
  else
    return;
  span->first = MIN (span->first, wide.first);
  span->last = MAX (span->last, wide.last);
}

/**
 * cw_date_span_of:
 * @date: a date as a source or an excerpt has it, or ""
 * @end: the end of the time, or ""
 * @precision: one of the precisions of method.md §1.4, or ""
 * @span: (out): the days that are meant
 *
 * Returns: whether there is a date
 */
gboolean
cw_date_span_of (const char *date, const char *end, const char *precision, CwDateSpan *span)
{
  CwDateSpan last;

  g_return_val_if_fail (date != NULL && end != NULL && precision != NULL && span != NULL, FALSE);

  if (*date == '\0' || !cw_date_span_parse (date, span) || span->first == 0)
    return FALSE;
  widen (span, precision);
  if (*end != '\0' && cw_date_span_parse (end, &last) && last.last != G_MAXUINT32)
    span->last = MAX (span->last, last.last);
  return TRUE;
}

gboolean
cw_date_span_overlaps (const CwDateSpan *a, const CwDateSpan *b)
{
  return a->first <= b->last && b->first <= a->last;
}
