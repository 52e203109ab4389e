/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Commands about the project file: new, undo, redo, check, dump. */

#include "config.h"

#include "cw-command.h"
#include "cw-dump.h"
#include "cw-past.h"

static gboolean
run_new (char **arguments, GError **error)
{
  g_autofree char *title = NULL;
  const GOptionEntry entries[]
      = { { "title", 't', 0, G_OPTION_ARG_STRING, &title, "The project's title", "TITLE" },
          { NULL } };
  g_auto (GStrv) rest = cw_command_parse (arguments, entries, 1, 1, error);
  g_autoptr (CwProject) project = NULL;

  if (rest == NULL)
    return FALSE;
  if (title == NULL)
    title = g_path_get_basename (rest[0]);
  project = cw_command_create (rest[0], title, error);
  return project != NULL && cw_command_close (project, error);
}

static gboolean
parse_count (const char *text, guint64 *n, GError **error)
{
  if (text == NULL)
    {
      *n = 1;
      return TRUE;
    }
  if (g_ascii_string_to_unsigned (text, 10, 1, G_MAXUINT32, n, NULL))
    return TRUE;
  g_set_error (error, CW_ERROR, CW_ERROR_INVALID, "“%s” is not a number of steps.", text);
  return FALSE;
}

static gboolean
step_back_or_forth (char **arguments,
                    const char *verb,
                    gboolean (*step) (CwProject *, char **, GError **),
                    GError **error)
{
  g_auto (GStrv) rest = cw_command_parse (arguments, NULL, 1, 2, error);
  g_autoptr (CwProject) project = NULL;
  guint64 n;

  if (rest == NULL || !parse_count (rest[1], &n, error))
    return FALSE;
  project = cw_command_open (rest[0], TRUE, error);
  if (project == NULL)
    return FALSE;
  for (guint64 i = 0; i < n; i++)
    {
      g_autofree char *label = NULL;

      if (!step (project, &label, error))
        return FALSE;
      g_print ("%s: %s\n", verb, label);
    }
  return cw_command_close (project, error);
}

static gboolean
run_undo (char **arguments, GError **error)
{
  return step_back_or_forth (arguments, "Undone", cw_project_undo, error);
}

static gboolean
run_redo (char **arguments, GError **error)
{
  return step_back_or_forth (arguments, "Done again", cw_project_redo, error);
}

/* What the history tells, done once more, is the project. */
static gboolean
check_replay (CwProject *project, GPtrArray *findings, GError **error)
{
  g_autofree char *replayed = cw_project_replay_history (project, error);
  g_autofree char *dump = replayed == NULL ? NULL : cw_project_dump (project, error);

  if (dump == NULL)
    return FALSE;
  if (!g_str_equal (replayed, dump))
    g_ptr_array_add (findings, g_strdup ("The history does not lead to the project as it is"));
  return TRUE;
}

static gboolean
run_check (char **arguments, GError **error)
{
  gboolean replay = FALSE;
  const GOptionEntry entries[] = {
    { "replay", 0, 0, G_OPTION_ARG_NONE, &replay, "Also do all of the history once more", NULL },
    { NULL },
  };
  g_auto (GStrv) rest = cw_command_parse (arguments, entries, 1, 1, error);
  g_autoptr (CwProject) project = rest == NULL ? NULL : cw_command_open (rest[0], FALSE, error);
  g_autoptr (GPtrArray) findings = project == NULL ? NULL : cw_project_check (project, error);

  if (findings == NULL || (replay && !check_replay (project, findings, error)))
    return FALSE;
  for (guint i = 0; i < findings->len; i++)
    g_print ("%s\n", (const char *) g_ptr_array_index (findings, i));
  if (findings->len == 0)
    {
      g_print ("The project is whole.\n");
      return TRUE;
    }
  g_set_error (error,
               CW_ERROR,
               CW_ERROR_CORRUPT,
               "%u things are not as they should be. Keep a copy of the file before you go on.",
               findings->len);
  return FALSE;
}

static gboolean
run_dump (char **arguments, GError **error)
{
  g_autofree char *as_of = NULL;
  const GOptionEntry entries[] = { CW_COMMAND_AS_OF (as_of), { NULL } };
  g_auto (GStrv) rest = cw_command_parse (arguments, entries, 1, 1, error);
  g_autoptr (CwProject) project = rest == NULL ? NULL : cw_command_read (rest[0], as_of, error);
  g_autofree char *text = project == NULL ? NULL : cw_project_dump (project, error);

  if (text == NULL)
    return FALSE;
  g_print ("%s", text);
  return TRUE;
}

const CwCommand cw_project_commands[] = {
  { "new", "FILE", "make a project", run_new },
  { "undo", "FILE [N]", "take the last operations back", run_undo },
  { "redo", "FILE [N]", "do again what was undone", run_redo },
  { "check", "FILE", "look for anything that is wrong", run_check },
  { "dump",
    "FILE",
    "print every table, for comparing",
    run_dump,
    "All texts are printed as they are, with the real names that are in them; the identity table, "
    "the\n"
    "history and the original files are not. It is for comparing two states of a project, not for\n"
    "passing on: “caseweave-cli identities FILE copy” makes what others may have." },
  { NULL },
};
