/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The command replace: a new version of a source's file in place of its text. */

#include "config.h"

#include "cw-command.h"
#include "cw-reader.h"
#include "cw-replacement.h"

static void
print_result (const CwReplacement *result)
{
  g_print ("%u paragraphs have kept their numbers, %u are new.\n", result->n_kept, result->n_new);
  g_print ("%u excerpts and passages are in place, %u have moved, %u have changed, %u are lost.\n",
           result->n_states[CW_REALIGN_EXACT],
           result->n_states[CW_REALIGN_MOVED],
           result->n_states[CW_REALIGN_FUZZY],
           result->n_states[CW_REALIGN_LOST]);
  if (result->n_review > 0)
    g_print ("%u wait for a decision: “caseweave-cli list FILE review” shows them.\n",
             result->n_review);
}

static gboolean
run_replace (char **arguments, GError **error)
{
  g_auto (GStrv) rest = cw_command_parse (arguments, NULL, 3, 3, error);
  g_autoptr (CwProject) project = rest == NULL ? NULL : cw_command_open (rest[0], TRUE, error);
  g_autoptr (CwDraftSource) draft = NULL;
  g_autoptr (GFile) file = NULL;
  CwReplacement result;
  gint64 id;

  if (project == NULL || !cw_project_resolve (project, CW_KIND_SOURCE, rest[1], &id, error))
    return FALSE;
  file = g_file_new_for_commandline_arg (rest[2]);
  draft = cw_reader_read_file (file, NULL, error);
  if (draft == NULL || !cw_project_replace_text (project, id, draft, &result, error))
    return FALSE;
  print_result (&result);
  return cw_command_close (project, error);
}

const CwCommand cw_text_commands[] = {
  { "replace",
    "FILE SOURCE PATH",
    "replace a source's text by a new version of its file",
    run_replace },
  { NULL },
};
