/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The verbs about who the participants are, and about their words when they take them back. */

#include "config.h"

#include "cw-identities.h"
#include "cw-project-private.h"
#include "cw-pseudonym-names.h"
#include "cw-pseudonym-seal.h"
#include "cw-pseudonyms.h"
#include "cw-verb-arguments.h"
#include "cw-withdrawal.h"

/* What can never be undone is not done half: neither within another operation, nor without being meant. */
static gboolean
check_alone (CwVerbCall *call, GError **error)
{
  if (!cw_project_is_in_transaction (cw_verb_call_get_project (call)))
    return TRUE;
  g_set_error_literal (error,
                       CW_ERROR,
                       CW_ERROR_INVALID,
                       "What can never be undone cannot be part of another operation. Run the "
                       "script with --each.");
  return FALSE;
}

static gboolean
check_meant (CwVerbCall *call, const char *word, GError **error)
{
  if (g_strcmp0 (cw_verb_call_get_text (call, "confirm"), word) == 0)
    return TRUE;
  g_set_error (error,
               CW_ERROR,
               CW_ERROR_INVALID,
               "This can never be undone. If it is meant, say \"confirm\": \"%s\".",
               word);
  return FALSE;
}

static gboolean
check_final (CwVerbCall *call, const char *word, GError **error)
{
  return cw_project_check_writable (cw_verb_call_get_project (call), error)
         && check_meant (call, word, error) && check_alone (call, error);
}

static gboolean
withdraw (CwVerbCall *call, GError **error)
{
  CwProject *project = cw_verb_call_get_project (call);
  gint64 participant = cw_verb_call_get_object (call, "participant");
  g_autofree char *printed = cw_kind_format_id (CW_KIND_PARTICIPANT, participant);

  return check_final (call, printed, error)
         && cw_project_withdraw (
             project, participant, cw_verb_call_get_text (call, "reason"), error);
}

static gboolean
add_identity (CwVerbCall *call, GError **error)
{
  return cw_project_add_identity (cw_verb_call_get_project (call),
                                  cw_verb_call_get_object (call, "participant"),
                                  cw_verb_call_get_text (call, "name"),
                                  cw_verb_call_get_text (call, "pseudonym"),
                                  cw_verb_call_get_boolean (call, "common", FALSE),
                                  error);
}

static gboolean
remove_identity (CwVerbCall *call, GError **error)
{
  return cw_project_remove_identity (cw_verb_call_get_project (call),
                                     cw_verb_call_get_object (call, "participant"),
                                     cw_verb_call_get_text (call, "name"),
                                     error);
}

static gboolean
forget_identities (CwVerbCall *call, GError **error)
{
  return check_final (call, "forget", error)
         && cw_project_forget_identities (cw_verb_call_get_project (call), error);
}

static GArray *
resolve_participants (CwVerbCall *call, GError **error)
{
  char **names = cw_verb_call_get_list (call, "participants");
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      gint64 id;

      if (!cw_project_resolve_exactly (
              cw_verb_call_get_project (call), CW_KIND_PARTICIPANT, names[i], &id, error))
        return NULL;
      g_array_append_val (ids, id);
    }
  return g_steal_pointer (&ids);
}

static gboolean
generate_pseudonyms (CwVerbCall *call, GError **error)
{
  const char *nick = cw_verb_call_get_text (call, "scheme");
  CwPseudonymScheme scheme = CW_PSEUDONYM_NAMES;
  g_autoptr (GArray) participants = NULL;

  if (nick != NULL && !cw_pseudonym_scheme_parse (nick, &scheme, error))
    return FALSE;
  participants = resolve_participants (call, error);
  return participants != NULL
         && cw_project_generate_pseudonyms (
             cw_verb_call_get_project (call), participants, scheme, NULL, error);
}

static gboolean
pseudonymize (CwVerbCall *call, GError **error)
{
  return cw_project_apply_pseudonyms (cw_verb_call_get_project (call),
                                      cw_verb_call_get_object (call, "participant"),
                                      cw_verb_call_get_object (call, "source"),
                                      NULL,
                                      error);
}

static gboolean
restore_names (CwVerbCall *call, GError **error)
{
  return cw_project_restore_names (
      cw_verb_call_get_project (call), cw_verb_call_get_object (call, "source"), NULL, error);
}

static gboolean
seal_pseudonyms (CwVerbCall *call, GError **error)
{
  return check_final (call, "seal", error)
         && cw_project_seal_pseudonyms (cw_verb_call_get_project (call),
                                        cw_verb_call_get_boolean (call, "all-originals", FALSE),
                                        cw_verb_call_get_text (call, "reason"),
                                        error);
}

static const CwArgument withdraw_arguments[] = {
  NEED_OBJECT ("participant", CW_KIND_PARTICIPANT, "who withdraws"),
  NEED_TEXT ("confirm", "the participant’s number once more, as in P-31"),
  END_OF_ARGUMENTS,
};
static const CwArgument add_identity_arguments[] = {
  NEED_OBJECT ("participant", CW_KIND_PARTICIPANT, "whose real name it is"),
  NEED_TEXT ("name", "what the person is called in texts"),
  TEXT ("pseudonym", "what stands for this name; the participant’s pseudonym without it"),
  YES_OR_NO ("common", "it is a word of the language too, no name in small letters"),
  END_OF_ARGUMENTS,
};
static const CwArgument remove_identity_arguments[] = {
  NEED_OBJECT ("participant", CW_KIND_PARTICIPANT, "whose real name it is"),
  TEXT ("name", "which; all of them without it"),
  END_OF_ARGUMENTS,
};
static const CwArgument forget_arguments[] = {
  NEED_TEXT ("confirm", "the word forget"),
  END_OF_ARGUMENTS,
};
static const CwArgument generate_arguments[] = {
  LIST ("participants", "who gets one; everybody without it"),
  TEXT ("scheme", "names, numbers or roles"),
  END_OF_ARGUMENTS,
};
static const CwArgument pseudonymize_arguments[] = {
  OBJECT ("participant", CW_KIND_PARTICIPANT, "whose names; everybody’s without it"),
  OBJECT ("source", CW_KIND_SOURCE, "only in it and what belongs to it; everywhere without it"),
  END_OF_ARGUMENTS,
};
static const CwArgument restore_arguments[] = {
  OBJECT ("source", CW_KIND_SOURCE, "only in it and what belongs to it; everywhere without it"),
  END_OF_ARGUMENTS,
};
static const CwArgument seal_arguments[] = {
  NEED_TEXT ("confirm", "the word seal"),
  YES_OR_NO ("all-originals", "texts take the place of all original files"),
  END_OF_ARGUMENTS,
};

const CwVerb cw_privacy_verbs[] = {
  { "withdraw",
    "erase a participant’s words for good, also from backups; cannot be undone",
    CW_KIND_NONE,
    withdraw_arguments,
    withdraw },
  { "add-identity",
    "put a participant’s real name into the identity table; no step of undo",
    CW_KIND_NONE,
    add_identity_arguments,
    add_identity },
  { "remove-identity",
    "take a real name out of the identity table; no step of undo",
    CW_KIND_NONE,
    remove_identity_arguments,
    remove_identity },
  { "forget-identities",
    "take the identity table out of the file and delete the backups; cannot be undone",
    CW_KIND_NONE,
    forget_arguments,
    forget_identities },
  { "generate-pseudonyms",
    "make what participants are called their real names, and give them pseudonyms",
    CW_KIND_NONE,
    generate_arguments,
    generate_pseudonyms },
  { "pseudonymize",
    "put pseudonyms in the place of the real names of the identity table",
    CW_KIND_NONE,
    pseudonymize_arguments,
    pseudonymize },
  { "restore-names",
    "put the real names back where pseudonyms were put, until they are sealed",
    CW_KIND_NONE,
    restore_arguments,
    restore_names },
  { "seal-pseudonyms",
    "erase the real names for good, also from backups; cannot be undone",
    CW_KIND_NONE,
    seal_arguments,
    seal_pseudonyms },
  { NULL },
};
