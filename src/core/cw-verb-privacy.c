/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The verbs about who the participants are, and about their words when they take them back. */

#include "config.h"

#include "cw-project-private.h"
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
check_meant (CwVerbCall *call, gint64 participant, GError **error)
{
  g_autofree char *printed = cw_kind_format_id (CW_KIND_PARTICIPANT, participant);

  if (g_strcmp0 (cw_verb_call_get_text (call, "confirm"), printed) == 0)
    return TRUE;
  g_set_error (error,
               CW_ERROR,
               CW_ERROR_INVALID,
               "A withdrawal can never be undone. If it is meant, say \"confirm\": \"%s\".",
               printed);
  return FALSE;
}

static gboolean
withdraw (CwVerbCall *call, GError **error)
{
  CwProject *project = cw_verb_call_get_project (call);
  gint64 participant = cw_verb_call_get_object (call, "participant");

  return cw_project_check_writable (project, error) && check_meant (call, participant, error)
         && check_alone (call, error)
         && cw_project_withdraw (
             project, participant, cw_verb_call_get_text (call, "reason"), error);
}

static const CwArgument withdraw_arguments[] = {
  NEED_OBJECT ("participant", CW_KIND_PARTICIPANT, "who withdraws"),
  NEED_TEXT ("confirm", "the participant’s number once more, as in P-31"),
  END_OF_ARGUMENTS,
};

const CwVerb cw_privacy_verbs[] = {
  { "withdraw",
    "erase a participant’s words for good, also from backups; cannot be undone",
    CW_KIND_NONE,
    withdraw_arguments,
    withdraw },
  { NULL },
};
