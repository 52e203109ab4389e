/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* What all commands share: reading options, and opening and closing the project. */

#include "config.h"

#include "cw-command.h"

#include "cw-disguise.h"
#include "cw-search-index.h"

#include <stdlib.h>

#include "cw-past.h"

static const CwCommand *current;

/**
 * cw_command_begin:
 *
 * Says which command the help and the errors are about.
 */
void
cw_command_begin (const CwCommand *command)
{
  current = command;
}

static void
print_command_help (GOptionContext *context)
{
  g_autofree char *help = g_option_context_get_help (context, TRUE, NULL);

  g_print ("%s", help);
}

static gboolean
wants_help (char **arguments)
{
  for (guint i = 0; arguments[i] != NULL && !g_str_equal (arguments[i], "--"); i++)
    if (g_str_equal (arguments[i], "--help") || g_str_equal (arguments[i], "-h"))
      return TRUE;
  return FALSE;
}

static gboolean
take_real_names (const char *name, const char *value, gpointer data, GError **error)
{
  cw_disguise_set_real_names (TRUE);
  return TRUE;
}

static const GOptionEntry disguise_entries[] = {
  { "real-names",
    0,
    G_OPTION_FLAG_NO_ARG,
    G_OPTION_ARG_CALLBACK,
    take_real_names,
    "Print real names as they are, not pseudonyms",
    NULL },
  { NULL },
};

static GOptionContext *
make_context (const GOptionEntry *entries)
{
  g_autofree char *usage = g_strdup_printf ("%s %s", current->name, current->usage);
  GOptionContext *context = g_option_context_new (usage);

  g_option_context_set_summary (context, current->summary);
  g_option_context_set_description (context, current->description);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, NULL);
  if (current->disguised)
    g_option_context_add_main_entries (context, disguise_entries, NULL);
  g_option_context_set_help_enabled (context, FALSE);
  return context;
}

/* g_option_context_parse_strv() takes the program's name first. */
static char **
prepend_name (char **arguments)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_strv_builder_add (builder, "caseweave-cli");
  g_strv_builder_addv (builder, (const char **) arguments);
  return g_strv_builder_end (builder);
}

/* GOption leaves the -- that ends the options where an argument that looks like one follows. */
static char **
take_positional (char **all)
{
  guint first = all[1] != NULL && g_str_equal (all[1], "--") ? 2 : 1;

  return g_strdupv (all + first);
}

/**
 * cw_command_parse:
 * @entries: (nullable): the command's options
 * @n_min: the fewest positional arguments
 * @n_max: the most
 *
 * Reads the options. --help prints the command's help and ends the program.
 *
 * Returns: (transfer full) (nullable): the positional arguments, or NULL with CW_ERROR_INVALID
 */
char **
cw_command_parse (char **arguments,
                  const GOptionEntry *entries,
                  guint n_min,
                  guint n_max,
                  GError **error)
{
  g_autoptr (GOptionContext) context = make_context (entries);
  g_auto (GStrv) all = prepend_name (arguments);
  g_auto (GStrv) rest = NULL;
  g_autoptr (GError) problem = NULL;
  guint n;

  if (wants_help (arguments))
    {
      print_command_help (context);
      exit (EXIT_SUCCESS);
    }
  if (!g_option_context_parse_strv (context, &all, &problem))
    {
      g_set_error (error,
                   CW_ERROR,
                   CW_ERROR_INVALID,
                   "%s. “caseweave-cli %s --help” says what the command takes.",
                   problem->message,
                   current->name);
      return NULL;
    }
  rest = take_positional (all);
  n = g_strv_length (rest);
  if (n >= n_min && n <= n_max)
    return g_steal_pointer (&rest);
  g_set_error (error,
               CW_ERROR,
               CW_ERROR_INVALID,
               "Usage: caseweave-cli %s %s",
               current->name,
               current->usage);
  return NULL;
}

/* CASEWEAVE_SEED=NUMBER@TIME makes GUIDs and times follow from the number, so that a build gives the same file. */
static gboolean
read_seed (guint64 *seed, const char **now)
{
  const char *wish = g_getenv ("CASEWEAVE_SEED");
  char *end;

  if (wish == NULL)
    return FALSE;
  *seed = g_ascii_strtoull (wish, &end, 10);
  *now = end + 1;
  return end != wish && *end == '@';
}

/**
 * cw_command_create:
 *
 * Returns: (transfer full) (nullable): a new project
 */
CwProject *
cw_command_create (const char *path, const char *title, GError **error)
{
  guint64 seed;
  const char *now;

  if (read_seed (&seed, &now))
    return cw_project_create_reproducible (path, title, seed, now, error);
  return cw_project_create (path, title, error);
}

/**
 * cw_command_open:
 * @write: the command is going to change the project
 *
 * Returns: (transfer full) (nullable): the project; for writing it is never one that is open for reading only
 */
CwProject *
cw_command_open (const char *path, gboolean write, GError **error)
{
  g_autoptr (CwProject) project = cw_project_open (path, !write, error);
  guint64 seed;
  const char *now;

  if (project == NULL)
    return NULL;
  if (write && cw_project_is_read_only (project))
    {
      g_set_error_literal (error, CW_ERROR, CW_ERROR_READ_ONLY, cw_project_get_notice (project));
      return NULL;
    }
  if (cw_project_get_notice (project) != NULL)
    g_printerr ("%s\n", cw_project_get_notice (project));
  if (read_seed (&seed, &now))
    cw_project_set_reproducible (project, seed, now);
  if (current->disguised && !cw_disguise_begin (project, error))
    return NULL;
  return g_steal_pointer (&project);
}

/**
 * cw_command_read:
 * @as_of: (nullable): a time as cw_past_parse_time() takes it, for the project as it was then
 *
 * Returns: (transfer full) (nullable): the project, for reading only
 */
CwProject *
cw_command_read (const char *path, const char *as_of, GError **error)
{
  g_autoptr (CwProject) past = NULL;

  if (as_of == NULL)
    return cw_command_open (path, FALSE, error);
  past = cw_project_open_as_of (path, as_of, error);
  if (past == NULL || (current->disguised && !cw_disguise_begin (past, error)))
    return NULL;
  return g_steal_pointer (&past);
}

/**
 * cw_command_close:
 *
 * Closes the project, so that an error of the last write is not lost. Nobody waits for a script, so the words that
 * the import put off are indexed here.
 */
gboolean
cw_command_close (CwProject *project, GError **error)
{
  return (cw_project_is_read_only (project)
          || cw_project_build_search_index (project, 0, NULL, error))
         && cw_project_close (project, error);
}
