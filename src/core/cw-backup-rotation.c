/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Which backups stay. The periods are those of the calendar, not counted back from now: a backup that was the last of
 * its week stays the last of it while it grows old, so that the coarser periods fill up. */

#include "config.h"

#include "cw-backup-rotation.h"

#define DAY 86400
#define N_NEWEST 3
#define DAILY_FOR (7 * DAY)
#define WEEKLY_FOR (5 * 7 * DAY)
#define MONTHLY_FOR (366 * DAY)

typedef enum
{
  PERIOD_DAY,
  PERIOD_WEEK,
  PERIOD_MONTH,
  N_PERIODS,
} Period;

static gint64
get_month (gint64 time)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (time);

  return date == NULL ? 0
                      : g_date_time_get_year (date) * 12 + (gint64) g_date_time_get_month (date);
}

static Period
choose_period (gint64 age)
{
  if (age < DAILY_FOR)
    return PERIOD_DAY;
  return age < WEEKLY_FOR ? PERIOD_WEEK : PERIOD_MONTH;
}

static gint64
get_number (Period period, gint64 time)
{
  switch (period)
    {
    case PERIOD_DAY:
      return time / DAY;
    case PERIOD_WEEK:
      return (time / DAY + 3) / 7; /* 1 January 1970 was a Thursday; weeks begin on Monday */
    case PERIOD_MONTH:
      return get_month (time);
    case N_PERIODS:
      break;
    }
  g_return_val_if_reached (0);
}

/**
 * cw_backup_rotation_choose:
 * @times: (array length=n): when the backups were made, in seconds since 1970 UTC, the newest first
 * @now: the time in the same unit
 * @keep: (out caller-allocates) (array length=n): whether each stays
 *
 * The newest three stay in any case; then the last of each day for a week, of each week for five, of each month for a
 * year. What is older goes.
 */
void
cw_backup_rotation_choose (const gint64 *times, guint n, gint64 now, gboolean *keep)
{
  gint64 last[N_PERIODS] = { G_MININT64, G_MININT64, G_MININT64 };

  g_return_if_fail (n == 0 || (times != NULL && keep != NULL));

  for (guint i = 0; i < n; i++)
    {
      Period period = choose_period (now - times[i]);
      gint64 number = get_number (period, times[i]);

      keep[i] = i < N_NEWEST || (now - times[i] < MONTHLY_FOR && number != last[period]);
      last[period] = number;
    }
}
