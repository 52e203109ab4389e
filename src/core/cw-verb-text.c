/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The verbs that change the text of a source. */

#include "config.h"

#include "cw-correction.h"
#include "cw-verb-arguments.h"

static gboolean
correct_text (CwVerbCall *call, GError **error)
{
  gint64 source;
  guint start, end;

  return cw_verb_call_get_range (call, &source, &start, &end, error)
         && cw_project_correct_text (cw_verb_call_get_project (call),
                                     source,
                                     start,
                                     end,
                                     cw_verb_call_get_text (call, "text"),
                                     cw_verb_call_get_text (call, "typing"),
                                     error);
}

static const CwArgument correct_arguments[] = {
  PLACE,
  NEED_TEXT ("text", "what comes in its place; empty to delete"),
  TEXT ("typing", "a word of your own: corrections in a row that have it are one step of undo"),
  END_OF_ARGUMENTS,
};

const CwVerb cw_text_verbs[] = {
  { "correct-text",
    "correct some words of a source; excerpts stay on theirs",
    CW_KIND_NONE,
    correct_arguments,
    correct_text },
  { NULL },
};
