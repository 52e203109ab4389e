/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The verbs about codes and codings. */

#include "config.h"

#include "cw-codebook.h"
#include "cw-coding.h"
#include "cw-new-code.h"
#include "cw-transaction.h"
#include "cw-verb-arguments.h"

static gboolean
create_code (CwVerbCall *call, GError **error)
{
  CwProject *project = cw_verb_call_get_project (call);
  const char *name = cw_verb_call_get_text (call, "name");
  g_autoptr (CwTransaction) transaction = cw_transaction_begin (project, error);
  gint64 id
      = transaction == NULL
            ? 0
            : cw_project_create_record (
                  project, CW_KIND_CODE, name, cw_verb_call_get_object (call, "parent"), error);

  cw_verb_call_set_result (call, CW_KIND_CODE, id);
  return id != 0 && cw_verb_call_set_fields (call, CW_KIND_CODE, id, error)
         && cw_transaction_commit (transaction, error, "Created the code “%s”", name);
}

static gboolean
set_code (CwVerbCall *call, GError **error)
{
  CwProject *project = cw_verb_call_get_project (call);
  gint64 id = cw_verb_call_get_object (call, "code");
  g_autoptr (CwTransaction) transaction = cw_transaction_begin (project, error);

  if (transaction == NULL || !cw_verb_call_set_fields (call, CW_KIND_CODE, id, error))
    return FALSE;
  return cw_transaction_commit (
      transaction,
      error,
      "Changed the code “%s”",
      cw_record_get_name (cw_project_get_record (project, CW_KIND_CODE, id)));
}

static gboolean
move_code (CwVerbCall *call, GError **error)
{
  return cw_verb_call_move (call, CW_KIND_CODE, "code", error);
}

static gboolean
retire_code (CwVerbCall *call, GError **error)
{
  return cw_project_retire_code (
      cw_verb_call_get_project (call), cw_verb_call_get_object (call, "code"), error);
}

static gboolean
restore_code (CwVerbCall *call, GError **error)
{
  return cw_project_restore_code (
      cw_verb_call_get_project (call), cw_verb_call_get_object (call, "code"), error);
}

static gboolean
delete_code (CwVerbCall *call, GError **error)
{
  return cw_project_delete (
      cw_verb_call_get_project (call), CW_KIND_CODE, cw_verb_call_get_object (call, "code"), error);
}

static gboolean
map_code (CwVerbCall *call, GError **error)
{
  const char *because = cw_verb_call_get_text (call, "because");

  return cw_project_map_code (cw_verb_call_get_project (call),
                              cw_verb_call_get_object (call, "code"),
                              cw_verb_call_get_object (call, "to"),
                              because != NULL ? because : "",
                              error);
}

static gboolean
unmap_code (CwVerbCall *call, GError **error)
{
  return cw_project_unmap_code (cw_verb_call_get_project (call),
                                cw_verb_call_get_object (call, "code"),
                                cw_verb_call_get_object (call, "to"),
                                error);
}

/* The excerpt that now has the code, or 0. */
static gint64
apply_code_at_place (CwVerbCall *call, gint64 code, GError **error)
{
  CwProject *project = cw_verb_call_get_project (call);
  gint64 excerpt = cw_verb_call_get_object (call, "excerpt");
  gint64 source;
  guint start, end;

  if (excerpt != 0)
    return cw_project_apply_code_to_excerpt (project, excerpt, code, error) ? excerpt : 0;
  if (!cw_verb_call_get_range (call, &source, &start, &end, error))
    return 0;
  return cw_project_apply_code (project, source, start, end, code, error);
}

static gboolean
apply_code (CwVerbCall *call, GError **error)
{
  CwProject *project = cw_verb_call_get_project (call);
  const char *comment = cw_verb_call_get_text (call, "comment");
  const char *magnitude = cw_verb_call_get_text (call, "magnitude");
  gint64 code = cw_verb_call_get_object (call, "code");
  g_autoptr (CwTransaction) transaction = cw_transaction_begin (project, error);
  gint64 excerpt = transaction == NULL ? 0 : apply_code_at_place (call, code, error);

  cw_verb_call_set_result (call, CW_KIND_EXCERPT, excerpt);
  if (excerpt == 0
      || ((comment != NULL || magnitude != NULL)
          && !cw_project_set_coding (project, excerpt, code, comment, magnitude, error)))
    return FALSE;
  return cw_transaction_commit (
      transaction,
      error,
      "Applied “%s” to E-%" G_GINT64_FORMAT,
      cw_record_get_name (cw_project_get_record (project, CW_KIND_CODE, code)),
      excerpt);
}

static gboolean
remove_code (CwVerbCall *call, GError **error)
{
  gint64 excerpt;

  return cw_verb_call_get_excerpt (call, &excerpt, error)
         && cw_project_remove_code (cw_verb_call_get_project (call),
                                    excerpt,
                                    cw_verb_call_get_object (call, "code"),
                                    error);
}

static gboolean
set_coding (CwVerbCall *call, GError **error)
{
  gint64 excerpt;

  return cw_verb_call_get_excerpt (call, &excerpt, error)
         && cw_project_set_coding (cw_verb_call_get_project (call),
                                   excerpt,
                                   cw_verb_call_get_object (call, "code"),
                                   cw_verb_call_get_text (call, "comment"),
                                   cw_verb_call_get_text (call, "magnitude"),
                                   error);
}

static const CwArgument create_arguments[] = {
  NEED_TEXT ("name", "its name, which no active sibling has"),
  OBJECT ("parent", CW_KIND_CODE, "the code to file it under"),
  END_OF_ARGUMENTS,
};
static const CwArgument code_arguments[] = {
  NEED_CODE_ITSELF ("code", "which code"),
  END_OF_ARGUMENTS,
};
static const CwArgument move_arguments[] = {
  NEED_CODE_ITSELF ("code", "which code"),
  OBJECT ("parent",
          CW_KIND_CODE,
          "the code to file it under; without it that of “before”, or the top"),
  OBJECT ("before", CW_KIND_CODE, "the sibling that it goes before; the end without it"),
  END_OF_ARGUMENTS,
};
static const CwArgument map_arguments[] = {
  NEED_OBJECT ("code", CW_KIND_CODE, "which code"),
  NEED_OBJECT ("to", CW_KIND_CODE, "the pattern code, category or theme that it feeds"),
  TEXT ("because", "why"),
  END_OF_ARGUMENTS,
};
static const CwArgument unmap_arguments[] = {
  NEED_OBJECT ("code", CW_KIND_CODE, "which code"),
  NEED_OBJECT ("to", CW_KIND_CODE, "what it no longer feeds"),
  END_OF_ARGUMENTS,
};
static const CwArgument apply_arguments[] = {
  PLACE,
  NEED_OBJECT ("code", CW_KIND_CODE, "which code"),
  TEXT ("comment", "why it fits"),
  TEXT ("magnitude", "a whole number on the code’s scale"),
  END_OF_ARGUMENTS,
};
static const CwArgument remove_arguments[] = {
  PLACE,
  NEED_OBJECT ("code", CW_KIND_CODE, "which code"),
  END_OF_ARGUMENTS,
};

const CwVerb cw_code_verbs[] = {
  { "create-code", "add a code to the codebook", CW_KIND_CODE, create_arguments, create_code },
  { "set-code", "rename, recolour or define a code", CW_KIND_CODE, code_arguments, set_code },
  { "move-code", "re-order or re-file a code", CW_KIND_NONE, move_arguments, move_code },
  { "retire-code",
    "take a code out of use; its codings stay",
    CW_KIND_NONE,
    code_arguments,
    retire_code },
  { "restore-code",
    "bring a retired code back into use",
    CW_KIND_NONE,
    code_arguments,
    restore_code },
  { "delete-code",
    "delete a code that nothing is coded with",
    CW_KIND_NONE,
    code_arguments,
    delete_code },
  { "map-code",
    "let a code feed a pattern code, category or theme",
    CW_KIND_NONE,
    map_arguments,
    map_code },
  { "unmap-code", "take that back", CW_KIND_NONE, unmap_arguments, unmap_code },
  { "apply-code", "code a passage", CW_KIND_NONE, apply_arguments, apply_code },
  { "remove-code", "take a code from an excerpt", CW_KIND_NONE, remove_arguments, remove_code },
  { "set-coding",
    "comment a coding or give it a magnitude",
    CW_KIND_NONE,
    apply_arguments,
    set_coding },
  { NULL },
};
