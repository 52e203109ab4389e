/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Slices of time as rows or columns: months, quarters, years, or the periods of a set, which may differ by case
 * (method.md §3.7). Where the basis dates the text, a slice has text; where it dates excerpts or codings, the text is of
 * all times and a slice has those. What has no date, or none in any slice, stands in slices of its own (R13, W12). */

#include "config.h"

#include "cw-period-sets.h"
#include "cw-tabulation-private.h"

#include <string.h>

#define MAX_SLICES 600

typedef struct
{
  gint64 case_id; /* whose days they are, 0 for those of all cases */
  CwDateSpan span;
} CwSliceDays;

typedef struct
{
  char *label;
  GArray *days;     /* of CwSliceDays */
  CwRegion *region; /* what belongs to it, by the basis */
  CwIdSet *ids;
} CwSlice;

typedef struct
{
  CwTabulation *tabulation;
  GPtrArray *
      slices; /* of CwSlice; behind the slices of time those of what spans several, is undated, is outside */
  guint n_slices;
  GHashTable *cases; /* (nullable): case id as a pointer → CwRegion, where each has its own days */
} CwSlicing;

enum
{
  SEVERAL,
  UNDATED,
  OUTSIDE,
};

static void
free_slice (gpointer data)
{
  CwSlice *slice = data;

  g_free (slice->label);
  g_array_unref (slice->days);
  cw_region_unref (slice->region);
  cw_id_set_unref (slice->ids);
  g_free (slice);
}

static void
unref_region (gpointer region)
{
  cw_region_unref (region);
}

static CwSlice *
add_slice (CwSlicing *self, const char *label)
{
  CwSlice *slice = g_new0 (CwSlice, 1);

  slice->label = g_strdup (label);
  slice->days = g_array_new (FALSE, FALSE, sizeof (CwSliceDays));
  slice->region = cw_region_new ();
  slice->ids = cw_id_set_new ();
  g_ptr_array_add (self->slices, slice);
  return slice;
}

static CwSlice *
slice_at (CwSlicing *self, guint i)
{
  return g_ptr_array_index (self->slices, i);
}

/* --- which slices there are ------------------------------------------------------------------------------------------ */

static void
stretch (CwDateSpan *all, CwEffectiveDate when)
{
  if (!when.dated)
    return;
  all->first = MIN (all->first, when.span.first);
  all->last = MAX (all->last, when.span.last == G_MAXUINT32 ? when.span.first : when.span.last);
}

static CwDateSpan
find_all_days (CwTabulation *self)
{
  CwDateSpan all = { G_MAXUINT32, 0 };
  guint n = cw_evidence_get_n_sources (self->evidence);

  for (guint i = 0; i < n; i++)
    {
      const CwEvidenceSource *source = cw_evidence_get_source (self->evidence, i);

      if (self->first[i] == self->first[i + 1])
        continue;
      if (self->scope->basis != CW_TIME_CODED)
        stretch (&all, cw_effective_dates_of_source (self->dates, source->id));
      for (guint j = 0; self->scope->basis == CW_TIME_REFERRED && j < source->excerpts->len; j++)
        stretch (
            &all,
            cw_effective_dates_of_excerpt (
                self->dates, source->id, g_array_index (source->excerpts, CwExcerptSpan, j).id));
      for (guint j = 0; self->scope->basis == CW_TIME_CODED && j < source->codings->len; j++)
        stretch (&all,
                 cw_effective_dates_of_coding (
                     self->dates, g_array_index (source->codings, CwCodingSpan, j).id));
    }
  return all;
}

/* The month, quarter or year that the day is in. */
static char *
name_slice (const GDate *day, guint months)
{
  if (months == 12)
    return g_strdup_printf ("%04u", g_date_get_year (day));
  if (months == 3)
    return g_strdup_printf (
        "%04uQ%u", g_date_get_year (day), ((guint) g_date_get_month (day) + 2) / 3);
  return g_strdup_printf ("%04u-%02u", g_date_get_year (day), (guint) g_date_get_month (day));
}

static gboolean
list_calendar (CwSlicing *self, guint months, GError **error)
{
  CwDateSpan all = find_all_days (self->tabulation);
  GDate day;

  if (all.first > all.last)
    return TRUE;
  g_date_clear (&day, 1);
  g_date_set_julian (&day, all.first);
  g_date_set_day (&day, 1);
  g_date_set_month (&day, (g_date_get_month (&day) - 1) / months * months + 1);
  while (g_date_get_julian (&day) <= all.last && self->slices->len <= MAX_SLICES)
    {
      g_autofree char *label = name_slice (&day, months);
      CwSliceDays days = { 0, { g_date_get_julian (&day), 0 } };

      g_date_add_months (&day, months);
      days.span.last = g_date_get_julian (&day) - 1;
      g_array_append_val (add_slice (self, label)->days, days);
    }
  if (self->slices->len <= MAX_SLICES)
    return TRUE;
  g_set_error_literal (error,
                       CW_ERROR,
                       CW_ERROR_INVALID,
                       "The dates of this project are too far apart for that many slices of time. "
                       "Choose years, or a set of periods.");
  return FALSE;
}

static CwSlice *
find_slice (CwSlicing *self, const char *label)
{
  for (guint i = 0; i < self->slices->len; i++)
    if (g_str_equal (slice_at (self, i)->label, label))
      return slice_at (self, i);
  return add_slice (self, label);
}

static void
add_case (CwSlicing *self, gint64 case_id)
{
  if (self->cases == NULL)
    self->cases = g_hash_table_new_full (NULL, NULL, NULL, unref_region);
  if (!g_hash_table_contains (self->cases, GSIZE_TO_POINTER (case_id)))
    g_hash_table_insert (self->cases,
                         GSIZE_TO_POINTER (case_id),
                         cw_tabulation_find_case (self->tabulation, case_id));
}

/* A period of the same name is the same slice, whenever it was in each case. */
static gboolean
list_set (CwSlicing *self, const char *name, GError **error)
{
  g_autoptr (GPtrArray) periods = NULL;
  CwProject *project = self->tabulation->project;
  gint64 set;

  if (!cw_project_resolve (project, CW_KIND_PERIOD_SET, name, &set, error))
    return FALSE;
  periods = cw_project_list_periods (project, set, error);
  for (guint i = 0; periods != NULL && i < periods->len; i++)
    {
      const CwPeriod *period = g_ptr_array_index (periods, i);
      CwSliceDays days = { period->case_id, { 0, G_MAXUINT32 } };
      CwDateSpan span;

      if (!cw_date_span_of (period->start, "", "", &span))
        continue;
      days.span.first = span.first;
      if (cw_date_span_of (period->end, "", "", &span))
        days.span.last = span.last;
      g_array_append_val (find_slice (self, period->label)->days, days);
      if (period->case_id != 0)
        add_case (self, period->case_id);
    }
  return periods != NULL;
}

/* --- what is in them ------------------------------------------------------------------------------------------------- */

static gboolean
is_in (const CwSlice *slice, gint64 case_id, const CwDateSpan *span)
{
  for (guint i = 0; i < slice->days->len; i++)
    {
      const CwSliceDays *days = &g_array_index (slice->days, CwSliceDays, i);

      if (days->case_id == case_id && cw_date_span_overlaps (&days->span, span))
        return TRUE;
    }
  return FALSE;
}

/* The slices that have the date, by R13; none where it is outside of all. */
static void
assign (CwSlicing *self, gint64 case_id, CwEffectiveDate when, GArray *found)
{
  CwOverlap overlap = self->tabulation->scope->overlap;
  guint several = self->n_slices + SEVERAL, undated = self->n_slices + UNDATED;

  g_array_set_size (found, 0);
  if (!when.dated)
    {
      g_array_append_val (found, undated);
      return;
    }
  if (overlap == CW_OVERLAP_START)
    when.span.last = when.span.first;
  for (guint i = 0; i < self->n_slices; i++)
    if (is_in (slice_at (self, i), case_id, &when.span))
      g_array_append_val (found, i);
  if (overlap == CW_OVERLAP_APART && found->len > 1)
    {
      g_array_set_size (found, 0);
      g_array_append_val (found, several);
    }
}

static void
put_range (CwSlicing *self, const GArray *found, guint32 source, const CwRegion *text)
{
  for (guint i = 0; i < found->len; i++)
    cw_region_add_source (slice_at (self, g_array_index (found, guint, i))->region, text, source);
}

static void
divide_text (CwSlicing *self, guint32 index, GArray *found)
{
  CwTabulation *tabulation = self->tabulation;
  CwEffectiveDate when = cw_effective_dates_of_source (
      tabulation->dates, cw_evidence_get_source (tabulation->evidence, index)->id);
  GHashTableIter iter;
  gpointer case_id, region;

  if (self->cases == NULL || !when.dated)
    {
      assign (self, 0, when, found);
      put_range (self, found, index, tabulation->material);
      return;
    }
  g_hash_table_iter_init (&iter, self->cases);
  while (g_hash_table_iter_next (&iter, &case_id, &region))
    {
      assign (self, GPOINTER_TO_SIZE (case_id), when, found);
      put_range (self, found, index, region);
    }
}

static void
put_id (CwSlicing *self, const GArray *found, guint32 id)
{
  for (guint i = 0; i < found->len; i++)
    cw_id_set_add (slice_at (self, g_array_index (found, guint, i))->ids, id);
}

/* What an excerpt talks about was in a case's period where the excerpt is about the case. */
static void
divide_id (CwSlicing *self,
           guint32 index,
           const CwExcerptSpan *excerpt,
           guint32 id,
           CwEffectiveDate when,
           GArray *found)
{
  GHashTableIter iter;
  gpointer case_id, region;
  guint n_found = 0, outside = self->n_slices + OUTSIDE;

  if (self->cases == NULL || !when.dated)
    {
      assign (self, 0, when, found);
      put_id (self, found, id);
      n_found = found->len;
    }
  else
    {
      g_hash_table_iter_init (&iter, self->cases);
      while (g_hash_table_iter_next (&iter, &case_id, &region))
        if (cw_region_touches (region, index, excerpt->start, excerpt->end))
          {
            assign (self, GPOINTER_TO_SIZE (case_id), when, found);
            put_id (self, found, id);
            n_found += found->len;
          }
    }
  if (n_found == 0)
    cw_id_set_add (slice_at (self, outside)->ids, id);
}

static void
divide_evidence (CwSlicing *self, guint32 index, const CwEvidenceSource *source, GArray *found)
{
  CwEffectiveDates *dates = self->tabulation->dates;

  for (guint i = 0; i < source->excerpts->len; i++)
    {
      const CwExcerptSpan *excerpt = &g_array_index (source->excerpts, CwExcerptSpan, i);

      if (self->tabulation->scope->basis == CW_TIME_REFERRED)
        {
          CwEffectiveDate when = cw_effective_dates_of_excerpt (dates, source->id, excerpt->id);

          divide_id (self, index, excerpt, excerpt->id, when, found);
          continue;
        }
      for (guint j = 0; j < excerpt->n_codings; j++)
        {
          guint32 id = g_array_index (source->codings, CwCodingSpan, excerpt->first_coding + j).id;

          divide_id (self, index, excerpt, id, cw_effective_dates_of_coding (dates, id), found);
        }
    }
}

static void
find_rest (CwSlicing *self)
{
  g_autoptr (CwRegion) divided = cw_region_new ();
  CwSlice *outside = slice_at (self, self->n_slices + OUTSIDE);

  for (guint i = 0; i < self->n_slices + OUTSIDE; i++)
    {
      cw_region_seal (slice_at (self, i)->region);
      cw_region_add_all (divided, slice_at (self, i)->region);
    }
  cw_region_seal (divided);
  cw_region_unref (outside->region);
  outside->region = cw_region_subtract (self->tabulation->material, divided);
}

static void
divide (CwSlicing *self)
{
  CwTabulation *tabulation = self->tabulation;
  gboolean of_text = cw_time_basis_is_of_text (tabulation->scope->basis);
  guint n = cw_evidence_get_n_sources (tabulation->evidence);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < n; i++)
    if (tabulation->first[i] < tabulation->first[i + 1])
      {
        if (of_text)
          divide_text (self, i, found);
        else
          divide_evidence (self, i, cw_evidence_get_source (tabulation->evidence, i), found);
      }
  if (of_text)
    find_rest (self);
}

/* --- items ------------------------------------------------------------------------------------------------------------ */

static gboolean
has_anything (const CwSlice *slice)
{
  guint n;

  cw_region_get_ranges (slice->region, &n);
  return n > 0 || cw_id_set_get_size (slice->ids) > 0;
}

static CwTabulationItem *
make_item (CwSlicing *self, const CwSlice *slice)
{
  CwTabulationItem *item
      = cw_tabulation_item_new (CW_KIND_PERIOD, 0, slice->label, slice->label, 0);
  CwTimeBasis basis = self->tabulation->scope->basis;

  if (cw_time_basis_is_of_text (basis))
    item->region = cw_region_ref (slice->region);
  else
    g_ptr_array_add (basis == CW_TIME_REFERRED ? item->excerpts : item->codings,
                     cw_id_set_ref (slice->ids));
  return item;
}

static GPtrArray *
make_items (CwSlicing *self)
{
  GPtrArray *items = cw_tabulation_new_items ();
  CwTabulationItem *last = NULL;

  for (guint i = 0; i < self->slices->len; i++)
    {
      const CwSlice *slice = slice_at (self, i);

      if (i >= self->n_slices && !has_anything (slice))
        continue;
      g_ptr_array_add (items, make_item (self, slice));
      if (i < self->n_slices)
        {
          CwTabulationItem *item = g_ptr_array_index (items, items->len - 1);

          item->previous = last;
          last = item;
        }
    }
  return items;
}

static gboolean
list_slices (CwSlicing *self, const char *periods, GError **error)
{
  if (g_str_equal (periods, "month"))
    return list_calendar (self, 1, error);
  if (g_str_equal (periods, "quarter"))
    return list_calendar (self, 3, error);
  if (g_str_equal (periods, "year"))
    return list_calendar (self, 12, error);
  return list_set (self, periods + strlen ("period:"), error);
}

GPtrArray *
cw_tabulation_list_periods (CwTabulation *self, const char *periods, GError **error)
{
  CwSlicing slicing = { .tabulation = self };
  GPtrArray *items = NULL;

  if (!cw_tabulation_take_dates (self, error))
    return NULL;
  self->timed = TRUE;
  slicing.slices = g_ptr_array_new_with_free_func (free_slice);
  if (list_slices (&slicing, periods, error))
    {
      slicing.n_slices = slicing.slices->len;
      add_slice (&slicing, "several");
      add_slice (&slicing, "undated");
      add_slice (&slicing, "outside");
      divide (&slicing);
      items = make_items (&slicing);
    }
  g_ptr_array_unref (slicing.slices);
  g_clear_pointer (&slicing.cases, g_hash_table_unref);
  return items;
}
