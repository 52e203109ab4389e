/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The verbs about sets of periods. */

#include "config.h"

#include "cw-period-sets.h"
#include "cw-transaction.h"
#include "cw-verb-arguments.h"

static gboolean
create_set (CwVerbCall *call, GError **error)
{
  CwProject *project = cw_verb_call_get_project (call);
  const char *name = cw_verb_call_get_text (call, "name");
  g_autoptr (CwTransaction) transaction = cw_transaction_begin (project, error);
  gint64 id = transaction == NULL
                  ? 0
                  : cw_project_create_record (project, CW_KIND_PERIOD_SET, name, 0, error);

  cw_verb_call_set_result (call, CW_KIND_PERIOD_SET, id);
  return id != 0 && cw_verb_call_set_fields (call, CW_KIND_PERIOD_SET, id, error)
         && cw_transaction_commit (transaction, error, "Created the period set “%s”", name);
}

static gboolean
set_set (CwVerbCall *call, GError **error)
{
  CwProject *project = cw_verb_call_get_project (call);
  gint64 id = cw_verb_call_get_object (call, "set");
  g_autoptr (CwTransaction) transaction = cw_transaction_begin (project, error);

  return transaction != NULL && cw_verb_call_set_fields (call, CW_KIND_PERIOD_SET, id, error)
         && cw_transaction_commit (
             transaction,
             error,
             "Changed the period set “%s”",
             cw_record_get_name (cw_project_get_record (project, CW_KIND_PERIOD_SET, id)));
}

static gboolean
delete_set (CwVerbCall *call, GError **error)
{
  return cw_project_delete (cw_verb_call_get_project (call),
                            CW_KIND_PERIOD_SET,
                            cw_verb_call_get_object (call, "set"),
                            error);
}

static gboolean
add_period (CwVerbCall *call, GError **error)
{
  const char *end = cw_verb_call_get_text (call, "end");

  return cw_project_add_period (cw_verb_call_get_project (call),
                                cw_verb_call_get_object (call, "set"),
                                cw_verb_call_get_object (call, "case"),
                                cw_verb_call_get_text (call, "label"),
                                cw_verb_call_get_text (call, "start"),
                                end != NULL ? end : "",
                                error)
         != 0;
}

static gboolean
remove_period (CwVerbCall *call, GError **error)
{
  return cw_project_remove_period (cw_verb_call_get_project (call),
                                   cw_verb_call_get_object (call, "set"),
                                   cw_verb_call_get_object (call, "case"),
                                   cw_verb_call_get_text (call, "label"),
                                   error);
}

static const CwArgument create_arguments[] = {
  NEED_TEXT ("name", "its name"),
  END_OF_ARGUMENTS,
};
static const CwArgument set_arguments[] = {
  NEED_OBJECT ("set", CW_KIND_PERIOD_SET, "which set"),
  END_OF_ARGUMENTS,
};
static const CwArgument add_arguments[] = {
  NEED_OBJECT ("set", CW_KIND_PERIOD_SET, "to which set"),
  OBJECT ("case", CW_KIND_CASE, "whose period it is; without one, that of all cases"),
  NEED_TEXT ("label", "what it is called"),
  NEED_TEXT ("start", "its first day, month or year"),
  TEXT ("end", "its last day, month or year; without one it goes on"),
  END_OF_ARGUMENTS,
};
static const CwArgument remove_arguments[] = {
  NEED_OBJECT ("set", CW_KIND_PERIOD_SET, "from which set"),
  OBJECT ("case", CW_KIND_CASE, "whose period it is"),
  NEED_TEXT ("label", "what it is called"),
  END_OF_ARGUMENTS,
};

const CwVerb cw_period_verbs[] = {
  { "create-period-set", "add a set of periods", CW_KIND_PERIOD_SET, create_arguments, create_set },
  { "set-period-set", "rename a set of periods", CW_KIND_PERIOD_SET, set_arguments, set_set },
  { "delete-period-set", "delete a set of periods", CW_KIND_NONE, set_arguments, delete_set },
  { "add-period", "put a period into a set", CW_KIND_NONE, add_arguments, add_period },
  { "remove-period", "take a period out of a set", CW_KIND_NONE, remove_arguments, remove_period },
  { NULL },
};
