/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Dates as the memo editor shows and checks them. A date is given as far as it is known: 2021, 2021-04, 2021-04-10. */

#include "config.h"

#include "cw-memo-dates.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "cw-field.h"

/**
 * cw_memo_date_is_valid:
 *
 * Returns: whether the project takes the text as the date of a memo
 */
gboolean
cw_memo_date_is_valid (const char *text)
{
  guint n_fields;
  const CwField *fields = cw_kind_get_fields (CW_KIND_MEMO, &n_fields);
  g_autofree char *clean = NULL;

  g_return_val_if_fail (text != NULL, FALSE);

  clean = cw_field_normalize (&fields[CW_MEMO_WRITTEN_ON], text, NULL);
  return clean != NULL;
}

/**
 * cw_memo_dates_are_in_order:
 *
 * Returns: FALSE if the end is certainly before the start; "2021" is not before "2021-04"
 */
gboolean
cw_memo_dates_are_in_order (const char *start, const char *end)
{
  gsize known;

  g_return_val_if_fail (start != NULL && end != NULL, TRUE);

  known = MIN (strlen (start), strlen (end));
  return known == 0 || strncmp (start, end, known) <= 0;
}

/**
 * cw_memo_period_dup:
 *
 * Returns: (transfer full) (nullable): the time a memo is about, or NULL where neither end is given
 */
char *
cw_memo_period_dup (const char *start, const char *end)
{
  gboolean has_start = *start != '\0';
  gboolean has_end = *end != '\0';

  if (has_start && has_end)
    /* Translators: two dates. */
    return g_strdup_printf (_ ("%s to %s"), start, end);
  if (has_start)
    return g_strdup_printf (_ ("From %s on"), start);
  if (has_end)
    return g_strdup_printf (_ ("Until %s"), end);
  return NULL;
}

static char *
format_stamp (const char *stamp)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_iso8601 (stamp, NULL);
  g_autoptr (GDateTime) local = moment == NULL ? NULL : g_date_time_to_local (moment);

  if (local == NULL)
    return g_strdup (stamp);
  /* Translators: a day and a time as g_date_time_format() takes them: 10 April 2021, 14:05. */
  return g_date_time_format (local, _ ("%-d %B %Y, %H:%M"));
}

/**
 * cw_memo_stamps_dup:
 * @created: a moment in UTC
 * @changed: the same
 *
 * Returns: (transfer full): when a memo was made, and when it was changed if it was
 */
char *
cw_memo_stamps_dup (const char *created, const char *changed)
{
  g_autofree char *created_text = NULL;
  g_autofree char *changed_text = NULL;

  g_return_val_if_fail (created != NULL && changed != NULL, NULL);

  created_text = format_stamp (created);
  changed_text = format_stamp (changed);
  if (g_str_equal (created_text, changed_text))
    return g_strdup_printf (_ ("Created %s"), created_text);
  return g_strdup_printf (_ ("Created %s · Changed %s"), created_text, changed_text);
}

/**
 * cw_memo_date_parse_day:
 * @month: (out): 1 to 12; 1 where the date does not say
 * @day: (out): 1 where the date does not say
 *
 * Returns: whether @text is a date at all
 */
gboolean
cw_memo_date_parse_day (const char *text, int *year, int *month, int *day)
{
  if (!cw_memo_date_is_valid (text))
    return FALSE;
  *month = 1;
  *day = 1;
  return sscanf (text, "%4d-%2d-%2d", year, month, day) >= 1;
}
