/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The command demo: makes the project «Two Cities». */

#include "config.h"

#include "cw-command.h"
#include "cw-demo.h"

static gboolean
run_demo (char **arguments, GError **error)
{
  g_autofree char *size = NULL;
  g_autofree char *expect = NULL;
  gint64 seed = CW_DEMO_DEFAULT_SEED;
  const GOptionEntry entries[] = {
    { "size",
      's',
      0,
      G_OPTION_ARG_STRING,
      &size,
      "S (40 sources), M (542), L (5,400) or XL (5,000 long ones)",
      "SIZE" },
    { "seed", 'n', 0, G_OPTION_ARG_INT64, &seed, "Another number makes another project", "NUMBER" },
    { "expect",
      'e',
      0,
      G_OPTION_ARG_FILENAME,
      &expect,
      "Where to write what must be found in it (FILE.json)",
      "PATH" },
    { NULL }
  };
  g_auto (GStrv) rest = cw_command_parse (arguments, entries, 1, 1, error);

  if (rest == NULL)
    return FALSE;
  if (seed < 0)
    {
      g_set_error_literal (error,
                           CW_ERROR,
                           CW_ERROR_INVALID,
                           "The seed cannot be negative. Give a number from 0 on.");
      return FALSE;
    }
  if (expect == NULL)
    expect = g_strconcat (rest[0], ".json", NULL);
  return cw_demo_create (rest[0], expect, size != NULL ? size : "S", seed, error);
}

const CwCommand cw_demo_commands[] = {
  { "demo",
    "FILE",
    "make the made-up project “Two Cities” (without actors, events and claims), and beside it what "
    "is in it",
    run_demo },
  { NULL },
};
