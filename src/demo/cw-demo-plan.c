/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwDemoPlan: what the parts of the plan have in common: sizes, days, names. Each part is made by a file of its own:
 * the sources, the excerpts, then which codes they have. */

#include "config.h"

#include "cw-demo-plan.h"

#include "cw-demo-assignment.h"
#include "cw-demo-excerpts.h"
#include "cw-demo-sources.h"

#define FIRST_YEAR 2020
#define FIRST_MONTH 7

/* The table of method.md §6.1. The bulk of M has eleven codings fewer than it says: those are added later, so that
 * eleven summaries are stale. */
static const CwDemoSize sizes[] = {
  { "S", 40, 542, 1560000, 6690, 9629, 149, 18, 30, 40, 100, TRUE },
  { "M", 542, 542, 1560000, 6690, 9629, 149, 18, 264, 280, 100, TRUE },
  { "L", 5400, 5400, 15000000, 67000, 96000, 600, 180, 2600, 2800, 100, FALSE },
  { "XL", 5000, 5000, 50000000, 694445, 1000000, 2000, 192, 2600, 2800, 35, FALSE },
};

/**
 * cw_demo_size_find:
 * @name: S, M, L or XL
 *
 * Returns: (nullable): the size
 */
const CwDemoSize *
cw_demo_size_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    if (g_str_equal (sizes[i].name, name))
      return &sizes[i];
  return NULL;
}

/**
 * cw_demo_plan_new:
 *
 * Returns: (transfer full): the numbers of a project
 */
CwDemoPlan *
cw_demo_plan_new (const CwDemoSize *size, guint64 seed)
{
  CwDemoPlan *self = g_new0 (CwDemoPlan, 1);

  self->size = size;
  self->seed = seed;
  self->lexicon = cw_demo_lexicon_new ();
  self->codebook = cw_demo_codebook_new (self->lexicon, size->n_codes, size->n_codings);
  self->sources = g_array_new (FALSE, TRUE, sizeof (CwDemoSource));
  self->participants = g_array_new (FALSE, TRUE, sizeof (CwDemoParticipant));
  self->excerpts = g_array_new (FALSE, TRUE, sizeof (CwDemoExcerpt));
  self->codings = g_array_new (FALSE, TRUE, sizeof (CwDemoCoding));
  self->debuts = g_array_new (FALSE, TRUE, sizeof (int));
  self->debt = g_array_new (FALSE, FALSE, sizeof (guint));
  cw_demo_plan_sources (self);
  cw_demo_plan_excerpts (self);
  cw_demo_plan_assignment (self);
  return self;
}

/**
 * cw_demo_plan_free:
 * @self: (transfer full) (nullable): a plan
 */
void
cw_demo_plan_free (CwDemoPlan *self)
{
  if (self == NULL)
    return;
  cw_demo_lexicon_free (self->lexicon);
  cw_demo_codebook_free (self->codebook);
  g_array_unref (self->sources);
  g_array_unref (self->participants);
  g_array_unref (self->excerpts);
  g_array_unref (self->codings);
  g_array_unref (self->debuts);
  g_array_unref (self->debt);
  g_free (self);
}

CwDemoSource *
cw_demo_plan_source (CwDemoPlan *self, guint place)
{
  return &g_array_index (self->sources, CwDemoSource, place);
}

CwDemoExcerpt *
cw_demo_plan_excerpt (CwDemoPlan *self, guint place)
{
  return &g_array_index (self->excerpts, CwDemoExcerpt, place);
}

CwDemoCoding *
cw_demo_plan_coding (CwDemoPlan *self, guint place)
{
  return &g_array_index (self->codings, CwDemoCoding, place);
}

/**
 * cw_demo_plan_count_written_excerpts:
 *
 * Returns: how many excerpts the sources have that are written
 */
guint
cw_demo_plan_count_written_excerpts (CwDemoPlan *self)
{
  CwDemoSource *last = cw_demo_plan_source (self, self->size->n_sources - 1);

  return last->first_excerpt + last->n_excerpts;
}

/**
 * cw_demo_plan_has_code:
 *
 * Returns: whether the excerpt is planned to have the code
 */
gboolean
cw_demo_plan_has_code (CwDemoPlan *self, const CwDemoExcerpt *excerpt, guint code)
{
  for (guint i = 0; i < excerpt->n_codings; i++)
    if (cw_demo_plan_coding (self, excerpt->first_coding + i)->code == code)
      return TRUE;
  return FALSE;
}

/* --- days ---------------------------------------------------------------------------------------------- */

/**
 * cw_demo_day:
 *
 * Returns: the Julian day of a date
 */
guint32
cw_demo_day (guint year, guint month, guint day)
{
  GDate date;

  g_date_set_dmy (&date, day, month, year);
  return g_date_get_julian (&date);
}

/**
 * cw_demo_month_of:
 *
 * Returns: the month of the study window, from 0
 */
guint
cw_demo_month_of (guint32 day)
{
  GDate date;

  g_date_set_julian (&date, day);
  return (g_date_get_year (&date) - FIRST_YEAR) * 12 + g_date_get_month (&date) - FIRST_MONTH;
}

/**
 * cw_demo_quarter_of:
 *
 * Returns: the quarter of the study window, from 0
 */
guint
cw_demo_quarter_of (guint32 day)
{
  return cw_demo_month_of (day) / 3;
}

/**
 * cw_demo_slice_of:
 *
 * Returns: the source's city and quarter as one number, or -1 where it is about both cities
 */
int
cw_demo_slice_of (const CwDemoSource *source)
{
  if (source->city == CW_DEMO_BOTH_CITIES)
    return -1;
  return source->city * CW_DEMO_N_QUARTERS + cw_demo_quarter_of (source->date);
}

/**
 * cw_demo_format_day:
 *
 * Returns: (transfer full): the ISO 8601 date
 */
char *
cw_demo_format_day (guint32 day)
{
  GDate date;

  g_date_set_julian (&date, day);
  return g_strdup_printf (
      "%04u-%02u-%02u", g_date_get_year (&date), g_date_get_month (&date), g_date_get_day (&date));
}

/**
 * cw_demo_format_slice:
 *
 * Returns: (transfer full): as «Calder City 2020Q3»
 */
char *
cw_demo_format_slice (guint slice)
{
  guint quarter = slice % CW_DEMO_N_QUARTERS + 2;

  return g_strdup_printf ("%s %uQ%u",
                          cw_demo_city_name (slice / CW_DEMO_N_QUARTERS),
                          FIRST_YEAR + quarter / 4,
                          quarter % 4 + 1);
}

const char *
cw_demo_city_name (guint city)
{
  return city == 0 ? "Calder City" : "Port Orrin";
}

const char *
cw_demo_role_name (CwDemoRole role)
{
  static const char *const names[CW_DEMO_N_ROLES] = {
    "social-service administrator", "direct service provider",  "police",
    "public administrator",         "social movement activist", "funder",
  };

  return names[role];
}
