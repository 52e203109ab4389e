/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwReportCases: under which cases a passage is printed.
 *
 * A passage belongs to every case that has a part of it (method.md R11). A case's material is also that of the case
 * around it; printed once under the inner one, it is not repeated under the outer one. */

#include "config.h"

#include "cw-report-cases.h"

#define NO_PARENT G_MAXUINT

typedef struct
{
  gint64 id;
  guint parent; /* index, or NO_PARENT */
  gboolean chosen;
  char *label;
} Case;

typedef struct
{
  guint case_index;
  guint32 start;
  guint32 end;
} Stretch;

struct _CwReportCases
{
  CwProject *project;
  CwEvidence *evidence;
  GArray *cases;
  GPtrArray *stretches; /* GArray of Stretch, or NULL, by the source's index in the evidence */
  gboolean *found;      /* by case */
};

static void
clear_case (gpointer data)
{
  Case *item = data;

  g_free (item->label);
}

static void
append_below (CwReportCases *self, gint64 parent_id, guint parent, const GArray *chosen)
{
  GListModel *children = cw_project_get_children (self->project, CW_KIND_CASE, parent_id);

  for (guint i = 0; i < g_list_model_get_n_items (children); i++)
    {
      g_autoptr (CwRecord) record = g_list_model_get_item (children, i);
      Case item = { cw_record_get_id (record), parent, chosen == NULL || chosen->len == 0, NULL };

      if (parent != NO_PARENT && g_array_index (self->cases, Case, parent).chosen)
        item.chosen = TRUE;
      for (guint j = 0; chosen != NULL && j < chosen->len; j++)
        if (g_array_index (chosen, gint64, j) == item.id)
          item.chosen = TRUE;
      item.label = g_strdup (cw_record_get_name (record));
      g_array_append_val (self->cases, item);
      append_below (self, item.id, self->cases->len - 1, chosen);
    }
}

/* Cases of one name are told apart by where they are. */
static void
qualify_labels (CwReportCases *self)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->cases->len; i++)
    {
      const char *label = g_array_index (self->cases, Case, i).label;
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (names, label));

      g_hash_table_insert (names, g_strdup (label), GUINT_TO_POINTER (n + 1));
    }
  for (guint i = 0; i < self->cases->len; i++)
    {
      Case *item = &g_array_index (self->cases, Case, i);

      if (GPOINTER_TO_UINT (g_hash_table_lookup (names, item->label)) == 1)
        continue;
      g_free (item->label);
      item->label = cw_project_dup_path (self->project, CW_KIND_CASE, item->id, " › ");
    }
}

static void
append_stretch (CwReportCases *self, guint source, guint case_index, guint32 start, guint32 end)
{
  Stretch stretch = { case_index, start, end };

  if (self->stretches->pdata[source] == NULL)
    self->stretches->pdata[source] = g_array_new (FALSE, FALSE, sizeof (Stretch));
  g_array_append_val ((GArray *) self->stretches->pdata[source], stretch);
}

static void
append_speaker (CwReportCases *self, guint source, guint case_index, const char *speaker)
{
  const CwEvidenceSource *place = cw_evidence_get_source (self->evidence, source);

  for (guint i = 0; i < place->speakers->len; i++)
    {
      const CwSpeakerSpan *span = &g_array_index (place->speakers, CwSpeakerSpan, i);

      if (span->speaker == speaker)
        append_stretch (self, source, case_index, span->start, span->end);
    }
}

static void
append_attribution (CwReportCases *self, const CwAttributionSpan *span, guint case_index)
{
  guint source;

  if (!cw_evidence_find_source (self->evidence, span->source_id, &source))
    return;
  if (span->whole)
    append_stretch (self, source, case_index, 0, G_MAXUINT32);
  else if (span->speaker != NULL)
    append_speaker (self, source, case_index, span->speaker);
  else
    append_stretch (self, source, case_index, span->start, span->end);
}

static void
index_attributions (CwReportCases *self)
{
  const GArray *attributions = cw_evidence_get_attributions (self->evidence);
  g_autoptr (GHashTable) indices = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->cases->len; i++)
    if (g_array_index (self->cases, Case, i).chosen)
      g_hash_table_insert (indices,
                           GSIZE_TO_POINTER (g_array_index (self->cases, Case, i).id),
                           GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < attributions->len; i++)
    {
      const CwAttributionSpan *span = &g_array_index (attributions, CwAttributionSpan, i);
      guint place
          = GPOINTER_TO_UINT (g_hash_table_lookup (indices, GSIZE_TO_POINTER (span->case_id)));

      if (place > 0)
        append_attribution (self, span, place - 1);
    }
}

static gboolean
check_chosen (CwProject *project, const GArray *chosen, GError **error)
{
  for (guint i = 0; chosen != NULL && i < chosen->len; i++)
    {
      gint64 id = g_array_index (chosen, gint64, i);
      g_autofree char *printed = cw_kind_format_id (CW_KIND_CASE, id);

      if (cw_project_get_record (project, CW_KIND_CASE, id) != NULL)
        continue;
      g_set_error (
          error, CW_ERROR, CW_ERROR_NOT_FOUND, "There is no case %s in this project.", printed);
      return FALSE;
    }
  return TRUE;
}

static void
free_stretches (gpointer data)
{
  if (data != NULL)
    g_array_unref (data);
}

/**
 * cw_report_cases_new:
 * @chosen: (nullable) (element-type gint64): the cases to keep to, with those inside them; NULL or empty for all
 *
 * The project must not change while the result is used.
 *
 * Returns: (transfer full) (nullable): the cases, or NULL with CW_ERROR_NOT_FOUND
 */
CwReportCases *
cw_report_cases_new (CwProject *project, const GArray *chosen, GError **error)
{
  CwReportCases *self;

  g_return_val_if_fail (CW_IS_PROJECT (project), NULL);

  if (!check_chosen (project, chosen, error))
    return NULL;
  self = g_new0 (CwReportCases, 1);
  self->project = g_object_ref (project);
  self->evidence = cw_project_get_evidence (project);
  self->cases = g_array_new (FALSE, FALSE, sizeof (Case));
  g_array_set_clear_func (self->cases, clear_case);
  self->stretches = g_ptr_array_new_with_free_func (free_stretches);
  g_ptr_array_set_size (self->stretches, cw_evidence_get_n_sources (self->evidence));
  append_below (self, 0, NO_PARENT, chosen);
  qualify_labels (self);
  index_attributions (self);
  self->found = g_new0 (gboolean, self->cases->len);
  return self;
}

void
cw_report_cases_free (CwReportCases *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->project);
  g_array_unref (self->cases);
  g_ptr_array_unref (self->stretches);
  g_free (self->found);
  g_free (self);
}

/**
 * cw_report_cases_get_n:
 *
 * Returns: how many cases the project has
 */
guint
cw_report_cases_get_n (const CwReportCases *self)
{
  return self->cases->len;
}

/**
 * cw_report_cases_get_id:
 *
 * Returns: the id of the case at a place of the tree's order
 */
gint64
cw_report_cases_get_id (const CwReportCases *self, guint index)
{
  return g_array_index (self->cases, Case, index).id;
}

/**
 * cw_report_cases_get_label:
 *
 * Returns: the case's name, with those around it where several have the name
 */
const char *
cw_report_cases_get_label (const CwReportCases *self, guint index)
{
  return g_array_index (self->cases, Case, index).label;
}

/**
 * cw_report_cases_get_nested:
 *
 * Returns: whether a case is inside another
 */
gboolean
cw_report_cases_get_nested (const CwReportCases *self)
{
  for (guint i = 0; i < self->cases->len; i++)
    if (g_array_index (self->cases, Case, i).parent != NO_PARENT)
      return TRUE;
  return FALSE;
}

/**
 * cw_report_cases_list:
 * @source: the source's index in the evidence
 * @cases: (element-type guint): replaced by the indices of the cases to print the passage under, in order
 */
void
cw_report_cases_list (CwReportCases *self, guint source, guint32 start, guint32 end, GArray *cases)
{
  const GArray *stretches = self->stretches->pdata[source];

  g_array_set_size (cases, 0);
  for (guint i = 0; i < self->cases->len; i++)
    self->found[i] = FALSE;
  for (guint i = 0; stretches != NULL && i < stretches->len; i++)
    {
      const Stretch *stretch = &g_array_index (stretches, Stretch, i);

      if (stretch->start < end && start < stretch->end)
        self->found[stretch->case_index] = TRUE;
    }
  for (guint i = self->cases->len; i-- > 0;)
    for (guint up = g_array_index (self->cases, Case, i).parent; self->found[i] && up != NO_PARENT;
         up = g_array_index (self->cases, Case, up).parent)
      self->found[up] = FALSE;
  for (guint i = 0; i < self->cases->len; i++)
    if (self->found[i])
      g_array_append_val (cases, i);
}
