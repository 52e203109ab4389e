/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* What the conditions of a query mean in a project: codes, parts of sources, or whole sources. This is done on the
 * project's thread, from its records, and is little work beside running the query. */

#include "config.h"

#include <string.h>

#include "cw-cases.h"
#include "cw-codebook.h"
#include "cw-project-private.h"
#include "cw-query-plan-private.h"

/* No tree goes deeper; one of a damaged file may bite its own tail. */
#define MAX_DEPTH 8

typedef struct
{
  CwQueryMeaning *meaning;
  const CwQueryNode *node;
  CwProject *project;
  CwEvidence *evidence;
  const CwQuerySnapshot *snapshot;
} Preparation;

void
cw_query_meaning_free (CwQueryMeaning *self)
{
  g_clear_pointer (&self->codes, g_array_unref);
  g_clear_pointer (&self->stretches, g_array_unref);
  g_free (self->sources);
  g_free (self);
}

/* --- codes ---------------------------------------------------------------------------------------------------------- */

static void
add_code (Preparation *self, gint64 code)
{
  guint32 id = code;

  if (id < self->snapshot->n_codes)
    g_array_append_val (self->meaning->codes, id);
}

static void
add_codes_below (Preparation *self, gint64 code, guint depth)
{
  GListModel *children = cw_project_get_children (self->project, CW_KIND_CODE, code);

  add_code (self, code);
  for (guint i = 0; depth < MAX_DEPTH && i < g_list_model_get_n_items (children); i++)
    {
      g_autoptr (CwRecord) child = g_list_model_get_item (children, i);

      add_codes_below (self, cw_record_get_id (child), depth + 1);
    }
}

static void
add_theme (Preparation *self, gint64 theme)
{
  g_autoptr (GHashTable) codes = cw_project_close_over_codes (self->project, theme);
  GHashTableIter iter;
  gpointer code;

  g_hash_table_iter_init (&iter, codes);
  while (g_hash_table_iter_next (&iter, &code, NULL))
    add_code (self, GPOINTER_TO_SIZE (code));
}

/* --- parts of sources (R11) ----------------------------------------------------------------------------------------- */

static void
add_stretch (Preparation *self, gint64 source, guint32 start, guint32 end)
{
  CwQueryStretch stretch = { .start = start, .end = end };

  /* An empty paragraph touches nothing. */
  if (start < end && cw_query_snapshot_find_source (self->snapshot, source, &stretch.source))
    g_array_append_val (self->meaning->stretches, stretch);
}

static void
add_speaker (Preparation *self, gint64 source, const char *speaker)
{
  const CwEvidenceSource *place;
  const char *interned = g_intern_string (speaker);
  guint index;

  if (!cw_evidence_find_source (self->evidence, source, &index))
    return;
  place = cw_evidence_get_source (self->evidence, index);
  for (guint i = 0; i < place->speakers->len; i++)
    {
      const CwSpeakerSpan *span = &g_array_index (place->speakers, CwSpeakerSpan, i);

      if (span->speaker == interned)
        add_stretch (self, source, span->start, span->end);
    }
}

static void
add_speaker_everywhere (Preparation *self, const char *speaker)
{
  for (guint i = 0; i < self->snapshot->n_sources; i++)
    add_speaker (self, self->snapshot->source_ids[i], speaker);
}

static void
add_attributions (Preparation *self, gint64 unit)
{
  const GArray *attributions = cw_evidence_get_attributions (self->evidence);

  for (guint i = 0; i < attributions->len; i++)
    {
      const CwAttributionSpan *span = &g_array_index (attributions, CwAttributionSpan, i);

      if (span->case_id != unit)
        continue;
      if (span->whole)
        add_stretch (self, span->source_id, 0, G_MAXUINT32);
      else if (span->speaker != NULL)
        add_speaker (self, span->source_id, span->speaker);
      else
        add_stretch (self, span->source_id, span->start, span->end);
    }
}

/* A case's material is its own and that of the cases inside it, as in a matrix. */
static void
add_case (Preparation *self, gint64 unit, guint depth)
{
  GListModel *children = cw_project_get_children (self->project, CW_KIND_CASE, unit);

  add_attributions (self, unit);
  for (guint i = 0; depth < MAX_DEPTH && i < g_list_model_get_n_items (children); i++)
    {
      g_autoptr (CwRecord) child = g_list_model_get_item (children, i);

      add_case (self, cw_record_get_id (child), depth + 1);
    }
}

static gboolean
span_of_source (CwProject *project, gint64 source, CwDateSpan *span)
{
  CwRecord *record = cw_project_get_record (project, CW_KIND_SOURCE, source);

  return record != NULL
         && cw_date_span_of (cw_record_get_text (record, CW_SOURCE_EVENT_DATE),
                             cw_record_get_text (record, CW_SOURCE_EVENT_END),
                             cw_record_get_text (record, CW_SOURCE_EVENT_PRECISION),
                             span);
}

static gboolean
add_turns (Preparation *self, gint64 participant, const CwDateSpan *time, GError **error)
{
  g_autoptr (CwStatement) rows = cw_database_query (
      cw_project_get_database (self->project),
      error,
      "SELECT source_id, speaker FROM speaker WHERE participant_id = ?1 ORDER BY id",
      "i",
      participant);
  CwStep step = CW_STEP_ERROR;

  while (rows != NULL && (step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    {
      gint64 source = cw_statement_get_integer (rows, 0);
      CwDateSpan span;

      if (time == NULL || !span_of_source (self->project, source, &span)
          || cw_date_span_overlaps (time, &span))
        add_speaker (self, source, cw_statement_get_text (rows, 1));
    }
  return step == CW_STEP_DONE;
}

/* A role that somebody has had for a time counts in sources of that time, and in those without a date. */
static gboolean
add_role (Preparation *self, const char *role, GError **error)
{
  g_autoptr (CwStatement) rows
      = cw_database_query (cw_project_get_database (self->project),
                           error,
                           "SELECT participant_id, start_date, end_date FROM participant_role "
                           "WHERE role = ?1 ORDER BY id",
                           "s",
                           role);
  CwStep step = CW_STEP_ERROR;

  while (rows != NULL && (step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    {
      const char *start = cw_statement_get_text (rows, 1);
      const char *end = cw_statement_get_text (rows, 2);
      CwDateSpan time = { 0, G_MAXUINT32 };
      CwDateSpan limit;

      if (cw_date_span_of (start, "", "", &limit))
        time.first = limit.first;
      if (cw_date_span_of (end, "", "", &limit))
        time.last = limit.last;
      if (!add_turns (self,
                      cw_statement_get_integer (rows, 0),
                      *start == '\0' && *end == '\0' ? NULL : &time,
                      error))
        return FALSE;
    }
  return step == CW_STEP_DONE;
}

static int
compare_stretches (gconstpointer a, gconstpointer b)
{
  const CwQueryStretch *x = a;
  const CwQueryStretch *y = b;

  if (x->source != y->source)
    return x->source < y->source ? -1 : 1;
  if (x->start != y->start)
    return x->start < y->start ? -1 : 1;
  return (x->end > y->end) - (x->end < y->end);
}

/* --- whole sources -------------------------------------------------------------------------------------------------- */

static void
flag_source (Preparation *self, gint64 source)
{
  guint index;

  if (cw_query_snapshot_find_source (self->snapshot, source, &index))
    self->meaning->sources[index] = 1;
}

static gboolean
source_is_meant (Preparation *self, CwRecord *source)
{
  const CwQueryNode *node = self->node;
  CwDateSpan span;

  switch ((int) node->info->field)
    {
    case CW_QUERY_SOURCE_KIND:
      return g_str_equal (cw_record_get_text (source, CW_SOURCE_KIND), node->value);
    case CW_QUERY_SOURCE_STATUS:
      return g_str_equal (cw_record_get_text (source, CW_SOURCE_STATUS), node->value);
    case CW_QUERY_CAPTURED:
      return cw_date_span_of (cw_record_get_text (source, CW_SOURCE_CAPTURE_DATE), "", "", &span)
             && cw_date_span_overlaps (&node->span, &span);
    default:
      return span_of_source (self->project, cw_record_get_id (source), &span)
             && cw_date_span_overlaps (&node->span, &span);
    }
}

static void
flag_sources (Preparation *self)
{
  for (guint i = 0; i < self->snapshot->n_sources; i++)
    {
      CwRecord *source
          = cw_project_get_record (self->project, CW_KIND_SOURCE, self->snapshot->source_ids[i]);

      if (source != NULL && source_is_meant (self, source))
        self->meaning->sources[i] = 1;
    }
}

/* --- attributes ----------------------------------------------------------------------------------------------------- */

static int
compare_numbers (const char *a, const char *b, gboolean *comparable)
{
  char *end_a, *end_b;
  double x = g_ascii_strtod (a, &end_a);
  double y = g_ascii_strtod (b, &end_b);

  *comparable = end_a > a && end_b > b && *end_a == '\0' && *end_b == '\0';
  return (x > y) - (x < y);
}

static int
find_choice (char **choices, const char *value)
{
  for (int i = 0; choices[i] != NULL; i++)
    if (g_str_equal (choices[i], value))
      return i;
  return -1;
}

/* Numbers by size, the values of a list by their order, dates and texts by their signs. */
static int
compare_values (CwRecord *attribute, const char *a, const char *b, gboolean *comparable)
{
  const char *type = cw_record_get_text (attribute, CW_ATTRIBUTE_TYPE);

  *comparable = TRUE;
  if (g_str_equal (type, "number"))
    return compare_numbers (a, b, comparable);
  if (g_str_equal (type, "ordinal"))
    {
      g_auto (GStrv) choices
          = g_strsplit (cw_record_get_text (attribute, CW_ATTRIBUTE_CHOICES), "\n", -1);
      int x = find_choice (choices, a), y = find_choice (choices, b);

      *comparable = x >= 0 && y >= 0;
      return x - y;
    }
  return strcmp (a, b);
}

static gboolean
value_is_meant (Preparation *self, CwRecord *attribute, const char *value)
{
  const CwQueryNode *node = self->node;
  gboolean comparable;
  int order;

  if (*value == '\0' || node->comparison == CW_QUERY_PRESENT)
    return *value != '\0';
  if (g_str_equal (value, node->operand))
    order = 0, comparable = TRUE;
  else
    order = compare_values (attribute, value, node->operand, &comparable);
  switch (node->comparison)
    {
    case CW_QUERY_EQUAL:
      return comparable && order == 0;
    case CW_QUERY_UNEQUAL:
      return !comparable || order != 0;
    case CW_QUERY_LESS:
      return comparable && order < 0;
    case CW_QUERY_AT_MOST:
      return comparable && order <= 0;
    case CW_QUERY_GREATER:
      return comparable && order > 0;
    case CW_QUERY_AT_LEAST:
      return comparable && order >= 0;
    case CW_QUERY_PRESENT:
      break;
    }
  return TRUE;
}

static gboolean
add_attribute (Preparation *self, GError **error)
{
  CwRecord *attribute = cw_project_get_record (self->project, CW_KIND_ATTRIBUTE, self->node->id);
  CwKind kind = cw_kind_from_noun (cw_record_get_text (attribute, CW_ATTRIBUTE_TARGET));
  g_autoptr (GPtrArray) values
      = cw_project_list_attribute_values (self->project, self->node->id, error);

  for (guint i = 0; values != NULL && i < values->len; i++)
    {
      const CwAttributeValue *value = g_ptr_array_index (values, i);

      if (!value_is_meant (self, attribute, value->value))
        continue;
      if (kind == CW_KIND_CASE)
        add_case (self, value->object, 0);
      else if (kind == CW_KIND_SOURCE)
        add_stretch (self, value->object, 0, G_MAXUINT32);
      else if (!add_turns (self, value->object, NULL, error))
        return FALSE;
    }
  return values != NULL;
}

/* --- all of them ---------------------------------------------------------------------------------------------------- */

static gboolean
prepare (Preparation *self, GError **error)
{
  const CwQueryNode *node = self->node;

  switch (node->info->field)
    {
    case CW_QUERY_CODE:
      if (node->below)
        add_codes_below (self, node->id, 0);
      else
        add_code (self, node->id);
      return TRUE;
    case CW_QUERY_THEME:
      add_theme (self, node->id);
      return TRUE;
    case CW_QUERY_CASE:
      add_case (self, node->id, 0);
      return TRUE;
    case CW_QUERY_PARTICIPANT:
      return add_turns (self, node->id, NULL, error);
    case CW_QUERY_ROLE:
      return add_role (self, node->value, error);
    case CW_QUERY_SPEAKER:
      add_speaker_everywhere (self, node->value);
      return TRUE;
    case CW_QUERY_ATTRIBUTE:
      return add_attribute (self, error);
    case CW_QUERY_SOURCE:
      flag_source (self, node->id);
      return TRUE;
    case CW_QUERY_SOURCE_KIND:
    case CW_QUERY_SOURCE_STATUS:
    case CW_QUERY_DATE:
    case CW_QUERY_REFERRED:
    case CW_QUERY_CAPTURED:
      flag_sources (self);
      return TRUE;
    case CW_QUERY_VOICE:
    case CW_QUERY_STANCE:
    case CW_QUERY_TEXT:
    case CW_QUERY_EXACT:
    case CW_QUERY_REGEX:
    case CW_QUERY_SAVED:
    case CW_QUERY_EXCERPT:
    case CW_QUERY_STARRED:
    case CW_QUERY_CODED:
    case CW_QUERY_COMMENTED:
      return TRUE;
    }
  g_return_val_if_reached (FALSE);
}

/* Finds out what a condition stands for; its names are resolved. */
gboolean
cw_query_meaning_prepare (CwQueryMeaning *self,
                          const CwQueryNode *node,
                          CwProject *project,
                          const CwQuerySnapshot *snapshot,
                          GError **error)
{
  Preparation preparation = { self, node, project, cw_project_get_evidence (project), snapshot };

  self->codes = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->stretches = g_array_new (FALSE, FALSE, sizeof (CwQueryStretch));
  self->sources = g_new0 (guint8, snapshot->n_sources + 1);
  if (!prepare (&preparation, error))
    return FALSE;
  g_array_sort (self->stretches, compare_stretches);
  return TRUE;
}
