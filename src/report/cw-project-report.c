/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* What all reports of a project have in common: the counts policy, the date and the language. */

#include "config.h"

#include "cw-project-report.h"

#include <string.h>

/**
 * cw_report_shows_numbers:
 *
 * Returns: whether a report of @project prints counts when asked for @numbers
 */
gboolean
cw_report_shows_numbers (CwProject *project, CwReportNumbers numbers)
{
  CwRecord *record;

  g_return_val_if_fail (CW_IS_PROJECT (project), FALSE);

  if (numbers != CW_REPORT_NUMBERS_POLICY)
    return numbers == CW_REPORT_NUMBERS_SHOW;
  record = cw_project_get_record (project, CW_KIND_PROJECT, 1);
  return record != NULL
         && g_str_equal (cw_record_get_text (record, CW_PROJECT_COUNTS_POLICY), "show");
}

/* SOURCE_DATE_EPOCH and the time of CASEWEAVE_SEED (NUMBER@TIME) hold the date for a build that repeats. */
static GDateTime *
find_now (void)
{
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  const char *seed = g_getenv ("CASEWEAVE_SEED");
  const char *at = seed == NULL ? NULL : strchr (seed, '@');
  GDateTime *now = at == NULL ? NULL : g_date_time_new_from_iso8601 (at + 1, NULL);
  gint64 seconds;

  if (now == NULL && epoch != NULL
      && g_ascii_string_to_signed (epoch, 10, 0, G_MAXINT32, &seconds, NULL))
    now = g_date_time_new_from_unix_utc (seconds);
  return now != NULL ? now : g_date_time_new_now_local ();
}

/**
 * cw_report_dup_date:
 * @date: (nullable): what the caller asks for, ISO 8601
 *
 * Returns: (transfer full): @date, or today's
 */
char *
cw_report_dup_date (const char *date)
{
  g_autoptr (GDateTime) now = date == NULL ? find_now () : NULL;

  return date != NULL ? g_strdup (date) : g_date_time_format (now, "%Y-%m-%d");
}

/**
 * cw_report_dup_language:
 *
 * Returns: (transfer full): the language of the sources where they name one and the same, else that of the words
 *   the program adds, BCP 47
 */
char *
cw_report_dup_language (CwProject *project)
{
  GListModel *sources;
  g_autofree char *language = NULL;

  g_return_val_if_fail (CW_IS_PROJECT (project), NULL);

  sources = cw_project_get_all (project, CW_KIND_SOURCE);
  for (guint i = 0; i < g_list_model_get_n_items (sources); i++)
    {
      g_autoptr (CwRecord) source = g_list_model_get_item (sources, i);
      const char *own = cw_record_get_text (source, CW_SOURCE_LANGUAGE);

      if (*own == '\0' || (language != NULL && !g_str_equal (language, own)))
        return g_strdup ("en");
      if (language == NULL)
        language = g_strdup (own);
    }
  return language != NULL ? g_steal_pointer (&language) : g_strdup ("en");
}

static gboolean
find_nick (const char *const *nicks, const char *nick, guint *index)
{
  for (guint i = 0; nicks[i] != NULL; i++)
    if (g_strcmp0 (nicks[i], nick) == 0)
      {
        *index = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * cw_report_grouping_from_nick:
 * @nick: case, role, source, time or none; kind or object for memos
 *
 * Returns: whether there is such a grouping
 */
gboolean
cw_report_grouping_from_nick (const char *nick, CwReportGrouping *grouping)
{
  static const char *const nicks[]
      = { "case", "role", "source", "time", "none", "kind", "object", NULL };
  guint index;
  gboolean found = find_nick (nicks, nick, &index);

  if (found)
    *grouping = index;
  return found;
}

/**
 * cw_report_order_from_nick:
 * @nick: date, analyst or length
 *
 * Returns: whether there is such an order
 */
gboolean
cw_report_order_from_nick (const char *nick, CwReportOrder *order)
{
  static const char *const nicks[] = { "date", "analyst", "length", NULL };
  guint index;
  gboolean found = find_nick (nicks, nick, &index);

  if (found)
    *order = index;
  return found;
}
