/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* What else is said of an excerpt: the time that it is about (method.md D3), and how strongly a code is there (R10). */

#include "config.h"

#include "cw-excerpt-details.h"

#include <string.h>

#include "cw-coding.h"
#include "cw-date-span.h"
#include "cw-project-private.h"
#include "cw-transaction.h"

typedef struct
{
  char *date;
  char *end;
  const char *precision;
} RefersDate;

static void
refers_date_clear (RefersDate *self)
{
  g_free (self->date);
  g_free (self->end);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RefersDate, refers_date_clear)

/* A quarter is kept by its first month. */
static char *
dup_date (const char *text)
{
  const char *quarter = strpbrk (text, "Qq");

  if (quarter == NULL)
    return g_strdup (text);
  return g_strdup_printf ("%.4s-%02d", text, 3 * (quarter[1] - '0') - 2);
}

static const char *
find_precision (const char *text)
{
  if (strpbrk (text, "Qq") != NULL)
    return "quarter";
  switch (strlen (text))
    {
    case 4:
      return "year";
    case 7:
      return "month";
    default:
      return "day";
    }
}

static gboolean
read_when (const char *text, RefersDate *when)
{
  gboolean circa = *text == '~';
  g_autofree char *clean = g_strstrip (g_strdup (text + (circa ? 1 : 0)));
  const char *dots = strstr (clean, "..");
  CwDateSpan span;

  if (!cw_date_span_parse (clean, &span) || span.first == 0 || span.last == G_MAXUINT32)
    return FALSE;
  if (dots != NULL)
    {
      g_autofree char *first = g_strndup (clean, dots - clean);

      when->date = dup_date (first);
      when->end = dup_date (dots + 2);
    }
  else
    {
      when->date = dup_date (clean);
      when->end = g_strdup ("");
    }
  when->precision = circa ? "circa" : dots != NULL ? "interval" : find_precision (clean);
  return TRUE;
}

static gboolean
require_excerpt (CwProject *self, gint64 excerpt, GError **error)
{
  if (cw_evidence_find_excerpt (cw_project_get_evidence (self), excerpt, NULL) != NULL)
    return TRUE;
  g_set_error (error,
               CW_ERROR,
               CW_ERROR_NOT_FOUND,
               "There is no excerpt E-%" G_GINT64_FORMAT " in this project.",
               excerpt);
  return FALSE;
}

static gboolean
read_or_complain (const char *when, RefersDate *date, GError **error)
{
  if (*when == '\0')
    {
      date->date = g_strdup ("");
      date->end = g_strdup ("");
      date->precision = "";
      return TRUE;
    }
  if (read_when (when, date))
    return TRUE;
  g_set_error (error,
               CW_ERROR,
               CW_ERROR_INVALID,
               "“%s” is no date. Write it as 2021, 2021-04, 2021-04-10, 2020Q3, or two of these "
               "with .. between them; ~ before it means about then.",
               when);
  return FALSE;
}

/**
 * cw_project_date_excerpt:
 * @when: 2021, 2021-04, 2021-04-10, 2020Q3, two of these with .. between them, with ~ before it for about then; "" for
 *   no date of its own
 *
 * Says which time the words of an excerpt are about; the precision is that of what is written.
 */
gboolean
cw_project_date_excerpt (CwProject *self, gint64 excerpt, const char *when, GError **error)
{
  g_autoptr (CwTransaction) transaction = NULL;
  g_auto (RefersDate) date = { 0 };
  g_autofree char *clean = NULL;

  g_return_val_if_fail (CW_IS_PROJECT (self) && when != NULL, FALSE);

  clean = g_strstrip (g_strdup (when));
  if (!require_excerpt (self, excerpt, error) || !read_or_complain (clean, &date, error))
    return FALSE;
  transaction = cw_transaction_begin (self, error);
  if (transaction == NULL
      || !cw_database_run (cw_project_get_database (self),
                           error,
                           "UPDATE excerpt SET refers_date = ?1, refers_end = ?2, "
                           "refers_precision = ?3 WHERE id = ?4",
                           "sssi",
                           date.date,
                           date.end,
                           date.precision,
                           excerpt))
    return FALSE;
  if (*clean == '\0')
    return cw_transaction_commit (
        transaction, error, "Took the date from E-%" G_GINT64_FORMAT, excerpt);
  return cw_transaction_commit (
      transaction, error, "Dated E-%" G_GINT64_FORMAT " to %s", excerpt, clean);
}

static char *
print_when (const char *date, const char *end, const char *precision)
{
  gboolean quarter = g_str_equal (precision, "quarter") && strlen (date) == 7;
  g_autofree char *first
      = quarter ? g_strdup_printf ("%.4sQ%d", date, (atoi (date + 5) + 2) / 3) : g_strdup (date);

  return g_strconcat (
      g_str_equal (precision, "circa") ? "~" : "", first, *end != '\0' ? ".." : "", end, NULL);
}

/**
 * cw_project_dup_excerpt_date:
 *
 * Returns: (transfer full): the time that an excerpt is about, as cw_project_date_excerpt() takes it; "" for none of its
 *   own
 */
char *
cw_project_dup_excerpt_date (CwProject *self, gint64 excerpt)
{
  g_autoptr (CwStatement) row = NULL;

  g_return_val_if_fail (CW_IS_PROJECT (self), NULL);

  row = cw_database_query (
      cw_project_get_database (self),
      NULL,
      "SELECT refers_date, refers_end, refers_precision FROM excerpt WHERE id = ?1",
      "i",
      excerpt);
  if (row == NULL || cw_statement_step (row, NULL) != CW_STEP_ROW)
    return g_strdup ("");
  return print_when (cw_statement_get_text (row, 0),
                     cw_statement_get_text (row, 1),
                     cw_statement_get_text (row, 2));
}

/* --- magnitude -------------------------------------------------------------------------------------------------------- */

/**
 * cw_project_dup_magnitude:
 *
 * Returns: (transfer full): how strongly a code is in an excerpt, "" where nobody has said so
 */
char *
cw_project_dup_magnitude (CwProject *self, gint64 excerpt, gint64 code)
{
  g_autoptr (CwStatement) row = NULL;

  g_return_val_if_fail (CW_IS_PROJECT (self), NULL);

  row = cw_database_query (cw_project_get_database (self),
                           NULL,
                           "SELECT coalesce (magnitude, '') FROM coding WHERE excerpt_id = ?1 "
                           "AND code_id = ?2 ORDER BY id",
                           "ii",
                           excerpt,
                           code);
  if (row == NULL || cw_statement_step (row, NULL) != CW_STEP_ROW)
    return g_strdup ("");
  return g_strdup (cw_statement_get_text (row, 0));
}

/**
 * cw_project_step_magnitude:
 * @step: 1 or -1
 *
 * Makes a code stronger or weaker in an excerpt. A coding without a magnitude counts as 0.
 */
gboolean
cw_project_step_magnitude (CwProject *self, gint64 excerpt, gint64 code, int step, GError **error)
{
  g_autofree char *now = NULL;
  g_autofree char *next = NULL;

  g_return_val_if_fail (CW_IS_PROJECT (self), FALSE);

  now = cw_project_dup_magnitude (self, excerpt, code);
  next = g_strdup_printf ("%" G_GINT64_FORMAT, g_ascii_strtoll (now, NULL, 10) + step);
  return cw_project_set_coding (self, excerpt, code, NULL, next, error);
}
