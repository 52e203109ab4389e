/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Which text a case, a person, a role, a voice or a kind of source has, as far as it is in scope (method.md R11). */

#include "config.h"

#include "cw-project-private.h"
#include "cw-tabulation-private.h"

/* No tree goes deeper; one of a damaged file may bite its own tail. */
#define MAX_DEPTH 8

/* Adds what of a stretch of a source is in scope. */
void
cw_tabulation_add_range (CwTabulation *self,
                         CwRegion *region,
                         gint64 source,
                         gint64 start,
                         gint64 end)
{
  const CwRange *ranges;
  guint index, n;

  if (!cw_evidence_find_source (self->evidence, source, &index))
    return;
  ranges = cw_tabulation_get_material (self, index, &n);
  for (guint i = 0; i < n; i++)
    cw_region_add (region,
                   index,
                   MAX (ranges[i].start, CLAMP (start, 0, G_MAXUINT32)),
                   MIN (ranges[i].end, CLAMP (end, 0, G_MAXUINT32)));
}

static void
add_speaker (CwTabulation *self, CwRegion *region, gint64 source, const char *speaker)
{
  const CwEvidenceSource *place;
  guint index;

  if (!cw_evidence_find_source (self->evidence, source, &index))
    return;
  speaker = g_intern_string (speaker);
  place = cw_evidence_get_source (self->evidence, index);
  for (guint i = 0; i < place->speakers->len; i++)
    {
      const CwSpeakerSpan *span = &g_array_index (place->speakers, CwSpeakerSpan, i);

      if (span->speaker == speaker)
        cw_tabulation_add_range (self, region, source, span->start, span->end);
    }
}

static void
add_attributions (CwTabulation *self, CwRegion *region, gint64 case_id)
{
  const GArray *attributions = cw_evidence_get_attributions (self->evidence);

  for (guint i = 0; i < attributions->len; i++)
    {
      const CwAttributionSpan *span = &g_array_index (attributions, CwAttributionSpan, i);

      if (span->case_id != case_id)
        continue;
      if (span->whole)
        cw_tabulation_add_range (self, region, span->source_id, 0, G_MAXUINT32);
      else if (span->speaker != NULL)
        add_speaker (self, region, span->source_id, span->speaker);
      else
        cw_tabulation_add_range (self, region, span->source_id, span->start, span->end);
    }
}

/* A case's material is its own and that of the cases inside it, as a code's evidence is. */
static void
add_case (CwTabulation *self, CwRegion *region, gint64 case_id, guint depth)
{
  GListModel *children = cw_project_get_children (self->project, CW_KIND_CASE, case_id);

  add_attributions (self, region, case_id);
  for (guint i = 0; depth < MAX_DEPTH && i < g_list_model_get_n_items (children); i++)
    {
      g_autoptr (CwRecord) child = g_list_model_get_item (children, i);

      add_case (self, region, cw_record_get_id (child), depth + 1);
    }
}

CwRegion *
cw_tabulation_find_case (CwTabulation *self, gint64 case_id)
{
  CwRegion *region = cw_region_new ();

  add_case (self, region, case_id, 0);
  cw_region_seal (region);
  return region;
}

CwRegion *
cw_tabulation_find_source (CwTabulation *self, gint64 source)
{
  CwRegion *region = cw_region_new ();

  cw_tabulation_add_range (self, region, source, 0, G_MAXUINT32);
  return region;
}

static gboolean
add_participant (CwTabulation *self, CwRegion *region, gint64 participant, GError **error)
{
  g_autoptr (CwStatement) rows = cw_database_query (
      cw_project_get_database (self->project),
      error,
      "SELECT source_id, speaker FROM speaker WHERE participant_id = ?1 ORDER BY id",
      "i",
      participant);
  CwStep step;

  if (rows == NULL)
    return FALSE;
  while ((step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    add_speaker (self, region, cw_statement_get_integer (rows, 0), cw_statement_get_text (rows, 1));
  return step == CW_STEP_DONE;
}

CwRegion *
cw_tabulation_find_participant (CwTabulation *self, gint64 participant, GError **error)
{
  g_autoptr (CwRegion) region = cw_region_new ();

  if (!add_participant (self, region, participant, error))
    return NULL;
  cw_region_seal (region);
  return g_steal_pointer (&region);
}

/* A role of some years counts in sources of those years, and in undated ones. */
static gboolean
had_role_then (CwTabulation *self, gint64 source, const char *start, const char *end)
{
  CwRecord *record = cw_project_get_record (self->project, CW_KIND_SOURCE, source);
  CwDateSpan role = { 0, G_MAXUINT32 }, span, when;

  if (cw_date_span_of (start, "", "", &span))
    role.first = span.first;
  if (cw_date_span_of (end, "", "", &span))
    role.last = span.last;
  return record == NULL
         || !cw_date_span_of (cw_record_get_text (record, CW_SOURCE_EVENT_DATE),
                              cw_record_get_text (record, CW_SOURCE_EVENT_END),
                              cw_record_get_text (record, CW_SOURCE_EVENT_PRECISION),
                              &when)
         || cw_date_span_overlaps (&when, &role);
}

CwRegion *
cw_tabulation_find_role (CwTabulation *self, const char *role, GError **error)
{
  g_autoptr (CwRegion) region = cw_region_new ();
  g_autoptr (CwStatement) rows = cw_database_query (
      cw_project_get_database (self->project),
      error,
      "SELECT source_id, speaker, start_date, end_date FROM participant_role "
      "JOIN speaker USING (participant_id) WHERE role = ?1 ORDER BY speaker.id",
      "s",
      role);
  CwStep step;

  if (rows == NULL)
    return NULL;
  while ((step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    {
      gint64 source = cw_statement_get_integer (rows, 0);

      if (had_role_then (
              self, source, cw_statement_get_text (rows, 2), cw_statement_get_text (rows, 3)))
        add_speaker (self, region, source, cw_statement_get_text (rows, 1));
    }
  if (step != CW_STEP_DONE)
    return NULL;
  cw_region_seal (region);
  return g_steal_pointer (&region);
}

/* A line feed between two paragraphs is of the voice that follows, as where a voice does not count. */
CwRegion *
cw_tabulation_find_voice (CwTabulation *self, CwVoice voice)
{
  CwRegion *region = cw_region_new ();
  guint n = cw_evidence_get_n_sources (self->evidence);

  for (guint i = 0; i < n; i++)
    {
      const CwEvidenceSource *source = cw_evidence_get_source (self->evidence, i);
      guint32 gap = 0;

      for (guint j = 0; j < source->speakers->len; j++)
        {
          const CwSpeakerSpan *span = &g_array_index (source->speakers, CwSpeakerSpan, j);

          if (span->voice == voice)
            cw_tabulation_add_range (self, region, source->id, gap, span->end);
          gap = span->end;
        }
    }
  return region;
}

CwRegion *
cw_tabulation_find_kind (CwTabulation *self, const char *kind)
{
  CwRegion *region = cw_region_new ();
  guint n = cw_evidence_get_n_sources (self->evidence);

  for (guint i = 0; i < n; i++)
    {
      gint64 source = cw_evidence_get_source (self->evidence, i)->id;
      CwRecord *record = cw_project_get_record (self->project, CW_KIND_SOURCE, source);

      if (record != NULL && g_str_equal (cw_record_get_text (record, CW_SOURCE_KIND), kind))
        cw_tabulation_add_range (self, region, source, 0, G_MAXUINT32);
    }
  return region;
}

gboolean
cw_tabulation_add_object (CwTabulation *self,
                          CwRegion *region,
                          CwKind kind,
                          gint64 object,
                          GError **error)
{
  if (kind == CW_KIND_PARTICIPANT)
    return add_participant (self, region, object, error);
  if (kind == CW_KIND_CASE)
    add_case (self, region, object, 0);
  else
    cw_tabulation_add_range (self, region, object, 0, G_MAXUINT32);
  return TRUE;
}
