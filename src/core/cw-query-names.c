/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The names in a query: which objects they are, and writing a query out with names for people or with ids to keep, so
 * that a saved query still asks for a code that has got another name. */

#include "config.h"

#include <string.h>

#include "cw-project-private.h"
#include "cw-query-private.h"

/* Saved queries may use saved queries; deeper than this it is a circle. */
#define MAX_SAVED 8

#define MAX_REDIRECTS 8

/* --- names to objects ----------------------------------------------------------------------------------------------- */

static gboolean
resolve (CwQuery *self, CwProject *project, guint depth, guint *column, GError **error);

static gboolean
exists (CwProject *project, CwKind kind, gint64 id)
{
  if (cw_kind_has_records (kind))
    return cw_project_get_record (project, kind, id) != NULL;
  return cw_evidence_find_excerpt (cw_project_get_evidence (project), id, NULL) != NULL;
}

static gboolean
refuse_lost (CwQueryNode *node, GError **error)
{
  g_autofree char *printed = cw_kind_format_id (node->info->kind, node->id);

  g_set_error (
      error,
      CW_ERROR,
      CW_ERROR_NOT_FOUND,
      "The query asks for the %s %s, which is no longer in this project. Change the query, "
      "or undo what deleted it.",
      cw_kind_get_noun (node->info->kind),
      printed);
  return FALSE;
}

/* In a query nobody wants to mind capitals; where that leaves one object, it is meant. */
static gint64
find_folded (CwProject *project, CwKind kind, const char *name)
{
  GListModel *all = cw_kind_has_records (kind) ? cw_project_get_all (project, kind) : NULL;
  g_autofree char *wanted = g_utf8_casefold (name, -1);
  gint64 found = 0;

  for (guint i = 0; all != NULL && i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (CwRecord) record = g_list_model_get_item (all, i);
      g_autofree char *folded = g_utf8_casefold (cw_record_get_name (record), -1);

      if (!g_str_equal (folded, wanted))
        continue;
      if (found != 0)
        return 0;
      found = cw_record_get_id (record);
    }
  return found;
}

static gboolean
resolve_name (CwQueryNode *node, CwProject *project, GError **error)
{
  g_autoptr (GError) problem = NULL;
  gint64 id = 0;

  if (node->id != 0)
    return exists (project, node->info->kind, node->id) || refuse_lost (node, error);
  if (!cw_project_resolve (project, node->info->kind, node->value, &id, &problem))
    id = g_error_matches (problem, CW_ERROR, CW_ERROR_NOT_FOUND)
             ? find_folded (project, node->info->kind, node->value)
             : 0;
  node->id = id;
  if (id != 0)
    return TRUE;
  g_set_error (error,
               problem->domain,
               problem->code,
               "Column %u of the query: %s",
               node->column,
               problem->message);
  return FALSE;
}

/* A merged code leads on to the one that it has become (D13). */
static void
follow_redirect (CwQueryNode *node, CwProject *project)
{
  for (guint i = 0; i < MAX_REDIRECTS; i++)
    {
      CwRecord *code = cw_project_get_record (project, CW_KIND_CODE, node->id);
      gint64 next = code == NULL ? 0 : cw_record_get_integer (code, CW_CODE_REDIRECT);

      if (next == 0 || cw_project_get_record (project, CW_KIND_CODE, next) == NULL)
        return;
      node->id = next;
    }
}

static gboolean
load_saved (CwQueryNode *node, CwProject *project, guint depth, GError **error)
{
  CwRecord *record = cw_project_get_record (project, CW_KIND_QUERY, node->id);
  g_autoptr (GError) problem = NULL;

  g_clear_pointer (&node->saved, cw_query_unref);
  if (depth >= MAX_SAVED)
    {
      g_set_error (error,
                   CW_ERROR,
                   CW_ERROR_INVALID,
                   "The saved query “%s” asks for itself. Change one of the queries in the circle.",
                   cw_record_get_name (record));
      return FALSE;
    }
  node->saved = cw_query_parse (cw_record_get_text (record, CW_QUERY_EXPRESSION), NULL, &problem);
  if (node->saved != NULL && resolve (node->saved, project, depth + 1, NULL, &problem))
    return TRUE;
  g_set_error (error,
               problem->domain,
               problem->code,
               "The saved query “%s” cannot be answered. %s",
               cw_record_get_name (record),
               problem->message);
  return FALSE;
}

static gboolean
resolve_node (CwQueryNode *node, CwProject *project, guint depth, guint *column, GError **error)
{
  if (node == NULL)
    return TRUE;
  if (node->operator!= CW_QUERY_TERM)
    return resolve_node (node->left, project, depth, column, error)
           && resolve_node (node->right, project, depth, column, error);
  if (column != NULL)
    *column = node->column;
  if (node->info->kind != CW_KIND_NONE && !resolve_name (node, project, error))
    return FALSE;
  if (node->info->kind == CW_KIND_CODE)
    follow_redirect (node, project);
  return node->info->field != CW_QUERY_SAVED || load_saved (node, project, depth, error);
}

static gboolean
resolve (CwQuery *self, CwProject *project, guint depth, guint *column, GError **error)
{
  if (!resolve_node (self->root, project, depth, column, error))
    return FALSE;
  if (column != NULL)
    *column = 0;
  return TRUE;
}

/**
 * cw_query_resolve:
 * @column: (out) (optional): where the name stands that is no object's; 0 if all are
 *
 * Finds the objects that the query names. Fails with CW_ERROR_NOT_FOUND, CW_ERROR_AMBIGUOUS, and with CW_ERROR_INVALID
 * where a saved query that it uses cannot be read.
 */
gboolean
cw_query_resolve (CwQuery *self, CwProject *project, guint *column, GError **error)
{
  g_return_val_if_fail (self != NULL && CW_IS_PROJECT (project), FALSE);
  return resolve (self, project, 0, column, error);
}

/* --- writing out -------------------------------------------------------------------------------------------------- */

static void print_node (GString *out, const CwQueryNode *node, CwProject *project, guint binding);

static gboolean
can_stand_bare (const char *value)
{
  for (const char *p = value; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isalnum (c) && (c >= 0x80 || strchr ("-_.", c) == NULL))
        return FALSE;
    }
  return *value != '\0';
}

static void
print_value (GString *out, const char *value)
{
  if (can_stand_bare (value))
    {
      g_string_append (out, value);
      return;
    }
  g_string_append_c (out, '"');
  for (const char *p = value; *p != '\0'; p++)
    {
      if (*p == '"' || *p == '\\')
        g_string_append_c (out, '\\');
      g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
}

static void
print_object (GString *out, const CwQueryNode *node, CwProject *project)
{
  CwKind kind = node->info->kind;
  CwRecord *record = project == NULL || !cw_kind_has_records (kind)
                         ? NULL
                         : cw_project_get_record (project, kind, node->id);
  gint64 found = 0;

  if (node->id == 0)
    print_value (out, node->value);
  else if (project == NULL)
    g_string_append_printf (out, "#%" G_GINT64_FORMAT, node->id);
  else if (record != NULL
           && cw_project_resolve (project, kind, cw_record_get_name (record), &found, NULL)
           && found == node->id)
    print_value (out, cw_record_get_name (record));
  else
    {
      g_autofree char *id = cw_kind_format_id (kind, node->id);

      g_string_append (out, id);
    }
}

static void
print_condition (GString *out, const CwQueryNode *node, CwProject *project)
{
  g_string_append (out, node->info->name);
  if (!node->info->has_value)
    return;
  g_string_append_c (out, ':');
  if (node->info->kind != CW_KIND_NONE)
    print_object (out, node, project);
  else
    print_value (out, node->value);
  g_string_append (out, node->below ? ".*" : node->prefix ? "*" : "");
  if (node->comparison == CW_QUERY_PRESENT)
    return;
  g_string_append_printf (out, " %s ", cw_query_comparison_sign (node->comparison));
  print_value (out, node->operand);
}

/* How strongly an operator binds its sides. */
static guint
binding_of (CwQueryOperator operator)
{
  switch (operator)
    {
    case CW_QUERY_OR:
      return 1;
    case CW_QUERY_AND:
      return 2;
    case CW_QUERY_OVERLAPS:
    case CW_QUERY_WITHIN:
    case CW_QUERY_NEAR:
    case CW_QUERY_PRECEDES:
    case CW_QUERY_FOLLOWS:
      return 3;
    case CW_QUERY_NOT:
      return 4;
    case CW_QUERY_TERM:
      return 5;
    }
  g_return_val_if_reached (0);
}

static const char *
name_of (CwQueryOperator operator)
{
  switch (operator)
    {
    case CW_QUERY_OR:
      return "or";
    case CW_QUERY_AND:
      return "and";
    case CW_QUERY_OVERLAPS:
      return "overlaps";
    case CW_QUERY_WITHIN:
      return "within";
    case CW_QUERY_NEAR:
      return "near";
    case CW_QUERY_PRECEDES:
      return "precedes";
    case CW_QUERY_FOLLOWS:
      return "follows";
    case CW_QUERY_NOT:
      return "not";
    case CW_QUERY_TERM:
      return "";
    }
  g_return_val_if_reached ("");
}

static void
print_sides (GString *out, const CwQueryNode *node, CwProject *project)
{
  guint binding = binding_of (node->operator);

  print_node (out, node->left, project, binding);
  g_string_append_printf (out, " %s", name_of (node->operator));
  if (node->distance != CW_QUERY_ANY_DISTANCE)
    g_string_append_printf (out, "/%u", node->distance);
  g_string_append_c (out, ' ');
  print_node (out, node->right, project, binding + 1);
}

static void
print_node (GString *out, const CwQueryNode *node, CwProject *project, guint binding)
{
  gboolean brackets = binding_of (node->operator) < binding;

  if (brackets)
    g_string_append_c (out, '(');
  if (node->operator== CW_QUERY_TERM)
    print_condition (out, node, project);
  else if (node->operator== CW_QUERY_NOT)
    {
      g_string_append (out, "not ");
      print_node (out, node->left, project, binding_of (CW_QUERY_NOT));
    }
  else
    print_sides (out, node, project);
  if (brackets)
    g_string_append_c (out, ')');
}

/**
 * cw_query_print:
 * @project: (nullable): whose names to write; NULL to write ids, as saved queries are kept
 *
 * Returns: (transfer full): the query in words that cw_query_parse() reads
 */
char *
cw_query_print (CwQuery *self, CwProject *project)
{
  GString *out = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  print_node (out, self->root, project, 0);
  return g_string_free (out, FALSE);
}
