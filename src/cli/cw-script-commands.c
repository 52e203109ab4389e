/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Commands for scripts: run, verbs. */

#include "config.h"

#include "cw-command.h"
#include "cw-script.h"
#include "cw-transaction.h"
#include "cw-verb.h"

/* A script is small; a file beyond this is a mistake. */
#define MAX_SCRIPT_BYTES (256 * 1024 * 1024)

static gboolean
run_lines (CwProject *project, char **lines, gboolean print, GError **error)
{
  for (guint i = 0; lines[i] != NULL; i++)
    if (!cw_script_run_line (project, lines[i], i + 1, print, error))
      return FALSE;
  return TRUE;
}

static gboolean
run_whole (CwProject *project, const char *path, char **lines, gboolean print, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (CwTransaction) transaction = cw_transaction_begin (project, error);

  return transaction != NULL && run_lines (project, lines, print, error)
         && cw_transaction_commit (transaction, error, "Ran the script “%s”", name);
}

static char *
read_script (const char *path, GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) problem = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, &problem))
    g_set_error (
        error, CW_ERROR, CW_ERROR_NOT_FOUND, "The script cannot be read: %s.", problem->message);
  else if (length > MAX_SCRIPT_BYTES || !g_utf8_validate (text, length, NULL))
    g_set_error (error, CW_ERROR, CW_ERROR_INVALID, "“%s” is not a script: it is not text.", path);
  else
    return g_steal_pointer (&text);
  return NULL;
}

static gboolean
run_run (char **arguments, GError **error)
{
  gboolean each = FALSE, print = FALSE;
  const GOptionEntry entries[] = {
    { "each", 'e', 0, G_OPTION_ARG_NONE, &each, "Make each line an operation of its own", NULL },
    { "print",
      'p',
      0,
      G_OPTION_ARG_NONE,
      &print,
      "Print the number of each line that is done",
      NULL },
    { NULL },
  };
  g_auto (GStrv) rest = cw_command_parse (arguments, entries, 2, 2, error);
  g_autofree char *text = rest == NULL ? NULL : read_script (rest[1], error);
  g_auto (GStrv) lines = text == NULL ? NULL : g_strsplit (text, "\n", -1);
  g_autoptr (CwProject) project = lines == NULL ? NULL : cw_command_open (rest[0], TRUE, error);

  if (project == NULL)
    return FALSE;
  if (each ? !run_lines (project, lines, print, error)
           : !run_whole (project, rest[1], lines, print, error))
    return FALSE;
  return cw_command_close (project, error);
}

static gboolean
run_verbs (char **arguments, GError **error)
{
  g_auto (GStrv) rest = cw_command_parse (arguments, NULL, 0, 1, error);
  g_autoptr (GPtrArray) verbs = NULL;

  if (rest == NULL)
    return FALSE;
  if (rest[0] != NULL && cw_verb_find (rest[0]) == NULL)
    {
      g_set_error (error, CW_ERROR, CW_ERROR_NOT_FOUND, "There is no verb “%s”.", rest[0]);
      return FALSE;
    }
  verbs = cw_verb_list ();
  for (guint i = 0; i < verbs->len; i++)
    {
      const CwVerb *verb = g_ptr_array_index (verbs, i);
      g_autofree char *text = cw_verb_describe (verb);

      if (rest[0] == NULL || g_str_equal (rest[0], verb->name))
        g_print ("%s", text);
    }
  return TRUE;
}

const CwCommand cw_script_commands[] = {
  { "run", "FILE SCRIPT.jsonl", "do what a script says, one verb a line", run_run },
  { "verbs",
    "[VERB]",
    "list the verbs of scripts with their arguments; each takes a reason, too",
    run_verbs },
  { NULL },
};
