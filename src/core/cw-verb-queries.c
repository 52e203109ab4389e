/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The verbs about saved queries. */

#include "config.h"

#include "cw-queries.h"
#include "cw-transaction.h"
#include "cw-verb-arguments.h"

static gboolean
save_query (CwVerbCall *call, GError **error)
{
  CwProject *project = cw_verb_call_get_project (call);
  const char *name = cw_verb_call_get_text (call, "name");
  g_autoptr (CwTransaction) transaction = cw_transaction_begin (project, error);
  gint64 id = transaction == NULL
                  ? 0
                  : cw_project_save_query (
                        project, name, cw_verb_call_get_text (call, "expression"), error);

  cw_verb_call_set_result (call, CW_KIND_QUERY, id);
  return id != 0 && cw_verb_call_set_fields (call, CW_KIND_QUERY, id, error)
         && cw_transaction_commit (transaction, error, "Saved the query “%s”", name);
}

static gboolean
set_query (CwVerbCall *call, GError **error)
{
  CwProject *project = cw_verb_call_get_project (call);
  gint64 id = cw_verb_call_get_object (call, "query");
  const char *expression = cw_verb_call_get_text (call, "expression");
  g_autoptr (CwTransaction) transaction = cw_transaction_begin (project, error);

  return transaction != NULL
         && (expression == NULL || cw_project_set_query_expression (project, id, expression, error))
         && cw_verb_call_set_fields (call, CW_KIND_QUERY, id, error)
         && cw_transaction_commit (
             transaction,
             error,
             "Changed the query “%s”",
             cw_record_get_name (cw_project_get_record (project, CW_KIND_QUERY, id)));
}

static gboolean
delete_query (CwVerbCall *call, GError **error)
{
  return cw_project_delete (cw_verb_call_get_project (call),
                            CW_KIND_QUERY,
                            cw_verb_call_get_object (call, "query"),
                            error);
}

static const CwArgument save_arguments[] = {
  NEED_TEXT ("name", "its name"),
  NEED_TEXT ("expression", "what it asks; “caseweave-cli query --help” says how"),
  END_OF_ARGUMENTS,
};
static const CwArgument set_arguments[] = {
  NEED_OBJECT ("query", CW_KIND_QUERY, "which query"),
  TEXT ("expression", "what it asks from now on"),
  END_OF_ARGUMENTS,
};
static const CwArgument delete_arguments[] = {
  NEED_OBJECT ("query", CW_KIND_QUERY, "which query"),
  END_OF_ARGUMENTS,
};

const CwVerb cw_query_verbs[] = {
  { "save-query", "keep a query for excerpts", CW_KIND_QUERY, save_arguments, save_query },
  { "set-query", "change a saved query", CW_KIND_QUERY, set_arguments, set_query },
  { "delete-query", "delete a saved query", CW_KIND_NONE, delete_arguments, delete_query },
  { NULL },
};
