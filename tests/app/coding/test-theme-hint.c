/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#include "config.h"

#include "cw-theme-hint.h"

static const struct
{
  const char *statement;
  gboolean topic;
} rows[] = {
  { "", FALSE },
  { "Legitimacy", TRUE },
  { "Contracts and money", TRUE },
  { "Barriers to access", TRUE },
  { "Police is the gatekeeper", FALSE },
  { "Competition fragments what coalitions built", FALSE },
  { "Working with police is a condition of entry, not a choice", FALSE },
  { "Trust means time", FALSE },
  { "State law and charter set the ceiling and city politics decides only beneath it", FALSE },
};

static void
test_rows (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%s", rows[i].statement);
      g_assert_cmpint (cw_theme_hint_is_topic (rows[i].statement), ==, rows[i].topic);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/theme-hint/rows", test_rows);
  return g_test_run ();
}
