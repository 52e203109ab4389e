/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* What rests on an object, to be read before it is deleted (method.md R20, R21), and the one deletion that takes
 * evidence along. */

#include "config.h"

#include "cw-dependents.h"

#include <string.h>

#include "cw-coding-fold.h"
#include "cw-merge-citations.h"
#include "cw-project-private.h"
#include "cw-tombstone.h"
#include "cw-transaction.h"

/* A query that says which rows of one kind rest on an object of another: one number for all of them, or their ids. */
typedef struct
{
  CwKind subject;
  CwKind kind;
  const char *noun; /* NULL where each is named */
  const char *sql;
} Query;

#define MEMOS(noun)                                                                                \
  "SELECT DISTINCT memo_id FROM memo_link WHERE target_kind = '" noun "' AND target_id = ?1 "      \
  "ORDER BY memo_id"
#define CELLS(noun) "SELECT id FROM summary WHERE row_kind = '" noun "' AND row_id = ?1 ORDER BY id"

static const Query queries[] = {
  { CW_KIND_CODE, CW_KIND_CODING, "coding", "SELECT count (*) FROM coding WHERE code_id = ?1" },
  { CW_KIND_CODE, CW_KIND_CODE, NULL, "SELECT id FROM code WHERE parent_id = ?1 ORDER BY id" },
  { CW_KIND_CODE,
    CW_KIND_CODE_LINK,
    NULL,
    "SELECT id FROM code_link WHERE ?1 IN (code_id, target_id) ORDER BY id" },
  { CW_KIND_CODE, CW_KIND_SUMMARY, NULL, "SELECT id FROM summary WHERE code_id = ?1 ORDER BY id" },
  { CW_KIND_CODE, CW_KIND_MEMO, NULL, MEMOS ("code") },
  { CW_KIND_CODE,
    CW_KIND_CODE_EXAMPLE,
    "example",
    "SELECT count (*) FROM code_example WHERE code_id = ?1" },
  { CW_KIND_CASE, CW_KIND_CASE, NULL, "SELECT id FROM case_unit WHERE parent_id = ?1 ORDER BY id" },
  { CW_KIND_CASE,
    CW_KIND_ATTRIBUTION,
    "attribution",
    "SELECT count (*) FROM attribution WHERE case_id = ?1" },
  { CW_KIND_CASE,
    CW_KIND_ATTRIBUTE_VALUE,
    "attribute value",
    "SELECT count (*) FROM attribute_value WHERE case_id = ?1" },
  { CW_KIND_CASE, CW_KIND_SUMMARY, NULL, CELLS ("case") },
  { CW_KIND_CASE, CW_KIND_MEMO, NULL, MEMOS ("case") },
  { CW_KIND_SOURCE,
    CW_KIND_EXCERPT,
    "excerpt",
    "SELECT count (*) FROM excerpt WHERE source_id = ?1" },
  { CW_KIND_SOURCE,
    CW_KIND_CODING,
    "coding",
    "SELECT count (*) FROM coding JOIN excerpt ON excerpt.id = excerpt_id WHERE source_id = ?1" },
  { CW_KIND_SOURCE,
    CW_KIND_ATTRIBUTION,
    "attribution",
    "SELECT count (*) FROM attribution WHERE source_id = ?1" },
  { CW_KIND_SOURCE,
    CW_KIND_ATTRIBUTE_VALUE,
    "attribute value",
    "SELECT count (*) FROM attribute_value WHERE source_id = ?1" },
  { CW_KIND_SOURCE,
    CW_KIND_SPEAKER,
    "speaker",
    "SELECT count (*) FROM speaker WHERE source_id = ?1" },
  { CW_KIND_SOURCE,
    CW_KIND_SUMMARY,
    NULL,
    "SELECT id FROM summary WHERE (row_kind = 'source' AND row_id = ?1) OR id IN "
    "(SELECT summary_id FROM evidence_link JOIN excerpt ON excerpt.id = excerpt_id "
    "WHERE source_id = ?1) ORDER BY id" },
  { CW_KIND_SOURCE,
    CW_KIND_MEMO,
    NULL,
    "SELECT DISTINCT memo_id FROM memo_link WHERE (target_kind = 'source' AND target_id = ?1) OR "
    "(target_kind = 'excerpt' AND target_id IN (SELECT id FROM excerpt WHERE source_id = ?1)) "
    "ORDER BY memo_id" },
  { CW_KIND_EXCERPT,
    CW_KIND_CODING,
    "coding",
    "SELECT count (*) FROM coding WHERE excerpt_id = ?1" },
  { CW_KIND_EXCERPT,
    CW_KIND_SUMMARY,
    NULL,
    "SELECT DISTINCT summary_id FROM evidence_link WHERE excerpt_id = ?1 ORDER BY summary_id" },
  { CW_KIND_EXCERPT, CW_KIND_MEMO, NULL, MEMOS ("excerpt") },
  { CW_KIND_EXCERPT,
    CW_KIND_CODE_EXAMPLE,
    "example",
    "SELECT count (*) FROM code_example WHERE excerpt_id = ?1" },
  { CW_KIND_PARTICIPANT,
    CW_KIND_SPEAKER,
    "speaker",
    "SELECT count (*) FROM speaker WHERE participant_id = ?1" },
  { CW_KIND_PARTICIPANT,
    CW_KIND_PARTICIPANT_ROLE,
    "role",
    "SELECT count (*) FROM participant_role WHERE participant_id = ?1" },
  { CW_KIND_PARTICIPANT,
    CW_KIND_ATTRIBUTE_VALUE,
    "attribute value",
    "SELECT count (*) FROM attribute_value WHERE participant_id = ?1" },
  { CW_KIND_PARTICIPANT, CW_KIND_MEMO, NULL, MEMOS ("participant") },
  { CW_KIND_ATTRIBUTE,
    CW_KIND_ATTRIBUTE_VALUE,
    "attribute value",
    "SELECT count (*) FROM attribute_value WHERE attribute_id = ?1" },
  { CW_KIND_ATTRIBUTE, CW_KIND_SUMMARY, NULL, CELLS ("attribute") },
  { CW_KIND_ATTRIBUTE, CW_KIND_MEMO, NULL, MEMOS ("attribute") },
  { CW_KIND_SUMMARY,
    CW_KIND_EVIDENCE_LINK,
    "cited excerpt",
    "SELECT count (*) FROM evidence_link WHERE summary_id = ?1" },
  { CW_KIND_SUMMARY, CW_KIND_MEMO, NULL, MEMOS ("summary") },
  { CW_KIND_DISPLAY, CW_KIND_MEMO, NULL, MEMOS ("display") },
};

void
cw_dependent_free (CwDependent *self)
{
  if (self == NULL)
    return;
  g_free (self->label);
  g_free (self);
}

static const char *
name_of (CwProject *self, CwKind kind, gint64 id)
{
  CwRecord *record = cw_project_get_record (self, kind, id);

  return record == NULL ? "?" : cw_record_get_name (record);
}

/* --- in words ---------------------------------------------------------------------------------------------------------- */

static char *
label_summary (CwProject *self, gint64 id)
{
  CwRecord *summary = cw_project_get_record (self, CW_KIND_SUMMARY, id);
  const char *value = cw_record_get_text (summary, CW_SUMMARY_ROW_VALUE);

  return g_strdup_printf (
      "the summary G-%" G_GINT64_FORMAT " of %s%s%s × %s",
      id,
      name_of (self,
               cw_kind_from_noun (cw_record_get_text (summary, CW_SUMMARY_ROW_KIND)),
               cw_record_get_integer (summary, CW_SUMMARY_ROW_ID)),
      *value == '\0' ? "" : " ",
      value,
      name_of (self, CW_KIND_CODE, cw_record_get_integer (summary, CW_SUMMARY_CODE)));
}

static char *
label_link (CwProject *self, gint64 id)
{
  const GArray *links = cw_evidence_get_code_links (cw_project_get_evidence (self));

  for (guint i = 0; i < links->len; i++)
    {
      const CwCodeLink *link = &g_array_index (links, CwCodeLink, i);

      if (link->id == id)
        return g_strdup_printf ("the line of the map from “%s” to “%s”",
                                name_of (self, CW_KIND_CODE, link->code),
                                name_of (self, CW_KIND_CODE, link->target));
    }
  return g_strdup ("a line of the map");
}

static char *
label_object (CwProject *self, CwKind kind, gint64 id)
{
  g_autofree char *printed = NULL;

  if (kind == CW_KIND_SUMMARY)
    return label_summary (self, id);
  if (kind == CW_KIND_CODE_LINK)
    return label_link (self, id);
  printed = cw_kind_format_id (kind, id);
  return g_strdup_printf (
      "the %s %s “%s”", cw_kind_get_noun (kind), printed, name_of (self, kind, id));
}

static void
append (GPtrArray *citations, CwKind kind, gint64 id, guint n, char *label)
{
  CwDependent *dependent = g_new0 (CwDependent, 1);

  dependent->kind = kind;
  dependent->id = id;
  dependent->n = n;
  dependent->label = label;
  g_ptr_array_add (citations, dependent);
}

/* --- the list ---------------------------------------------------------------------------------------------------------- */

static gboolean
run_query (CwProject *self, const Query *query, gint64 id, GPtrArray *citations, GError **error)
{
  g_autoptr (CwStatement) rows
      = cw_database_query (cw_project_get_database (self), error, query->sql, "i", id);
  CwStep step;

  if (rows == NULL)
    return FALSE;
  while ((step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    {
      gint64 found = cw_statement_get_integer (rows, 0);

      if (query->noun == NULL)
        append (citations, query->kind, found, 1, label_object (self, query->kind, found));
      else if (found > 0)
        append (citations, query->kind, 0, found, cw_count_noun (found, query->noun));
    }
  return step == CW_STEP_DONE;
}

static gboolean
display_names (CwProject *self, CwRecord *display, CwKind kind, gint64 id)
{
  const char *definition = cw_record_get_text (display, CW_DISPLAY_DEFINITION);
  g_autofree char *rows = NULL;
  g_auto (GStrv) lines = NULL;

  if (kind == CW_KIND_CODE)
    return cw_merge_definition_names (self, definition, id);
  if (kind != CW_KIND_ATTRIBUTE)
    return FALSE;
  lines = g_strsplit (definition, "\n", -1);
  rows = g_strdup_printf ("rows=attribute:%s", name_of (self, kind, id));
  return g_strv_contains ((const char *const *) lines, rows);
}

static void
append_displays (CwProject *self, CwKind kind, gint64 id, GPtrArray *citations)
{
  GListModel *displays = cw_project_get_all (self, CW_KIND_DISPLAY);

  for (guint i = 0; i < g_list_model_get_n_items (displays); i++)
    {
      g_autoptr (CwRecord) display = g_list_model_get_item (displays, i);
      gint64 found = cw_record_get_id (display);

      if (display_names (self, display, kind, id))
        append (citations, CW_KIND_DISPLAY, found, 1, label_object (self, CW_KIND_DISPLAY, found));
    }
}

static gboolean
object_exists (CwProject *self, CwKind kind, gint64 id, GError **error)
{
  if (kind != CW_KIND_EXCERPT)
    return cw_project_require (self, kind, id, error) != NULL;
  if (cw_evidence_find_excerpt (cw_project_get_evidence (self), id, NULL) != NULL)
    return TRUE;
  return cw_project_refuse_missing (self, CW_KIND_EXCERPT, id, error);
}

/**
 * cw_project_list_citations:
 * @kind: any kind with records, or CW_KIND_EXCERPT
 *
 * Says what rests on an object: what cites it, and what goes with it when it is deleted. What there may be thousands
 * of is counted; summaries, memos, displays, lines of the map and what is below it are named one by one.
 *
 * Returns: (transfer full) (nullable) (element-type CwDependent): a list, empty where nothing does
 */
GPtrArray *
cw_project_list_citations (CwProject *self, CwKind kind, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) citations
      = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_dependent_free);

  g_return_val_if_fail (CW_IS_PROJECT (self), NULL);
  g_return_val_if_fail (cw_kind_has_records (kind) || kind == CW_KIND_EXCERPT, NULL);

  if (!object_exists (self, kind, id, error))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    if (queries[i].subject == kind && !run_query (self, &queries[i], id, citations, error))
      return NULL;
  append_displays (self, kind, id, citations);
  return g_steal_pointer (&citations);
}

/* --- deleting ------------------------------------------------------------------------------------------------------------ */

static gboolean
refuse_unconfirmed (CwProject *self, gint64 code, GError **error)
{
  g_autoptr (GPtrArray) citations = cw_project_list_citations (self, CW_KIND_CODE, code, error);
  g_autoptr (GString) list = g_string_new (NULL);

  if (citations == NULL)
    return FALSE;
  for (guint i = 0; i < citations->len; i++)
    g_string_append_printf (
        list, "%s%s", i > 0 ? ", " : "", ((CwDependent *) g_ptr_array_index (citations, i))->label);
  g_set_error (error,
               CW_ERROR,
               CW_ERROR_IN_USE,
               "“%s” would be deleted with what rests on it: %s. Retire it instead, or confirm.",
               name_of (self, CW_KIND_CODE, code),
               list->len > 0 ? list->str : "nothing");
  return FALSE;
}

static gboolean
delete_codings (CwProject *self, gint64 code, guint *n_codings, guint *n_excerpts, GError **error)
{
  CwDatabase *database = cw_project_get_database (self);
  gint64 n;

  if (!cw_database_read_integer (
          database, &n, error, "SELECT count (*) FROM coding WHERE code_id = ?1", "i", code))
    return FALSE;
  *n_codings = n;
  if (!cw_database_run (database,
                        error,
                        "DELETE FROM excerpt WHERE id IN (SELECT excerpt_id FROM coding "
                        "WHERE code_id = ?1) AND NOT EXISTS (SELECT 1 FROM coding "
                        "WHERE coding.excerpt_id = excerpt.id AND +code_id <> ?1) "
                        "AND " CW_EXCERPT_IS_UNCITED,
                        "i",
                        code))
    return FALSE;
  *n_excerpts = sqlite3_changes64 (cw_database_get_handle (database));
  return cw_database_run (database, error, "DELETE FROM coding WHERE code_id = ?1", "i", code);
}

/**
 * cw_project_delete_code_with_codings:
 * @confirmed: the analyst has read cw_project_list_citations() and typed that this is meant
 *
 * Deletes a code with its codings, and the excerpts that only existed for them (R8, R20). Undo brings all of it back.
 * Fails with CW_ERROR_IN_USE and the list where it is not confirmed, and where there are codes below it.
 */
gboolean
cw_project_delete_code_with_codings (CwProject *self,
                                     gint64 code,
                                     gboolean confirmed,
                                     GError **error)
{
  g_autoptr (CwTransaction) transaction = NULL;
  g_autofree char *name = NULL;
  g_autofree char *codings = NULL;
  g_autofree char *excerpts = NULL;
  guint n_codings, n_excerpts;

  g_return_val_if_fail (CW_IS_PROJECT (self), FALSE);

  if (cw_project_require (self, CW_KIND_CODE, code, error) == NULL)
    return FALSE;
  if (!confirmed)
    return refuse_unconfirmed (self, code, error);
  name = g_strdup (name_of (self, CW_KIND_CODE, code));
  transaction = cw_transaction_begin (self, error);
  if (transaction == NULL || !delete_codings (self, code, &n_codings, &n_excerpts, error)
      || !cw_project_delete (self, CW_KIND_CODE, code, error))
    return FALSE;
  codings = cw_count_noun (n_codings, "coding");
  excerpts = cw_count_noun (n_excerpts, "excerpt");
  return cw_transaction_commit (
      transaction, error, "Deleted the code “%s” with %s and %s", name, codings, excerpts);
}
