/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The verbs about cases, attributes and summaries. */

#include "config.h"

#include "cw-absences.h"
#include "cw-cases.h"
#include "cw-summaries.h"
#include "cw-transaction.h"
#include "cw-verb-arguments.h"

static gboolean
create_case (CwVerbCall *call, GError **error)
{
  CwProject *project = cw_verb_call_get_project (call);
  const char *name = cw_verb_call_get_text (call, "name");
  g_autoptr (CwTransaction) transaction = cw_transaction_begin (project, error);
  gint64 id
      = transaction == NULL
            ? 0
            : cw_project_create_record (
                  project, CW_KIND_CASE, name, cw_verb_call_get_object (call, "parent"), error);

  cw_verb_call_set_result (call, CW_KIND_CASE, id);
  return id != 0 && cw_verb_call_set_fields (call, CW_KIND_CASE, id, error)
         && cw_transaction_commit (transaction, error, "Created the case “%s”", name);
}

static gboolean
set_fields_of (CwVerbCall *call, CwKind kind, const char *argument, GError **error)
{
  CwProject *project = cw_verb_call_get_project (call);
  gint64 id = cw_verb_call_get_object (call, argument);
  g_autoptr (CwTransaction) transaction = cw_transaction_begin (project, error);

  if (transaction == NULL || !cw_verb_call_set_fields (call, kind, id, error))
    return FALSE;
  return cw_transaction_commit (transaction,
                                error,
                                "Changed the %s “%s”",
                                cw_kind_get_noun (kind),
                                cw_record_get_name (cw_project_get_record (project, kind, id)));
}

static gboolean
set_case (CwVerbCall *call, GError **error)
{
  return set_fields_of (call, CW_KIND_CASE, "case", error);
}

static gboolean
edit_attribute (CwVerbCall *call, GError **error)
{
  return set_fields_of (call, CW_KIND_ATTRIBUTE, "attribute", error);
}

static gboolean
move_case (CwVerbCall *call, GError **error)
{
  return cw_verb_call_move (call, CW_KIND_CASE, "case", error);
}

static gboolean
delete_case (CwVerbCall *call, GError **error)
{
  return cw_project_delete (
      cw_verb_call_get_project (call), CW_KIND_CASE, cw_verb_call_get_object (call, "case"), error);
}

static gboolean
has_place (CwVerbCall *call)
{
  return cw_verb_call_get_text (call, "quote") != NULL
         || cw_verb_call_get_text (call, "start") != NULL
         || cw_verb_call_get_object (call, "excerpt") != 0;
}

static gboolean
assign_case (CwVerbCall *call, GError **error)
{
  CwProject *project = cw_verb_call_get_project (call);
  const char *speaker = cw_verb_call_get_text (call, "speaker");
  gint64 case_id = cw_verb_call_get_object (call, "case");
  gint64 source = cw_verb_call_get_object (call, "source");
  guint start, end;

  if (has_place (call))
    return cw_verb_call_get_range (call, &source, &start, &end, error)
           && cw_project_assign_case_range (project, case_id, source, start, end, error);
  if (source == 0)
    {
      g_set_error_literal (
          error, CW_ERROR, CW_ERROR_INVALID, "The verb “assign-case” needs the argument “source”.");
      return FALSE;
    }
  return speaker != NULL ? cw_project_assign_case_speaker (project, case_id, source, speaker, error)
                         : cw_project_assign_case (project, case_id, source, error);
}

static gboolean
unassign_case (CwVerbCall *call, GError **error)
{
  return cw_project_unassign_case (cw_verb_call_get_project (call),
                                   cw_verb_call_get_object (call, "case"),
                                   cw_verb_call_get_object (call, "source"),
                                   error);
}

/* --- attributes ----------------------------------------------------------------------------------------------- */

static gboolean
create_attribute (CwVerbCall *call, GError **error)
{
  CwProject *project = cw_verb_call_get_project (call);
  const char *name = cw_verb_call_get_text (call, "name");
  const char *type = cw_verb_call_get_text (call, "type");
  const char *target = cw_verb_call_get_text (call, "for");
  const char *unit = cw_verb_call_get_text (call, "unit");
  char **values = cw_verb_call_get_list (call, "values");
  g_autofree char *choices = values == NULL ? g_strdup ("") : g_strjoinv ("\n", values);
  g_autoptr (CwTransaction) transaction = cw_transaction_begin (project, error);
  gint64 id = transaction == NULL ? 0
                                  : cw_project_create_attribute (project,
                                                                 name,
                                                                 type != NULL ? type : "text",
                                                                 target != NULL ? target : "case",
                                                                 choices,
                                                                 error);

  cw_verb_call_set_result (call, CW_KIND_ATTRIBUTE, id);
  return id != 0
         && (unit == NULL
             || cw_project_set_field (
                 project, CW_KIND_ATTRIBUTE, id, CW_ATTRIBUTE_UNIT, unit, error))
         && cw_transaction_commit (transaction, error, "Created the attribute “%s”", name);
}

static gboolean
set_attribute (CwVerbCall *call, GError **error)
{
  CwProject *project = cw_verb_call_get_project (call);
  gint64 attribute = cw_verb_call_get_object (call, "attribute");
  CwRecord *record = cw_project_get_record (project, CW_KIND_ATTRIBUTE, attribute);
  const char *target = cw_record_get_text (record, CW_ATTRIBUTE_TARGET);
  const char *value = cw_verb_call_get_text (call, "value");
  const char *missing = cw_verb_call_get_text (call, "missing");
  gint64 object = cw_verb_call_get_object (call, target);

  if (object == 0)
    {
      g_set_error (error,
                   CW_ERROR,
                   CW_ERROR_INVALID,
                   "“%s” is an attribute of a %s: say which with the argument “%s”.",
                   cw_record_get_name (record),
                   target,
                   target);
      return FALSE;
    }
  return cw_project_set_attribute (project,
                                   attribute,
                                   object,
                                   value != NULL ? value : "",
                                   missing != NULL ? missing : "",
                                   error);
}

static gboolean
delete_attribute (CwVerbCall *call, GError **error)
{
  return cw_project_delete (cw_verb_call_get_project (call),
                            CW_KIND_ATTRIBUTE,
                            cw_verb_call_get_object (call, "attribute"),
                            error);
}

/* --- summaries -------------------------------------------------------------------------------------------------- */

static gboolean
get_cell (CwVerbCall *call, CwCellKey *key, GError **error)
{
  static const struct
  {
    const char *argument;
    CwKind kind;
  } rows[] = { { "case", CW_KIND_CASE },
               { "row-source", CW_KIND_SOURCE },
               { "attribute", CW_KIND_ATTRIBUTE } };

  *key = (CwCellKey) { .code = cw_verb_call_get_object (call, "code") };
  for (guint i = 0; i < G_N_ELEMENTS (rows) && key->row_id == 0; i++)
    {
      key->row_kind = rows[i].kind;
      key->row_id = cw_verb_call_get_object (call, rows[i].argument);
    }
  if (key->row_kind == CW_KIND_ATTRIBUTE)
    key->row_value = cw_verb_call_get_text (call, "value");
  if (key->row_id != 0 && (key->row_kind != CW_KIND_ATTRIBUTE || key->row_value != NULL))
    return TRUE;
  g_set_error_literal (error,
                       CW_ERROR,
                       CW_ERROR_INVALID,
                       "A summary needs a row: “case”, “row-source”, or “attribute” with “value”.");
  return FALSE;
}

static gboolean
get_summary (CwVerbCall *call, gint64 *summary, GError **error)
{
  CwCellKey key;

  if (!get_cell (call, &key, error))
    return FALSE;
  *summary = cw_project_find_summary (cw_verb_call_get_project (call), &key);
  if (*summary != 0)
    return TRUE;
  g_set_error_literal (
      error, CW_ERROR, CW_ERROR_NOT_FOUND, "That cell has no summary yet. Write one first.");
  return FALSE;
}

/* The status and the like are set where a text is already; the text itself comes through the cell. */
static gboolean
set_summary_fields (CwVerbCall *call, gint64 id, GError **error)
{
  static const struct
  {
    const char *argument;
    guint field;
  } fields[] = { { "status", CW_SUMMARY_STATUS },
                 { "rating", CW_SUMMARY_RATING },
                 { "direction", CW_SUMMARY_DIRECTION } };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *value = cw_verb_call_get_text (call, fields[i].argument);

      if (value != NULL
          && !cw_project_set_field (
              cw_verb_call_get_project (call), CW_KIND_SUMMARY, id, fields[i].field, value, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
set_summary (CwVerbCall *call, GError **error)
{
  CwProject *project = cw_verb_call_get_project (call);
  const char *text = cw_verb_call_get_text (call, "text");
  g_autoptr (CwTransaction) transaction = NULL;
  CwCellKey key;
  gint64 id;

  if (!get_cell (call, &key, error))
    return FALSE;
  transaction = cw_transaction_begin (project, error);
  id = transaction == NULL ? 0 : cw_project_write_summary (project, &key, text, error);
  cw_verb_call_set_result (call, CW_KIND_SUMMARY, id);
  return id != 0 && set_summary_fields (call, id, error)
         && cw_transaction_commit (transaction, error, "Wrote the summary G-%" G_GINT64_FORMAT, id);
}

static gboolean
confirm_summary (CwVerbCall *call, GError **error)
{
  gint64 summary;

  return get_summary (call, &summary, error)
         && cw_project_confirm_summary (cw_verb_call_get_project (call), summary, error);
}

static gboolean
cite_evidence (CwVerbCall *call, GError **error)
{
  const char *stance = cw_verb_call_get_text (call, "stance");
  gint64 summary, excerpt;

  return get_summary (call, &summary, error) && cw_verb_call_get_excerpt (call, &excerpt, error)
         && cw_project_cite_evidence (cw_verb_call_get_project (call),
                                      summary,
                                      excerpt,
                                      stance != NULL ? stance : "supports",
                                      error);
}

static gboolean
uncite_evidence (CwVerbCall *call, GError **error)
{
  gint64 summary, excerpt;

  return get_summary (call, &summary, error) && cw_verb_call_get_excerpt (call, &excerpt, error)
         && cw_project_uncite_evidence (cw_verb_call_get_project (call), summary, excerpt, error);
}

static gboolean
delete_summary (CwVerbCall *call, GError **error)
{
  gint64 summary;

  return get_summary (call, &summary, error)
         && cw_project_delete (cw_verb_call_get_project (call), CW_KIND_SUMMARY, summary, error);
}

static gboolean
confirm_absence (CwVerbCall *call, GError **error)
{
  CwCellKey key;

  return get_cell (call, &key, error)
         && cw_project_confirm_absence (
             cw_verb_call_get_project (call), &key, cw_verb_call_get_text (call, "memo"), error);
}

static gboolean
retract_absence (CwVerbCall *call, GError **error)
{
  CwCellKey key;

  return get_cell (call, &key, error)
         && cw_project_retract_absence (cw_verb_call_get_project (call), &key, error);
}

#define CELL                                                                                       \
  OBJECT ("case", CW_KIND_CASE, "the row"),                                                        \
      OBJECT ("row-source", CW_KIND_SOURCE, "instead: a source as the row"),                       \
      OBJECT ("attribute", CW_KIND_ATTRIBUTE, "instead: an attribute whose value is the row"),     \
      TEXT ("value", "that value"), NEED_OBJECT ("code", CW_KIND_CODE, "the column")

static const CwArgument create_case_arguments[] = {
  NEED_TEXT ("name", "its name, which no sibling has"),
  OBJECT ("parent", CW_KIND_CASE, "the case that it is inside of"),
  END_OF_ARGUMENTS,
};
static const CwArgument case_arguments[] = {
  NEED_OBJECT ("case", CW_KIND_CASE, "which case"),
  END_OF_ARGUMENTS,
};
static const CwArgument move_case_arguments[] = {
  NEED_OBJECT ("case", CW_KIND_CASE, "which case"),
  OBJECT ("parent",
          CW_KIND_CASE,
          "the case to put it into; without it that of “before”, or the top"),
  OBJECT ("before", CW_KIND_CASE, "the sibling that it goes before; the end without it"),
  END_OF_ARGUMENTS,
};
static const CwArgument assign_arguments[] = {
  NEED_OBJECT ("case", CW_KIND_CASE, "which case"),
  PLACE,
  TEXT ("speaker", "only the turns of this speaker"),
  END_OF_ARGUMENTS,
};
static const CwArgument unassign_arguments[] = {
  NEED_OBJECT ("case", CW_KIND_CASE, "which case"),
  NEED_OBJECT ("source", CW_KIND_SOURCE, "which source"),
  END_OF_ARGUMENTS,
};
static const CwArgument create_attribute_arguments[] = {
  NEED_TEXT ("name", "its name"),
  TEXT ("type", "text, number, date, yes-no, choice or ordinal"),
  TEXT ("for", "case, source or participant"),
  TEXT ("unit", "what a number counts"),
  LIST ("values", "the values of a choice or ordinal, in order"),
  END_OF_ARGUMENTS,
};
static const CwArgument attribute_arguments[] = {
  NEED_OBJECT ("attribute", CW_KIND_ATTRIBUTE, "which attribute"),
  END_OF_ARGUMENTS,
};
static const CwArgument set_attribute_arguments[] = {
  NEED_OBJECT ("attribute", CW_KIND_ATTRIBUTE, "which attribute"),
  OBJECT ("case", CW_KIND_CASE, "of which case"),
  OBJECT ("source", CW_KIND_SOURCE, "or of which source"),
  OBJECT ("participant", CW_KIND_PARTICIPANT, "or of which participant"),
  TEXT ("value", "the value; without one it is taken away"),
  TEXT ("missing", "not asked, unknown, not applicable or refused"),
  END_OF_ARGUMENTS,
};
static const CwArgument summary_arguments[] = {
  CELL,
  TEXT ("text", "the summary"),
  TEXT ("status", "draft or final"),
  TEXT ("rating", "a whole number"),
  TEXT ("direction", "the direction of change"),
  END_OF_ARGUMENTS,
};
static const CwArgument cell_arguments[] = { CELL, END_OF_ARGUMENTS };
static const CwArgument absence_arguments[] = {
  CELL,
  NEED_TEXT ("memo", "why you are sure"),
  END_OF_ARGUMENTS,
};
static const CwArgument cite_arguments[] = {
  CELL,
  PLACE,
  TEXT ("stance", "supports, contradicts, qualifies or mentions"),
  END_OF_ARGUMENTS,
};
static const CwArgument uncite_arguments[] = { CELL, PLACE, END_OF_ARGUMENTS };

const CwVerb cw_case_verbs[] = {
  { "create-case", "add a case", CW_KIND_CASE, create_case_arguments, create_case },
  { "set-case", "rename or describe a case", CW_KIND_CASE, case_arguments, set_case },
  { "move-case", "re-order or nest a case", CW_KIND_NONE, move_case_arguments, move_case },
  { "delete-case", "delete a case; its sources stay", CW_KIND_NONE, case_arguments, delete_case },
  { "assign-case",
    "attribute a source, a passage or a speaker to a case",
    CW_KIND_NONE,
    assign_arguments,
    assign_case },
  { "unassign-case", "take a source from a case", CW_KIND_NONE, unassign_arguments, unassign_case },
  { "create-attribute",
    "add an attribute",
    CW_KIND_NONE,
    create_attribute_arguments,
    create_attribute },
  { "edit-attribute",
    "rename or redefine an attribute",
    CW_KIND_ATTRIBUTE,
    attribute_arguments,
    edit_attribute },
  { "set-attribute",
    "give a case, source or participant a value",
    CW_KIND_NONE,
    set_attribute_arguments,
    set_attribute },
  { "delete-attribute",
    "delete an attribute with its values",
    CW_KIND_NONE,
    attribute_arguments,
    delete_attribute },
  { "set-summary", "write the summary of a cell", CW_KIND_NONE, summary_arguments, set_summary },
  { "confirm-summary",
    "say that a summary still holds",
    CW_KIND_NONE,
    cell_arguments,
    confirm_summary },
  { "cite-evidence", "cite an excerpt in a summary", CW_KIND_NONE, cite_arguments, cite_evidence },
  { "uncite-evidence",
    "take a citation out of a summary",
    CW_KIND_NONE,
    uncite_arguments,
    uncite_evidence },
  { "delete-summary",
    "delete the summary of a cell",
    CW_KIND_NONE,
    cell_arguments,
    delete_summary },
  { "confirm-absence",
    "say that a code is absent from a row",
    CW_KIND_NONE,
    absence_arguments,
    confirm_absence },
  { "retract-absence",
    "take back that a code is absent",
    CW_KIND_NONE,
    cell_arguments,
    retract_absence },
  { NULL },
};
