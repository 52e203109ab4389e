/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* caseweave-cli: the engine without a window. Results go to standard output, errors as one sentence to standard
 * error with exit status 1. */

#include "config.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "cw-command.h"
#include "cw-disguise.h"

static const CwCommand *const tables[] = {
  cw_project_commands, cw_history_commands, cw_backup_commands,   cw_import_commands,
  cw_query_commands,   cw_find_commands,    cw_codebook_commands, cw_script_commands,
  cw_matrix_commands,  cw_report_commands,  cw_quote_commands,    cw_text_commands,
  cw_demo_commands,    cw_privacy_commands, cw_identity_commands,
};

static void
print_help (void)
{
  g_print ("Usage: caseweave-cli COMMAND ARGUMENTS\n\nCommands:\n");
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    for (const CwCommand *command = tables[i]; command->name != NULL; command++)
      g_print ("  %-8s %s\n", command->name, command->summary);
  g_print ("\ncaseweave-cli COMMAND --help says more of a command.\n");
}

static const CwCommand *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    for (const CwCommand *command = tables[i]; command->name != NULL; command++)
      if (g_str_equal (command->name, name))
        return command;
  return NULL;
}

/* A result on a full disk, or into a pipe that nobody reads, must not pass for a whole one. */
static gboolean
close_output (GError **error)
{
  gboolean failed = ferror (stdout) != 0;

  if (fclose (stdout) == 0 && !failed)
    return TRUE;
  g_set_error_literal (error,
                       CW_ERROR,
                       CW_ERROR_NO_SPACE,
                       "The result could not be written whole. Make room, or write it elsewhere.");
  return FALSE;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) arguments = g_strdupv (argv + MIN (argc, 2));
  const CwCommand *command;

  setlocale (LC_ALL, "");
  g_set_prgname ("caseweave-cli");
  if (argc < 2 || g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "help"))
    {
      print_help ();
      return argc < 2 ? 1 : 0;
    }
  if (g_str_equal (argv[1], "--version"))
    {
      g_print ("caseweave-cli %s\n", APP_VERSION);
      return 0;
    }
  command = find_command (argv[1]);
  if (command == NULL)
    {
      g_printerr ("There is no command “%s”. “caseweave-cli --help” lists them.\n", argv[1]);
      return 1;
    }
  cw_command_begin (command);
  if (command->run (arguments, &error) && cw_disguise_finish (&error) && close_output (&error))
    return 0;
  g_printerr ("%s\n", error->message);
  return 1;
}
