/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The verbs about the project itself, sources, excerpts and who speaks. */

#include "config.h"

#include "cw-coding.h"
#include "cw-sources.h"
#include "cw-transaction.h"
#include "cw-verb-arguments.h"

static gboolean
set_project (CwVerbCall *call, GError **error)
{
  g_autoptr (CwTransaction) transaction
      = cw_transaction_begin (cw_verb_call_get_project (call), error);

  return transaction != NULL && cw_verb_call_set_fields (call, CW_KIND_PROJECT, 1, error)
         && cw_transaction_commit (transaction, error, "Changed what the project says of itself");
}

static gboolean
add_source (CwVerbCall *call, GError **error)
{
  CwProject *project = cw_verb_call_get_project (call);
  const char *title = cw_verb_call_get_text (call, "title");
  g_autoptr (CwDraftSource) draft
      = cw_draft_source_from_text (title, cw_verb_call_get_text (call, "text"));
  g_autoptr (CwTransaction) transaction = cw_transaction_begin (project, error);
  gint64 id = transaction == NULL ? 0 : cw_project_add_source (project, draft, "", error);

  cw_verb_call_set_result (call, CW_KIND_SOURCE, id);
  return id != 0 && cw_verb_call_set_fields (call, CW_KIND_SOURCE, id, error)
         && cw_transaction_commit (transaction, error, "Added the source “%s”", title);
}

/* All the fields that one line names are one step of undo. */
static gboolean
set_object (CwVerbCall *call, CwKind kind, const char *argument, GError **error)
{
  CwProject *project = cw_verb_call_get_project (call);
  g_autoptr (CwTransaction) transaction = cw_transaction_begin (project, error);
  gint64 id = cw_verb_call_get_object (call, argument);

  if (transaction == NULL || !cw_verb_call_set_fields (call, kind, id, error))
    return FALSE;
  return cw_transaction_commit (transaction,
                                error,
                                "Changed the %s “%s”",
                                cw_kind_get_noun (kind),
                                cw_record_get_name (cw_project_get_record (project, kind, id)));
}

static gboolean
set_source (CwVerbCall *call, GError **error)
{
  return set_object (call, CW_KIND_SOURCE, "source", error);
}

static gboolean
set_participant (CwVerbCall *call, GError **error)
{
  return set_object (call, CW_KIND_PARTICIPANT, "participant", error);
}

static gboolean
delete_source (CwVerbCall *call, GError **error)
{
  return cw_project_delete (cw_verb_call_get_project (call),
                            CW_KIND_SOURCE,
                            cw_verb_call_get_object (call, "source"),
                            error);
}

static gboolean
move_source (CwVerbCall *call, GError **error)
{
  return cw_project_move (cw_verb_call_get_project (call),
                          CW_KIND_SOURCE,
                          cw_verb_call_get_object (call, "source"),
                          0,
                          cw_verb_call_get_object (call, "before"),
                          error);
}

static gboolean
set_voice (CwVerbCall *call, GError **error)
{
  CwProject *project = cw_verb_call_get_project (call);
  const char *speaker = cw_verb_call_get_text (call, "speaker");
  const char *voice = cw_verb_call_get_text (call, "voice");
  gint64 source;
  guint start, end;

  if (speaker != NULL && cw_verb_call_get_object (call, "source") != 0)
    return cw_project_set_voice_of_speaker (
        project, cw_verb_call_get_object (call, "source"), speaker, voice, error);
  return cw_verb_call_get_range (call, &source, &start, &end, error)
         && cw_project_set_voice (project, source, start, voice, error);
}

static gboolean
create_participant (CwVerbCall *call, GError **error)
{
  CwProject *project = cw_verb_call_get_project (call);
  const char *name = cw_verb_call_get_text (call, "name");
  const char *role = cw_verb_call_get_text (call, "role");
  g_autoptr (CwTransaction) transaction = cw_transaction_begin (project, error);
  gint64 id = transaction == NULL
                  ? 0
                  : cw_project_create_record (project, CW_KIND_PARTICIPANT, name, 0, error);

  cw_verb_call_set_result (call, CW_KIND_PARTICIPANT, id);
  return id != 0 && cw_verb_call_set_fields (call, CW_KIND_PARTICIPANT, id, error)
         && (role == NULL || cw_project_add_role (project, id, role, "", "", error))
         && cw_transaction_commit (transaction, error, "Created the participant “%s”", name);
}

static const char *
text_or_empty (CwVerbCall *call, const char *name)
{
  const char *text = cw_verb_call_get_text (call, name);

  return text != NULL ? text : "";
}

static gboolean
add_role (CwVerbCall *call, GError **error)
{
  return cw_project_add_role (cw_verb_call_get_project (call),
                              cw_verb_call_get_object (call, "participant"),
                              cw_verb_call_get_text (call, "role"),
                              text_or_empty (call, "start"),
                              text_or_empty (call, "end"),
                              error);
}

static gboolean
delete_participant (CwVerbCall *call, GError **error)
{
  return cw_project_delete (cw_verb_call_get_project (call),
                            CW_KIND_PARTICIPANT,
                            cw_verb_call_get_object (call, "participant"),
                            error);
}

static gboolean
map_speaker (CwVerbCall *call, GError **error)
{
  return cw_project_map_speaker (cw_verb_call_get_project (call),
                                 cw_verb_call_get_object (call, "source"),
                                 cw_verb_call_get_text (call, "speaker"),
                                 cw_verb_call_get_object (call, "participant"),
                                 error);
}

static gboolean
create_excerpt (CwVerbCall *call, GError **error)
{
  gint64 source, id;
  guint start, end;

  if (!cw_verb_call_get_range (call, &source, &start, &end, error))
    return FALSE;
  id = cw_project_create_excerpt (cw_verb_call_get_project (call), source, start, end, error);
  cw_verb_call_set_result (call, CW_KIND_EXCERPT, id);
  return id != 0;
}

static gboolean
set_star (CwVerbCall *call, gboolean starred, GError **error)
{
  gint64 excerpt;

  return cw_verb_call_get_excerpt (call, &excerpt, error)
         && cw_project_star_excerpt (cw_verb_call_get_project (call), excerpt, starred, error);
}

static gboolean
star_excerpt (CwVerbCall *call, GError **error)
{
  return set_star (call, TRUE, error);
}

static gboolean
unstar_excerpt (CwVerbCall *call, GError **error)
{
  return set_star (call, FALSE, error);
}

static gboolean
comment_excerpt (CwVerbCall *call, GError **error)
{
  gint64 excerpt;

  return cw_verb_call_get_excerpt (call, &excerpt, error)
         && cw_project_comment_excerpt (cw_verb_call_get_project (call),
                                        excerpt,
                                        cw_verb_call_get_text (call, "comment"),
                                        error);
}

static gboolean
resize_excerpt (CwVerbCall *call, GError **error)
{
  gint64 start, end;

  if (cw_verb_call_get_integer (call, "start", &start)
      && cw_verb_call_get_integer (call, "end", &end))
    return cw_project_resize_excerpt (cw_verb_call_get_project (call),
                                      cw_verb_call_get_object (call, "excerpt"),
                                      start,
                                      end,
                                      error);
  g_set_error_literal (
      error, CW_ERROR, CW_ERROR_INVALID, "The verb “resize-excerpt” needs “start” and “end”.");
  return FALSE;
}

static gboolean
delete_excerpt (CwVerbCall *call, GError **error)
{
  gint64 excerpt;

  return cw_verb_call_get_excerpt (call, &excerpt, error)
         && cw_project_delete_excerpt (cw_verb_call_get_project (call), excerpt, error);
}

static const CwArgument no_arguments[] = { END_OF_ARGUMENTS };
static const CwArgument add_source_arguments[] = {
  NEED_TEXT ("title", "its title"),
  NEED_TEXT ("text", "its text; each line is a paragraph"),
  END_OF_ARGUMENTS,
};
static const CwArgument source_arguments[] = {
  NEED_OBJECT ("source", CW_KIND_SOURCE, "which source"),
  END_OF_ARGUMENTS,
};
static const CwArgument move_source_arguments[] = {
  NEED_OBJECT ("source", CW_KIND_SOURCE, "which source"),
  OBJECT ("before", CW_KIND_SOURCE, "the source that it goes before; the end without it"),
  END_OF_ARGUMENTS,
};
static const CwArgument voice_arguments[] = {
  PLACE,
  TEXT ("speaker", "instead of a place: all turns of this speaker"),
  NEED_TEXT (
      "voice",
      "participant, interviewer, observer description, observer comment, quoted document or other"),
  END_OF_ARGUMENTS,
};
static const CwArgument create_participant_arguments[] = {
  NEED_TEXT ("name", "the pseudonym"),
  TEXT ("role", "the role in the study"),
  END_OF_ARGUMENTS,
};
static const CwArgument participant_arguments[] = {
  NEED_OBJECT ("participant", CW_KIND_PARTICIPANT, "which participant"),
  END_OF_ARGUMENTS,
};
static const CwArgument role_arguments[] = {
  NEED_OBJECT ("participant", CW_KIND_PARTICIPANT, "which participant"),
  NEED_TEXT ("role", "the role in the study"),
  TEXT ("start", "since when"),
  TEXT ("end", "until when"),
  END_OF_ARGUMENTS,
};
static const CwArgument speaker_arguments[] = {
  NEED_OBJECT ("source", CW_KIND_SOURCE, "in which source"),
  NEED_TEXT ("speaker", "the speaker as the source has it"),
  NEED_OBJECT ("participant", CW_KIND_PARTICIPANT, "who that is"),
  END_OF_ARGUMENTS,
};
static const CwArgument place_arguments[] = { PLACE, END_OF_ARGUMENTS };
static const CwArgument comment_arguments[] = {
  PLACE,
  NEED_TEXT ("comment", "a short note"),
  END_OF_ARGUMENTS,
};
static const CwArgument resize_arguments[] = {
  NEED_OBJECT ("excerpt", CW_KIND_EXCERPT, "which excerpt"),
  NUMBER ("start", "its new first character, counted from 0"),
  NUMBER ("end", "one past its new last character"),
  END_OF_ARGUMENTS,
};

const CwVerb cw_source_verbs[] = {
  { "set-project",
    "change what the project says of itself",
    CW_KIND_PROJECT,
    no_arguments,
    set_project },
  { "add-source", "add a source from a text", CW_KIND_SOURCE, add_source_arguments, add_source },
  { "set-source",
    "change what a source says of itself",
    CW_KIND_SOURCE,
    source_arguments,
    set_source },
  { "move-source", "re-order the sources", CW_KIND_NONE, move_source_arguments, move_source },
  { "delete-source",
    "delete a source with its excerpts",
    CW_KIND_NONE,
    source_arguments,
    delete_source },
  { "set-voice",
    "say with which voice a paragraph or a speaker speaks",
    CW_KIND_NONE,
    voice_arguments,
    set_voice },
  { "create-participant",
    "add a participant",
    CW_KIND_PARTICIPANT,
    create_participant_arguments,
    create_participant },
  { "set-participant",
    "change a participant",
    CW_KIND_PARTICIPANT,
    participant_arguments,
    set_participant },
  { "add-role", "give a participant a role", CW_KIND_NONE, role_arguments, add_role },
  { "delete-participant",
    "delete a participant; what they said stays",
    CW_KIND_NONE,
    participant_arguments,
    delete_participant },
  { "map-speaker",
    "say which participant a speaker is",
    CW_KIND_NONE,
    speaker_arguments,
    map_speaker },
  { "create-excerpt",
    "mark a passage without a code",
    CW_KIND_NONE,
    place_arguments,
    create_excerpt },
  { "star-excerpt", "mark an excerpt as quotable", CW_KIND_NONE, place_arguments, star_excerpt },
  { "unstar-excerpt", "take that mark away", CW_KIND_NONE, place_arguments, unstar_excerpt },
  { "comment-excerpt",
    "write a short note on an excerpt",
    CW_KIND_NONE,
    comment_arguments,
    comment_excerpt },
  { "resize-excerpt",
    "move the edges of an excerpt",
    CW_KIND_NONE,
    resize_arguments,
    resize_excerpt },
  { "delete-excerpt",
    "delete an excerpt with its codings",
    CW_KIND_NONE,
    place_arguments,
    delete_excerpt },
  { NULL },
};
