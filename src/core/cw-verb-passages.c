/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The verbs that code many places at once, and the one that says which time an excerpt is about. */

#include "config.h"

#include "cw-excerpt-details.h"
#include "cw-passages.h"
#include "cw-verb-arguments.h"

static gboolean
code_all (CwVerbCall *call, const GArray *passages, GError **error)
{
  guint n_coded;

  return passages != NULL
         && cw_project_code_passages (cw_verb_call_get_project (call),
                                      cw_verb_call_get_object (call, "code"),
                                      passages,
                                      0,
                                      NULL,
                                      &n_coded,
                                      error);
}

static gboolean
code_found (CwVerbCall *call, GError **error)
{
  g_autoptr (GArray) passages = cw_project_list_found (
      cw_verb_call_get_project (call), cw_verb_call_get_text (call, "words"), error);

  return code_all (call, passages, error);
}

static gboolean
code_speaker (CwVerbCall *call, GError **error)
{
  g_autoptr (GArray) passages = cw_project_list_turns (
      cw_verb_call_get_project (call), cw_verb_call_get_text (call, "speaker"), error);

  return code_all (call, passages, error);
}

static gboolean
code_sections (CwVerbCall *call, GError **error)
{
  g_autoptr (GArray) passages = cw_project_list_sections (
      cw_verb_call_get_project (call), cw_verb_call_get_text (call, "heading"), error);

  return code_all (call, passages, error);
}

static gboolean
date_excerpt (CwVerbCall *call, GError **error)
{
  return cw_project_date_excerpt (cw_verb_call_get_project (call),
                                  cw_verb_call_get_object (call, "excerpt"),
                                  cw_verb_call_get_text (call, "when"),
                                  error);
}

static const CwArgument date_arguments[] = {
  NEED_OBJECT ("excerpt", CW_KIND_EXCERPT, "which excerpt"),
  NEED_TEXT ("when",
             "2021, 2021-04, 2021-04-10, 2020Q3, two of these with .. between, ~ for about"),
  END_OF_ARGUMENTS,
};
static const CwArgument found_arguments[] = {
  NEED_TEXT ("words", "what to look for: words, \"phrases\", beginnings*"),
  NEED_OBJECT ("code", CW_KIND_CODE, "which code each place gets"),
  END_OF_ARGUMENTS,
};
static const CwArgument speaker_arguments[] = {
  NEED_TEXT ("speaker", "who speaks, as the sources name them"),
  NEED_OBJECT ("code", CW_KIND_CODE, "which code each turn gets"),
  END_OF_ARGUMENTS,
};
static const CwArgument section_arguments[] = {
  NEED_TEXT ("heading", "words of the headings"),
  NEED_OBJECT ("code", CW_KIND_CODE, "which code each section gets"),
  END_OF_ARGUMENTS,
};

const CwVerb cw_passage_verbs[] = {
  { "code-found",
    "code every place where words are found",
    CW_KIND_NONE,
    found_arguments,
    code_found },
  { "code-speaker", "code all that a speaker says", CW_KIND_NONE, speaker_arguments, code_speaker },
  { "code-sections",
    "code what stands under headings",
    CW_KIND_NONE,
    section_arguments,
    code_sections },
  { "date-excerpt",
    "say which time an excerpt is about",
    CW_KIND_NONE,
    date_arguments,
    date_excerpt },
  { NULL },
};
