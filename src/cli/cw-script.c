/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The lines of a script: each is a verb of the engine with its arguments, as a JSON object. */

#include "config.h"

#include "cw-script.h"

#include <json-glib/json-glib.h>

#include "cw-verb.h"

static GVariant *
parse_line (const char *line, guint number, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) problem = NULL;
  g_autoptr (GVariant) arguments = NULL;

  if (json_parser_load_from_data (parser, line, -1, &problem)
      && JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    arguments = json_gvariant_deserialize (json_parser_get_root (parser), "a{sv}", &problem);
  if (arguments != NULL)
    return g_variant_ref_sink (g_steal_pointer (&arguments));
  g_set_error (error,
               CW_ERROR,
               CW_ERROR_INVALID,
               "Line %u of the script is not a JSON object%s%s",
               number,
               problem != NULL ? ": " : "",
               problem != NULL ? problem->message : ".");
  return NULL;
}

static gboolean
is_blank (const char *line)
{
  while (g_ascii_isspace (*line))
    line++;
  return *line == '\0';
}

/**
 * cw_script_run_line:
 * @line: one verb with its arguments as a JSON object; a blank line does nothing
 * @number: its number in the script, for the sentence that says what is wrong with it
 * @print: whether to say on standard output that it is done
 *
 * CW_ERROR_INVALID for what is not a verb, and what the verb itself fails with.
 */
gboolean
cw_script_run_line (CwProject *project,
                    const char *line,
                    guint number,
                    gboolean print,
                    GError **error)
{
  g_autoptr (GVariant) arguments = NULL;
  g_autofree char *result = NULL;

  if (is_blank (line))
    return TRUE;
  arguments = parse_line (line, number, error);
  if (arguments == NULL)
    return FALSE;
  if (!cw_verb_run (project, arguments, &result, error))
    {
      g_prefix_error (error, "Line %u: ", number);
      return FALSE;
    }
  /* Flushed, because with --each a line that was printed is a promise that its operation is durable. */
  if (print)
    g_print ("%u %s\n", number, result != NULL ? result : "done");
  return TRUE;
}
