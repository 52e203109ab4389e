/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwDemoTally: the expected numbers, from what was planned and where it was written. It shares no code with the
 * engine's tabulation, so that one can be held against the other. */

#include "config.h"

#include "cw-demo-tally.h"

#define MOST_ROWS 12

/**
 * cw_demo_tally_new:
 * @cells: whose late codings count too
 *
 * Returns: (transfer full): an empty tally
 */
CwDemoTally *
cw_demo_tally_new (CwDemoPlan *plan, CwDemoCells *cells)
{
  CwDemoTally *self = g_new0 (CwDemoTally, 1);

  self->plan = plan;
  self->n_rows = CW_DEMO_N_ROWS (plan->size);
  self->n_columns = cw_demo_codebook_size (plan->codebook) + 1;
  self->counts = g_new0 (CwDemoCount, (gsize) self->n_rows * self->n_columns);
  self->words = g_new0 (guint64, self->n_rows);
  self->late = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < cells->late->len; i++)
    {
      CwDemoLateCoding *late = &g_array_index (cells->late, CwDemoLateCoding, i);

      if (cw_demo_cells_late_is_written (cells, plan, i))
        g_hash_table_insert (
            self->late, GUINT_TO_POINTER (late->excerpt + 1), GUINT_TO_POINTER (late->code + 1));
    }
  return self;
}

/**
 * cw_demo_tally_free:
 * @self: (transfer full) (nullable): a tally
 */
void
cw_demo_tally_free (CwDemoTally *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->late);
  g_free (self->counts);
  g_free (self->words);
  g_free (self);
}

/* --- rows -------------------------------------------------------------------------------------------------- */

static guint
add_row (guint rows[MOST_ROWS], guint n, guint row)
{
  for (guint i = 0; i < n; i++)
    if (rows[i] == row)
      return n;
  rows[n] = row;
  return n + 1;
}

/* Those that the whole source belongs to, for a source about one city. */
static guint
list_rows (CwDemoPlan *plan, const CwDemoSource *source, guint rows[MOST_ROWS])
{
  guint n = add_row (rows, 0, source->city);

  for (guint area = 0; area < CW_DEMO_N_AREAS; area++)
    if ((source->areas >> area & 1) != 0)
      n = add_row (rows, n, CW_DEMO_AREA_ROW (source->city, area));
  n = add_row (rows, n, CW_DEMO_SLICE_ROW (plan->size) + cw_demo_slice_of (source));
  n = add_row (rows, n, CW_DEMO_TOTAL_ROW (plan->size));
  return add_row (rows, n, CW_DEMO_TOTAL_ROW (plan->size) + 1);
}

/* Those that only what the participant said belongs to; every excerpt of an interview has some of it. */
static guint
list_participant_rows (CwDemoPlan *plan, const CwDemoSource *source, guint rows[MOST_ROWS], guint n)
{
  if (source->participant < 0)
    return n;
  n = add_row (
      rows,
      n,
      CW_DEMO_ROLE_ROW (plan->size)
          + g_array_index (plan->participants, CwDemoParticipant, source->participant).role);
  n = add_row (rows, n, CW_DEMO_TOTAL_ROW (plan->size) + 2);
  if (source->organisation < 0)
    return n;
  n = add_row (rows, n, CW_DEMO_N_PLACES + source->organisation);
  return add_row (
      rows,
      n,
      CW_DEMO_AREA_ROW (source->city, cw_demo_area_of_organisation (source->organisation)));
}

/* --- counting ------------------------------------------------------------------------------------------------ */

static CwDemoCount *
count_at (CwDemoTally *self, guint row, guint column)
{
  return &self->counts[(gsize) row * self->n_columns + column];
}

static void
count_in_column (CwDemoTally *self,
                 const guint *rows,
                 guint n,
                 guint column,
                 guint source,
                 GHashTable *seen)
{
  gboolean first = g_hash_table_add (seen, GUINT_TO_POINTER (column + 1));

  for (guint i = 0; i < n; i++)
    {
      CwDemoCount *count = count_at (self, rows[i], column);

      count->codings++;
      count->excerpts += first ? 1 : 0;
      count->sources += count->last_source != source + 1 ? 1 : 0;
      count->last_source = source + 1;
    }
}

static void
count_coding (CwDemoTally *self,
              const guint *rows,
              guint n,
              guint code,
              guint source,
              GHashTable *seen)
{
  GArray *ancestors = cw_demo_codebook_get (self->plan->codebook, code)->ancestors;

  for (guint i = 0; i < ancestors->len; i++)
    count_in_column (self, rows, n, g_array_index (ancestors, guint, i), source, seen);
  count_in_column (self, rows, n, self->n_columns - 1, source, seen);
}

static void
count_excerpt (CwDemoTally *self, guint place, const guint *rows, guint n)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  CwDemoExcerpt *excerpt = cw_demo_plan_excerpt (self->plan, place);
  guint late = GPOINTER_TO_UINT (g_hash_table_lookup (self->late, GUINT_TO_POINTER (place + 1)));

  for (guint i = 0; i < excerpt->n_codings; i++)
    count_coding (self,
                  rows,
                  n,
                  cw_demo_plan_coding (self->plan, excerpt->first_coding + i)->code,
                  excerpt->source,
                  seen);
  if (late > 0)
    count_coding (self, rows, n, late - 1, excerpt->source, seen);
  self->n_codings += excerpt->n_codings + (late > 0 ? 1 : 0);
  self->n_excerpts++;
}

/* A source about both cities counts for each as far as it is about it. */
static void
add_both (CwDemoTally *self, const CwDemoSource *source, const CwDemoText *text)
{
  for (guint i = 0; i < text->ranges->len; i++)
    {
      CwDemoRange *range = &g_array_index (text->ranges, CwDemoRange, i);
      guint rows[MOST_ROWS], n = 0;

      if (range->start < text->split)
        rows[n++] = 0;
      if (range->end > text->split)
        rows[n++] = 1;
      rows[n++] = CW_DEMO_TOTAL_ROW (self->plan->size);
      count_excerpt (self, source->first_excerpt + i, rows, n);
    }
  self->words[CW_DEMO_TOTAL_ROW (self->plan->size)] += text->words;
  self->words[0] += text->split_words;
  self->words[1] += text->words - text->split_words;
}

static void
add_single (CwDemoTally *self, const CwDemoSource *source, const CwDemoText *text)
{
  guint rows[MOST_ROWS];
  guint whole = list_rows (self->plan, source, rows);
  guint n = list_participant_rows (self->plan, source, rows, whole);

  for (guint i = 0; i < n; i++)
    self->words[rows[i]] += i < whole ? text->words : text->participant_words;
  for (guint i = 0; i < source->n_excerpts; i++)
    count_excerpt (self, source->first_excerpt + i, rows, n);
}

static void
count_overlaps (CwDemoTally *self, const CwDemoSource *source, const CwDemoText *text)
{
  for (guint i = 0; i < source->n_excerpts; i++)
    {
      const CwDemoRange *ranges = (const CwDemoRange *) text->ranges->data;
      gboolean before = i > 0 && ranges[i - 1].end > ranges[i].start;
      gboolean after = i + 1 < source->n_excerpts && ranges[i + 1].start < ranges[i].end;

      self->n_overlapping += before || after ? 1 : 0;
    }
}

const CwDemoCount *
cw_demo_tally_get (CwDemoTally *self, guint row, guint column)
{
  return count_at (self, row, column);
}

/**
 * cw_demo_tally_add:
 * @text: what was written as the source at that place of the plan
 *
 * Counts a source with its excerpts.
 */
void
cw_demo_tally_add (CwDemoTally *self, guint source, const CwDemoText *text)
{
  const CwDemoSource *planned = cw_demo_plan_source (self->plan, source);

  self->total_words += text->words;
  if (planned->city == CW_DEMO_BOTH_CITIES)
    add_both (self, planned, text);
  else
    add_single (self, planned, text);
  count_overlaps (self, planned, text);
}
