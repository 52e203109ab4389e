/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The verbs about memos and saved displays. */

#include "config.h"

#include <string.h>

#include "cw-memos.h"
#include "cw-transaction.h"
#include "cw-verb-arguments.h"

/* "code:turf claim", "excerpt:E-12": what a memo is about. */
static gboolean
resolve_target (CwProject *project, const char *text, CwKind *kind, gint64 *id, GError **error)
{
  const char *colon = strchr (text, ':');
  g_autofree char *noun = colon == NULL ? NULL : g_strndup (text, colon - text);

  *kind = noun == NULL ? CW_KIND_NONE : cw_kind_from_noun (noun);
  if (*kind != CW_KIND_NONE)
    return cw_project_resolve (project, *kind, colon + 1, id, error);
  g_set_error (
      error,
      CW_ERROR,
      CW_ERROR_INVALID,
      "“%s” does not say what is meant. Write, for example, code:NAME, case:NAME or excerpt:E-12.",
      text);
  return FALSE;
}

static gboolean
link_targets (CwVerbCall *call, gint64 memo, GError **error)
{
  CwProject *project = cw_verb_call_get_project (call);
  char **targets = cw_verb_call_get_list (call, "about");

  for (guint i = 0; targets != NULL && targets[i] != NULL; i++)
    {
      CwKind kind;
      gint64 id;

      if (!resolve_target (project, targets[i], &kind, &id, error)
          || !cw_project_link_memo (project, memo, kind, id, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
commit_memo (CwTransaction *transaction, CwProject *project, gint64 id, GError **error)
{
  g_autofree char *label = cw_record_dup_label (cw_project_get_record (project, CW_KIND_MEMO, id));

  return cw_transaction_commit (transaction, error, "Created the memo %s", label);
}

static gboolean
create_memo (CwVerbCall *call, GError **error)
{
  CwProject *project = cw_verb_call_get_project (call);
  const char *title = cw_verb_call_get_text (call, "title");
  g_autoptr (CwTransaction) transaction = cw_transaction_begin (project, error);
  gint64 id = transaction == NULL
                  ? 0
                  : cw_project_create_record (
                        project, CW_KIND_MEMO, title != NULL ? title : "", 0, error);

  cw_verb_call_set_result (call, CW_KIND_MEMO, id);
  return id != 0 && cw_verb_call_set_fields (call, CW_KIND_MEMO, id, error)
         && link_targets (call, id, error) && commit_memo (transaction, project, id, error);
}

static gboolean
set_memo (CwVerbCall *call, GError **error)
{
  gint64 id = cw_verb_call_get_object (call, "memo");
  g_autoptr (CwTransaction) transaction
      = cw_transaction_begin (cw_verb_call_get_project (call), error);

  return transaction != NULL && cw_verb_call_set_fields (call, CW_KIND_MEMO, id, error)
         && cw_transaction_commit (transaction, error, "Changed the memo M-%" G_GINT64_FORMAT, id);
}

static gboolean
link_memo (CwVerbCall *call, GError **error)
{
  gint64 id = cw_verb_call_get_object (call, "memo");
  g_autoptr (CwTransaction) transaction
      = cw_transaction_begin (cw_verb_call_get_project (call), error);

  return transaction != NULL && link_targets (call, id, error)
         && cw_transaction_commit (transaction, error, "Linked the memo M-%" G_GINT64_FORMAT, id);
}

static gboolean
unlink_memo (CwVerbCall *call, GError **error)
{
  CwProject *project = cw_verb_call_get_project (call);
  CwKind kind;
  gint64 id;

  return resolve_target (project, cw_verb_call_get_text (call, "from"), &kind, &id, error)
         && cw_project_unlink_memo (
             project, cw_verb_call_get_object (call, "memo"), kind, id, error);
}

static gboolean
delete_memo (CwVerbCall *call, GError **error)
{
  return cw_project_delete (
      cw_verb_call_get_project (call), CW_KIND_MEMO, cw_verb_call_get_object (call, "memo"), error);
}

/* --- displays --------------------------------------------------------------------------------------------------- */

static gboolean
save_display (CwVerbCall *call, GError **error)
{
  CwProject *project = cw_verb_call_get_project (call);
  const char *name = cw_verb_call_get_text (call, "name");
  const char *measure = cw_verb_call_get_text (call, "measure");
  g_autofree char *definition = g_strdup_printf ("rows=%s\ncolumns=%s\nmeasure=%s",
                                                 cw_verb_call_get_text (call, "rows"),
                                                 cw_verb_call_get_text (call, "columns"),
                                                 measure != NULL ? measure : "excerpts");
  g_autoptr (CwTransaction) transaction = cw_transaction_begin (project, error);
  gint64 id = transaction == NULL
                  ? 0
                  : cw_project_create_record (project, CW_KIND_DISPLAY, name, 0, error);

  cw_verb_call_set_result (call, CW_KIND_DISPLAY, id);
  return id != 0
         && cw_project_set_field (
             project, CW_KIND_DISPLAY, id, CW_DISPLAY_DEFINITION, definition, error)
         && cw_verb_call_set_fields (call, CW_KIND_DISPLAY, id, error)
         && cw_transaction_commit (transaction, error, "Saved the display “%s”", name);
}

static gboolean
delete_display (CwVerbCall *call, GError **error)
{
  return cw_project_delete (cw_verb_call_get_project (call),
                            CW_KIND_DISPLAY,
                            cw_verb_call_get_object (call, "display"),
                            error);
}

static const CwArgument create_arguments[] = {
  TEXT ("title", "its title"),
  LIST ("about", "what it is about, each as KIND:NAME or KIND:ID"),
  END_OF_ARGUMENTS,
};
static const CwArgument memo_arguments[] = {
  NEED_OBJECT ("memo", CW_KIND_MEMO, "which memo"),
  END_OF_ARGUMENTS,
};
static const CwArgument link_arguments[] = {
  NEED_OBJECT ("memo", CW_KIND_MEMO, "which memo"),
  { "about",
    CW_ARGUMENT_LIST,
    CW_KIND_NONE,
    TRUE,
    "what it is about, each as KIND:NAME or KIND:ID" },
  END_OF_ARGUMENTS,
};
static const CwArgument unlink_arguments[] = {
  NEED_OBJECT ("memo", CW_KIND_MEMO, "which memo"),
  NEED_TEXT ("from", "what it is no longer about, as KIND:NAME or KIND:ID"),
  END_OF_ARGUMENTS,
};
static const CwArgument display_arguments[] = {
  NEED_TEXT ("name", "its name"),
  NEED_TEXT ("rows", "case, source or attribute:NAME"),
  NEED_TEXT ("columns", "a level, or codes separated by commas"),
  TEXT ("measure", "what its cells show"),
  END_OF_ARGUMENTS,
};
static const CwArgument delete_display_arguments[] = {
  NEED_OBJECT ("display", CW_KIND_DISPLAY, "which display"),
  END_OF_ARGUMENTS,
};

const CwVerb cw_memo_verbs[] = {
  { "create-memo", "write a memo", CW_KIND_MEMO, create_arguments, create_memo },
  { "set-memo", "change a memo", CW_KIND_MEMO, memo_arguments, set_memo },
  { "link-memo", "say what else a memo is about", CW_KIND_NONE, link_arguments, link_memo },
  { "unlink-memo", "take such a link away", CW_KIND_NONE, unlink_arguments, unlink_memo },
  { "delete-memo", "delete a memo", CW_KIND_NONE, memo_arguments, delete_memo },
  { "save-display",
    "keep a matrix under a name",
    CW_KIND_DISPLAY,
    display_arguments,
    save_display },
  { "delete-display",
    "delete a saved display",
    CW_KIND_NONE,
    delete_display_arguments,
    delete_display },
  { NULL },
};
