/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* What a scope comes to in a project: the text that counts as one region, and which excerpts and codings count. Where
 * the scope leaves nothing out, nothing is looked up. */

#include "config.h"

#include "cw-project-private.h"
#include "cw-tabulation-private.h"

static void
unref_set (gpointer set)
{
  cw_id_set_unref (set);
}

/* --- text ---------------------------------------------------------------------------------------------------------- */

/* What of a source is said in a voice that counts. A span that does not takes the line feed before it along. */
static void
add_counted (CwTabulation *self, CwRegion *region, guint index, const CwEvidenceSource *source)
{
  guint32 start = 0, gap = 0; /* where the span before ended */

  for (guint i = 0; i < source->speakers->len; i++)
    {
      const CwSpeakerSpan *span = &g_array_index (source->speakers, CwSpeakerSpan, i);

      if (!cw_voices_have (self->scope->voices, span->voice))
        {
          cw_region_add (region, index, start, gap);
          start = span->end;
        }
      gap = span->end;
    }
  cw_region_add (region, index, start, source->characters);
}

/* The days from the first to the last that the scope names. */
static gboolean
find_range (const CwScope *scope, CwDateSpan *range)
{
  CwDateSpan span;

  *range = (CwDateSpan) { 0, G_MAXUINT32 };
  if (scope->from != NULL && cw_date_span_parse (scope->from, &span))
    range->first = span.first;
  if (scope->to != NULL && cw_date_span_parse (scope->to, &span))
    range->last = span.last;
  return scope->from != NULL || scope->to != NULL;
}

static gboolean
is_in_range (CwOverlap overlap, const CwEffectiveDate *when, const CwDateSpan *range)
{
  if (!when->dated)
    return FALSE;
  switch (overlap)
    {
    case CW_OVERLAP_EVERY:
      return cw_date_span_overlaps (&when->span, range);
    case CW_OVERLAP_START:
      return when->span.first >= range->first && when->span.first <= range->last;
    case CW_OVERLAP_APART:
      return when->span.first >= range->first && when->span.last <= range->last;
    }
  g_return_val_if_reached (FALSE);
}

static gboolean
has_id (char **names, CwProject *project, CwKind kind, gint64 id)
{
  for (; *names != NULL; names++)
    {
      gint64 named;

      if (cw_project_resolve (project, kind, *names, &named, NULL) && named == id)
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_source (CwTabulation *self, gint64 id)
{
  const CwScope *scope = self->scope;
  CwRecord *record = cw_project_get_record (self->project, CW_KIND_SOURCE, id);
  CwDateSpan range;
  CwEffectiveDate when;

  if (scope->sources != NULL && !has_id (scope->sources, self->project, CW_KIND_SOURCE, id))
    return FALSE;
  if (scope->kinds != NULL
      && (record == NULL
          || !g_strv_contains ((const char *const *) scope->kinds,
                               cw_record_get_text (record, CW_SOURCE_KIND))))
    return FALSE;
  if (!cw_time_basis_is_of_text (scope->basis) || !find_range (scope, &range))
    return TRUE;
  when = cw_effective_dates_of_source (self->dates, id);
  return is_in_range (scope->overlap, &when, &range);
}

static CwRegion *
find_text (CwTabulation *self)
{
  CwRegion *region = cw_region_new ();
  guint n = cw_evidence_get_n_sources (self->evidence);

  for (guint i = 0; i < n; i++)
    {
      const CwEvidenceSource *source = cw_evidence_get_source (self->evidence, i);

      if (!has_source (self, source->id))
        continue;
      if ((source->voices & ~self->scope->voices) == 0)
        cw_region_add (region, i, 0, source->characters);
      else
        add_counted (self, region, i, source);
    }
  return region;
}

static void
set_material (CwTabulation *self, CwRegion *material)
{
  guint n_sources = cw_evidence_get_n_sources (self->evidence), n_ranges;
  const CwRange *ranges = cw_region_get_ranges (material, &n_ranges);

  g_clear_pointer (&self->material, cw_region_unref);
  self->material = material;
  g_free (self->first);
  self->first = g_new0 (guint, n_sources + 1);
  for (guint i = 0; i < n_ranges; i++)
    self->first[ranges[i].source + 1]++;
  for (guint i = 0; i < n_sources; i++)
    self->first[i + 1] += self->first[i];
}

static gboolean
limit_to_cases (CwTabulation *self, GError **error)
{
  CwRegion *text;

  if (self->scope->cases == NULL)
    return TRUE;
  text = cw_region_new ();
  for (char **name = self->scope->cases; *name != NULL; name++)
    {
      g_autoptr (CwRegion) part = NULL;
      gint64 id;

      if (!cw_project_resolve (self->project, CW_KIND_CASE, *name, &id, error))
        {
          cw_region_unref (text);
          return FALSE;
        }
      part = cw_tabulation_find_case (self, id);
      cw_region_add_all (text, part);
    }
  cw_region_seal (text);
  set_material (self, text);
  return TRUE;
}

static gboolean
limit_to_roles (CwTabulation *self, GError **error)
{
  CwRegion *text;

  if (self->scope->roles == NULL)
    return TRUE;
  text = cw_region_new ();
  for (char **role = self->scope->roles; *role != NULL; role++)
    {
      g_autoptr (CwRegion) part = cw_tabulation_find_role (self, *role, error);

      if (part == NULL)
        {
          cw_region_unref (text);
          return FALSE;
        }
      cw_region_add_all (text, part);
    }
  cw_region_seal (text);
  set_material (self, text);
  return TRUE;
}

/* --- excerpts and codings ------------------------------------------------------------------------------------------ */

static gboolean
read_ids (CwTabulation *self, CwIdSet *set, const char *sql, const char *text, GError **error)
{
  g_autoptr (CwStatement) rows
      = cw_database_query (cw_project_get_database (self->project), error, sql, "s", text);
  CwStep step;

  if (rows == NULL)
    return FALSE;
  while ((step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    cw_id_set_add (set, cw_statement_get_integer (rows, 0));
  return step == CW_STEP_DONE;
}

/* The ids that belong to one of the texts. */
static gboolean
keep_any (CwTabulation *self, GPtrArray *sets, const char *sql, char **texts, GError **error)
{
  CwIdSet *set;

  if (texts == NULL)
    return TRUE;
  set = cw_id_set_new ();
  g_ptr_array_add (sets, set);
  for (; *texts != NULL; texts++)
    if (!read_ids (self, set, sql, *texts, error))
      return FALSE;
  return TRUE;
}

static gboolean
keep_starred (CwTabulation *self, GError **error)
{
  char empty[] = "";
  char *nothing[] = { empty, NULL };

  return !self->scope->starred
         || keep_any (self,
                      self->excerpts,
                      "SELECT id FROM excerpt WHERE starred <> 0 AND ?1 = ''",
                      nothing,
                      error);
}

/* Later passes are few; where the first one does not count, it is the others that are. */
static gboolean
choose_passes (CwTabulation *self, GError **error)
{
  g_autoptr (CwStatement) rows = NULL;
  g_autoptr (CwIdSet) set = NULL;
  gboolean first = cw_scope_has_pass (self->scope, 1);
  CwStep step;

  if (self->scope->passes == NULL)
    return TRUE;
  rows = cw_database_prepare (cw_project_get_database (self->project),
                              "SELECT id, pass FROM coding WHERE pass <> 1",
                              error);
  if (rows == NULL)
    return FALSE;
  set = cw_id_set_new ();
  while ((step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    if (cw_scope_has_pass (self->scope, cw_statement_get_integer (rows, 1)) != first)
      cw_id_set_add (set, cw_statement_get_integer (rows, 0));
  if (!first)
    g_ptr_array_add (self->codings, cw_id_set_ref (set));
  else if (cw_id_set_get_size (set) > 0)
    self->later = cw_id_set_ref (set);
  return step == CW_STEP_DONE;
}

static void
keep_in_time (CwTabulation *self,
              const CwEvidenceSource *source,
              const CwExcerptSpan *excerpt,
              const CwDateSpan *range,
              CwIdSet *set)
{
  CwEffectiveDate when;

  if (self->scope->basis == CW_TIME_REFERRED)
    {
      when = cw_effective_dates_of_excerpt (self->dates, source->id, excerpt->id);
      if (is_in_range (self->scope->overlap, &when, range))
        cw_id_set_add (set, excerpt->id);
      return;
    }
  for (guint i = 0; i < excerpt->n_codings; i++)
    {
      guint32 coding = g_array_index (source->codings, CwCodingSpan, excerpt->first_coding + i).id;

      when = cw_effective_dates_of_coding (self->dates, coding);
      if (is_in_range (self->scope->overlap, &when, range))
        cw_id_set_add (set, coding);
    }
}

static void
choose_time (CwTabulation *self)
{
  CwIdSet *set;
  CwDateSpan range;
  guint n = cw_evidence_get_n_sources (self->evidence);

  if (cw_time_basis_is_of_text (self->scope->basis) || !find_range (self->scope, &range))
    return;
  set = cw_id_set_new ();
  for (guint i = 0; i < n; i++)
    {
      const CwEvidenceSource *source = cw_evidence_get_source (self->evidence, i);

      for (guint j = 0; j < source->excerpts->len; j++)
        keep_in_time (
            self, source, &g_array_index (source->excerpts, CwExcerptSpan, j), &range, set);
    }
  g_ptr_array_add (self->scope->basis == CW_TIME_REFERRED ? self->excerpts : self->codings, set);
}

/* --- all of it ------------------------------------------------------------------------------------------------------ */

void
cw_tabulation_forget_scope (CwTabulation *self)
{
  self->prepared = FALSE;
  g_clear_pointer (&self->material, cw_region_unref);
  g_clear_pointer (&self->first, g_free);
  g_clear_pointer (&self->excerpts, g_ptr_array_unref);
  g_clear_pointer (&self->codings, g_ptr_array_unref);
  g_clear_pointer (&self->later, cw_id_set_unref);
  g_clear_pointer (&self->dates, cw_effective_dates_free);
}

gboolean
cw_tabulation_take_dates (CwTabulation *self, GError **error)
{
  if (self->dates == NULL)
    self->dates = cw_effective_dates_new (self->project, self->scope->basis, error);
  return self->dates != NULL;
}

static gboolean
apply_scope (CwTabulation *self, GError **error)
{
  CwDateSpan range;

  if ((find_range (self->scope, &range) && !cw_tabulation_take_dates (self, error))
      || !cw_scope_resolve (self->scope, self->project, error))
    return FALSE;
  set_material (self, find_text (self));
  if (!limit_to_cases (self, error) || !limit_to_roles (self, error) || !keep_starred (self, error)
      || !keep_any (self,
                    self->excerpts,
                    "SELECT excerpt_id FROM evidence_link WHERE stance = ?1",
                    self->scope->stances,
                    error)
      || !keep_any (
          self, self->codings, "SELECT id FROM coding WHERE coder = ?1", self->scope->coders, error)
      || !choose_passes (self, error))
    return FALSE;
  choose_time (self);
  return TRUE;
}

/**
 * cw_tabulation_prepare:
 *
 * Finds out what the scope comes to. Whoever cannot do with a matrix of zeros asks for it before the first row: where
 * the scope cannot be found out, nothing counts.
 */
gboolean
cw_tabulation_prepare (CwTabulation *self, GError **error)
{
  if (self->prepared)
    return TRUE;
  cw_tabulation_forget_scope (self);
  self->excerpts = g_ptr_array_new_with_free_func (unref_set);
  self->codings = g_ptr_array_new_with_free_func (unref_set);
  self->prepared = apply_scope (self, error);
  if (!self->prepared)
    set_material (self, cw_region_new ());
  return self->prepared;
}

/* Whether the scope lets the coding of the excerpt count, wherever its text is. */
gboolean
cw_tabulation_counts (CwTabulation *self, guint32 excerpt, guint32 coding)
{
  if (self->later != NULL && cw_id_set_has (self->later, coding))
    return FALSE;
  for (guint i = 0; i < self->excerpts->len; i++)
    if (!cw_id_set_has (g_ptr_array_index (self->excerpts, i), excerpt))
      return FALSE;
  for (guint i = 0; i < self->codings->len; i++)
    if (!cw_id_set_has (g_ptr_array_index (self->codings, i), coding))
      return FALSE;
  return TRUE;
}

const CwRange *
cw_tabulation_get_material (CwTabulation *self, guint32 source, guint *n_ranges)
{
  guint n;
  const CwRange *ranges = cw_region_get_ranges (self->material, &n);

  *n_ranges = self->first[source + 1] - self->first[source];
  return ranges + self->first[source];
}
