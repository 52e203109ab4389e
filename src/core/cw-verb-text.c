/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The verbs that change the text of a source, and that put excerpts back on their words. */

#include "config.h"

#include "cw-anchor-review.h"
#include "cw-correction.h"
#include "cw-replacement.h"
#include "cw-sources.h"
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

static gboolean
replace_text (CwVerbCall *call, GError **error)
{
  g_autoptr (CwDraftSource) draft
      = cw_draft_source_from_text ("", cw_verb_call_get_text (call, "text"));

  return cw_project_replace_text (cw_verb_call_get_project (call),
                                  cw_verb_call_get_object (call, "source"),
                                  draft,
                                  NULL,
                                  error);
}

/* An excerpt, or by its number a passage that is attributed to a case. */
static gboolean
get_anchor (CwVerbCall *call, CwKind *kind, gint64 *id, GError **error)
{
  *kind = CW_KIND_EXCERPT;
  *id = cw_verb_call_get_object (call, "excerpt");
  if (*id != 0)
    return TRUE;
  *kind = CW_KIND_ATTRIBUTION;
  if (cw_verb_call_get_integer (call, "passage", id))
    return TRUE;
  g_set_error_literal (
      error, CW_ERROR, CW_ERROR_INVALID, "Say which “excerpt” or which “passage” is meant.");
  return FALSE;
}

static gboolean
accept_anchor (CwVerbCall *call, GError **error)
{
  gint64 candidate = 1;
  gint64 id;
  CwKind kind;

  cw_verb_call_get_integer (call, "candidate", &candidate);
  if (candidate == 0)
    {
      g_set_error_literal (error, CW_ERROR, CW_ERROR_INVALID, "Candidates are counted from 1.");
      return FALSE;
    }
  return get_anchor (call, &kind, &id, error)
         && cw_project_accept_candidate (
             cw_verb_call_get_project (call), kind, id, candidate - 1, error);
}

static gboolean
place_anchor (CwVerbCall *call, GError **error)
{
  gint64 id, start, end;
  CwKind kind;

  if (!cw_verb_call_get_integer (call, "start", &start)
      || !cw_verb_call_get_integer (call, "end", &end))
    {
      g_set_error_literal (
          error, CW_ERROR, CW_ERROR_INVALID, "The verb “place-anchor” needs “start” and “end”.");
      return FALSE;
    }
  return get_anchor (call, &kind, &id, error)
         && cw_project_place_anchor (cw_verb_call_get_project (call), kind, id, start, end, error);
}

static gboolean
dismiss_anchor (CwVerbCall *call, GError **error)
{
  gint64 id;
  CwKind kind;

  return get_anchor (call, &kind, &id, error)
         && cw_project_dismiss_review (cw_verb_call_get_project (call), kind, id, error);
}

#define ANCHOR                                                                                     \
  OBJECT ("excerpt", CW_KIND_EXCERPT, "which excerpt"),                                            \
      NUMBER ("passage", "instead: the number of a passage that is attributed to a case")

static const CwArgument correct_arguments[] = {
  PLACE,
  NEED_TEXT ("text", "what comes in its place; empty to delete"),
  TEXT ("typing", "a word of your own: corrections in a row that have it are one step of undo"),
  END_OF_ARGUMENTS,
};
static const CwArgument replace_arguments[] = {
  NEED_OBJECT ("source", CW_KIND_SOURCE, "which source"),
  NEED_TEXT ("text", "its new text; each line is a paragraph"),
  END_OF_ARGUMENTS,
};
static const CwArgument accept_arguments[] = {
  ANCHOR,
  NUMBER ("candidate", "which of the places, the best is 1 and taken without a number"),
  END_OF_ARGUMENTS,
};
static const CwArgument anchor_place_arguments[] = {
  ANCHOR,
  NUMBER ("start", "its first character, counted from 0"),
  NUMBER ("end", "one past its last character"),
  END_OF_ARGUMENTS,
};
static const CwArgument anchor_arguments[] = { ANCHOR, END_OF_ARGUMENTS };

const CwVerb cw_text_verbs[] = {
  { "correct-text",
    "correct some words of a source; excerpts stay on theirs",
    CW_KIND_NONE,
    correct_arguments,
    correct_text },
  { "replace-text",
    "replace the whole text of a source by another version of it",
    CW_KIND_NONE,
    replace_arguments,
    replace_text },
  { "accept-anchor",
    "put an excerpt where its words probably are now",
    CW_KIND_NONE,
    accept_arguments,
    accept_anchor },
  { "place-anchor",
    "put an excerpt, lost or not, on other words by hand",
    CW_KIND_NONE,
    anchor_place_arguments,
    place_anchor },
  { "dismiss-anchor",
    "leave an excerpt where it is and take it from the review queue",
    CW_KIND_NONE,
    anchor_arguments,
    dismiss_anchor },
  { NULL },
};
