/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The command withdraw: a participant takes back what they said. */

#include "config.h"

#include "cw-command.h"
#include "cw-plan-listing.h"
#include "cw-purge.h"
#include "cw-withdrawal.h"

static gboolean
print_plan (const CwWithdrawalPlan *plan, gint64 participant, const char *format, GError **error)
{
  if (!cw_plan_listing_print (plan, format, error))
    return FALSE;
  if (format != NULL && !g_str_equal (format, "text"))
    return TRUE;
  if (plan->unfinished)
    g_print ("An earlier withdrawal was interrupted; this one, or --finish, finishes it.\n");
  g_print ("Nothing has been changed. A withdrawal can never be undone, and no backup remains.\n"
           "Printed pages, exports and copies that you made yourself are yours to destroy.\n"
           "To do it, add: --confirm P-%" G_GINT64_FORMAT "\n",
           participant);
  return TRUE;
}

/* The words are gone once the first stage is through, so a failure behind it says what is left to do. */
static gboolean
explain (CwProject *project, GError **error)
{
  gboolean waiting = FALSE;

  if (cw_project_has_purge_to_finish (project, &waiting, NULL) && waiting)
    g_prefix_error (error,
                    "The words are erased, but the file and its backups have yet to be rid of "
                    "them: run “caseweave-cli withdraw FILE --finish”. ");
  return FALSE;
}

static gboolean
finish (CwProject *project, GError **error)
{
  return cw_project_finish_purge (project, error) || explain (project, error);
}

static gboolean
act (CwProject *project, gint64 participant, const char *reason, GError **error)
{
  if (!cw_project_withdraw (project, participant, reason, error))
    return explain (project, error);
  g_print (
      "The withdrawal is done. There is no backup now: “caseweave-cli backup FILE” makes one.\n");
  return TRUE;
}

static gboolean
check_name (gint64 participant, const char *name, const char *confirmed, GError **error)
{
  g_autofree char *printed = cw_kind_format_id (CW_KIND_PARTICIPANT, participant);

  if (g_str_equal (name, confirmed) || g_str_equal (printed, confirmed))
    return TRUE;
  g_set_error (error,
               CW_ERROR,
               CW_ERROR_INVALID,
               "The participant is %s “%s”, not “%s”. Nothing was changed.",
               printed,
               name,
               confirmed);
  return FALSE;
}

static gboolean
plan_or_act (CwProject *project,
             const char *participant,
             const char *reason,
             const char *confirmed,
             const char *format,
             GError **error)
{
  g_autoptr (CwWithdrawalPlan) plan = NULL;
  g_autofree char *name = NULL;
  gint64 id;

  if (!cw_project_resolve (project, CW_KIND_PARTICIPANT, participant, &id, error))
    return FALSE;
  /* The list is a withdrawal that is taken back, and the record is read anew. */
  name = g_strdup (cw_record_get_name (cw_project_get_record (project, CW_KIND_PARTICIPANT, id)));
  if (confirmed != NULL)
    return check_name (id, name, confirmed, error) && act (project, id, reason, error);
  plan = cw_project_plan_withdrawal (project, id, error);
  return plan != NULL && print_plan (plan, id, format, error);
}

static gboolean
run_withdraw (char **arguments, GError **error)
{
  g_autofree char *reason = NULL;
  g_autofree char *confirmed = NULL;
  g_autofree char *format = NULL;
  gboolean rest_only = FALSE;
  const GOptionEntry entries[] = {
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, "One line for the history", "TEXT" },
    { "confirm",
      0,
      0,
      G_OPTION_ARG_STRING,
      &confirmed,
      "Do it; say the number or the name again",
      "P-N" },
    { "finish", 0, 0, G_OPTION_ARG_NONE, &rest_only, "Finish one that was interrupted", NULL },
    { "format", 'f', 0, G_OPTION_ARG_STRING, &format, "text, csv or json", "FORMAT" },
    { NULL },
  };
  g_auto (GStrv) rest = cw_command_parse (arguments, entries, 1, 2, error);
  g_autoptr (CwProject) project = NULL;

  if (rest == NULL)
    return FALSE;
  if (rest_only == (rest[1] != NULL))
    {
      g_set_error_literal (error,
                           CW_ERROR,
                           CW_ERROR_INVALID,
                           "Say which participant withdraws, or --finish and none.");
      return FALSE;
    }
  project = cw_command_open (rest[0], TRUE, error);
  return project != NULL
         && (rest_only ? finish (project, error)
                       : plan_or_act (project, rest[1], reason, confirmed, format, error))
         && cw_command_close (project, error);
}

const CwCommand cw_privacy_commands[] = {
  { "withdraw",
    "FILE PARTICIPANT",
    "list what the withdrawal of a participant erases; --confirm P-N does it, for good",
    run_withdraw,
    "Erased are: the sources in which nobody else speaks but interviewers; of other sources the\n"
    "participant’s paragraphs, each of which becomes one line; the excerpts of them; every run of\n"
    "12 characters of their words in memos, summaries, comments, names and the history; the\n"
    "original files, for which a redacted text is kept where others speak too; what would undo "
    "any\n"
    "earlier step; free pages and the index of words; and all backups. Numbers of what is erased\n"
    "are never given again. Words that others have said too stay, and so do single words.\n"
    "Without --confirm nothing is changed: the list is a withdrawal that is taken back." },
  { NULL },
};
