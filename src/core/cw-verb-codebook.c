/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The verbs that work on the codebook as a whole: merging, splitting, redefining, double coverage, reviews, deleting
 * with codings; and going back to how it was. */

#include "config.h"

#include "cw-contrasts.h"
#include "cw-definitions.h"
#include "cw-dependents.h"
#include "cw-double-coverage.h"
#include "cw-error.h"
#include "cw-examples.h"
#include "cw-merge.h"
#include "cw-past.h"
#include "cw-recode.h"
#include "cw-reviews.h"
#include "cw-split.h"
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

static gboolean
recode_excerpt (CwVerbCall *call, GError **error)
{
  gint64 excerpt, pass = 0;

  cw_verb_call_get_integer (call, "pass", &pass);
  return cw_verb_call_get_excerpt (call, &excerpt, error)
         && cw_project_recode_excerpt (cw_verb_call_get_project (call),
                                       excerpt,
                                       cw_verb_call_get_object (call, "code"),
                                       MIN (pass, G_MAXINT32),
                                       error);
}

static gboolean
split_code (CwVerbCall *call, GError **error)
{
  return cw_project_begin_split (cw_verb_call_get_project (call),
                                 cw_verb_call_get_object (call, "code"),
                                 (const char *const *) cw_verb_call_get_list (call, "into"),
                                 error)
         != 0;
}

/* A script names a split by the code that is split; there is one at a time. */
static gint64
find_split (CwVerbCall *call)
{
  return cw_project_find_split (cw_verb_call_get_project (call),
                                cw_verb_call_get_object (call, "code"));
}

static gboolean
sort_excerpt (CwVerbCall *call, GError **error)
{
  return cw_project_sort_excerpt (cw_verb_call_get_project (call),
                                  find_split (call),
                                  cw_verb_call_get_object (call, "excerpt"),
                                  cw_verb_call_get_object (call, "into"),
                                  error);
}

static gboolean
finish_split (CwVerbCall *call, GError **error)
{
  return cw_project_finish_split (cw_verb_call_get_project (call),
                                  find_split (call),
                                  cw_verb_call_get_boolean (call, "retire", FALSE) ? CW_SPLIT_RETIRE
                                                                                   : CW_SPLIT_KEEP,
                                  error);
}

static gboolean
abandon_split (CwVerbCall *call, GError **error)
{
  return cw_project_abandon_split (cw_verb_call_get_project (call), find_split (call), error);
}

static gboolean
delete_code_with_codings (CwVerbCall *call, GError **error)
{
  return cw_project_delete_code_with_codings (cw_verb_call_get_project (call),
                                              cw_verb_call_get_object (call, "code"),
                                              cw_verb_call_get_boolean (call, "confirmed", FALSE),
                                              error);
}

static gboolean
set_example (CwVerbCall *call, GError **error)
{
  const char *nick = cw_verb_call_get_text (call, "as");
  CwExampleKind kind = CW_EXAMPLE_TYPICAL;
  gint64 excerpt;

  if (nick != NULL && !cw_example_kind_from_nick (nick, &kind))
    {
      g_set_error (error,
                   CW_ERROR,
                   CW_ERROR_INVALID,
                   "“%s” is no kind of example. Choose one of: typical, atypical, near miss.",
                   nick);
      return FALSE;
    }
  return cw_verb_call_get_excerpt (call, &excerpt, error)
         && cw_project_set_example (cw_verb_call_get_project (call),
                                    cw_verb_call_get_object (call, "code"),
                                    excerpt,
                                    kind,
                                    error);
}

static gboolean
remove_example (CwVerbCall *call, GError **error)
{
  return cw_project_remove_example (cw_verb_call_get_project (call),
                                    cw_verb_call_get_object (call, "code"),
                                    cw_verb_call_get_object (call, "excerpt"),
                                    error);
}

static gboolean
contrast_codes (CwVerbCall *call, GError **error)
{
  const char *question = cw_verb_call_get_text (call, "question");

  return cw_project_contrast_codes (cw_verb_call_get_project (call),
                                    cw_verb_call_get_object (call, "code"),
                                    cw_verb_call_get_object (call, "other"),
                                    question == NULL ? "" : question,
                                    error);
}

static gboolean
remove_contrast (CwVerbCall *call, GError **error)
{
  return cw_project_remove_contrast (cw_verb_call_get_project (call),
                                     cw_verb_call_get_object (call, "code"),
                                     cw_verb_call_get_object (call, "other"),
                                     error);
}

static gboolean
revert (CwVerbCall *call, GError **error)
{
  return cw_project_revert (
      cw_verb_call_get_project (call), cw_verb_call_get_text (call, "to"), NULL, error);
}

static const CwArgument revert_arguments[] = {
  NEED_TEXT ("to", "a day, which means its end, or a moment: 2026-11-20T12:00:00Z"),
  END_OF_ARGUMENTS,
};
static const CwArgument recode_arguments[] = {
  PLACE,
  NEED_OBJECT ("code", CW_KIND_CODE, "which code"),
  NEED_NUMBER ("pass", "2 for the first recoding, and so on"),
  END_OF_ARGUMENTS,
};
static const CwArgument split_arguments[] = {
  NEED_CODE_ITSELF ("code", "the code to split"),
  NEED_LIST ("into", "codes; a name that no code has becomes one below it"),
  END_OF_ARGUMENTS,
};
static const CwArgument sort_arguments[] = {
  NEED_CODE_ITSELF ("code", "the code that is being split"),
  NEED_OBJECT ("excerpt", CW_KIND_EXCERPT, "which of its excerpts"),
  OBJECT ("into", CW_KIND_CODE, "the code that it goes to; it stays without it"),
  END_OF_ARGUMENTS,
};
static const CwArgument finish_arguments[] = {
  NEED_CODE_ITSELF ("code", "the code that is being split"),
  YES_OR_NO ("retire", "whether it is retired, and what was below it moves up"),
  END_OF_ARGUMENTS,
};
static const CwArgument abandon_arguments[] = {
  NEED_CODE_ITSELF ("code", "the code that is being split"),
  END_OF_ARGUMENTS,
};
static const CwArgument delete_arguments[] = {
  NEED_CODE_ITSELF ("code", "which code"),
  YES_OR_NO ("confirmed", "true says that this is meant; else it says what would go"),
  END_OF_ARGUMENTS,
};
static const CwArgument example_arguments[] = {
  PLACE,
  NEED_OBJECT ("code", CW_KIND_CODE, "of which code"),
  TEXT ("as", "typical, atypical or near miss; typical without it"),
  END_OF_ARGUMENTS,
};
static const CwArgument no_example_arguments[] = {
  NEED_OBJECT ("excerpt", CW_KIND_EXCERPT, "which excerpt"),
  NEED_CODE_ITSELF ("code", "of which code"),
  END_OF_ARGUMENTS,
};
static const CwArgument contrast_arguments[] = {
  NEED_CODE_ITSELF ("code", "which code"),
  NEED_CODE_ITSELF ("other", "which code it is confused with"),
  TEXT ("question", "what decides between the two"),
  END_OF_ARGUMENTS,
};
static const CwArgument no_contrast_arguments[] = {
  NEED_CODE_ITSELF ("code", "which code"),
  NEED_CODE_ITSELF ("other", "which other code"),
  END_OF_ARGUMENTS,
};
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
  { "set-example",
    "make an excerpt an example of a code, or a near miss",
    CW_KIND_NONE,
    example_arguments,
    set_example },
  { "remove-example",
    "an excerpt is no example any more",
    CW_KIND_NONE,
    no_example_arguments,
    remove_example },
  { "contrast-codes",
    "say that two codes are easily confused, and what decides",
    CW_KIND_NONE,
    contrast_arguments,
    contrast_codes },
  { "remove-contrast",
    "two codes are not confused any more",
    CW_KIND_NONE,
    no_contrast_arguments,
    remove_contrast },
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
  { "recode-excerpt",
    "code an excerpt once more, in a later pass",
    CW_KIND_NONE,
    recode_arguments,
    recode_excerpt },
  { "split-code",
    "begin to split a code, whose excerpts can then be sorted",
    CW_KIND_NONE,
    split_arguments,
    split_code },
  { "sort-excerpt",
    "decide where an excerpt goes when the split is done",
    CW_KIND_NONE,
    sort_arguments,
    sort_excerpt },
  { "finish-split", "do what has been sorted", CW_KIND_NONE, finish_arguments, finish_split },
  { "abandon-split", "give a split up", CW_KIND_NONE, abandon_arguments, abandon_split },
  { "delete-code-with-codings",
    "delete a code with its codings and the excerpts that only they need",
    CW_KIND_NONE,
    delete_arguments,
    delete_code_with_codings },
  { "revert", "go back to how it was", CW_KIND_NONE, revert_arguments, revert },
  { NULL },
};
