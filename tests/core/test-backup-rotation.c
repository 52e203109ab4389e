/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#include "config.h"

#include <glib.h>

#include "cw-backup-rotation.h"

#define HOUR 3600
#define DAY 86400
#define MAX_BACKUPS 64

static gint64
at (int year, int month, int day, int hour)
{
  g_autoptr (GDateTime) time = g_date_time_new_utc (year, month, day, hour, 0, 0);

  return g_date_time_to_unix (time);
}

static void
test_newest_three_stay (void)
{
  gint64 now = at (2026, 11, 23, 12);
  gint64 times[] = { now - 400 * DAY, now - 401 * DAY, now - 402 * DAY, now - 403 * DAY };
  gboolean keep[4];

  cw_backup_rotation_choose (times, 4, now, keep);
  g_assert_true (keep[0] && keep[1] && keep[2]);
  g_assert_false (keep[3]);
}

static void
test_last_of_a_day_stays (void)
{
  gint64 now = at (2026, 11, 23, 12);
  gint64 times[] = {
    now, now - HOUR, now - 2 * HOUR, now - 3 * HOUR, at (2026, 11, 22, 20), at (2026, 11, 22, 9)
  };
  gboolean keep[6];

  cw_backup_rotation_choose (times, 6, now, keep);
  g_assert_false (keep[3]);
  g_assert_true (keep[4]);
  g_assert_false (keep[5]);
}

static void
test_none (void)
{
  cw_backup_rotation_choose (NULL, 0, 0, NULL);
}

static guint
drop_expired (gint64 *times, guint n, gint64 now)
{
  gboolean keep[MAX_BACKUPS];
  guint kept = 0;

  cw_backup_rotation_choose (times, n, now, keep);
  for (guint i = 0; i < n; i++)
    if (keep[i])
      times[kept++] = times[i];
  return kept;
}

static guint
count_between (const gint64 *times, guint n, gint64 now, guint from_days, guint to_days)
{
  guint count = 0;

  for (guint i = 0; i < n; i++)
    if (now - times[i] >= from_days * DAY && now - times[i] < to_days * DAY)
      count++;
  return count;
}

/* Two years of three backups a day, rotated after each: every period is filled, and the number stays small. */
static void
test_years_of_work (void)
{
  gint64 times[MAX_BACKUPS];
  gint64 now = at (2025, 1, 1, 9);
  guint n = 0;

  for (guint i = 0; i < 3 * 730; i++, now += 8 * HOUR)
    {
      g_assert_cmpuint (n, <, MAX_BACKUPS - 1);
      memmove (times + 1, times, n * sizeof *times);
      times[0] = now;
      n = drop_expired (times, n + 1, now);
    }
  now -= 8 * HOUR;
  g_assert_cmpuint (n, <=, 28);
  g_assert_cmpuint (count_between (times, n, now, 0, 7), >=, 7);
  g_assert_cmpuint (count_between (times, n, now, 7, 35), >=, 4);
  g_assert_cmpuint (count_between (times, n, now, 35, 366), >=, 10);
  g_assert_cmpuint (count_between (times, n, now, 366, 10000), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/backup-rotation/newest-three-stay", test_newest_three_stay);
  g_test_add_func ("/backup-rotation/last-of-a-day-stays", test_last_of_a_day_stays);
  g_test_add_func ("/backup-rotation/none", test_none);
  g_test_add_func ("/backup-rotation/years-of-work", test_years_of_work);
  return g_test_run ();
}
