/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The tables of what the objects of a project are called and made of, and the controlled vocabularies. */

#include "config.h"

#include "cw-field.h"

#include <stdio.h>
#include <string.h>

typedef struct
{
  const char *table;
  const char *noun;   /* in sentences and scripts */
  const char *prefix; /* of printed ids, or NULL */
  const CwField *fields;
  guint n_fields;
  int parent;
  int rank;
  int name;
} KindInfo;

const char *const cw_source_kinds[] = {
  "interview transcript",
  "focus group",
  "field note",
  "meeting transcript",
  "meeting captions",
  "meeting minutes",
  "agenda",
  "policy or ordinance",
  "budget",
  "RFP",
  "contract/MOU",
  "report",
  "news article",
  "web capture",
  "social media post",
  "image/screenshot",
  "audio/video reference",
  "e-mail",
  "survey open-ends",
  "literature",
  NULL,
};

const char *const cw_voices[] = {
  "participant", "interviewer", "observer description", "observer comment", "quoted document",
  "other",       NULL,
};

const char *const cw_participant_roles[] = {
  "social-service administrator",
  "direct service provider",
  "police",
  "public administrator",
  "social movement activist",
  "funder",
  "elected official",
  "resident",
  "other",
  NULL,
};

const char *const cw_memo_kinds[] = {
  "participants or phenomenon",
  "research questions",
  "code choices and definitions",
  "emergent patterns, categories, themes, concepts, assertions",
  "possible networks",
  "emergent or related theory",
  "problem with the study",
  "personal or ethical dilemma",
  "future directions",
  "metamemo",
  "tentative answers",
  "final report",
  "method decision",
  "reflexive journal",
  "contact summary",
  "case memo of record",
  "cell memo",
  "display memo",
  "codebook decision",
  "member check",
  "peer debrief",
  NULL,
};

const char *const cw_stances[] = { "supports", "contradicts", "qualifies", "mentions", NULL };

const char *const cw_code_levels[] = {
  "code", "pattern code", "category", "theme", "concept", "structural", NULL,
};

/* The families of Saldaña (method.md §1.2); a code may have several, one a line. */
const char *const cw_code_methods[] = {
  "attribute",    "magnitude",   "subcoding",
  "simultaneous", "structural",  "descriptive",
  "in vivo",      "process",     "initial",
  "concept",      "emotion",     "values",
  "versus",       "evaluation",  "dramaturgical",
  "motif",        "narrative",   "verbal exchange",
  "holistic",     "provisional", "hypothesis",
  "protocol",     "OCM",         "domain and taxonomic",
  "causation",    "metaphor",    "themeing the data",
  "eclectic",     "pattern",     "focused",
  "axial",        "theoretical", "elaborative",
  "longitudinal", NULL,
};

const char *const cw_code_summarisers[] = {
  "category/theme", "cause/explanation", "relationship", "theoretical construct", NULL,
};

static const char *const code_statuses[] = { "provisional", "active", "frozen", "retired", NULL };
static const char *const source_statuses[] = {
  "new", "read", "first cycle", "reviewed", "complete", NULL,
};
static const char *const precisions[] = {
  "exact", "day", "month", "quarter", "year", "interval", "circa", "unknown", NULL,
};
static const char *const attribute_types[] = {
  "text", "number", "date", "yes-no", "choice", "ordinal", NULL,
};
static const char *const attribute_targets[] = { "case", "source", "participant", NULL };
static const char *const summary_statuses[] = { "draft", "final", NULL };
static const char *const directions[] = {
  "increase/emerge", "cumulative", "surge/turning point",
  "decrease/cease",  "constant",   "idiosyncratic",
  "missing",         NULL,
};
static const char *const counts_policies[] = { "hide", "show", NULL };
static const char *const case_types[] = {
  "city", "service area", "organisation", "person", "episode", NULL,
};

#define EDIT CW_FIELD_EDITABLE
#define MUST (CW_FIELD_EDITABLE | CW_FIELD_REQUIRED)

static const CwField project_fields[] = {
  { "guid", NULL, NULL, CW_FIELD_TEXT, 0, NULL },
  { "title", "title", "title", CW_FIELD_TEXT, MUST, NULL },
  { "questions", "questions", "research questions", CW_FIELD_TEXT, EDIT, NULL },
  { "design", "design", "design", CW_FIELD_TEXT, EDIT, NULL },
  { "methodology", "methodology", "methodology statement", CW_FIELD_TEXT, EDIT, NULL },
  { "study_start", "study-start", "start of the study window", CW_FIELD_DATE, EDIT, NULL },
  { "study_end", "study-end", "end of the study window", CW_FIELD_DATE, EDIT, NULL },
  { "counts_policy", "counts", "counts policy", CW_FIELD_CHOICE, MUST, counts_policies },
  { "researcher", "researcher", "researcher", CW_FIELD_TEXT, EDIT, NULL },
  { "created_at", NULL, NULL, CW_FIELD_TIME, 0, NULL },
};

static const CwField source_fields[] = {
  { "guid", NULL, NULL, CW_FIELD_TEXT, 0, NULL },
  { "title", "title", "title", CW_FIELD_TEXT, MUST, NULL },
  { "short", "short", "short citation", CW_FIELD_TEXT, EDIT, NULL },
  { "kind", "kind", "kind", CW_FIELD_TERM, EDIT, cw_source_kinds },
  { "language", "language", "language", CW_FIELD_TEXT, EDIT, NULL },
  { "event_date", "date", "event date", CW_FIELD_DATE, EDIT, NULL },
  { "event_end", "date-end", "end of the event", CW_FIELD_DATE, EDIT, NULL },
  { "event_precision", "precision", "date precision", CW_FIELD_CHOICE, MUST, precisions },
  { "capture_date", "captured", "capture date", CW_FIELD_DATE, EDIT, NULL },
  { "url", "url", "address", CW_FIELD_TEXT, EDIT, NULL },
  { "site", "site", "site", CW_FIELD_TEXT, EDIT, NULL },
  { "status", "status", "coding status", CW_FIELD_CHOICE, MUST, source_statuses },
  { "note", "note", "note", CW_FIELD_TEXT, EDIT, NULL },
  { "original", NULL, NULL, CW_FIELD_TEXT, 0, NULL },
  { "original_name", NULL, NULL, CW_FIELD_TEXT, 0, NULL },
  { "media_type", NULL, NULL, CW_FIELD_TEXT, 0, NULL },
  { "revision", NULL, NULL, CW_FIELD_INTEGER, 0, NULL },
  { "rank", NULL, NULL, CW_FIELD_REAL, 0, NULL },
  { "created_at", NULL, NULL, CW_FIELD_TIME, 0, NULL },
};

static const CwField code_fields[] = {
  { "guid", NULL, NULL, CW_FIELD_TEXT, 0, NULL },
  { "parent_id", NULL, NULL, CW_FIELD_REFERENCE, 0, NULL },
  { "rank", NULL, NULL, CW_FIELD_REAL, 0, NULL },
  { "name", "name", "name", CW_FIELD_TEXT, MUST, NULL },
  { "level", "level", "level", CW_FIELD_CHOICE, MUST, cw_code_levels },
  { "color", "color", "colour", CW_FIELD_COLOR, EDIT, NULL },
  { "mnemonic", "mnemonic", "mnemonic", CW_FIELD_TEXT, EDIT, NULL },
  { "definition", "definition", "definition", CW_FIELD_TEXT, EDIT, NULL },
  { "full_definition", "full-definition", "full definition", CW_FIELD_TEXT, EDIT, NULL },
  { "when_to_use", "use", "when to use", CW_FIELD_TEXT, EDIT, NULL },
  { "when_not_to_use", "not-use", "when not to use", CW_FIELD_TEXT, EDIT, NULL },
  { "statement", "statement", "theme statement", CW_FIELD_TEXT, EDIT, NULL },
  { "method", "method", "coding method", CW_FIELD_TEXT, EDIT, NULL },
  { "origin", "origin", "origin", CW_FIELD_TEXT, EDIT, NULL },
  { "status", "status", "status", CW_FIELD_CHOICE, MUST, code_statuses },
  { "redirect_id", NULL, NULL, CW_FIELD_REFERENCE, 0, NULL },
  { "definition_version", NULL, NULL, CW_FIELD_INTEGER, 0, NULL },
  { "defined_at", NULL, NULL, CW_FIELD_TIME, 0, NULL },
  { "created_at", NULL, NULL, CW_FIELD_TIME, 0, NULL },
  { "aliases", "aliases", "aliases", CW_FIELD_TEXT, EDIT, NULL },
  { "scale", "scale", "magnitude scale", CW_FIELD_TEXT, EDIT, NULL },
  { "properties", "properties", "properties and dimensions", CW_FIELD_TEXT, EDIT, NULL },
  { "summariser", "summariser", "kind of pattern", CW_FIELD_CHOICE, EDIT, cw_code_summarisers },
};

static const CwField case_fields[] = {
  { "guid", NULL, NULL, CW_FIELD_TEXT, 0, NULL },
  { "parent_id", NULL, NULL, CW_FIELD_REFERENCE, 0, NULL },
  { "rank", NULL, NULL, CW_FIELD_REAL, 0, NULL },
  { "name", "name", "name", CW_FIELD_TEXT, MUST, NULL },
  { "type", "type", "type", CW_FIELD_TERM, EDIT, case_types },
  { "note", "note", "note", CW_FIELD_TEXT, EDIT, NULL },
  { "created_at", NULL, NULL, CW_FIELD_TIME, 0, NULL },
};

static const CwField attribute_fields[] = {
  { "guid", NULL, NULL, CW_FIELD_TEXT, 0, NULL },
  { "name", "name", "name", CW_FIELD_TEXT, MUST, NULL },
  { "type", "type", "type", CW_FIELD_CHOICE, MUST, attribute_types },
  { "target", "for", "use", CW_FIELD_CHOICE, CW_FIELD_REQUIRED, attribute_targets },
  { "unit", "unit", "unit", CW_FIELD_TEXT, EDIT, NULL },
  { "choices", "values", "values", CW_FIELD_TEXT, EDIT, NULL },
  { "rank", NULL, NULL, CW_FIELD_REAL, 0, NULL },
  { "created_at", NULL, NULL, CW_FIELD_TIME, 0, NULL },
};

static const CwField participant_fields[] = {
  { "guid", NULL, NULL, CW_FIELD_TEXT, 0, NULL },
  { "name", "name", "pseudonym", CW_FIELD_TEXT, MUST, NULL },
  { "line", "line", "attribution line", CW_FIELD_TEXT, EDIT, NULL },
  { "note", "note", "note", CW_FIELD_TEXT, EDIT, NULL },
  { "rank", NULL, NULL, CW_FIELD_REAL, 0, NULL },
  { "created_at", NULL, NULL, CW_FIELD_TIME, 0, NULL },
};

static const CwField memo_fields[] = {
  { "guid", NULL, NULL, CW_FIELD_TEXT, 0, NULL },
  { "kind", "kind", "kind", CW_FIELD_TERM, EDIT, cw_memo_kinds },
  { "title", "title", "title", CW_FIELD_TEXT, EDIT, NULL },
  { "body", "body", "text", CW_FIELD_TEXT, EDIT, NULL },
  { "written_on", "date", "date", CW_FIELD_DATE, MUST, NULL },
  { "about_start", "about-start", "start of the time it is about", CW_FIELD_DATE, EDIT, NULL },
  { "about_end", "about-end", "end of the time it is about", CW_FIELD_DATE, EDIT, NULL },
  { "created_at", NULL, NULL, CW_FIELD_TIME, 0, NULL },
  { "changed_at", NULL, NULL, CW_FIELD_TIME, 0, NULL },
};

static const CwField summary_fields[] = {
  { "guid", NULL, NULL, CW_FIELD_TEXT, 0, NULL },
  { "row_kind", NULL, NULL, CW_FIELD_TEXT, 0, NULL },
  { "row_id", NULL, NULL, CW_FIELD_REFERENCE, 0, NULL },
  { "row_value", NULL, NULL, CW_FIELD_TEXT, 0, NULL },
  { "code_id", NULL, NULL, CW_FIELD_REFERENCE, 0, NULL },
  { "slice", NULL, NULL, CW_FIELD_TEXT, 0, NULL },
  { "text", "text", "text", CW_FIELD_TEXT, EDIT, NULL },
  { "status", "status", "status", CW_FIELD_CHOICE, MUST, summary_statuses },
  { "rating", "rating", "rating", CW_FIELD_INTEGER, EDIT, NULL },
  { "direction", "direction", "direction", CW_FIELD_CHOICE, EDIT, directions },
  { "evidence", NULL, NULL, CW_FIELD_TEXT, 0, NULL },
  { "confirmed_at", NULL, NULL, CW_FIELD_TIME, 0, NULL },
  { "created_at", NULL, NULL, CW_FIELD_TIME, 0, NULL },
  { "changed_at", NULL, NULL, CW_FIELD_TIME, 0, NULL },
  { "absent_at", NULL, NULL, CW_FIELD_TIME, 0, NULL },
};

static const CwField display_fields[] = {
  { "guid", NULL, NULL, CW_FIELD_TEXT, 0, NULL },
  { "name", "name", "name", CW_FIELD_TEXT, MUST, NULL },
  { "definition", NULL, NULL, CW_FIELD_TEXT, EDIT, NULL },
  { "note", "note", "note", CW_FIELD_TEXT, EDIT, NULL },
  { "rank", NULL, NULL, CW_FIELD_REAL, 0, NULL },
  { "created_at", NULL, NULL, CW_FIELD_TIME, 0, NULL },
};

static const CwField query_fields[] = {
  { "guid", NULL, NULL, CW_FIELD_TEXT, 0, NULL },
  { "name", "name", "name", CW_FIELD_TEXT, MUST, NULL },
  { "expression", NULL, "expression", CW_FIELD_TEXT, EDIT, NULL },
  { "note", "note", "note", CW_FIELD_TEXT, EDIT, NULL },
  { "rank", NULL, NULL, CW_FIELD_REAL, 0, NULL },
  { "created_at", NULL, NULL, CW_FIELD_TIME, 0, NULL },
};

static const CwField period_set_fields[] = {
  { "guid", NULL, NULL, CW_FIELD_TEXT, 0, NULL },
  { "name", "name", "name", CW_FIELD_TEXT, MUST, NULL },
  { "note", "note", "note", CW_FIELD_TEXT, EDIT, NULL },
  { "rank", NULL, NULL, CW_FIELD_REAL, 0, NULL },
  { "created_at", NULL, NULL, CW_FIELD_TIME, 0, NULL },
};

#define RECORDS(fields) fields, G_N_ELEMENTS (fields)
#define NO_RECORDS NULL, 0, -1, -1, -1

static const KindInfo kinds[CW_N_KINDS] = {
  [CW_KIND_NONE] = { NULL, "object", NULL, NO_RECORDS },
  [CW_KIND_PROJECT]
  = { "project", "project", NULL, RECORDS (project_fields), -1, -1, CW_PROJECT_TITLE },
  [CW_KIND_SOURCE]
  = { "source", "source", "S", RECORDS (source_fields), -1, CW_SOURCE_RANK, CW_SOURCE_TITLE },
  [CW_KIND_PARAGRAPH] = { "paragraph", "paragraph", NULL, NO_RECORDS },
  [CW_KIND_EXCERPT] = { "excerpt", "excerpt", "E", NO_RECORDS },
  [CW_KIND_CODE]
  = { "code", "code", "K", RECORDS (code_fields), CW_CODE_PARENT, CW_CODE_RANK, CW_CODE_NAME },
  [CW_KIND_CODE_LINK] = { "code_link", "code link", NULL, NO_RECORDS },
  [CW_KIND_CODING] = { "coding", "coding", NULL, NO_RECORDS },
  [CW_KIND_CASE]
  = { "case_unit", "case", "C", RECORDS (case_fields), CW_CASE_PARENT, CW_CASE_RANK, CW_CASE_NAME },
  [CW_KIND_ATTRIBUTION] = { "attribution", "attribution", NULL, NO_RECORDS },
  [CW_KIND_ATTRIBUTE] = { "attribute",
                          "attribute",
                          "T",
                          RECORDS (attribute_fields),
                          -1,
                          CW_ATTRIBUTE_RANK,
                          CW_ATTRIBUTE_NAME },
  [CW_KIND_ATTRIBUTE_VALUE] = { "attribute_value", "attribute value", NULL, NO_RECORDS },
  [CW_KIND_PARTICIPANT] = { "participant",
                            "participant",
                            "P",
                            RECORDS (participant_fields),
                            -1,
                            CW_PARTICIPANT_RANK,
                            CW_PARTICIPANT_NAME },
  [CW_KIND_PARTICIPANT_ROLE] = { "participant_role", "role", NULL, NO_RECORDS },
  [CW_KIND_SPEAKER] = { "speaker", "speaker", NULL, NO_RECORDS },
  [CW_KIND_MEMO] = { "memo", "memo", "M", RECORDS (memo_fields), -1, -1, CW_MEMO_TITLE },
  [CW_KIND_MEMO_LINK] = { "memo_link", "memo link", NULL, NO_RECORDS },
  [CW_KIND_SUMMARY]
  = { "summary", "summary", "G", RECORDS (summary_fields), -1, -1, CW_SUMMARY_TEXT },
  [CW_KIND_EVIDENCE_LINK] = { "evidence_link", "evidence link", NULL, NO_RECORDS },
  [CW_KIND_DISPLAY]
  = { "display", "display", "Y", RECORDS (display_fields), -1, CW_DISPLAY_RANK, CW_DISPLAY_NAME },
  [CW_KIND_CODE_VERSION] = { "code_version", "earlier definition", NULL, NO_RECORDS },
  [CW_KIND_MAGNITUDE_CONFLICT] = { "magnitude_conflict", "magnitude conflict", NULL, NO_RECORDS },
  [CW_KIND_FOOTNOTE] = { "footnote", "footnote", NULL, NO_RECORDS },
  [CW_KIND_KEPT_OVERLAP] = { "kept_overlap", "kept overlap", NULL, NO_RECORDS },
  [CW_KIND_SPLIT] = { "split", "split", NULL, NO_RECORDS },
  [CW_KIND_SPLIT_CHILD] = { "split_child", "part of a split", NULL, NO_RECORDS },
  [CW_KIND_SPLIT_CHOICE] = { "split_choice", "choice of a split", NULL, NO_RECORDS },
  [CW_KIND_REVIEW] = { "review", "review", NULL, NO_RECORDS },
  [CW_KIND_RETIRED_LABEL] = { "retired_label", "retired label", NULL, NO_RECORDS },
  [CW_KIND_TOUCHED_EDGE] = { "touched_edge", "touched edge", NULL, NO_RECORDS },
  [CW_KIND_SOURCE_VERSION] = { "source_version", "source version", NULL, NO_RECORDS },
  [CW_KIND_ANCHOR_REVIEW] = { "anchor_review", "anchor review", NULL, NO_RECORDS },
  [CW_KIND_QUERY]
  = { "query", "query", "F", RECORDS (query_fields), -1, CW_QUERY_RANK, CW_QUERY_NAME },
  [CW_KIND_PERIOD_SET] = { "period_set",
                           "period set",
                           "D",
                           RECORDS (period_set_fields),
                           -1,
                           CW_PERIOD_SET_RANK,
                           CW_PERIOD_SET_NAME },
  [CW_KIND_PERIOD] = { "period", "period", NULL, NO_RECORDS },
  [CW_KIND_CODE_EXAMPLE] = { "code_example", "example of a code", NULL, NO_RECORDS },
  [CW_KIND_CODE_CONTRAST] = { "code_contrast", "contrast of two codes", NULL, NO_RECORDS },
};

/**
 * cw_kind_get_table:
 *
 * Returns: (transfer none): the kind's base table
 */
const char *
cw_kind_get_table (CwKind kind)
{
  g_return_val_if_fail (kind > CW_KIND_NONE && kind < CW_N_KINDS, NULL);
  return kinds[kind].table;
}

/**
 * cw_kind_get_noun:
 *
 * Returns: (transfer none): what an object of the kind is called in a sentence
 */
const char *
cw_kind_get_noun (CwKind kind)
{
  g_return_val_if_fail (kind < CW_N_KINDS, NULL);
  return kinds[kind].noun;
}

/**
 * cw_kind_get_prefix:
 *
 * Returns: (transfer none) (nullable): the letter of the kind's printed ids (method.md §1.1)
 */
const char *
cw_kind_get_prefix (CwKind kind)
{
  g_return_val_if_fail (kind < CW_N_KINDS, NULL);
  return kinds[kind].prefix;
}

/**
 * cw_kind_from_table:
 *
 * Returns: the kind of a base table, or CW_KIND_NONE
 */
CwKind
cw_kind_from_table (const char *table)
{
  g_return_val_if_fail (table != NULL, CW_KIND_NONE);

  for (CwKind kind = CW_KIND_PROJECT; kind < CW_N_KINDS; kind++)
    if (g_str_equal (kinds[kind].table, table))
      return kind;
  return CW_KIND_NONE;
}

/**
 * cw_kind_from_noun:
 *
 * Returns: the kind that a script calls so ("code", "case", ...), or CW_KIND_NONE
 */
CwKind
cw_kind_from_noun (const char *noun)
{
  g_return_val_if_fail (noun != NULL, CW_KIND_NONE);

  for (CwKind kind = CW_KIND_PROJECT; kind < CW_N_KINDS; kind++)
    if (g_str_equal (kinds[kind].noun, noun))
      return kind;
  return CW_KIND_NONE;
}

/**
 * cw_kind_has_records:
 *
 * Returns: whether the project keeps live #CwRecord objects of the kind
 */
gboolean
cw_kind_has_records (CwKind kind)
{
  g_return_val_if_fail (kind < CW_N_KINDS, FALSE);
  return kinds[kind].n_fields > 0;
}

/**
 * cw_kind_get_parent_field:
 *
 * Returns: the field that holds the parent, or -1 where the kind is no tree
 */
int
cw_kind_get_parent_field (CwKind kind)
{
  g_return_val_if_fail (kind < CW_N_KINDS, -1);
  return kinds[kind].parent;
}

/**
 * cw_kind_get_rank_field:
 *
 * Returns: the field that holds the manual order, or -1 where ids are the order
 */
int
cw_kind_get_rank_field (CwKind kind)
{
  g_return_val_if_fail (kind < CW_N_KINDS, -1);
  return kinds[kind].rank;
}

/**
 * cw_kind_get_name_field:
 *
 * Returns: the field that names an object, or -1
 */
int
cw_kind_get_name_field (CwKind kind)
{
  g_return_val_if_fail (kind < CW_N_KINDS, -1);
  return kinds[kind].name;
}

/**
 * cw_kind_format_id:
 *
 * Returns: (transfer full): the printed id, as "E-1342"
 */
char *
cw_kind_format_id (CwKind kind, gint64 id)
{
  g_return_val_if_fail (kind < CW_N_KINDS, NULL);

  if (kinds[kind].prefix == NULL)
    return g_strdup_printf ("%" G_GINT64_FORMAT, id);
  return g_strdup_printf ("%s-%" G_GINT64_FORMAT, kinds[kind].prefix, id);
}

/**
 * cw_kind_get_fields:
 * @n_fields: (out): how many
 *
 * Returns: (transfer none) (nullable): the fields of a kind with records
 */
const CwField *
cw_kind_get_fields (CwKind kind, guint *n_fields)
{
  g_return_val_if_fail (kind < CW_N_KINDS && n_fields != NULL, NULL);

  *n_fields = kinds[kind].n_fields;
  return kinds[kind].fields;
}

/**
 * cw_field_find:
 * @argument: what a script calls it
 *
 * Returns: the index of the field, or -1
 */
int
cw_field_find (CwKind kind, const char *argument)
{
  guint n_fields;
  const CwField *fields = cw_kind_get_fields (kind, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    if (fields[i].argument != NULL && g_str_equal (fields[i].argument, argument))
      return i;
  return -1;
}

static gboolean
has_shape (const char *value, const char *shape)
{
  for (; *shape != '\0'; shape++, value++)
    if (*shape == '0' ? !g_ascii_isdigit (*value) : *value != *shape)
      return FALSE;
  return *value == '\0';
}

/* 2021, 2021-04 or 2021-04-10: a date is given as far as it is known. */
static gboolean
is_date (const char *value)
{
  guint year = 0, month = 1, day = 1;

  if (!has_shape (value, "0000") && !has_shape (value, "0000-00")
      && !has_shape (value, "0000-00-00"))
    return FALSE;
  sscanf (value, "%4u-%2u-%2u", &year, &month, &day);
  return g_date_valid_dmy (day, month, year);
}

static gboolean
is_color (const char *value)
{
  return strlen (value) == 7 && value[0] == '#'
         && strspn (value + 1, "0123456789abcdefABCDEF") == 6;
}

static gboolean
is_integer (const char *value)
{
  return g_ascii_string_to_signed (value, 10, G_MININT32, G_MAXINT32, NULL, NULL);
}

static gboolean
check_choice (const CwField *field, const char *value, GError **error)
{
  g_autofree char *known = NULL;

  if (g_strv_contains (field->choices, value))
    return TRUE;
  known = g_strjoinv (", ", (char **) field->choices);
  g_set_error (error,
               CW_ERROR,
               CW_ERROR_INVALID,
               "“%s” is not a %s. Choose one of: %s.",
               value,
               field->noun,
               known);
  return FALSE;
}

static gboolean
check_value (const CwField *field, const char *value, GError **error)
{
  const char *wanted = NULL;

  switch (field->type)
    {
    case CW_FIELD_DATE:
      wanted = is_date (value) ? NULL : "a date such as 2021, 2021-04 or 2021-04-10";
      break;
    case CW_FIELD_COLOR:
      wanted = is_color (value) ? NULL : "a colour such as #1a5fb4";
      break;
    case CW_FIELD_INTEGER:
      wanted = is_integer (value) ? NULL : "a whole number";
      break;
    case CW_FIELD_CHOICE:
      return check_choice (field, value, error);
    case CW_FIELD_TEXT:
    case CW_FIELD_REAL:
    case CW_FIELD_TERM:
    case CW_FIELD_REFERENCE:
    case CW_FIELD_TIME:
      break;
    }
  if (wanted == NULL)
    return TRUE;
  g_set_error (error,
               CW_ERROR,
               CW_ERROR_INVALID,
               "“%s” cannot be the %s: it takes %s.",
               value,
               field->noun,
               wanted);
  return FALSE;
}

/**
 * cw_field_normalize:
 * @value: what the user typed
 *
 * Checks a value against its field and brings it into the form that is stored.
 *
 * Returns: (transfer full) (nullable): the value to store, or NULL with CW_ERROR_INVALID
 */
char *
cw_field_normalize (const CwField *field, const char *value, GError **error)
{
  g_autofree char *clean = NULL;

  g_return_val_if_fail (field != NULL && value != NULL, NULL);

  if (!g_utf8_validate (value, -1, NULL))
    {
      g_set_error (error, CW_ERROR, CW_ERROR_INVALID, "The %s is not valid text.", field->noun);
      return NULL;
    }
  clean = field->type == CW_FIELD_TEXT && (field->flags & CW_FIELD_REQUIRED) == 0
              ? g_strdup (value)
              : g_strstrip (g_strdup (value));
  if (*clean == '\0')
    {
      if ((field->flags & CW_FIELD_REQUIRED) == 0)
        return g_steal_pointer (&clean);
      g_set_error (error, CW_ERROR, CW_ERROR_INVALID, "The %s cannot be empty.", field->noun);
      return NULL;
    }
  if (!check_value (field, clean, error))
    return NULL;
  return g_steal_pointer (&clean);
}
