/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The orders in which quotations are printed. */

#include "config.h"

#include "cw-report-quotes.h"

static const CwExcerpt *
get_excerpt (gconstpointer pointer)
{
  return (*(const CwReportQuote *const *) pointer)->excerpt;
}

/**
 * cw_report_quote_compare_dates:
 * @a: a pointer to a #CwReportQuote
 * @b: a pointer to another
 *
 * Returns: their order by the date of the source, those without one last, then by source and place
 */
int
cw_report_quote_compare_dates (gconstpointer a, gconstpointer b)
{
  const CwReportQuote *x = *(const CwReportQuote *const *) a;
  const CwReportQuote *y = *(const CwReportQuote *const *) b;

  if ((*x->date == '\0') != (*y->date == '\0'))
    return *x->date == '\0' ? 1 : -1;
  if (!g_str_equal (x->date, y->date))
    return g_strcmp0 (x->date, y->date);
  if (x->excerpt->source != y->excerpt->source)
    return x->excerpt->source < y->excerpt->source ? -1 : 1;
  if (x->excerpt->start != y->excerpt->start)
    return x->excerpt->start < y->excerpt->start ? -1 : 1;
  return (x->excerpt->id > y->excerpt->id) - (x->excerpt->id < y->excerpt->id);
}

/**
 * cw_report_quote_compare_ids:
 *
 * Returns: their order by when they were marked
 */
int
cw_report_quote_compare_ids (gconstpointer a, gconstpointer b)
{
  const CwExcerpt *x = get_excerpt (a), *y = get_excerpt (b);

  return (x->id > y->id) - (x->id < y->id);
}

/**
 * cw_report_quote_compare_lengths:
 *
 * Returns: their order by length, the longest first
 */
int
cw_report_quote_compare_lengths (gconstpointer a, gconstpointer b)
{
  const CwExcerpt *x = get_excerpt (a), *y = get_excerpt (b);
  guint first = x->end - x->start, second = y->end - y->start;

  if (first != second)
    return first > second ? -1 : 1;
  return cw_report_quote_compare_ids (a, b);
}

/**
 * cw_report_quote_compare_worth:
 *
 * Returns: their order by what the researcher has marked: starred ones first, then those with a comment, then the
 *   longest
 */
int
cw_report_quote_compare_worth (gconstpointer a, gconstpointer b)
{
  const CwExcerpt *x = get_excerpt (a), *y = get_excerpt (b);

  if (x->starred != y->starred)
    return x->starred ? -1 : 1;
  if ((*x->comment != '\0') != (*y->comment != '\0'))
    return *x->comment != '\0' ? -1 : 1;
  return cw_report_quote_compare_lengths (a, b);
}
