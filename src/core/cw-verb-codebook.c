/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The verbs that work on the codebook as a whole: merging, redefining, double coverage, reviews. */

#include "config.h"

#include "cw-definitions.h"
#include "cw-double-coverage.h"
#include "cw-merge.h"
#include "cw-reviews.h"
#include "cw-verb-arguments.h"

static gboolean
merge_codes (CwVerbCall *call, GError **error)
{
  return cw_project_merge_codes (cw_verb_call_get_project (call),
                                 cw_verb_call_get_object (call, "code"),
                                 cw_verb_call_get_object (call, "into"),
                                 cw_verb_call_get_boolean (call, "coalesce", FALSE),
                                 NULL,
                                 error);
}

static gboolean
choose_magnitude (CwVerbCall *call, GError **error)
{
  gint64 conflict = 0, magnitude = 0;

  cw_verb_call_get_integer (call, "conflict", &conflict);
  cw_verb_call_get_integer (call, "magnitude", &magnitude);
  return cw_project_resolve_magnitude (cw_verb_call_get_project (call), conflict, magnitude, error);
}

static gboolean
redefine_code (CwVerbCall *call, GError **error)
{
  CwDefinition definition = {
    .definition = cw_verb_call_get_text (call, "definition"),
    .full_definition = cw_verb_call_get_text (call, "full-definition"),
    .when_to_use = cw_verb_call_get_text (call, "use"),
    .when_not_to_use = cw_verb_call_get_text (call, "not-use"),
  };

  return cw_project_redefine_code (
      cw_verb_call_get_project (call), cw_verb_call_get_object (call, "code"), &definition, error);
}

static gboolean
keep_overlap (CwVerbCall *call, GError **error)
{
  return cw_project_keep_overlap (cw_verb_call_get_project (call),
                                  cw_verb_call_get_object (call, "code"),
                                  cw_verb_call_get_object (call, "excerpt"),
                                  cw_verb_call_get_object (call, "other"),
                                  error);
}

static gboolean
coalesce_excerpts (CwVerbCall *call, GError **error)
{
  gint64 united = cw_project_coalesce_excerpts (cw_verb_call_get_project (call),
                                                cw_verb_call_get_object (call, "code"),
                                                cw_verb_call_get_object (call, "excerpt"),
                                                cw_verb_call_get_object (call, "other"),
                                                error);

  cw_verb_call_set_result (call, CW_KIND_EXCERPT, united);
  return united != 0;
}

static gboolean
trim_excerpt (CwVerbCall *call, GError **error)
{
  return cw_project_trim_excerpt (cw_verb_call_get_project (call),
                                  cw_verb_call_get_object (call, "code"),
                                  cw_verb_call_get_object (call, "excerpt"),
                                  cw_verb_call_get_object (call, "other"),
                                  error);
}

static gboolean
mark_reviewed (CwVerbCall *call, GError **error)
{
  return cw_project_mark_reviewed (cw_verb_call_get_project (call),
                                   cw_verb_call_get_object (call, "source"),
                                   cw_verb_call_get_object (call, "code"),
                                   error);
}

static const CwArgument merge_arguments[] = {
  NEED_CODE_ITSELF ("code", "the code that goes"),
  NEED_OBJECT ("into", CW_KIND_CODE, "the code that gets its codings"),
  YES_OR_NO ("coalesce", "whether overlapping excerpts that come about become one"),
  END_OF_ARGUMENTS,
};
static const CwArgument magnitude_arguments[] = {
  NEED_NUMBER ("conflict", "its number in the list of conflicts"),
  NEED_NUMBER ("magnitude", "what the coding is to have"),
  END_OF_ARGUMENTS,
};
static const CwArgument redefine_arguments[] = {
  NEED_CODE_ITSELF ("code", "which code"),        TEXT ("definition", "what it means"),
  TEXT ("full-definition", "the same at length"), TEXT ("use", "when to use it"),
  TEXT ("not-use", "when not to use it"),         END_OF_ARGUMENTS,
};
static const CwArgument overlap_arguments[] = {
  NEED_OBJECT ("code", CW_KIND_CODE, "which code"),
  NEED_OBJECT ("excerpt", CW_KIND_EXCERPT, "an excerpt that has it"),
  NEED_OBJECT ("other", CW_KIND_EXCERPT, "the excerpt that overlaps it"),
  END_OF_ARGUMENTS,
};
static const CwArgument review_arguments[] = {
  NEED_OBJECT ("source", CW_KIND_SOURCE, "which source"),
  OBJECT ("code", CW_KIND_CODE, "for which code; for all without it"),
  END_OF_ARGUMENTS,
};

const CwVerb cw_codebook_verbs[] = {
  { "merge-codes",
    "let one code take over all of another",
    CW_KIND_NONE,
    merge_arguments,
    merge_codes },
  { "choose-magnitude",
    "choose between the magnitudes that a merge has left open",
    CW_KIND_NONE,
    magnitude_arguments,
    choose_magnitude },
  { "redefine-code",
    "say anew what a code means, as one version",
    CW_KIND_NONE,
    redefine_arguments,
    redefine_code },
  { "keep-overlap",
    "want both of two overlapping excerpts of a code",
    CW_KIND_NONE,
    overlap_arguments,
    keep_overlap },
  { "coalesce-excerpts",
    "make one excerpt of two that overlap",
    CW_KIND_NONE,
    overlap_arguments,
    coalesce_excerpts },
  { "trim-excerpt",
    "take from an excerpt what another has as well",
    CW_KIND_NONE,
    overlap_arguments,
    trim_excerpt },
  { "mark-reviewed",
    "say that a source has been gone through",
    CW_KIND_NONE,
    review_arguments,
    mark_reviewed },
  { NULL },
};
