/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The summaries: which cells have one, of which status, what they cite, and which are stale (method.md §6.1, cells;
 * PT5, PT6, PT9). */

#include "config.h"

#include "cw-demo-cells.h"

#include "cw-demo-interviews.h"

#define N_PATTERNS 14
#define N_AREA_CELLS (CW_DEMO_N_CITIES * CW_DEMO_N_AREAS * N_PATTERNS)
#define FULL_CELLS 280
#define SMALL_CELLS 40 /* those that a small project has */
#define SMALL_EXCERPTS 700
#define N_STALE 11
#define N_WITHDRAWN_CELLS 4
#define MOST_CANDIDATES 6
#define CONTRADICTING 14 /* PT5 */

static void
cell_free (gpointer data)
{
  CwDemoCell *cell = data;

  g_array_unref (cell->links);
  g_free (cell);
}

CwDemoCell *
cw_demo_cells_get (CwDemoCells *self, guint place)
{
  return g_ptr_array_index (self->cells, place);
}

/**
 * cw_demo_area_of_organisation:
 *
 * Returns: the service area that it belongs to; its city is the number's last bit
 */
guint
cw_demo_area_of_organisation (guint organisation)
{
  return organisation / 2 % CW_DEMO_N_AREAS;
}

/**
 * cw_demo_cells_is_written:
 *
 * Returns: whether a project of the plan's size has the summary
 */
gboolean
cw_demo_cells_is_written (CwDemoCells *self, CwDemoPlan *plan, guint place)
{
  if (cw_demo_cells_get (self, place)->status == CW_DEMO_CELL_EMPTY)
    return FALSE;
  return place < plan->size->n_cells || plan->size->n_sources == plan->size->n_planned;
}

gboolean
cw_demo_cells_late_is_written (CwDemoCells *self, CwDemoPlan *plan, guint index)
{
  const CwDemoLateCoding *late = &g_array_index (self->late, CwDemoLateCoding, index);

  return cw_demo_cells_is_written (self, plan, late->cell)
         && late->excerpt < cw_demo_plan_count_written_excerpts (plan);
}

static CwDemoCell *
append (CwDemoCells *self, guint row, guint code, const char *text)
{
  CwDemoCell *cell = g_new0 (CwDemoCell, 1);

  cell->row = row;
  cell->code = code;
  cell->status = CW_DEMO_CELL_FINAL;
  cell->text = text;
  cell->links = g_array_new (FALSE, FALSE, sizeof (CwDemoCellLink));
  g_ptr_array_add (self->cells, cell);
  return cell;
}

static void
cite (CwDemoCell *cell, guint excerpt, const char *stance)
{
  CwDemoCellLink link = { excerpt, stance };

  g_array_append_val (cell->links, link);
}

/* --- which cells ------------------------------------------------------------------------------------------- */

static guint
first_pattern (CwDemoPlan *plan)
{
  return cw_demo_codebook_find (plan->codebook, "Borrowed legitimacy");
}

/* The services, then the quarters, then, in a large project, the organisations. */
static void
append_cells (CwDemoCells *self, CwDemoPlan *plan)
{
  guint pattern = first_pattern (plan);
  guint n_organisations = 0;

  for (guint row = CW_DEMO_N_CITIES; row < CW_DEMO_N_PLACES; row++)
    for (guint i = 0; i < N_PATTERNS; i++)
      append (self, row, pattern + i, "summary");
  for (guint slice = 0; slice < CW_DEMO_N_SLICES; slice++)
    for (guint i = 0; i < N_PATTERNS; i++)
      append (self, CW_DEMO_SLICE_ROW (plan->size) + slice, pattern + i, "summary");
  if (plan->size->n_cells > FULL_CELLS)
    n_organisations
        = MIN (plan->size->n_organisations, (plan->size->n_cells - FULL_CELLS) / N_PATTERNS);
  for (guint row = CW_DEMO_N_PLACES; row < CW_DEMO_N_PLACES + n_organisations; row++)
    for (guint i = 0; i < N_PATTERNS; i++)
      append (self, row, pattern + i, "summary");
}

/* Sixty per cent are final, a quarter drafts, the others empty. */
static void
give_statuses (CwDemoCells *self, CwDemoPlan *plan)
{
  CwDemoRandom random = cw_demo_random_new (plan->seed, "cells", 0);
  guint n = self->cells->len;
  g_autofree guint *order = cw_demo_random_permute (&random, n);

  for (guint i = 0; i < n; i++)
    cw_demo_cells_get (self, i)->status = order[i] < n * 60 / 100   ? CW_DEMO_CELL_FINAL
                                          : order[i] < n * 85 / 100 ? CW_DEMO_CELL_DRAFT
                                                                    : CW_DEMO_CELL_EMPTY;
}

/* --- what they cite ---------------------------------------------------------------------------------------- */

/* The pattern codes that an excerpt is evidence of, a bit for each. */
static guint
list_patterns (CwDemoPlan *plan, guint *masks, const CwDemoExcerpt *excerpt)
{
  guint mask = 0;

  for (guint i = 0; i < excerpt->n_codings; i++)
    mask |= masks[cw_demo_plan_coding (plan, excerpt->first_coding + i)->code];
  return mask;
}

static guint *
tabulate_patterns (CwDemoPlan *plan)
{
  guint n = cw_demo_codebook_size (plan->codebook);
  guint *masks = g_new0 (guint, n);

  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < N_PATTERNS; j++)
      if (cw_demo_codebook_feeds (plan->codebook, i, first_pattern (plan) + j))
        masks[i] |= 1u << j;
  return masks;
}

static gboolean
is_withdrawn (CwDemoPlan *plan, const CwDemoExcerpt *excerpt)
{
  return plan->size->planted
         && cw_demo_plan_source (plan, excerpt->source)->participant == CW_DEMO_WITHDRAWN;
}

/* The first few that there are, so that a small project cites what it has. */
static void
offer (CwDemoCells *self, guint cell, guint excerpt)
{
  CwDemoCell *planned = cw_demo_cells_get (self, cell);

  if (planned->status != CW_DEMO_CELL_EMPTY && planned->links->len < MOST_CANDIDATES)
    cite (planned,
          excerpt,
          planned->links->len % 6 == 4   ? "qualifies"
          : planned->links->len % 6 == 5 ? "contradicts"
                                         : "supports");
}

static void
offer_to_rows (CwDemoCells *self, CwDemoPlan *plan, guint place, guint pattern)
{
  CwDemoSource *source = cw_demo_plan_source (plan, cw_demo_plan_excerpt (plan, place)->source);
  int slice = cw_demo_slice_of (source);

  for (guint area = 0; area < CW_DEMO_N_AREAS; area++)
    if (source->city != CW_DEMO_BOTH_CITIES && (source->areas >> area & 1) != 0)
      offer (self, (source->city * CW_DEMO_N_AREAS + area) * N_PATTERNS + pattern, place);
  if (slice >= 0)
    offer (self, N_AREA_CELLS + slice * N_PATTERNS + pattern, place);
}

/* P-31's words are cited in four cells and nowhere else. */
static void
cite_withdrawn (CwDemoCells *self, CwDemoPlan *plan, guint *masks)
{
  guint used = 0, n = 0;

  for (guint i = 0; i < plan->excerpts->len && n < N_WITHDRAWN_CELLS; i++)
    {
      CwDemoExcerpt *excerpt = cw_demo_plan_excerpt (plan, i);
      guint mask = is_withdrawn (plan, excerpt) ? list_patterns (plan, masks, excerpt) : 0;
      int slice = cw_demo_slice_of (cw_demo_plan_source (plan, excerpt->source));

      for (guint j = 0; j < N_PATTERNS && mask != 0 && n < N_WITHDRAWN_CELLS; j++)
        {
          guint cell = N_AREA_CELLS + slice * N_PATTERNS + j;

          if ((mask & ~used & 1u << j) == 0
              || cw_demo_cells_get (self, cell)->status == CW_DEMO_CELL_EMPTY)
            continue;
          cite (cw_demo_cells_get (self, cell), i, "supports");
          used |= 1u << j;
          n++;
        }
    }
}

static void
cite_all (CwDemoCells *self, CwDemoPlan *plan, guint *masks)
{
  for (guint i = 0; i < plan->excerpts->len; i++)
    {
      CwDemoExcerpt *excerpt = cw_demo_plan_excerpt (plan, i);
      guint mask = is_withdrawn (plan, excerpt) ? 0 : list_patterns (plan, masks, excerpt);

      for (guint j = 0; j < N_PATTERNS; j++)
        if ((mask >> j & 1) != 0)
          offer_to_rows (self, plan, i, j);
    }
  if (plan->size->planted)
    cite_withdrawn (self, plan, masks);
}

/* --- stale ones -------------------------------------------------------------------------------------------- */

/* A code of the pattern that is in no planted truth, or -1. */
static int
find_member (CwDemoPlan *plan, guint pattern)
{
  static const char *const kept[]
      = { "Competition", "Police legitimacy", "preemption", "co-optation charge" };

  for (guint i = 0; i < cw_demo_codebook_size (plan->codebook); i++)
    {
      gboolean planted = FALSE;

      for (guint j = 0; j < G_N_ELEMENTS (kept); j++)
        planted |= cw_demo_codebook_feeds (
            plan->codebook, i, cw_demo_codebook_find (plan->codebook, kept[j]));
      if (!planted && cw_demo_codebook_get (plan->codebook, i)->kind == CW_DEMO_LEAF
          && cw_demo_codebook_feeds (plan->codebook, i, pattern))
        return i;
    }
  return -1;
}

/* Something of the row that is no evidence of the pattern yet; no interview, in which it would be a first time. */
static gboolean
find_excerpt (CwDemoPlan *plan, guint *masks, const CwDemoCell *cell, guint from, guint *place)
{
  for (guint i = from; i < plan->excerpts->len; i++)
    {
      CwDemoExcerpt *excerpt = cw_demo_plan_excerpt (plan, i);
      CwDemoSource *source = cw_demo_plan_source (plan, excerpt->source);
      guint area = cell->row - CW_DEMO_AREA_ROW (source->city, 0);

      if (source->interview >= 0 || source->city == CW_DEMO_BOTH_CITIES || area >= CW_DEMO_N_AREAS
          || (source->areas >> area & 1) == 0
          || (list_patterns (plan, masks, excerpt) >> (cell->code - first_pattern (plan)) & 1) != 0)
        continue;
      *place = i;
      return TRUE;
    }
  return FALSE;
}

static void
make_stale (CwDemoCells *self, CwDemoPlan *plan, guint *masks)
{
  g_autoptr (GHashTable) used = g_hash_table_new (NULL, NULL);

  for (guint i = 3; i < N_AREA_CELLS && self->late->len < N_STALE; i += 5)
    {
      CwDemoCell *cell = cw_demo_cells_get (self, i);
      int code = find_member (plan, cell->code);
      guint excerpt = i < SMALL_CELLS ? 0 : SMALL_EXCERPTS;
      gboolean found = cell->status != CW_DEMO_CELL_EMPTY && code >= 0;

      while (found && (found = find_excerpt (plan, masks, cell, excerpt, &excerpt))
             && !g_hash_table_add (used, GUINT_TO_POINTER (excerpt)))
        excerpt++;
      if (found)
        {
          CwDemoLateCoding late = { i, excerpt, code };

          g_array_append_val (self->late, late);
          cell->stale = TRUE;
        }
    }
}

/* --- about single truths ------------------------------------------------------------------------------------- */

static gboolean
is_about (CwDemoPlan *plan, const CwDemoExcerpt *excerpt, guint target)
{
  for (guint i = 0; i < excerpt->n_codings; i++)
    if (cw_demo_codebook_feeds (
            plan->codebook, cw_demo_plan_coding (plan, excerpt->first_coding + i)->code, target))
      return TRUE;
  return FALSE;
}

/* PT5: in one of the six services nothing supports the theme and fourteen excerpts contradict it. */
static void
append_theme_cells (CwDemoCells *self, CwDemoPlan *plan)
{
  guint theme = cw_demo_codebook_find (plan->codebook, "Condition of entry");
  guint exception = CW_DEMO_AREA_ROW (1, 2);

  for (guint row = CW_DEMO_N_CITIES; row < CW_DEMO_N_PLACES; row++)
    {
      gboolean contradicted = row == exception;
      CwDemoCell *cell = append (self, row, theme, contradicted ? "contradicts" : "supports");
      guint wanted = contradicted ? CONTRADICTING : 5;
      guint about
          = contradicted ? cw_demo_codebook_find (plan->codebook, "Encampment services") : theme;

      for (guint i = 0; i < plan->excerpts->len && cell->links->len < wanted; i++)
        {
          CwDemoExcerpt *excerpt = cw_demo_plan_excerpt (plan, i);
          CwDemoSource *source = cw_demo_plan_source (plan, excerpt->source);
          guint area = row - CW_DEMO_AREA_ROW (source->city, 0);

          if (source->city < CW_DEMO_N_CITIES && area < CW_DEMO_N_AREAS
              && (source->areas >> area & 1) != 0 && !is_withdrawn (plan, excerpt)
              && is_about (plan, excerpt, about))
            cite (cell, i, contradicted ? "contradicts" : "supports");
        }
    }
}

/**
 * cw_demo_cells_new:
 *
 * Returns: (transfer full): the summaries of the plan
 */
CwDemoCells *
cw_demo_cells_new (CwDemoPlan *plan)
{
  CwDemoCells *self = g_new0 (CwDemoCells, 1);
  g_autofree guint *masks = tabulate_patterns (plan);

  self->cells = g_ptr_array_new_with_free_func (cell_free);
  self->late = g_array_new (FALSE, FALSE, sizeof (CwDemoLateCoding));
  append_cells (self, plan);
  give_statuses (self, plan);
  cite_all (self, plan, masks);
  if (!plan->size->planted)
    return self;
  make_stale (self, plan, masks);
  append_theme_cells (self, plan);
  append (self,
          CW_DEMO_ROLE_ROW (plan->size) + CW_DEMO_POLICE,
          cw_demo_codebook_find (plan->codebook, "co-optation charge"),
          "absent");
  return self;
}

/**
 * cw_demo_cells_free:
 * @self: (transfer full) (nullable): summaries
 */
void
cw_demo_cells_free (CwDemoCells *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->cells);
  g_array_unref (self->late);
  g_free (self);
}
